-- The parts that no body has: neither any nor, where one is named, that one.
SELECT parts.indicator, parts.role, parts.target, parts.body
FROM parts
LEFT JOIN matched
    ON parts.indicator = matched.indicator AND parts.role = matched.role AND parts.target = matched.target
    AND (parts.body IS NULL OR parts.body = matched.body)
GROUP BY parts.indicator, parts.role, parts.target, parts.body
HAVING count(matched.target) = 0
ORDER BY parts.indicator, parts.role, parts.target, parts.body

-- The targets that an indicator names beside one that contains them: they would be counted twice.
SELECT matched.indicator, matched.role, matched.body, matched.target, wholes.target AS whole
FROM matched
INNER JOIN matched AS wholes
    ON matched.indicator = wholes.indicator AND matched.role = wholes.role AND matched.body = wholes.body
    AND matched.part_of = wholes.target
ORDER BY matched.indicator, matched.role, matched.body, matched.target

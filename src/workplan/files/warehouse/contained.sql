-- The targets that an indicator names beside one that contains them, at any depth: they would count twice.
WITH RECURSIVE above AS (
    SELECT indicator, role, body, target, part_of AS whole
    FROM matched
    WHERE part_of IS NOT NULL
    UNION ALL
    SELECT above.indicator, above.role, above.body, above.target, verdicts.part_of AS whole
    FROM above
    INNER JOIN bodies ON above.body = bodies.body
    INNER JOIN verdicts
        ON bodies.body = verdicts.body AND bodies.period = verdicts.period AND above.whole = verdicts.target
    WHERE verdicts.part_of IS NOT NULL
)

SELECT above.indicator, above.role, above.body, above.target, min(above.whole) AS whole
FROM above
INNER JOIN matched
    ON above.indicator = matched.indicator AND above.role = matched.role AND above.body = matched.body
    AND above.whole = matched.target
GROUP BY above.indicator, above.role, above.body, above.target
ORDER BY above.indicator, above.role, above.body, above.target

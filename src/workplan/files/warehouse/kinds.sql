-- What sorts of targets each indicator names, each with two of the bodies that have such: what cannot be added
-- up is told from these. The direction of targets without figure or bound is null.
SELECT
    indicator,
    role,
    kind,
    unit,
    direction,
    count(*) AS targets,
    min(body) AS first_body,
    max(body) AS last_body
FROM matched
GROUP BY indicator, role, kind, unit, direction
ORDER BY indicator, role, kind, unit, direction

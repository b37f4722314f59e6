-- What each indicator comes to in each body, in each role: counts and sums, of which the shares are made.
-- Absent is not zero: what has no figure enters no sum, neither its figure nor its bound. A ratio takes both
-- its sides of a body or none: `used` is 0 where a figure lacks on either. `state` is that of its only target.
WITH paired AS (
    SELECT
        matched.*,
        CASE
            WHEN role = 'parts' THEN 1
            WHEN min(role) OVER pair = max(role) OVER pair THEN 0
            ELSE min(figure) OVER pair
        END AS used
    FROM matched
    WINDOW pair AS (PARTITION BY indicator, body)
)

SELECT
    indicator,
    role,
    body,
    max(kind) AS kind,
    max(unit) AS unit,
    max(direction) AS direction,
    min(state) AS state,
    max(used) AS used,
    count(*) AS targets,
    sum(asked) AS asked,
    sum(figure) AS figures,
    sum(unreported) AS unreported,
    sum(CASE WHEN figure = 1 THEN value END) AS value,
    sum(CASE WHEN figure = 1 AND direction IS NOT NULL THEN 1 ELSE 0 END) AS bounded,
    sum(CASE WHEN figure = 1 THEN at_least END) AS at_least,
    sum(CASE WHEN figure = 1 THEN at_most END) AS at_most,
    sum(CASE WHEN figure = 1 THEN baseline END) AS baseline,
    sum(CASE WHEN figure = 1 THEN COALESCE(expected_value, value) END) AS expected_value,
    sum(CASE WHEN figure = 1 AND expected_value IS NOT NULL THEN 1 ELSE 0 END) AS paced,
    sum(CASE WHEN figure = 1 AND completion IS NOT NULL THEN 1 ELSE 0 END) AS completions,
    sum(CASE WHEN figure = 1 THEN completion END) AS completion,
    sum(CASE WHEN figure = 1 AND completion IS NOT NULL THEN COALESCE(expected, completion) END) AS expected,
    min(CASE WHEN figure = 1 THEN last_report END) AS reported_on,
    sum(CASE WHEN light = 'red' THEN 1 ELSE 0 END) AS red,
    sum(CASE WHEN light = 'yellow' THEN 1 ELSE 0 END) AS yellow,
    sum(CASE WHEN light = 'green' THEN 1 ELSE 0 END) AS green,
    sum(CASE WHEN light = 'grey' THEN 1 ELSE 0 END) AS grey,
    max(asked) AS bodies_asked,
    max(CASE WHEN used = 1 THEN figure ELSE 0 END) AS bodies
FROM paired
GROUP BY indicator, role, body

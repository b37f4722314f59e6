-- What each indicator comes to in all bodies together, in each role: sums of `cells`.
SELECT
    indicator,
    role,
    '' AS body,
    max(kind) AS kind,
    max(unit) AS unit,
    max(direction) AS direction,
    min(state) AS state,
    max(used) AS used,
    sum(targets) AS targets,
    sum(asked) AS asked,
    sum(figures) AS figures,
    sum(unreported) AS unreported,
    sum(CASE WHEN used = 1 THEN value END) AS value,
    sum(CASE WHEN used = 1 THEN bounded ELSE figures END) AS bounded,
    sum(CASE WHEN used = 1 THEN at_least END) AS at_least,
    sum(CASE WHEN used = 1 THEN at_most END) AS at_most,
    sum(CASE WHEN used = 1 THEN baseline END) AS baseline,
    sum(CASE WHEN used = 1 THEN expected_value END) AS expected_value,
    sum(CASE WHEN used = 1 THEN paced ELSE 0 END) AS paced,
    sum(completions) AS completions,
    sum(completion) AS completion,
    sum(expected) AS expected,
    min(CASE WHEN used = 1 THEN reported_on END) AS reported_on,
    sum(red) AS red,
    sum(yellow) AS yellow,
    sum(green) AS green,
    sum(grey) AS grey,
    sum(CASE WHEN asked > 0 THEN 1 ELSE 0 END) AS bodies_asked,
    sum(CASE WHEN used = 1 AND figures > 0 THEN 1 ELSE 0 END) AS bodies
FROM cells
GROUP BY indicator, role
ORDER BY indicator, role

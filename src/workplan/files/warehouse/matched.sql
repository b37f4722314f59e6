-- The verdicts on the targets that an indicator names: one row for each indicator, role and target of a body.
-- `parts` lists what indicators name (indicator, role: parts, of or to; target; body, null for any), `bodies`
-- the bodies with the periods that are rolled up. What is cancelled or suspended is listed, and not asked.
-- `direction` is how a figure is held against its bound, null where there is no figure or no bound.
-- No query divides: engines differ in that, and agree in sums of decimals.
SELECT
    parts.indicator,
    parts.role,
    verdicts.body,
    verdicts.target,
    verdicts.part_of,
    verdicts.kind,
    verdicts.unit,
    verdicts.state,
    verdicts.light,
    verdicts.at_least,
    verdicts.at_most,
    verdicts.baseline,
    verdicts.value,
    verdicts.expected_value,
    CASE WHEN verdicts.completion > 1 THEN CAST(1 AS DECIMAL(38, 12)) ELSE verdicts.completion END AS completion,
    verdicts.expected,
    CASE WHEN verdicts.unreported THEN 1 ELSE 0 END AS unreported,
    verdicts.last_report,
    CASE WHEN verdicts.state IN ('cancelled', 'suspended') THEN 0 ELSE 1 END AS asked,
    CASE WHEN verdicts.has_figure AND verdicts.state NOT IN ('cancelled', 'suspended')
        THEN 1 ELSE 0 END AS figure,
    CASE
        WHEN verdicts.value IS NULL THEN NULL
        WHEN verdicts.at_least IS NOT NULL AND verdicts.at_most IS NOT NULL THEN 'between'
        WHEN verdicts.at_least IS NOT NULL AND verdicts.kind = 'level' AND verdicts.completion IS NULL THEN 'keep'
        WHEN verdicts.at_least IS NOT NULL THEN 'at_least'
        WHEN verdicts.at_most IS NOT NULL AND verdicts.completion IS NOT NULL THEN 'reduce'
        WHEN verdicts.at_most IS NOT NULL THEN 'at_most'
    END AS direction
FROM verdicts
INNER JOIN bodies ON verdicts.body = bodies.body AND verdicts.period = bodies.period
INNER JOIN parts ON verdicts.target = parts.target AND (parts.body IS NULL OR parts.body = verdicts.body)

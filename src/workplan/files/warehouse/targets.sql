-- The ids of all targets, among which the one is looked for that a misspelt part may mean.
SELECT DISTINCT verdicts.target
FROM verdicts
INNER JOIN bodies ON verdicts.body = bodies.body AND verdicts.period = bodies.period
ORDER BY verdicts.target

-- How many targets of each body are in each state, and how many of them are scored and half done.
SELECT
    verdicts.body,
    verdicts.state,
    count(*) AS targets,
    sum(CASE WHEN verdicts.scored AND verdicts.completion >= 0.5 THEN 1 ELSE 0 END) AS halfway
FROM verdicts
INNER JOIN bodies ON verdicts.body = bodies.body AND verdicts.period = bodies.period
GROUP BY verdicts.body, verdicts.state
ORDER BY verdicts.body, verdicts.state

-- What was reported of each indicator in each month (202206): entries, bodies, and what was added.
SELECT
    parts.indicator,
    year(entries.date) * 100 + month(entries.date) AS month,
    count(*) AS entries,
    count(DISTINCT entries.body) AS bodies,
    sum(entries.add) AS added
FROM entries
INNER JOIN bodies ON entries.body = bodies.body AND entries.period = bodies.period
INNER JOIN parts ON entries.target = parts.target AND (parts.body IS NULL OR parts.body = entries.body)
WHERE parts.role <> 'to' AND NOT entries.repeated
GROUP BY parts.indicator, year(entries.date) * 100 + month(entries.date)
ORDER BY parts.indicator, month

-- The figures and completions of each indicator, of the bodies of each weight: for means, which are divided last.
SELECT
    cells.indicator,
    bodies.weight,
    sum(cells.figures) AS figures,
    sum(cells.value) AS value,
    sum(cells.completions) AS completions,
    sum(cells.completion) AS completion,
    sum(cells.expected) AS expected
FROM cells
INNER JOIN bodies ON cells.body = bodies.body
WHERE cells.used = 1
GROUP BY cells.indicator, bodies.weight
ORDER BY cells.indicator, bodies.weight

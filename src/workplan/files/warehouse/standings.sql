-- Where each body stands by its own plan, in the order of the roll-up.
SELECT
    bodies.body,
    groups.completion,
    groups.expected,
    groups.light,
    groups.targets,
    groups.scored,
    groups.reported,
    groups.on_pace,
    groups.unreported,
    groups.red,
    groups.yellow,
    groups.green,
    groups.grey
FROM bodies
INNER JOIN groups ON bodies.body = groups.body AND bodies.period = groups.period
WHERE groups.level = 'plan'
ORDER BY bodies.place

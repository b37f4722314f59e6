"""Days, pace, checkpoints and reporting: what is told of a target, and what of its task or of the plan."""

import pytest

from workplan.core.diff import difference
from workplan.files.git.tree import plan_in

from .written import plan, told

EVEN = "id: x, name: X, kind: count, unit: km, at_least: 52"
END = f"{EVEN}, pace: end"
REDUCTION = "id: x, name: X, kind: level, unit: km, at_most: 10, baseline: 50"
MILESTONE = "id: x, name: X, kind: milestone"
MARCH, JUNE, JULY = "{by: 2022-03, value: 10}", "{by: 2022-06, value: 26}", "{by: 2022-07, value: 26}"


def passing(target: str, *checkpoints: str) -> str:
    """A plan with one target, which has these checkpoints."""
    return plan(f"{target}, checkpoints: [{', '.join(checkpoints)}]" if checkpoints else target)


@pytest.mark.parametrize(
    ("target", "checkpoint", "expected"),
    [
        (EVEN, "{by: 2022-06, value: 26}", "tightened x checkpoints: None -> 06-30 26 km"),
        (EVEN, "{by: 2022-06, value: 25}", "eased x checkpoints: None -> 06-30 25 km"),
        (EVEN, "{by: 2022-06, value: 27}", "tightened x checkpoints: None -> 06-30 27 km"),
        (END, "{by: 2022-06, value: 25}", "tightened x checkpoints: None -> 06-30 25 km"),
        (REDUCTION, "{by: 2022-06, value: 30}", "tightened x checkpoints: None -> 06-30 30 km"),
        (REDUCTION, "{by: 2022-06, value: 31}", "eased x checkpoints: None -> 06-30 31 km"),
        (MILESTONE, "{by: 2022-06, value: 1}", "tightened x checkpoints: None -> 06-30 1 %"),
        (f"{MILESTONE}, pace: even", "{by: 2022-06, value: 49}", "eased x checkpoints: None -> 06-30 49 %"),
    ],
)
def test_a_new_checkpoint_tightens_unless_it_lies_below_the_even_pace_that_was_asked_for(
    target: str, checkpoint: str, expected: str
) -> None:
    assert told(passing(target), passing(target, checkpoint)) == [expected]


def test_a_new_checkpoint_is_held_against_the_checkpoints_that_were_there() -> None:
    before, new = "{by: 2022-06, value: 13}", "{by: 2022-03, value: 7}"
    assert told(passing(EVEN, before), passing(EVEN, new, before)) == [
        "tightened x checkpoints: None -> 03-31 7 km"
    ]


@pytest.mark.parametrize(
    "target",
    [
        "id: x, name: X, kind: count, unit: km",
        "id: x, name: X, kind: level, unit: km, at_least: 50, baseline: 50",
        "id: x, name: X, kind: level, unit: km, at_most: 0, baseline: 0",
    ],
)
def test_a_checkpoint_that_is_none_tightens_too_for_history_reads_plans_that_check_refuses(
    target: str,
) -> None:
    assert [told_of_history(old, passing(target, "{by: 2022-06, value: 9}")) for old in (passing(target), passing(EVEN))] == [
        ["tightened"],
        ["tightened"],
    ]  # fmt: skip


def told_of_history(old: str, new: str) -> list[str]:
    """The effects on the checkpoints between two plans of which only the shape was looked at."""
    before, after = (plan_in(text.encode()) for text in (old, new))
    assert before is not None
    assert after is not None
    return [c.effect.value for c in difference(before, after).changes if c.field == "checkpoints"]


@pytest.mark.parametrize("target", [EVEN, END, REDUCTION.replace("10", "1"), MILESTONE])
def test_a_checkpoint_that_is_dropped_eases_wherever_it_lay(target: str) -> None:
    for value in ("2", "49"):
        point = f"{{by: 2022-06, value: {value}}}"
        [change] = told(passing(target, point), passing(target))
        assert change.startswith(f"eased x checkpoints: 06-30 {value} ")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((MARCH, JUNE), (JUNE, MARCH), []),
        ((MARCH, JUNE), (MARCH, JULY), ["eased x checkpoints: 06-30 26 km -> 07-31 26 km"]),
        ((MARCH, JUNE), (JUNE,), ["eased x checkpoints: 03-31 10 km -> None"]),
        ((JUNE,), (MARCH, JUNE), ["eased x checkpoints: None -> 03-31 10 km"]),
        (
            (MARCH, JUNE),
            ("{by: 2022-06, value: 20}",),
            ["eased x checkpoints: 06-30 26 km -> 06-30 20 km", "eased x checkpoints: 03-31 10 km -> None"],
        ),
        (
            ("{by: 2022-06, value: 26, name: half}",),
            ("{by: 2022-05, value: 26, name: half}",),
            ["tightened x checkpoints: 06-30 26 km half -> 05-31 26 km half"],
        ),
        (
            ("{by: 2022-06, value: 26, name: half}",),
            ("{by: 2022-07, value: 30, name: half}",),
            ["eased x checkpoints: 06-30 26 km half -> 07-31 30 km half"],
        ),
        (
            ("{by: 2022-03, value: 10}", "{by: 2022-09, value: 40}"),
            ("{by: 2022-04, value: 11}", "{by: 2022-09, value: 40}"),
            ["eased x checkpoints: 03-31 10 km -> None", "eased x checkpoints: None -> 04-30 11 km"],
        ),
    ],
)
def test_a_checkpoint_is_the_same_by_its_day_its_name_or_its_value(
    before: tuple[str, ...], after: tuple[str, ...], expected: list[str]
) -> None:
    assert told(passing(EVEN, *before), passing(EVEN, *after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        ("due: 2022-12", "", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        ("", "due: 2022-12", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        (
            "",
            "due: 2023-01",
            ["eased period.end: 2022-12-31 -> 2023-03-31", "eased x due: 2022-12-31 -> 2023-01-31"],
        ),
        (
            "due: 2022-06",
            "",
            ["eased period.end: 2022-12-31 -> 2023-03-31", "eased x due: 2022-06-30 -> 2023-03-31"],
        ),
        (
            "due: 2022-06",
            "due: 2022-05",
            ["eased period.end: 2022-12-31 -> 2023-03-31", "tightened x due: 2022-06-30 -> 2022-05-31"],
        ),
    ],
)
def test_a_due_date_that_moves_with_the_period_is_told_of_the_plan_alone(
    before: str, after: str, expected: list[str]
) -> None:
    old, new = (plan(f"id: x, name: X, kind: duty{key and ', '}{key}") for key in (before, after))
    assert told(old, new.replace("2022-12-31}", "2023-03-31}", 1)) == expected


def test_a_start_that_moves_with_the_period_is_told_of_the_plan_alone() -> None:
    old = plan("id: x, name: X, kind: duty", "id: y, name: Y, kind: duty, start: 2022-06-01")
    new = old.replace("start: 2022-01-01", "start: 2022-02-01", 1)
    assert told(old, new) == ["eased period.start: 2022-01-01 -> 2022-02-01"]
    assert told(new, old) == ["tightened period.start: 2022-02-01 -> 2022-01-01"]


OF_PLAN = [
    ("pace: {yellow: 10}", "pace: {yellow: 20}", "pace.yellow: 10 -> 20"),
    ("pace: {red: 30}", "pace: {red: 40}", "pace.red: 30 -> 40"),
    ("pace: {rate_red: 5}", "pace: {rate_red: 7.5}", "pace.rate_red: 5 -> 7.5"),
    ("pace: {rule: ratio, yellow: 90}", "pace: {rule: ratio, yellow: 80}", "pace.yellow: 90 -> 80"),
    ("pace: {rule: ratio, red: 70}", "pace: {rule: ratio, red: 60}", "pace.red: 70 -> 60"),
    ("pace: {rule: ratio, rate_red: 5}", "pace: {rule: ratio, rate_red: 6}", "pace.rate_red: 5 -> 6"),
    ("due_soon: 30", "due_soon: 20", "due_soon: 30 -> 20"),
    ("reporting: {grace: 5}", "reporting: {grace: 9}", "reporting.grace: 5 -> 9"),
    ("reporting: {every: month}", "reporting: {every: year}", "reporting.every: month -> year"),
    ("reporting: {every: month}", "reporting: never", "reporting.every: month -> never"),
]


@pytest.mark.parametrize(("before", "after", "change"), OF_PLAN)
def test_a_setting_of_the_plan_is_told_once_however_many_targets_follow_it(
    before: str, after: str, change: str
) -> None:
    targets = [f"id: {name}, name: X, kind: duty" for name in "abc"]
    field, _, values = change.partition(": ")
    old, new = values.split(" -> ")
    assert told(plan(*targets, top=before), plan(*targets, top=after)) == [f"eased {field}: {old} -> {new}"]
    assert told(plan(*targets, top=after), plan(*targets, top=before)) == [
        f"tightened {field}: {new} -> {old}"
    ]


def test_another_rule_of_lights_eases_in_both_directions_and_its_lines_say_nothing() -> None:
    points, ratio = plan(EVEN), plan(EVEN, top="pace: {rule: ratio}")
    lines = ["neutral pace.yellow: {} -> {}", "neutral pace.red: {} -> {}"]
    assert told(points, ratio) == [
        "eased pace.rule: points -> ratio",
        lines[0].format("10", "90"),
        lines[1].format("30", "70"),
    ]
    assert told(ratio, points) == [
        "eased pace.rule: ratio -> points",
        lines[0].format("90", "10"),
        lines[1].format("70", "30"),
    ]


def test_the_red_line_of_rates_is_compared_under_another_rule_too() -> None:
    points, ratio = plan(EVEN), plan(EVEN, top="pace: {rule: ratio, yellow: 10, red: 30, rate_red: 4}")
    assert told(points, ratio) == ["eased pace.rule: points -> ratio", "tightened pace.rate_red: 5 -> 4"]
    assert told(ratio, points) == ["eased pace.rule: ratio -> points", "eased pace.rate_red: 4 -> 5"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("reporting: {every: quarter}", "reporting: {every: half}", ["eased streets reporting.every: quarter -> half"]),
        ("reporting: {every: quarter}", "", ["tightened streets reporting.every: quarter -> month"]),
        ("", "reporting: never", ["eased streets reporting.every: month -> never"]),
        ("", "reporting: {grace: 3}", ["tightened streets reporting.grace: 5 -> 3"]),
    ],
)  # fmt: skip
def test_how_a_task_is_reported_is_told_of_the_task_alone(
    before: str, after: str, expected: list[str]
) -> None:
    assert told(plan(EVEN, MILESTONE.replace("x", "y"), task=before), plan(EVEN, MILESTONE.replace("x", "y"), task=after)) == expected  # fmt: skip


@pytest.mark.parametrize("level", ["task", "target"])
@pytest.mark.parametrize("own", ["reporting: {every: quarter}", "reporting: never"])
def test_days_of_grace_that_come_from_above_are_told_where_they_are_written(level: str, own: str) -> None:
    def with_grace(days: int) -> str:
        top = f"reporting: {{grace: {days}}}"
        return plan(EVEN, task=own, top=top) if level == "task" else plan(f"{EVEN}, {own}", top=top)

    assert told(with_grace(5), with_grace(9)) == ["eased reporting.grace: 5 -> 9"]


@pytest.mark.parametrize("level", ["task", "target"])
def test_what_is_never_reported_is_so_however_often_the_rest_is(level: str) -> None:
    def with_rest(every: str) -> str:
        top, own = f"reporting: {{every: {every}}}", "reporting: never"
        return plan(EVEN, task=own, top=top) if level == "task" else plan(f"{EVEN}, {own}", top=top)

    assert told(with_rest("month"), with_rest("week")) == ["tightened reporting.every: month -> week"]


def test_a_target_that_keeps_its_reporting_while_the_plan_changes_has_not_changed() -> None:
    own = f"{EVEN}, reporting: {{every: month, grace: 5}}"
    weekly = plan(own, top="reporting: {every: week, grace: 2}")
    assert told(plan(own), weekly) == [
        "tightened reporting.every: month -> week",
        "tightened reporting.grace: 5 -> 2",
    ]


def test_a_target_that_leaves_the_reporting_of_the_plan_is_told_beside_it() -> None:
    weekly = plan(f"{EVEN}, reporting: {{every: year}}", top="reporting: {every: week}")
    assert told(plan(EVEN), weekly) == [
        "eased x reporting.every: month -> year",
        "tightened reporting.every: month -> week",
    ]

"""What a plan means: defaults, inheritance, and nothing lost whatever is broken."""

from datetime import date
from decimal import Decimal

import pytest

from files.reading_back import day, plan_of, plan_with, target_of
from workplan.core.bound import Bound
from workplan.core.calendar import Every, Span, period_of
from workplan.core.plan import (
    Checkpoint,
    Definition,
    DueChange,
    Hold,
    Kind,
    MonthGoal,
    Owner,
    Plan,
    ProfilePoint,
    Reporting,
    Revision,
    Rule,
    Section,
    Shape,
    Source,
    Target,
    Task,
    Thresholds,
    Waived,
)
from workplan.files.plan.resolve import resolve

YEAR = Span(day("2022-01-01"), day("2022-12-31"))
MONTHLY = Reporting(Every.MONTH, 5)


def test_the_least_plan_has_all_defaults() -> None:
    lifts = Target(
        "a", "A", Kind.COUNT, "s", "t", ("Kim",), YEAR, MONTHLY, unit="pieces",
        bound=Bound(at_least=Decimal(10)),
    )  # fmt: skip
    task = Task("t", "Task", "s", ("Kim",), targets=(lifts,))
    assert plan_of(plan_with("", "")) == Plan(
        title="A plan", organization="An office", period=YEAR, language="en", reporting=MONTHLY,
        thresholds=Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5)), due_soon=30,
        owners={"Kim": Owner("Kim", "director")}, definitions={},
        sections=(Section("s", "Section", tasks=(task,)),),
    )  # fmt: skip


def test_everything_written_is_read() -> None:
    text = plan_with(
        "title: A plan",
        "title: 要点\ndetail: d\ndue_soon: 0\npace: {rule: ratio, red: 60}\nreporting: {grace: 0}",
    )
    text = text.replace(
        "    title: Section",
        "    title: S\n    number: 1\n    aim: x\n    detail: y\n    weight: 2\n    targets: []",
    )
    text += (
        "definitions: {x: {text: y, items: [a, b]}}\n"
        "revisions:\n"
        "  - {date: 2022-07-15, by: z, targets: [a], reason: r, due: {from: 2022-06, to: 2022-12-31}}\n"
        "  - {date: 2022-07-16, reason: s}\n"
    )
    plan = plan_of(text)
    assert (plan.language, plan.detail, plan.due_soon, plan.reporting) == (
        "zh", "d", 0, Reporting(Every.MONTH, 0),
    )  # fmt: skip
    assert plan.thresholds == Thresholds(Rule.RATIO, Decimal(90), Decimal(60), Decimal(5))
    assert plan.definitions == {"x": Definition("x", "y", ("a", "b"))}
    moved = DueChange(day("2022-06-30"), day("2022-12-31"))
    assert plan.revisions == (
        Revision(day("2022-07-15"), "r", "z", ("a",), moved),
        Revision(day("2022-07-16"), "s"),
    )
    section = plan.sections[0]
    assert (section.number, section.aim, section.detail, section.weight) == ("1", "x", "y", Decimal(2))


def test_every_key_of_a_target_is_read() -> None:
    target = target_of(
        "{id: a, name: A, kind: level, unit: '%', at_least: 70%, baseline: 50, stretch: 80, owner: [Kim], department: d,"
        " support: [e, f], start: 2022-02-01, due: 2022-09, weight: 0, state: suspended, reporting: {every: quarter},"
        " detail: g, formerly: [b], pace: end, checkpoints: [{by: 2022-06, value: 60, name: h}]}"
    )
    assert target == Target(
        id="a", name="A", kind=Kind.LEVEL, section="s", task="t", owners=("Kim",),
        window=Span(day("2022-02-01"), day("2022-09-30")), reporting=Reporting(Every.QUARTER, 5), unit="%",
        bound=Bound(at_least=Decimal(70), baseline=Decimal(50), stretch=Decimal(80)), has_own_owner=True,
        department=("d",), support=("e", "f"), weight=Decimal(0), hold=Hold.SUSPENDED, pace=Shape.END,
        checkpoints=(Checkpoint(day("2022-06-30"), Decimal(60), "h"),), formerly=("b",), detail="g",
    )  # fmt: skip


def test_what_offices_write_beside_targets_is_read() -> None:
    text = plan_with(
        "title: A plan",
        f"""\
title: A plan
labels: {{lead: Unit, title: Post}}
tags: 2022
meta: {{version: 2, data_source: e\u0301}}
pace: {{profile: [{{by: 2022-06, share: 60%}}]}}
source: {{file: source/2022.txt, sha256: {"0A" * 32}, waived: [{{quote: x, reason: y}}]}}""",
    )
    text = text.replace("{title: director}", "{title: director, contact: ext. 12}")
    text = text.replace(
        "    title: Section", "    title: S\n    tags: [a, b]\n    meta: {c: d}\n    source: [e, f]"
    )
    text = text.replace(
        "lead: [Kim]",
        "lead: [Kim]\n        tags: g\n        meta: {h: i}\n        source: j\n"
        "        profile: [{by: 2022-03-31, share: 20}]",
    )
    text += "revisions: [{date: 2022-07-15, reason: r, excused: [2022-02, 2022-03]}]\n"
    plan = plan_of(text)
    assert (plan.labels, plan.tags) == ({"lead": "Unit", "title": "Post"}, ("2022",))
    assert plan.meta == (("version", "2"), ("data_source", "e\u0301"))
    assert plan.profile == (ProfilePoint(day("2022-06-30"), Decimal(60)),)
    assert plan.source == Source("source/2022.txt", "0a" * 32, (Waived("x", "y"),))
    assert plan.owners == {"Kim": Owner("Kim", "director", contact="ext. 12")}
    assert plan.revisions == (Revision(day("2022-07-15"), "r", excused=("2022-02", "2022-03")),)
    section, task = plan.sections[0], plan.tasks[0]
    assert (section.tags, section.meta, section.source) == (("a", "b"), (("c", "d"),), ("e", "f"))
    assert (task.tags, task.meta, task.source) == (("g",), (("h", "i"),), ("j",))
    assert task.profile == (ProfilePoint(day("2022-03-31"), Decimal(20)),)


def test_a_target_without_a_figure_has_a_goal_in_words_and_what_else_is_its_own() -> None:
    target = target_of(
        "{id: a, name: A, kind: count, unit: x, goal: as the city, stretch: 5, number: 3.1, tags: [b], meta: {c: d}, source: e}"
    )
    assert (target.goal_words, target.bound, target.number) == (
        "as the city",
        Bound(stretch=Decimal(5)),
        "3.1",
    )
    assert (target.tags, target.meta, target.source) == (("b",), (("c", "d"),), ("e",))


def test_goals_of_months_come_in_their_order_and_a_stage_has_a_composed_name_alone() -> None:
    target = target_of(
        "{id: a, name: A, kind: count, unit: x, at_least: 9, monthly: {2022-10: 3, 2022-09: 2.5},"
        " checkpoints: [{by: 2022-08, name: e\u0301}]}"
    )
    months = (
        (period_of(day("2022-09-01"), Every.MONTH), Decimal("2.5")),
        (period_of(day("2022-10-01"), Every.MONTH), Decimal(3)),
    )
    assert target.monthly == tuple(MonthGoal(*each) for each in months)
    assert target.checkpoints == (Checkpoint(day("2022-08-31"), None, "\u00e9"),)
    kept = [
        target_of(f"{{id: a, name: A, kind: level, unit: x, at_least: 9, keep: {k}}}")
        for k in ("true", "false")
    ]
    assert [(each.bound.keep, each.has_goal, each.is_limit) for each in kept] == [
        (True, False, True),
        (False, True, False),
    ]


PROFILED = plan_with(
    "title: A plan", "title: A plan\npace: {profile: [{by: 2022-09, share: 80}, {by: 2022-03, share: 20}]}"
)
OF_PLAN = (ProfilePoint(day("2022-03-31"), Decimal(20)), ProfilePoint(day("2022-09-30"), Decimal(80)))
OF_TASK = (ProfilePoint(day("2022-06-30"), Decimal(40)),)


@pytest.mark.parametrize(
    ("target", "profile"),
    [
        ("kind: count, unit: x, at_least: 10", OF_PLAN),
        ("kind: count, unit: x, at_least: 10, start: 2022-01-01, due: 2022-12", OF_PLAN),
        ("kind: count, unit: x, at_least: 10, checkpoints: [{by: 2022-06, name: half}]", OF_PLAN),
        ("kind: count, unit: x, at_least: 10, monthly: {2022-08: 5}", OF_PLAN),
        ("kind: milestone", OF_PLAN),
        ("kind: level, unit: x, at_most: 10, baseline: 20", OF_PLAN),
        ("kind: count, unit: x, at_least: 10, due: 2022-11", ()),
        ("kind: count, unit: x, at_least: 10, start: 2022-02-01", ()),
        ("kind: count, unit: x, at_least: 10, checkpoints: [{by: 2022-06, value: 4}]", ()),
        ("kind: count, unit: x", ()),
        ("kind: level, unit: x, at_least: 10, keep: true", ()),
        ("kind: rate, at_least: 10", ()),
        ("kind: recurring, every: month", ()),
        ("kind: duty", ()),
    ],
)  # fmt: skip
def test_a_profile_is_of_the_targets_below_that_have_a_pace_through_the_whole_period(
    target: str, profile: tuple[ProfilePoint, ...]
) -> None:
    text = PROFILED.replace("kind: count, unit: pieces, at_least: 10", target)
    assert plan_of(text).targets[0].profile == profile


def test_the_profile_of_a_task_stands_in_the_place_of_the_plans() -> None:
    text = PROFILED.replace("lead: [Kim]", "lead: [Kim]\n        profile: [{by: 2022-06, share: 40}]")
    assert plan_of(text).targets[0].profile == OF_TASK
    headline = text.replace(
        "    title: Section", "    title: S\n    targets: [{id: b, name: B, kind: milestone}]"
    )
    assert [target.profile for target in plan_of(headline).targets] == [OF_PLAN, OF_TASK]


def test_own_keys_of_the_other_kinds_are_read() -> None:
    assert target_of("{id: a, name: A, kind: rate, between: [-1, 2]}").bound == Bound(
        between=(Decimal(-1), Decimal(2))
    )
    assert target_of("{id: a, name: A, kind: recurring, every: half}").every is Every.HALF
    assert target_of("{id: a, name: A, kind: milestone, size: 7200 m²}").size == "7200 m²"
    assert target_of("{id: a, name: A, kind: count, unit: x, part_of: b, at_most: 0}").part_of == "b"


def test_reporting_never_keeps_the_periods_of_the_level_above() -> None:
    text = plan_with("lead: [Kim]", "lead: [Kim]\n        reporting: {every: quarter}")
    text = text.replace("at_least: 10}", "at_least: 10, reporting: never}")
    assert plan_of(text).targets[0].reporting == Reporting(Every.QUARTER, 5, never=True)


def test_a_task_never_reported_has_targets_that_are_when_they_say_so() -> None:
    text = plan_with("lead: [Kim]", "lead: [Kim]\n        reporting: never")
    assert plan_of(text).targets[0].reporting == Reporting(Every.MONTH, 5, never=True)
    own = text.replace("at_least: 10}", "at_least: 10, reporting: {grace: 9}}")
    assert plan_of(own).targets[0].reporting == Reporting(Every.MONTH, 9)


def test_names_and_ids_are_composed() -> None:
    text = (
        plan_with("Kim: {", "Ame\u0301lie: {")
        .replace("[Kim]", "[Am\u00e9lie]")
        .replace("id: a", "id: e\u0301")
    )
    plan = plan_of(text)
    assert (list(plan.owners), plan.tasks[0].lead, plan.targets[0].id) == (
        ["Am\u00e9lie"], ("Am\u00e9lie",), "\u00e9",
    )  # fmt: skip


def test_nothing_at_all_still_makes_a_plan() -> None:
    plan = resolve({})
    assert (plan.title, plan.period, plan.sections) == ("", Span(date(1900, 1, 1), date(2999, 12, 31)), ())


def test_broken_items_keep_their_places() -> None:
    text = plan_with("          - {id: a", "          - x\n          - {id: a").replace(
        "at_least: 10}", "at_least: x}"
    )
    first, second = plan_of(text).targets
    assert (first.id, first.kind, second.id, second.bound) == ("", Kind.DUTY, "a", Bound())
    assert target_of("{id: a, name: A, kind: level, unit: x, between: [1, y]}").bound == Bound()
    assert target_of("{id: a, name: A, kind: count, unit: x, owner: [Kim, '']}").owners == ("Kim", "")
    plan = plan_of(text + "revisions: [{date: x, reason: [], due: {from: x, to: 2022-12}}]\nsections2: x\n")
    assert plan.revisions == (Revision(day("2022-01-01"), ""),)
    broken = target_of("{id: a, name: A, kind: milestone, checkpoints: [x]}")
    assert broken.checkpoints == (Checkpoint(day("2022-12-31"), None),)
    counted = target_of(
        "{id: a, name: A, kind: count, unit: x, monthly: {x: 1, 2022-13: 1, 2022-05: y, 2022-04: 2}}"
    )
    assert [(goal.month.name, goal.value) for goal in counted.monthly] == [("2022-04", Decimal(2))]
    plan = plan_of(
        text + "source: {waived: [x]}\npace: {profile: [x]}\nmeta: {a: [b]}\nlabels: x\ntags: [a, [b]]\n"
    )
    assert (plan.source, plan.meta, plan.labels, plan.tags) == (None, (), {}, ("a", ""))
    assert plan.profile == (ProfilePoint(day("2022-12-31"), Decimal(0)),)

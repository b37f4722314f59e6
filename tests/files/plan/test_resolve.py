"""What a plan means: defaults, inheritance, and nothing lost whatever is broken."""

from datetime import date
from decimal import Decimal

from files.reading_back import day, plan_of, plan_with, target_of
from workplan.core.calendar import Every, Span
from workplan.core.plan import (
    Bound,
    Checkpoint,
    Definition,
    DueChange,
    Hold,
    Kind,
    Owner,
    Plan,
    Reporting,
    Revision,
    Rule,
    Section,
    Shape,
    Target,
    Task,
    Thresholds,
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
    assert broken.checkpoints == (Checkpoint(day("2022-12-31"), Decimal(0)),)

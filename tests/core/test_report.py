"""What a report is made of: its parts, what lags, last words, changes of the plan, curves and deadlines."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from workplan.core.baseline import baseline_of
from workplan.core.calendar import Every, Span
from workplan.core.diff import SubjectKind
from workplan.core.figures import plain
from workplan.core.log import Entry
from workplan.core.plan import Checkpoint, DueChange, Hold, Kind, Plan, Revision, Section, Shape, Target, Task
from workplan.core.report import Curve, Deadline, Report, curve_of, deadlines_of, last_words, report_of
from workplan.core.status import Choice, status_of
from workplan.core.verdict import Verdict

from .plans import definitions, entries, entry, owners, plan, target

DAY = date(2022, 6, 30)
LIFTS = target("lifts", unit="lifts", at_least=52, owners=("Ann",))
HALL = target("hall", Kind.MILESTONE, owners=("Bob",), department=("Works",), support=("Bank",))
CARE = target("care", Kind.DUTY, task="rest", owners=("Bob",))
TAX = target("tax", unit="m", at_least=10, section="money", task=None, owners=(), formerly=("levy",))
WORK = Task(
    "work", "Work", "part", ("Ann",), department=("Office",), support=("Club",), targets=(LIFTS, HALL)
)
REST = Task("rest", "Rest", "part", ("Bob",), targets=(CARE,))
SECTIONS = (Section("money", "Money", targets=(TAX,)), Section("part", "Part", tasks=(WORK, REST)))
REVISIONS = (
    Revision(date(2022, 5, 1), "late", targets=("hall",), due=DueChange(date(2022, 9, 30), date(2022, 12, 31))),
    Revision(date(2022, 3, 1), "less", targets=("levy",)),
    Revision(date(2022, 4, 1), "all of it"),
)  # fmt: skip
REPORTS = (
    entry("lifts", "2022-02-28", "+5", note="begun", problem="rain", line=1),
    entry("lifts", "2022-06-30", "+1", line=2, item=1),
    entry("rest", "2022-06-01", is_task=True, line=3, item=2),
    entry("hall", "2022-03-31", "=20", problem="no money", next="ask", line=4, item=3),
)


def office(**fields: object) -> Plan:
    settings = {"sections": SECTIONS, "revisions": REVISIONS, "owners": owners("Ann", "Bob", "Cid")}
    return plan(**{**settings, **fields})


def report(choice: Choice | None = None, before: Plan | None = None) -> Report:
    whole = status_of(office(), "plan/2022.yaml", REPORTS, DAY)
    baseline = None if before is None else baseline_of("abc", before, "plan/2022.yaml", whole, REPORTS)
    lines = {"money": 3, "tax": 4, "part": 9, "work": 10, "lifts": 12}
    return report_of(whole, choice or Choice(), lines, baseline)


def test_the_targets_stand_in_the_order_of_the_plan_each_with_its_line() -> None:
    found = report()
    assert [(part.number, name, part.section.id, part.line) for name, part in found.targets.items()] == [
        (1, "tax", "money", 4), (2, "lifts", "part", 12), (3, "hall", "part", None), (4, "care", "part", None),
    ]  # fmt: skip
    assert found.section is None


def test_who_helps_and_does_the_work_is_the_targets_own_else_the_tasks() -> None:
    targets = [(part.target, part.task) for part in report().targets.values()]
    found = {each.id: (each.department_in(task), each.support_in(task)) for each, task in targets}
    assert found == {
        "tax": ((), ()), "lifts": (("Office",), ("Club",)), "hall": (("Works",), ("Bank",)), "care": ((), ()),
    }  # fmt: skip


def test_what_lags_is_red_or_yellow_the_most_urgent_first() -> None:
    late = entry("hall", "2022-06-30", "=30", light="red", item=5)
    status = status_of(office(), "plan.yaml", (*REPORTS, late), DAY)
    found = report_of(status, Choice(), {})
    assert [(part.target.id, part.verdict.light.value) for part in found.lagging] == [
        ("lifts", "red"),
        ("hall", "red"),
    ]


def test_the_last_words_the_last_report_and_the_last_figure_may_stand_in_three_entries() -> None:
    said = entry("lifts", "2022-06-30", light="yellow", note=None, line=9, item=8)
    status = status_of(office(), "plan.yaml", (*REPORTS, said), DAY)
    lifts = report_of(status, Choice(), {}).targets["lifts"]
    places = [each and each.line for each in (lifts.last_words, lifts.last_figure, lifts.last_entry)]
    assert places == [1, 2, 9]


def test_of_what_was_never_reported_there_are_none() -> None:
    tax = report().targets["tax"]
    assert (tax.last_words, tax.last_figure, tax.last_entry) == (None, None, None)


def test_a_figure_after_the_one_that_closed_a_level_is_not_the_last() -> None:
    level = target("pool", Kind.LEVEL, unit="m", at_least=5, window=Span(date(2022, 1, 1), date(2022, 3, 31)))
    reports = (entry("pool", "2022-04-01", "=4", line=1), entry("pool", "2022-05-01", "=6", line=2, item=1))
    found = report_of(status_of(plan(level), "plan.yaml", reports, DAY), Choice(), {}).targets["pool"]
    assert found.last_figure is not None
    assert (found.last_figure.line, found.facts.value) == (1, Fraction(4))


def test_a_task_has_last_words_of_its_own_also_when_the_report_is_narrowed() -> None:
    def words(found: Report) -> list[Entry | None]:
        return [last_words(task.entries) for task in found.status.tasks]

    assert words(report()) == [None, REPORTS[2]]
    assert words(report(Choice(owner="Bob"))) == [None, REPORTS[2]]
    assert words(report(Choice(section="part"))) == [None, REPORTS[2]]


def test_a_report_is_narrowed_to_an_owner_or_a_section() -> None:
    found = report(Choice("Bob", "part"))
    assert [part.target.id for part in found.targets.values()] == ["hall", "care"]
    assert [part.number for part in found.targets.values()] == [3, 4]
    assert [each.section.id for each in found.status.sections] == ["part"]
    assert found.section is SECTIONS[1]
    assert found.status.group.total == 2


def reasons(found: Report) -> list[str]:
    return [revision.reason for revision in found.revisions]


def test_the_plans_own_records_come_by_their_days_and_those_of_a_part_name_it_or_nothing() -> None:
    assert reasons(report()) == ["less", "all of it", "late"]
    assert reasons(report(Choice(owner="Ann"))) == ["all of it"]
    assert reasons(report(Choice(owner="Bob"))) == ["all of it", "late"]
    assert reasons(report(Choice(section="money"))) == ["less", "all of it"]


HARDER = target("lifts", unit="lifts", at_least=60, owners=("Ann",))
GONE = target("pool", unit="pools", at_least=1, owners=("Cid",))
BEFORE = office(
    sections=(
        SECTIONS[0],
        Section(
            "part", "Part", tasks=(Task("work", "Work", "part", ("Ann",), targets=(HARDER, HALL, GONE)), REST)
        ),
    ),
    title="Old plan",
    definitions=definitions("fair"),
    owners=owners("Ann", "Bob", "Cid", "Dan"),
    revisions=(),
)


def changed(found: Report) -> list[tuple[str, str | None, str | None]]:
    return [(change.effect.value, change.id, change.field) for change in found.changes]


def test_changes_are_those_since_the_baseline_and_without_one_there_are_none() -> None:
    assert report().changes == ()
    assert report().baseline is None
    found = report(before=BEFORE)
    assert found.baseline is not None
    assert changed(found) == [
        ("eased", "pool", None), ("eased", "lifts", "at_least"), ("neutral", None, "title"),
        ("neutral", "Dan", None), ("neutral", "fair", None), ("neutral", "work", "department"),
        ("neutral", "work", "support"),
    ]  # fmt: skip


def test_what_only_easing_made_met_is_marked() -> None:
    reports = (*REPORTS, entry("lifts", "2022-06-30", "+48", item=7))
    whole = status_of(office(), "plan/2022.yaml", reports, DAY)
    baseline = baseline_of("abc", BEFORE, "plan/2022.yaml", whole, reports)
    found = [report_of(whole, choice, {}, baseline).targets for choice in (Choice(), Choice(owner="Ann"))]
    assert [[part.target.id for part in parts.values() if part.is_met_by_easing] for parts in found] == [
        ["lifts"],
        ["lifts"],
    ]


def test_changes_of_a_part_are_those_of_what_belongs_to_it_or_did_and_of_the_plan() -> None:
    assert changed(report(Choice(owner="Cid"), BEFORE)) == [
        ("eased", "pool", None), ("neutral", None, "title"), ("neutral", "work", "department"),
        ("neutral", "work", "support"),
    ]  # fmt: skip
    found = report(Choice(section="money"), BEFORE)
    assert [change.subject for change in found.changes] == [SubjectKind.PLAN]
    assert found.baseline is not None
    assert [verdict.target.id for verdict in found.baseline.status.verdicts] == ["tax"]


QUARTER = Span(date(2022, 1, 1), date(2022, 3, 31))


def judged(of: Target, *reports: str, day: str) -> Verdict:
    written = [*entries(of.id, *reports)]
    return status_of(plan(of), "plan.yaml", written, date.fromisoformat(f"2022-{day}")).verdicts[0]


def curve(of: Target, *reports: str, day: str = "03-31") -> Curve:
    return curve_of(judged(of, *reports, day=day).facts)


def drawn(found: Curve) -> dict[str, str]:
    """Each part of a curve as one line: days without their year, and figures."""
    return {
        "span": f"{found.span.start:%y-%m-%d} {found.span.end:%y-%m-%d}",
        "reports": " ".join(f"{point.day:%m-%d}={plain(point.value)}" for point in found.reports),
        "pace": " ".join(f"{point.day:%m-%d}={plain(point.value)}" for point in found.pace),
        "bounds": " ".join(plain(bound) for bound in found.bounds),
    }


def test_an_even_pace_turns_at_each_checkpoint() -> None:
    points = (Checkpoint(date(2022, 2, 14), Decimal(6)),)
    lifts = target("lifts", unit="lifts", at_least=12, window=QUARTER, checkpoints=points)
    found = curve(lifts, "01-31 +3", "03-15 words", "03-20 +8")
    assert drawn(found) == {
        "span": "21-12-31 22-03-31", "reports": "01-31=3 03-15=3 03-20=11",
        "pace": "12-31=0 02-14=6 03-31=12", "bounds": "12",
    }  # fmt: skip


def test_a_pace_at_the_end_jumps_on_the_day_of_each_checkpoint_and_on_the_last() -> None:
    points = (Checkpoint(date(2022, 2, 14), Decimal(40)),)
    hall = target("hall", Kind.MILESTONE, window=QUARTER, checkpoints=points, pace=Shape.END)
    assert drawn(curve(hall, "02-10 =30", "04-10 done", day="05-31")) == {
        "span": "21-12-31 22-05-31", "reports": "02-10=30 04-10=100",
        "pace": "12-31=0 02-13=0 02-14=40 03-30=40 03-31=100 05-31=100", "bounds": "100",
    }  # fmt: skip


def test_a_reduction_goes_down_from_its_baseline() -> None:
    backlog = target("backlog", Kind.LEVEL, unit="cases", at_most=40, baseline=100, window=QUARTER)
    assert drawn(curve(backlog, "01-31 =90", day="02-28")) == {
        "span": "21-12-31 22-03-31", "reports": "01-31=90", "pace": "12-31=100 03-31=40", "bounds": "40",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("of", "bounds", "reported"),
    [
        (target("x", Kind.LEVEL, unit="m", between=(12, 15)), "12 15", "03-31=41"),
        (target("x", Kind.LEVEL, unit="m", at_most=50), "50", "03-31=41"),
        (target("x", Kind.RATE, at_least=5), "5", "03-31=41"),
        (target("x", Kind.LEVEL, unit="m"), "", "03-31=41"),
    ],
)
def test_what_has_no_pace_has_its_bounds(of: Target, bounds: str, reported: str) -> None:
    found = drawn(curve(of, "03-31 =41"))
    assert (found["pace"], found["bounds"], found["reports"]) == ("", bounds, reported)


def test_a_recurring_target_has_its_sums_alone_and_a_duty_nothing() -> None:
    talks = target("talks", Kind.RECURRING, unit="times", every=Every.MONTH)
    assert drawn(curve(talks, "01-31 +1", "02-28 +2"))["reports"] == "01-31=1 02-28=3"
    care = curve(target("care", Kind.DUTY), "03-31 words")
    assert (care.reports, care.pace, care.bounds) == ((), (), ())


def test_a_target_due_on_the_day_it_starts_has_a_curve_too() -> None:
    one_day = Span(date(2022, 3, 31), date(2022, 3, 31))
    assert drawn(curve(target("x", unit="m", at_least=10, window=one_day)))["pace"] == "03-30=0 03-31=10"
    assert drawn(curve(target("x", Kind.MILESTONE, window=one_day)))["pace"] == "03-30=0 03-31=100"


def due(of: Target, *reports: str, day: str = "02-20") -> list[str]:
    """Each deadline as `kind name day`, and what is true of it."""
    return [_said(each) for each in deadlines_of(judged(of, *reports, day=day))]


def _said(each: Deadline) -> str:
    marks = {"done": each.is_done, "open": each.is_open, "missed": each.is_missed}
    name = f" {each.name}" if each.name else ""
    return f"{each.kind}{name} {each.day:%m-%d}: {' '.join(mark for mark, holds in marks.items() if holds)}"


def test_a_goal_falls_due_at_its_checkpoints_and_at_its_end() -> None:
    points = (Checkpoint(date(2022, 2, 28), Decimal(8), "roof"), Checkpoint(date(2022, 1, 31), Decimal(4)))
    lifts = target("lifts", unit="lifts", at_least=12, window=QUARTER, checkpoints=points)
    assert due(lifts, "01-20 +3") == [
        "checkpoint 2022-01-31.0 01-31: missed", "checkpoint roof 02-28: open", "due 03-31: open",
    ]  # fmt: skip
    assert due(lifts, "01-20 +9") == [
        "checkpoint 2022-01-31.0 01-31: done", "checkpoint roof 02-28: done", "due 03-31: open",
    ]  # fmt: skip
    assert due(lifts, "01-20 +12")[-1] == "due 03-31: done"
    assert due(lifts)[0] == "checkpoint 2022-01-31.0 01-31: missed"


def test_each_checkpoint_has_a_name_of_its_own() -> None:
    days = [date(2022, 2, 28), date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 2)]
    names = [None, None, "half", "half"]
    points = tuple(
        Checkpoint(day, Decimal(i), name) for i, (day, name) in enumerate(zip(days, names, strict=True))
    )
    hall = target("hall", Kind.MILESTONE, window=QUARTER, checkpoints=points)
    assert [each.split()[1] for each in due(hall)[:-1]] == [
        "2022-02-28.0", "2022-02-28.1", "2022-03-01.0", "2022-03-02.0",
    ]  # fmt: skip


def test_a_recurring_target_falls_due_at_the_end_of_each_period() -> None:
    talks = target("talks", Kind.RECURRING, unit="times", every=Every.MONTH, window=QUARTER)
    assert due(talks, "02-10 +1") == [
        "period 2022-01-01 01-31: missed", "period 2022-02-01 02-28: done", "period 2022-03-01 03-31: open",
    ]  # fmt: skip
    assert due(talks, "02-10 +1", day="02-05")[0] == "period 2022-01-01 01-31: ", (
        "its days of grace are not over"
    )


def test_a_limit_falls_due_and_a_duty_does_not() -> None:
    assert due(target("x", Kind.LEVEL, unit="m", at_most=5)) == ["due 12-31: open"]
    assert due(target("x", Kind.DUTY)) == []


def test_what_is_held_is_not_open() -> None:
    assert due(target("x", unit="m", at_least=5, hold=Hold.CANCELLED)) == ["due 12-31: "]


def test_what_is_due_today_is_open_and_what_is_over_was_missed() -> None:
    today = target("x", unit="m", at_least=5, window=Span(date(2022, 1, 1), date(2022, 2, 20)))
    assert due(today) == ["due 02-20: open"]
    assert due(today, day="02-21") == ["due 02-20: missed"]

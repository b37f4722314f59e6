"""What a report is made of: its parts, what lags, last words, changes of the plan, curves and deadlines."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from workplan.core.baseline import baseline_of
from workplan.core.calendar import Every, Span, period_of
from workplan.core.diff import SubjectKind
from workplan.core.figures import plain
from workplan.core.log import Entry
from workplan.core.plan import (
    Checkpoint,
    DueChange,
    Hold,
    Kind,
    MonthGoal,
    Plan,
    Revision,
    Section,
    Shape,
    Target,
    Task,
)
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
    baseline = (
        None
        if before is None
        else baseline_of(("abc", "2022-01-01"), before, "plan/2022.yaml", whole, REPORTS)
    )
    lines = {"money": 3, "tax": 4, "part": 9, "work": 10, "lifts": 12}
    return report_of(whole, choice or Choice(), lines, baseline)


def test_the_targets_stand_in_the_order_of_the_plan_each_with_its_line() -> None:
    found = report()
    assert [(part.number, name, part.section.id, part.line) for name, part in found.targets.items()] == [
        (1, "tax", "money", 4), (2, "lifts", "part", 12), (3, "hall", "part", None), (4, "care", "part", None),
    ]  # fmt: skip


def at(day: date, choice: Choice | None = None) -> Report:
    return report_of(status_of(office(), "plan/2022.yaml", REPORTS, day), choice or Choice(), {})


@pytest.mark.parametrize("choice", [Choice(), Choice(owners=("Ann",))])
def test_the_former_status_is_that_of_the_day_on_which_the_last_period_ended(choice: Choice) -> None:
    former, then = at(DAY, choice).former, at(date(2022, 5, 31), choice).status
    assert former is not None
    assert (former.as_of, former.group, former.verdicts) == (then.as_of, then.group, then.verdicts)


@pytest.mark.parametrize(
    ("day", "ended"),
    [("2022-01-31", None), ("2022-02-27", None), ("2022-06-29", "2022-04-30"), ("2023-03-01", "2022-11-30")],
)
def test_the_last_period_is_the_one_before_the_last_that_is_over(day: str, ended: str | None) -> None:
    former = at(date.fromisoformat(day)).former
    assert (former and former.as_of.isoformat()) == ended


def test_what_turned_worse_or_better_is_told_by_its_light() -> None:
    caught_up = (*REPORTS, entry("lifts", "2022-07-20", "+40", line=5, item=4))
    whole = status_of(office(), "plan/2022.yaml", caught_up, date(2022, 7, 31))
    reports = at(date(2022, 1, 28)), at(date(2022, 6, 28)), report_of(whole, Choice(), {})
    turned = [
        [[(part.target.id, str(part.verdict.light)) for part in parts] for parts in each.turned]
        for each in reports
    ]
    assert turned == [[[], []], [[("lifts", "red")], []], [[], [("lifts", "green")]]]


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
    reports = (entry("pool", "2022-04-01", "=5", line=1), entry("pool", "2022-05-01", "=4", line=2, item=1))
    found = report_of(status_of(plan(level), "plan.yaml", reports, DAY), Choice(), {}).targets["pool"]
    assert found.last_figure is not None
    assert (found.last_figure.line, found.facts.value) == (1, Fraction(5))


def test_a_task_has_last_words_of_its_own_also_when_the_report_is_narrowed() -> None:
    def words(found: Report) -> list[Entry | None]:
        return [last_words(task.entries) for task in found.status.tasks]

    assert words(report()) == [None, REPORTS[2]]
    assert words(report(Choice(owners=("Bob",)))) == [None, REPORTS[2]]
    assert words(report(Choice(sections=("part",)))) == [None, REPORTS[2]]


def test_a_report_is_narrowed_to_an_owner_or_a_section() -> None:
    found = report(Choice(("Bob",), ("part",)))
    assert [part.target.id for part in found.targets.values()] == ["hall", "care"]
    assert [part.number for part in found.targets.values()] == [3, 4]
    assert [each.section.id for each in found.status.sections] == ["part"]
    assert found.status.group.total == 2


def reasons(found: Report) -> list[str]:
    return [revision.reason for revision in found.revisions]


def test_the_plans_own_records_come_by_their_days_and_those_of_a_part_name_it_or_nothing() -> None:
    assert reasons(report()) == ["less", "all of it", "late"]
    assert reasons(report(Choice(owners=("Ann",)))) == ["all of it"]
    assert reasons(report(Choice(owners=("Bob",)))) == ["all of it", "late"]
    assert reasons(report(Choice(sections=("money",)))) == ["less", "all of it"]


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
    baseline = baseline_of(("abc", "2022-01-01"), BEFORE, "plan/2022.yaml", whole, reports)
    found = [report_of(whole, choice, {}, baseline).targets for choice in (Choice(), Choice(owners=("Ann",)))]
    assert [[part.target.id for part in parts.values() if part.is_met_by_easing] for parts in found] == [
        ["lifts"],
        ["lifts"],
    ]


def test_changes_of_a_part_are_those_of_what_belongs_to_it_or_did_and_of_the_plan() -> None:
    assert changed(report(Choice(owners=("Cid",)), BEFORE)) == [
        ("eased", "pool", None), ("neutral", None, "title"), ("neutral", "work", "department"),
        ("neutral", "work", "support"),
    ]  # fmt: skip
    found = report(Choice(sections=("money",)), BEFORE)
    assert [change.subject for change in found.changes] == [SubjectKind.PLAN]
    assert found.baseline is not None
    assert [verdict.target.id for verdict in found.baseline.status.verdicts] == ["tax"]


QUARTER = Span(date(2022, 1, 1), date(2022, 3, 31))


def judged(of: Target, *reports: str, day: str) -> Verdict:
    written = [*entries(of.id, *reports)]
    return status_of(plan(of), "plan.yaml", written, date.fromisoformat(f"2022-{day}")).verdicts[0]


def drawn(found: Curve) -> tuple[str, ...]:
    """Reports, pace, bounds and end of a curve, each as one line of days and figures."""
    lines = [
        " ".join(f"{each.day:%m-%d}={plain(each.value)}" for each in line)
        for line in (found.reports, found.pace)
    ]
    return (*lines, " ".join(plain(bound) for bound in found.bounds), f"{found.span.end:%m-%d}")


LIFTS_BY_MARCH = target("lifts", unit="lifts", at_least=12, window=QUARTER)
HALL_BY_MARCH = target("hall", Kind.MILESTONE, window=QUARTER)
TALKS = target("talks", Kind.RECURRING, unit="times", every=Every.MONTH, window=QUARTER)
ON_A_DAY, BY_TODAY = (
    Span(date(2022, *since), date(2022, *until)) for since, until in (((3, 31), (3, 31)), ((1, 1), (2, 20)))
)


def passing(of: Target, *points: str, **more: Any) -> Target:
    """The target with checkpoints such as `02-14 6 roof`."""
    made = [
        Checkpoint(date.fromisoformat(f"2022-{day}"), Decimal(figure), *name)
        for day, figure, *name in map(str.split, points)
    ]
    return replace(of, checkpoints=tuple(made), **more)


@pytest.mark.parametrize(
    ("of", "reports", "day", "expected"),
    [
        # an even pace turns at each checkpoint
        (passing(LIFTS_BY_MARCH, "02-14 6"), ["01-31 +3", "03-15 words", "03-20 +8"], "03-31",
         ("01-31=3 03-15=3 03-20=11", "12-31=0 02-14=6 03-31=12", "12", "03-31")),
        # a pace at the end jumps on the day of each checkpoint and on the last
        (passing(HALL_BY_MARCH, "02-14 40", pace=Shape.END), ["02-10 =30", "04-10 done"], "05-31",
         ("02-10=30 04-10=100", "12-31=0 02-13=0 02-14=40 03-30=40 03-31=100 05-31=100", "100", "05-31")),
        # a reduction goes down from its baseline
        (target("x", Kind.LEVEL, unit="m", at_most=40, baseline=100, window=QUARTER), ["01-31 =90"], "02-28",
         ("01-31=90", "12-31=100 03-31=40", "40", "03-31")),
        # what has no pace has its bounds
        (target("x", Kind.LEVEL, unit="m", between=(12, 15)), ["03-31 =41"], "03-31", ("03-31=41", "", "12 15", "12-31")),
        (target("x", Kind.LEVEL, unit="m", at_most=50), ["03-31 =41"], "03-31", ("03-31=41", "", "50", "12-31")),
        (target("x", Kind.RATE, at_least=5), ["03-31 =41"], "03-31", ("03-31=41", "", "5", "12-31")),
        (target("x", Kind.LEVEL, unit="m"), ["03-31 =41"], "03-31", ("03-31=41", "", "", "12-31")),
        # a recurring target has its sums alone, and a duty nothing
        (TALKS, ["01-31 +1", "02-28 +2"], "03-31", ("01-31=1 02-28=3", "", "", "03-31")),
        (target("x", Kind.DUTY), ["03-31 words"], "03-31", ("", "", "", "12-31")),
        # a target due on the day it starts has a curve too
        (target("x", unit="m", at_least=10, window=ON_A_DAY), [], "03-31", ("", "03-30=0 03-31=10", "10", "03-31")),
        (target("x", Kind.MILESTONE, window=ON_A_DAY), [], "03-31", ("", "03-30=0 03-31=100", "100", "03-31")),
    ],
)  # fmt: skip
def test_a_curve(of: Target, reports: list[str], day: str, expected: tuple[str, ...]) -> None:
    assert drawn(curve_of(judged(of, *reports, day=day).facts)) == expected


def said(each: Deadline) -> str:
    """A deadline as `kind name day: what is true of it`."""
    marks = {"done": each.is_done, "open": each.is_open, "missed": each.is_missed}
    name = f" {each.name}" if each.name else ""
    return f"{each.kind}{name} {each.day:%m-%d}: {' '.join(mark for mark, holds in marks.items() if holds)}"


ROOF = passing(LIFTS_BY_MARCH, "02-28 8 roof", "01-31 4")
FIRST = "checkpoint 2022-01-31.0 01-31"
STAGES = tuple(
    Checkpoint(date(2022, month, day), None, name)
    for month, day, name in ((1, 31, "bid"), (2, 10, "site"), (3, 31, "key"))
)
MONTHS = tuple(MonthGoal(period_of(date(2022, month, 1), Every.MONTH), Decimal(7)) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("of", "reports", "day", "expected"),
    [
        # a goal falls due at its checkpoints and at its end
        (ROOF, ["01-20 +3"], "02-20", [f"{FIRST}: missed", "checkpoint roof 02-28: open", "due 03-31: open"]),
        (ROOF, ["01-20 +9"], "02-20", [f"{FIRST}: done", "checkpoint roof 02-28: done", "due 03-31: open"]),
        (ROOF, ["01-20 +12"], "02-20", [f"{FIRST}: done", "checkpoint roof 02-28: done", "due 03-31: done"]),
        (ROOF, [], "02-20", [f"{FIRST}: missed", "checkpoint roof 02-28: open", "due 03-31: open"]),
        # each checkpoint has a name of its own
        (passing(HALL_BY_MARCH, "02-28 0", "02-28 1", "03-01 2 half", "03-02 3 half"), [], "02-20",
         ["checkpoint 2022-02-28.0 02-28: open", "checkpoint 2022-02-28.1 02-28: open",
          "checkpoint 2022-03-01.0 03-01: open", "checkpoint 2022-03-02.0 03-02: open", "due 03-31: open"]),
        # a stage is reached by its name, a month's goal by what was added in it, a rate's checkpoint never missed
        (target("x", Kind.MILESTONE, checkpoints=STAGES), ["01-10 reached bid"], "02-20",
         ["checkpoint bid 01-31: done", "checkpoint site 02-10: ", "checkpoint key 03-31: open", "due 12-31: open"]),
        (target("x", unit="m", at_least=50, monthly=MONTHS), ["01-20 +5", "02-10 +1"], "02-20",
         ["checkpoint 2022-01 01-31: missed", "checkpoint 2022-02 02-28: open", "checkpoint 2022-03 03-31: open",
          "due 12-31: open"]),
        (target("x", unit="m", at_least=50, monthly=MONTHS), ["01-20 +5", "02-10 +9"], "02-20",
         ["checkpoint 2022-01 01-31: done", "checkpoint 2022-02 02-28: done", "checkpoint 2022-03 03-31: open",
          "due 12-31: open"]),
        (target("x", Kind.RATE, at_least=5, checkpoints=(Checkpoint(date(2022, 1, 31), Decimal(3)),)), ["02-10 =2"], "02-20",
         ["checkpoint 2022-01-31.0 01-31: ", "due 12-31: open"]),
        # a recurring target falls due at the end of each period, and misses it when its days of grace are over
        (TALKS, ["02-10 +1"], "02-20",
         ["period 2022-01-01 01-31: missed", "period 2022-02-01 02-28: done", "period 2022-03-01 03-31: open"]),
        (TALKS, [], "02-05",
         ["period 2022-01-01 01-31: ", "period 2022-02-01 02-28: open", "period 2022-03-01 03-31: open"]),
        # a limit falls due and a duty does not; what is held is not open
        (target("x", Kind.LEVEL, unit="m", at_most=5), [], "02-20", ["due 12-31: open"]),
        (target("x", Kind.DUTY), [], "02-20", []),
        (target("x", unit="m", at_least=5, hold=Hold.CANCELLED), [], "02-20", ["due 12-31: "]),
        # what is due today is open, and what is over was missed
        (target("x", unit="m", at_least=5, window=BY_TODAY), [], "02-20", ["due 02-20: open"]),
        (target("x", unit="m", at_least=5, window=BY_TODAY), [], "02-21", ["due 02-20: missed"]),
    ],
)  # fmt: skip
def test_deadlines(of: Target, reports: list[str], day: str, expected: list[str]) -> None:
    assert [said(each) for each in deadlines_of(judged(of, *reports, day=day))] == expected

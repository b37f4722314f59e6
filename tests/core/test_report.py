"""What a report is made of: its parts, what lags, who is silent, last words, and changes of the plan."""

from datetime import date
from fractions import Fraction

from workplan.core.baseline import baseline_of
from workplan.core.days import Span
from workplan.core.diff import SubjectKind
from workplan.core.entries import Entry
from workplan.core.plan import DueChange, Plan, Revision, Section, Task
from workplan.core.report import Report, report_of
from workplan.core.selection import Choice
from workplan.core.status import status_of
from workplan.core.target import Kind

from .plans import definitions, entry, owners, plan, target

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
    Revision(
        date(2022, 5, 1), "late", targets=("hall",), due=DueChange(date(2022, 9, 30), date(2022, 12, 31))
    ),
    Revision(date(2022, 3, 1), "less", targets=("levy",)),
    Revision(date(2022, 4, 1), "all of it"),
)
REPORTS = (
    entry("lifts", "2022-02-28", "+5", note="begun", problem="rain", line=1),
    entry("lifts", "2022-06-30", "+1", line=2, index=1),
    entry("rest", "2022-06-01", is_task=True, line=3, index=2),
    entry("hall", "2022-03-31", "=20", problem="no money", next="ask", line=4, index=3),
)


def office(**fields: object) -> Plan:
    settings = {"sections": SECTIONS, "revisions": REVISIONS, "owners": owners("Ann", "Bob", "Cid")}
    return plan(**{**settings, **fields})


def report(choice: Choice | None = None, before: Plan | None = None) -> Report:
    whole = status_of(office(), "plan/2022.yaml", REPORTS, DAY)
    baseline = None if before is None else baseline_of("abc", before, "plan/2022.yaml", whole, REPORTS)
    lines = {"money": 3, "tax": 4, "part": 9, "work": 10, "lifts": 12}
    return report_of(whole, choice or Choice(), lines, baseline)


def test_the_parts_stand_in_the_order_of_the_plan_each_with_its_line() -> None:
    found = report()
    outline = [
        (
            (section.section.id, section.line, section.group.total),
            [(part.number, part.target.id, part.line) for part in section.headline],
            [
                (
                    task.task.id,
                    task.line,
                    task.group.total,
                    [(part.number, part.target.id) for part in task.targets],
                )
                for task in section.tasks
            ],
        )
        for section in found.sections
    ]
    assert outline == [
        (("money", 3, 1), [(1, "tax", 4)], []),
        (
            ("part", 9, 3),
            [],
            [("work", 10, 2, [(2, "lifts"), (3, "hall")]), ("rest", None, 1, [(4, "care")])],
        ),
    ]
    assert [(part.number, part.target.id, part.section.id) for part in found.targets] == [
        (1, "tax", "money"), (2, "lifts", "part"), (3, "hall", "part"), (4, "care", "part"),
    ]  # fmt: skip
    assert [task.task.id for task in found.tasks] == ["work", "rest"]
    assert (found.file, found.as_of, found.plan.title) == ("plan/2022.yaml", DAY, "Plan")
    assert found.group is found.status.group
    assert found.section is None


def test_who_helps_and_does_the_work_is_the_targets_own_else_the_tasks() -> None:
    found = {part.target.id: (part.department, part.support) for part in report().targets}
    assert found == {
        "tax": ((), ()),
        "lifts": (("Office",), ("Club",)),
        "hall": (("Works",), ("Bank",)),
        "care": ((), ()),
    }


def test_owners_are_those_who_answer_for_something() -> None:
    found = [
        (owner.name, owner.group.total, [part.target.id for part in owner.targets])
        for owner in report().owners
    ]
    assert found == [("Ann", 1, ["lifts"]), ("Bob", 2, ["hall", "care"])]


def test_what_lags_is_red_or_yellow_the_most_urgent_first() -> None:
    late = entry("hall", "2022-06-30", "=30", light="red", index=5)
    status = status_of(office(), "plan.yaml", (*REPORTS, late), DAY)
    found = report_of(status, Choice(), {})
    assert [(part.target.id, part.verdict.light.value) for part in found.lagging] == [
        ("lifts", "red"),
        ("hall", "red"),
    ]
    assert [[alert.kind.value for alert in part.alerts] for part in found.lagging] == [
        ["at-risk"],
        ["at-risk"],
    ]


def test_who_is_silent_is_told_of_the_whole_and_of_each_owner() -> None:
    found = report()
    assert [part.target.id for part in found.unreported] == ["tax", "hall"]
    silent = {owner.name: [part.target.id for part in owner.unreported] for owner in found.owners}
    assert silent == {"Ann": [], "Bob": ["hall"]}
    assert found.alerts == found.status.alerts


def test_the_last_words_the_last_report_and_the_last_figure_may_stand_in_three_entries() -> None:
    said = entry("lifts", "2022-06-30", light="yellow", note=None, line=9, index=8)
    status = status_of(office(), "plan.yaml", (*REPORTS, said), DAY)
    lifts = report_of(status, Choice(), {}).targets[1]
    places = [each and each.line for each in (lifts.last_words, lifts.last_figure, lifts.last_entry)]
    assert places == [1, 2, 9]


def test_of_what_was_never_reported_there_are_none() -> None:
    tax = report().targets[0]
    assert (tax.last_words, tax.last_figure, tax.last_entry) == (None, None, None)


def test_a_figure_after_the_one_that_closed_a_level_is_not_the_last() -> None:
    level = target("pool", Kind.LEVEL, unit="m", at_least=5, window=Span(date(2022, 1, 1), date(2022, 3, 31)))
    reports = (entry("pool", "2022-04-01", "=4", line=1), entry("pool", "2022-05-01", "=6", line=2, index=1))
    found = report_of(status_of(plan(level), "plan.yaml", reports, DAY), Choice(), {}).targets[0]
    assert found.last_figure is not None
    assert (found.last_figure.line, found.facts.value) == (1, Fraction(4))


def test_a_task_has_last_words_of_its_own_also_when_the_report_is_narrowed() -> None:
    def words(found: Report) -> list[Entry | None]:
        return [task.last_words for task in found.tasks]

    assert words(report()) == [None, REPORTS[2]]
    assert words(report(Choice(owner="Bob"))) == [None, REPORTS[2]]
    assert words(report(Choice(section="part"))) == [None, REPORTS[2]]


def test_a_report_is_narrowed_to_an_owner_or_a_section() -> None:
    found = report(Choice("Bob", "part"))
    assert [part.target.id for part in found.targets] == ["hall", "care"]
    assert [part.number for part in found.targets] == [3, 4]
    assert [section.section.id for section in found.sections] == ["part"]
    assert [owner.name for owner in found.owners] == ["Bob"]
    assert found.section is SECTIONS[1]
    assert found.group.total == 2


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
        ("eased", "pool", None),
        ("eased", "lifts", "at_least"),
        ("neutral", None, "title"),
        ("neutral", "Dan", None),
        ("neutral", "fair", None),
        ("neutral", "work", "department"),
        ("neutral", "work", "support"),
    ]


def test_what_only_easing_made_met_is_marked() -> None:
    reports = (*REPORTS, entry("lifts", "2022-06-30", "+48", index=7))
    whole = status_of(office(), "plan/2022.yaml", reports, DAY)
    baseline = baseline_of("abc", BEFORE, "plan/2022.yaml", whole, reports)
    found = [report_of(whole, choice, {}, baseline).targets for choice in (Choice(), Choice(owner="Ann"))]
    assert [[part.target.id for part in parts if part.is_met_by_easing] for parts in found] == [
        ["lifts"],
        ["lifts"],
    ]


def test_changes_of_a_part_are_those_of_what_belongs_to_it_or_did_and_of_the_plan() -> None:
    assert changed(report(Choice(owner="Cid"), BEFORE)) == [
        ("eased", "pool", None),
        ("neutral", None, "title"),
        ("neutral", "work", "department"),
        ("neutral", "work", "support"),
    ]
    found = report(Choice(section="money"), BEFORE)
    assert [change.subject for change in found.changes] == [SubjectKind.PLAN]
    assert found.baseline is not None
    assert [verdict.target.id for verdict in found.baseline.status.verdicts] == ["tax"]

"""The columns of all tables: what a target, a group, a change or an entry shows, each told once.

A column's kind (views/values) decides how its values are written in every format, and a format is a list of
keys: `chosen(TARGETS, LEDGER)`. A new column of targets stands in TARGETS, its head among the words as
`head.KEY`, its key in the formats that are to have it: STATUS, LEDGER (CSV and workbook), MEASURES (JSON).
Any other format draws `column.heading(words)` and `column.written(row, words)`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from workplan.core.log import Entry
from workplan.core.lookup import id_of
from workplan.core.plan import Kind as TargetKind
from workplan.core.plan import Owner, Plan, Revision, Section, Target, Task
from workplan.core.status import Group, NamedStatus, Status
from workplan.core.verdict import Light, State, Verdict
from workplan.views.page import Ink, ink_of
from workplan.views.phrases import SHAPES, Words
from workplan.views.text import safe
from workplan.views.values import (
    BAR,
    COUNT,
    DAY,
    FIGURE,
    GOAL,
    LACK,
    LIGHT,
    LIST,
    LIT,
    NUMBER,
    PLACE,
    POINTS,
    SHARE,
    TEXT,
    Amount,
    Kind,
    number,
    of,
)

if TYPE_CHECKING:
    from workplan.core.alerts import Alert
    from workplan.core.baseline import Baseline
    from workplan.core.report import TargetReport

Row = TypeVar("Row")


class Fit(NamedTuple):
    """How a column fits a terminal.

    Its words are wrapped in no fewer than `least` cells, never where that is None. `drop` says when a narrow
    terminal gives the column up: the highest first, 0 never; one of 4 or more stands only where nothing in
    the table is wrapped. A mark stands where a row has one, and then always. What `is_below` stands on a
    terminal in lines of its own below the row. Its head is wrapped in no
    fewer than `head` cells, never where that is None.
    """

    least: int | None = None
    drop: int = 0
    is_mark: bool = False
    is_below: bool = False
    head: int | None = None


BELOW = Fit(is_below=True)
_WHOLE = Fit()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: the exact value that `get` finds for a row, None for nothing, written by its kind.

    `level` is how far a row's text is indented. The head is that of `key`, where `head` names no other; one
    with its family is never shortened. `title` is a head in the office's own words.
    """

    key: str
    kind: Kind[Any]
    get: Callable[[Row, Words], Any]
    fit: Fit = _WHOLE
    ink: Callable[[Row], Ink] = lambda _: Ink.PLAIN
    level: Callable[[Row], int] = lambda _: 0
    head: str = ""
    title: str = ""

    def heading(self, words: Words, *, is_short: bool = False) -> str:
        """Its head, or the short one of a narrow terminal."""
        head = self.head or self.key
        family = "short-head" if is_short else "head"
        return safe(self.title) or (words(head) if "." in head else words.of(family, head))

    def written(self, row: Row, words: Words, *, is_alone: bool = False) -> str:
        """What it says of a row; `is_alone` beside a column of units."""
        return self.kind.written(self.get(row, words), words, is_alone=is_alone)


def chosen(columns: Iterable[Column[Row]], keys: str, **fits: Fit) -> tuple[Column[Row], ...]:
    """The columns of a format, which lists their keys; `fits` are those of columns that fit it otherwise."""
    by_key = {column.key: column for column in columns}
    return tuple(replace(by_key[key], fit=fits.get(key, by_key[key].fit)) for key in keys.split())


# Targets, each a row with its verdict and, where there is an earlier plan, with what that says of it.

STATUS = "number target lead department goal added value completion expected gap shown-state figure-on id"
LEDGER = """number section task target unit goal lead support due added value completion expected gap
    shown-state note problem next reported-on department id place"""
LAGGING = "name lead goal value completion expected gap missing light state problem next said-at"
THEN = "then-completion then-gap then-state"  # beside the others, where there is an earlier plan
MEASURES = "completion expected gap"  # in JSON


def lacking(about: "Verdict | Alert") -> Amount | None:
    """What lacks by now, in the unit."""
    return None if about.missing is None else Amount(about.missing, about.target)


def _figure(target: Target, value: Fraction | None) -> Amount | None:
    return None if value is None or target.kind is TargetKind.DUTY else Amount(value, target)


def _task(row: "TargetReport", words: Words) -> str:
    return words.titled(row.task.number, row.task.title) if row.task else ""


def _state(row: "TargetReport", words: Words) -> str:
    """The word of a state, which says so where only easing led to it."""
    return words("baseline.met-eased") if row.is_met_by_easing else words.state(row.verdict)


def _shown_state(row: "TargetReport", words: Words) -> str:
    """The same behind the shape of its light: ▲ 进度滞后."""
    return f"{SHAPES[row.verdict.light]} {_state(row, words)}"


def _then_state(row: "TargetReport", words: Words) -> str:
    if row.then is not None:
        return words.state(row.then)
    return words("baseline.incomparable" if row.is_incomparable else "baseline.absent")


def _lag(gap: Fraction | None, light: Light) -> Ink:
    """A gap that lags is in the colour of its light."""
    return ink_of(light) if gap is not None and gap < 0 and light in (Light.RED, Light.YELLOW) else Ink.PLAIN


def _then_ink(row: "TargetReport | GroupRow") -> Ink:
    return ink_of(row.then.light) if row.then else Ink.PLAIN


def dated(row: "TargetReport", text: str | None, words: Words) -> str | None:
    """A text of the entry that had the last words, behind its month where that is not of this period."""
    said = row.last_words
    if not text or said is None or said.date >= row.verdict.period.start:
        return text
    return words("report.detail", title=f"{said.date:%Y-%m}", text=text)


def _said(key: str) -> "Callable[[TargetReport, Words], str | None]":
    """A text of the entry that had the last words."""
    return lambda row, words: dated(row, getattr(row.last_words, key, None), words)


_TASK: "Kind[TargetReport]" = Kind(_task, cell=lambda t, words: _task(t, words) or words("heading.headline"))
TARGETS: "tuple[Column[TargetReport], ...]" = (
    Column("number", NUMBER, lambda t, _: t.number, Fit(drop=5)),
    Column("section", TEXT, lambda t, words: words.titled(t.section.number, t.section.title)),
    Column("task", _TASK, lambda t, _: t),
    Column("target", TEXT, lambda t, _: t.target.name, Fit(12), level=lambda t: t.depth),
    Column("name", TEXT, lambda t, _: t.target.name, head="target"),
    Column("unit", TEXT, lambda t, _: t.target.figure_unit),
    Column("goal", GOAL, lambda t, _: t.verdict, Fit(10)),
    Column("lead", LIST, lambda t, words: words.leads(t.target, in_table=True), Fit(8, drop=2)),
    Column("support", LIST, lambda t, words: words.names(t.target.support_in(t.task))),
    Column("department", LIST, lambda t, words: words.names(t.target.department_in(t.task)), Fit(8, drop=9)),
    Column("due", DAY, lambda t, _: t.target.due),
    Column("added", FIGURE, lambda t, _: _figure(t.target, t.verdict.added), Fit(drop=7)),
    Column("value", FIGURE, lambda t, _: _figure(t.target, t.facts.value)),
    Column("completion", SHARE, lambda t, _: t.facts.completion),
    Column("expected", SHARE, lambda t, _: t.facts.expected, Fit(drop=6)),
    Column(
        "gap", POINTS, lambda t, _: t.facts.gap, Fit(drop=4), lambda t: _lag(t.facts.gap, t.verdict.light)
    ),
    Column("missing", LACK, lambda t, _: lacking(t.verdict)),
    Column("light", LIGHT, lambda t, _: t.verdict.light, ink=lambda t: ink_of(t.verdict.light)),
    Column("state", LIST, _state, Fit(10), lambda t: ink_of(t.verdict.light)),
    Column("shown-state", LIT, _shown_state, Fit(12), lambda t: ink_of(t.verdict.light), head="state"),
    Column("note", TEXT, _said("note")),
    Column("problem", TEXT, _said("problem")),
    Column("next", TEXT, _said("next")),
    Column("reported-on", DAY, lambda t, _: t.last_entry and t.last_entry.date, head="last-report"),
    Column("figure-on", DAY, lambda t, _: t.facts.figure_on, Fit(drop=8)),
    Column("id", TEXT, lambda t, _: t.target.id, Fit(drop=10)),
    Column("place", PLACE, lambda t, _: t.last_entry),
    Column("said-at", PLACE, lambda t, _: t.last_words or t.last_entry, head="place"),
    Column("figure-place", PLACE, lambda t, _: t.last_figure),
    Column("then-completion", of(SHARE, lambda v: v.facts.completion), lambda t, _: t.then, Fit(drop=1)),
    Column(
        "then-gap",
        of(POINTS, lambda v: v.facts.gap),
        lambda t, _: t.then,
        Fit(drop=3),
        lambda t: _lag(t.then.facts.gap, t.then.light) if t.then else Ink.PLAIN,
    ),
    Column("then-state", LIST, _then_state, Fit(10, drop=2), _then_ink),
)


def ledger_columns(
    rows: "Collection[TargetReport]", words: Words, keys: str = LEDGER
) -> "list[Column[TargetReport]]":
    """Those of a ledger: the head of what was added names the period, where that is one for all of them."""
    columns, periods = chosen(TARGETS, keys), {words.period(row.verdict.period) for row in rows}
    if len(periods) != 1:
        return [*columns]
    (period,) = periods
    return [
        replace(each, title=words.named(each.heading(words), period)) if each.key == "added" else each
        for each in columns
    ]


def meta_columns(rows: Iterable[Row], of: Callable[[Row], Any] = attrgetter("target")) -> list[Column[Row]]:
    """One for each of the office's own fields of that which rows are `of`, called as it calls them."""

    def fields(row: Row) -> dict[str, str]:
        return dict(getattr(of(row), "meta", ()))

    def column(name: str) -> Column[Row]:
        return Column("meta", TEXT, lambda row, _: fields(row).get(name), title=name)

    return [*map(column, dict.fromkeys(name for row in rows for name in fields(row)))]


# Groups: the roll-ups of the whole, of sections, tasks, owners and tags.


class GroupRow(NamedTuple):
    """A roll-up, and of what it is, a text for a tag, None for the whole; `then` is that by an earlier plan.

    `level` is how many of those listed stand above it, `eased` how many of its targets only easing made met.
    """

    subject: Section | Task | Owner | str | None
    group: Group
    level: int = 0
    then: Group | None = None
    eased: int = 0


def target_columns(*, beside: bool = False) -> "tuple[Column[TargetReport], ...]":
    """Of the status by target; `beside` an earlier plan."""
    return chosen(TARGETS, f"{STATUS} {THEN if beside else ''}")


def outline_columns(first: str, *, beside: bool = False) -> tuple[Column[GroupRow], ...]:
    """Of sections and tasks, whose names stand in the column `first`; `beside` an earlier plan."""
    then = _GROUPS_THEN if beside else ""
    return chosen(
        GROUPS, f"{first} bar completion expected gap light on-pace {then} reported lead states lights"
    )


def owner_keys(rows: Iterable[GroupRow]) -> str:
    """The first columns of owners: their names and, where any of them has one, their titles."""
    return "owner title" if any(getattr(row.subject, "title", None) for row in rows) else "owner"


def led_columns(first: str, *, beside: bool = False) -> tuple[Column[GroupRow], ...]:
    """Of owners or tags, which begin with the columns `first`; `beside` an earlier plan."""
    then = _GROUPS_THEN if beside else ""
    return chosen(
        GROUPS,
        f"{first} targets bar completion expected gap light on-pace {then} reported lights states",
        lights=Fit(drop=4),
        states=Fit(drop=9),
    )


def outline_rows(status: Status, baseline: "Baseline | None" = None) -> list[GroupRow]:
    """Each section with its tasks behind it."""
    rows = []
    for each in status.sections:
        rows.append(_beside(GroupRow(each.section, each.group), each.section.all_targets, baseline))
        tasks = (found for found in status.tasks if found.task.section == each.section.id)
        rows += (_beside(GroupRow(t.task, t.group, 1), t.task.targets, baseline) for t in tasks)
    return rows


def owner_rows(status: Status, baseline: "Baseline | None" = None) -> list[GroupRow]:
    """Each owner who answers for a target, those under another behind it."""
    owners, below = status.plan.owners, defaultdict[str | None, list[NamedStatus]](list)
    found = {each.name: each for each in status.owners if each.verdicts}
    for each in found.values():
        under = owners[each.name].under
        below[under if under in found else None].append(each)
    rows, waiting = [], [(each, 0) for each in reversed(below[None])]
    while waiting:
        each, level = waiting.pop()
        targets = [verdict.target for verdict in each.verdicts]
        rows.append(_beside(GroupRow(owners[each.name], each.group, level), targets, baseline))
        waiting += [(lower, level + 1) for lower in reversed(below[each.name])]
    return rows


def tag_rows(status: Status, baseline: "Baseline | None" = None) -> list[GroupRow]:
    """Each tag that a target has."""
    targets = ((each, [verdict.target for verdict in each.verdicts]) for each in status.tags)
    return [_beside(GroupRow(each.name, each.group), found, baseline) for each, found in targets]


def group_then(subject: Section | Task | Owner | str, baseline: "Baseline") -> Group | None:
    """The roll-up of a section, task, owner or tag by an earlier plan, None where that had none."""
    if isinstance(subject, str):
        return next((each.group for each in baseline.status.tags if each.name == subject), None)
    return (baseline.owners if isinstance(subject, Owner) else baseline.parts).get(id_of(subject))


def _beside(row: GroupRow, targets: Iterable[Target], baseline: "Baseline | None") -> GroupRow:
    """The row with what an earlier plan says of the same."""
    if baseline is None or row.subject is None:
        return row
    eased = sum(target.id in baseline.eased for target in targets)
    return row._replace(then=group_then(row.subject, baseline), eased=eased)


def group_name(row: GroupRow, words: Words) -> str:
    """Of what a roll-up is."""
    if isinstance(row.subject, Owner | str):
        return row.subject if isinstance(row.subject, str) else row.subject.name
    if row.subject is None:
        return words("workbook.all")
    return words.titled(row.subject.number, row.subject.title)


def _group_ink(row: GroupRow) -> Ink:
    return ink_of(row.group.light)


def _lit(light: Light) -> Column[GroupRow]:
    return Column(light.value, COUNT, lambda row, _: row.group.lights[light])


_GROUPS_THEN = "then-completion then-gap then-light eased"
_LEADS: Kind[Task] = Kind(
    lambda task, words: words.leads(task, in_table=True),
    cell=lambda task, words: words.leads(task) or None,
    is_list=True,
)
_REPORTED: Kind[Group] = Kind(
    lambda group, _: f"{group.reported}/{group.scored}",
    cell=lambda group, _: number(Fraction(group.reported)),
    is_right=True,
)
_ON_PACE: Kind[Group] = Kind(
    lambda group, _: f"{group.on_pace}/{group.scored}",
    cell=lambda group, _: number(Fraction(group.on_pace)),
    is_right=True,
)
_CAUSED_LIGHT: Kind[Group] = Kind(
    lambda group, words: words.caused_light(group, in_cell=True),
    alone=lambda group, words: words.light_name(group.light),
    cell=lambda group, words: words.light(group.light),  # beside how many there are of each light
    is_light=True,
)
_THEN_LIGHT: Kind[GroupRow] = Kind(
    lambda row, words: words.light(row.then.light) if row.then else words("baseline.absent")
)
GROUPS: tuple[Column[GroupRow], ...] = (
    Column(
        "outline",
        TEXT,
        group_name,
        Fit(16),
        lambda r: Ink.PLAIN if r.level else Ink.BOLD,
        lambda r: r.level,
    ),
    Column("section", TEXT, group_name, Fit(16)),
    Column("task", TEXT, group_name, Fit(16)),
    Column("owner", TEXT, group_name, Fit(8), level=lambda row: row.level, head="lead"),
    Column("tag", TEXT, group_name, Fit(8)),
    Column("title", TEXT, lambda row, _: getattr(row.subject, "title", None), Fit(8, drop=7)),
    Column("lead", _LEADS, lambda r, _: r.subject if isinstance(r.subject, Task) else None, Fit(8, drop=2)),
    Column("targets", COUNT, lambda row, _: row.group.total),
    Column("bar", BAR, lambda row, _: (row.group.completion, row.group.expected), Fit(drop=5), _group_ink),
    Column("completion", SHARE, lambda row, _: row.group.completion),
    Column("expected", SHARE, lambda row, _: row.group.expected, Fit(drop=3), head="head.due-by-now"),
    Column("gap", POINTS, lambda row, _: row.group.gap, ink=lambda row: _lag(row.group.gap, row.group.light)),
    Column("light", _CAUSED_LIGHT, lambda row, _: row.group, ink=_group_ink),
    Column("on-pace", _ON_PACE, lambda row, _: row.group, Fit(drop=6)),
    Column(
        "then-completion", of(SHARE, lambda group: group.completion), lambda row, _: row.then, Fit(drop=1)
    ),
    Column(
        "then-gap",
        of(POINTS, lambda group: group.gap),
        lambda row, _: row.then,
        Fit(drop=2),
        lambda row: _lag(row.then.gap, row.then.light) if row.then else Ink.PLAIN,
    ),
    Column("then-light", _THEN_LIGHT, lambda row, _: row, Fit(8, drop=3), _then_ink),
    Column("eased", COUNT, lambda row, _: row.eased or None, Fit(is_mark=True), lambda _: Ink.YELLOW),
    Column("reported", _REPORTED, lambda row, _: row.group, Fit(drop=7)),
    Column("scored", COUNT, lambda row, _: row.group.scored),
    Column("states", LIST, lambda row, words: words.states(row.group.states, in_cell=True), Fit(24, drop=8)),
    Column("lights", LIST, lambda row, words: words.lights_in_cell(row.group.lights), Fit(24, drop=9)),
    *map(_lit, Light),
)


# How many targets are in each state that occurs, and in all.


def state_rows(group: Group) -> list[tuple[State | None, int]]:
    """Each state with its number, those of the worst light first, and that of all behind None."""
    found = [(state, number) for state, number in group.states.items() if number]
    return [*sorted(found, key=lambda each: [*Light].index(each[0].light)), (None, group.total)]


def _state_name(row: tuple[State | None, int], words: Words) -> str:
    return f"{SHAPES[row[0].light]} {words.of('state', row[0])}" if row[0] else words("workbook.all")


STATES: tuple[Column[tuple[State | None, int]], ...] = (
    Column("state", LIT, _state_name, ink=lambda row: ink_of(row[0].light) if row[0] else Ink.BOLD),
    Column("targets", COUNT, lambda row, _: row[1]),
)


# Entries of the log, and the plan's own records of its changes.

TRAIL = "date change after words place"


class EntryRow(NamedTuple):
    """An entry; `target` and the figure `after` it are None for words alone, `what` is of what it tells.

    `remarks` are said behind its own words, and `recorded` is who recorded it.
    """

    entry: Entry
    target: Target | None = None
    after: Fraction | None = None
    what: str = ""
    remarks: tuple[str, ...] = ()
    recorded: str = ""


def _words(row: EntryRow, words: Words) -> str:
    return words.groups([*words.remarks(row.entry), *row.remarks])


_CHANGE: Kind[Entry] = Kind(lambda entry, words: words.entry_figure(entry), is_right=True)
ENTRIES: tuple[Column[EntryRow], ...] = (
    Column("what", TEXT, lambda row, _: row.what, Fit(12)),
    Column("date", DAY, lambda row, _: row.entry.date),
    Column("change", _CHANGE, lambda row, _: row.entry, head="report"),
    Column("after", FIGURE, lambda row, _: row.target and _figure(row.target, row.after), head="value"),
    Column("words", TEXT, _words, BELOW),
    Column("place", PLACE, lambda row, _: row.entry),
    Column("recorded", LIST, lambda row, _: row.recorded, BELOW, lambda _: Ink.FAINT),
)


class RevisionRow(NamedTuple):
    """A revision, and the names of what it is about, of the plan itself none."""

    revision: Revision
    names: tuple[str, ...]


def revision_rows(plan: Plan, revisions: Iterable[Revision]) -> list[RevisionRow]:
    """Each revision; what is no longer in the plan is called by its id."""
    current = {target.id: target.name for target in plan.targets}
    known = {old: current[now] for old, now in plan.ids().items()}
    return [RevisionRow(each, tuple(known.get(name, name) for name in each.targets)) for each in revisions]


def _moved(row: RevisionRow, words: Words) -> str:
    return words.groups(words.moved(row.revision))


REVISIONS: tuple[Column[RevisionRow], ...] = (
    Column("date", DAY, lambda row, _: row.revision.date),
    Column("what", LIST, lambda row, words: words.list(row.names) or words("report.whole-plan"), Fit(12)),
    Column("by", TEXT, lambda row, _: row.revision.by, Fit(8)),
    Column("moved", TEXT, _moved),
    Column("reason", TEXT, lambda row, _: row.revision.reason, Fit(20)),
)

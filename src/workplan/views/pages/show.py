"""All about one target, task, section, owner or term: the cards that `show` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workplan.core.facts import count_judged
from workplan.core.history import Author
from workplan.core.lookup import Subject, definitions_for, id_of, name_of, references_to
from workplan.core.plan import Definition, Owner, Plan, Revision, Section, Target, Task
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.report import targets_of
from workplan.core.status import Group, Status
from workplan.core.verdict import Verdict
from workplan.views.answer import Answer, escaped_markdown, heading_markdown, line_markdown, markdown_text
from workplan.views.columns import (
    ENTRIES,
    TRAIL,
    Column,
    EntryRow,
    chosen,
    outline_columns,
    outline_rows,
    target_columns,
)
from workplan.views.explain import judged, labelled_lines
from workplan.views.json import subject_json
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.pages.status import after_period_lines
from workplan.views.phrases import Words, day, meaning_rows, percent, signed, term_rows
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import cells, cut, filled, safe, wrapped
from workplan.views.values import TEXT

Rows = tuple[tuple[str, str], ...]
_SHORT_HASH = 7


def show_text(
    subject: Subject, status: Status, form: str, page: Page, *, told: Provenance = NOTHING_TOLD
) -> str:
    """All about `subject` in a format: table (a page), json, csv or markdown; `told` is of its entries."""
    card = _card_of(subject, status, page.words, told)
    remark = [] if isinstance(subject, Definition) else after_period_lines(status, page)
    answer = Answer(
        lines=lambda: [*remark, *_lines(card, page)],
        data=lambda: subject_json(subject, status, page.words, told),
        table=lambda: _table(card, page.words),
        markdown=lambda: _markdown(card),
    )
    return answer.text(form, page)


# A card, and how it is drawn.


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under a heading: labelled rows (a label may be empty), or a table."""

    heading: str
    rows: Rows = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class _Card:
    """All about one thing; `conclusion` is its light and state, in `ink`."""

    title: str
    fields: Rows
    parts: tuple[_Part, ...] = ()
    conclusion: str = ""
    ink: Ink = Ink.PLAIN

    @property
    def told(self) -> Rows:
        """The fields that say something."""
        return tuple((label, text) for label, text in self.fields if text)

    @property
    def filled(self) -> tuple[_Part, ...]:
        """The parts with something in them."""
        return tuple(each for each in self.parts if each.rows or (each.table and each.table.rows))


def _lines(card: _Card, page: Page) -> Iterator[Line]:
    for row in wrapped(card.title, page.room, page.wide_ambiguous):
        yield line(Span(row, Ink.BOLD))
    if card.conclusion:
        yield line(Span(card.conclusion, card.ink))
    yield from labelled_lines(card.told, page)
    for part in card.filled:
        yield BLANK
        yield line(Span(part.heading, Ink.BOLD))
        yield from labelled_lines(part.rows, page) if part.table is None else table_lines(part.table, page)


def _markdown(card: _Card) -> str:
    """Headings, lists and tables."""
    texts = [
        heading_markdown(1, card.title),
        f"{line_markdown(card.conclusion)}\n" if card.conclusion else "",
    ]
    texts.append(_list_of(card.told))
    for part in card.filled:
        body = _list_of(part.rows) if part.table is None else markdown_text(part.table)
        texts.append(f"{heading_markdown(2, part.heading)}\n{body}")
    return "\n".join(text for text in texts if text)


def _list_of(rows: Rows) -> str:
    return "".join(f"{_item(label, text)}\n" for label, text in rows)


def _item(label: str, text: str) -> str:
    """A row as an item of a list; one behind a number, of a numbered one."""
    if label.removesuffix(".").isdecimal() and label.endswith("."):
        return f"{label} {line_markdown(text)}"
    return f"- {line_markdown(label)}: {escaped_markdown(text)}" if label else f"- {line_markdown(text)}"


def _table(card: _Card, words: Words) -> Table:
    """The card's first table; of one without a table, the rows of its parts behind their headings."""
    rows = ((part.heading, label.removesuffix("."), text) for part in card.parts for label, text in part.rows)
    tables = [part.table for part in card.parts if part.table is not None]
    return tables[0] if tables else table_of(_PARTS, rows, words)


_PARTS: tuple[Column[tuple[str, str, str]], ...] = (
    Column("part", TEXT, lambda row, _: row[0]),
    Column("id", TEXT, lambda row, _: row[1]),
    Column("message", TEXT, lambda row, _: row[2]),
)


# What stands on the card of each kind of thing.


def _card_of(subject: Subject, status: Status, words: Words, told: Provenance) -> _Card:
    match subject:
        case Target():
            return _target_card(status.plan, status.of_target(subject.id), words, told)
        case Section():
            return _section_card(status, subject, words)
        case Owner():
            return _owner_card(status, subject, words)
        case Definition():
            return _definition_card(status.plan, subject, words)
        case _:
            return _task_card(status, subject, words)


def _target_card(plan: Plan, verdict: Verdict, words: Words, told: Provenance) -> _Card:
    """What the plan asks, the verdict as arithmetic, its entries in a table, revisions and terms."""
    target = verdict.target
    fields = [*identity_rows(plan, target, words), *asked_rows(plan, verdict, words)]
    return _Card(
        title=words.named(target.name, target.id),
        conclusion=words.conclusion(verdict),
        ink=ink_of(verdict.light),
        fields=tuple((words.of("field", key), text) for key, text in fields),
        parts=(
            _Part(
                words("heading.verdict"),
                tuple((words.of("explain", key), text) for key, text in judged(plan, verdict, words)),
            ),
            _Part(words("heading.trail"), table=trail_table(verdict, words, told)),
            _Part(
                words("heading.revisions"),
                tuple((day(each.date), _revision(each, words)) for each in plan.revisions_of(target)),
            ),
            _terms(target, plan, words),
        ),
    )


def identity_rows(plan: Plan, target: Target, words: Words) -> Rows:
    """Its names and where it belongs, each behind the key of its field; empty where there is nothing."""
    sections = {section.id: section.title for section in plan.sections}
    task = plan.task_of(target)
    whole = target.part_of and plan.ids().get(target.part_of)
    wholes = (words.named(each.name, each.id) for each in plan.targets if each.id == whole)
    return (
        ("formerly", words.list(map(safe, target.formerly))),
        ("kind", words.of("kind", target.kind)),
        ("section", words.named(sections[target.section], target.section)),
        ("task", words.named(task.title, task.id) if task else ""),
        ("lead", words.leads(target) or words("page.no-lead")),
        ("department", words.names(target.department_in(task))),
        ("support", words.names(target.support_in(task))),
        ("part_of", next(wholes, "")),
        ("detail", safe(target.detail or "")),
        ("size", safe(target.size or "")),
    )


def asked_rows(plan: Plan, verdict: Verdict, words: Words) -> Rows:
    """What is asked of it, by when, how it is judged and reported; each behind the key of its field."""
    target, shape, reporting = verdict.target, verdict.facts.shape, verdict.target.reporting
    every = words.of("every", reporting.every)
    reports = words("page.reporting", every=every, grace=reporting.grace)
    checkpoints = (
        words.checkpoint(each.by, words.quantity(target, each.value), each.name) for each in target.passing
    )
    return (
        ("goal", words.goal(target)),
        ("window", words.window(plan, target)),
        ("checkpoints", words.groups(checkpoints)),
        ("pace", "" if shape is None else words.of("pace", shape)),
        ("reporting", words("page.reporting-never") if reporting.never else reports),
        ("weight", "" if target.weight == 1 else f"{target.weight:f}"),
        ("hold", "" if target.hold is None else words.of("hold", target.hold)),
    )


def _revision(revision: Revision, words: Words) -> str:
    said, due = safe(revision.reason), revision.due
    if revision.by:
        said = words("page.revision", by=safe(revision.by), reason=said)
    moved = words("page.due-changed", old=day(due.old), new=day(due.new)) if due else ""
    return words.groups([said, moved])


def trail_table(verdict: Verdict, words: Words, told: Provenance = NOTHING_TOLD) -> Table:
    """One row an entry of a target, in order; those that do not count come with the reason."""
    target, trail = verdict.target, verdict.facts.trail
    end = count_judged(target, trail)
    rows = []
    for place, step in enumerate(trail.steps):
        is_closed = place >= end and step.entry.given.is_figure
        remark = words("explain.after-closing") if is_closed else ""
        rows.append(EntryRow(step.entry, target, step.after, remarks=(remark,)))
    rows += [EntryRow(each, target, remarks=(words("explain.not-counted"),)) for each in trail.repeated]
    keys = f"{TRAIL} recorded" if told else TRAIL
    return table_of(chosen(ENTRIES, keys), (_with_record(row, told, words) for row in rows), words)


def _with_record(row: EntryRow, told: Provenance, words: Words) -> EntryRow:
    """With who recorded it, and the marks of late and changed ones; as it is where that is not told."""
    found = told.get((row.entry.file, row.entry.item))
    if found is None or row.target is None:
        return row
    marks = [*row.remarks]
    if found.is_late(row.target):
        marks.append(words("recorded.late", days=found.days_after()))
    if found.is_changed:
        marks.append(words("recorded.changed", author=_author(found.changed_by, words)))
    return row._replace(remarks=tuple(marks), recorded=_author(found.by, words))


def _author(author: Author | None, words: Words) -> str:
    if author is None:
        return words("recorded.not-committed")
    return f"{author.commit[:_SHORT_HASH]} {safe(author.name)} {day(author.day)}"


def _section_card(status: Status, section: Section, words: Words) -> _Card:
    """Its roll-up, its tasks, its headline targets."""
    found = next(each for each in status.sections if each.section.id == section.id)
    rows = (row for row in outline_rows(status) if row.subject in section.tasks)
    tasks = table_of(outline_columns("task"), rows, words)
    headline = [verdict for verdict in found.verdicts if verdict.target.task is None]
    return _group_card(
        words.named(words.titled(section.number, section.title), section.id),
        (("aim", safe(section.aim or "")), ("detail", safe(section.detail or ""))),
        found.group,
        words,
        parts=(
            _Part(words("heading.tasks"), table=tasks),
            _Part(words("heading.headline"), table=_targets(status, headline, words)),
            _terms(section, status.plan, words),
        ),
    )


def _task_card(status: Status, task: Task, words: Words) -> _Card:
    """Who leads it, its roll-up, its targets, its reports in words."""
    found = next(each for each in status.tasks if each.task.id == task.id)
    section = next(each for each in status.plan.sections if each.id == task.section)
    fields = (
        ("section", words.named(section.title, section.id)),
        ("lead", words.leads(task) or words("page.no-lead")),
        ("department", words.names(task.department)),
        ("support", words.names(task.support)),
        ("detail", safe(task.detail or "")),
    )
    reports = table_of(chosen(ENTRIES, "date words place"), map(EntryRow, found.entries), words)
    parts = (
        _Part(words("heading.targets"), table=_targets(status, found.verdicts, words)),
        _Part(words("heading.trail"), table=reports),
        _terms(task, status.plan, words),
    )
    title = words.named(words.titled(task.number, task.title), task.id)
    return _group_card(title, fields, found.group, words, parts=parts)


def _owner_card(status: Status, owner: Owner, words: Words) -> _Card:
    """Its title, who is above it, and all targets that count under it."""
    found = status.of_owner(owner.name)
    fields = (("title", safe(owner.title or "")), ("under", safe(owner.under or "")))
    targets = _Part(words("heading.targets"), table=_targets(status, found.verdicts, words))
    return _group_card(safe(owner.name), fields, found.group, words, parts=(targets,))


def _group_card(title: str, fields: Rows, group: Group, words: Words, *, parts: tuple[_Part, ...]) -> _Card:
    """A card with the roll-up of a group behind its own fields."""
    shares = {"completion": percent(group.completion), "expected": percent(group.expected)}
    completion = words("page.group", **shares, gap=signed(group.gap))
    roll_up = (
        ("completion", "" if group.completion is None else completion),
        ("reported", f"{group.reported}/{group.scored}"),
        ("lights", words.lights(group.lights)),
        ("states", words.states(group.states)),
    )
    named = tuple((words.of("field", key), text) for key, text in (*fields, *roll_up))
    return _Card(title, named, parts, words.light(group.light), ink_of(group.light))


def _targets(status: Status, verdicts: Iterable[Verdict], words: Words) -> Table:
    parts = targets_of(status)
    return table_of(target_columns(), (parts[verdict.target.id] for verdict in verdicts), words)


def _definition_card(plan: Plan, definition: Definition, words: Words) -> _Card:
    """The words of a term, and where it is referred to."""
    references = tuple((safe(name), safe(title)) for name, title in references_to(definition.term, plan))
    parts = (
        _Part(words("heading.meaning"), meaning_rows(definition)),
        _Part(words("heading.references"), references),
        _terms(definition, plan, words),
    )
    return _Card(safe(definition.term), (), parts)


def _terms(subject: Subject, plan: Plan, words: Words) -> _Part:
    return _Part(words("heading.terms"), term_rows(definitions_for((subject,), plan)))


# Where the words of a call do not decide.

_THINGS: Mapping[type[Subject], str] = {
    Target: "thing.target",
    Task: "thing.task",
    Section: "thing.section",
    Owner: "plan-field.owner",
    Definition: "thing.term",
}


def candidate_list(text: str, candidates: Sequence[Subject], page: Page) -> str:
    """What `text` may mean, one candidate a line with its id, its name and what it is."""
    words, wide = page.words, page.wide_ambiguous
    width = max((cells(safe(id_of(each)), wide) for each in candidates), default=0)
    lines = [words("thing.ambiguous", text=safe(text))]
    for each in candidates:
        what = words(_THINGS[type(each)])
        name, padded = safe(name_of(each)), filled(safe(id_of(each)), width, wide)
        lines.append(cut(words("thing.candidate", id=padded, name=name, what=what), page.room, wide))
    return "\n".join(lines) + "\n"

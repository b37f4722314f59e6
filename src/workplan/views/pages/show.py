"""All about one target, task, section, owner or term: the cards that `show` prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from workplan.core.coverage_state import Sourced, State
from workplan.core.history import Author
from workplan.core.lookup import Subject, definitions_for, id_of, name_of, references_to
from workplan.core.plan import Definition, Meta, Owner, Plan, Revision, Section, Target, Task
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
from workplan.views.explain import judged, labelled_lines, remark_on
from workplan.views.json import subject_json
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.pages.status import lines_above
from workplan.views.phrases import Words, day, meaning_rows, term_rows
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import cells, cut, filled, prose, safe, wrapped
from workplan.views.values import TEXT

Rows: TypeAlias = tuple[tuple[str, str], ...]
Parts: TypeAlias = dict[str, Rows | Table]


def show_text(  # noqa: PLR0913  # all that is known of one thing
    subject: Subject,
    status: Status,
    form: str,
    page: Page,
    *,
    told: Provenance = NOTHING_TOLD,
    sources: Sequence[Sourced] = (),
) -> str:
    """All about `subject` in a format: table (a page), json, csv or markdown; `told` is of its entries.

    `sources` are its quotes of the document.
    """
    page = page.in_format(form)
    card = _card_of(subject, status, page.words, told)
    quoted = page.words.groups(_sourced(each, page.words) for each in sources)
    card = card._replace(fields=(*card.fields, *([(page.words("field.source"), quoted)] if quoted else [])))
    remark = [] if isinstance(subject, Definition) else lines_above(status, page)
    answer = Answer(
        lines=lambda: [*remark, *_lines(card, page)],
        data=lambda: subject_json(subject, status, page.words, told, sources),
        table=lambda: _table(card, page.words),
        markdown=lambda: _markdown(card, page.words),
    )
    return answer.text(form, page)


def _sourced(source: Sourced, words: Words) -> str:
    """A quote, and where in the document it stands: the line, that the words there differ, or nowhere."""
    quote = safe(source.quote)
    if source.state is None:
        return words("coverage.cited", text=quote)
    place = words.of("coverage", State.LOST)
    if source.line is not None:
        place = f"{safe(source.file or '')}:{source.line}"
    there = safe(source.words or "")
    key = "coverage.shown.changed" if source.state is State.CHANGED else "coverage.shown"
    return words(key, text=quote, place=place, there=there)


# A card, and how it is drawn.


class _Card(NamedTuple):
    """All about one thing: a title, what is concluded, its fields, and parts by the keys of headings.

    A part is a table, or rows behind labels, which may be empty.
    """

    title: str
    conclusion: Line
    fields: Rows
    parts: Parts

    @property
    def filled(self) -> list[tuple[str, Rows | Table]]:
        """The parts with something in them."""
        parts = self.parts.items()
        return [(key, body) for key, body in parts if (body.rows if isinstance(body, Table) else body)]


def _lines(card: _Card, page: Page) -> Iterator[Line]:
    for row in wrapped(card.title, page.room, page.wide_ambiguous):
        yield line(Span(row, Ink.BOLD))
    for span in card.conclusion:
        yield from (line(Span(row, span.ink)) for row in prose(span.text, page.room, page.wide_ambiguous))
    yield from labelled_lines(card.fields, page)
    for heading, body in card.filled:
        shown, said = _told_once(body, page.words) if isinstance(body, Table) else (body, "")
        yield BLANK
        yield line(Span(page.words(heading), Ink.BOLD), "  ", Span(said, Ink.FAINT))
        yield from table_lines(shown, page) if isinstance(shown, Table) else labelled_lines(shown, page)


def _told_once(table: Table, words: Words) -> tuple[Table, str]:
    """The table without who recorded its entries, where that is the same of all, and who that is."""
    at = next((index for index, column in enumerate(table.columns) if column.key == "recorded"), None)
    recorded = set() if at is None else {row[at].text for row in table.rows}
    if at is None or not table.rows[1:] or len(recorded) > 1:
        return table, ""
    rows = tuple((*row[:at], *row[at + 1 :]) for row in table.rows)
    columns = (*table.columns[:at], *table.columns[at + 1 :])
    return table._replace(columns=columns, rows=rows), words("label.recorded", by=recorded.pop())


def _markdown(card: _Card, words: Words) -> str:
    """Headings, lists and tables."""
    texts = [heading_markdown(1, card.title), *(f"{line_markdown(span.text)}\n" for span in card.conclusion)]
    texts.append(_list_of(card.fields))
    for heading, body in card.filled:
        shown = markdown_text(body) if isinstance(body, Table) else _list_of(body)
        texts.append(f"{heading_markdown(2, words(heading))}\n{shown}")
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
    rows: list[tuple[str, str, str]] = []
    for heading, body in card.parts.items():
        if isinstance(body, Table):
            return body
        rows += ((words(heading), label.removesuffix("."), text) for label, text in body)
    return table_of(_PARTS, rows, words)


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
            return _definition_card(status.plan, subject)
        case _:
            return _task_card(status, subject, words)


def _target_card(plan: Plan, verdict: Verdict, words: Words, told: Provenance) -> _Card:
    """What the plan asks, the verdict as arithmetic, its entries in a table, revisions and terms."""
    target, arithmetic = verdict.target, judged(plan, verdict, words)
    return _Card(
        title=words.named(target.name, target.id),
        conclusion=line(Span(words.conclusion(verdict), ink_of(verdict.light))),
        fields=_fields(target_rows(plan, verdict, words), target.meta, words),
        parts={
            "heading.verdict": tuple(
                (words.of("explain", key), text) for key, text in arithmetic if key != "bound"
            ),
            "heading.trail": trail_table(verdict, words, told),
            "heading.revisions": tuple(
                (day(each.date), _revision(each, words)) for each in plan.revisions_about(target)
            ),
            **_terms(target, plan),
        },
    )


def _fields(rows: Rows, meta: Meta, words: Words) -> Rows:
    """The rows that say something, each behind its label, then the office's own fields behind their names."""
    own = ((safe(name), safe(text)) for name, text in meta)
    return (*((words.of("field", key), text) for key, text in rows if text), *own)


def target_rows(plan: Plan, verdict: Verdict, words: Words) -> Rows:
    """What the plan says of a target, each behind the key of its field; empty where there is nothing."""
    target, shape, reporting = verdict.target, verdict.facts.shape, verdict.target.reporting
    sections = {section.id: section.title for section in plan.sections}
    task = plan.task_of(target)
    whole = target.part_of and plan.ids().get(target.part_of)
    wholes = (words.named(each.name, each.id) for each in plan.targets if each.id == whole)
    every = words.of("every", reporting.every)
    reports = words("page.reporting", every=every, grace=reporting.grace)
    values = (
        (each, "" if each.value is None else words.quantity(target, each.value)) for each in target.passing
    )
    checkpoints = (words.checkpoint(each.by, value, each.name) for each, value in values)
    monthly = (f"{words.period(each.month)} {words.quantity(target, each.value)}" for each in target.monthly)
    return (
        ("number", safe(target.number or "")),
        ("formerly", words.names(target.formerly)),
        ("kind", words.of("kind", target.kind)),
        ("section", words.named(sections[target.section], target.section)),
        ("task", words.named(task.title, task.id) if task else ""),
        ("lead", words.leads(target) or words("page.no-lead")),
        ("department", words.names(target.department_in(task))),
        ("support", words.names(target.support_in(task))),
        ("part_of", next(wholes, "")),
        ("detail", safe(target.detail or "")),
        ("size", safe(target.size or "")),
        ("goal", words.goal(target)),
        ("window", words.window(plan, target)),
        ("checkpoints", words.groups(checkpoints)),
        ("monthly", words.groups(monthly)),
        ("profile", words.profile(target.profile)),
        ("pace", "" if shape is None else words.of("pace", shape)),
        ("reporting", words("page.reporting-never") if reporting.never else reports),
        ("weight", "" if target.weight == 1 else f"{target.weight:f}"),
        ("hold", "" if target.hold is None else words.of("hold", target.hold)),
        ("tags", words.names(plan.tags_of(target))),
    )


def _revision(revision: Revision, words: Words) -> str:
    said = safe(revision.reason)
    if revision.by:
        said = words("page.revision", by=safe(revision.by), reason=said)
    return words.groups([said, *words.moved(revision)])


def trail_table(
    verdict: Verdict, words: Words, told: Provenance = NOTHING_TOLD, *, last: int | None = None
) -> Table:
    """One row an entry of a target, in order, or of its `last`; what does not count comes with the reason."""
    target, trail = verdict.target, verdict.facts.trail
    rows, first = [], max(0, len(trail.entries) - last) if last else 0
    for place, step in enumerate(trail.steps[first:], start=first):
        remark = remark_on(verdict, place, words)
        rows.append(EntryRow(step.entry, target, step.after, remarks=(remark,)))
    rows += [EntryRow(each, target, remarks=(words("explain.not-counted"),)) for each in trail.repeated]
    rows = [_with_record(row, told, words) for row in rows]
    keys = f"{TRAIL} recorded" if any(row.recorded for row in rows) else TRAIL
    return table_of(chosen(ENTRIES, keys), rows, words)


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
    return f"{author.short} {safe(author.name)} {day(author.day)}"


def _section_card(status: Status, section: Section, words: Words) -> _Card:
    """Its roll-up, its tasks, its headline targets."""
    found = next(each for each in status.sections if each.section.id == section.id)
    rows = (row for row in outline_rows(status) if row.subject in section.tasks)
    headline = [verdict for verdict in found.verdicts if verdict.target.task is None]
    fields = (
        ("aim", safe(section.aim or "")),
        ("detail", safe(section.detail or "")),
        ("tags", words.names(section.tags)),
    )
    parts: Parts = {
        "heading.tasks": table_of(outline_columns("task"), rows, words),
        "heading.headline": _targets(status, headline, words),
        **_terms(section, status.plan),
    }
    title = words.named(words.titled(section.number, section.title), section.id)
    return _group_card(title, found.group, _fields(fields, section.meta, words), words, parts=parts)


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
        ("profile", words.profile(task.profile)),
        ("tags", words.names(task.tags)),
    )
    reports = table_of(chosen(ENTRIES, "date words place"), map(EntryRow, found.entries), words)
    targets = _targets(status, found.verdicts, words)
    parts: Parts = {"heading.targets": targets, "heading.trail": reports, **_terms(task, status.plan)}
    title = words.named(words.titled(task.number, task.title), task.id)
    return _group_card(title, found.group, _fields(fields, task.meta, words), words, parts=parts)


def _owner_card(status: Status, owner: Owner, words: Words) -> _Card:
    """Its title, who is above it, how it is reached, and all targets that count under it."""
    found = status.of_owner(owner.name)
    given = {"title": owner.title, "under": owner.under, "contact": owner.contact}
    fields = tuple((key, safe(text or "")) for key, text in given.items())
    parts: Parts = {"heading.targets": _targets(status, found.verdicts, words)}
    return _group_card(safe(owner.name), found.group, _fields(fields, (), words), words, parts=parts)


def _group_card(title: str, group: Group, fields: Rows, words: Words, *, parts: Parts) -> _Card:
    """A card with the roll-up of a group before its own fields."""
    standing = Span(words.completion(group), ink_of(group.light))
    return _Card(title, (standing, Span(words.counts(group), Ink.FAINT)), fields, parts)


def _targets(status: Status, verdicts: Iterable[Verdict], words: Words) -> Table:
    parts = targets_of(status)
    return table_of(target_columns(), (parts[verdict.target.id] for verdict in verdicts), words)


def _definition_card(plan: Plan, definition: Definition) -> _Card:
    """The words of a term, and where it is referred to."""
    references = tuple((safe(name), safe(title)) for name, title in references_to(definition.term, plan))
    parts = {"heading.meaning": meaning_rows(definition), "heading.references": references}
    return _Card(safe(definition.term), (), (), {**parts, **_terms(definition, plan)})


def _terms(subject: Subject, plan: Plan) -> Parts:
    return {"heading.terms": term_rows(definitions_for((subject,), plan))}


# Where the words of a call do not decide.

_THINGS: Mapping[type[Subject], str] = {
    Target: "thing.target",
    Task: "thing.task",
    Section: "thing.section",
    Owner: "thing.owner",
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

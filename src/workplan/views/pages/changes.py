"""The pages of what changed in the plan: the difference of two states, and the history of one thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workplan.core.diff import FileDifference, Idle, PlanChange, in_order
from workplan.core.effects import Effect
from workplan.core.history import Author, Event, Version
from workplan.core.plan import Plan
from workplan.views.answer import Answer, markdown_text
from workplan.views.columns import BELOW, Column, Fit, chosen
from workplan.views.json import difference_json, history_json
from workplan.views.page import BLANK, Ink, Line, Page, Span, line
from workplan.views.phrases import NOTHING, Words, day
from workplan.views.plan_words import field_words, value_words
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import safe
from workplan.views.values import COUNT, DAY, STATED, TEXT, Kind

_DIFFERENCE = "effect what id field old new reason"
_HISTORY = "date commit author effect id field old new reason"
_DRAWN_DIFFERENCE = "effect what id field old new told-reason"
_DRAWN_HISTORY = "date commit author effect what id field old new told-reason"


def diff_text(found: Sequence[FileDifference], form: str, page: Page) -> str:
    """All changes in a format: table (with a summary), json, csv or markdown."""
    words, changes = page.in_format(form).words, changes_of(found)
    answer = Answer(
        lines=lambda: _difference_lines(found, page),
        data=lambda: difference_json(found),
        table=lambda: diff_table(found, words),
        markdown=lambda: f"{markdown_text(diff_table(found, words))}\n{summary(changes, words)}\n",
    )
    return answer.text(form, page)


def _difference_lines(found: Sequence[FileDifference], page: Page) -> Iterator[Line]:
    changes = changes_of(found)
    if not changes:
        yield line(page.words("change-line.nothing"))
        return
    for each in found:
        if each.difference.changes:
            if len(found) > 1:
                yield line(Span(safe(each.file), Ink.BOLD))
            rows = map(ChangeRow, each.difference.changes)
            drawn = chosen(CHANGES, _DRAWN_DIFFERENCE)
            yield from table_lines(table_of(drawn, rows, page.words), page)
            yield BLANK
    yield line(summary(changes, page.words))


def changes_of(found: Sequence[FileDifference]) -> tuple[PlanChange, ...]:
    """The changes of all plans, eased without a reason first."""
    return in_order(change for each in found for change in each.difference.changes)


def summary(changes: Sequence[PlanChange], words: Words) -> str:
    """How many changes of each effect, and how many have no reason though they should."""
    effects = [change.effect for change in changes]
    numbers = {effect.value: effects.count(effect) for effect in Effect}
    unexplained = sum(change.is_unexplained for change in changes)
    key = "change-line.summary.unexplained" if unexplained else "change-line.summary"
    return words(key, **numbers, unexplained=unexplained)


def change_table(changes: Iterable[PlanChange], words: Words) -> Table:
    """One row a change of one plan."""
    return table_of(chosen(CHANGES, _DIFFERENCE), map(ChangeRow, changes), words)


def diff_table(found: Sequence[FileDifference], words: Words) -> Table:
    """One row a change; where there are several plans, its plan's file stands first in each row."""
    rows = [ChangeRow(change, file=each.file) for each in found for change in each.difference.changes]
    keys = f"plan {_DIFFERENCE}" if found[1:] else _DIFFERENCE
    return table_of(chosen(CHANGES, keys), rows, words)


def idle_words(idle: Idle, plan: Plan, file: str, words: Words) -> str:
    """What to say of a new revision that names what did not change."""
    on = day(plan.revisions[idle.index].date)
    return words("change-line.idle", file=safe(file), date=on, id=safe(idle.name))


@dataclass(frozen=True, slots=True)
class Told:
    """The history of the thing that is called `id` (None for the plan in `file`), and what was skipped."""

    file: str
    id: str | None
    entries: Sequence[Event]
    unread: Sequence[Version]


def history_text(told: Told, form: str, page: Page) -> str:
    """A history in a format: table, json, csv or markdown."""
    page = page.in_format(form)

    def lines() -> list[Line]:
        if not told.entries:
            return [line(page.words("change-line.nothing-of", id=safe(told.id or told.file)))]
        return table_lines(_drawn_history(told.entries, page.words), page)

    answer = Answer(
        lines=lines,
        data=lambda: history_json(told.file, told.id, told.entries, told.unread),
        table=lambda: history_table(told.entries, page.words),
    )
    return answer.text(form, page)


def history_table(events: Iterable[Event], words: Words) -> Table:
    """One row a change, with who made it and when."""
    return table_of(chosen(CHANGES, _HISTORY), _rows(events), words)


def skipped_words(version: Version, words: Words) -> str:
    """What to say of a version that could not be read."""
    author = version.author
    made = {"commit": author.short, "day": day(author.day), "author": safe(author.name)}
    return words("change-line.skipped", file=safe(version.file), **made)


class ChangeRow(NamedTuple):
    """A change, its number in the list, the file of its plan, and who made it."""

    change: PlanChange
    number: int = 0
    file: str = ""
    author: Author | None = None


def _rows(events: Iterable[Event]) -> list[ChangeRow]:
    return [ChangeRow(each.change, author=each.author) for each in events]


def _drawn_history(events: Sequence[Event], words: Words) -> Table:
    """The same for a terminal: what was changed stands there where it is not one thing throughout."""
    is_one = len({each.change.id for each in events}) == 1
    keys = [key for key in _DRAWN_HISTORY.split() if not (is_one and key in ("what", "id"))]
    fits = {"commit": Fit(drop=3), "effect": Fit(drop=1), "what": Fit(12)}
    return table_of(chosen(CHANGES, " ".join(keys), **fits), _rows(events), words)


def _effect_ink(row: ChangeRow) -> Ink:
    """The ink of a change; one that eases without a reason is red."""
    inks = {Effect.EASED: Ink.YELLOW, Effect.TIGHTENED: Ink.GREEN, Effect.NEUTRAL: Ink.PLAIN}
    return Ink.RED if row.change.is_unexplained else inks[row.change.effect]


def _reason(row: ChangeRow, words: Words) -> str:
    """Why; where a reason is wanted and missing, that."""
    return words("change-line.no-reason") if row.change.is_unexplained else safe(row.change.reason or "")


def _told_reason(row: ChangeRow, words: Words) -> str:
    reason = _reason(row, words)
    return words("change-line.reason", text=reason) if reason and not row.change.is_unexplained else reason


def _reason_ink(row: ChangeRow) -> Ink:
    return Ink.RED if row.change.is_unexplained else Ink.PLAIN


_VALUE: Kind[str] = Kind(lambda text, _: text, cell=lambda text, _: None if text == NOTHING else text)
CHANGES: tuple[Column[ChangeRow], ...] = (
    Column("number", COUNT, lambda row, _: row.number),
    Column("plan", TEXT, lambda row, _: row.file),
    Column("date", DAY, lambda row, _: row.author and row.author.day),
    Column("commit", TEXT, lambda row, _: row.author and row.author.short),
    Column("author", TEXT, lambda row, _: row.author and row.author.name, Fit(8, drop=4)),
    Column("effect", TEXT, lambda r, words: words.of("effect", r.change.effect), ink=_effect_ink),
    Column("what", TEXT, lambda row, _: row.change.name, Fit(14)),
    Column("id", TEXT, lambda row, _: row.change.id, Fit(8, drop=2)),
    Column("field", TEXT, lambda row, words: field_words(row.change, words), Fit(8)),
    Column("old", _VALUE, lambda row, words: value_words(row.change.field, row.change.old, words), Fit(10)),
    Column("new", _VALUE, lambda row, words: value_words(row.change.field, row.change.new, words), Fit(10)),
    Column("reason", STATED, _reason, Fit(12), _reason_ink),
    Column("told-reason", TEXT, _told_reason, BELOW, _reason_ink, head="reason"),
)

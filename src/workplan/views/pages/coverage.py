"""The page of coverage: each clause of a document, what of the plan stands for it; the open ones first."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from workplan.core.binding import Binding, Holder, Place
from workplan.core.coverage import Coverage, Covered, became
from workplan.core.coverage_state import State
from workplan.core.lookup import Subject, id_of, name_of
from workplan.core.plan import Plan, Waived
from workplan.views.answer import Answer, heading_markdown, list_markdown, markdown_text
from workplan.views.columns import BELOW, Column, Fit
from workplan.views.page import BLANK, Ink, Line, Page, Span, line
from workplan.views.phrases import SHAPES, Words
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, LIST, TEXT

Json: TypeAlias = dict[str, object]
_VERSION = 2
_PATH = " / "
LIGHTS: Mapping[State, str] = {
    **dict.fromkeys((State.LOST, State.CHANGED), "red"),
    **dict.fromkeys((State.OPEN, State.HALF), "yellow"),
    State.BOUND: "green",
    **dict.fromkeys((State.WAIVED, State.BACKGROUND), "grey"),
}
_INKS = {"red": Ink.RED, "yellow": Ink.YELLOW, "green": Ink.GREEN, "grey": Ink.FAINT}


class Row(NamedTuple):
    """A clause, or a quote that is lost, which has no line and no headings; with all that is said of it."""

    state: State
    text: str
    line: int | None
    headings: tuple[str, ...]
    holders: tuple[Holder, ...]
    left: tuple[str, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()  # the figure of the document, that of the plan
    rivals: int = 0
    became: str | None = None  # of a quote that is lost: the words that may stand in its stead

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is waived."""
        return tuple(each.reason for each in self.holders if isinstance(each, Waived))


def coverage_text(found: Coverage, plan: Plan, file: str, form: str, page: Page) -> str:
    """How a plan covers its document, in a format: table, json, csv or markdown."""
    rows = coverage_rows(found)
    answer = Answer(
        lines=lambda: _lines(found, plan, file, page),
        data=lambda: _json(found, plan, file, rows),
        table=lambda: coverage_table(rows, page.words),
        markdown=lambda: _markdown(found, plan, file, page.words),
    )
    return answer.text(form, page)


def coverage_rows(found: Coverage) -> tuple[Row, ...]:
    """What someone must see to, the worst first; then all else, as the document has it."""
    rows = [_lost_row(binding, place, found) for binding, place in became(found)]
    rows += [_row(clause, found) for clause in found.clauses]
    open_rows = [row for row in rows if row.state.is_unsettled]
    order = list(State)
    return (
        *sorted(open_rows, key=lambda row: order.index(row.state)),
        *(row for row in rows if not row.state.is_unsettled),
    )


def _lost_row(binding: Binding, place: Place | None, found: Coverage) -> Row:
    now = None if place is None else _words_at(place, found)
    return Row(State.LOST, binding.quote.text, None, (), (binding.quote.holder,), became=now)


def _row(clause: Covered, found: Coverage) -> Row:
    source = found.source
    index = source.index_at(clause.place[0])
    holders = dict.fromkeys(id(each.quote.holder) for each in clause.bindings)
    by_id = {id(each.quote.holder): each.quote.holder for each in clause.bindings}
    differs = [each for each in found.claims.differences if _is_within(each.start, clause)]
    return Row(
        clause.state,
        _words_at(clause.place, found),
        source.line_of(clause.place),
        source.headings[index],
        tuple(by_id[each] for each in holders),
        tuple(source.text[slice(*place)] for place in clause.left),
        tuple((each.there, each.here) for each in differs),
        max((each.rivals for each in clause.bindings), default=0),
    )


def _words_at(place: Place, found: Coverage) -> str:
    """The words of a clause, without the point that ends a sentence."""
    return found.source.text[slice(*place)].rstrip(".")


def _is_within(at: int, clause: Covered) -> bool:
    return clause.place[0] <= at < clause.place[1]


def coverage_table(rows: tuple[Row, ...], words: Words) -> Table:
    """The rows; a terminal sets those apart that nobody need see to."""
    first = next((i for i, row in enumerate(rows) if not row.state.is_unsettled), 0)
    return table_of(_COLUMNS, rows, words)._replace(apart=frozenset({first} if first else ()))


def _shown_state(row: Row, words: Words) -> str:
    return f"{SHAPES[LIGHTS[row.state]]} {words.of('coverage', row.state)}"


def _remark(row: Row, words: Words) -> str:
    """What is left, what differs, why it is waived, where else the same words stand."""
    said = [words("coverage.differs", there=safe(there), here=safe(here)) for there, here in row.differs]
    if row.left and row.state is not State.CHANGED:
        said.append(words("coverage.left", texts=words.names(row.left)))
    said += map(safe, row.reasons)
    if row.became:
        said.append(words("coverage.became", text=safe(row.became)))
    if row.rivals:
        said.append(words("coverage.rivals", number=row.rivals))
    return words.groups(said)


def _named(row: Row) -> list[Subject]:
    return [each for each in row.holders if not isinstance(each, Waived)]


_COLUMNS: tuple[Column[Row], ...] = (
    Column("coverage", TEXT, _shown_state, ink=lambda row: _INKS[LIGHTS[row.state]]),
    Column("line", COUNT, lambda row, _: row.line),
    Column("clause", TEXT, lambda row, _: row.text, Fit(36)),
    Column("heading", TEXT, lambda row, _: _PATH.join(row.headings), Fit(12, drop=2)),
    Column("bound-to", TEXT, lambda row, words: words.names(map(name_of, _named(row))), Fit(12)),
    Column("id", LIST, lambda row, words: words.names(map(id_of, _named(row))), Fit(10, drop=5)),
    Column("remark", TEXT, _remark, BELOW),
)


# The heading, with the sums.


def sum_texts(found: Coverage, words: Words) -> Iterator[str]:
    """How many figures are answered for, and how many clauses are in each state."""
    claimed = len(found.figures) - len(found.unanswered)
    yield words("coverage.figures", claimed=claimed, all=len(found.figures))
    counted = (
        words("label.counted", name=words.of("coverage", state), number=number)
        for state, number in found.counts.items()
        if number or state.is_unsettled
    )
    yield words("coverage.clauses", number=len(found.clauses), counts=words.list(counted))


def _head_texts(found: Coverage, words: Words) -> Iterator[str]:
    """The sums, and what to do about each state that someone must see to."""
    yield from sum_texts(found, words)
    open_states = [state for state, number in found.counts.items() if number and state.is_unsettled]
    for state in open_states:
        yield words.of("coverage-remedy", state, state=words.of("coverage", state))
    if not open_states:
        yield words("coverage-remedy.none")


def _heading(plan: Plan, file: str, words: Words) -> str:
    source = plan.source.file if plan.source else ""
    return words("coverage.title", source=safe(source), plan=safe(file))


def _lines(found: Coverage, plan: Plan, file: str, page: Page) -> Iterator[Line]:
    words = page.words
    yield line(Span(_heading(plan, file, words), Ink.BOLD))
    for text in _head_texts(found, words):
        yield from (line(row) for row in prose(text, page.room, page.wide_ambiguous))
    yield BLANK
    yield from table_lines(coverage_table(coverage_rows(found), words), page)


def _markdown(found: Coverage, plan: Plan, file: str, words: Words) -> str:
    parts = (
        heading_markdown(1, _heading(plan, file, words)),
        list_markdown(_head_texts(found, words)),
        markdown_text(coverage_table(coverage_rows(found), words)),
    )
    return "\n".join(parts)


# JSON.


def _json(found: Coverage, plan: Plan, file: str, rows: tuple[Row, ...]) -> Json:
    claimed = len(found.figures) - len(found.unanswered)
    return {
        "version": _VERSION,
        "plan": {"file": file, "title": plan.title},
        "source": {"file": plan.source and plan.source.file, "sha256": plan.source and plan.source.sha256},
        "figures": {"claimed": claimed, "all": len(found.figures)},
        "counts": {state.value: number for state, number in found.counts.items()},
        "clauses": [_row_json(row) for row in rows if row.line is not None],
        "lost": [
            {
                "quote": row.text,
                "ids": [id_of(each) for each in _named(row)],
                "became": row.became,
                "reason": _one(row.reasons),
            }
            for row in rows
            if row.line is None
        ],
    }


def _row_json(row: Row) -> Json:
    return {
        "state": row.state.value,
        "text": row.text,
        "line": row.line,
        "headings": list(row.headings),
        "ids": [id_of(each) for each in _named(row)],
        "left": list(row.left),
        "differs": [{"document": there, "plan": here} for there, here in row.differs],
        "reason": _one(row.reasons),
    }


def _one(reasons: tuple[str, ...]) -> str | None:
    return reasons[0] if reasons else None

"""The pages of a forecast: where each goal stands at due if it goes on as it went, and how that has held."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from workplan.core.calendar import position
from workplan.core.facts import value_at
from workplan.core.figures import rounded
from workplan.core.forecast import LEVEL, Forecast, Outlook, Record, Why, record_of
from workplan.core.log import DONE
from workplan.core.plan import Kind as TargetKind
from workplan.core.plan import Target
from workplan.core.report import TargetReport, targets_of
from workplan.core.status import Status
from workplan.views.answer import Answer, heading_markdown, list_markdown, markdown_text
from workplan.views.columns import TARGETS, Column, Fit, chosen
from workplan.views.json import Json, status_json
from workplan.views.page import BLANK, Ink, Line, Page, Span, line
from workplan.views.pages.status import StatusRows, after_period_texts, chosen_texts, day_text, title_lines
from workplan.views.phrases import NOTHING, Words, day, figure, percent
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, FIGURE, LIST, TEXT, Amount, Kind

_FARTHEST = 5  # sentences
_PLACES = 4  # of the arithmetic
_TABLE = "target asked value at-due range outlook needed so-far times hits"
_LEDGER = """section task target unit goal value due forecast low high outlook needed so-far times
    held tests why id sentence"""
_YEAR_END = (12, 31)
_Parts: TypeAlias = list[tuple[str, list[str]]]  # heads, and the texts below each


class ForecastRow(NamedTuple):
    """A target and its forecast."""

    part: TargetReport
    forecast: Forecast

    @property
    def target(self) -> Target:
        """The target."""
        return self.part.target


def forecast_text(  # noqa: PLR0913  # what it shows is what the options of the command ask for
    status: Status,
    forecasts: Mapping[str, Forecast],
    form: str,
    page: Page,
    *,
    by: StatusRows = StatusRows.PLAN,
    explain: bool = False,
) -> str:
    """The forecasts of a status in a format: table, json, csv or markdown; `explain` adds the arithmetic.

    By target, the table has those without a forecast too.
    """
    page = page.in_format(form)
    rows = [ForecastRow(part, forecasts[part.target.id]) for part in targets_of(status).values()]
    listed = [row for row in rows if by is StatusRows.TARGET or row.forecast.why is None]
    table = table_of(_columns(_TABLE), listed, page.words)
    unlisted = [] if by is StatusRows.TARGET else [row for row in rows if row.forecast.why]
    below = _below(rows, unlisted, page.words, explain=explain)
    answer = Answer(
        lines=lambda: _lines(status, _heading(status, rows, page.words), table, below, page),
        data=lambda: _json(status, rows, page.words),
        table=lambda: table_of(_columns(_LEDGER), rows, page.words, is_alone=True),
        markdown=lambda: _markdown(status, _heading(status, rows, page.words), table, below, page),
    )
    return answer.text(form, page)


def _lines(status: Status, heading: list[str], table: Table, below: _Parts, page: Page) -> list[Line]:
    room, wide = page.room, page.wide_ambiguous

    def said(texts: list[str], ink: Ink = Ink.PLAIN) -> list[Line]:
        return [line(Span(each, ink)) for text in texts for each in prose(text, room, wide)]

    lines = [*title_lines(status, page), *said(heading)]
    lines += [BLANK, *table_lines(table, page)] if table.rows else []
    for head, texts in below:
        lines += [BLANK, *said([head], Ink.BOLD), *said(texts)]
    return lines


def _markdown(status: Status, heading: list[str], table: Table, below: _Parts, page: Page) -> str:
    parts = [
        heading_markdown(1, status.plan.title),
        list_markdown([day_text(status, page.words), *heading]),
        *([markdown_text(table)] if table.rows else []),
    ]
    for head, texts in below:
        parts += [heading_markdown(2, head), list_markdown(texts)]
    return "\n".join(parts)


def _heading(status: Status, rows: list[ForecastRow], words: Words) -> list[str]:
    """What is chosen; how many goals are likely, open or not; what the range is, and its record."""
    found = [row.forecast for row in rows]
    outlooks = Counter(each.outlook for each in found)
    counted = [(words.of("outlook", each), outlooks[each]) for each in Outlook if outlooks[each]]
    parts = words.list(words("label.counted", name=name, number=number) for name, number in counted)
    number = sum(number for _, number in counted)
    made = words("forecast.made", number=number, parts=parts) if number else words("forecast.none-made")
    record = _record_text(record_of(found), words)
    return [*chosen_texts(status, words), made, record, *after_period_texts(status, words)]


def _record_text(record: Record, words: Words) -> str:
    if not record.tests:
        return words("forecast.no-record", level=LEVEL)
    share = percent(Fraction(record.held, record.tests))
    return words("forecast.record", level=LEVEL, held=record.held, tests=record.tests, share=share)


def _below(rows: list[ForecastRow], unlisted: list[ForecastRow], words: Words, *, explain: bool) -> _Parts:
    """Below the table: the farthest from their goals; what is not listed there, and why; the arithmetic."""
    missing = sorted((row for row in rows if row.forecast.outlook is Outlook.UNLIKELY), key=_reached)
    parts: _Parts = []
    if missing:
        head = words("forecast.farthest", number=len(missing), shown=min(_FARTHEST, len(missing)))
        parts.append((head, [sentence(row, words) for row in missing[:_FARTHEST]]))
    if unlisted:
        parts.append((words("forecast.none", number=len(unlisted)), _reasons(unlisted, words)))
    if explain and (texts := [arithmetic(row, words) for row in rows if row.forecast.reach]):
        parts.append((words("forecast.arithmetic"), texts))
    return parts


def _reasons(rows: list[ForecastRow], words: Words) -> list[str]:
    """The targets without a forecast by the reason; of kinds that never have one, how many there are."""
    texts = []
    for why in Why:
        if names := [row.target.name for row in rows if row.forecast.why is why]:
            key = "forecast.counted" if why is Why.KIND else "forecast.named"
            reason = words.of("no-forecast", why)
            texts.append(words(key, why=reason, number=len(names), names=words.names(names)))
    return texts


def _reached(row: ForecastRow) -> Fraction:
    """The share of its goal that a target would have reached."""
    reach = row.forecast.reach
    assert reach is not None
    if row.target.kind is TargetKind.MILESTONE:
        return Fraction(reach.value) / DONE
    base, goal = (value_at(row.target, Fraction(share)) for share in (0, 1))
    return (Fraction(reach.value) - base) / (goal - base)


def sentence(row: ForecastRow, words: Words) -> str:
    """The forecast as an official would say it; why there is none where there is none."""
    target, found = row.target, row.forecast
    if found.why is not None:
        return words("forecast.why", name=safe(target.name), why=words.of("no-forecast", found.why))
    assert found.reach is not None
    is_year_end = (target.due.month, target.due.day) == _YEAR_END
    return words(
        "forecast.sentence",
        name=safe(target.name),
        due=words("forecast.year-end") if is_year_end else words("forecast.due", day=day(target.due)),
        value=words.quantity(target, found.reach.value),
        range=_range(row, words),
        goal=words.quantity(target, DONE if target.goal is None else target.goal),
        needed=_lack(_needed(row, words), words),
        pace=_lack(_so_far(row, words), words),
    )


def arithmetic(row: ForecastRow, words: Words) -> str:
    """How a forecast comes about, with its numbers."""
    walk, due = row.forecast.walk, position(row.target.due)
    assert walk is not None
    value, half = walk.at(due)
    exact = {
        "last": walk.last.value,
        "first": walk.first.value,
        "span": walk.span,
        "drift": walk.drift,
        "by": abs(walk.drift),
        "ahead": due - walk.last.at,
        "value": value,
        "half": half,
        "quantile": walk.quantile,
        "scatter": walk.scatter,
    }
    shown = {key: figure(Fraction(rounded(each, _PLACES))) for key, each in exact.items()}
    sign = "−" if walk.drift < 0 else "+"
    return words("forecast.how", name=safe(row.target.name), sign=sign, steps=walk.freedom + 1, **shown)


# The columns.


def _range(row: ForecastRow, words: Words) -> str:
    reach = row.forecast.reach
    ends = (words.figure(reach.low), words.figure(reach.high)) if reach else ()
    return "–".join(dict.fromkeys(ends))


def _reach(end: str) -> Callable[[ForecastRow, Words], Amount | None]:
    return lambda row, _: row.forecast.reach and Amount(getattr(row.forecast.reach, end), row.target)


def _pace(row: ForecastRow, pace: Fraction) -> Amount:
    """A pace with one decimal more than the figures, at least two where it is below 1."""
    return Amount(rounded(pace, max(row.forecast.digits + 1, 2 if abs(pace) < 1 else 0)), row.target)


def _needed(row: ForecastRow, _: Words) -> Amount | None:
    return row.forecast.need and _pace(row, row.forecast.need.pace)


def _so_far(row: ForecastRow, _: Words) -> Amount | None:
    walk = row.forecast.walk
    return None if walk is None else _pace(row, walk.drift)


def _lack(amount: Amount | None, words: Words) -> str:
    """A pace with its unit; points where figures are percentages."""
    return NOTHING if amount is None else words.lack(amount.target, Fraction(amount.figure))


def _times(row: ForecastRow, _: Words) -> str | None:
    need = row.forecast.need
    return None if need is None or need.times is None else f"{rounded(need.times, 1):f}"


def _at_due(row: ForecastRow, words: Words) -> str | None:
    reach = row.forecast.reach
    return _why(row, words) if reach is None else words.figure(reach.value)


def _asked(row: ForecastRow, words: Words) -> str:
    """The bound alone, in the words of the plan where it has none."""
    target = row.target
    return words.bound(target) if target.kind.is_bounded else words.goal(target)


def _hits(row: ForecastRow, _: Words) -> str | None:
    record = row.forecast.record
    return f"{record.held}/{record.tests}" if record.tests else None


def _outlook(row: ForecastRow, words: Words) -> str | None:
    return row.forecast.outlook and words.of("outlook", row.forecast.outlook)


def _why(row: ForecastRow, words: Words) -> str | None:
    why = row.forecast.why
    return None if why is None else words.of("no-forecast", why)


_RIGHT: Kind[str] = Kind(lambda text, _: text, is_right=True)
_PACE = replace(FIGURE, text=lambda amount, words: words.figure(amount.figure), empty="")  # as the total is
_FORECASTS: tuple[Column[ForecastRow], ...] = (
    Column("asked", LIST, _asked, Fit(8), head="goal"),
    Column("at-due", _RIGHT, _at_due),
    Column("range", _RIGHT, _range),
    Column("outlook", TEXT, _outlook),
    Column("needed", _PACE, _needed),
    Column("so-far", _PACE, _so_far, Fit(drop=1)),
    Column("times", _RIGHT, _times, Fit(drop=2)),
    Column("hits", _RIGHT, _hits),
    Column("forecast", FIGURE, _reach("value"), head="at-due"),
    Column("low", FIGURE, _reach("low")),
    Column("high", FIGURE, _reach("high")),
    Column("held", COUNT, lambda row, _: row.forecast.record.held),
    Column("tests", COUNT, lambda row, _: row.forecast.record.tests),
    Column("why", TEXT, _why, head="no-forecast"),
    Column("sentence", TEXT, sentence, head="head.words"),
)


def _columns(keys: str) -> tuple[Column[ForecastRow], ...]:
    """The columns of these keys: those of forecasts, and those of targets, asked of the target of a row."""
    return chosen((*_FORECASTS, *map(_of_target, TARGETS)), keys)


def _of_target(column: Column[TargetReport]) -> Column[ForecastRow]:
    return Column(
        column.key,
        column.kind,
        lambda row, words: column.get(row.part, words),
        column.fit,
        level=lambda row: column.level(row.part),
        head=column.head,
    )


# The machine format: the status, in which each target has its forecast besides (docs/json.md).


def _json(status: Status, rows: list[ForecastRow], words: Words) -> Json:
    found, record = status_json(status, words), record_of(row.forecast for row in rows)
    targets = zip(found["targets"], rows, strict=True)  # type: ignore[call-overload]  # a list of objects
    return {
        **found,
        "forecast": {"level": LEVEL, **record._asdict()},
        "targets": [{**target, "forecast": _told(row, words)} for target, row in targets],
    }


def _told(row: ForecastRow, words: Words) -> Json:
    found = row.forecast
    columns = chosen(_FORECASTS, "forecast low high needed so-far")
    figures = [column.kind.told(column.get(row, words)) for column in columns]
    value, low, high, needed, pace = figures
    return {
        "value": value,
        "low": low,
        "high": high,
        "outlook": found.outlook,
        "needed": needed,
        "pace": pace,
        "times": _times(row, words),
        "figures": found.figures,
        **found.record._asdict(),
        "why": found.why,
        "message": sentence(row, words),
    }

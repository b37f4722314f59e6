"""Odd items of a log, which no pattern tells: cut out, and read together by the YAML reader.

What is cut out is a whole item if the reader finds as many entries as there are items, and nothing to say of
them: then it saw each dash, with no quote or bracket open before it, and the last of them ends as well.
"""

from collections.abc import Sequence
from fractions import Fraction

from workplan.core.course import SCALE
from workplan.core.entries import Entry
from workplan.files.log_file import read_log
from workplan.files.log_text import WORDS, Row, quoted
from workplan.files.yaml.mend import looks_mistaken


def rows_of(items: Sequence[tuple[int, str]]) -> list[tuple[int, Row]] | None:
    """The row of each item, with the line its entry begins on; None where it must see the whole log."""
    text = "".join(item for _, item in items)
    log = None if "\r" in text or looks_mistaken(text) else read_log(text.encode(), "")
    if log is None or log.problems or log.unsure or len(log.entries) != len(items):
        return None
    rows, above = [], 0
    for entry, (line, item) in zip(log.entries, items, strict=True):
        rows.append((line + entry.line - above - 1, _row(entry)))
        above += item.count("\n")
    return rows


def _row(entry: Entry) -> Row:
    """An entry as `log` would write it."""
    about = f"{'task' if entry.is_task else 'target'}: {entry.subject}"
    said = ((key, getattr(entry, key)) for key in WORDS)
    words = "".join(f", {key}: {quoted(text)}" for key, text in said if text is not None)
    if entry.evidence:
        words += f", evidence: [{', '.join(map(quoted, entry.evidence))}]"
    return entry.date.isoformat(), about, _given(entry), words, entry.id or ""


def _given(entry: Entry) -> str:
    given = "".join(
        f", {key}: {_figure(figure, in_points=entry.in_points)}"
        for key, figure in (("add", entry.add), ("value", entry.value))
        if figure is not None
    )
    if entry.done is not None:
        given += f", done: {str(entry.done).lower()}"
    return given if entry.light is None else f"{given}, light: {entry.light}"


def _figure(figure: Fraction, *, in_points: bool) -> str:
    """A figure as it may have been written; one that does not end was a share."""
    counted = figure * SCALE
    if counted.denominator != 1:
        return f"{figure.numerator}/{100 * figure.denominator}"
    whole, part = divmod(abs(counted.numerator), SCALE)
    return f"{'-' if figure < 0 else ''}{whole}.{part:012}{'%' if in_points else ''}"

"""The entry on a line as `log` writes it, read without the YAML reader, which is heavy."""

import re
from fractions import Fraction

from workplan.core.calendar import parse_day
from workplan.core.course import SCALE, Amount
from workplan.core.digest import FIGURES, IN_POINTS
from workplan.core.entries import Entry
from workplan.files.log_parts import UnusualError
from workplan.files.log_text import WORDS, unquoted
from workplan.files.plain_log import LINE, given_by

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_WORDS = re.compile(rf", ([a-z]+): ({_QUOTED}|\[.*\])")
_TEXT = re.compile(_QUOTED)


def plain_entry(line: str, file: str) -> Entry | None:
    """The entry that a line says; its names are as they are written. None where it takes a closer look."""
    match = LINE.fullmatch(line)
    if match is None:
        return None
    written_day, about, written, words, name = match.groups("")
    try:
        given = given_by(written)
    except UnusualError:
        return None
    day, (key, _, subject) = parse_day(written_day), about.partition(": ")
    if day is None:
        return None
    texts = {each: tuple(map(_text, _TEXT.findall(said))) for each, said in _WORDS.findall(words)}
    by, note, problem, following = (texts.get(each, (None,))[0] for each in WORDS)
    return Entry(
        date=day,
        subject=subject,
        is_task=key == "task",
        add=_figure(given.add),
        value=_figure(given.value),
        done=given.is_done if given.takes & FIGURES["done"] else None,
        light=given.light or None,
        by=by,
        note=note,
        problem=problem,
        next=following,
        evidence=tuple(texts.get("evidence", ())),
        id=name or None,
        in_points=bool(given.takes & IN_POINTS),
        file=file,
    )


def _figure(amount: Amount | None) -> Fraction | None:
    return None if amount is None else Fraction(amount) / SCALE


def _text(quoted: str) -> str:
    return unquoted(quoted[1:-1])

"""Reading logs: lines as `log` writes them by one pattern, all other items by the YAML reader, in one piece.

Both give equal entries. Where an item has a fault of its text, or runs into the next, the YAML reader gets
the whole log, and says where.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TypeAlias
from unicodedata import normalize

from workplan.core.calendar import parse_day
from workplan.core.figures import exact_figure, is_in_points
from workplan.core.log import WORDS, Entry, Given, unquoted
from workplan.core.problems import Problem
from workplan.files.schema.ids import as_id, fullwidth_id
from workplan.files.yaml.decode import NOTHING

# What the readers of text or of YAML see more in than a character: odd blanks, and what nobody sees.
_STRANGE = r"\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\ue000\ufeff\ufffe\uffff"
_INSIDE = rf'[^"\\\n{_STRANGE}]*'
_TEXT = rf'"[^\s"\\{_STRANGE}]{_INSIDE}(?:\\["\\]{_INSIDE})*"'
_FIGURE = r"[-+]?[0-9][0-9.]*(?:%|/[0-9]+)?"
_LINE = (  # day, what it is about, what it gives besides words, its words, and its id
    rf"- \{{date: ([0-9-]+), ((?:target|task): \w[\w.\-]*)"
    rf"((?:, add: {_FIGURE})?(?:, value: {_FIGURE})?(?:, done: (?:true|false))?"
    rf"(?:, reached: {_TEXT})?(?:, light: (?:green|yellow|red))?)"
    rf"({''.join(f'(?:, {key}: {_TEXT})?' for key in WORDS)}(?:, evidence: \[{_TEXT}(?:, {_TEXT})*\])?)"
    r"(?:, id: (?!(?:null|Null|NULL)\})([0-9A-Za-z_][0-9A-Za-z_.\-]*))?\}\n"
)
_ITEM = r"(-(?: .*)?\n(?:(?:[ #].*)?\n)*)"
_REMARK = rf" *(?:#[^\n{_STRANGE}]*)?\n"
_PIECE = re.compile(f"^(?:{_LINE}|{_ITEM}|{_REMARK})", re.MULTILINE)
_GIVEN = re.compile(r', (add|value|done|reached|light): ("(?:[^"\\]|\\.)*"|[^,]+)')
_WHO = re.compile(rf"(?:, by: {_TEXT})?(?:, unit: {_TEXT})?")
_PART = 50_000  # characters that are taken apart at a time
_TRUTH = {"": None, "true": True, "false": False}

Row: TypeAlias = tuple[str, str, str, str, str, str]  # of a line its five groups, and any other item
_WHOLE = 5


@dataclass(frozen=True, slots=True)
class LogFile:
    """The entries of a log that could be read, and all that is wrong with it."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_log(raw: bytes, file: str) -> LogFile:
    """The entries that `raw` writes; an empty file has none."""
    text = _text(raw)
    entries, odd = ([], None) if text is None else _entries(text, file)
    if odd == []:
        return LogFile(tuple(entries), ())
    from workplan.files.logs.items import items_of, whole_log  # noqa: PLC0415  # lines need no YAML reader

    found = None if odd is None else items_of(odd, file)
    others, problems = whole_log(raw, file) if found is None else found
    both = others if found is None else sorted([*entries, *others], key=attrgetter("item"))
    return LogFile(tuple(both), tuple(problems))


def _entries(text: str, file: str) -> tuple[list[Entry], list[tuple[int, int, str]] | None]:
    """The entries of lines, and of each other item its place, the line it begins on, and its text.

    None for those where the YAML reader must see the whole.
    """
    entries, odd = list[Entry](), list[tuple[int, int, str]]()
    line, item = 1, 0
    for part in _parts(text):
        end = line + part.count("\n")
        for row in _PIECE.findall(part):
            whole = row[_WHOLE]
            if row[0] or whole:
                entry = _entry(row, file, line, item) if row[0] else None
                if entry is None:
                    odd.append((item, line, whole or _written(row)))
                else:
                    entries.append(entry)
                item += 1
            line += whole.count("\n") or 1
        if line != end:
            return entries, None
    return entries, odd


def _entry(row: Row, file: str, line: int, item: int) -> Entry | None:
    """The entry on a line; None where any of it takes a closer look."""
    written_day, about, figures, words, name, _ = row
    day, subject, given = _day(written_day), _subject(about), _given(figures)
    if day is None or subject is None or given is None:
        return None
    is_odd = (subject[1] and (given.is_figure or given.reached)) if figures else not _says(words)
    return None if is_odd else Entry._make((day, *subject, given, words, name or None, file, line, item))


_day = lru_cache(maxsize=4096)(parse_day)


@lru_cache(maxsize=65536)  # all that stands in many entries is read once, and shared by them
def _subject(about: str) -> tuple[str, bool] | None:
    """The id of what an entry is about, and whether that is a task; None for one oddly written."""
    key, _, written = about.partition(": ")
    is_plain = as_id(written) == written and not fullwidth_id(written) and written not in NOTHING
    return (written, key == "task") if is_plain else None


@lru_cache(maxsize=65536)
def _given(written: str) -> Given | None:
    """What stands between the subject and the words; None where it is wrong, or does not go together."""
    texts = dict(_GIVEN.findall(written))
    figures = {key: exact_figure(texts[key]) for key in ("add", "value") if key in texts}
    if None in figures.values() or "/" in texts.get("add", "") or (figures and "done" in texts):
        return None
    done, stage = _TRUTH[texts.get("done", "")], texts.get("reached")
    reached = None if stage is None else normalize("NFC", unquoted(stage))
    in_points = is_in_points(texts.get("add"), texts.get("value"))
    return Given(**figures, done=done, reached=reached, light=texts.get("light"), in_points=in_points)


def _text(raw: bytes) -> str | None:
    """The text, whose lines end in LF; None where it is not plainly UTF-8."""
    try:
        text = raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if text.endswith("\n") or not text:
        return text
    last = text[text.rfind("\n- ") + 1 :]
    return None if "|" in last or ">" in last else f"{text}\n"  # the end of a block of text matters


def _parts(text: str) -> Iterator[str]:
    """The text in parts that begin with items, so that what is made of one can be forgotten."""
    begin = 0
    while begin < len(text):
        end = text.find("\n- ", begin + _PART) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _written(row: Row) -> str:
    """The line that was taken apart."""
    day, about, given, words, name, _ = row
    return f"- {{date: {day}, {about}{given}{words}{name and f', id: {name}'}}}\n"


def _says(words: str) -> bool:
    """Whether words say more than who reports."""
    return words != "" and (words[2:4] not in ("by", "un") or _WHO.fullmatch(words) is None)

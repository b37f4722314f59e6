"""Items of a log as people type them, told by patterns; each becomes the row that `log` would write.

A pattern takes only what the YAML reader surely takes for the same. All other items are odd.
"""

import re
from typing import NamedTuple

from workplan.files.log_text import FIGURE, ID, STRANGE, SUBJECT, WORDS, Row, line_but, quoted, text_but

_STRANGE = re.compile(f"[{STRANGE}]")
_LINE, _TEXT = line_but(""), text_but("")
_ANY = r"[^\n]*+"
_SKIPPED = rf"(?: {{0,2}}+(?:#{_ANY})?+\n)*+"  # less deep than any text of several lines
_END = rf" *+(?:(?<= )#{_ANY})?+\n"
_NEXT = r"(?=-[ \n]|\Z)"
_SINGLE = r"'[^\s'][^'\n]*+(?:''[^'\n]*+)*+'"
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_SIGNS = r"[^\s:#]*+"
_BARE = rf"{_FIRST}{_SIGNS}(?:(?: ++(?=[^\s#])|:++(?=\S)|#++){_SIGNS})*+"
_FLOW_SIGNS = r"[^\s:#,?\[\]{}\"']*+"
_FLOW_BARE = rf"{_FIRST}{_FLOW_SIGNS}(?:(?: ++(?=[^\s#:,?\[\]{{}}\"'])|:(?=//)){_FLOW_SIGNS})*+"
_OF_KEY = r"[ \-]*[a-z_]+(?:：|:[^\s/])"  # as a key without its blank, which is reported
_LINE_OF_TEXT = rf"(?!{_OF_KEY})[^\s]{_ANY}"
_BLOCK_TEXT = f"(?:{_TEXT}|{_SINGLE}|{_BARE})"
_FLOW_TEXT = f"(?:{_TEXT}|{_SINGLE}|{_FLOW_BARE})"
_FLOW_LIST = rf"\[ ?{_FLOW_TEXT}(?:, *+{_FLOW_TEXT})*+ ?\]"


class Typed(NamedTuple):
    """The rows of a stretch of text with the lines they begin on, None where an item is `odd`, and its lines.

    `end` is the number of its last line.
    """

    rows: list[tuple[int, Row | None]]
    odd: list[tuple[int, str]]
    end: int


def _block(indent: str) -> tuple[str, str]:
    """The forms that a text, and evidence, may have in an entry of several lines."""
    lines = "|".join(f"(?:\n++ {indent}{deep}{_LINE_OF_TEXT})++" for deep in ("  ", "    "))
    folded = lines.replace("\n++", "\n")
    going_on = rf"{_BARE}(?: *+\n {indent} ++(?!{_OF_KEY}){_BARE})*+"
    item = rf"- ++(?!{_OF_KEY}){_BLOCK_TEXT}(?: ++#{_ANY})?+ *+(?=\n)"
    items = "|".join(f"(?:\n {indent}{deep}{item})++" for deep in ("", "  "))
    text = rf"(?:{_TEXT}|{_SINGLE}|{going_on}|\|-?+(?:{lines})|>-?+(?:{folded}))"
    return text, f"(?:{items}| ++(?:{_FLOW_LIST}|{_BLOCK_TEXT}))"


def _field(first: int, text: str, evidence: str) -> str:
    """Any one field but one that the groups from `first` on hold already."""
    forms = {
        "date": _scalar("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "target": _scalar(SUBJECT),
        "task": _scalar(SUBJECT),
        "add": _scalar(FIGURE),
        "value": _scalar(FIGURE),
        "done": "true|false",
        "light": "green|yellow|red",
        **dict.fromkeys(WORDS, text),
        "id": _scalar(ID),
    }
    fields = [*((key, f" ++({form})") for key, form in forms.items()), ("evidence", f"({evidence})")]
    once = (f"{key}:(?({group})(?!)){form}" for group, (key, form) in enumerate(fields, first))
    return f"(?:{'|'.join(once)})"


def _scalar(pattern: str) -> str:
    return f"(?:{pattern}|\"{pattern}\"|'{pattern}')"


_BLOCK_FIELD = _field(8, *_block(r"\7"))
_FLOW_FIELD = _field(1, _FLOW_TEXT, f" ++(?:{_FLOW_LIST}|{_FLOW_TEXT})")
_ITEM = re.compile(
    rf"^((?:{_LINE}{_END}{_SKIPPED}|-( ++)(?:{_BLOCK_FIELD}{_END}{_SKIPPED}(?: \7(?=[a-z])|{_NEXT}))+){_NEXT}"
    r"|-(?: [^\n]*+)?+\n(?:(?:[ #][^\n]*+)?+\n)*+)",
    re.MULTILINE,
)
_FLOW = re.compile(rf"- ++\{{ *+(?:{_FLOW_FIELD} *+(?:, *+(?=[a-z])|(?=\}})))+\}}{_END}{_SKIPPED}")
_BLANK = rf"(?: *+(?:#{_ANY})?+\n)*+"
_LEADING = re.compile(rf"\A{_BLANK}(?:--- *+\n{_BLANK})?+")
_LIST_ITEM = re.compile(rf"\n +- +({_BLOCK_TEXT})")
_FLOW_ITEM = re.compile(rf"[\[,] *+({_FLOW_TEXT})")
_NOTHING = ("",) * _FLOW.groups
_QUOTES = "\"'"
_BREAK = re.compile(r"\n +")
_FOLD = re.compile(r"(?<! ) *\n +")  # from the first blank of many, or each would be tried


def typed(text: str, above: int) -> Typed | None:
    """The items of `text`, with `above` lines above it; None where something else stands among them."""
    begin = sum(map(len, _LEADING.findall(text)))
    found = _ITEM.findall(text, begin)
    is_strange = _STRANGE.search(text) is not None
    if is_strange and _STRANGE.search(text, 0, begin):
        return None
    if sum(len(each[0]) for each in found) + begin != len(text):
        return None
    line = above + 1 + text.count("\n", 0, begin)
    rows: list[tuple[int, Row | None]] = []
    odd: list[tuple[int, str]] = []
    for each in found:
        whole = each[0]
        row = each[1:6] if each[1] else _row(each[7:] if each[6] else _in_braces(whole))
        if row is None or (is_strange and _STRANGE.search(whole)):
            row = None
            odd.append((line, whole))
        rows.append((line, row))
        line += whole.count("\n")
    return Typed(rows, odd, line - 1)


def _in_braces(whole: str) -> tuple[str, ...]:
    """The fields of an entry on one line, in the order of the pattern."""
    match = _FLOW.fullmatch(whole)
    return _NOTHING if match is None else match.groups("")


def _row(fields: tuple[str, ...]) -> Row | None:
    """The row of an entry, if it has a day and says what it is about."""
    day, target, task, add, value, done, light, by, note, problem, step, name, evidence = fields
    if not day or bool(target) is bool(task):
        return None
    about = f"target: {target.strip(_QUOTES)}" if target else f"task: {task.strip(_QUOTES)}"
    given = f", add: {add}" if add else ""
    if value:
        given += f", value: {value}"
    if done:
        given += f", done: {done}"
    if light:
        given += f", light: {light}"
    words = f", by: {_said(by)}" if by else ""
    if note:
        words += f", note: {_said(note)}"
    if problem:
        words += f", problem: {_said(problem)}"
    if step:
        words += f", next: {_said(step)}"
    if evidence:
        words += f", evidence: [{', '.join(map(_said, _texts(evidence)))}]"
    if "'" in given or '"' in given:
        given = given.replace("'", "").replace('"', "")
    return day.strip(_QUOTES), about, given, words, name.strip(_QUOTES)


def _said(written: str) -> str:
    """A text as `log` quotes it."""
    first = written[0]
    if first == '"':
        return written
    if first == "'":
        return quoted(written[1:-1].replace("''", "'"))
    if first in "|>":
        return quoted(_lines(written))
    return quoted(_FOLD.sub(" ", written) if "\n" in written else written)


def _lines(written: str) -> str:
    """What lines of text below a sign mean."""
    sign, _, text = written.partition("\n")
    between = "\n" if sign[0] == "|" else " "
    return _BREAK.sub(between, f"\n{text}").removeprefix(between) + ("" if sign[1:] else "\n")


def _texts(written: str) -> list[str]:
    """The texts of evidence, one or a list, as they are written."""
    if written[0] == "\n":
        return _LIST_ITEM.findall(written)
    return _FLOW_ITEM.findall(written) if written.lstrip()[0] == "[" else [written.lstrip()]

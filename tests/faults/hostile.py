"""Hostile files by the hundred: each hostile value in each place of a plan and a log, with what must be said of it.

A code between ⟨⟩ stands before the character that is to be named; the values decide it, not the program.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from problems.marked import Found, marked, unmarked

# Between ⟦⟧ stand the kind of a value and the value: text, number, date, id or choice.
PLAN = """\
title: ⟦t Plan of the office⟧
organization: ⟦t Office⟧
language: ⟦c en⟧
period: {start: ⟦d 2022-01-01⟧, end: ⟦d 2022-12-31⟧}
reporting: {every: ⟦c month⟧, grace: ⟦n 5⟧}
pace: {rule: ⟦c points⟧, yellow: ⟦n 10⟧, red: 30}
due_soon: ⟦n 30⟧
owners:
  Ann: {title: ⟦t head⟧}
definitions:
  fair: {text: ⟦t open to all⟧}
sections:
  - id: ⟦i town⟧
    number: ⟦t one⟧
    title: ⟦t Town⟧
    aim: ⟦t near and easy⟧
    tasks:
      - id: ⟦i streets⟧
        title: ⟦t Streets⟧
        lead: [Ann]
        department: ⟦t Works⟧
        support: [⟦t Bank⟧]
        detail: "as for every [^fair]"
        weight: ⟦n 2⟧
        targets:
          - {id: lifts, name: ⟦t Lifts⟧, kind: count, unit: ⟦t pieces⟧, at_least: ⟦n 52⟧, stretch: ⟦n 60⟧}
          - {id: hall, name: ⟦t New hall⟧, kind: ⟦c milestone⟧, size: ⟦t large⟧, due: ⟦d 2022-09-30⟧, checkpoints: [{by: ⟦d 2022-06⟧, value: ⟦n 50⟧, name: ⟦t built⟧}]}
          - {id: ⟦i yards⟧, name: ⟦t Green yards⟧, kind: level, unit: ⟦t pieces⟧, at_least: ⟦n 70⟧, baseline: ⟦n 20⟧}
revisions:
  - {date: ⟦d 2022-05-01⟧, by: ⟦t Board⟧, reason: ⟦t heard⟧, targets: [hall]}
"""
LOG = """\
# June
- {date: ⟦d 2022-06-29⟧, target: hall, value: ⟦n 40⟧, by: ⟦t "Ann"⟧}
- {date: ⟦d 2022-06-30⟧, target: lifts, add: ⟦n 3⟧, light: ⟦c yellow⟧, by: ⟦t "Bob"⟧, note: ⟦t "begun"⟧, problem: ⟦t "rain"⟧, next: ⟦t "more"⟧, id: ⟦i a2345⟧}
- {date: 2022-06-30, target: yards, value: ⟦n 41⟧}
"""
_SLOT = re.compile("⟦([a-z]) (.*?)⟧")

# {} is what stood there: what is wrong is only what is put before it.
ANYTHING = (
    "⟨anchor⟩&a {}", "⟨anchor⟩*a", "⟨anchor⟩!local {}", "⟨anchor⟩!!python/name:os.system {}", "⟨anchor⟩!!binary {}",
    "⟨anchor⟩!!python/object/apply:os.system {}", "⟨anchor⟩!<tag:yaml.org,2002:str> {}", "⟨anchor⟩⟨anchor⟩&a !!str {}",
    '"⟨syntax⟩\\ud800"', '"⟨syntax⟩\\U00110000"', '"⟨syntax⟩\\q"', '"⟨syntax⟩\\x1"',
)  # fmt: skip
_MAPPING = "{⟨wrong-type⟩x: y}"
TEXTS = (
    "x⟨control-character⟩\0y", '"x⟨control-character⟩\x1b]0;owned\x07"', "⟨control-character⟩\x9b2J", "x⟨control-character⟩\x7f",
    "x⟨control-character⟩\u2028y", "x⟨control-character⟩\ufeffy", "x⟨control-character⟩\x85y", "x⟨control-character⟩\uffff",
    _MAPPING, "⟨syntax⟩@x", "⟨syntax⟩`x",
)  # fmt: skip
HARMLESS = (
    '"\\e]0;owned\\a\\e[2J"', '"a\\u202eb"', "a\u202eb", '"[bold red]x[/] [link=http://evil]y[/link]"', "\"=cmd|' /C calc'!A0\"",
    "'<script>alert(1)</script>'", '"| a | `b` | ![x](http://evil)"', '"\\r\\n\\t=1"', "＝1+1", '"%s %n {0} {x.__class__}"', "'\\'", "x" * 5_000,
)  # fmt: skip
NUMBERS = (
    "NaN", ".nan", ".inf", "-.inf", "Infinity", "1e999999", "1e5", "1E-9", "0x10", "0o17", "0b1", "1_000", "1 000", "٣", "५", "½", "一",
    "true", "--1", "+-1", "1..2", "5.", "1/0", "∞", "$5", "9" * 1_000, "9" * 1_000_000, "0." + "1" * 1_000_000,
)  # fmt: skip
DATES = (
    "2022-02-30", "0000-01-01", "10000-01-01", "2022-1-1", "20220630", "2022-06-30T00:00:00Z", "2022/06/30", "today", "-2022-01-01",
    "2022-13", "2022-00-10", "2022-06-31", "NaT", "1e3", "9" * 100_000, "٢٠٢٢-٠٦-٣٠", "2022-06-30 ２",
)  # fmt: skip
IDS = (
    "a b", "a/b", "../x", "a\u200bb", "a\u202eb", '"=1"', "a@b", "😀", '"a|b"', '"\\e[31m"', '"a\\nb"', "'<b>'", "a\u00a0b", "x\u2066y",
)  # fmt: skip
CHOICES = (
    "none", "Counts", "COUNT", "count\u200b", '"[bold]"', '"\\e[31m"', "0", "=1", "ｃｏｕｎｔ", "x" * 10_000,
)  # fmt: skip


VALUES = {
    "t": (*TEXTS, *HARMLESS), "n": (*(f"⟨bad-number⟩{value}" for value in NUMBERS), "⟨fullwidth-digits⟩９９"),
    "d": tuple(f"⟨bad-date⟩{value}" for value in DATES), "i": tuple(f"⟨bad-id⟩{value}" for value in IDS),
    "c": tuple(f"⟨bad-choice⟩{value}" for value in CHOICES),
}  # fmt: skip


class Case(NamedTuple):
    """A file, and every problem of it: line, column (in characters, from 1) and code."""

    name: str
    is_plan: bool
    content: bytes
    found: list[Found]


def cases() -> list[Case]:
    """All of them, mixed, so that each part of them has some of every sort."""
    made = [*_values(), *_characters(), *_encodings()]
    return [case for start in range(_STRIDE) for case in made[start::_STRIDE]]


_STRIDE = 7


def _values() -> Iterator[Case]:
    """Each hostile value in each place that takes a value of its kind."""
    for is_plan, text in ((True, PLAN), (False, LOG)):
        for slot in _SLOT.finditer(text):
            before, after = filled(text[: slot.start()]), filled(text[slot.end() :])
            for value in (*(each.replace("{}", slot[2]) for each in ANYTHING), *VALUES[slot[1]]):
                if slot[2] == "built" and value == _MAPPING:
                    value = "⟨too-deep⟩{x: y}"  # noqa: PLW2901  # the ninth level, which is named first
                hostile = before + value + after
                name = f"{'plan' if is_plan else 'log'} {slot[2]} {unmarked(value)[:30]!r} {len(value)}"
                yield Case(name, is_plan, unmarked(hostile).encode(), marked(hostile))


def filled(template: str) -> str:
    """The template with the values that are right."""
    return _SLOT.sub(r"\2", template)


def _characters() -> Iterator[Case]:
    """A character that nobody sees, or a tab that a line begins with, on each line."""
    for is_plan, text in ((True, filled(PLAN)), (False, filled(LOG))):
        lines = text.splitlines(keepends=True)
        for number, char in product(range(len(lines)), "\0\x08\x1b\x7f\x9b\u2029\ufffe"):
            at = lines[number].find(": ") + 1 or len(lines[number]) - 1
            hostile = lines[number][:at] + "⟨control-character⟩" + char + lines[number][at:]
            whole = "".join([*lines[:number], hostile, *lines[number + 1 :]])
            yield Case(f"{is_plan} {number} {char!r}", is_plan, unmarked(whole).encode(), marked(whole))


def _encodings() -> Iterator[Case]:
    """Whole files in what is not UTF-8, and bytes that no UTF-8 has."""
    for is_plan, text in ((True, filled(PLAN)), (False, filled(LOG))):
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037", "utf-8-sig"):
            column = 4 if encoding == "cp037" and not is_plan else 1  # three letters look like UTF-8 there
            found = [] if encoding.startswith("utf-8") else [(1, column, "not-utf8")]
            if encoding != "utf-7":
                yield Case(f"{is_plan} {encoding}", is_plan, text.encode(encoding), found)
        yield Case(f"{is_plan} crlf", is_plan, text.replace("\n", "\r\n").encode(), [])
        first = len(text.partition("\n")[0]) + 1
        yield Case(
            f"{is_plan} cr", is_plan, text.replace("\n", "\r").encode(), [(1, first, "control-character")]
        )
        if not is_plan:
            yield Case(
                "two marks", is_plan, b"\xef\xbb\xbf" * 2 + text.encode(), [(1, 1, "control-character")]
            )
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            for wrong in (
                b"\xff",
                b"\xc0\xaf\xff",
                b"\xed\xa0\x80",
                b"\xf8\xff",
                b"\x80",
                b"\xf4\x90\x80\x80",
            ):
                before = "".join(text.splitlines(keepends=True)[: number - 1]).encode()
                after = "".join(text.splitlines(keepends=True)[number:]).encode()
                hostile = before + line.rstrip("\n").encode() + wrong + b"\n" + after
                yield Case(
                    f"{is_plan} {number} {wrong!r}", is_plan, hostile, [(number, len(line), "not-utf8")]
                )

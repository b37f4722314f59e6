"""The fields of an entry, each read as what it should be, or reported."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from workplan.core.problems import Address, Param, Problem, closest
from workplan.files.schema.ids import as_id, fullwidth_id, halfwidth
from workplan.files.yaml.tree import UNREADABLE, Data

T = TypeVar("T")
_BY_ZERO = re.compile(r"-?[0-9.]+\s*/\s*0+", re.ASCII)


@dataclass(slots=True)
class EntryFields:
    """The fields of one entry after another of a file, and what is wrong with them."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    index: int = 0
    data: dict[str, Data] = field(default_factory=dict)
    is_broken: bool = False

    def problem(self, code: str, *steps: str | int, on_key: bool = False, **params: Param) -> None:
        """Report what is wrong with the entry, or with a field of it."""
        self.is_broken = True
        self.problems.append(Problem(code, self.file, Address((self.index, *steps), on_key=on_key), params))

    def text(self, key: str, expected: str = "text") -> str | None:
        """The text under `key`; None when there is none, or something else."""
        value = self.data.get(key)
        if isinstance(value, str) and not value.isspace() and value:
            return value
        if value is not None or key in self.data:
            self.no_text(value, expected, key)
        return None

    def no_text(self, value: Data, expected: str, *steps: str | int) -> None:
        """Report a value that is nothing, or no text; one that could not be read was reported before."""
        if value is UNREADABLE:
            self.is_broken = True
        elif value is None or isinstance(value, str):
            self.problem("empty-value", *steps, on_key=len(steps) == 1, key=steps[0])
        elif expected == "text" and isinstance(value, list) and value and str(value[0]).startswith("^"):
            self.problem("bracket-text", *steps, text=f"[{', '.join(map(str, value))}]")
        else:
            self.problem("wrong-type", *steps, expected=expected)

    def parsed(self, key: str, parse: Callable[[str], T | None], code: str, expected: str) -> T | None:
        """What `parse` makes of the text under `key`; what it makes nothing of has the problem `code`."""
        text = self.text(key, expected)
        if text is None:
            return None
        parsed = parse(text)
        if parsed is None:
            self.not_parsed(key, text, code, is_wide=parse(halfwidth(text)) is not None)
        return parsed

    def not_parsed(self, key: str, text: str, code: str, *, is_wide: bool) -> None:
        """Report a text that is not what it should be, unless full-width signs are all that is wrong."""
        if is_wide:
            self.problem("fullwidth-digits", key, text=text, plain=halfwidth(text))
        elif code == "bad-number" and _BY_ZERO.fullmatch(text):
            self.problem(code, key, text=text, why="zero")
        else:
            self.problem(code, key, text=text)

    def name(self, key: str) -> str | None:
        """The id under `key`."""
        return self.parsed(key, _plain_id, "bad-id", "text") if key in self.data else None

    def choice(self, key: str, choices: tuple[str, ...]) -> str | None:
        """The one of `choices` under `key`."""
        text = self.text(key)
        if text is None or text in choices:
            return text
        self.problem("bad-choice", key, text=text, choices=choices, suggestion=closest(text, choices))
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The one text under `key`, or all of a list of them."""
        value = self.data.get(key)
        if not isinstance(value, list):
            text = self.text(key)
            return () if text is None else (text,)
        for i, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                self.no_text(item, "text", key, i)
        return tuple(item for item in value if isinstance(item, str))


def _plain_id(text: str) -> str | None:
    return None if fullwidth_id(text) else as_id(text)

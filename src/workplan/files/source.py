"""The lines of a file as written, and as mended for the parser, with the way back from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workplan.core.problems import Place


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a line become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Lines as mended; `columns` gives, for a mended line, the written column of each of its characters."""

    written: Sequence[str]
    lines: Sequence[str]
    columns: Mapping[int, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def plain(cls, text: str) -> "Source":
        """The lines of a text in which nothing was mended."""
        lines = text.split("\n")
        return cls(lines, lines)

    @property
    def text(self) -> str:
        """What the parser is to read."""
        return "\n".join(self.lines)

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Where the written text has what the mended one has there; `line` and `column` count from 0."""
        columns = self.columns.get(line)
        if columns is None:
            return Place(line + 1, column + 1, width)
        first = columns[min(column, len(columns) - 1)]
        last = columns[min(column + width - 1, len(columns) - 1)]
        return Place(line + 1, first + 1, max(1, last - first + 1))


def edited(line: str, edits: Sequence[Edit]) -> tuple[str, tuple[int, ...]]:
    """`line` after `edits`, which lie in order, and the old column of each character and of the end."""
    text, at = "", 0
    columns: list[int] = []
    for edit in edits:
        text += line[at : edit.start] + edit.text
        columns += [*range(at, edit.start), *_spread(edit)]
        at = edit.end
    return text + line[at:], (*columns, *range(at, len(line) + 1))


def _spread(edit: Edit) -> list[int]:
    """The old columns for the characters of the new text: one by one, as far as there are any."""
    last = max(edit.start, edit.end - 1)
    return [min(edit.start + i, last) for i in range(len(edit.text))]

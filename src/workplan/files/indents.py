"""Indentation that is not of spaces: how many spaces it was meant to be, judged by the lines above."""

import re
from dataclasses import dataclass, field

from workplan.files.source import Edit

_LEADING = re.compile(r"[^\S\n]*")
_DASHES = re.compile(r" *(?:- +)*")
_TAB_WIDTHS = (2, 4, 8)
_WIDE_WIDTHS = (2, 1, 4)


@dataclass(slots=True)
class Indents:
    """The columns at which lines above began and still may go on."""

    open: list[int] = field(default_factory=lambda: [0])
    opens: bool = False

    def mended(self, line: str) -> tuple[Edit | None, str]:
        """The edit that makes the indentation of `line` one of spaces, and the line after it."""
        leading = _LEADING.match(line)
        written = leading[0] if leading else ""
        if not written.strip(" ") or len(written) == len(line):
            return (Edit(0, len(written), ""), "") if written.strip(" ") else (None, line)
        spaces = " " * self.width(written)
        return Edit(0, len(written), spaces), spaces + line[len(written) :]

    def width(self, written: str) -> int:
        """The first usual width that lands on an open column, or below one that asks for more."""
        widths = [_width(written, each) for each in (_TAB_WIDTHS if "\t" in written else _WIDE_WIDTHS)]
        deeper = [width for width in widths if self.opens and width > self.open[-1]]
        fitting = [width for width in widths if width in self.open]
        return (deeper or fitting or [self.open[-1]])[0]

    def saw(self, line: str) -> None:
        """Take note of a line whose indentation is in order."""
        dashes = _DASHES.match(line)
        if dashes is None or not line.strip() or line.lstrip().startswith("#"):
            return
        begin = len(line) - len(line.lstrip(" "))
        self.open = [column for column in self.open if column < begin] + [begin]
        if dashes.end() > begin:
            self.open.append(dashes.end())
        self.opens = line.rstrip().endswith((":", "："))


def _width(written: str, each: int) -> int:
    """The columns that `written` takes when a tab goes to the next stop, or a wide space takes `each`."""
    if "\t" in written:
        return len(written.expandtabs(each))
    return sum(1 if char == " " else each for char in written)

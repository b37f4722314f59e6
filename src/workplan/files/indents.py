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

    keys: list[int] = field(default_factory=lambda: [0])
    items: list[int] = field(default_factory=list)
    opens: bool = False

    def mended(self, line: str) -> tuple[Edit | None, str]:
        """The edit that makes the indentation of `line` one of spaces, and the line after it."""
        leading = _LEADING.match(line)
        written = leading[0] if leading else ""
        if not written.strip(" ") or len(written) == len(line):
            return None, line
        is_item = line[len(written) :].startswith("- ")
        spaces = " " * self.width(written, self.items if is_item else self.keys)
        return Edit(0, len(written), spaces), spaces + line[len(written) :]

    def width(self, written: str, fit: list[int]) -> int:
        """The usual width that lands on the column nearest above, or below a key that asks for more."""
        widths = [_width(written, each) for each in (_TAB_WIDTHS if "\t" in written else _WIDE_WIDTHS)]
        deeper = [width for width in widths if self.opens and width > self.keys[-1]]
        fitting = [width for width in reversed(fit) if width in widths]
        return (deeper or fitting or fit[-1:] or self.keys[-1:])[0]

    def saw(self, line: str) -> None:
        """Take note of a line whose indentation is in order."""
        dashes = _DASHES.match(line)
        if dashes is None or not line.strip() or line.lstrip().startswith("#"):
            return
        begin = len(line) - len(line.lstrip(" "))
        self.items = [column for column in self.items if column < begin]
        self.keys = [column for column in self.keys if column < begin] + [dashes.end()]
        if dashes.end() > begin:
            self.items.append(begin)
        self.opens = line.rstrip().endswith((":", "："))


def _width(written: str, each: int) -> int:
    """The columns that `written` takes when a tab goes to the next stop, or a wide space takes `each`."""
    if "\t" in written:
        return len(written.expandtabs(each))
    return sum(1 if char == " " else each for char in written)

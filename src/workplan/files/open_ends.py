"""What is open before a line of a file that changes while it is read: quotes, brackets, text blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workplan.files.line_scan import Scanner

_STEP = 50  # lines from one note to the next
_MOST = 100  # brackets beyond which no notes are taken


@dataclass(slots=True)
class _Note:
    """A scanner's state before a line, and where the quote began that is open there."""

    line: int
    scanner: Scanner
    began: tuple[int, int] = (0, 0)

    def copy(self) -> "_Note":
        scanner = Scanner(self.scanner.quote, [*self.scanner.brackets], self.line - 1, self.scanner.block)
        scanner.quoted_from = self.scanner.quoted_from
        return _Note(self.line, scanner, self.began)

    def advance(self, text: str) -> None:
        was_open = self.scanner.quote
        self.scanner.line(text)
        self.began = self.began if was_open else (self.line, self.scanner.quoted_from)
        self.line += 1


@dataclass(slots=True)
class OpenEnds:
    """What is open before each line, with notes by the way so that no line is scanned too often."""

    lines: Sequence[str]
    notes: list[_Note] = field(default_factory=lambda: [_Note(0, Scanner())])

    def begin(self, first: int, changed: int) -> None:
        """Take `first` for a line before which nothing is open, and forget what was below `changed`."""
        if first != self.first:
            self.notes = [_Note(first, Scanner(number=first - 1))]
        while len(self.notes) > 1 and self.notes[-1].line > changed:
            self.notes.pop()

    @property
    def first(self) -> int:
        """The line before which nothing is open."""
        return self.notes[0].line

    def before(self, line: int) -> tuple[Scanner, tuple[int, int]]:
        """A scanner that has seen the lines above `line`, and where the quote began that is open there."""
        note = self._note(line)
        return note.scanner, note.began

    def _note(self, line: int) -> _Note:
        known = next((note for note in reversed(self.notes) if note.line <= line), self.notes[0])
        note = known.copy()
        while note.line < line:
            note.advance(self.lines[note.line])
            if note.line == self.notes[-1].line + _STEP and len(note.scanner.brackets) < _MOST:
                self.notes.append(note.copy())
        return note

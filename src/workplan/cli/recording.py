"""Recording an entry: judged in memory by the reader of logs, then appended on disk, then shown."""

import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from zlib import crc32

from workplan.cli.brief_judging import Line, Told, told_in_brief
from workplan.cli.brief_loading import Books
from workplan.cli.call import Call, Opened
from workplan.cli.exits import Exit, Stop
from workplan.cli.loading import pinned
from workplan.cli.output import emit, tell
from workplan.core.checks import check_log
from workplan.core.checks.entries import LogContext
from workplan.core.draft import Written
from workplan.core.entries import Entry
from workplan.core.problems import Address, Problem, Severity
from workplan.files.append import HalfWrittenError, append_held, locked, undisturbed
from workplan.files.entry_line import entry_line
from workplan.files.evidence import missing_evidence
from workplan.files.log_file import LogFile, read_log
from workplan.files.pin import Pinned
from workplan.files.workspace import read_bytes
from workplan.views.problems import problem_text
from workplan.views.receipt import receipt
from workplan.views.words.calls import CALLS
from workplan.views.words.language import say


@dataclass(frozen=True, slots=True)
class Judged:
    """A log with one more line at its end, and what the reader of logs says of that line and of the rest.

    `comes_after` are the size and the CRC-32 of what the log held.
    """

    file: str
    line_number: int
    comes_after: tuple[int, int]
    entries: tuple[Entry, ...]
    own: tuple[Pinned, ...]
    rest: tuple[Pinned, ...]
    told: Told | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the new line is wrong."""
        return any(p.problem.severity is Severity.ERROR for p in self.own)

    def own_of(self, code: str) -> Problem | None:
        """The problem of the new line with that code."""
        return next((p.problem for p in self.own if p.problem.code == code), None)

    @property
    def entry(self) -> Entry:
        """The new entry."""
        return next(e for e in self.entries if (e.file, e.line) == (self.file, self.line_number))


class _CloserLookError(Exception):
    """The books of the logs do not tell all that is to be said of an entry."""


def record(call: Call, opened: Opened, fields: Mapping[str, Written]) -> None:
    """Append the entry of `fields` to the log of its month, unless it is wrong, and say what it changed."""
    try:
        _record(call, opened, fields)
    except _CloserLookError:  # raised before anything is written
        day = date.fromisoformat(str(fields["date"]))
        _record(call, call.open_plan(day, opened.loaded.tree), fields)


def _record(call: Call, opened: Opened, fields: Mapping[str, Written]) -> None:
    writing = _Writing(call, opened, _log_of(opened, str(fields["date"])), entry_line(fields))
    if not writing.is_fit():
        return
    try:
        writing.write()
        if writing.written is not None:
            _show(opened, writing.written)
            signal.signal(signal.SIGINT, _too_late)
    except (Stop, _CloserLookError):
        raise
    except BaseException as trouble:
        if writing.written is not None:
            raise writing.not_printed() from trouble
        if isinstance(trouble, OSError):
            raise writing.not_written(trouble) from trouble
        raise


def _too_late(*_: object) -> None:
    """Ctrl-C after all is written and said changes nothing any more."""


def _is_fit(opened: Opened, judged: Judged) -> bool:
    """Whether to write the line; a wrong one ends the call, one that stands there already is said to."""
    _stop_if_refused(opened, judged)
    repeated = judged.own_of("entry-repeated")
    if repeated is not None:
        where = {"file": judged.file, "line": repeated.params["line"]}
        emit(say(CALLS["already-logged"], opened.page.language, **where))
    return repeated is None


def _log_of(opened: Opened, day: str) -> str:
    return f"progress/{PurePosixPath(opened.loaded.file).stem}/{day[:7]}.yaml"


def _judge(call: Call, opened: Opened, line: Line) -> Judged:
    """Read the log with the new line at its end, as it would stand on disk, beside all other logs."""
    if opened.books is not None:
        return _judge_in_brief(call, opened, opened.books, line)
    root, file, raw = call.root(), line.log, line.after + line.text
    log = read_log(raw, file)
    if not _is_readable(log):
        _stop_at_unreadable(call, opened, line)
    entries = (*(e for e in opened.entries if e.file != file), *log.entries)
    missing = missing_evidence(root, {path for entry in entries for path in entry.evidence})
    elsewhere = [p for p in opened.loaded.problems if p.file not in (file, opened.loaded.file)]
    found = check_log(LogContext(opened.plan, entries, call.today, missing))
    here = [*log.problems, *(p for p in found if p.file == file)]
    placed = pinned(root, elsewhere + here, {file: raw})
    number = line.number
    own = tuple(p for p in placed if p.problem.file == file and p.place and p.place.line == number)
    rest = tuple(p for p in placed if p not in own)
    return Judged(file, number, _sum(line.after), entries, own, rest)


def _judge_in_brief(call: Call, opened: Opened, books: Books, line: Line) -> Judged:
    [*_, entry] = read_log(line.text, line.log).entries or (None,)
    tree = opened.loaded.tree
    told = None if entry is None else told_in_brief(books, tree, call.today, entry, line)
    if told is None:
        raise _CloserLookError
    return Judged(line.log, told.entry.line, _sum(line.after), (told.entry,), (), (), told)


def _sum(content: bytes) -> tuple[int, int]:
    return len(content), crc32(content)


def _is_readable(log: LogFile) -> bool:
    """Whether all that is wrong with a log are values of its entries."""
    return all(isinstance(problem.at, Address) for problem in log.problems)


def _stop_at_unreadable(call: Call, opened: Opened, line: Line) -> None:
    """The end of a call for a log that cannot be read, or that has a layout which no line can be added to."""
    log = read_log(line.after, line.log)
    if _is_readable(log):
        raise opened.stop("not-a-list-of-lines", file=line.log)
    raise call.data_stop(call.root(), log.problems, opened.page)


def _content(call: Call, opened: Opened, file: str) -> bytes:
    """What the log holds now; nothing when there is none yet."""
    root = call.root()
    raw = read_bytes(root, file)
    if isinstance(raw, Problem):
        if raw.params.get("reason") == "missing":
            return b""
        raise call.data_stop(root, (raw,), opened.page)
    if raw and not raw.endswith(b"\n"):
        raise call.data_stop(root, (Problem("unterminated-line", file, None),), opened.page)
    return raw


def _stop_if_refused(opened: Opened, judged: Judged) -> None:
    """A wrong line is not written, nor a total that the addition does not lead to."""
    if judged.is_refused:
        not_written = say(CALLS["not-written-at-all"], opened.page.language)
        raise Stop(Exit.CALL_WRONG, f"{problem_text(judged.own, opened.page)}\n{not_written}")
    if mismatch := judged.own_of("total-mismatch"):
        raise opened.stop("total-differs", **mismatch.params)


@dataclass(slots=True)
class _Writing:
    """The writing of a line, how it was judged, and that once it is on the disk."""

    call: Call
    opened: Opened
    file: str
    line: str
    judged: Judged | None = None
    written: Judged | None = None

    def is_fit(self) -> bool:
        """Judge the line at the end of the log as it is now, unless that was done; whether to write it."""
        content = _content(self.call, self.opened, self.file)
        if self.judged is None or self.judged.comes_after != _sum(content):
            self.judged = _judge(self.call, self.opened, Line(self.file, f"{self.line}\n".encode(), content))
        return _is_fit(self.opened, self.judged)

    def write(self) -> None:
        """Append the line under the lock, judged once more if others have written meanwhile."""
        root = self.call.root()
        with locked(root):
            if self.is_fit():
                with undisturbed():
                    problem = append_held(root, self.file, self.line)
                    self.written = self.judged if problem is None else None
                if problem is not None:
                    raise self.call.data_stop(root, (problem,), self.opened.page)

    def not_written(self, trouble: OSError) -> Stop:
        """How a call ends whose line the machine's trouble kept from the disk."""
        key = "half-written" if isinstance(trouble, HalfWrittenError) else "not-written"
        words = {"reason": trouble.strerror or str(trouble), "file": self.file}
        return Stop(Exit.MACHINE_TROUBLE, say(CALLS[key], self.opened.page.language, **words))

    def not_printed(self) -> Stop:
        """How a call ends whose line is on the disk, and which could not say so."""
        words = say(CALLS["written-not-printed"], self.opened.page.language, file=self.file)
        return Stop(Exit.WRITTEN_NOT_PRINTED, words)


def _show(opened: Opened, judged: Judged) -> None:
    """What the entry changed, on the last day that its target has a report of."""
    tell(problem_text(judged.own + judged.rest, opened.page))
    if judged.told is not None:
        before, after = judged.told.before, judged.told.after
    else:
        day = _last_day(judged.entries, judged.entry)
        before, after = opened.status(day), opened.with_entries(judged.entries).status(day)
    emit(receipt(judged.entry, before, after, opened.page))


def _last_day(entries: Iterable[Entry], entry: Entry) -> date:
    return max(e.date for e in entries if e.subject == entry.subject)

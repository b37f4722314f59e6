"""Recording an entry: judged in memory by the reader of logs, then appended on disk, then shown."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from workplan.cli.office import Call, Opened, pinned
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.core.log import Entry, logs_of
from workplan.core.problems import Address, Pinned, Problem, Severity
from workplan.core.status import Status
from workplan.core.typed import Written
from workplan.files.disk.folder import DiskTree, log_folder
from workplan.files.logs.read import LogFile, read_log
from workplan.files.logs.write import HalfWrittenError, append_entry, entry_line, locked, undisturbed
from workplan.views.problems import problem_text
from workplan.views.receipt import receipt


def record(call: Call, opened: Opened, fields: Mapping[str, Written]) -> None:
    """Append the entry of `fields` to the log of its month, unless it is wrong, and say what it changed."""
    file = f"{log_folder(opened.file)}/{str(fields['date'])[:7]}.yaml"
    recording = _Recording(call, opened, file, entry_line(fields))
    if not recording.is_fit():
        return
    try:
        recording.write()
        if recording.is_written:
            recording.show()
            signal.signal(signal.SIGINT, _too_late)
    except Stop:
        raise
    except BaseException as trouble:
        if recording.is_written:
            said = opened.page.words("call.written-not-printed", file=file)
            raise Stop(Exit.WRITTEN_NOT_PRINTED, said) from trouble
        if isinstance(trouble, OSError):
            key = "call.half-written" if isinstance(trouble, HalfWrittenError) else "call.not-written"
            said = opened.page.words(key, reason=trouble.strerror or str(trouble), file=file)
            raise Stop(Exit.MACHINE_TROUBLE, said) from trouble
        raise


def _too_late(*_: object) -> None:
    """Ctrl-C after all is written and said changes nothing any more."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What there is to say of a line that comes after `content`, and of all else that was reported.

    `changed` is None where the line is wrong; else its entry, and the status without it and with it, on the
    last day that its subject has a report of.
    """

    content: bytes
    own: tuple[Pinned, ...]
    rest: tuple[Pinned, ...]
    changed: tuple[Entry, Status, Status] | None

    def own_of(self, code: str) -> Problem | None:
        """The problem of the line with that code."""
        return next((p.problem for p in self.own if p.problem.code == code), None)


@dataclass(slots=True)
class _Recording:
    """A line that is to stand at the end of a log, how it was judged, and whether it is on the disk."""

    call: Call
    opened: Opened
    file: str
    line: str
    judged: _Judged | None = None
    is_written: bool = False

    def is_fit(self) -> bool:
        """Judge the line after what the log holds now; a wrong one ends the call."""
        content = self._content()
        if self.judged is None or self.judged.content != content:
            self.judged = self._judge(content)
        page, own = self.opened.page, self.judged.own
        if any(p.problem.severity is Severity.ERROR for p in own):
            not_written = page.words("call.not-written-at-all")
            raise Stop(Exit.CALL_WRONG, f"{self._words(own)}\n{not_written}")
        if mismatch := self.judged.own_of("total-mismatch"):
            raise self.opened.stop("total-differs", **mismatch.params)
        repeated = self.judged.own_of("entry-repeated")
        if repeated is not None:
            emit(page.words("call.already-logged", file=self.file, line=repeated.params["line"]))
        return repeated is None

    def write(self) -> None:
        """Append the line under the lock, judged once more if others have written meanwhile."""
        root = self.call.root()
        with locked(root):
            if self.is_fit():
                with undisturbed():
                    problem = append_entry(root, self.file, self.line)
                    self.is_written = problem is None
                if problem is not None:
                    raise self._data_stop(problem)

    def show(self) -> None:
        """What the entry changed."""
        assert self.judged is not None
        assert self.judged.changed is not None
        tell(self._words(self.judged.own + self.judged.rest))
        emit(receipt(*self.judged.changed, self.opened.page))

    def _content(self) -> bytes:
        """What the log holds now; nothing when there is none yet."""
        content = DiskTree(self.call.root()).read(self.file)
        if isinstance(content, Problem):
            if content.params.get("reason") == "missing":
                return b""
            raise self._data_stop(content)
        if content and not content.endswith(b"\n"):
            raise self._data_stop(Problem("unterminated-line", self.file, None))
        return content

    def _judge(self, content: bytes) -> _Judged:
        """Read the log as it would stand, and check it beside all others."""
        raw, tree, opened = content + f"{self.line}\n".encode(), DiskTree(self.call.root()), self.opened
        log = read_log(raw, self.file)
        if not _is_readable(log):
            raise self._unreadable(content)
        others = (entry for entry in opened.logs.entries if entry.file != self.file)
        entries = sorted((*others, *log.entries), key=attrgetter("file"))
        later = replace(opened, logs=logs_of(opened.plan, entries, opened.logs))
        elsewhere = [p for p in opened.problems if p.file not in (self.file, opened.file)]
        problems = [*elsewhere, *log.problems, *later.check_logs(self.call.today)]
        placed, number = pinned(tree, problems, {self.file: raw}), raw.count(b"\n")
        own = tuple(p for p in placed if p.problem.file == self.file and p.place and p.place.line == number)
        changed = None
        if log.entries and log.entries[-1].line == number:
            entry = log.entries[-1]
            day = max(e.date for e in entries if e.subject == entry.subject)
            changed = entry, opened.status(day), later.status(day)
        return _Judged(content, own, tuple(p for p in placed if p not in own), changed)

    def _unreadable(self, content: bytes) -> Stop:
        """The end of a call for a log that cannot be read, or whose layout takes no further line."""
        log = read_log(content, self.file)
        if _is_readable(log):
            return self.opened.stop("not-a-list-of-lines", file=self.file)
        return self._data_stop(*log.problems)

    def _data_stop(self, *problems: Problem) -> Stop:
        return self.call.data_stop(DiskTree(self.call.root()), problems, self.opened.page)

    def _words(self, found: tuple[Pinned, ...]) -> str:
        """What to say of problems."""
        return problem_text(found, self.opened.page) if found else ""


def _is_readable(log: LogFile) -> bool:
    """Whether all that is wrong with a log are values of its entries."""
    return all(isinstance(problem.at, Address) for problem in log.problems)

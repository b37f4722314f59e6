"""Recording an entry: judged in memory by the reader of logs, then appended on disk, then shown."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workplan.cli.office import Call, Opened, pinned
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.core.log import Entry, Logs, logs_of
from workplan.core.problems import Address, Pinned, Problem, Severity, errors_of
from workplan.core.typed import Written
from workplan.core.verdict import Verdict, judge
from workplan.files.disk.folder import DiskTree, log_folder
from workplan.files.disk.write import LOCK, HalfWrittenError, append_entry, locked, undisturbed
from workplan.files.logs.read import LogFile, read_log
from workplan.files.logs.write import entry_line
from workplan.views.problems import problem_text
from workplan.views.receipt import receipt


def record(call: Call, opened: Opened, fields: Mapping[str, Written]) -> None:
    """Append the entry of `fields` to the log of its month, unless it is wrong, and say what it changed."""
    file = f"{log_folder(opened.file)}/{str(fields['date'])[:7]}.yaml"
    known = opened.problems + opened.check_logs(call.today)
    elsewhere = [problem for problem in known if problem.file not in (file, opened.file)]
    opened.tell_unread(call.today)
    recording = _Recording(call, opened, file, entry_line(fields), elsewhere)
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
            half = isinstance(trouble, HalfWrittenError)
            key = "call.locked" if isinstance(trouble, TimeoutError) else "call.not-written"
            what = trouble.filename if Path(trouble.filename or "").name == Path(LOCK).name else file
            key = "call.half-written" if half else key
            said = opened.page.words(key, reason=trouble.strerror or str(trouble), file=what)
            raise Stop(Exit.MACHINE_TROUBLE, said) from trouble
        raise


def _too_late(*_: object) -> None:
    """Ctrl-C after all is written and said changes nothing any more."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """What there is to say of a line that comes after `content`, and of all else that was reported.

    `entry` is that of the line, None where the line is wrong; `later` are the logs with it.
    """

    content: bytes
    own: tuple[Pinned, ...]
    rest: tuple[Pinned, ...]
    entry: Entry | None
    later: Logs

    def own_of(self, code: str) -> Problem | None:
        """The problem of the line with that code."""
        return next((p.problem for p in self.own if p.problem.code == code), None)


@dataclass(slots=True)
class _Recording:
    """A line that is to stand at the end of a log, how it was judged, and whether it is on the disk.

    `elsewhere` is what is wrong with the other logs without it.
    """

    call: Call
    opened: Opened
    file: str
    line: str
    elsewhere: list[Problem]
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
            raise Stop(Exit.CALL_WRONG, f"{problem_text(own, page)}\n{not_written}")
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
        judged, opened = self.judged, self.opened
        assert judged is not None
        assert judged.entry is not None
        errors = tuple(p for p in judged.rest if p.problem.severity is Severity.ERROR)
        tell(problem_text(judged.own + errors, opened.page))
        if count := len(judged.rest) - len(errors):
            tell(opened.page.words("call.warnings", count=count))
        verdicts = _verdicts(judged.entry, opened.logs, judged.later)
        emit(receipt(judged.entry, opened.plan, verdicts, opened.page))

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
        entries = (*(entry for entry in opened.logs.entries if entry.file != self.file), *log.entries)
        later = replace(opened, logs=logs_of(opened.plan, entries, opened.logs))
        here = [*log.problems, *(p for p in later.check_logs(self.call.today) if p.file == self.file)]
        placed, number = pinned(tree, self.elsewhere + here, {self.file: raw}), raw.count(b"\n")
        own = tuple(p for p in placed if p.problem.file == self.file and p.place and p.place.line == number)
        entry = log.entries[-1] if log.entries and log.entries[-1].line == number else None
        return _Judged(content, own, tuple(p for p in placed if p not in own), entry, later.logs)

    def _unreadable(self, content: bytes) -> Stop:
        """The end of a call for a log that cannot be read, or whose layout takes no further line."""
        log = read_log(content, self.file)
        if _is_readable(log):
            return self.opened.stop("not-a-list-of-lines", file=self.file)
        return self._data_stop(*log.problems)

    def _data_stop(self, *problems: Problem) -> Stop:
        return self.call.data_stop(DiskTree(self.call.root()), problems, self.opened.page)


def _verdicts(entry: Entry, before: Logs, after: Logs) -> tuple[Verdict, Verdict] | None:
    """Those on its target without `entry` and with it, on the last day of a report; None for a task."""
    if entry.is_task:
        return None
    plan, target_id = after.plan, after.plan.ids()[entry.subject]
    target = next(each for each in plan.targets if each.id == target_id)
    day = max(each.date for each in after.by_subject[False, entry.subject])
    found = [judge(plan, target, logs.trails[target_id].until(day), day) for logs in (before, after)]
    return found[0], found[1]


def _is_readable(log: LogFile) -> bool:
    """Whether all errors of a log are of its entries, by themselves."""
    errors = errors_of(log.problems)
    return all(isinstance(problem.at, Address) and bool(problem.at.path) for problem in errors)

"""Recording entries: judged in memory by the reader of logs, then appended on disk, then shown."""

import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workplan.cli.office import Call, Opened
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.core.log import Entry, Logs, logs_of
from workplan.core.plan import Target
from workplan.core.problems import Address, Pinned, Problem, Severity, errors_of
from workplan.core.typed import Written
from workplan.core.verdict import Verdict, judge
from workplan.files.disk.folder import DiskTree, log_folder
from workplan.files.disk.write import LOCK, HalfWrittenError, append_lines, locked, undisturbed
from workplan.files.logs.read import LogFile, read_log
from workplan.files.logs.write import entry_line
from workplan.reading import pinned, read_logs
from workplan.views.problems import problem_text
from workplan.views.receipt import receipt, receipts


@dataclass(frozen=True, slots=True)
class Report:
    """The keys of an entry to be written, and where each of them was said; None: on the command line."""

    fields: Mapping[str, Written]
    said_at: Callable[[str], str] | None = None


class OvertakenError(Exception):
    """Others have written to the logs since those were read by which entries were reckoned."""


def judged(call: Call, opened: Opened, reports: Sequence[Report]) -> tuple[tuple[int, Pinned], ...]:
    """What there is to say of entries before they are written, each behind the place of its report."""
    if not reports:
        return ()
    return _Recording(call, opened, [_Line.of(opened, each) for each in reports]).judged_now().own


def record(call: Call, opened: Opened, reports: Sequence[Report], *, are_reckoned: bool = False) -> None:
    """Append entries to the logs of their months, all or, where one is wrong, none; say what they changed.

    Raises OvertakenError, and writes nothing, where entries `are_reckoned` by logs that hold others now.
    """
    opened.tell_unread(call.today)
    recording = _Recording(call, opened, [_Line.of(opened, each) for each in reports], are_reckoned)
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
        files = opened.page.words.list(recording.files)
        if recording.is_written:
            said = opened.page.words("call.written-not-printed", file=files)
            raise Stop(Exit.WRITTEN_NOT_PRINTED, said) from trouble
        if isinstance(trouble, OSError):
            half = isinstance(trouble, HalfWrittenError)
            key = "call.locked" if isinstance(trouble, TimeoutError) else "call.not-written"
            what = trouble.filename if Path(trouble.filename or "").name == Path(LOCK).name else files
            key = "call.half-written" if half else key
            said = opened.page.words(key, reason=trouble.strerror or str(trouble), file=what)
            raise Stop(Exit.MACHINE_TROUBLE, said) from trouble
        raise


def _too_late(*_: object) -> None:
    """Ctrl-C after all is written and said changes nothing any more."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is to stand at the end of a log, and what it was made from."""

    file: str
    text: str
    report: Report

    @staticmethod
    def of(opened: Opened, report: Report) -> "_Line":
        """The line of a report, in the log of its month."""
        file = f"{log_folder(opened.file)}/{str(report.fields['date'])[:7]}.yaml"
        return _Line(file, entry_line(report.fields), report)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What there is to say of lines that come after `contents`, and of all else that was reported.

    `own` are the problems of the lines, each behind its place among them; `entries` are those of the lines
    that are not wrong; `later` are the logs with them.
    """

    contents: Mapping[str, bytes]
    own: tuple[tuple[int, Pinned], ...]
    rest: tuple[Pinned, ...]
    entries: tuple[Entry, ...]
    later: Logs

    def own_of(self, code: str) -> Iterator[tuple[int, Problem]]:
        """The problems of the lines with that code."""
        return ((place, found.problem) for place, found in self.own if found.problem.code == code)


@dataclass(slots=True)
class _Recording:
    """Lines that are to stand at the ends of logs, how they were judged, and whether they are on the disk."""

    call: Call
    opened: Opened
    lines: list[_Line]
    are_reckoned: bool = False
    judged: _Judged | None = None
    is_written: bool = False
    known: tuple[Problem, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.known = self.opened.problems + self.opened.check_logs(self.call.today)

    @property
    def files(self) -> list[str]:
        """The logs, each once."""
        return [*dict.fromkeys(each.file for each in self.lines)]

    def is_fit(self) -> bool:
        """Judge the lines after what the logs hold now; a wrong one ends the call.

        Those that stand there already are left out, and said; without any other there is nothing to write.
        """
        judged = self.judged_now()
        page, own = self.opened.page, [found for _, found in judged.own]
        if any(p.problem.severity is Severity.ERROR for p in own):
            not_written = page.words("call.not-written-at-all")
            raise Stop(Exit.CALL_WRONG, f"{problem_text(own, page)}\n{not_written}")
        if wrong := [*judged.own_of("total-mismatch")]:
            places = [each.report.said_at for each in self.lines]
            said = [
                (f"{said_at('value')}: " if (said_at := places[place]) else "")
                + page.words("call.total-differs", **problem.params)
                for place, problem in wrong
            ]
            raise Stop(Exit.CALL_WRONG, "\n".join(said))
        if repeated := dict(judged.own_of("entry-repeated")):
            for place, problem in repeated.items():
                where = {"file": self.lines[place].file, "line": problem.params["line"]}
                emit(page.words("call.already-logged", **where))
            self.lines = [each for place, each in enumerate(self.lines) if place not in repeated]
            self.judged = None
            return bool(self.lines) and self.is_fit()
        return True

    def judged_now(self) -> _Judged:
        """What there is to say of the lines after what the logs hold now."""
        contents = {file: self._content(file) for file in self.files}
        if self.judged is None or self.judged.contents != contents:
            self.judged = self._judge(contents)
        return self.judged

    def write(self) -> None:
        """Append the lines under the lock, judged once more if others have written meanwhile."""
        root = self.call.root()
        with locked(root):
            if self.are_reckoned and self._is_overtaken():
                raise OvertakenError
            if self.is_fit():
                with undisturbed():
                    texts = {file: self._added(file) for file in self.files}
                    problem = append_lines(root, texts)
                    self.is_written = problem is None
                if problem is not None:
                    raise self._data_stop(problem)

    def show(self) -> None:
        """What the entries changed."""
        judged, opened = self.judged, self.opened
        assert judged is not None
        errors = tuple(p for p in judged.rest if p.problem.severity is Severity.ERROR)
        own = () if self.are_reckoned else (found for _, found in judged.own)  # those were told before
        tell(problem_text((*own, *errors), opened.page))
        if count := len(judged.rest) - len(errors):
            tell(opened.page.words("call.warnings", count=count))
        targets, ids = {each.id: each for each in opened.plan.targets}, opened.plan.ids()
        subjects = {entry.subject for entry in judged.entries if not entry.is_task}
        logs = opened.logs, judged.later
        found = {each: _verdicts(each, targets[ids[each]], *logs) for each in subjects}
        verdicts = [None if each.is_task else found[each.subject] for each in judged.entries]
        if len(verdicts) == 1:
            emit(receipt(judged.entries[0], opened.plan, verdicts[0], opened.page))
        else:
            emit(receipts(judged.entries, opened.plan, verdicts, opened.page))

    def _is_overtaken(self) -> bool:
        """Whether the logs hold other entries than those by which the lines were reckoned."""
        tree, opened = DiskTree(self.call.root()), self.opened
        return read_logs(tree, tree.logs(opened.file))[0] != opened.logs.entries

    def _added(self, file: str) -> str:
        return "".join(f"{each.text}\n" for each in self.lines if each.file == file)

    def _content(self, file: str) -> bytes:
        """What a log holds now; nothing when there is none yet."""
        content = DiskTree(self.call.root()).read(file)
        if isinstance(content, Problem):
            if content.params.get("reason") == "missing":
                return b""
            raise self._data_stop(content)
        if content and not content.endswith(b"\n"):
            raise self._data_stop(Problem("unterminated-line", file, None))
        return content

    def _judge(self, contents: Mapping[str, bytes]) -> _Judged:
        """Read the logs as they would stand, and check them beside all others."""
        raws = {file: content + self._added(file).encode() for file, content in contents.items()}
        logs = {file: read_log(raw, file) for file, raw in raws.items()}
        for file, log in logs.items():
            if not _is_readable(log):
                raise self._unreadable(file, contents[file])
        opened = self.opened
        entries = [entry for entry in opened.logs.entries if entry.file not in logs]
        entries += [entry for log in logs.values() for entry in log.entries]
        later = replace(opened, logs=logs_of(opened.plan, entries, opened.logs))
        found = [problem for log in logs.values() for problem in log.problems]
        found += (problem for problem in later.check_logs(self.call.today) if problem.file in logs)
        found += (problem for problem in self.known if problem.file not in (*logs, opened.file))
        places = self._places(contents)
        own, rest = list[tuple[int, Pinned]](), list[Pinned]()
        for problem in pinned(DiskTree(self.call.root()), found, raws):
            at = places.get((problem.problem.file, problem.place.line if problem.place else 0))
            if at is None:
                rest.append(problem)
            else:
                own.append((at, _as_said(problem, self.lines[at].report)))
        own.sort(key=lambda each: each[0])
        read = (entry for log in logs.values() for entry in log.entries)
        written = tuple(entry for entry in read if (entry.file, entry.line) in places)
        return _Judged(contents, tuple(own), tuple(rest), written, later.logs)

    def _places(self, contents: Mapping[str, bytes]) -> dict[tuple[str, int], int]:
        """The place among the lines of what is to stand in a log's line."""
        last, places = {file: content.count(b"\n") for file, content in contents.items()}, {}
        for place, each in enumerate(self.lines):
            last[each.file] += 1
            places[each.file, last[each.file]] = place
        return places

    def _unreadable(self, file: str, content: bytes) -> Stop:
        """The end of a call for a log that cannot be read, or whose layout takes no further line."""
        log = read_log(content, file)
        if _is_readable(log):
            return self.opened.stop("not-a-list-of-lines", file=file)
        return self._data_stop(*log.problems)

    def _data_stop(self, *problems: Problem) -> Stop:
        return self.call.data_stop(DiskTree(self.call.root()), problems, self.opened.page)


def _as_said(found: Pinned, report: Report) -> Pinned:
    """A problem of a line, at the place where what is wrong was said."""
    if report.said_at is None:
        return found
    path = found.problem.at.path if isinstance(found.problem.at, Address) else ()
    key = next((step for step in path if isinstance(step, str)), "")
    return Pinned(replace(found.problem, file=report.said_at(key)), None, None)


def _verdicts(subject: str, target: Target, before: Logs, after: Logs) -> tuple[Verdict, Verdict]:
    """Those on a target `before` and `after`, on the last day of a report under the id `subject`."""
    plan, day = after.plan, max(each.date for each in after.by_subject[False, subject])
    found = [judge(plan, target, logs.trails[target.id].until(day), day) for logs in (before, after)]
    return found[0], found[1]


def _is_readable(log: LogFile) -> bool:
    """Whether all errors of a log are of its entries, by themselves."""
    errors = errors_of(log.problems)
    return all(isinstance(problem.at, Address) and bool(problem.at.path) for problem in errors)

"""Recording an entry: judged in memory by the reader of logs, then appended on disk, then shown."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from workplan.cli.call import Call, Opened
from workplan.cli.judged import Judged, Line, sum_of
from workplan.cli.judging import judge
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.core.problems import Problem
from workplan.core.typed import Written
from workplan.files.disk.folder import read_bytes
from workplan.files.logs.write import HalfWrittenError, append_held, entry_line, locked, undisturbed
from workplan.views.receipt import receipt

if TYPE_CHECKING:
    from workplan.core.problems import Pinned


def record(call: Call, opened: Opened, fields: Mapping[str, Written]) -> None:
    """Append the entry of `fields` to the log of its month, unless it is wrong, and say what it changed."""
    writing = _Writing(call, opened, _log_of(opened, str(fields["date"])), entry_line(fields))
    if not writing.is_fit():
        return
    try:
        writing.write()
        if writing.written is not None:
            _show(opened, writing.written)
            signal.signal(signal.SIGINT, _too_late)
    except Stop:
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
        emit(opened.page.words("call.already-logged", **where))
    return repeated is None


def _log_of(opened: Opened, day: str) -> str:
    return f"progress/{PurePosixPath(opened.loaded.file).stem}/{day[:7]}.yaml"


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
        not_written = opened.page.words("call.not-written-at-all")
        raise Stop(Exit.CALL_WRONG, f"{_words(judged.own, opened)}\n{not_written}")
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
        if self.judged is None or self.judged.comes_after != sum_of(content):
            self.judged = judge(self.call, self.opened, Line(self.file, f"{self.line}\n".encode(), content))
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
        key = "call.half-written" if isinstance(trouble, HalfWrittenError) else "call.not-written"
        words = {"reason": trouble.strerror or str(trouble), "file": self.file}
        return Stop(Exit.MACHINE_TROUBLE, self.opened.page.words(key, **words))

    def not_printed(self) -> Stop:
        """How a call ends whose line is on the disk, and which could not say so."""
        words = self.opened.page.words("call.written-not-printed", file=self.file)
        return Stop(Exit.WRITTEN_NOT_PRINTED, words)


def _show(opened: Opened, judged: Judged) -> None:
    """What the entry changed, on the last day that its target has a report of."""
    assert judged.entry is not None
    assert judged.before is not None
    assert judged.after is not None
    tell(_words(judged.own + judged.rest, opened))
    emit(receipt(judged.entry, judged.before, judged.after, opened.page))


def _words(found: "tuple[Pinned, ...]", opened: Opened) -> str:
    """What to say of problems."""
    if not found:
        return ""
    from workplan.views.problems import problem_text  # noqa: PLC0415  # most entries have none

    return problem_text(found, opened.page)

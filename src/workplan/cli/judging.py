"""Judging an entry by the reader of logs: the log as it would stand with one more line, beside all others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workplan.cli.call import Call, Opened
from workplan.cli.judged import Judged, Line, sum_of
from workplan.cli.loading import named_in, pinned
from workplan.core.check_log import LogContext, check_log
from workplan.core.log import Entry
from workplan.core.problems import Address, Problem
from workplan.files.disk.folder import missing_evidence
from workplan.files.logs.read import LogFile, read_log


def judge(call: Call, opened: Opened, line: Line) -> Judged:
    """What there is to say of the log with the new line; ends the call where no line can be added to it."""
    raw = line.after + line.text
    log = read_log(raw, line.log)
    if not _is_readable(log):
        _stop_at_unreadable(call, opened, line)
    entries = (*(e for e in opened.entries if e.file != line.log), *log.entries)
    later = opened.with_entries(entries)
    elsewhere = [p for p in opened.loaded.problems if p.file not in (line.log, opened.loaded.file)]
    here = [*log.problems, *(p for p in _checked(call, later) if p.file == line.log)]
    placed = pinned(call.root(), elsewhere + here, {line.log: raw})
    number = line.number
    own = tuple(p for p in placed if p.problem.file == line.log and p.place and p.place.line == number)
    rest = tuple(p for p in placed if p not in own)
    judged = Judged(line.log, sum_of(line.after), own=own, rest=rest)
    return judged if judged.is_refused else _with_status(judged, opened, later, line)


def _checked(call: Call, later: Opened) -> tuple[Problem, ...]:
    missing = missing_evidence(call.root(), named_in(later.entries))
    assert later.loaded.logs is not None
    return check_log(LogContext(later.loaded.logs, call.today, missing))


def _with_status(judged: Judged, opened: Opened, later: Opened, line: Line) -> Judged:
    number = line.number
    entry = next(e for e in later.entries if (e.file, e.line) == (line.log, number))
    day = _last_day(later.entries, entry)
    before, after = opened.status(day), later.status(day)
    return replace(judged, entry=entry, before=before, after=after)


def _last_day(entries: Iterable[Entry], entry: Entry) -> date:
    return max(e.date for e in entries if e.subject == entry.subject)


def _is_readable(log: LogFile) -> bool:
    """Whether all that is wrong with a log are values of its entries."""
    return all(isinstance(problem.at, Address) for problem in log.problems)


def _stop_at_unreadable(call: Call, opened: Opened, line: Line) -> None:
    """The end of a call for a log that cannot be read, or that has a layout which no line can be added to."""
    log = read_log(line.after, line.log)
    if _is_readable(log):
        raise opened.stop("not-a-list-of-lines", file=line.log)
    raise call.data_stop(call.root(), log.problems, opened.page)

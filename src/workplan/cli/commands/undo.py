"""workplan undo: the last entry taken back or, where a commit holds it, corrected."""

import sys
from random import SystemRandom
from typing import Annotated

from typer import Context, confirm

from workplan.cli.args import option
from workplan.cli.log import Report, record
from workplan.cli.office import Call, Opened, call_of
from workplan.cli.output import emit, is_terminal, tell
from workplan.cli.past import is_committed
from workplan.core.log import Entry
from workplan.core.problems import Problem, errors_of
from workplan.core.typed import new_id
from workplan.core.undo import correction, is_one, last_written
from workplan.files.disk.write import locked, rewrite
from workplan.files.logs.read import read_log
from workplan.files.logs.write import entry_line, without_line


def undo(
    context: Context,
    by: Annotated[str | None, option("--by", "undo-by", "TEXT")] = None,
    yes: Annotated[bool, option("--yes", "yes")] = False,
) -> None:
    """Take back the last entry."""
    call = call_of(context)
    opened = call.open_plan(call.today)
    opened.tell_unread(call.today)
    if wrong := errors_of(opened.problems):  # among what cannot be read may be the last entry
        raise call.data_stop(opened.tree, wrong, opened.page)
    entry = last_written(opened.logs.entries, by)
    if entry is None:
        raise opened.stop("nothing-to-undo" if by is None else "nothing-of", by=by)
    if is_committed(call, opened, entry):
        _correct(call, opened, entry, yes=yes)
    else:
        _take_back(call, opened, entry, yes=yes)


def _correct(call: Call, opened: Opened, entry: Entry, *, yes: bool) -> None:
    """Write the entry that leads back, for commits are not changed."""
    place = f"{entry.file}:{entry.line}"
    given = correction(opened.logs, entry)
    if isinstance(given, str):
        raise opened.stop(given, place=place)
    said = opened.page.words("call.undo-note", place=place)
    start = {"date": entry.date.isoformat(), "target": entry.subject, **given}
    by = {"by": entry.by} if entry.by else {}
    fields = {**start, **by, "note": said, "id": new_id(SystemRandom().choice)}
    _ask(opened, "undo-correct", yes=yes, place=place, line=entry_line(fields))
    record(call, opened, [Report(fields)])


def _take_back(call: Call, opened: Opened, entry: Entry, *, yes: bool) -> None:
    """Take the line out of the log again."""
    root, place = call.root(), f"{entry.file}:{entry.line}"
    copies = [each for each in opened.logs.entries if each is not entry and is_one(each, entry)]
    if copies:
        others = opened.page.words.list(f"{each.file}:{each.line}" for each in copies)
        raise opened.stop("no-undo-of-copies", place=place, others=others)
    raw = opened.tree.read(entry.file)
    rest = None if isinstance(raw, Problem) else without_line(raw, entry.line)
    if isinstance(raw, Problem) or rest is None or not _is_gone(entry, raw, rest):
        raise opened.stop("no-undo-of-lines", place=place)
    line = raw.split(b"\n")[entry.line - 1].decode()
    _ask(opened, "undo-take-back", yes=yes, place=place, line=line)
    with locked(root):
        if not rewrite(root / entry.file, raw, rest):
            raise opened.stop("undo-changed", file=entry.file)
    emit(opened.page.words("call.undone", place=place, line=line))


def _is_gone(entry: Entry, raw: bytes, rest: bytes) -> bool:
    """Whether the rest of a log says all that the log said but the entry."""
    before, after = read_log(raw, entry.file), read_log(rest, entry.file)
    others = [each for each in before.entries if each.item != entry.item]
    return [*after.entries] == others and len(after.problems) <= len(before.problems)


def _ask(opened: Opened, key: str, *, yes: bool, **params: str) -> None:
    """Show what would be done, and do so only after a yes."""
    tell(opened.page.words(f"call.{key}", **params))
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise opened.stop("need-yes")
    if not confirm(opened.page.words("call.ask-sure"), default=False, err=True):
        raise opened.stop("not-written-at-all")

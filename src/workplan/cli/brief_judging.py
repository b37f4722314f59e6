"""Judging an entry in brief: where nothing is wrong or to be remarked, not every entry need be kept."""

from dataclasses import dataclass, replace
from datetime import date

from workplan.cli.brief_loading import Books
from workplan.core.digest import Digest
from workplan.core.entries import Entry
from workplan.core.plan import Plan
from workplan.core.status import Status, status_of
from workplan.files.log_digest import LogDigest, plain_log_digest
from workplan.files.tree import Tree


@dataclass(frozen=True, slots=True)
class Line:
    """A line (`text`) that is to stand in a log after all that the log holds (`after`)."""

    log: str
    text: bytes
    after: bytes

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.after.count(b"\n") + 1


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that is the last report about its subject, and the status of its day before and after it."""

    entry: Entry
    before: Status
    after: Status


def told_in_brief(books: Books, tree: Tree, today: date, entry: Entry, line: Line) -> Told | None:
    """What an entry changes that is to stand on a line; None where a problem may be told.

    `books` are those of the logs as they were; from now on they are those of the logs with that line.
    """
    known = _as_it_stands(books, line)
    if known is None:
        return None
    books.logs[line.log] = known
    then = _status(books, tree, entry.date, today)
    with_it = None if then is None else _with(known, line)
    if with_it is None:
        return None
    books.logs[line.log] = with_it
    entry = replace(entry, line=with_it.lines, index=with_it.lines - 1)
    if any(_is_later(books.plan, entry, each.digest) for each in books.logs.values()):
        return None
    now = _status(books, tree, entry.date, today)
    return None if then is None or now is None else Told(entry, then, now)


def _as_it_stands(books: Books, line: Line) -> LogDigest | None:
    """The digest of the log without the line; it is read anew if it is another than it was."""
    known = books.logs.get(line.log, LogDigest(Digest(line.log)))
    return known if known.is_of(line.after) else plain_log_digest(line.log, lambda: [line.after])


def _with(known: LogDigest, line: Line) -> LogDigest | None:
    """The digest of the log with the line, read anew where it cannot just be added."""
    if known.grow(line.text, [line.after]):
        return known
    return plain_log_digest(line.log, lambda: [line.after, line.text])


def _is_later(plan: Plan, entry: Entry, digest: Digest) -> bool:
    """Whether reports in `digest` come after `entry`, the last of its log, and are about the same."""
    ids, subject = plan.ids(), plan.ids().get(entry.subject, entry.subject)
    return any(
        about.is_task == entry.is_task
        and ids.get(about.subject, about.subject) == subject
        and (max(reports.days), digest.file) > (entry.date, entry.file)
        for about, reports in digest.reports.items()
    )


def _status(books: Books, tree: Tree, day: date, today: date) -> Status | None:
    """The status of a day; None where there is a warning about any log."""
    brief = books.brief(day, today)
    if brief is None or brief.warnings or tree.missing(brief.evidence):
        return None
    return status_of(books.plan, books.file, brief.entries, day)

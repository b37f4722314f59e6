"""Judging an entry in brief: where nothing is wrong or to be remarked, not every entry need be kept."""

from dataclasses import replace
from datetime import date

from workplan.cli.brief_loading import Books
from workplan.cli.judged import Judged, Line, sum_of
from workplan.core.brief import Brief, brief_after, brief_of
from workplan.core.digest import About, Digest
from workplan.core.entries import Entry
from workplan.core.plan import Plan
from workplan.core.status import Status, status_of
from workplan.files.disk.folder import Tree
from workplan.files.log_digest import LogDigest, plain_log_digest
from workplan.files.plain_entry import plain_entry


def judge_in_brief(books: Books, tree: Tree, today: date, line: Line) -> Judged | None:
    """What there is to say of the log with the new line; None where a problem may be told.

    `books` are those of the logs as they were; from now on they are those of the logs with that line.
    """
    entry, known = plain_entry(line.text.decode().rstrip("\n"), line.log), _as_it_stands(books, line)
    if entry is None or known is None:
        return None
    books.logs[line.log] = known
    before = brief_of(books.plan, books.digests, entry.date, today)
    with_it = None if before is None else _with(known, line)
    if before is None or with_it is None:
        return None
    books.logs[line.log] = with_it
    about = About(entry.subject, entry.is_task)
    after = brief_after(before, books.plan, books.digests, about)
    entry = replace(entry, line=with_it.lines, index=with_it.lines - 1)
    if any(_is_later(books.plan, entry, each) for each in books.digests):
        return None
    then, now = (_status(books, tree, brief) for brief in (before, after))
    return None if then is None or now is None else Judged(line.log, sum_of(line.after), entry, then, now)


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


def _status(books: Books, tree: Tree, brief: Brief | None) -> Status | None:
    """The status by a brief; None where there is a warning about any log."""
    if brief is None or brief.warnings or tree.missing(brief.evidence):
        return None
    return status_of(books.plan, books.file, brief.entries, brief.as_of)

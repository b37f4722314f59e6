"""Judging an entry in brief: where nothing is wrong or to be remarked, not every entry need be kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from workplan.cli.brief_loading import Books
from workplan.core.brief import brief_of
from workplan.core.digest import Digest
from workplan.core.entries import Entry
from workplan.core.plan import Plan
from workplan.core.status import Status, status_of
from workplan.files.log_file import read_log
from workplan.files.plain_log import plain_digest
from workplan.files.tree import Tree

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that is the last report about its subject, and the status of its day before and after it."""

    entry: Entry
    before: Status
    after: Status


def told_in_brief(books: Books, tree: Tree, today: date, log: str, content: bytes) -> Told | None:
    """What the last line of `content`, as the log is to be, changes; None where a problem may be told.

    `books` are those of the logs as they stand.
    """
    digest = plain_digest(log, lambda: _pieces(content))
    [*_, entry] = read_log(content[content.rfind(b"\n", 0, -1) + 1 :], log).entries or (None,)
    if digest is None or entry is None:
        return None
    number = content.count(b"\n")
    entry = replace(entry, line=number, index=number - 1)
    after = books.with_digest(digest)
    if any(_is_later(books.plan, entry, each) for each in after.digests):
        return None
    then, now = (_status(each, tree, entry.date, today) for each in (books, after))
    return None if then is None or now is None else Told(entry, then, now)


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[at : at + _PIECE] for at in range(0, len(content), _PIECE))


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
    brief = brief_of(books.plan, books.digests, day, today)
    if brief is None or brief.warnings or tree.missing(brief.evidence):
        return None
    return status_of(books.plan, books.file, brief.entries, day)

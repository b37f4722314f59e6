"""Loading in brief: a plan and what its logs add up to, when all is well; else there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workplan.cli.loaded import Loaded, unread_logs
from workplan.cli.progress import watched
from workplan.core.brief import brief_of
from workplan.core.digest import Digest, digest_of
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.files.known_plan import known_plan
from workplan.files.plain_log import plain_digest
from workplan.files.tree import Tree
from workplan.files.workspace import UnreadableError, is_url

_PROCESSES = 2
_MUCH = 40_000_000  # bytes, from which another process is worth its start, and the way back


@dataclass(frozen=True, slots=True)
class Books:
    """A plan without mistakes, the warnings about it, and the digests of its logs."""

    plan: Plan
    file: str
    warnings: int
    digests: tuple[Digest, ...]

    def with_digest(self, digest: Digest) -> "Books":
        """The same with another digest of a log."""
        others = (each for each in self.digests if each.file != digest.file)
        return replace(self, digests=(*others, digest))


def load_books(tree: Tree, file: str) -> Books | None:
    """The plan in `file`, and what its logs add up to; None where anything takes a closer look."""
    found = _plan(tree, file)
    digests = None if found is None or unread_logs(tree, file) else _digests(tree, tree.logs(file))
    if found is None or digests is None:
        return None
    plan, problems = found
    return Books(plan, file, len(problems), tuple(digests))


def load_brief(tree: Tree, file: str, today: date, as_of: date) -> Loaded | None:
    """As `load`, with the brief of the logs for one day; None where anything takes a closer look."""
    books = load_books(tree, file)
    brief = None if books is None else brief_of(books.plan, books.digests, as_of, today)
    if books is None or brief is None:
        return None
    missing = tree.missing(brief.evidence)
    warnings = books.warnings + brief.warnings + sum(brief.evidence[path] for path in missing)
    named = frozenset(path for path in brief.evidence if not is_url(path))
    return Loaded(tree, file, books.plan, brief.entries, (), named, warnings)


def _plan(tree: Tree, file: str) -> tuple[Plan, tuple[Problem, ...]] | None:
    """A plan without mistakes, and the warnings about it."""
    raw = tree.read(file)
    known = known_plan(raw, file) if tree.keeps and isinstance(raw, bytes) else None
    if known is not None:
        return known
    from workplan.cli.loading import load_plan  # noqa: PLC0415  # what is known need not be parsed

    found, problems = load_plan(tree, file)
    is_sure = not found.vague and not found.lost and not errors_of(problems)
    return (found.plan, problems) if found.plan is not None and is_sure else None


def _digests(tree: Tree, files: Sequence[str]) -> list[Digest] | None:
    """The digest of each log; None where one has mistakes. Where there is much to read, two read at once."""
    if len(files) < _PROCESSES or sum(map(tree.size, files)) < _MUCH:
        return _all(tree, files)
    from workplan.files.other_process import OtherProcess, processors  # noqa: PLC0415  # loads pickle

    if processors() < _PROCESSES:
        return _all(tree, files)
    here, there = files[::2], files[1::2]
    other = OtherProcess(lambda: [_digest(tree, file) for file in there])
    own, found = _all(tree, here), other.result()
    others = _all(tree, there) if found is None else [digest for digest in found if digest is not None]
    return None if own is None or others is None or len(others) < len(there) else own + others


def _all(tree: Tree, files: Sequence[str]) -> list[Digest] | None:
    """The digest of each log, one after the other."""
    digests = []
    for file in watched(files):
        digest = _digest(tree, file)
        if digest is None:
            return None
        digests.append(digest)
    return digests


def _digest(tree: Tree, file: str) -> Digest | None:
    try:
        found = plain_digest(file, lambda: tree.pieces(file))
    except UnreadableError:
        return None
    if found is not None:
        return found
    raw = tree.read(file)
    # a log with mistakes, or mostly odd, takes the YAML reader, which is heavy
    from workplan.files.log_file import read_log  # noqa: PLC0415

    log = read_log(raw, file) if isinstance(raw, bytes) else None
    return None if log is None or log.problems or log.unsure else digest_of(file, log.entries)

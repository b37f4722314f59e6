"""Loading in brief: a plan and what its logs add up to, when all is well; else there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workplan.cli.loaded import Loaded, unread_logs
from workplan.cli.output import watched
from workplan.core.brief import brief_of
from workplan.core.check_plan import PlanContext, check_plan
from workplan.core.digest import Digest
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import Tree, UnreadableError, is_url
from workplan.files.log_digest import (
    LogDigest,
    known_digest,
    log_digest_text,
    new_digest,
    read_log_digest,
)
from workplan.files.plan.keep import known_plan

_PROCESSES = 2
_MUCH = 8_000_000  # bytes, from which another process is worth its start, and the way back


@dataclass(frozen=True, slots=True)
class Books:
    """A plan without mistakes, the warnings about it, and the digests of its logs, which may grow."""

    plan: Plan
    file: str
    warnings: int
    logs: dict[str, LogDigest]

    @property
    def digests(self) -> list[Digest]:
        """The digests of the logs, by name."""
        return [self.logs[file].digest for file in sorted(self.logs)]


def load_books(tree: Tree, file: str) -> Books | None:
    """The plan in `file`, and what its logs add up to; None where anything takes a closer look."""
    found = _plan(tree, file)
    logs = None if found is None or unread_logs(tree, file) else _digests(tree, tree.logs(file))
    if found is None or logs is None:
        return None
    plan, problems = found
    return Books(plan, file, len(problems), logs)


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
    if isinstance(raw, Problem):
        return None
    found = known_plan(raw, file, keeps=tree.kept_as(file) is not None)
    if found.plan is None or found.problems:
        return None
    problems = check_plan(PlanContext(found.plan, file))
    return None if errors_of(problems) else (found.plan, problems)


def _digests(tree: Tree, files: Sequence[str]) -> dict[str, LogDigest] | None:
    """The digest of each log; None where one has mistakes."""
    try:
        known = {file: known_digest(tree, file) for file in files}
        found = _new(tree, [file for file in files if known[file] is None])
    except UnreadableError:
        return None
    digests = {file: known[file] or found.get(file) for file in files}
    sure = {file: digest for file, digest in digests.items() if digest is not None}
    return sure if len(sure) == len(files) else None


def _new(tree: Tree, files: Sequence[str]) -> dict[str, LogDigest]:
    """The digests of logs that are read whole, as far as there are any; by two processes if there is much."""
    sizes = {file: tree.size(file) for file in files}
    in_all = sum(sizes.values())
    if in_all < _MUCH:
        return _all(tree, files)
    from workplan.files.other_process import processors  # noqa: PLC0415  # loads pickle

    if processors() < _PROCESSES:
        return _all(tree, files)
    largest = max(files, key=sizes.__getitem__)
    return _in_halves(tree, files, largest) if 2 * sizes[largest] > in_all else _by_two(tree, sizes)


def _in_halves(tree: Tree, files: Sequence[str], largest: str) -> dict[str, LogDigest]:
    """The digests where most is in one log, which is read by two processes."""
    from workplan.files.log_halves import digest_in_halves  # noqa: PLC0415  # as above

    found = digest_in_halves(tree, largest)
    if found is None:
        return _all(tree, files)
    return {largest: found} | _all(tree, [file for file in files if file != largest])


def _by_two(tree: Tree, sizes: Mapping[str, int]) -> dict[str, LogDigest]:
    """The digests where each of two processes has some logs to read, about as much as the other."""
    from workplan.files.other_process import OtherProcess  # noqa: PLC0415  # as above

    parts: tuple[list[str], list[str]] = ([], [])
    for file in sorted(sizes, key=sizes.__getitem__, reverse=True):
        min(parts, key=lambda part: sum(map(sizes.__getitem__, part))).append(file)
    here, there = parts
    other = OtherProcess(lambda: [log_digest_text(each) for each in _all(tree, there).values()])
    own, sent = _all(tree, here), other.result()
    if sent is None:
        return own | _all(tree, there)
    return own | {each.digest.file: each for each in map(read_log_digest, sent)}


def _all(tree: Tree, files: Sequence[str]) -> dict[str, LogDigest]:
    """The digests of logs one after the other, until one takes a closer look."""
    digests: dict[str, LogDigest] = {}
    for file in watched(files):
        digest = new_digest(tree, file)
        if digest is None:
            break
        digests[file] = digest
    return digests

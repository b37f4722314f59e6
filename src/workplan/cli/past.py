"""The past: plans and logs as a commit holds them, what changed since, and who recorded an entry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workplan.cli.office import Call, Opened
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.core.baseline import Baseline, baseline_of
from workplan.core.diff import FileDifference, file_differences, roster_of, same_plan, since_problems
from workplan.core.history import State, reused_ids, reused_problems
from workplan.core.log import Entry
from workplan.core.plan import Plan
from workplan.core.problems import GitError, Pinned, Problem, errors_of, short_commit
from workplan.core.provenance import NOTHING_TOLD, Provenance, kept_problems, key_of
from workplan.core.status import Status
from workplan.files.disk.folder import DiskTree, Tree
from workplan.files.git.provenance import provenance
from workplan.files.git.run import Repository, is_in_repository, open_repository
from workplan.files.git.tree import plans_at, plans_staged, repository_then
from workplan.files.git.versions import plan_states
from workplan.files.yaml.place import pin
from workplan.reading import Loaded, load_plan, plans_named, read_logs
from workplan.views.page import Page
from workplan.views.pages.changes import diff_text, idle_words
from workplan.views.problems import problem_text

HEAD = "HEAD"
_STAGED = ":"  # as git calls what is in the index


def baseline_at(call: Call, opened: Opened, status: Status, revision: str) -> Baseline:
    """What the plan of a revision says of the same entries on the same day."""
    tree = call.tree_at(revision)
    file = _earlier(opened, tree, revision)
    found, problems = load_plan(tree, file)
    if found.plan is None or errors_of(problems):
        raise call.data_stop(tree, errors_of(problems), opened.page)
    commit = tree.commit
    called = f"{commit.day}" if commit.is_dated else short_commit(commit.id)
    return baseline_of((commit.id, called), found.plan, file, status, opened.logs.entries)


def _earlier(opened: Opened, tree: Tree, revision: str) -> str:
    """The file of the plan in `tree`: of the same name, else the one that shares most ids."""
    file = opened.file
    if file in tree.plans():
        return file
    found = {each: plan for each in tree.plans() if (plan := load_plan(tree, each)[0].plan) is not None}
    source = same_plan(opened.plan, found, set())
    if source is None:
        words = opened.page.words("baseline.no-such-plan", revision=revision, file=file)
        raise Stop(Exit.CALL_WRONG, words)
    return source


def provenance_of(call: Call, opened: Opened, revision: str | None) -> Provenance:
    """Who recorded the entries of a plan; nothing without git, or where its history is not whole."""
    try:
        repository = open_repository(call.root())
        start = repository.commit(revision or HEAD)
        then = repository if revision is None else repository_then(repository, start)
        return provenance(then, start, opened.file, opened.logs.entries)
    except GitError:
        return NOTHING_TOLD


def is_committed(call: Call, opened: Opened, entry: Entry) -> bool:
    """Whether a commit holds an entry; raises GitError where git cannot be asked."""
    try:
        repository = open_repository(call.root())
    except GitError:
        if is_in_repository(call.root()):
            raise
        return False
    told = provenance_of(call, opened, None).get((entry.file, entry.item))
    if told is not None or repository.is_unborn():
        return told is not None and told.by is not None
    then = call.tree_at(HEAD)  # history is cut off, so what stands there now must tell
    return key_of(entry) in map(key_of, read_logs(then, then.logs(opened.file))[0])


@dataclass(frozen=True, slots=True)
class Revisions:
    """The plans that a call asks for, in the repository of its root; one with errors ends the call."""

    call: Call
    repository: Repository

    def plans(self, revision: str) -> Mapping[str, Plan]:
        """The plans as they were at `revision`, by file."""
        commit = self.repository.commit(revision)
        return self._read(plans_at(repository_then(self.repository, commit), commit), f"{revision}:")

    def plans_before(self, revision: str) -> Mapping[str, Plan]:
        """As `plans`; before the first commit of a branch there are none."""
        is_first = revision == HEAD and self.repository.is_unborn()
        return {} if is_first else self.plans(revision)

    def plans_staged(self) -> Mapping[str, Plan]:
        """The plans as they are staged to be committed."""
        return self._read(plans_staged(self.repository), _STAGED)

    def plans_now(self) -> Mapping[str, Plan]:
        """The plans as their files stand."""
        tree = DiskTree(self.repository.root)
        contents = {file: tree.read(file) for file in tree.plans()}
        unread = [content for content in contents.values() if isinstance(content, Problem)]
        if unread:
            raise self.call.data_stop(tree, unread, self.call.page())
        return self._read({f: c for f, c in contents.items() if isinstance(c, bytes)}, "")

    def _read(self, contents: Mapping[str, bytes], where: str) -> Mapping[str, Plan]:
        from workplan.files.plan.read import read_plan  # noqa: PLC0415  # pydantic takes 0.1 s to load

        chosen = contents if self.call.plan is None else plans_named(contents, self.call.plan)
        found = {file: read_plan(contents[file], where + file) for file in chosen}
        errors = [problem for each in found.values() for problem in errors_of(each.problems)]
        if errors:
            placed = pin(errors, {where + file: content for file, content in contents.items()}.get)
            raise Stop(Exit.DATA_WRONG, problem_text(placed, self.call.page()))
        return {file: each.plan for file, each in found.items() if each.plan is not None}


def print_changes(found: Sequence[FileDifference], new: Mapping[str, Plan], form: str, page: Page) -> None:
    """Print what changed to the `new` plans, and tell which of their new revisions name what did not."""
    emit(diff_text(found, form, page))
    for each in found:
        for idle in each.difference.idle:
            tell(idle_words(idle, new[each.file], each.file, page.words))


def problems_since(call: Call, now: DiskTree, revision: str) -> tuple[Problem, ...]:
    """What was eased without a reason in the plans asked for, or edited or removed in any log."""
    revisions = Revisions(call, open_repository(now.root))
    plans_then, plans_now = revisions.plans(revision), revisions.plans_now()
    eased = since_problems(plans_then, plans_now, revision)
    reused = _reused(now, file_differences(plans_then, plans_now, None), plans_now)
    then = call.tree_at(revision)
    plans = {*then.plans(), *now.plans()}
    old, new = (_logs(tree, plans) for tree in (then, now))
    return (*eased, *reused, *kept_problems(old, new, revision))


def reused_since_ever(call: Call, tree: DiskTree, loads: Iterable[Loaded]) -> Iterator[Problem]:
    """The ids that the history of each plan shows to be another target's; nothing where there is none."""
    try:
        repository = open_repository(tree.root)
        start = repository.commit(HEAD)
        for loaded in loads:
            if loaded.plan is not None and loaded.logs is not None and loaded.logs.entries:
                states = plan_states(repository, start, loaded.file, is_kept=not call.no_cache)
                now = replace(states[-1], roster=roster_of(loaded.plan))
                found = tuple(reused_ids((*states[:-1], now)))
                yield from reused_problems(loaded.plan, loaded.file, found, _first_days(loaded.logs.entries))
    except GitError:
        return


def reused_text(root: Path, found: Iterable[FileDifference], plans: Mapping[str, Plan], page: Page) -> str:
    """What to say of ids that are used again though entries of the logs, as they stand, bear them."""
    problems = _reused(DiskTree(root), found, plans)
    return problem_text([Pinned(problem, None, None) for problem in problems], page)


def _reused(tree: DiskTree, found: Iterable[FileDifference], plans: Mapping[str, Plan]) -> Iterator[Problem]:
    for each in found:
        states = [State(roster, tuple(range(i))) for i, roster in enumerate(each.difference.rosters)]
        if reused := tuple(reused_ids(states)):
            days = _first_days(read_logs(tree, tree.logs(each.file))[0])
            yield from reused_problems(plans[each.file], each.file, reused, days)


def _first_days(entries: Iterable[Entry]) -> Mapping[str, date]:
    """The first day that was reported of each target, by the id that stands there."""
    reports = sorted((entry for entry in entries if not entry.is_task), key=lambda entry: entry.date)
    return {entry.subject: entry.date for entry in reversed(reports)}


def _logs(tree: Tree, plans: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    files = [log for plan in sorted(plans) for log in tree.logs(plan)]
    return {file: read_logs(tree, [file])[0] for file in files}

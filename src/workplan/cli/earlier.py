"""An earlier state of a call's plan and logs: in a commit, and what its history tells of them."""

from collections.abc import Iterable
from pathlib import Path

from workplan.cli.call import Call, Opened
from workplan.cli.exits import Exit, Stop
from workplan.cli.loading import load_plan, read_logs
from workplan.cli.revisions import had
from workplan.core.baseline import Baseline, baseline_of
from workplan.core.checks.kept import kept_problems
from workplan.core.diff import same_plan
from workplan.core.entries import Entry
from workplan.core.problems import Problem, errors_of
from workplan.core.recorded import Provenance
from workplan.core.status import Status
from workplan.files.commit_tree import CommitTree, commit_tree
from workplan.files.disk.folder import DiskTree, Tree
from workplan.files.entry_history import provenance
from workplan.files.former_root import repository_then
from workplan.files.git import GitTrouble, open_repository


def tree_at(call: Call, revision: str) -> CommitTree:
    """The root as it stands in a revision."""
    root = call.root()
    repository = had(call, open_repository(root))
    commit = had(call, repository.commit(revision))
    return had(call, commit_tree(had(call, repository_then(repository, commit, root)), revision))


def baseline_at(call: Call, opened: Opened, status: Status, revision: str) -> Baseline:
    """What the plan of a revision says of the same entries on the same day."""
    tree = tree_at(call, revision)
    file = _earlier(opened, tree, revision)
    found, problems = load_plan(tree, file)
    if found.plan is None or errors_of(problems):
        raise call.data_stop(tree, errors_of(problems), opened.page)
    return baseline_of(tree.commit.id, found.plan, file, status, opened.entries)


def entries_since(call: Call, root: Path, revision: str) -> tuple[Problem, ...]:
    """What was edited or removed since a revision in the logs of all plans."""
    then, now = tree_at(call, revision), DiskTree(root)
    plans = {*then.plans(), *now.plans()}
    old, new = (_logs(tree, plans) for tree in (then, now))
    return tuple(kept_problems(old, new, revision))


def _logs(tree: Tree, plans: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    files = [log for plan in sorted(plans) for log in tree.logs(plan)]
    return {file: read_logs(tree, [file])[0] for file in files}


def provenance_of(call: Call, opened: Opened, revision: str | None) -> Provenance:
    """Who recorded the entries of a plan; nothing without git, or where its history is not whole."""
    root = call.root()
    repository = open_repository(root)
    start = repository if isinstance(repository, GitTrouble) else repository.commit(revision or "HEAD")
    if isinstance(repository, GitTrouble) or isinstance(start, GitTrouble):
        return {}
    then = repository if revision is None else repository_then(repository, start, root)
    found = (
        then if isinstance(then, GitTrouble) else provenance(then, start, opened.loaded.file, opened.entries)
    )
    return {} if isinstance(found, GitTrouble) else found


def _earlier(opened: Opened, tree: Tree, revision: str) -> str:
    """The file of the plan in `tree`: of the same name, else the one that shares most ids."""
    file = opened.loaded.file
    if file in tree.plans():
        return file
    found = {each: plan for each in tree.plans() if (plan := load_plan(tree, each)[0].plan) is not None}
    source = same_plan(opened.plan, found, set())
    if source is None:
        words = opened.page.words("baseline.no-such-plan", revision=revision, file=file)
        raise Stop(Exit.CALL_WRONG, words)
    return source

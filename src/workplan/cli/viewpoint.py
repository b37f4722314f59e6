"""The viewpoint of a call: the plan and logs that it looks at, on disk or in a commit, and the day."""

from datetime import date

from workplan.cli.call import Call, Opened
from workplan.cli.revisions import had
from workplan.files.commit_tree import CommitTree, commit_tree
from workplan.files.git import open_repository


def opened_at(call: Call, as_of: str | None, revision: str | None) -> tuple[Opened, date]:
    """What `--rev` and `--as-of` ask for; without a day, a commit is judged on its own, the disk today."""
    if revision is None:
        day = call.day(as_of)
        return call.open(day), day
    tree = _tree(call, revision)
    day = tree.commit.day if as_of is None else call.day(as_of)
    return call.open(day, tree), day


def _tree(call: Call, revision: str) -> CommitTree:
    return had(call, commit_tree(had(call, open_repository(call.root())), revision))

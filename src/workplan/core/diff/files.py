"""Plan files before and after: which file is which, though it was renamed, and what changed in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan.core.diff.plans import Difference, difference
from workplan.core.plan import Plan


@dataclass(frozen=True, slots=True)
class FileDifference:
    """What changed in one plan file; `commit` is the later state, None for the files now."""

    file: str
    difference: Difference
    commit: str | None = None


def file_differences(
    old: Mapping[str, Plan], new: Mapping[str, Plan], commit: str | None
) -> Iterator[FileDifference]:
    """The difference of every plan, by file; a removed one is called as it was."""
    before = dict(old)
    source = {file: file for file in new if file in before}
    for file in new:
        if file not in source and (found := same_plan(new[file], before, set(source.values()))):
            source[file] = found
    gone = [file for file in before if file not in source.values()]
    for file in sorted({*new, *gone}):
        earlier = before.get(source.get(file, file)) if file in source or file in gone else None
        yield FileDifference(file, difference(earlier, new.get(file)), commit)


def same_plan(plan: Plan, before: Mapping[str, Plan], taken: set[str]) -> str | None:
    """The file that held `plan` before: the free one that shares most ids with it, if half are shared."""
    shared = {file: shared_ids(plan, each) for file, each in before.items() if file not in taken}
    best = max(shared, key=lambda file: shared[file], default=None)
    return best if best is not None and 2 * shared[best] >= len(ids_of(plan)) > 0 else None


def shared_ids(plan: Plan, other: Plan) -> int:
    """How many ids two plans have in common."""
    return len(ids_of(plan) & ids_of(other))


def ids_of(plan: Plan) -> frozenset[str]:
    """All current ids of sections, tasks and targets."""
    sections, tasks, targets = plan.sections, plan.tasks, plan.targets
    return frozenset((*(s.id for s in sections), *(t.id for t in tasks), *(t.id for t in targets)))

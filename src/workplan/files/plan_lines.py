"""The lines of a plan file in which its sections, tasks and targets begin."""

from collections.abc import Iterator, Mapping

from workplan.core.plan import Plan
from workplan.core.problems import Path
from workplan.files.marks import Mark, marks_of
from workplan.files.reading import read_tree


def plan_lines(raw: bytes, file: str, plan: Plan) -> Mapping[str, int]:
    """By id, the line (from 1) where each section, task and target of `plan`, which `raw` writes, begins."""
    source = read_tree(raw, file).source
    root = marks_of(source.text)
    assert root is not None
    found = ((name, _begin(root, path)) for name, path in _paths(plan))
    return {name: source.place(*begin).line for name, begin in found}


def _paths(plan: Plan) -> Iterator[tuple[str, Path]]:
    for i, section in enumerate(plan.sections):
        at: Path = ("sections", i)
        yield section.id, at
        yield from ((target.id, (*at, "targets", k)) for k, target in enumerate(section.targets))
        for j, task in enumerate(section.tasks):
            yield task.id, (*at, "tasks", j)
            for k, target in enumerate(task.targets):
                yield target.id, (*at, "tasks", j, "targets", k)


def _begin(mark: Mark, path: Path) -> tuple[int, int]:
    for step in path:
        mark = mark.within[step]
    return (mark.first_key() or mark.value).start

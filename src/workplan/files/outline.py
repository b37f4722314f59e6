"""The plans below a root as far as they can be read, unjudged: for what is to be offered, not relied upon."""

from collections.abc import Iterator
from pathlib import Path

from workplan.core.plan import Plan
from workplan.files.reading import read_tree
from workplan.files.resolve import resolve
from workplan.files.workspace import plan_files, read_bytes


def outlines(root: Path) -> Iterator[tuple[str, Plan]]:
    """Each plan file that holds a mapping, and what it means; mistakes in it cost what they stand in."""
    for file in plan_files(root):
        raw = read_bytes(root, file)
        data = read_tree(raw, file).tree.data if isinstance(raw, bytes) else None
        if isinstance(data, dict):
            yield file, resolve(data)

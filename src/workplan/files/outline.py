"""The plans below a root as far as they can be read, unjudged: for what is to be offered, not relied upon."""

from collections.abc import Iterator
from pathlib import Path

from workplan.core.plan import Plan
from workplan.files.disk.folder import plan_files, read_bytes
from workplan.files.known_plan import keep_outline, known_outline
from workplan.files.resolve import resolve


def outlines(root: Path) -> Iterator[tuple[str, Plan]]:
    """Each plan file that holds a mapping, and what it means; mistakes in it cost what they stand in."""
    for file in plan_files(root):
        raw = read_bytes(root, file)
        plan = _plan(raw, file) if isinstance(raw, bytes) else None
        if plan is not None:
            yield file, plan


def _plan(raw: bytes, file: str) -> Plan | None:
    known = known_outline(raw)
    if known is not None:
        return known
    from workplan.files.reading import read_tree  # noqa: PLC0415  # what is known need not be parsed

    data = read_tree(raw, file).tree.data
    if not isinstance(data, dict):
        return None
    keep_outline(raw, data)
    return resolve(data)

"""Plans in the store: one without mistakes need not be parsed and checked again, nor an outline parsed.

What is kept under the text of a plan are its data, as JSON, and the days of its period.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.core.calendar import Span
from workplan.core.plan import Plan
from workplan.core.plan_context import PlanContext
from workplan.files.disk.folder import DiskTree
from workplan.files.disk.store import keep, kept
from workplan.files.plan.resolve import PlanFile, resolve

if TYPE_CHECKING:
    from workplan.files.yaml.read import Reading

_LARGE = ("owners", "definitions", "sections", "revisions")  # on which no period depends


def known_plan(raw: bytes, file: str, *, keeps: bool) -> PlanFile:
    """What read_plan finds in `raw`; `keeps` says that one without mistakes may be kept for other calls."""
    known = kept("plan", raw) if keeps else None
    if known is not None:
        return PlanFile(resolve(json.loads(known)), ())
    from workplan.files.plan import read  # noqa: PLC0415  # pydantic and yaml take 0.1 s to load

    reading = _read_tree(raw, file)
    found = read.plan_in(reading, file)
    if keeps and found.plan is not None and not found.problems:
        keep("plan", raw, json.dumps(reading.tree.data).encode())
    return found


def known_period(raw: bytes, file: str, *, keeps: bool) -> Span | None:
    """The period of a plan, by which it is chosen among several; None where it is not clear.

    What is large in a plan is neither judged nor resolved for that.
    """
    known = kept("period", raw) if keeps else None
    if known is None:
        from workplan.files.plan import read  # noqa: PLC0415  # pydantic and yaml take 0.1 s to load

        found = read.plan_in(_read_tree(raw, file), file, without=_LARGE)
        plan = found.plan
        is_vague = plan is None or PlanContext(plan, file, found.vague).is_vague(("period",))
        known = b"" if plan is None or is_vague else f"{plan.period.start} {plan.period.end}".encode()
        if keeps:
            keep("period", raw, known)
    return Span(*map(date.fromisoformat, known.decode().split())) if known else None


def outlines(root: Path) -> Iterator[tuple[str, Plan]]:
    """Each plan below `root` that holds a mapping, unjudged: for what is to be offered, not relied upon."""
    tree = DiskTree(root)
    for file in tree.plans():
        raw = tree.read(file)
        plan = _outline(raw, file) if isinstance(raw, bytes) else None
        if plan is not None:
            yield file, plan


def _outline(raw: bytes, file: str) -> Plan | None:
    """The plan as far as it can be read; mistakes in it cost what they stand in."""
    known = kept("plan", raw) or kept("outline", raw)
    if known is not None:
        return resolve(json.loads(known))
    reading = _read_tree(raw, file)
    data = reading.tree.data
    if not isinstance(data, dict):
        return None
    if not reading.problems:
        keep("outline", raw, json.dumps(data).encode())
    return resolve(data)


def _read_tree(raw: bytes, file: str) -> "Reading":
    from workplan.files.yaml.read import read_tree  # noqa: PLC0415  # what is kept needs no yaml

    return read_tree(raw, file)

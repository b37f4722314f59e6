"""What people read in the documents beside this file, and how much of it is drafted.

A line of gold is a figure: value, unit, kind, direction, and the day by which, if one is said. A `?` behind it
stands where people would not agree about kind or unit.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from workplan.core.calendar import Span
from workplan.core.draft import Draft, drafted
from workplan.core.draft_outline import chosen, outline_of
from workplan.core.draft_promise import DraftTarget
from workplan.core.source import Document
from workplan.files.source.read import Read, read_source

DOCUMENTS = Path(__file__).parent / "documents"
_LINE = re.compile(
    r"(\S+) (.+?) (count|level|rate|recurring) (at_least|at_most)(?: (\d{4}-\d\d-\d\d))?( \?)?"
)


@dataclass(frozen=True)
class Wanted:
    """A figure as people read it."""

    value: Decimal
    unit: str
    kind: str
    bound: str
    due: str | None
    is_open: bool


@dataclass
class Score:
    """How much of the gold was drafted, and how much else."""

    wanted: int = 0
    found: int = 0
    extra: int = 0
    kind: int = 0
    bound: int = 0
    due: int = 0
    dated: int = 0
    owners: int = 0
    owners_found: int = 0
    notes: tuple[str, ...] = ()


def read(path: Path) -> Document:
    found = read_source(path.name, path.read_bytes())
    assert isinstance(found, Read)
    return found.document


def draft_of(document: Document, sections: str = "all", year: int = 2024, *, words: bool = False) -> Draft:
    outline = outline_of(document)
    parts = chosen(outline, sections)
    assert parts is not None
    period = outline.period or Span(date(year, 1, 1), date(year, 12, 31))
    return drafted(document, outline, (parts, period), words=words)


def score(path: Path) -> Score:
    """The draft of a document against its gold."""
    lines = path.with_suffix(".gold").read_text().splitlines()
    said = dict(line.split(":", 1) for line in lines if re.match(r"(?:sections|year|owners):", line))
    wanted = [gold for line in lines if (gold := _wanted(line)) is not None]
    draft = draft_of(read(path), said["sections"].strip(), int(said["year"].strip()[:4]))
    left = [t for t in draft.targets if t.promise.value is not None and t.promise.used and not t.promise.size]
    out = Score(wanted=len(wanted))
    for gold in wanted:
        target = _nearest(gold, left)
        if target is None:
            out.notes += (f"{path.name}: not drafted: {gold}",)
            continue
        left.remove(target)
        promise = target.promise
        is_bound = (promise.unit, promise.bound, promise.value) == (gold.unit, gold.bound, gold.value)
        day = str(promise.due or draft.period.end)
        out.found += 1
        out.kind += gold.is_open or promise.kind.value == gold.kind
        out.bound += gold.is_open or is_bound
        out.dated += gold.due is not None
        out.due += gold.due is not None and gold.due == day
        if not gold.is_open and not (is_bound and promise.kind.value == gold.kind):
            out.notes += (f"{path.name}: otherwise: {gold} / {promise}",)
    out.extra = len(left)
    out.notes += tuple(f"{path.name}: too much: {target.quote}" for target in left)
    owners = said["owners"].strip()
    names = [name.strip() for name in (owners.split("|") if "|" in owners else owners.split())]
    out.owners, out.owners_found = len(names), sum(name in draft.owners for name in names)
    out.notes += tuple(f"{path.name}: no owner {name}" for name in names if name not in draft.owners)
    return out


def _wanted(line: str) -> Wanted | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    return Wanted(Decimal(match[1]), match[2], match[3], match[4], match[5], bool(match[6]))


def _nearest(gold: Wanted, left: Iterable[DraftTarget]) -> DraftTarget | None:
    same = [
        target
        for target in left
        if target.promise.value is not None and abs(target.promise.value) == abs(gold.value)
    ]
    return min(same, key=lambda t: (t.promise.value != gold.value, t.promise.unit != gold.unit), default=None)


def total(scores: Iterable[Score]) -> Score:
    out = Score()
    for each in scores:
        for name in ("wanted", "found", "extra", "kind", "bound", "due", "dated", "owners", "owners_found"):
            setattr(out, name, getattr(out, name) + getattr(each, name))
        out.notes += each.notes
    return out

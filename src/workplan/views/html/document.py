"""The document of a plan on its page: by its headings, each clause in its light, the targets beside it."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from workplan.core.binding import Binding
from workplan.core.coverage import Coverage, Covered
from workplan.core.coverage_state import State
from workplan.core.plan import Section, Target, Task
from workplan.core.report import Report, TargetReport
from workplan.core.verdict import Light
from workplan.views.text import safe

_OPEN = frozenset({State.CHANGED, State.OPEN, State.HALF})
_WORST = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)


class Stretch(NamedTuple):
    """A run of text: underlined in a `light`, or `is_open` where the plan does not answer for it."""

    text: str
    light: Light | None = None
    is_open: bool = False


class Paragraph(NamedTuple):
    """A block of the document, and the targets that quote words of it."""

    stretches: tuple[Stretch, ...]
    is_heading: bool
    parts: tuple[TargetReport, ...]


class Chapter(NamedTuple):
    """What stands below one of the highest headings; `light` is the worst in it, `left` what is open."""

    title: str
    light: Light | None
    left: int
    blocks: tuple[Paragraph, ...]


def chapters(found: Coverage, report: Report) -> Iterator[Chapter]:
    """The document by its highest headings; light and targets are those that the report shows."""
    tops = [path[0] if path else "" for path in found.source.headings]
    blocks = zip(tops, _paragraphs(found, report), strict=True)
    for title, group in groupby(blocks, key=itemgetter(0)):
        own = tuple(block for _, block in group)
        lights = [each.light for block in own for each in block.stretches if each.light]
        left = sum(each.is_open for block in own for each in block.stretches)
        yield Chapter(safe(title), min(lights, key=_WORST.index, default=None), left, own)


def _paragraphs(found: Coverage, report: Report) -> Iterator[Paragraph]:
    """The document, block by block."""
    source, clauses, first = found.source, found.clauses, 0
    groups = _groups(report)
    for block, title, start in zip(source.blocks, source.titles, source.starts, strict=True):
        end, last = start + len(block.text), first
        while last < len(clauses) and clauses[last].place[0] < end:
            last += 1
        own, first = clauses[first:last], last
        at, stretches = start - len(block.lead), list[Stretch]()
        for clause in own:
            stretches.append(Stretch(safe(source.text[at : clause.place[0]])))
            is_open = clause.state in _OPEN
            text = safe(source.text[slice(*clause.place)])
            stretches.append(Stretch(text, None if is_open else _light(clause, groups), is_open))
            at = clause.place[1]
        stretches.append(Stretch(safe(source.text[at:end])))
        names = dict.fromkeys(name for clause in own for each in clause.bindings if (name := _target(each)))
        parts = tuple(report.targets[name] for name in names if name in report.targets)
        yield Paragraph(tuple(each for each in stretches if each.text), title == block.text, parts)


def _groups(report: Report) -> dict[str, Light]:
    """The lights of sections, tasks and targets by their ids."""
    lights = {each.section.id: each.group.light for each in report.status.sections}
    lights |= {each.task.id: each.group.light for each in report.status.tasks}
    return lights | {name: part.verdict.light for name, part in report.targets.items()}


def _light(clause: Covered, lights: dict[str, Light]) -> Light | None:
    """The worst light of what quotes a clause."""
    holders = [each.quote.holder for each in clause.bindings]
    names = [each.id for each in holders if isinstance(each, Section | Task | Target)]
    quoted = [lights[name] for name in names if name in lights]
    return min(quoted, key=_WORST.index, default=None)


def _target(binding: Binding) -> str | None:
    holder = binding.quote.holder
    return holder.id if isinstance(holder, Target) else None

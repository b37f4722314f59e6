"""Anchors: the places of the page that links lead to, each called after what stands there."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workplan.core.plan import Plan
from workplan.views.safety import safe

_OTHER = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a plan's sections and tasks, targets, owners and terms, by their ids or names."""

    parts: Mapping[str, str]
    targets: Mapping[str, str]
    owners: Mapping[str, str]
    terms: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan) -> "Anchors":
        """One for each thing of `plan`; no two are the same."""
        parts = [*(section.id for section in plan.sections), *(task.id for task in plan.tasks)]
        targets = [target.id for target in plan.targets]
        return cls(
            parts=_named("part", parts),
            targets=_named("target", targets),
            owners=_named("owner", plan.owners),
            terms=_named("term", plan.definitions),
        )


def _named(kind: str, names: Iterable[str]) -> Mapping[str, str]:
    """`owner-黄永`; of names that differ only in what an anchor cannot hold, the later are numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = f"{kind}-{_OTHER.sub('-', unicodedata.normalize('NFC', safe(name))).strip('-')}"
        free, number = plain, 1
        while free in taken:
            number += 1
            free = f"{plain}-{number}"
        taken.add(free)
        found[name] = free
    return found

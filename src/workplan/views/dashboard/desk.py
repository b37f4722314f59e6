"""The desk: all that the parts of the page are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workplan.core.baseline import Baseline
from workplan.core.plan import Plan
from workplan.core.report import Report
from workplan.core.status import Status
from workplan.views.dashboard.anchors import Anchors
from workplan.views.dashboard.passages import Passage, Piece, passage
from workplan.views.safety import safe
from workplan.views.words import Words


@dataclass(frozen=True)
class Desk:
    """A report, the language of its page, and where on the page everything stands."""

    report: Report
    words: Words
    anchors: Anchors

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.report.plan

    @property
    def status(self) -> Status:
        """The part of its status that the page is of."""
        return self.report.status

    @property
    def baseline(self) -> Baseline | None:
        """An earlier plan beside it."""
        return self.report.baseline

    @cached_property
    def shown(self) -> frozenset[str]:
        """The anchors that the page has; what it leaves out is named without a link."""
        report, anchors = self.report, self.anchors
        parts = [*(each.section.id for each in report.sections), *(each.task.id for each in report.tasks)]
        return frozenset(
            {*(anchors.parts[name] for name in parts), *anchors.terms.values()}
            | {anchors.targets[part.target.id] for part in report.targets}
            | {anchors.owners[owner.name] for owner in report.owners}
        )

    def link(self, text: str, anchor: str | None) -> Piece:
        """A text that leads to its anchor, where the page has that."""
        return Piece(text, f"#{anchor}" if anchor in self.shown else "")

    def passage(self, text: str | None) -> Passage:
        """A text of the plan or of a report, with its terms linked."""
        return passage(text, self.anchors.terms)

    def plain(self, text: str) -> str:
        """The same without links."""
        return "".join(piece.text for piece in self.passage(text))

    def owners(self, names: Iterable[str]) -> Passage:
        """The names of owners, each leading to its page."""
        return tuple(self.link(safe(name), self.anchors.owners.get(name)) for name in names)

    def place(self, line: int | None) -> str:
        """A line of the plan as file:line; empty when it is not known."""
        return "" if line is None else f"{safe(self.report.file)}:{line}"

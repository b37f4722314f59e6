"""The plan of an earlier revision beside the current one: the line of the heading, the words of a state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workplan.core.rollup import Group
from workplan.core.target import Target
from workplan.core.verdict import Verdict
from workplan.views.ink import Ink
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column
from workplan.views.verdicts import completion_text, state_word
from workplan.views.words.baseline import BASELINE
from workplan.views.words.language import Language, count, say

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

SHORT_HASH = 7


def baseline_texts(baseline: "Baseline", language: Language) -> list[str]:
    """What the earlier plan says of the whole, and how many targets are met only since they were eased."""
    head = say(BASELINE["head"], language, commit=baseline.commit[:SHORT_HASH])
    texts = [say(BASELINE["line"], language, head=head, body=completion_text(baseline.group, language))]
    if baseline.eased:
        texts.append(count(BASELINE, "eased", len(baseline.eased), language))
    return texts


def marked_state(verdict: Verdict, baseline: "Baseline | None", language: Language) -> Cell:
    """The cell of a state, which says so where only easing led to it."""
    cell = columns.state_cell(verdict, language)
    is_eased = baseline is not None and verdict.target.id in baseline.eased
    return cell._replace(text=say(BASELINE["met-eased"], language)) if is_eased else cell


def baseline_columns(language: Language) -> tuple[Column, ...]:
    """The columns of the earlier plan."""
    return (
        columns.number("then-completion", language, drop=1),
        columns.number("then-gap", language, drop=3),
        columns.listing("then-state", language, least=10, drop=2),
    )


def baseline_cells(verdict: Verdict, baseline: "Baseline", language: Language) -> tuple[Cell, ...]:
    """What the earlier plan says of a target; that it was not in it, where it was not."""
    then = baseline.verdicts.get(verdict.target.id)
    if then is None:
        return Cell(""), Cell(""), Cell(say(BASELINE["absent"], language))
    state = Cell(state_word(then, language), columns.state_cell(then, language).ink)
    return columns.share_cell(then.facts.completion), columns.gap_cell(then.facts.gap, then.light), state


@dataclass(frozen=True, slots=True)
class GroupsThen:
    """The roll-ups by an earlier plan, as cells beside the current ones; without such a plan, no cells."""

    language: Language
    baseline: "Baseline | None" = None
    groups: Mapping[str, Group] = field(default_factory=dict)

    @classmethod
    def of_parts(cls, baseline: "Baseline | None", language: Language) -> "GroupsThen":
        """Those of sections and tasks."""
        return cls(language) if baseline is None else cls(language, baseline, baseline.parts)

    @classmethod
    def of_owners(cls, baseline: "Baseline | None", language: Language) -> "GroupsThen":
        """Those of owners."""
        return cls(language) if baseline is None else cls(language, baseline, baseline.owners)

    def columns(self) -> tuple[Column, ...]:
        """Their columns, and that of how many targets only easing made met."""
        if self.baseline is None:
            return ()
        return (
            columns.number("then-completion", self.language, drop=1),
            columns.number("then-gap", self.language, drop=2),
            columns.words("then-light", self.language, least=8, drop=3),
            columns.mark("eased", self.language),
        )

    def cells(self, name: str, targets: Iterable[Target]) -> tuple[Cell, ...]:
        """What that plan says of the group called `name`, which has `targets` now."""
        if self.baseline is None:
            return ()
        eased = sum(target.id in self.baseline.eased for target in targets)
        return (*self._roll_up(name), Cell(str(eased or ""), Ink.YELLOW))

    def _roll_up(self, name: str) -> tuple[Cell, ...]:
        then = self.groups.get(name)
        if then is None:
            return Cell(""), Cell(""), Cell(say(BASELINE["absent"], self.language))
        gap = columns.gap_cell(then.gap, then.light)
        return columns.share_cell(then.completion), gap, columns.light_cell(then.light, self.language)

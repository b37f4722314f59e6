"""The plan of an earlier revision beside the current one: the line of the heading, the words of a state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workplan.core.plan import Target
from workplan.core.status import Group
from workplan.core.verdict import Verdict
from workplan.views.page import Ink
from workplan.views.phrases import completion_text, state_word
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column
from workplan.views.words import Words

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

SHORT_HASH = 7


def baseline_texts(baseline: "Baseline", words: Words) -> list[str]:
    """What the earlier plan says of the whole, and how many targets are met only since they were eased."""
    head = words("baseline.head", commit=baseline.commit[:SHORT_HASH])
    texts = [words("baseline.line", head=head, body=completion_text(baseline.group, words))]
    if baseline.eased:
        texts.append(words("baseline.eased", number=len(baseline.eased)))
    return texts


def marked_state(verdict: Verdict, baseline: "Baseline | None", words: Words) -> Cell:
    """The cell of a state, which says so where only easing led to it."""
    cell = columns.state_cell(verdict, words)
    is_eased = baseline is not None and verdict.target.id in baseline.eased
    return cell._replace(text=words("baseline.met-eased")) if is_eased else cell


def baseline_columns(words: Words) -> tuple[Column, ...]:
    """The columns of the earlier plan."""
    return (
        columns.number("then-completion", words, drop=1),
        columns.number("then-gap", words, drop=3),
        columns.listing("then-state", words, least=10, drop=2),
    )


def baseline_cells(verdict: Verdict, baseline: "Baseline", words: Words) -> tuple[Cell, ...]:
    """What the earlier plan says of a target; that it was not in it, where it was not."""
    then = baseline.verdicts.get(verdict.target.id)
    if then is None:
        return Cell(""), Cell(""), Cell(words("baseline.absent"))
    state = Cell(state_word(then, words), columns.state_cell(then, words).ink)
    return columns.share_cell(then.facts.completion), columns.gap_cell(then.facts.gap, then.light), state


@dataclass(frozen=True, slots=True)
class GroupsThen:
    """The roll-ups by an earlier plan, as cells beside the current ones; without such a plan, no cells."""

    words: Words
    baseline: "Baseline | None" = None
    groups: Mapping[str, Group] = field(default_factory=dict)

    @classmethod
    def of_parts(cls, baseline: "Baseline | None", words: Words) -> "GroupsThen":
        """Those of sections and tasks."""
        return cls(words) if baseline is None else cls(words, baseline, baseline.parts)

    @classmethod
    def of_owners(cls, baseline: "Baseline | None", words: Words) -> "GroupsThen":
        """Those of owners."""
        return cls(words) if baseline is None else cls(words, baseline, baseline.owners)

    def columns(self) -> tuple[Column, ...]:
        """Their columns, and that of how many targets only easing made met."""
        if self.baseline is None:
            return ()
        return (
            columns.number("then-completion", self.words, drop=1),
            columns.number("then-gap", self.words, drop=2),
            columns.words("then-light", self.words, least=8, drop=3),
            columns.mark("eased", self.words),
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
            return Cell(""), Cell(""), Cell(self.words("baseline.absent"))
        gap = columns.gap_cell(then.gap, then.light)
        return columns.share_cell(then.completion), gap, columns.light_cell(then.light, self.words)

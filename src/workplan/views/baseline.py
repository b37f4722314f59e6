"""The plan of an earlier revision beside the current one: the line of the heading, the words of a state."""

from workplan.core.baseline import Baseline
from workplan.core.verdict import Verdict
from workplan.views.tables import columns
from workplan.views.tables.table import Cell, Column
from workplan.views.verdicts import completion_text, state_word
from workplan.views.words.baseline import BASELINE
from workplan.views.words.language import Language, count, say

SHORT_HASH = 7


def baseline_texts(baseline: Baseline, language: Language) -> list[str]:
    """What the earlier plan says of the whole, and how many targets are met only since they were eased."""
    head = say(BASELINE["head"], language, commit=baseline.commit[:SHORT_HASH])
    texts = [say(BASELINE["line"], language, head=head, body=completion_text(baseline.group, language))]
    if baseline.eased:
        texts.append(count(BASELINE, "eased", len(baseline.eased), language))
    return texts


def marked_state(verdict: Verdict, baseline: Baseline | None, language: Language) -> Cell:
    """The cell of a state, which says so where only easing led to it."""
    cell = columns.state_cell(verdict, language)
    is_eased = baseline is not None and verdict.target.id in baseline.eased
    return cell._replace(text=say(BASELINE["met-eased"], language)) if is_eased else cell


def baseline_columns(language: Language) -> tuple[Column, ...]:
    """The columns of the earlier plan."""
    return (
        columns.number("then-completion", language),
        columns.number("then-gap", language, drop=2),
        columns.listing("then-state", language, least=10),
    )


def baseline_cells(verdict: Verdict, baseline: Baseline, language: Language) -> tuple[Cell, ...]:
    """What the earlier plan says of a target; that it was not in it, where it was not."""
    then = baseline.verdicts.get(verdict.target.id)
    if then is None:
        return Cell(""), Cell(""), Cell(say(BASELINE["absent"], language))
    state = Cell(state_word(then, language), columns.state_cell(then, language).ink)
    return columns.share_cell(then.facts.completion), columns.gap_cell(then.facts.gap, then.light), state

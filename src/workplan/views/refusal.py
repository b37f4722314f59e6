"""Why a change of the plan is refused: what was eased without a reason, and how to give one."""

from collections.abc import Iterator, Sequence
from datetime import date

from workplan.core.diff import ChangeKind, FileDifference, PlanChange, SubjectKind
from workplan.views.figures import day
from workplan.views.safety import safe
from workplan.views.words import Words


def refusal_words(found: Sequence[FileDifference], today: date, words: Words) -> str:
    """A sentence for each plan and what must be done about it; empty when every easing has its reason."""
    return "\n".join(line for each in found for line in _lines(each, today, words))


def _lines(found: FileDifference, today: date, words: Words) -> Iterator[str]:
    eased = [change for change in found.difference.changes if change.is_unexplained]
    of_plan = [change for change in eased if change.subject is SubjectKind.PLAN]
    ids = _each(change.id for change in eased if change.id is not None)
    fields = _each(change.field for change in of_plan if change.field is not None)
    said = {"file": safe(found.file), "day": day(today)}
    if ids:
        yield words("change-line.refused", ids=", ".join(ids), **said)
    if fields:
        yield words("change-line.refused.plan", fields=words.list(fields), **said)
    if any(map(_is_gone, of_plan)):
        yield words("change-line.refused.removed", **said)


def _is_gone(change: PlanChange) -> bool:
    return change.kind is ChangeKind.REMOVED


def _each(names: Iterator[str]) -> list[str]:
    return [safe(name) for name in dict.fromkeys(names)]

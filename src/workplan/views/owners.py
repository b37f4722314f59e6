"""Owners in words: the names of those who lead, marked when they lead by division of labour."""

from collections.abc import Iterable

from workplan.core.plan import Target, Task
from workplan.views.safety import safe
from workplan.views.words.language import Language, listed, say
from workplan.views.words.tables import LABELS


def names(owners: Iterable[str], language: Language) -> str:
    """The names one after the other."""
    return listed((safe(owner) for owner in owners), language)


def leads_of_target(target: Target, language: Language) -> str:
    """Who leads a target; several without an owner of its own lead it by division of labour (按分工)."""
    return _marked(names(target.owners, language), language, is_divided=target.is_divided)


def leads_of_task(task: Task, language: Language) -> str:
    """Who leads a task; several lead it by division of labour (按分工)."""
    return _marked(names(task.lead, language), language, is_divided=len(task.lead) > 1)


def _marked(owners: str, language: Language, *, is_divided: bool) -> str:
    return say(LABELS["owner-mark"], language, owners=owners) if is_divided else owners

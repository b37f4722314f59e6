"""Owners in words: the names of those who lead, marked when they lead by division of labour."""

from collections.abc import Iterable

from workplan.core.plan import Task
from workplan.core.target import Target
from workplan.views.safety import safe
from workplan.views.words.language import Language, listed, say
from workplan.views.words.tables import LABELS

IN_TABLES = "owner-mark.short"


def names(owners: Iterable[str], language: Language) -> str:
    """The names one after the other."""
    return listed((safe(owner) for owner in owners), language)


def leads_of_target(target: Target, language: Language, mark: str = "owner-mark") -> str:
    """Who leads a target; several without an owner of its own lead it by division of labour (按分工)."""
    owners = names(target.owners, language)
    return say(LABELS[mark], language, owners=owners) if target.is_divided else owners


def leads_of_task(task: Task, language: Language, mark: str = "owner-mark") -> str:
    """Who leads a task; several lead it by division of labour (按分工)."""
    owners = names(task.lead, language)
    return say(LABELS[mark], language, owners=owners) if len(task.lead) > 1 else owners

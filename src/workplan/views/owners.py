"""Owners in words: the names of those who lead, marked when they lead by division of labour."""

from collections.abc import Iterable

from workplan.core.plan import Task
from workplan.core.target import Target
from workplan.views.safety import safe
from workplan.views.words import Words

IN_TABLES = "owner-mark.short"


def names(owners: Iterable[str], words: Words) -> str:
    """The names one after the other."""
    return words.list(safe(owner) for owner in owners)


def leads_of_target(target: Target, words: Words, mark: str = "owner-mark") -> str:
    """Who leads a target; several without an owner of its own lead it by division of labour (按分工)."""
    owners = names(target.owners, words)
    return words.of("label", mark, owners=owners) if target.is_divided else owners


def leads_of_task(task: Task, words: Words, mark: str = "owner-mark") -> str:
    """Who leads a task; several lead it by division of labour (按分工)."""
    owners = names(task.lead, words)
    return words.of("label", mark, owners=owners) if len(task.lead) > 1 else owners

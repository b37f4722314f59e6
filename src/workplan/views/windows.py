"""The window of a target in words, with the due date that it had before revisions moved it."""

from workplan.core.plan import Plan
from workplan.core.target import Target
from workplan.views.figures import day
from workplan.views.words import Words


def window_words(plan: Plan, target: Target, words: Words) -> str:
    """From start to due: 2022-01-01 至 2022-12-31, 延期（原 2022-09-30）."""
    changes = sorted(plan.due_changes(target), key=lambda change: change[0].date)
    days = {"start": day(target.start), "due": day(target.due)}
    if not changes:
        return words("page.window", **days)
    return words("page.extended", **days, old=day(changes[0][1].old))

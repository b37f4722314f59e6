"""The chapter of the plan's changes: since the baseline, else the revisions that the plan records."""

from collections.abc import Sequence

from workplan.core.diff import PlanChange
from workplan.core.plan import Plan, Revision
from workplan.core.report import Report
from workplan.views.baseline import SHORT_HASH
from workplan.views.bulletin.table import Cell, Column
from workplan.views.diff import reason_cell, summary
from workplan.views.docx.manuscript import Manuscript
from workplan.views.phrases import NOTHING, day
from workplan.views.plan_words import effect_word, field_words, value_words
from workplan.views.text import safe
from workplan.views.words import Words


def add_changes(manuscript: Manuscript, report: Report) -> None:
    """What was changed, whether it eased the plan, and why."""
    manuscript.heading(manuscript.words("chapter.changes"))
    if report.baseline is None:
        _add_revisions(manuscript, report)
    else:
        _add_differences(manuscript, report.baseline.commit[:SHORT_HASH], report.changes)


def _add_differences(manuscript: Manuscript, commit: str, changes: Sequence[PlanChange]) -> None:
    words = manuscript.words
    if not changes:
        manuscript.paragraph([words("sentence.no-changes", commit=commit)])
        return
    params = {"commit": commit, "summary": summary(changes, words), "table": manuscript.next_table}
    manuscript.paragraph([words("sentence.changes", **params)])
    columns = (
        Column(words("head.effect"), 18, "center"),
        Column(words("docx-head.subject"), 34),
        Column(words("head.field"), 24),
        Column(words("head.old"), 24),
        Column(words("head.new"), 24),
        Column(words("head.reason"), 32),
    )
    rows = (_difference(change, words) for change in changes)
    manuscript.table(words("report-heading.changes"), columns, rows)


def _difference(change: PlanChange, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(effect_word(change.effect, words)),
        Cell(change.name),
        Cell(field_words(change, words)),
        Cell(value_words(change.field, change.old, words)),
        Cell(value_words(change.field, change.new, words)),
        Cell(reason_cell(change, words).text, strong=change.is_unexplained),
    )


def _add_revisions(manuscript: Manuscript, report: Report) -> None:
    words, revisions = manuscript.words, report.revisions
    if not revisions:
        manuscript.paragraph([words("sentence.no-revisions")])
        return
    number = len(revisions)
    manuscript.paragraph([words("sentence.revisions", number=number, table=manuscript.next_table)])
    columns = (
        Column(words("head.date"), 24, "center"),
        Column(words("head.by"), 26),
        Column(words("ledger-head.target"), 40),
        Column(words("docx-head.due"), 28),
        Column(words("head.reason"), 38),
    )
    rows = (_revision(revision, report.plan, words) for revision in revisions)
    manuscript.table(words("caption.revisions"), columns, rows)


def _revision(revision: Revision, plan: Plan, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(day(revision.date)),
        Cell(revision.by or NOTHING),
        Cell(_names(revision, plan, words)),
        Cell(_moved(revision, words)),
        Cell(revision.reason),
    )


def _names(revision: Revision, plan: Plan, words: Words) -> str:
    """The names of what the revision is about; of what is no longer in the plan, its id."""
    ids, found = plan.ids(), {target.id: target.name for target in plan.targets}
    return words.list(safe(found.get(ids.get(n, n), n)) for n in revision.targets) or NOTHING


def _moved(revision: Revision, words: Words) -> str:
    due = revision.due
    return NOTHING if due is None else words("sentence.moved", old=day(due.old), new=day(due.new))

"""The chapter of the plan's changes: since the baseline, else the revisions that the plan records."""

from collections.abc import Sequence

from workplan.core.diff import PlanChange
from workplan.core.plan import Plan, Revision
from workplan.core.report import Report
from workplan.views.baseline import SHORT_HASH
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.table import Cell, Column
from workplan.views.change_words import effect_word, field_words, value_words
from workplan.views.diff import reason_cell, summary
from workplan.views.figures import NOTHING, day
from workplan.views.safety import safe
from workplan.views.words.bulletin import CAPTIONS, CHAPTERS, HEADS, SENTENCES
from workplan.views.words.language import Language, count, listed, say


def add_changes(manuscript: Manuscript, report: Report) -> None:
    """What was changed, whether it eased the plan, and why."""
    manuscript.heading(say(CHAPTERS["changes"], manuscript.language))
    if report.baseline is None:
        _add_revisions(manuscript, report)
    else:
        _add_differences(manuscript, report.baseline.commit[:SHORT_HASH], report.changes)


def _add_differences(manuscript: Manuscript, commit: str, changes: Sequence[PlanChange]) -> None:
    language = manuscript.language
    if not changes:
        manuscript.paragraph([say(SENTENCES["no-changes"], language, commit=commit)])
        return
    words = {"commit": commit, "summary": summary(changes, language), "table": manuscript.next_table}
    manuscript.paragraph([say(SENTENCES["changes"], language, **words)])
    columns = (
        Column(say(HEADS["effect"], language), 18, "center"),
        Column(say(HEADS["subject"], language), 34),
        Column(say(HEADS["field"], language), 24),
        Column(say(HEADS["old"], language), 24),
        Column(say(HEADS["new"], language), 24),
        Column(say(HEADS["reason"], language), 32),
    )
    rows = (_difference(change, language) for change in changes)
    manuscript.table(say(CAPTIONS["changes"], language), columns, rows)


def _difference(change: PlanChange, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(effect_word(change.effect, language)),
        Cell(change.name),
        Cell(field_words(change, language)),
        Cell(value_words(change.field, change.old, language)),
        Cell(value_words(change.field, change.new, language)),
        Cell(reason_cell(change, language).text, strong=change.is_unexplained),
    )


def _add_revisions(manuscript: Manuscript, report: Report) -> None:
    language, revisions = manuscript.language, report.revisions
    if not revisions:
        manuscript.paragraph([say(SENTENCES["no-revisions"], language)])
        return
    number = len(revisions)
    manuscript.paragraph([count(SENTENCES, "revisions", number, language, table=manuscript.next_table)])
    columns = (
        Column(say(HEADS["date"], language), 24, "center"),
        Column(say(HEADS["by"], language), 26),
        Column(say(HEADS["target"], language), 40),
        Column(say(HEADS["due"], language), 28),
        Column(say(HEADS["reason"], language), 38),
    )
    rows = (_revision(revision, report.plan, language) for revision in revisions)
    manuscript.table(say(CAPTIONS["revisions"], language), columns, rows)


def _revision(revision: Revision, plan: Plan, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(day(revision.date)),
        Cell(revision.by or NOTHING),
        Cell(_names(revision, plan, language)),
        Cell(_moved(revision, language)),
        Cell(revision.reason),
    )


def _names(revision: Revision, plan: Plan, language: Language) -> str:
    """The names of what the revision is about; of what is no longer in the plan, its id."""
    ids, found = plan.ids(), {target.id: target.name for target in plan.targets}
    return listed((safe(found.get(ids.get(n, n), n)) for n in revision.targets), language) or NOTHING


def _moved(revision: Revision, language: Language) -> str:
    due = revision.due
    return NOTHING if due is None else say(SENTENCES["moved"], language, old=day(due.old), new=day(due.new))

"""The bulletin itself: its chapters of sentences and tables, in their order."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from workplan.core.alerts import Alert, AlertKind
from workplan.core.diff import PlanChange
from workplan.core.figures import rounded
from workplan.core.log import Entry
from workplan.core.plan import Kind, Plan, Revision
from workplan.core.report import Report
from workplan.core.status import Group, SectionStatus, Status
from workplan.core.verdict import Light
from workplan.views.alerts import alert_matter, alert_word, light_of
from workplan.views.columns import group_name, owner_rows, titled
from workplan.views.docx.manuscript import Cell, Manuscript, Row
from workplan.views.docx.styles import HEADING, NOTE, SUBTITLE, TITLE
from workplan.views.page import Page
from workplan.views.pages.changes import reason_words, summary
from workplan.views.pages.status import SHORT_HASH
from workplan.views.phrases import (
    NOTHING,
    day,
    leads_of_target,
    leads_of_task,
    light_name,
    light_word,
    names,
    percent,
    points,
    signed,
)
from workplan.views.plan_words import effect_word, field_words, value_words
from workplan.views.text import safe
from workplan.views.words import Language, Words

_HYPHEN = re.compile(r"(?<![0-9A-Za-z])-(?=[0-9])")
_NOT_BEHIND = (AlertKind.DUE_SOON, AlertKind.UNREPORTED)
_GROUP = (
    "docx-head.all",
    "head.completion",
    "short-head.expected",
    "short-head.gap",
    "head.light",
    "head.red",
    "head.yellow",
    "head.green",
    "docx-head.grey",
)
_OF_GROUP = {
    Language.ZH: dict(zip(_GROUP, (12, 17, 17, 14, 18, 12, 12, 12, 12), strict=True)),
    Language.EN: dict(zip(_GROUP, (9, 16, 16, 14, 22, 16, 16, 16, 16), strict=True)),
}


def render(report: Report, page: Page) -> bytes:
    """The file; with a baseline it tells what changed since, else the revisions that the plan records."""
    status, words = report.status, page.words
    manuscript, office = Manuscript(words), status.plan.organization
    title = words("bulletin.title", title=status.plan.title)
    manuscript.line(TITLE, title)
    manuscript.line(SUBTITLE, office)
    if report.choice.owner is not None:
        manuscript.line(SUBTITLE, words("bulletin.of-owner", name=report.choice.owner))
    if report.section is not None:
        manuscript.line(SUBTITLE, words("bulletin.of-section", name=report.section.title))
    manuscript.line(SUBTITLE, words("bulletin.as-of", day=_written(status.as_of, words)))
    _add_overall(manuscript, report)
    _add_behind(manuscript, report)
    _add_sections(manuscript, status)
    _add_owners(manuscript, status)
    _add_reports(manuscript, status)
    manuscript.line(HEADING, words("chapter.changes"))
    if report.baseline is None:
        _add_revisions(manuscript, report)
    else:
        _add_changes(manuscript, report.changes, report.baseline.commit[:SHORT_HASH])
    return manuscript.packed(title, office, status.as_of)


def _add_overall(manuscript: Manuscript, report: Report) -> None:
    """How much of the time is over, how far the plan is, and how many targets stand how."""
    words, status, then = manuscript.words, report.status, report.baseline
    group = status.group
    manuscript.line(HEADING, words("chapter.overall"))
    now = words("sentence.now", text=_completion(group, words))
    manuscript.paragraph(_elapsed(status, words), now)
    if then is not None:
        text = words(
            "sentence.then", commit=then.commit[:SHORT_HASH], text=_completion(then.status.group, words)
        )
        eased = words("sentence.eased", number=len(then.eased)) if then.eased else ""
        manuscript.paragraph(text, eased)
    manuscript.paragraph(
        words("sentence.targets", number=group.total, table=manuscript.next_table),
        words("sentence.lights", lights=_lights(group.lights, words)),
        *_scored(status, words),
    )
    columns = {"head.state": 2, "head.light": 2, "sheet-head.count": 1}
    rows: list[Row] = [
        (words.of("state", state), Cell(light_word(state.light, words), light=state.light), str(number))
        for state, number in group.states.items()
        if number
    ]
    whole = Cell(words("workbook.all"), strong=True), "", Cell(str(group.total), strong=True)
    manuscript.table(words("caption.states"), columns, [*rows, whole])


def _written(on: date, words: Words) -> str:
    """A day as a sentence has it: 2022年6月30日, 30 June 2022."""
    return words(
        "sentence.day", year=on.year, month=words("bulletin.months").split()[on.month - 1], day=on.day
    )


def _elapsed(status: Status, words: Words) -> str:
    """How much of the period is over; of a calendar year in words of its own."""
    period, as_of = status.plan.period, status.as_of
    year = date(period.start.year, 1, 1), date(period.start.year, 12, 31)
    if as_of < period.start:
        key = "before"
    elif status.is_after_period:
        key = "after"
    elif (period.start, period.end) != year:
        key = "period"
    else:
        key = "half" if status.elapsed == Fraction(1, 2) else "year"
    days = {"start": _written(period.start, words), "end": _written(period.end, words)}
    text = words.of("sentence.elapsed", key, share=percent(status.elapsed), **days)
    return words("sentence.as-of", day=_written(as_of, words), text=text)


def _completion(group: Group, words: Words) -> str:
    """The completion of the whole against its pace."""
    gap = group.gap
    if gap is None:
        return words("sentence.completion.none")
    way = "level" if rounded(gap, 1) == 0 else "behind" if gap < 0 else "ahead"
    return words.of(
        "sentence.completion",
        way,
        completion=percent(group.completion),
        expected=percent(group.expected),
        gap=points(abs(gap)),
        light=light_name(group.light, words),
    )


def _scored(status: Status, words: Words) -> Iterator[str]:
    """How many of the targets that are scored have a figure and, at half time, how many are half done."""
    group = status.group
    if not group.scored:
        return
    keys = {0: "sentence.scored.none", group.scored: "sentence.scored.all"}
    key = keys.get(group.reported, "sentence.scored")
    yield words(key, scored=group.scored, reported=group.reported)
    if status.is_half_time:
        key = "sentence.halfway" if group.halfway else "sentence.halfway.none"
        yield words(key, halfway=group.halfway)


def _lights(lights: Mapping[Light, int], words: Words) -> str:
    """How many of each light that occurs: 红灯5项、黄灯10项."""
    found = ((light_name(light, words), lights.get(light, 0)) for light in Light)
    return words.list(
        words("sentence.light-count", light=name, number=number) for name, number in found if number
    )


def _add_behind(manuscript: Manuscript, report: Report) -> None:
    """What is behind, gravest first, who leads it, what the reason is said to be; and what is due soon."""
    words, alerts = manuscript.words, report.status.alerts
    manuscript.line(HEADING, words("chapter.behind"))
    behind = [alert for alert in alerts if alert.kind not in _NOT_BEHIND]
    if behind:
        manuscript.paragraph(*_behind(behind, manuscript.next_table, words))
        columns = {
            "head.number": 11,
            "head.light": 17,
            "ledger-head.target": 28,
            "sheet-head.message": 46,
            "head.lead": 20,
            "docx-head.problem": 38,
        }
        said = {each.verdict.target.id: each.last_words for each in report.targets}
        rows = [_row_behind(alert, said[alert.target.id], words) for alert in behind]
        manuscript.table(words("caption.behind"), columns, _numbered(rows))
        manuscript.line(NOTE, words("sentence.note"))
    else:
        manuscript.paragraph(words("sentence.none-behind"))
    soon = [alert for alert in alerts if alert.kind is AlertKind.DUE_SOON]
    if soon:
        manuscript.paragraph(words("sentence.due-soon", number=len(soon), table=manuscript.next_table))
        columns = {"head.number": 11, "ledger-head.target": 40, "sheet-head.message": 70, "head.lead": 36}
        rows = [(alert.target.name, _matter(alert, words), _lead(alert, words)) for alert in soon]
        manuscript.table(words("caption.due-soon"), columns, _numbered(rows))


def _behind(behind: Sequence[Alert], table: int, words: Words) -> Iterator[str]:
    """How many are behind, and which is furthest behind its pace."""
    lights = _lights(Counter(light_of(alert.kind) for alert in behind), words)
    yield words("sentence.behind", number=len(behind), table=table, lights=lights)
    worst = max(behind, key=_lag)
    if _lag(worst) > 0:
        owners = names(worst.target.owners, words)
        lead = words("sentence.led-by", owners=owners) if owners else ""
        yield words("sentence.widest", name=safe(worst.target.name), gap=points(_lag(worst)), lead=lead)


def _lag(alert: Alert) -> Fraction:
    """How many points it is behind pace; 0 for what has none."""
    gap = alert.verdict.facts.gap
    return Fraction(0) if gap is None or alert.target.kind is Kind.RATE else max(Fraction(0), -gap)


def _row_behind(alert: Alert, said: Entry | None, words: Words) -> Row:
    light, kind, matter = light_of(alert.kind), alert_word(alert, words), _matter(alert, words)
    problem, step = (said.problem or "", said.next or "") if said else ("", "")
    following = words("page.next", text=safe(step)) if step else ""
    return (
        Cell(light_word(light, words), light=light),
        alert.target.name,
        words("sentence.matter", kind=kind, body=matter) if matter else kind,
        _lead(alert, words),
        words.groups((safe(problem), following)) or words("sentence.no-reason"),
    )


def _matter(alert: Alert, words: Words) -> str:
    """What is the matter, with real minus signs: behind a hyphen a line may end, behind these not."""
    return _HYPHEN.sub("−", alert_matter(alert, words))


def _lead(alert: Alert, words: Words) -> str:
    return leads_of_target(alert.target, words) or NOTHING


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [(str(number), *row) for number, row in enumerate(rows, start=1)]


def _add_sections(manuscript: Manuscript, status: Status) -> None:
    """Sections with their tasks."""
    words = manuscript.words
    manuscript.line(HEADING, words("chapter.sections"))
    manuscript.paragraph(*_ahead_and_behind(status.sections, manuscript.next_table, words))
    columns = {"head.outline": 42, "head.lead": 24, **_OF_GROUP[words.language]}
    manuscript.table(words("caption.sections"), columns, _outline(status, words))


def _ahead_and_behind(sections: Sequence[SectionStatus], table: int, words: Words) -> Iterator[str]:
    """Which section is furthest, and which is most behind; nothing of it where there is only one."""
    yield words("sentence.sections", table=table)
    measured = [each for each in sections if each.group.completion is not None]
    if len(measured) > 1:
        best = max(measured, key=lambda each: each.group.completion or 0)
        worst = min(measured, key=lambda each: each.group.gap or 0)
        completion, gap = percent(best.group.completion), worst.group.gap or Fraction(0)
        yield words("sentence.best", name=safe(best.section.title), completion=completion)
        if rounded(gap, 1) < 0:
            yield words("sentence.worst", name=safe(worst.section.title), gap=points(-gap))
        else:
            yield words("sentence.all-on-pace")


def _outline(status: Status, words: Words) -> Iterator[Row]:
    for each in status.sections:
        title = titled(each.section.number, each.section.title, words)
        yield Cell(title, strong=True), "", *_of_group(each.group, words, strong=True)
        for found in status.tasks:
            if found.task.section == each.section.id:
                name = titled(found.task.number, found.task.title, words)
                yield Cell(name, indent=1), leads_of_task(found.task, words), *_of_group(found.group, words)


def _of_group(group: Group, words: Words, *, strong: bool = False) -> Iterator[Cell]:
    yield Cell(str(group.total), strong)
    yield Cell(percent(group.completion), strong)
    yield Cell(percent(group.expected), strong)
    yield Cell(signed(group.gap), strong)
    yield Cell(light_word(group.light, words), strong, group.light)
    yield from (Cell(str(group.lights[light]), strong) for light in Light)


def _add_owners(manuscript: Manuscript, status: Status) -> None:
    """Who leads, and how far what they lead is."""
    words, owners = manuscript.words, owner_rows(status)
    manuscript.line(HEADING, words("chapter.owners"))
    if not owners:
        manuscript.paragraph(words("sentence.nobody"))
        return
    is_divided = any(verdict.target.is_divided for verdict in status.verdicts)
    ownerless = sum(not verdict.target.owners for verdict in status.verdicts)
    manuscript.paragraph(
        words("sentence.owners", table=manuscript.next_table),
        words("sentence.divided") if is_divided else "",
        words("sentence.no-owner", number=ownerless) if ownerless else "",
    )
    columns = {"head.lead": 36, "head.title": 30, **_OF_GROUP[words.language]}
    known, named = status.plan.owners, ((group_name(row, words), row) for row in owners)
    rows: list[Row] = [
        (Cell(name, indent=row.level), known[name].title or "", *_of_group(row.group, words))
        for name, row in named
    ]
    manuscript.table(words("caption.owners"), columns, rows)


def _add_reports(manuscript: Manuscript, status: Status) -> None:
    """The targets that were not reported in time, the longest silent first, with those who lead them."""
    words = manuscript.words
    manuscript.line(HEADING, words("chapter.reports"))
    silent = [alert for alert in status.alerts if alert.kind is AlertKind.UNREPORTED]
    if not silent:
        manuscript.paragraph(words("sentence.all-reported"))
        return
    leads = dict.fromkeys(owner for alert in silent for owner in alert.target.owners)
    manuscript.paragraph(
        words("sentence.unreported", number=len(silent), table=manuscript.next_table),
        words("sentence.unreported-leads", owners=names(leads, words)) if leads else "",
    )
    columns = {
        "head.number": 11,
        "head.lead": 34,
        "ledger-head.target": 42,
        "sheet-head.message": 47,
        "ledger-head.reported-on": 24,
    }
    rows = [(_lead(each, words), each.target.name, alert_matter(each, words), _last(each)) for each in silent]
    manuscript.table(words("caption.reports"), columns, _numbered(rows))


def _last(alert: Alert) -> str:
    return day(None if alert.last_entry is None else alert.last_entry.date)


def _add_changes(manuscript: Manuscript, changes: Sequence[PlanChange], commit: str) -> None:
    """What was changed since the baseline, whether it eased the plan, and why."""
    words = manuscript.words
    if not changes:
        manuscript.paragraph(words("sentence.no-changes", commit=commit))
        return
    told = {"commit": commit, "summary": summary(changes, words), "table": manuscript.next_table}
    manuscript.paragraph(words("sentence.changes", **told))
    columns = {
        "head.effect": 18,
        "docx-head.subject": 34,
        "head.field": 24,
        "head.old": 24,
        "head.new": 24,
        "head.reason": 32,
    }
    rows = (
        (
            effect_word(change.effect, words),
            change.name,
            field_words(change, words),
            value_words(change.field, change.old, words),
            value_words(change.field, change.new, words),
            Cell(reason_words(change, words), strong=change.is_unexplained),
        )
        for change in changes
    )
    manuscript.table(words("report-heading.changes"), columns, rows)


def _add_revisions(manuscript: Manuscript, report: Report) -> None:
    """The changes that the plan itself records."""
    words, revisions, plan = manuscript.words, report.revisions, report.status.plan
    if not revisions:
        manuscript.paragraph(words("sentence.no-revisions"))
        return
    manuscript.paragraph(words("sentence.revisions", number=len(revisions), table=manuscript.next_table))
    columns = {
        "head.date": 24,
        "head.by": 26,
        "ledger-head.target": 40,
        "docx-head.due": 28,
        "head.reason": 38,
    }
    manuscript.table(
        words("caption.revisions"), columns, (_revision(each, plan, words) for each in revisions)
    )


def _revision(revision: Revision, plan: Plan, words: Words) -> Row:
    """A revision; of what it is about and is no longer in the plan, its id."""
    ids, found, due = plan.ids(), {target.id: target.name for target in plan.targets}, revision.due
    return (
        day(revision.date),
        revision.by or NOTHING,
        words.list(safe(found.get(ids.get(name, name), name)) for name in revision.targets) or NOTHING,
        NOTHING if due is None else words("sentence.moved", old=day(due.old), new=day(due.new)),
        revision.reason,
    )

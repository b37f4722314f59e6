"""The bulletin itself: its chapters of sentences and tables, in their order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import count

from workplan.core.alerts import Alert, AlertKind
from workplan.core.diff import PlanChange
from workplan.core.figures import rounded
from workplan.core.plan import Kind as TargetKind
from workplan.core.plan import Task
from workplan.core.report import Report, TargetReport
from workplan.core.status import Group, SectionStatus, Status
from workplan.core.verdict import Light, State
from workplan.views.alerts import ALERTS, AlertRow, alert_matter, light_of
from workplan.views.columns import (
    GROUPS,
    REVISIONS,
    STATES,
    Column,
    GroupRow,
    RevisionRow,
    Row,
    chosen,
    dated,
    ledger_columns,
    outline_rows,
    owner_keys,
    owner_rows,
    revision_rows,
    state_rows,
)
from workplan.views.docx.manuscript import Manuscript
from workplan.views.docx.styles import BODY, HEADING, NOTE, SIGNED, SUBTITLE, TITLE
from workplan.views.page import Ink, Page
from workplan.views.pages.changes import CHANGES, ChangeRow, summary
from workplan.views.pages.status import scope_texts
from workplan.views.phrases import NOTHING, Words, percent, points
from workplan.views.text import safe
from workplan.views.values import LIST, TEXT, Kind
from workplan.views.words import Language

_HYPHEN = re.compile(r"(?<![0-9A-Za-z])-(?=[0-9])")
_NOT_BEHIND = (AlertKind.DUE_SOON, AlertKind.UNREPORTED)
_OF_GROUP = "targets completion expected gap on-pace light red yellow green grey"
_WIDTHS_OF_GROUP = {  # as shares of a table
    Language.ZH: (11, 17, 17, 14, 15, 18, 8, 8, 8, 8),
    Language.EN: (16, 17, 17, 15, 14, 20, 10, 15, 14, 12),
}


def render(report: Report, page: Page) -> bytes:
    """The file; with a baseline it tells what changed since, else the revisions that the plan records."""
    status, words = report.status, page.words
    manuscript, office = Manuscript(words), status.plan.organization
    title = words("bulletin.title", title=status.plan.title)
    manuscript.line(TITLE, title)
    if report.imprint.issue is not None:
        manuscript.line(SUBTITLE, words("bulletin.issue", number=report.imprint.issue))
    for text in scope_texts(status, words):
        manuscript.line(SUBTITLE, f"{text[:1].upper()}{text[1:]}")
    manuscript.line(SUBTITLE, words("bulletin.as-of", day=_written(status.as_of, words)))
    _add_overall(manuscript, report)
    _add_targets(manuscript, report)
    _add_behind(manuscript, report)
    _add_sections(manuscript, status)
    _add_owners(manuscript, status)
    _add_reports(manuscript, status)
    manuscript.line(HEADING, words("chapter.changes"))
    if report.baseline is None:
        _add_revisions(manuscript, report)
    else:
        _add_changes(manuscript, report.changes, report.baseline.called)
    _add_end(manuscript, report)
    return manuscript.packed(title, office, status.as_of)


def _add_overall(manuscript: Manuscript, report: Report) -> None:
    """How much of the time is over, how far the plan is, and how many targets stand how."""
    words, status, then = manuscript.words, report.status, report.baseline
    group = status.group
    manuscript.line(HEADING, words("chapter.overall"))
    manuscript.paragraph(_elapsed(status, words), words("sentence.now", text=_completion(group, words)))
    if then is not None:
        then_so = _completion(then.status.group, words)
        text = words("sentence.then", called=then.called, text=then_so)
        eased = words("sentence.eased", number=len(then.eased)) if then.eased else ""
        number = len(then.incomparable)
        changed = words("sentence.incomparable", number=number) if number else ""
        manuscript.paragraph(text, eased, changed)
    manuscript.paragraph(
        words("sentence.targets", number=group.total, table=manuscript.next_table),
        words("sentence.lights", lights=_lights(group.lights, words)),
        *_scored(status, words),
    )
    manuscript.table("caption.states", STATES, state_rows(group), (4, 1))


def _written(on: date, words: Words) -> str:
    """A day as a sentence has it: 2022年6月30日, 30 June 2022."""
    month = words("bulletin.months").split()[on.month - 1]
    return words("sentence.day", year=on.year, month=month, day=on.day)


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
        light=words.caused_light(group),
        on_pace=words.on_pace(group),
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
    found = ((words.light_name(light), lights.get(light, 0)) for light in Light)
    return words.list(
        words("sentence.light-count", light=name, number=number) for name, number in found if number
    )


def _add_targets(manuscript: Manuscript, report: Report) -> None:
    """All targets, on paper that lies across, below the sections that they belong to."""
    words, rows = manuscript.words, report.targets.values()
    manuscript.turn()
    manuscript.line(HEADING, words("chapter.targets"))
    columns = [*ledger_columns(rows, words, "number target lead goal added value completion shown-state")]
    columns = [*_with_short_heads(columns), Column("problem-next", TEXT, _obstacle)]
    parts = [words.titled(row.section.number, row.section.title) for row in rows]
    widths = (10, 48, 28, 30, 18, 23, 15, 29, 56)
    manuscript.table("dashboard.targets", columns, rows, widths, parts=parts if len({*parts}) > 1 else ())
    manuscript.turn()


def _obstacle(row: TargetReport, words: Words) -> str:
    """What stands in the way and what is next: of this period, else behind the month that it was said in."""
    recent, said = row.verdict.recent, row.last_words
    problem = next((entry.problem for entry in recent if entry.problem), None)
    following = next((entry.next for entry in recent if entry.next), None)
    if problem or following or said is None:
        return _hindered(problem, following, words)
    return dated(row, _hindered(said.problem, said.next, words), words) or ""


def _hindered(problem: str | None, following: str | None, words: Words) -> str:
    step = words("page.next", text=safe(following)) if following else ""
    return words.groups((safe(problem or ""), step))


def _add_behind(manuscript: Manuscript, report: Report) -> None:
    """What is behind, gravest first, who leads it, what the reason is said to be; and what is due soon."""
    words, status = manuscript.words, report.status
    manuscript.line(HEADING, words("chapter.behind"))
    behind = [alert for alert in status.alerts if alert.kind not in _NOT_BEHIND]
    if behind:
        manuscript.paragraph(*_behind(behind, manuscript.next_table, words))
        columns = (*_BEHIND, Column("problem-next", TEXT, lambda row, _: _problem(report, row.alert, words)))
        manuscript.table("caption.behind", columns, map(AlertRow, behind, count(1)), (9, 23, 28, 42, 22, 36))
        manuscript.line(NOTE, words("sentence.note"))
    else:
        manuscript.paragraph(words("sentence.none-behind"))
    soon = _rows(status, AlertKind.DUE_SOON)
    if soon:
        manuscript.paragraph(words("sentence.due-soon", number=len(soon), table=manuscript.next_table))
        manuscript.table("caption.due-soon", _DUE_SOON, soon, (11, 40, 70, 36))


def _rows(status: Status, kind: AlertKind) -> list[AlertRow]:
    return [*map(AlertRow, (alert for alert in status.alerts if alert.kind is kind), count(1))]


def _behind(behind: Sequence[Alert], table: int, words: Words) -> Iterator[str]:
    """How many are behind, and which is furthest behind its pace."""
    lights = _lights(Counter(light_of(alert.kind) for alert in behind), words)
    yield words("sentence.behind", number=len(behind), table=table, lights=lights)
    worst = max(behind, key=_lag)
    if _lag(worst) > 0:
        owners = words.names(worst.target.owners)
        key = "sentence.led-by.labelled" if "lead" in words.labels else "sentence.led-by"
        lead = words(key, owners=owners) if owners else ""
        yield words("sentence.widest", name=safe(worst.target.name), gap=points(_lag(worst)), lead=lead)


def _lag(alert: Alert) -> Fraction:
    """How many points it is behind pace; 0 for what has none."""
    gap = alert.verdict.facts.gap
    return Fraction(0) if gap is None or alert.target.kind is TargetKind.RATE else max(Fraction(0), -gap)


def _matter(row: AlertRow, words: Words) -> str:
    """What is the matter, with real minus signs: behind a hyphen a line may end, behind these not."""
    return _HYPHEN.sub("−", alert_matter(row.alert, words))


def _problem(report: Report, alert: Alert, words: Words) -> str:
    return _obstacle(report.targets[alert.target.id], words) or words("sentence.no-reason")


_LEAD: Column[AlertRow] = Column("lead", LIST, lambda row, words: words.leads(row.alert.target) or NOTHING)
_BEHIND = (*chosen(ALERTS, "number shown-kind target"), Column("matter", TEXT, _matter), _LEAD)
_DUE_SOON = (*chosen(ALERTS, "number target"), Column("matter", TEXT, _matter), _LEAD)


def _add_sections(manuscript: Manuscript, status: Status) -> None:
    """Sections with their tasks."""
    words = manuscript.words
    manuscript.line(HEADING, words("chapter.sections"))
    manuscript.paragraph(*_ahead_and_behind(status.sections, manuscript.next_table, words))
    columns = (*_of_groups("outline"), _LEADS, *_of_groups(_OF_GROUP))
    widths = (32, 22, *_WIDTHS_OF_GROUP[words.language])
    rows = [*outline_rows(status), GroupRow(None, status.group)]
    manuscript.table("caption.sections", columns, rows, widths)


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


def _of_groups(keys: str) -> tuple[Column[GroupRow], ...]:
    columns = _with_short_heads(chosen(GROUPS, keys))
    return tuple(replace(each, kind=_BARE.get(each.key, each.kind)) for each in columns)


def _with_short_heads(columns: Iterable[Column[Row]]) -> Iterator[Column[Row]]:
    """The same under the heads of narrow columns, of those that have one."""
    for each in columns:
        yield replace(each, head=_SHORT.get(each.key, each.head))


_SHORT = {
    key: f"short-head.{key}" for key in ("completion", "gap", "value", "red", "yellow", "green", "grey")
}
# Beside how many there are of each light, and in columns that are narrower than on a page.
_BARE: Mapping[str, Kind[Group]] = {
    "on-pace": Kind(
        lambda group, _: f"{group.on_pace}/{group.scored}" if group.scored else NOTHING, is_right=True
    ),
    "light": Kind(lambda group, words: words.light(group.light), is_light=True),
}
_LEADS: Column[GroupRow] = Column(
    "lead", LIST, lambda row, words: words.leads(row.subject) if isinstance(row.subject, Task) else ""
)


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
    columns = _of_groups(f"{owner_keys(owners)} {_OF_GROUP}")
    widths = (36, 30, *_WIDTHS_OF_GROUP[words.language])
    manuscript.table("report-heading.owners", columns, owners, widths[-len(columns) :])


def _add_reports(manuscript: Manuscript, status: Status) -> None:
    """The targets that were not reported in time, the longest silent first, with those who lead them."""
    words, silent = manuscript.words, _rows(status, AlertKind.UNREPORTED)
    manuscript.line(HEADING, words("chapter.reports"))
    known = {row.alert.target.id for row in silent}
    lacking = Counter[State](
        verdict.state
        for verdict in status.verdicts
        if verdict.state in (State.NO_DATA, State.NO_FIGURE) and verdict.target.id not in known
    )
    number = lacking.total()
    states = words.states({state: lacking[state] for state in State})
    besides = words("sentence.no-figures", number=number, states=states) if number else ""
    if not silent:
        manuscript.paragraph(words("sentence.all-reported"), besides)
        return
    leads = dict.fromkeys(owner for row in silent for owner in row.alert.target.owners)
    manuscript.paragraph(
        words("sentence.unreported", number=len(silent), table=manuscript.next_table),
        words("sentence.unreported-leads", owners=words.names(leads)) if leads else "",
        besides,
    )
    columns = (*chosen(ALERTS, "number"), _LEAD, *chosen(ALERTS, "target matter last-report"))
    manuscript.table("caption.reports", columns, silent, (11, 34, 42, 47, 24))


def _add_changes(manuscript: Manuscript, changes: Sequence[PlanChange], called: str) -> None:
    """What was changed since the baseline, whether it eased the plan, and why."""
    words = manuscript.words
    if not changes:
        manuscript.paragraph(words("sentence.no-changes", called=called))
        return
    told = {"called": called, "summary": summary(changes, words), "table": manuscript.next_table}
    manuscript.paragraph(words("sentence.changes", **told))
    rows = map(ChangeRow, changes)
    manuscript.table("report-heading.changes", _CHANGES, rows, (18, 34, 24, 24, 24, 32))


def _add_revisions(manuscript: Manuscript, report: Report) -> None:
    """The changes that the plan itself records."""
    words, rows = manuscript.words, revision_rows(report.status.plan, report.revisions)
    if not rows:
        manuscript.paragraph(words("sentence.no-revisions"))
        return
    manuscript.paragraph(words("sentence.revisions", number=len(rows), table=manuscript.next_table))
    manuscript.table("caption.revisions", _REVISIONS, rows, (24, 26, 40, 28, 38))


def _add_end(manuscript: Manuscript, report: Report) -> None:
    """What is asked next, and who signs: the office on the day of the report, where nobody says otherwise."""
    words, imprint, status = manuscript.words, report.imprint, report.status
    if imprint.asks:
        manuscript.line(HEADING, words("chapter.asks"))
    for number, text in enumerate(imprint.asks, start=1):
        numbered = words("bulletin.ask", number=number, text=text) if len(imprint.asks) > 1 else text
        manuscript.line(BODY, numbered)
    manuscript.keep()
    by, *rest = imprint.signed or (status.plan.organization,)
    for text in (by, *(rest or (_written(status.as_of, words),))):
        manuscript.line(SIGNED, text)


def _moved(row: RevisionRow, words: Words) -> str:
    return words.groups(words.moved(row.revision)) or NOTHING


_CHANGES = (
    *chosen(CHANGES, "effect what field old new"),
    replace(*chosen(CHANGES, "reason"), ink=lambda row: Ink.BOLD if row.change.is_unexplained else Ink.PLAIN),
)
_REVISIONS = (
    *chosen(REVISIONS, "date"),
    Column("by", TEXT, lambda row, _: row.revision.by or NOTHING),
    Column("target", LIST, lambda row, words: words.list(row.names) or NOTHING),
    Column("moved", TEXT, _moved),
    *chosen(REVISIONS, "reason"),
)

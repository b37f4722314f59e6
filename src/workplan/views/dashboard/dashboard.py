"""The dashboard of a status: every part of the page, made of words and figures, ready to be laid out."""

from dataclasses import dataclass

from workplan.views.baseline import SHORT_HASH, baseline_texts
from workplan.views.dashboard.alerts import AlertGroup, AlertLine, alert_groups, alert_lines
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.outline import SectionPart, sections_of
from workplan.views.dashboard.owners import OwnerPage, owner_pages
from workplan.views.dashboard.passages import Passage
from workplan.views.dashboard.revisions import Record, records_of
from workplan.views.dashboard.signals import Figures, Meter, figures_of, meter_of
from workplan.views.dashboard.targets import TargetCard, target_cards
from workplan.views.dashboard.terms import Term, all_terms
from workplan.views.diff import change_table, summary
from workplan.views.figures import day, percent
from workplan.views.safety import safe
from workplan.views.status import remark_texts
from workplan.views.tables.outline import titled
from workplan.views.tables.table import Table

MOST_URGENT = 8


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the earlier plan, of the commit that is named short."""

    commit: str
    summary: str
    table: Table


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The page; `remarks` are what is said on some days only, and what the earlier plan says of the whole."""

    language: str
    organization: str
    title: str
    detail: Passage
    choice: str
    as_of: str
    period: tuple[str, str]
    elapsed: str
    elapsed_meter: Meter
    figures: Figures
    remarks: tuple[str, ...]
    urgent: tuple[AlertLine, ...]
    alerts: tuple[AlertGroup, ...]
    sections: tuple[SectionPart, ...]
    targets: tuple[TargetCard, ...]
    owners: tuple[OwnerPage, ...]
    changes: Changes | None
    records: tuple[Record, ...]
    terms: tuple[Term, ...]
    file: str

    @property
    def has_baseline(self) -> bool:
        """Whether an earlier plan stands beside the current one."""
        return self.changes is not None

    @property
    def alert_count(self) -> int:
        """How many alerts there are."""
        return sum(len(group.lines) for group in self.alerts)


def dashboard_of(desk: Desk) -> Dashboard:
    """The dashboard of what lies on the desk."""
    status, plan, words = desk.status, desk.plan, desk.words
    cards, lines = target_cards(desk), alert_lines(desk)
    return Dashboard(
        language={"zh": "zh-Hans", "en": "en"}[words.language.value],
        organization=safe(plan.organization),
        title=desk.plain(plan.title),
        detail=desk.passage(plan.detail),
        choice=_choice(desk),
        as_of=day(status.as_of),
        period=(day(plan.period.start), day(plan.period.end)),
        elapsed=percent(status.elapsed),
        elapsed_meter=meter_of(status.elapsed, None),
        figures=figures_of(status.group, words),
        remarks=_remarks(desk),
        urgent=lines[:MOST_URGENT],
        alerts=alert_groups(desk, lines),
        sections=sections_of(desk, cards),
        targets=cards,
        owners=owner_pages(desk, cards, lines),
        changes=_changes(desk),
        records=tuple(records_of(desk)),
        terms=all_terms(desk),
        file=safe(status.file),
    )


def _choice(desk: Desk) -> str:
    """The owner and the section to which the page is narrowed; empty on that of the whole plan."""
    owner, section, words = desk.report.choice.owner, desk.report.section, desk.words
    title = "" if section is None else desk.plain(titled(section.number, section.title, words))
    return words.groups([safe(owner or ""), title])


def _remarks(desk: Desk) -> tuple[str, ...]:
    then = [] if desk.baseline is None else baseline_texts(desk.baseline, desk.words)
    return (*then, *remark_texts(desk.status, desk.words))


def _changes(desk: Desk) -> Changes | None:
    if desk.baseline is None:
        return None
    words, changes = desk.words, desk.report.changes
    table = change_table(changes, words)
    return Changes(desk.baseline.commit[:SHORT_HASH], summary(changes, words), table)

"""The outline of the page: sections with their headline targets and tasks, each with its roll-up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workplan.core.report_parts import SectionReport, TargetReport, TaskReport
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.last_words import LastWords, last_words
from workplan.views.dashboard.passages import Passage
from workplan.views.dashboard.signals import Figures, figures_of
from workplan.views.dashboard.targets import TargetCard
from workplan.views.dashboard.terms import Term, terms_of
from workplan.views.owners import IN_TABLES, names
from workplan.views.tables.outline import titled
from workplan.views.terms import texts_of

Cards = Mapping[str, TargetCard]


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A task as it is printed, with what it last reported in words."""

    anchor: str
    title: Passage
    plain_title: str
    detail: Passage
    leads: Passage
    leads_mark: str
    department: str
    support: str
    place: str
    figures: Figures
    then: Figures | None
    terms: tuple[Term, ...]
    words: LastWords | None
    targets: tuple[TargetCard, ...]


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section as it is printed, with its headline targets and its tasks."""

    anchor: str
    title: Passage
    plain_title: str
    aim: Passage
    detail: Passage
    place: str
    figures: Figures
    then: Figures | None
    terms: tuple[Term, ...]
    targets: tuple[TargetCard, ...]
    tasks: tuple[TaskPart, ...]


def sections_of(desk: Desk, cards: Iterable[TargetCard]) -> tuple[SectionPart, ...]:
    """The sections of the report, with the cards of their targets."""
    by_anchor = {card.anchor: card for card in cards}
    return tuple(_section(desk, each, by_anchor) for each in desk.report.sections)


def _section(desk: Desk, found: SectionReport, cards: Cards) -> SectionPart:
    section = found.section
    title = titled(section.number, section.title, desk.words)
    return SectionPart(
        anchor=desk.anchors.parts[section.id],
        title=desk.passage(title),
        plain_title=desk.plain(title),
        aim=desk.passage(section.aim),
        detail=desk.passage(section.detail),
        place=desk.place(found.line),
        figures=figures_of(found.group, desk.words),
        then=_then(desk, section.id),
        terms=terms_of(texts_of(section), desk),
        targets=_cards(desk, found.headline, cards),
        tasks=tuple(_task(desk, task, cards) for task in found.tasks),
    )


def _task(desk: Desk, found: TaskReport, cards: Cards) -> TaskPart:
    task, words = found.task, desk.words
    title = titled(task.number, task.title, words)
    return TaskPart(
        anchor=desk.anchors.parts[task.id],
        title=desk.passage(title),
        plain_title=desk.plain(title),
        detail=desk.passage(task.detail),
        leads=desk.owners(task.lead),
        leads_mark=words.of("label", IN_TABLES, owners="").strip() if len(task.lead) > 1 else "",
        department=names(task.department, words),
        support=names(task.support, words),
        place=desk.place(found.line),
        figures=figures_of(found.group, words),
        then=_then(desk, task.id),
        terms=terms_of(texts_of(task), desk),
        words=last_words(found, desk.anchors.terms),
        targets=_cards(desk, found.targets, cards),
    )


def _then(desk: Desk, name: str) -> Figures | None:
    group = None if desk.baseline is None else desk.baseline.parts.get(name)
    return None if group is None else figures_of(group, desk.words)


def _cards(desk: Desk, parts: Sequence[TargetReport], cards: Cards) -> tuple[TargetCard, ...]:
    return tuple(cards[desk.anchors.targets[part.target.id]] for part in parts)

"""The chapters by section and by lead: the roll-ups, and which of them is ahead and which behind."""

from collections.abc import Iterator
from fractions import Fraction

from workplan.core.figures import rounded
from workplan.core.rollup import Group
from workplan.core.state import Light
from workplan.core.status import SectionStatus, Status
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.table import Cell, Column
from workplan.views.figures import percent, points, signed
from workplan.views.owners import leads_of_task
from workplan.views.safety import safe
from workplan.views.tables.outline import titled
from workplan.views.tables.owners import owners_by_level
from workplan.views.verdicts import light_word
from workplan.views.words.bulletin import CAPTIONS, CHAPTERS, HEADS, SENTENCES
from workplan.views.words.language import Language, count, say

# In the order of the columns: all targets, completion, pace, gap, light, and each count of lights.
_WIDTHS = {Language.ZH: (12, 17, 17, 14, 18, 12), Language.EN: (9, 16, 16, 14, 22, 16)}


def add_sections(manuscript: Manuscript, status: Status) -> None:
    """Sections with their tasks."""
    language = manuscript.language
    manuscript.heading(say(CHAPTERS["sections"], language))
    manuscript.paragraph(_sentences(status, manuscript.next_table, language))
    columns = (
        Column(say(HEADS["group"], language), 42),
        Column(say(HEADS["lead"], language), 24),
        *_group_columns(language),
    )
    manuscript.table(say(CAPTIONS["sections"], language), columns, _outline(status, language))


def add_owners(manuscript: Manuscript, status: Status) -> None:
    """Who leads, and how far what they lead is."""
    language = manuscript.language
    owners = [*owners_by_level(status)]
    manuscript.heading(say(CHAPTERS["owners"], language))
    if not owners:
        manuscript.paragraph([say(SENTENCES["nobody"], language)])
        return
    manuscript.paragraph(_owner_sentences(status, manuscript.next_table, language))
    columns = (
        Column(say(HEADS["lead"], language), 36),
        Column(say(HEADS["title"], language), 30),
        *_group_columns(language),
    )
    titles = {owner.name: owner.title or "" for owner in status.plan.owners.values()}
    rows = (
        (Cell(o.name, indent=level), Cell(titles[o.name]), *_of_group(o.group, language))
        for o, level in owners
    )
    manuscript.table(say(CAPTIONS["owners"], language), columns, rows)


def _group_columns(language: Language) -> tuple[Column, ...]:
    *before, light, each = _WIDTHS[language]
    figures = zip(("all", "completion", "expected", "gap"), before, strict=True)
    return (
        *(Column(say(HEADS[key], language), width, "right") for key, width in figures),
        Column(say(HEADS["light"], language), light, "center"),
        *(Column(say(HEADS[key], language), each, "right") for key in Light),
    )


def _of_group(group: Group, language: Language, *, strong: bool = False) -> tuple[Cell, ...]:
    return (
        Cell(str(group.total), strong),
        Cell(percent(group.completion), strong),
        Cell(percent(group.expected), strong),
        Cell(signed(group.gap), strong),
        Cell(light_word(group.light, language), strong, group.light),
        *(Cell(str(group.lights[light]), strong) for light in Light),
    )


def _outline(status: Status, language: Language) -> Iterator[tuple[Cell, ...]]:
    for each in status.sections:
        title = titled(each.section.number, each.section.title, language)
        yield Cell(title, strong=True), Cell(""), *_of_group(each.group, language, strong=True)
        for found in status.tasks:
            if found.task.section == each.section.id:
                name = titled(found.task.number, found.task.title, language)
                leads = Cell(leads_of_task(found.task, language))
                yield Cell(name, indent=1), leads, *_of_group(found.group, language)


def _sentences(status: Status, table: int, language: Language) -> Iterator[str]:
    """Which section is furthest, and which is most behind; nothing of it where there is only one."""
    yield say(SENTENCES["sections"], language, table=table)
    measured = [each for each in status.sections if each.group.completion is not None]
    if len(measured) > 1:
        best, worst = max(measured, key=_completion), min(measured, key=_gap)
        completion = percent(best.group.completion)
        yield say(SENTENCES["best"], language, name=safe(best.section.title), completion=completion)
        if rounded(_gap(worst), 1) < 0:
            gap = points(-_gap(worst))
            yield say(SENTENCES["worst"], language, name=safe(worst.section.title), gap=gap)
        else:
            yield say(SENTENCES["all-on-pace"], language)


def _completion(each: SectionStatus) -> Fraction:
    return each.group.completion or Fraction(0)


def _gap(each: SectionStatus) -> Fraction:
    return each.group.gap or Fraction(0)


def _owner_sentences(status: Status, table: int, language: Language) -> Iterator[str]:
    yield say(SENTENCES["owners"], language, table=table)
    if any(verdict.target.is_divided for verdict in status.verdicts):
        yield say(SENTENCES["divided"], language)
    if ownerless := sum(not verdict.target.owners for verdict in status.verdicts):
        yield count(SENTENCES, "no-owner", ownerless, language)

"""The chapters by section and by lead: the roll-ups, and which of them is ahead and which behind."""

from collections.abc import Iterator
from fractions import Fraction

from workplan.core.figures import rounded
from workplan.core.status import Group, SectionStatus, Status
from workplan.core.verdict import Light
from workplan.views.bulletin.table import Cell, Column
from workplan.views.docx.manuscript import Manuscript
from workplan.views.phrases import leads_of_task, light_word, percent, points, signed
from workplan.views.tables.outline import titled
from workplan.views.tables.owners import owners_by_level
from workplan.views.text import safe
from workplan.views.words import Language, Words

# In the order of the columns: all targets, completion, pace, gap, light, and each count of lights.
_WIDTHS = {Language.ZH: (12, 17, 17, 14, 18, 12), Language.EN: (9, 16, 16, 14, 22, 16)}


def add_sections(manuscript: Manuscript, status: Status) -> None:
    """Sections with their tasks."""
    words = manuscript.words
    manuscript.heading(words("chapter.sections"))
    manuscript.paragraph(_sentences(status, manuscript.next_table, words))
    columns = (
        Column(words("head.outline"), 42),
        Column(words("head.lead"), 24),
        *_group_columns(words),
    )
    manuscript.table(words("caption.sections"), columns, _outline(status, words))


def add_owners(manuscript: Manuscript, status: Status) -> None:
    """Who leads, and how far what they lead is."""
    words = manuscript.words
    owners = [*owners_by_level(status)]
    manuscript.heading(words("chapter.owners"))
    if not owners:
        manuscript.paragraph([words("sentence.nobody")])
        return
    manuscript.paragraph(_owner_sentences(status, manuscript.next_table, words))
    columns = (
        Column(words("head.lead"), 36),
        Column(words("head.title"), 30),
        *_group_columns(words),
    )
    titles = {owner.name: owner.title or "" for owner in status.plan.owners.values()}
    rows = (
        (Cell(o.name, indent=level), Cell(titles[o.name]), *_of_group(o.group, words)) for o, level in owners
    )
    manuscript.table(words("caption.owners"), columns, rows)


def _group_columns(words: Words) -> tuple[Column, ...]:
    *before, light, each = _WIDTHS[words.language]
    figures = zip(("all", "completion", "expected", "gap"), before, strict=True)
    return (
        *(Column(words.of("docx-head", key), width, "right") for key, width in figures),
        Column(words("head.light"), light, "center"),
        *(Column(words.of("docx-head", key), each, "right") for key in Light),
    )


def _of_group(group: Group, words: Words, *, strong: bool = False) -> tuple[Cell, ...]:
    return (
        Cell(str(group.total), strong),
        Cell(percent(group.completion), strong),
        Cell(percent(group.expected), strong),
        Cell(signed(group.gap), strong),
        Cell(light_word(group.light, words), strong, group.light),
        *(Cell(str(group.lights[light]), strong) for light in Light),
    )


def _outline(status: Status, words: Words) -> Iterator[tuple[Cell, ...]]:
    for each in status.sections:
        title = titled(each.section.number, each.section.title, words)
        yield Cell(title, strong=True), Cell(""), *_of_group(each.group, words, strong=True)
        for found in status.tasks:
            if found.task.section == each.section.id:
                name = titled(found.task.number, found.task.title, words)
                leads = Cell(leads_of_task(found.task, words))
                yield Cell(name, indent=1), leads, *_of_group(found.group, words)


def _sentences(status: Status, table: int, words: Words) -> Iterator[str]:
    """Which section is furthest, and which is most behind; nothing of it where there is only one."""
    yield words("sentence.sections", table=table)
    measured = [each for each in status.sections if each.group.completion is not None]
    if len(measured) > 1:
        best, worst = max(measured, key=_completion), min(measured, key=_gap)
        completion = percent(best.group.completion)
        yield words("sentence.best", name=safe(best.section.title), completion=completion)
        if rounded(_gap(worst), 1) < 0:
            gap = points(-_gap(worst))
            yield words("sentence.worst", name=safe(worst.section.title), gap=gap)
        else:
            yield words("sentence.all-on-pace")


def _completion(each: SectionStatus) -> Fraction:
    return each.group.completion or Fraction(0)


def _gap(each: SectionStatus) -> Fraction:
    return each.group.gap or Fraction(0)


def _owner_sentences(status: Status, table: int, words: Words) -> Iterator[str]:
    yield words("sentence.owners", table=table)
    if any(verdict.target.is_divided for verdict in status.verdicts):
        yield words("sentence.divided")
    if ownerless := sum(not verdict.target.owners for verdict in status.verdicts):
        yield words("sentence.no-owner", number=ownerless)

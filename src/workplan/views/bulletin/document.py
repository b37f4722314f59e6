"""The bulletin itself: its title, its chapters in their order, and the bytes of the file."""

from collections.abc import Iterator

from workplan.core.report import Report
from workplan.views.bulletin.behind import add_behind
from workplan.views.bulletin.changes import add_changes
from workplan.views.bulletin.groups import add_owners, add_sections
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.overall import add_overall, written_day
from workplan.views.bulletin.reports import add_reports
from workplan.views.words.bulletin import TITLES
from workplan.views.words.language import Language, say


def bulletin(report: Report, language: Language) -> bytes:
    """The file; with a baseline it tells what changed since, else the revisions that the plan records."""
    manuscript = Manuscript(language)
    title = say(TITLES["title"], language, title=report.plan.title)
    manuscript.title(title)
    manuscript.subtitle(report.plan.organization)
    for line in _narrowed(report, language):
        manuscript.subtitle(line)
    manuscript.subtitle(say(TITLES["as-of"], language, day=written_day(report.as_of, language)))
    add_overall(manuscript, report.status, report.baseline)
    add_behind(manuscript, report)
    add_sections(manuscript, report.status)
    add_owners(manuscript, report.status)
    add_reports(manuscript, report.status)
    add_changes(manuscript, report)
    return manuscript.packed(title, report.plan.organization, report.as_of)


def _narrowed(report: Report, language: Language) -> Iterator[str]:
    """To whom and to what the report is narrowed."""
    if report.choice.owner is not None:
        yield say(TITLES["of-owner"], language, name=report.choice.owner)
    if report.section is not None:
        yield say(TITLES["of-section"], language, name=report.section.title)

"""The bulletin itself: its title, its chapters in their order, and the bytes of the file."""

from collections.abc import Iterator

from workplan.core.report import Report
from workplan.views.bulletin.behind import add_behind
from workplan.views.bulletin.changes import add_changes
from workplan.views.bulletin.groups import add_owners, add_sections
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.overall import add_overall, written_day
from workplan.views.bulletin.reports import add_reports
from workplan.views.words import Words


def bulletin(report: Report, words: Words) -> bytes:
    """The file; with a baseline it tells what changed since, else the revisions that the plan records."""
    manuscript = Manuscript(words)
    title = words("bulletin.title", title=report.plan.title)
    manuscript.title(title)
    manuscript.subtitle(report.plan.organization)
    for line in _narrowed(report, words):
        manuscript.subtitle(line)
    manuscript.subtitle(words("bulletin.as-of", day=written_day(report.as_of, words)))
    add_overall(manuscript, report.status, report.baseline)
    add_behind(manuscript, report)
    add_sections(manuscript, report.status)
    add_owners(manuscript, report.status)
    add_reports(manuscript, report.status)
    add_changes(manuscript, report)
    return manuscript.packed(title, report.plan.organization, report.as_of)


def _narrowed(report: Report, words: Words) -> Iterator[str]:
    """To whom and to what the report is narrowed."""
    if report.choice.owner is not None:
        yield words("bulletin.of-owner", name=report.choice.owner)
    if report.section is not None:
        yield words("bulletin.of-section", name=report.section.title)

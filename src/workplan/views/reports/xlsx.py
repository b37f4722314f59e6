"""The report as a workbook for spreadsheets."""

from workplan.core.report import Report
from workplan.views.page import Page
from workplan.views.workbook.book import workbook


def render(report: Report, page: Page) -> bytes:
    """The file, in the language of `page`."""
    return workbook(report, page.words)

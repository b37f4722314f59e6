"""The formats of reports: the endings of their files, the module that renders each, the library it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import TypeAlias

from workplan.core.report import Report
from workplan.views.page import Page


class Form(StrEnum):
    """The names of the formats."""

    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


Renderer: TypeAlias = Callable[[Report, Page], bytes]
_PACKAGES = {"docx": "python-docx"}  # of libraries that are installed by another name than they are imported


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format: its files end in one of `endings`; the package's `extra` brings the `library` it needs."""

    form: Form
    endings: tuple[str, ...]
    renderer: str
    extra: str | None = None
    library: str | None = None
    is_text: bool = True

    def missing(self) -> str | None:
        """The package that it needs, where that is not installed."""
        if self.library is None or find_spec(self.library) is not None:
            return None
        return _PACKAGES.get(self.library, self.library)

    def render(self, report: Report, page: Page) -> bytes:
        """The content of the file; only now is the renderer loaded."""
        module, _, name = self.renderer.partition(":")
        found: Renderer = getattr(import_module(f"workplan.views.{module}"), name)
        return found(report, page)


FORMATS: tuple[ReportFormat, ...] = (
    ReportFormat(Form.HTML, (".html", ".htm"), "html.dashboard:render", "html", "jinja2"),
    ReportFormat(Form.XLSX, (".xlsx",), "xlsx.workbook:render", "office", "xlsxwriter", is_text=False),
    ReportFormat(Form.DOCX, (".docx",), "docx.bulletin:render", "office", "docx", is_text=False),
    ReportFormat(Form.MARKDOWN, (".md", ".markdown"), "pages.report:markdown_bytes"),
    ReportFormat(Form.CSV, (".csv",), "pages.report:csv_bytes"),
    ReportFormat(Form.JSON, (".json",), "pages.report:json_bytes"),
    ReportFormat(Form.ICS, (".ics",), "ics:render"),
)
BY_FORM = {each.form: each for each in FORMATS}
BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}

"""The formats of reports: the endings of their files, the module that renders each, what it needs."""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol, cast

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


class Library(NamedTuple):
    """A library: the module to import, and the package to install."""

    module: str
    package: str


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format: its files end in one of `endings`; the package's `extra` brings the `libraries` it needs."""

    form: Form
    endings: tuple[str, ...]
    module: str
    extra: str | None = None
    libraries: tuple[Library, ...] = ()
    is_text: bool = True

    def missing(self) -> tuple[str, ...]:
        """The packages that it needs and that are not installed."""
        return tuple(each.package for each in self.libraries if find_spec(each.module) is None)

    def render(self, report: Report, page: Page) -> bytes:
        """The content of the file; only now is the renderer loaded."""
        renderer = cast("_Renderer", import_module(f"workplan.views.{self.module}"))
        return renderer.render(report, page)


class _Renderer(Protocol):
    def render(self, report: Report, page: Page) -> bytes:
        """The report in a format."""


FORMATS: tuple[ReportFormat, ...] = (
    ReportFormat(Form.HTML, (".html", ".htm"), "html.dashboard", "html", (Library("jinja2", "jinja2"),)),
    ReportFormat(
        Form.XLSX, (".xlsx",), "reports.xlsx", "office", (Library("xlsxwriter", "xlsxwriter"),), is_text=False
    ),
    ReportFormat(
        Form.DOCX, (".docx",), "docx.bulletin", "office", (Library("docx", "python-docx"),), is_text=False
    ),
    ReportFormat(Form.MARKDOWN, (".md", ".markdown"), "reports.markdown"),
    ReportFormat(Form.CSV, (".csv",), "reports.sheet"),
    ReportFormat(Form.JSON, (".json",), "reports.machine"),
    ReportFormat(Form.ICS, (".ics",), "ics"),
)
BY_FORM = {each.form: each for each in FORMATS}
BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}

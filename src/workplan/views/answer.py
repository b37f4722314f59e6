"""An answer in the format that is asked for: a table or a page, JSON, CSV or Markdown."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workplan.views.csv_md import csv_text, markdown_text
from workplan.views.page import Line, Page, drawn
from workplan.views.table import Table
from workplan.views.text import ACTING

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in every format, each made only when it is asked for.

    `lines` are for a terminal and `data` for JSON; where no `markdown` is given, it is the table.
    """

    lines: Callable[[], Iterable[Line]]
    data: Callable[[], object]
    table: Callable[[], Table]
    markdown: Callable[[], str] | None = None

    def text(self, form: str, page: Page) -> str:
        """What is printed for the format `form`: table, json, csv or markdown."""
        match form:
            case "json":
                return json_text(self.data())
            case "csv":
                return csv_text(self.table())
            case "markdown":
                return markdown_text(self.table()) if self.markdown is None else self.markdown()
            case _:
                return drawn(self.lines(), page)


def json_text(value: object) -> str:
    """`value` as JSON in UTF-8, indented, ended by a newline; what would act is written as an escape."""
    import json  # noqa: PLC0415  # most answers are for a terminal

    text = json.dumps(value, ensure_ascii=False, indent=_INDENT)
    return "".join(f"{ACTING.sub(_escape, each)}\n" for each in text.split("\n"))


def json_line(value: object) -> str:
    """The same in one line, as short as may be, and without a newline."""
    import json  # noqa: PLC0415  # most answers are for a terminal

    return ACTING.sub(_escape, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))

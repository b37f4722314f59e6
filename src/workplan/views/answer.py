"""An answer in the format that is asked for: a table or a page, JSON, CSV or Markdown.

No cell of CSV is a formula, and no text is taken for markup.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO

from workplan.views.page import Line, Page, drawn
from workplan.views.phrases import NOTHING
from workplan.views.table import Cell, Table
from workplan.views.text import ACTING, safe

_INDENT = 2
_FORMULA = tuple("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?", re.ASCII)
# Within a word, _ is no markup; // after a colon, a dot after www and @ would make links of addresses.
_MARKUP = re.compile(r"[\\`*~\[\]|$@]|(?<![^\W_])_|_(?![^\W_])|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_BLOCK = re.compile(r"[#+=-]|[0-9]+(?=[.)])")  # what makes a line a heading, a list or a rule
_CLOSING = re.compile(r"(?<!#)#+$")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


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
    text = json.dumps(value, ensure_ascii=False, indent=_INDENT)
    return "".join(f"{ACTING.sub(_escape, each)}\n" for each in text.split("\n"))


def json_line(value: object) -> str:
    """The same in one line, as short as may be, and without a newline."""
    return ACTING.sub(_escape, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


# CSV and Markdown.


def csv_text(table: Table, ending: str = "\n") -> str:
    """The heads and rows of `table`, drawings left out; each line has that ending."""
    kept, stream = _kept(table), StringIO()
    writer = csv.writer(stream, lineterminator=ending)
    writer.writerow([harmless(table.heads[index]) for index in kept])
    writer.writerows([harmless(row[index].text) for index in kept] for row in table.rows)
    return stream.getvalue()


def harmless(text: str) -> str:
    """`text` behind an apostrophe when a spreadsheet would reckon it; numbers stay, a dash is empty."""
    clean = "" if text == NOTHING else safe(text)
    is_formula = clean.lstrip().startswith(_FORMULA) and not _NUMBER.fullmatch(clean)
    return f"'{clean}" if is_formula or text[:1] in ("\t", "\r", "\n") else clean


def markdown_text(table: Table) -> str:
    """The heads and rows of `table`, drawings left out."""
    kept = _kept(table)
    heads = [escaped_markdown(table.heads[index]) for index in kept]
    rule = ["---:" if table.columns[index].kind.is_right else "---" for index in kept]
    rows = [[_cell(row[index]) for index in kept] for row in table.rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [heads, rule, *rows])


def _kept(table: Table) -> list[int]:
    return [index for index, column in enumerate(table.columns) if not column.kind.is_drawing]


def _cell(cell: Cell) -> str:
    return "&nbsp;&nbsp;" * cell.indent + escaped_markdown(cell.text)


def escaped_markdown(text: str) -> str:
    """`text` as Markdown that shows it and nothing else."""
    shown = _MARKUP.sub(r"\\\g<0>", safe(text))
    return re.sub("[&<>]", lambda match: _HTML[match[0]], shown)


def heading_markdown(level: int, text: str) -> str:
    """A heading that shows `text` and nothing else."""
    shown = _CLOSING.sub(lambda match: "\\#" * len(match[0]), line_markdown(text))
    return f"{'#' * level} {shown}\n"


def list_markdown(texts: Iterable[str]) -> str:
    """A list with an item for each of `texts`."""
    return "".join(f"- {line_markdown(text)}\n" for text in texts)


def line_markdown(text: str) -> str:
    """As `escaped_markdown`, where a line begins."""
    shown = escaped_markdown(text).strip()
    begin = _BLOCK.match(shown)
    if begin is None:
        return shown
    is_number = begin[0].isdigit()
    return f"{begin[0]}\\{shown[begin.end() :]}" if is_number else f"\\{shown}"

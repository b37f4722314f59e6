"""A table as Markdown, in which no text of a file is taken for markup."""

import re
from collections.abc import Iterable

from workplan.views.tables.table import Cell, Table
from workplan.views.text import safe

# Within a word, _ is no markup; // after a colon, a dot after www and @ would make links of addresses.
_MARKUP = re.compile(r"[\\`*~\[\]|$@]|(?<![^\W_])_|_(?![^\W_])|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_BLOCK = re.compile(
    r"[#+=-]|[0-9]+(?=[.)])"
)  # what at the begin of a line makes it a heading, a list, a rule
_CLOSING = re.compile(r"#+$")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown_text(table: Table) -> str:
    """The heads and rows of `table`, drawings left out."""
    kept = [index for index, column in enumerate(table.columns) if not column.is_drawing]
    heads = [escaped_markdown(table.columns[index].head) for index in kept]
    rule = ["---:" if table.columns[index].is_right else "---" for index in kept]
    rows = [[_cell(row[index]) for index in kept] for row in table.rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [heads, rule, *rows])


def escaped_markdown(text: str) -> str:
    """`text` as Markdown that shows it and nothing else."""
    shown = _MARKUP.sub(r"\\\g<0>", safe(text))
    return re.sub("[&<>]", lambda match: _HTML[match[0]], shown)


def heading_markdown(level: int, text: str) -> str:
    """A heading that shows `text` and nothing else."""
    return f"{'#' * level} {_CLOSING.sub(_each_escaped, line_markdown(text))}\n"


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


def _each_escaped(match: re.Match[str]) -> str:
    return "\\#" * len(match[0])


def _cell(cell: Cell) -> str:
    return "&nbsp;&nbsp;" * cell.indent + escaped_markdown(cell.text)

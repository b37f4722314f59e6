"""A table as Markdown, in which no text of a file is taken for markup."""

import re

from workplan.views.safety import safe
from workplan.views.tables.table import Cell, Table

_MARKUP = re.compile(r"[\\`*~\[\]|]|(?<![^\W_])_|_(?![^\W_])")  # within a word, _ is no markup
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


def _cell(cell: Cell) -> str:
    return "&nbsp;&nbsp;" * cell.indent + escaped_markdown(cell.text)

"""The report as CSV: the ledger (台账), for spreadsheets."""

import csv
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from io import StringIO

from workplan.core.report import Report
from workplan.views.baseline import baseline_cells, baseline_columns
from workplan.views.page import Page
from workplan.views.phrases import figure, percent, signed
from workplan.views.reports.ledger import LEDGER, Sort, Value, ledger_rows
from workplan.views.tables.sheet import harmless
from workplan.views.words import Words

_BOM = "\ufeff"  # by which Excel knows UTF-8


def render(report: Report, page: Page) -> bytes:
    """The ledger in UTF-8 with a BOM, lines ended as RFC 4180 has it; no cell is ever taken for a formula."""
    stream = StringIO()
    csv.writer(stream).writerows(_rows(report, page.words))
    return (_BOM + stream.getvalue()).encode()


def _rows(report: Report, words: Words) -> Iterator[list[str]]:
    """The heads, then a row a target; with a baseline, what the earlier plan says at the end."""
    then = report.baseline
    more = [] if then is None else [column.head for column in baseline_columns(words)]
    yield [*(column.head(words) for column in LEDGER), *more]
    for part, row in zip(report.targets, ledger_rows(report.targets, words), strict=True):
        texts = [_text(column.sort, value) for column, value in zip(LEDGER, row, strict=True)]
        beside = [] if then is None else [cell.text for cell in baseline_cells(part.verdict, then, words)]
        yield [harmless(text) for text in (*texts, *beside)]


def _text(sort: Sort, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return _FIGURES.get(sort, figure)(value)
    return value.isoformat() if isinstance(value, date) else str(value)


_FIGURES = {Sort.SHARE: percent, Sort.POINTS: signed}

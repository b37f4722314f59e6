"""A sheet as `.csv`: written for any editor, read as spreadsheets and hands save it."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from workplan.core.collect import FOOT, GREY, Cell, Sheet
from workplan.files.sheets.gate import MOST_ROWS
from workplan.files.sheets.heads import COLUMNS, Issued, Table, cleaned, fitting, place
from workplan.files.split import SEPARATORS, split
from workplan.files.yaml.decode import decode

_RECKONED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t")  # a text that a spreadsheet would reckon
_NUMBER = re.compile(r"-?[0-9.]+")
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|#+)")
_ORIGIN = ("id", "plan", "period", "unit", *GREY)


def separated_bytes(sheet: Sheet, heads: Mapping[str, str]) -> bytes:
    """The content of the `.csv` for one unit, in UTF-8 with BOM; `heads` are as those of the workbook.

    What was issued stands in one column as JSON in ASCII: no spreadsheet takes it for a day or a number, and
    no other encoding loses a character of it.
    """
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([heads[key] for key in (*COLUMNS, "issued")])
    for row in sheet.rows:
        texts = {key: fitting(row.grey.get(key, "")) for key in GREY}
        origin = json.dumps([row.id, sheet.plan, sheet.period, sheet.unit, *texts.values()])
        target = texts["target"] + (heads["divided"] if row.is_divided else "")
        shown = {**texts, "target": target, "id": row.id}
        writer.writerow([*(_harmless(shown.get(key, "")) for key in COLUMNS), origin])
    writer.writerows([["", heads[key], ""] for key in FOOT])
    return stream.getvalue().encode("utf-8-sig")


def separated_tables(data: bytes, name: str) -> tuple[Table, ...] | str:
    """What `data` holds by each separator, or the code of what is wrong with it."""
    text, _ = decode(data, name)
    if text is None:
        return "sheet-encoding"
    if text.count("\n") > MOST_ROWS:
        return "sheet-too-long"
    return tuple(_table(text, separator) for separator in SEPARATORS)


def _table(text: str, separator: str) -> Table:
    rows, _ = split(text, separator)
    return Table(separator, {row: dict(_cells(row, cells)) for row, (_, cells) in enumerate(rows, start=1)})


def _cells(row: int, line: list[str]) -> Iterator[tuple[int, Cell]]:
    for column, written in enumerate(line, start=1):
        text = cleaned(written)
        if text.startswith("'") and text[1:].startswith(_RECKONED):
            text = text[1:]
        if text:
            yield column, Cell(text, place(row, column), "sheet-error" if _ERROR.fullmatch(text) else None)


def issued_of(origins: Mapping[str, str]) -> Issued | str | None:
    """What was issued, of the column that says so by the places of its cells.

    The place of the first that was issued for another unit or period; None where there is nothing.
    """
    first: Issued | None = None
    rows: dict[str, Mapping[str, str]] = {}
    for at, text in origins.items():
        if (origin := _origin(text)) is None:
            continue
        name, plan, period, unit, *grey = origin
        first = first or Issued(plan, period, unit, {}, rows)
        if (plan, period, unit) != first[:3]:
            return at
        rows[name] = dict(zip(GREY, grey, strict=True))
    return first


def _origin(text: str) -> list[str] | None:
    try:
        origin = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_ours = (
        isinstance(origin, list)
        and len(origin) == len(_ORIGIN)
        and all(isinstance(each, str) for each in origin)
    )
    return [cleaned(each) for each in origin] if is_ours else None


def _harmless(text: str) -> str:
    """`text` behind an apostrophe when a spreadsheet would reckon it."""
    is_reckoned = text.lstrip().startswith(_RECKONED) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_reckoned else text

"""Sheets as `.csv`, as editors and spreadsheets save them."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest

from workplan.core.collect import Cell
from workplan.files.sheets.separated import separated_bytes

from .issued import SHEET, ZH, codes, reply, texts

NAME = "区房管局.csv"
Lines = list[list[str]]


def lines() -> Lines:
    text = separated_bytes(SHEET, ZH).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def saved(change: Callable[[Lines], object], encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    """The sheet after a hand has been at it, as a spreadsheet saves it."""
    found = lines()
    change(found)
    stream = StringIO()
    csv.writer(stream, delimiter=separator).writerows(found)
    return stream.getvalue().encode(encoding)


def fill(found: Lines) -> None:
    found[1][7], found[1][11], found[2][8] = "3", "宝钢八村开工\n二期", " 62.5 "
    found[6][2], found[9][2] = "张三", "2022-09-28"


def test_it_has_a_bom_and_the_heads_and_what_was_issued() -> None:
    data = separated_bytes(SHEET, ZH)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    found = lines()
    assert found[0] == [*list(ZH.values())[:17], ZH["issued"]]
    assert found[1][:7] == ["1.10", "做优民生项目", "新增加梯（按分工）", "台", "52", "13.5", "18"]
    assert found[2][2] == "'=覆盖率"
    assert found[3][6] == "-0.6"
    assert json.loads(found[1][17])[:4] == ["lifts-added", "2022", "2022-09", "区房管局"]
    assert found[1][17].isascii()


def test_as_it_went_out_it_says_nothing() -> None:
    found = reply(separated_bytes(SHEET, ZH), NAME)
    assert (found.problems, found.plan, found.unit, found.period) == ((), "2022", "区房管局", "2022-09")
    for row, asked in zip(found.rows, SHEET.rows, strict=True):
        assert {key: cell.text for key, cell in row.cells.items()} == {
            key: text for key, text in asked.grey.items() if text
        }
        assert found.issued[row.id] == asked.grey


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gbk", "utf-16"])
def test_it_is_read_as_it_was_saved(encoding: str, separator: str) -> None:
    found = reply(saved(fill, encoding, separator), NAME)
    assert found.problems == ()
    assert texts(found, "lifts-added") == {"added": "3", "note": "宝钢八村开工\n二期"}
    assert found.rows[1].cells["total"] == Cell("62.5", "I3")
    assert {key: cell.text for key, cell in found.foot.items()} == {"by": "张三", "as-of": "2022-09-28"}


def test_an_error_of_a_spreadsheet_is_trouble() -> None:
    def change(found: Lines) -> None:
        found[1][11], found[1][7] = "#NAME?", "########"

    cells = reply(saved(change), NAME).rows[0].cells
    assert (cells["note"].trouble, cells["added"].trouble) == ("sheet-error", "sheet-error")


def test_a_row_of_another_sheet_is_told() -> None:
    def change(found: Lines) -> None:
        other = json.loads(found[2][17])
        found[2][17] = json.dumps([other[0], other[1], "2022-08", *other[3:]])

    assert codes(reply(saved(change), NAME)) == [("sheet-mixed", "!R3")]


@pytest.mark.parametrize("origin", ["", "x", "{}", "[1]", "[" * 9999, json.dumps([1] * 11)])
def test_without_what_was_issued_it_is_of_nobody(origin: str) -> None:
    def change(found: Lines) -> None:
        for line in found[1:6]:
            line[17] = origin

    assert codes(reply(saved(change), NAME)) == [("sheet-issued-gone", "")]


def test_without_its_column_it_is_of_nobody() -> None:
    def change(found: Lines) -> None:
        found[:] = [line[:17] for line in found]

    assert codes(reply(saved(change), NAME)) == [("sheet-issued-gone", "")]


def test_a_row_whose_origin_was_cleared_is_not_of_the_sheet() -> None:
    def change(found: Lines) -> None:
        fill(found)
        found[1][17] = ""

    assert codes(reply(saved(change), NAME)) == [("sheet-row-unknown", "!Q2")]

"""Sheets of a collection that LibreOffice opens, fills in, reckons and saves; and prints."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from files.sheets.issued import NAME, SHEET, ZH, codes, reply, texts
from needs import need
from workplan.core.collect import Cell
from workplan.files.sheets.mark import marked
from workplan.files.sheets.separated import separated_bytes
from workplan.files.sheets.write import sheet_bytes

from .libreoffice import Typing, fill_in, printed, why_missing

TYPED = {
    "H4": "=1+2",  # 本期新增
    "L4": "宝钢八村开工",
    "O4": "黄灯",
    "I5": "62.5%",  # 本期累计
    "L5": "=不是公式",
    "I6": "-0.6",
    "K7": "招标, 进场",
    "J8": "无变化",
    "E4": "99",  # grey, and so it takes nothing
    "K4": "办结",
    "C10": "张三",
    "C11": "021-5600",
    "C13": "2022-09-28",
}


CARELESS = """
    sheet.unprotect("")
    sheet.getCellRangeByName("E4").Value = 60
    sheet.Rows.removeByIndex(4, 1)
    sheet.Rows.insertByIndex(3, 2)
    sheet.getCellRangeByName("H6:I6").merge(True)
    sheet.getCellRangeByName("I7").FormulaLocal = "2022-3-5"
    sheet.getCellRangeByName("I8").FormulaLocal = "=1/0"
    sheet.getCellRangeByName("B20").String = "以上为初步数"
"""
pytestmark = pytest.mark.xdist_group("replies")  # for LibreOffice is started once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheets as they were sent, and what hands have made of them in LibreOffice."""
    need(why_missing())
    folder = tmp_path_factory.mktemp("replies")
    sheet, table, mark = (folder / name for name in ("sheet.xlsx", "sheet.csv", "marked.xlsx"))
    sheet.write_bytes(sheet_bytes(SHEET, ZH))
    table.write_bytes(separated_bytes(SHEET, ZH))
    mark.write_bytes(marked(sheet.read_bytes(), NAME, {"H4": "请填准数"}, ZH))
    fill_in(folder, [
        Typing(sheet, TYPED, folder / "typed.xlsx"),
        Typing(sheet, {"H4": "3"}, folder / "careless.xlsx", CARELESS),
        Typing(table, {"H2": "3", "L2": "开工", "C7": "张三"}, folder / "typed.csv"),
        Typing(mark, {"H4": "4"}, folder / "corrected.xlsx"),
        Typing(sheet, {}, folder / "sheet.pdf"),
        Typing(sheet, {"H4": "3"}, folder / "old.xls"),
        Typing(sheet, {"H4": "3"}, folder / "open.ods"),
        Typing(sheet, {"H4": "3"}, folder / "locked.xlsx", password="secret"),  # noqa: S106  # of a test
    ])  # fmt: skip
    return folder


def test_a_sheet_filled_in_by_libreoffice_says_what_was_typed(folder: Path) -> None:
    found = reply((folder / "typed.xlsx").read_bytes(), NAME)
    assert (codes(found), found.unit, found.period) == ([], "区房管局", "2022-09")
    assert texts(found, "lifts-added") == {"added": "3", "note": "宝钢八村开工", "light": "yellow"}
    assert found.rows[0].cells["goal"].text == "52"
    assert found.rows[1].cells["total"] == Cell("62.5", "I5", is_percent=True)
    assert texts(found, "coverage")["note"] == "=不是公式"
    assert texts(found, "growth") == {"total": "-0.6"}
    assert texts(found, "centre") == {"progress": "招标, 进场"}
    assert texts(found, "safety") == {"unchanged": "yes"}
    assert {key: cell.text for key, cell in found.foot.items()} == {
        "by": "张三",
        "phone": "021-5600",
        "as-of": "2022-09-28",
    }


def test_what_hands_do_after_they_took_the_protection_off_is_told(folder: Path) -> None:
    found = reply((folder / "careless.xlsx").read_bytes(), NAME)
    assert codes(found) == [("sheet-stray", "!B20")]
    assert [row.id for row in found.rows] == ["lifts-added", "growth", "centre", "safety"]
    assert found.rows[0].cells["goal"].text == "60"
    assert [row.cells[key].trouble for row, key in zip(found.rows, ("added", "total", "total"), strict=False)] == [
        "sheet-merged", "sheet-date", "sheet-error",
    ]  # fmt: skip


def test_a_csv_filled_in_by_libreoffice_says_what_was_typed(folder: Path) -> None:
    found = reply((folder / "typed.csv").read_bytes(), "区房管局.csv")
    assert (codes(found), found.unit, texts(found, "lifts-added")) == (
        [],
        "区房管局",
        {"added": "3", "note": "开工"},
    )
    assert found.foot["by"].text == "张三"


def test_a_sheet_that_was_marked_opens_again(folder: Path) -> None:
    corrected = (folder / "corrected.xlsx").read_bytes()
    found = reply(corrected, NAME)
    assert (codes(found), texts(found, "lifts-added")) == ([], {"added": "4"})
    again = load_workbook(BytesIO(marked(corrected, NAME, {}, ZH))).worksheets[0]
    assert (again["H4"].comment, again["H4"].fill.fill_type, again["R4"].value) == (None, None, None)


def test_it_prints_on_one_page_across_with_all_its_columns(folder: Path) -> None:
    (page,) = printed(folder / "sheet.pdf")
    dense = re.sub(r"\s", "", page)
    heads = ("序号", "年度目标", "本期新增", "存在问题", "佐证", "填报人", "数据截至", "第1页，共1页")
    assert [head for head in heads if head not in dense] == []
    assert "编号" not in dense


@pytest.mark.parametrize(
    ("name", "code"),
    [("old.xls", "sheet-old-format"), ("open.ods", "sheet-not-xlsx"), ("locked.xlsx", "sheet-password")],
)
def test_what_libreoffice_saves_otherwise_is_refused(folder: Path, name: str, code: str) -> None:
    assert codes(reply((folder / name).read_bytes(), name)) == [(code, "")]

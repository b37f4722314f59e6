"""What hands do to a sheet, each as a file."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from workplan.core.collect import Cell
from workplan.files.sheets.heads import BACK
from workplan.files.sheets.write import sheet_bytes

from .issued import (
    EN,
    FIRST,
    FOOT,
    HEAD,
    NAME,
    SHEET,
    ZH,
    codes,
    column,
    filled,
    issued,
    packed,
    patched,
    reply,
    texts,
)

ADDED, TOTAL, NOTE = f"{column('added')}{FIRST}", f"{column('total')}{FIRST + 1}", f"{column('note')}{FIRST}"


def typed(at: str, value: Any, shown: str | None = None) -> Callable[[Worksheet], None]:
    def fill(front: Worksheet) -> None:
        front[at] = value
        if shown is not None:
            front[at].number_format = shown

    return fill


def test_a_sheet_as_it_went_out_says_nothing() -> None:
    found = reply(sheet_bytes(SHEET, ZH))
    assert (found.file, found.plan, found.unit, found.period) == (NAME, "2022", "区房管局", "2022-09")
    assert found.problems == ()
    assert [row.id for row in found.rows] == [row.id for row in SHEET.rows]
    for row, asked in zip(found.rows, SHEET.rows, strict=True):
        wanted = {key: text for key, text in asked.grey.items() if text}
        assert {key: cell.text for key, cell in row.cells.items()} == wanted
        assert found.issued[row.id] == asked.grey
    assert found.rows[0].place == "Q4"


def test_what_was_filled_in_is_found_by_row_and_column() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED], front[NOTE], front[TOTAL] = 3, "宝钢八村开工 \r\n 二期  ", 62.5
        front[f"{column('progress')}{FIRST + 3}"], front[f"{column('light')}{FIRST}"] = "办结", "黄灯"
        front[f"{column('unchanged')}{FIRST + 4}"] = " 无变化"
        front.cell(FOOT, 3).value, front.cell(FOOT + 1, 3).value = "张三", "021-5600"
        front.cell(FOOT + 3, 3).value = datetime(2022, 9, 28)  # noqa: DTZ001

    found = reply(filled(fill))
    assert found.problems == ()
    assert texts(found, "lifts-added") == {"added": "3", "note": "宝钢八村开工\n二期", "light": "yellow"}
    assert texts(found, "coverage") == {"total": "62.5"}
    assert texts(found, "centre") == {"progress": "done"}
    assert texts(found, "safety") == {"unchanged": "yes"}
    assert {key: cell.text for key, cell in found.foot.items()} == {
        "by": "张三",
        "phone": "021-5600",
        "as-of": "2022-09-28",
    }
    assert found.foot["as-of"] == Cell("2022-09-28", f"C{FOOT + 3}")


@pytest.mark.parametrize(
    ("value", "shown", "text", "trouble"),
    [
        ("12", None, "12", None),
        ("1,200", None, "1,200", None),
        (" １２ ", None, "１２", None),
        ("3个", None, "3个", None),
        ("约30", None, "约30", None),
        (0, None, "0", None),
        (-3, None, "-3", None),
        (-0.0, None, "0", None),
        (0.1 + 0.2, None, "0.3", None),
        (1e20, None, "100000000000000000000", None),
        (1e-7, None, "0.0000001", None),
        (1234.5, "#,##0.00", "1234.5", None),
        (3, '0"%"', "3", None),
        (0.055, None, "0.055", None),
        (True, None, "TRUE", None),
        ("=F4+3", None, "=F4+3", "sheet-formula"),
        (ArrayFormula("H4", "=SUM(F4:G4)"), None, "=SUM(F4:G4)", "sheet-formula"),
        ("#DIV/0!", None, "#DIV/0!", "sheet-error"),
        (date(2022, 3, 5), None, "2022-03-05", "sheet-date"),
        (datetime.fromisoformat("2022-03-05T06:07"), None, "2022-03-05 06:07:00", "sheet-date"),
        (time(12, 30), None, "12:30:00", "sheet-date"),
        (timedelta(hours=30), None, "1 day, 6:00:00", "sheet-date"),
        (44832, "m/d/yy", "2022-09-28", "sheet-date"),
        (10**12, "yyyy-mm-dd", "#VALUE!", "sheet-error"),
        ("_x0033_", None, "3", None),
        ("_xD83D__xDE00_", None, "😀", None),
        ("_xD83D_", None, "\ufffd", None),
    ],
)
def test_a_cell_is_read_as_what_was_typed(
    value: object, shown: str | None, text: str, trouble: str | None
) -> None:
    found = reply(filled(typed(ADDED, value, shown)))
    assert (found.problems, found.rows[0].cells["added"]) == ((), Cell(text, ADDED, trouble))


def test_a_percentage_by_format_is_in_points() -> None:
    found = reply(filled(typed(TOTAL, 0.055, "0.0%")))
    assert found.rows[1].cells["total"] == Cell("5.5", TOTAL, is_percent=True)


@pytest.mark.parametrize(
    ("number", "serial", "text", "trouble"),
    [
        (58, "44832", "2022-09-28", "sheet-date"),  # 9月28日, as a Chinese Excel takes it
        (31, "44832.5", "2022-09-28", "sheet-date"),
        (58, "3", "3", "sheet-date"),
        (2, "inf", "inf", "sheet-error"),
        (2, "1.5", "1.5", None),
    ],
)
def test_days_in_the_formats_of_chinese_spreadsheets_are_days(
    number: int, serial: str, text: str, trouble: str | None
) -> None:
    data = filled(typed(ADDED, 777, "0.0000"))
    found = reply(patched(data, {
        "xl/styles.xml": (b'formatCode="0.0000"', b'formatCode="0.0001"'),
        "xl/worksheets/sheet1.xml": (b"<v>777</v>", b"<v>" + serial.replace("inf", "1e999").encode() + b"</v>"),
    }, number))  # fmt: skip
    assert found.rows[0].cells["added"] == Cell(text, ADDED, trouble)


def test_a_formula_has_the_value_that_was_stored_with_it() -> None:
    data = filled(typed(ADDED, "=1+2"))
    found = reply(patched(data, {"xl/worksheets/sheet1.xml": (b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")}))
    assert found.rows[0].cells["added"] == Cell("3", ADDED)


def test_a_formula_whose_value_is_no_number_makes_the_file_a_damaged_one() -> None:
    data = filled(typed(ADDED, "=1+2"))
    found = reply(patched(data, {"xl/worksheets/sheet1.xml": (b"<f>1+2</f><v></v>", b"<f>1+2</f><v>x</v>")}))
    assert codes(found) == [("sheet-damaged", "")]


def test_a_day_in_a_note_is_no_trouble() -> None:
    assert reply(filled(typed(NOTE, date(2022, 3, 5)))).rows[0].cells["note"] == Cell("2022-03-05", NOTE)


def test_merged_cells_are_trouble_where_something_stands_in_them() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED] = 3
        front.merge_cells(f"{ADDED}:{column('total')}{FIRST + 1}")
        front.merge_cells(f"B{FIRST}:B{FIRST + 4}")
        front.merge_cells(f"L{FIRST}:L{FIRST + 1}")

    found = reply(filled(fill))
    assert found.problems == ()
    assert found.rows[0].cells["added"] == Cell("3", ADDED, "sheet-merged")
    assert found.rows[0].cells["task"] == Cell("做优民生项目", "B4")
    assert "task" not in found.rows[1].cells


def test_a_figure_struck_through_is_trouble() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED] = 3
        front[ADDED].font = Font(strike=True)
        front[f"B{FIRST}"].font = Font(strike=True)

    found = reply(filled(fill))
    assert found.rows[0].cells["added"] == Cell("3", ADDED, "sheet-struck")
    assert found.rows[0].cells["task"].trouble is None


def test_rows_may_be_deleted_moved_and_sorted() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED], front[TOTAL] = 3, 62
        front.delete_rows(FIRST + 3, 2)
        front.insert_rows(FIRST, 3)
        kept = [[cell.value for cell in front[at]] for at in (FIRST + 5, FIRST + 4, FIRST + 3)]
        for at, values in enumerate(kept, start=FIRST + 3):
            for number, value in enumerate(values, start=1):
                front.cell(at, number).value = value

    found = reply(filled(fill))
    assert (found.problems, [row.id for row in found.rows]) == ((), ["growth", "coverage", "lifts-added"])
    assert (texts(found, "lifts-added"), texts(found, "coverage")) == ({"added": "3"}, {"total": "62"})
    assert set(found.issued) == {row.id for row in SHEET.rows}


def test_a_row_copied_is_told_when_both_say_something() -> None:
    def copied(value: int | None, again: int | None) -> Callable[[Worksheet], None]:
        def fill(front: Worksheet) -> None:
            for number in range(1, 18):
                front.cell(FIRST + 1, number).value = front.cell(FIRST, number).value
            front[ADDED], front[f"{column('added')}{FIRST + 1}"] = value, again

        return fill

    both = reply(filled(copied(3, 3)))
    assert codes(both) == [("sheet-row-twice", "!Q5")]
    assert both.problems[0].params == {"id": "lifts-added", "first": "Q4"}
    for fill in (copied(3, None), copied(None, 3)):
        found = reply(filled(fill))
        assert (codes(found), texts(found, "lifts-added")) == ([], {"added": "3"})


def test_a_row_whose_id_went_apart_from_its_name_is_told() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED], front[TOTAL] = 3, 62
        front["Q4"], front["Q5"] = "coverage", "lifts-added"
        front["C6"] = "改了名字"

    found = reply(filled(fill))
    assert codes(found) == [("sheet-row-shifted", "!Q4"), ("sheet-row-shifted", "!Q5")]
    assert found.problems[0].params == {"id": "coverage", "text": "新增加梯"}


def test_a_row_added_is_told_with_and_without_an_id() -> None:
    def fill(front: Worksheet) -> None:
        front[f"Q{FOOT + 6}"], front[f"{column('added')}{FOOT + 6}"] = "kiosks", 1
        front[f"C{FOOT + 7}"], front[f"{column('total')}{FOOT + 7}"] = "新增自助设备", 2
        front[f"Q{FOOT + 8}"] = "nothing-said"

    found = reply(filled(fill))
    assert codes(found) == [("sheet-row-without-id", f"!I{FOOT + 7}"), ("sheet-row-unknown", f"!Q{FOOT + 6}")]
    assert [problem.params for problem in found.problems] == [{"text": "2"}, {"id": "kiosks"}]


def test_a_column_moved_is_found_by_its_head() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED] = 3
        front.move_range("H1:H20", cols=12)
        front.move_range("I1:J20", cols=-1)

    found = reply(filled(fill))
    assert (found.problems, found.rows[0].cells["added"]) == ((), Cell("3", "T4"))


def test_heads_are_known_with_blanks_breaks_marks_and_in_the_other_language() -> None:
    def fill(front: Worksheet) -> None:
        front[f"{column('added')}{HEAD}"], front[f"{column('note')}{HEAD}"] = "本期\n新增：", " Note *"
        front[ADDED], front[NOTE] = 3, "开工"

    found = reply(filled(fill))
    assert (found.problems, texts(found, "lifts-added")) == ((), {"added": "3", "note": "开工"})


def test_a_sheet_in_english_is_read_by_the_words_it_went_out_with() -> None:
    assert reply(sheet_bytes(SHEET, {**EN, "added": "New lifts"})).problems == ()


def test_a_column_renamed_deleted_or_copied_is_told() -> None:
    def fill(front: Worksheet) -> None:
        front[f"{column('added')}{HEAD}"], front[f"R{HEAD}"] = "新增", "本期累计"

    found = reply(filled(fill))
    assert codes(found) == [("sheet-column-gone", f"!A{HEAD}"), ("sheet-column-twice", f"!R{HEAD}")]
    assert [problem.params for problem in found.problems] == [{"head": "本期新增"}, {"head": "本期累计"}]


@pytest.mark.parametrize(("at", "text"), [("R4", "另有2台"), ("B20", "以上为初步数")])
def test_what_stands_outside_the_table_is_told(at: str, text: str) -> None:
    found = reply(filled(typed(at, text)))
    assert codes(found) == [("sheet-stray", f"!{at}")]
    assert found.problems[0].params == {"text": text}


def test_a_note_on_a_cell_is_told() -> None:
    def fill(front: Worksheet) -> None:
        front[ADDED].comment = Comment("预计数", "张三")

    found = reply(filled(fill))
    assert (codes(found), found.problems[0].params) == ([("sheet-stray", f"!{ADDED}")], {"text": "预计数"})


def test_the_foot_is_found_wherever_it_stands() -> None:
    def fill(front: Worksheet) -> None:
        front.cell(FOOT, 2).value = "填报人： 张三"
        front.cell(FOOT + 1, 2).value, front.cell(FOOT + 1, 5).value = "电话:", 2156000000
        front.cell(FOOT + 1, 6).value, front.cell(FOOT + 1, 7).value = "审核人", "李四"
        front.cell(FOOT + 1, 8).value = "核"
        front.cell(FOOT + 2, 2).value = None

    found = reply(filled(fill))
    assert found.problems == ()
    assert {key: cell.text for key, cell in found.foot.items()} == {
        "by": "张三",
        "phone": "2156000000",
        "checked-by": "李四",
    }


def test_a_sheet_whose_hidden_part_is_gone_or_emptied_is_of_nobody() -> None:
    gone, emptied = issued(), issued()
    del gone[BACK]
    emptied[BACK]["C1"], emptied[BACK]["A9"] = None, "other"
    for book in (gone, emptied):
        found = reply(packed(book))
        assert (codes(found), found.rows) == ([("sheet-issued-gone", "")], ())


def test_the_sheet_is_chosen_among_others() -> None:
    book = issued()
    book.create_sheet("草稿", 0)["A1"] = "随便记"
    book.create_chartsheet().add_chart(BarChart())
    copy = book.copy_worksheet(book.worksheets[1])
    assert codes(reply(packed(book))) == [("sheet-twice", "")]
    copy.sheet_state = "hidden"
    assert codes(reply(packed(book))) == []
    del book[copy.title]
    book["填报表"].delete_rows(HEAD)
    assert codes(reply(packed(book))) == [("sheet-not-ours", "")]
    book["草稿"].sheet_state = "hidden"


def test_a_sheet_that_was_hidden_is_still_ours() -> None:
    book = issued()
    book.create_sheet("草稿")
    book.active = 2
    book.worksheets[0].sheet_state = "hidden"
    assert codes(reply(packed(book))) == []

"""What a sheet looks like, as openpyxl reads it; LibreOffice opens it in tests/office."""

import zipfile
from dataclasses import replace
from io import BytesIO
from unicodedata import east_asian_width

import pytest

from workplan.core.collect import FOOT as FOOT_KEYS
from workplan.core.collect import GREY, SHEET_WORDS, WHITE
from workplan.files.sheets.heads import BACK, place
from workplan.files.sheets.write import sheet_bytes

from .issued import EN, FIRST, FOOT, HEAD, SHEET, ZH, codes, column, issued, reply


def test_the_same_sheet_has_the_same_bytes() -> None:
    assert sheet_bytes(SHEET, ZH) == sheet_bytes(SHEET, ZH)


def test_its_cells_say_what_is_asked() -> None:
    front = issued().worksheets[0]
    heads = [cell.value for cell in front[HEAD]]
    first = [cell.value for cell in front[FIRST]]
    assert heads == [ZH[key] for key in (*GREY, *WHITE, "id")]
    assert first == [
        "1.10",
        "做优民生项目",
        "新增加梯（按分工）",
        "台",
        52,
        13.5,
        18,
        *([None] * 9),
        "lifts-added",
    ]
    assert [front.cell(FOOT + at, 2).value for at in range(4)] == [ZH[key] for key in FOOT_KEYS]
    assert (front["A1"].value, front["A2"].value) == (ZH["title"], ZH["about"])
    assert front["C5"].value == "=覆盖率"
    assert front["C5"].data_type == "s"


def test_only_the_white_cells_that_a_row_takes_can_be_filled_in() -> None:
    front = issued().worksheets[0]
    for at, row in enumerate(SHEET.rows, start=FIRST):
        unlocked = [
            key for key in ZH if key in (*GREY, *WHITE) and not front[f"{column(key)}{at}"].protection.locked
        ]
        assert unlocked == [key for key in WHITE if key in row.takes]
    assert [front.cell(FOOT + at, 3).protection.locked for at in range(4)] == [False] * 4
    protection = front.protection
    assert (protection.sheet, protection.password, protection.sort, protection.autoFilter) == (
        True,
        None,
        False,
        False,
    )
    assert protection.formatColumns is False


def test_cells_check_what_is_typed_and_lists_take_any_name() -> None:
    book = issued()
    checks = book.worksheets[0].data_validations.dataValidation
    rules = {
        place(*at): rule for rule in checks for each in rule.sqref.ranges for row in each.rows for at in row
    }
    total, light, unchanged, progress = (column(key) for key in ("total", "light", "unchanged", "progress"))
    share, rate, chosen = rules[f"{total}5"], rules[f"{total}6"], rules[f"{progress}7"]
    assert (share.type, share.formula1, share.formula2, share.errorStyle) == (
        "decimal",
        "0",
        "100",
        "warning",
    )
    assert (rate.formula1, rate.prompt) == ("-1000000000000000", ZH["ask.share"])
    assert rules[f"{column('added')}4"].prompt == ZH["ask.added"]
    back = book[BACK]
    lists = {
        rule: back[rule.partition("!")[2].replace("$", "")]
        for rule in (chosen.formula1, rules[f"{light}4"].formula1)
    }
    told = [[cell.value for row in cells for cell in row] for cells in lists.values()]
    assert told == [["办结", "招标, 进场", "封顶"], ["绿灯", "黄灯", "红灯"]]
    assert back[rules[f"{unchanged}4"].formula1.partition("!")[2].replace("$", "")].value == "无变化"
    assert f"{progress}4" not in rules


def test_it_prints_across_one_page_wide_below_its_heads() -> None:
    front = issued().worksheets[0]
    assert (front.page_setup.orientation, front.page_setup.paperSize) == ("landscape", 9)
    assert (front.page_setup.fitToWidth or 1, front.page_setup.fitToHeight) == (1, 0)
    assert (front.print_title_rows, front.freeze_panes) == ("$3:$3", "D4")
    assert front.print_area == "'填报表'!$A$1:$P$13"
    assert front.auto_filter.ref == "A3:Q8"
    assert "第 &amp;P 页" in _sheet_xml(sheet_bytes(SHEET, ZH))
    assert front["A4"].font.name == "宋体"


def test_what_was_issued_is_very_hidden() -> None:
    assert issued()[BACK].sheet_state == "veryHidden"


def test_a_sheet_without_rows_and_one_of_harmful_texts_are_files_too() -> None:
    assert codes(reply(sheet_bytes(replace(SHEET, rows=()), ZH))) == []
    harm = "\x00\x1b=cmd|' /C calc'!A0&\ufffe" + "长" * 40_000
    row = replace(SHEET.rows[0], grey={**SHEET.rows[0].grey, "task": harm, "goal": "1" * 40})
    heads = {**ZH, "title": "5&D" + "题" * 400}
    found = reply(sheet_bytes(replace(SHEET, rows=(row,)), heads))
    assert (codes(found), found.issued["lifts-added"]["goal"]) == ([], "1" * 40)
    assert found.rows[0].cells["task"].text == found.issued["lifts-added"]["task"]
    with zipfile.ZipFile(BytesIO(sheet_bytes(SHEET, heads))) as archive:
        assert b"5&amp;&amp;D" in archive.read("xl/worksheets/sheet1.xml")


def test_a_long_name_has_its_lines_and_a_short_row_grows_with_what_is_typed() -> None:
    name = "完成" * 60
    assert {east_asian_width(letter) for letter in name} == {"W"}
    row = replace(SHEET.rows[0], grey={**SHEET.rows[0].grey, "target": name})
    found = replace(SHEET, rows=(row, SHEET.rows[1]))
    heights = [
        part for part in _sheet_xml(sheet_bytes(found, ZH)).split("<row ") if 'customHeight="1"' in part
    ]
    assert [part[:5] for part in heights] == ['r="1"', 'r="3"', 'r="4"']


def _sheet_xml(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("heads", [ZH, EN])
def test_all_words_are_given(heads: dict[str, str]) -> None:
    assert set(heads) == {*SHEET_WORDS, "title", "about", "font"}


@pytest.mark.parametrize(
    ("at", "name"), [((1, 1), "A1"), ((7, 26), "Z7"), ((1048576, 16384), "XFD1048576"), ((2, 27), "AA2")]
)
def test_cells_are_called_as_spreadsheets_do(at: tuple[int, int], name: str) -> None:
    assert place(*at) == name

"""Replies given back: what is red in them, and what is said beside it."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from workplan.files.sheets.heads import BACK
from workplan.files.sheets.mark import marked
from workplan.files.sheets.separated import separated_bytes

from .issued import EN, HEAD, NAME, SHEET, ZH, codes, filled, packed, patched, reply, texts

RED = "FFFF9999"
WRONG = {"H4": "“约3”不是确数；请填一个准数", "I5": "=请改", "A3": "没有“佐证”这一列"}


def fill(front: Worksheet) -> None:
    front["H4"], front["I5"], front["L4"] = "约3", 620, "开工"


def opened(data: bytes) -> Worksheet:
    return load_workbook(BytesIO(data)).worksheets[0]


def reds(front: Worksheet) -> list[str]:
    return [cell.coordinate for row in front for cell in row if cell.fill.fgColor.rgb == RED]


def test_wrong_cells_are_red_with_a_note_and_what_to_do_at_the_right() -> None:
    data = filled(fill)
    front = opened(marked(data, NAME, WRONG, ZH, EN))
    assert reds(front) == ["A3", "H4", "I5"]
    assert [front[at].comment.text for at in WRONG] == [f"workplan:\n{remedy}" for remedy in WRONG.values()]
    assert [front[f"R{row}"].value for row in (HEAD, 4, 5)] == [
        "请改正", "H4: “约3”不是确数；请填一个准数\nA3: 没有“佐证”这一列", "I5: =请改",
    ]  # fmt: skip
    assert (front["R5"].data_type, front["H4"].value, front["I5"].value) == ("s", "约3", 620)


def test_all_else_is_as_it_came() -> None:
    before, after = (
        load_workbook(BytesIO(filled(fill))),
        load_workbook(BytesIO(marked(filled(fill), NAME, WRONG, ZH))),
    )
    for old, new in zip(before.worksheets, after.worksheets, strict=True):
        kept = [[cell.value for cell in row][:17] for row in new]
        assert kept == [[cell.value for cell in row] for row in old]
        assert (new.protection.sheet, new.sheet_state, new.freeze_panes) == (
            old.protection.sheet,
            old.sheet_state,
            old.freeze_panes,
        )
        assert new.data_validations.count == old.data_validations.count
    assert after[BACK].sheet_state == "veryHidden"


def test_corrected_and_sent_again_it_is_read_and_marked_anew() -> None:
    once = load_workbook(BytesIO(marked(filled(fill), NAME, WRONG, ZH)))
    once.worksheets[0]["H4"] = 3
    again = packed(once)
    found = reply(again)
    assert (codes(found), texts(found, "lifts-added")) == ([], {"added": "3", "note": "开工"})
    front = opened(marked(again, NAME, {"I5": "核对小数点"}, ZH))
    assert reds(front) == ["I5"]
    assert (front["H4"].comment, front["R4"].value, front["R5"].value) == (None, None, "I5: 核对小数点")
    assert (front["A3"].fill.fgColor.rgb, front["H4"].fill.fill_type) == ("FFEDEDED", None)


def test_a_note_of_the_person_and_merged_cells_stay() -> None:
    def change(front: Worksheet) -> None:
        fill(front)
        front["H4"].comment = Comment("待核", "张三")
        front.merge_cells("I5:I6")

    front = opened(marked(filled(change), NAME, {"H4": "一", "I6": "二"}, ZH))
    assert (front["H4"].comment.text, front["I5"].comment.text, reds(front)) == (
        "待核",
        "workplan:\n二",
        ["H4", "I5"],
    )


def test_a_text_file_has_the_column_too() -> None:
    data = marked(separated_bytes(SHEET, ZH), "a.csv", {"H2": "请填准数", "I3": "=1"}, ZH)
    lines = data.decode("utf-8-sig").splitlines()
    assert [line.rpartition(",")[2] for line in lines[:4]] == ["请改正", "H2: 请填准数", "I3: =1", ""]
    assert codes(reply(data, "a.csv")) == []
    again = marked(data, "a.csv", {"H2": "再核"}, ZH).decode("utf-8-sig").splitlines()
    assert [line.rpartition(",")[2] for line in again[:3]] == ["请改正", "H2: 再核", ""]


def test_what_cannot_be_marked_comes_back_as_it_is() -> None:
    for data in (b"", b"PK\x03\x04half", b"a,b\n"):
        assert marked(data, "a.csv", WRONG, ZH) == data


def test_a_workbook_that_cannot_be_written_again_comes_back_as_it_is() -> None:
    data = patched(filled(fill), {"xl/workbook.xml": (b'state="visible"', b'state="hidden"')})  # all of them
    assert marked(data, NAME, {"H4": "一"}, ZH) == data

"""What is read, what is refused, and the blocks of Word and workbooks."""

import struct
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from openpyxl import load_workbook

from files.source.gold import draft_of
from files.source.word import book, footnote, item, numbered, office_plan, saved
from workplan.core.source import Block, Cell, Document, Form
from workplan.files.source.docx import _figure, read_docx
from workplan.files.source.read import Read, Refused, read_source, source_text
from workplan.files.source.text import read_text

WORD, BOOK, MACROS = (
    f"application/vnd.{kind}.main+xml"
    for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "macroEnabled spreadsheetml.sheet")
)


def packed(types: str = "", content: str = "x", *, flags: int = 0, size: int = 0) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("part.xml", content)
    data = bytearray(stream.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= flags
    if size:
        data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n ", "empty"),
        ("a.docx", b"", "empty"),
        ("a.txt", b"x" * 20_000_001, "large"),
        ("a.docx", OLD + b"x", "doc"),
        ("a.doc", OLD + b"x", "doc"),
        ("a.wps", OLD + b"x", "wps"),
        ("a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "locked"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.wps", b"x", "wps"),
        ("a.rtf", b"{\\rtf1", "doc"),
        ("a.docx", b"not packed", "false"),
        ("a.docx", packed(), "false"),
        ("a.docx", packed(BOOK), "false"),
        ("a.docx", packed(WORD), "damaged"),
        ("a.docx", packed(WORD, flags=1), "locked"),
        ("a.docx", packed(WORD, size=200_000_000), "large"),
        ("a.docx", packed(WORD, "<w:p/>" * 200_001), "large"),
        ("a.docx", packed(WORD, "<!DOCTYPE x>"), "damaged"),
        ("a.xlsx", packed(BOOK), "damaged"),
        ("a.xlsx", packed(BOOK, "<row>" * 20_001), "large"),
        ("a.xlsx", packed(BOOK, "<mergeCell ref='A1:XFD1048576'/>"), "large"),
        ("a.xlsx", packed(MACROS), "macros"),
        ("~$a.docx", packed(WORD), "open"),
        ("a.txt", packed(WORD), "unknown"),
        ("a.zip", b"x", "unknown"),
        ("a.txt", b"a\x00b", "coding"),
        ("a.txt", b"\xff\xfea", "coding"),
        ("a.txt", "Café 5".encode("latin-1"), "coding"),
        ("a.txt", "新增加梯52台，完成".encode("utf-16-le"), "coding"),
        ("a.txt", " \n\ufeff".encode(), "no-text"),
        ("a.csv", "指标,目标值\n".encode(), "no-rows"),
        ("a.docx", saved(WordDocument()), "no-text"),
        ("a.csv", b"\n,,\n", "no-rows"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(name: str, data: bytes, reason: str) -> None:
    assert read_source(name, data) == Refused(reason)


def test_a_quote_without_its_partner_is_told_with_its_line() -> None:
    rows = '指标,目标值\n甲,1\n"乙,2\n丙,3\n'
    assert read_source("a.csv", rows.encode()) == Refused("quote", 3)


def test_a_sheet_is_read_to_its_last_column_or_not_at_all() -> None:
    wide = [("指标", *(f"{i}月" for i in range(1, 101))), ("加梯", *range(1, 101))]
    found = read_source("年度.xlsx", book(("Sheet1", wide, [])))
    assert isinstance(found, Read)
    title, row = found.document.blocks
    assert (title.text, len(row.cells), row.cells[-1]) == ("年度", 101, Cell("100月", "100"))
    workbook = load_workbook(BytesIO(book(("一", [("指标", "目标值")], []))))
    workbook["一"]["B1000001"] = 5
    assert read_source("a.xlsx", saved(workbook)) == Refused("large")


@pytest.mark.parametrize(
    ("coding", "said"), [("utf-8", None), ("utf-8-sig", None), ("gbk", "GB18030"), ("utf-16", "UTF-16")]
)
def test_the_coding_of_a_text_is_told(coding: str, said: str | None) -> None:
    found = read_source("plan.txt", "新增加梯52台".encode(coding))
    assert found == Read(Document((Block(Form.PARAGRAPH, "新增加梯52台", 1),)), said)


def test_word_has_numbers_notes_and_merged_cells() -> None:
    document = read_docx(office_plan())
    assert [(block.form.value, block.mark, block.level, block.text) for block in document.blocks] == [
        ("heading", "", 1, "城东街道2024年工作要点"),
        ("heading", "", 1, "抓民生"),
        ("item", "（一）", 0, "深化“三个一”服务，新增加装电梯30台。（由李明副主任牵头）[^2]"),
        ("item", "（二）", 0, "开展社区活动12场。（由王芳副主任牵头）"),
        ("item", "1.", 0, "市级活动4场"),
        ("item", "2.", 0, "一般活动8场"),
        ("heading", "", 1, "任务分解"),
        ("row", "", 0, "经济 | 新增企业（家） | 20 | 50 | 经济办"),
        ("row", "", 0, "税收（万元） | 600 | 1200"),
        ("row", "", 0, "民生 | 就业率（%） | 95 | 社区办"),
        ("heading", "", 0, "备注：以上为全年数"),
        ("note", "2", 0, "三个一：一个窗口，一支队伍，一张清单。"),
    ]
    assert document.blocks[8].cells == (
        Cell("类别", "经济", again=True),
        Cell("指标", "税收（万元）"),
        Cell("2024年目标 上半年", "600"),
        Cell("2024年目标 全年", "1200"),
        Cell("责任单位", "经济办", again=True),
    )
    draft = draft_of(document)
    assert [
        (t.id, str(t.promise.value), [(day, int(n)) for day, n in t.promise.points]) for t in draft.targets
    ][4:6] == [
        ("新增企业", "50", [(date(2024, 6, 30), 20)]),
        ("税收", "1200", [(date(2024, 6, 30), 600)]),
    ]
    assert draft.definitions == {"三个一": ("一个窗口", "一支队伍", "一张清单")}


def test_word_has_bold_headings_endnotes_breaks_and_lists_of_its_styles() -> None:
    document = WordDocument()
    heading = document.add_paragraph()
    heading.add_run("工作目标").bold = True
    sentence = document.add_paragraph()
    sentence.add_run("全文加粗的一句话。").bold = True
    broken = document.add_paragraph("前\n后\t尾")
    footnote(document, broken, 3, "术语：解释。", "endnote")
    document.add_paragraph("建成5个站点", style="List Bullet")
    bullets = numbered(document, [("bullet", "•")])
    item(document, "建成6个站点", bullets)
    item(document, "没有这一级", bullets, 5)
    item(document, "没有编号", "0")
    document.add_paragraph("")
    levels = numbered(document, [("decimal", "%1."), ("decimal", "%1.%2")])
    for text, level in (("第一", 0), ("其一", 1), ("第二", 0), ("其一", 1)):
        item(document, text, levels, level)
    document.add_table(rows=0, cols=2)
    assert [(block.form.value, block.mark, block.text) for block in read_docx(saved(document)).blocks] == [
        ("heading", "", "工作目标"),
        ("paragraph", "", "全文加粗的一句话。"),
        ("paragraph", "", "前 后 尾[^e3]"),
        ("item", "•", "建成5个站点"),
        ("item", "•", "建成6个站点"),
        ("item", "•", "没有这一级"),
        ("paragraph", "", "没有编号"),
        ("item", "1.", "第一"),
        ("item", "1.1", "其一"),
        ("item", "2.", "第二"),
        ("item", "2.1", "其一"),
        ("note", "e3", "术语：解释。"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (3, "decimal", "3"), (9, "chineseCounting", "九"), (10, "chineseCounting", "十"), (21, "ideographDigital", "二十一"),
        (30, "japaneseCounting", "三十"), (2, "lowerLetter", "b"), (27, "upperLetter", "A"), (14, "lowerRoman", "xiv"), (9, "upperRoman", "IX"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_does(number: int, form: str, said: str) -> None:
    assert _figure(number, form) == said


def test_a_workbook_is_its_visible_sheets() -> None:
    rows = [
        ("2024年目标任务", None, None, None),
        ("指标", "目标值", "责任单位", "时限"),
        ("就业率", 0.955, "人社局", datetime(2024, 9, 30)),  # noqa: DTZ001  # a workbook knows no zones
        ("新增就业", 1200, None, None),
        ("说明", True, "x", date(2024, 6, 30)),
    ]
    data = book(
        ("任务", rows, ["A1:D1", "C3:C4"]),
        ("空", [("只有一格",)], []),
        ("表", [("指标", "目标值"), ("甲", 1)], []),
    )
    found = read_source("a.xlsx", data)
    assert isinstance(found, Read)
    assert [(block.form.value, block.text) for block in found.document.blocks] == [
        ("heading", "2024年目标任务"),
        ("row", "就业率 | 0.955 | 人社局 | 2024-09-30"),
        ("row", "新增就业 | 1200"),
        ("row", "说明 | TRUE | x | 2024-06-30"),
        ("heading", "空"),
        ("heading", "表"),
        ("row", "甲 | 1"),
    ]
    assert found.document.blocks[2].cells[2] == Cell("责任单位", "人社局", again=True)


def test_a_share_of_a_workbook_is_a_percentage_and_a_hidden_sheet_is_not_read() -> None:
    workbook = load_workbook(
        BytesIO(book(("一", [("指标", "目标值"), ("覆盖率", 0.955)], []), ("二", [("x", "y")], [])))
    )
    workbook["一"]["B2"].number_format = "0.0%"
    workbook["二"].sheet_state = "hidden"
    found = read_source("a.xlsx", saved(workbook))
    assert isinstance(found, Read)
    assert [block.text for block in found.document.blocks] == ["一", "覆盖率 | 95.5%"]


def test_a_formula_without_its_value_is_seen_and_a_day_in_any_format() -> None:
    workbook = load_workbook(
        BytesIO(book(("一", [("指标", "目标值", "时限"), ("甲", "=2*26", 45565)], ["C2:C9", "BZ1:BZ3"])))
    )
    workbook["一"]["CA1"] = "far beyond the table"
    workbook["一"]["C2"]._style.numFmtId = 31  # noqa: SLF001  # by number alone, as offices of East Asia do
    found = read_source("a.xlsx", saved(workbook))
    assert isinstance(found, Read)
    assert [block.text for block in found.document.blocks] == ["一", "甲 | =2*26 | 2024-09-30"]
    assert found.unreckoned == "B2"


@pytest.mark.parametrize("sign", [",", ";", "\t", "，"])
def test_a_table_is_split_by_the_sign_that_its_first_line_has_most(sign: str) -> None:
    text = "\n".join(sign.join(row) for row in (("指标", "单位", "目标值"), ("新增加梯", "台", "52")))
    found = read_source("a.csv", text.encode())
    assert isinstance(found, Read)
    assert [block.text for block in found.document.blocks] == ["a", "新增加梯 | 台 | 52"]


def test_lines_that_pages_broke_are_joined() -> None:
    text = (
        "工作要点\n\n一、抓项目\n　　建成一批示范性的服务站点和设施，进一步完善服务网络，努力提升服务的品质\n"
        "和效率。\n- 2 -\n\n新建成的站点不少于十个，分布在全区的各个片区之中，并且覆盖全部居民\n\n¹ 站点：服务点。\n\n和单位。\n"
        "● 第一项●第二项\n"
    )
    assert [(block.form.value, block.mark, block.text) for block in read_text(text).blocks] == [
        ("paragraph", "", "工作要点"),
        ("item", "一、", "抓项目"),
        ("paragraph", "", "建成一批示范性的服务站点和设施，进一步完善服务网络，努力提升服务的品质和效率。"),
        ("paragraph", "", "新建成的站点不少于十个，分布在全区的各个片区之中，并且覆盖全部居民和单位。"),
        ("note", "¹", "站点：服务点。"),
        ("item", "●", "第一项"),
        ("item", "●", "第二项"),
    ]


def test_run_in_lists_headings_and_lone_marks() -> None:
    text = "**重点：**\n\n主要任务：一是抓投资。二是抓消费。\n\n一是只有一个。\n\n#### 小标题 ####\n\n1.\n\n[^a]: note\n"
    assert [(block.form.value, block.mark, block.level, block.text) for block in read_text(text).blocks] == [
        ("heading", "", 0, "重点："),
        ("paragraph", "", 0, "主要任务："),
        ("item", "一是", 0, "抓投资。"),
        ("item", "二是", 0, "抓消费。"),
        ("item", "一是", 0, "只有一个。"),
        ("heading", "", 4, "小标题"),
        ("paragraph", "", 0, "1."),
        ("note", "a", 0, "note"),
    ]


def test_cells_one_per_line_are_a_table() -> None:
    text = "指标\n单位\n目标值\n新增加梯\n台\n52\n完工加梯\n台\n26\n"
    assert [block.text for block in read_text(text).blocks] == ["新增加梯 | 台 | 52", "完工加梯 | 台 | 26"]
    assert [block.form for block in read_text("指标\n单位\n目标值\n加梯\n台\n多\n").blocks] == [
        Form.PARAGRAPH
    ] * 6
    numbered_rows = "序号\n任务\n时限\n1\n甲\n6月\n2\n乙\n7月\n正文在后。\n"
    assert [block.form for block in read_text(numbered_rows).blocks] == [Form.ROW, Form.ROW, Form.PARAGRAPH]
    assert [block.form for block in read_text("序号\n任务\n时限\n甲\n乙\n丙\n").blocks] == [
        Form.PARAGRAPH
    ] * 6


def test_cells_one_per_line_that_are_torn_merged_or_missing_find_their_columns() -> None:
    torn = (
        "民生实事项目计划表\n\n序号\n\n项目名称\n\n建设内容\n\n建设起\n止年限\n\n总投资\n\n（万元）\n\n责任\n\n单位\n\n"
        "1\n\n城市用气\n\n提升工程\n\n安装装置130套，让更多市民用上天然气。\n\n2023.01-2023.12\n\n1200\n\n城投集团\n\n"
        "2\n\n山塘整治\n\n完成6座小型水库加固，提升灌溉能力。\n\n2023.01-2023.12\n\n4600\n\n水利局\n\n3\n\n急救\n\n设施\n\n"
        "配置20台急救设备，方便居民使用。"
    )
    merged = (
        "2021年主要指标\n\n类别\n\n指标名称\n\n年度目标\n\n完成情况\n\n责任部门\n\n发展\n\n生产总值增长率\n\n与市同步\n\n9.8%\n\n区发改委\n\n"
        "财政收入增长率\n\n6%以上\n\n28.97%\n\n区财政局\n\n企业上市数\n\n2家\n\n年度指标\n\n区金融办\n\n生活\n\n"
        "失业人数\n\n控制在104人内\n\n79人\n\n区人社局\n\n建设服务站点\n\n2个\n\n1个\n"
    )
    rows = [block for text in (torn, merged) for block in read_text(text).blocks if block.form is Form.ROW]
    assert [(row.line, row.cells[-1].head, row.cells[-1].text, row.cells[1].text) for row in rows] == [
        (20, "责任单位", "城投集团", "城市用气提升工程"),
        (34, "责任单位", "水利局", "山塘整治"),
        (46, "责任单位", "", "急救设施"),
        (13, "责任部门", "区发改委", "生产总值增长率"),
        (23, "责任部门", "区财政局", "财政收入增长率"),
        (31, "责任部门", "区金融办", "企业上市数"),
        (39, "责任部门", "区人社局", "失业人数"),
        (49, "责任部门", "", "建设服务站点"),
    ]
    assert [row.cells[0].again for row in rows[3:]] == [False, True, True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "序号\n任务\n1\n甲\n2\n乙\n",  # too few columns
        "序号\n附注\n其他\n1\n甲\n乙\n2\n丙\n丁\n",  # headings that say nothing
        "序号\n任务\n说明\n1\n甲\n乙\n丙\n丁\n2\n",  # more cells than headings
        "序号\n任务\n说明\n附注\n其他\n别的\n1\n甲\n乙\n丙\n丁\n戊\n己\n2\n",
    ],
)
def test_numbers_on_lines_of_their_own_are_not_always_a_table(text: str) -> None:
    assert {block.form for block in read_text(text).blocks} == {Form.PARAGRAPH}


def test_the_text_that_a_plan_is_bound_to(tmp_path: Path) -> None:
    plain = Read(Document((Block(Form.PARAGRAPH, "甲", 1),)))
    assert source_text(tmp_path, tmp_path / "source" / "a.txt", b"", plain, "2024.yaml") == (
        "source/a.txt",
        None,
    )
    outside = tmp_path.parent / "a.md"
    assert source_text(tmp_path, outside, "甲".encode(), plain, "2024.yaml") == ("source/2024.md", "甲")
    word = tmp_path / "a.docx"
    assert source_text(tmp_path, word, b"", plain, "2024.yaml") == ("source/2024.txt", "甲\n")


def test_a_list_without_its_levels_has_a_sign() -> None:
    document = WordDocument()
    item(document, "建成6个站点", "7")
    part = document.part
    lists = [key for key, rel in part.rels.items() if rel.reltype.endswith("/numbering")]
    for key in lists:
        part.drop_rel(key)
        part.rels.pop(key, None)
    assert [block.mark for block in read_docx(saved(document)).blocks] == ["•"]


def test_an_empty_row_within_a_table_is_left_out() -> None:
    found = read_source("a.csv", "指标,目标值\n甲,1\n,\n乙,2\n".encode())
    assert isinstance(found, Read)
    assert [block.text for block in found.document.blocks] == ["a", "甲 | 1", "乙 | 2"]


def test_what_leads_word_files_in_circles_or_on_without_end_is_read_or_refused() -> None:
    document = WordDocument()
    styles = document.styles
    styles["List Bullet"].base_style, styles["List Number"].base_style = (
        styles["List Number"],
        styles["List Bullet"],
    )
    document.add_paragraph("建成6个站点", style="List Bullet")
    roman = numbered(document, [("lowerRoman", "%1.")])
    item(document, "开展4场活动", roman)
    for start in document.part.numbering_part.element.iter(qn("w:start")):
        start.set(qn("w:val"), "400")
    assert [block.mark + block.text for block in read_docx(saved(document)).blocks] == [
        "•建成6个站点", "400. 开展4场活动",
    ]  # fmt: skip
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0)._tc.grid_span = 100_000_000  # noqa: SLF001  # python-docx only merges what is there
    assert read_source("a.docx", saved(document)) == Refused("damaged")


def test_rows_of_a_text_know_their_lines() -> None:
    text = "要点\n\n| 指标 | 目标值 |\n|---|---|\n| 甲 | 1 |\n| 乙 | 2 |\n"
    assert [(block.text, block.line) for block in read_text(text).blocks[1:]] == [
        ("甲 | 1", 5),
        ("乙 | 2", 6),
    ]


def test_columns_that_stand_apart_by_blanks_are_a_table() -> None:
    text = """\
        Performance measures
        Workload            FY 2023   FY 2023     FY 2024
                            Actual    Projected   Target
        Library visits       61,346    71,000      73,000
        Cards issued            812         -         900

        Volunteers help 3 days 2 hours.
    """
    blocks = read_text(text).blocks
    assert [tuple(cell.head for cell in block.cells) for block in blocks[1:2]] == [
        ("Workload", "Actual FY2023", "Projected FY2023", "Target FY2024")
    ]
    assert [block.text for block in blocks] == [
        "Performance measures",
        "Library visits | 61,346 | 71,000 | 73,000",
        "Cards issued | 812 | - | 900",
        "Volunteers help 3 days 2 hours.",
    ]


@pytest.mark.parametrize(
    "text",
    ["Target 2024\nVisits 5\n", "Actual Target\nVisits 5 6\n", "Actual Target\n2023 2024\nBudget Goal\n"],
)
def test_a_heading_with_fewer_than_two_rows_or_columns_is_no_table(text: str) -> None:
    assert not [block for block in read_text(text).blocks if block.form is Form.ROW]


def test_an_address_holds_no_numbers() -> None:
    text = "见 https://example.cn/a?id=155985&tab=0。建成2个站点（https://example.cn/2/）。\n"
    assert read_text(text).text == "见 。建成2个站点（）。"

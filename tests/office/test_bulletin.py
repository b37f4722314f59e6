import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from views.office import entry, target
from workplan.core.plan import Kind
from workplan.core.report import Imprint, Report
from workplan.core.status import Choice
from workplan.core.verdict import Light
from workplan.views.docx.bulletin import render
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.text import xml_safe
from workplan.views.words import Language

from .reports import CASES, EN, LIGHTS, ZH, hostile, machine, of_targets, outlined, report, since_easing

EXPECTED = Path(__file__).with_name("expected")


def opened(found: Report, language: Language = ZH) -> Any:
    return docx.Document(BytesIO(render(found, Page(Words(language)))))


@cache
def document_of(name: str, on: str) -> Any:
    return opened(report(name, on))


def parts(found: Report, language: Language = ZH) -> dict[str, str]:
    with ZipFile(BytesIO(render(found, Page(Words(language))))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def text_of(document: Any) -> str:
    """A document as lines: paragraphs behind their styles, rows of tables between bars."""
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"{block.style.name if block.style else ''}: {_with_fields(block)}"
        else:
            yield from (" | ".join(row) for row in rows(block))


def _with_fields(paragraph: Paragraph) -> str:
    return "".join(text.text or "" for text in element_of(paragraph).iter(qn("w:t")))


def element_of(thing: Any) -> Any:
    """The XML of a part of a document, for what the library has no words for."""
    return thing._element  # noqa: SLF001


def table_below(document: Any, caption: str) -> list[list[str]]:
    """The lines of the table below that caption, without the heads."""
    blocks = [*document.iter_inner_content()]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _with_fields(block).endswith(f"　{caption}"):
            return rows(blocks[index + 1])[1:]
    return []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("office-in-june", lambda: report("office", "2022-06-30")),
        ("office-after-the-period", lambda: report("office", "2023-02-01")),
        ("office-before-the-period", lambda: report("office", "2021-12-31")),
        ("since-easing", since_easing),
        ("one-target", lambda: of_targets(target("a", "加梯", at_least="9", owners=()))),
    ],
)
def test_the_whole_bulletin(name: str, made: Any, language: Language) -> None:
    path = EXPECTED / f"{name}.{language}.txt"
    written = text_of(opened(made(), language))
    if os.environ.get("WORKPLAN_UPDATE") == "1":
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "on"), CASES)
def test_the_tables_say_what_the_machine_format_says(name: str, on: str) -> None:
    document, told = document_of(name, on), machine(report(name, on))
    states = table_below(document, "指标状态")
    counts = Counter(int(row[1]) for row in states[:-1])
    assert counts == Counter(filter(None, told["counts"].values()))
    assert int(states[-1][1]) == sum(int(row[1]) for row in states[:-1]) == len(told["targets"])
    outline = [row[2:] for row in table_below(document, "各板块、各任务情况")]
    assert outline == [*map(_machine_group, outlined(told)), _machine_group(told)]
    targets = [row for row in table_below(document, "指标一览") if len({*row}) > 1]
    assert [(row[1], row[6], LIGHTS[row[7][0]]) for row in targets] == [
        (each["name"], _share(each["completion"]), each["light"]) for each in told["targets"]
    ]
    led = {row[0]: row[-10:] for row in table_below(document, "各牵头领导")}  # titles where there are any
    assert led == {each["name"]: _machine_group(each) for each in told["owners"] if each["targets"]}
    kinds = {alert["kind"] for alert in told["alerts"]} - {"unreported", "due-soon"}
    names = {each["id"]: each["name"] for each in told["targets"]}
    assert [row[2] for row in table_below(document, "滞后预警事项")] == [
        names[alert["target"]] for alert in told["alerts"] if alert["kind"] in kinds
    ]
    for caption, kind in (("临近到期事项", "due-soon"), ("逾期未报的指标", "unreported")):
        listed = [row[1 if kind == "due-soon" else 2] for row in table_below(document, caption)]
        assert listed == [names[alert["target"]] for alert in told["alerts"] if alert["kind"] == kind]


def _share(told: str | None) -> str:
    return "—" if told is None else f"{told}%"


def _machine_group(group: Any) -> list[str]:
    """A roll-up as the tables print it."""
    shares = [_share(group[key]) for key in ("completion", "expected")]
    gap = group["gap"]
    signed = "—" if gap is None else f"+{gap}" if float(gap) > 0 else gap
    scored, on_pace = group["scored"], group["on_pace"]
    return [
        str(sum(group["counts"].values())), *shares, signed,
        f"{on_pace}/{scored}" if scored else "—", Words(ZH).light(Light(group["light"])),
        *map(str, group["lights"].values()),
    ]  # fmt: skip


def test_chapters_are_in_the_outline_and_tables_are_numbered_by_fields() -> None:
    document = document_of("street", "2022-06-30")
    level = document.styles["Heading 1"].element.pPr.find(qn("w:outlineLvl"))
    assert level.get(qn("w:val")) == "0"
    numbered = [field.get(qn("w:instr")) for field in document.element.body.iter(qn("w:fldSimple"))]
    assert numbered == [" SEQ 表 \\* ARABIC "] * 6


def test_heads_repeat_rows_stay_whole_and_tables_keep_within_the_text() -> None:
    for number, table in enumerate(document_of("street", "2022-06-30").tables):
        marks = [[child.tag for child in element_of(row).trPr] for row in table.rows]
        assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")]] + [[qn("w:cantSplit")]] * (len(marks) - 1)
        widths = [int(column.get(qn("w:w"))) for column in element_of(table).tblGrid]
        assert sum(widths) == pytest.approx((257 if number == 1 else 156) / 25.4 * 1440, abs=10)


def test_the_page_is_that_of_an_official_document() -> None:
    document = document_of("street", "2022-06-30")
    section, across, last = document.sections
    assert across.orientation == WD_ORIENTATION.LANDSCAPE
    assert (round(across.page_width.mm), round(last.page_width.mm)) == (297, 210)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [37, 28, 26, 35]
    assert section.orientation == WD_ORIENTATION.PORTRAIT
    foot = element_of(section.footer)
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]
    assert "".join(text.text for text in foot.iter(qn("w:t"))) == "第 1 页　共 1 页"


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22), ("Subtitle", "楷体_GB2312", 16), ("Heading 1", "黑体", 16),
        ("Body Text", "仿宋_GB2312", 16), ("Caption", "黑体", 12), ("Table Cell", "仿宋_GB2312", 9),
    ],
)  # fmt: skip
def test_chinese_text_has_its_own_fonts(style: str, font: str, size: float) -> None:
    look = document_of("street", "2022-06-30").styles[style]
    fonts = look.element.rPr.rFonts
    assert {key.rpartition("}")[2]: value for key, value in fonts.attrib.items()} == {
        "ascii": "Times New Roman", "hAnsi": "Times New Roman", "cs": "Times New Roman", "eastAsia": font,
        "hint": "eastAsia",  # of “ ” — …, which Word would else take from a Latin font
    }  # fmt: skip
    assert look.font.size.pt == size


def test_every_chinese_font_names_one_that_may_stand_for_it() -> None:
    fonts = parts(report("office", "2022-06-30"))["word/fontTable.xml"]
    pairs = dict(re.findall(r'w:name="([^"]*)"><w:altName w:val="([^"]*)"', fonts))
    assert pairs["仿宋_GB2312"] == "仿宋"
    assert pairs["方正小标宋简体"] == "华文中宋"


@pytest.mark.parametrize(("language", "tags"), [(ZH, ("en-US", "zh-CN")), (EN, ("en-GB", "zh-CN"))])
def test_the_text_says_in_which_languages_it_is(language: Language, tags: tuple[str, str]) -> None:
    styles = parts(report("tour", "2022-06-30"), language)["word/styles.xml"]
    assert re.findall(r'<w:lang w:val="([^"]*)" w:eastAsia="([^"]*)"/>', styles) == [tags]


def test_a_report_of_one_owner_or_section_says_so_below_the_title() -> None:
    found = of_targets(target("a", "加梯", at_least="9"), choice=Choice(("万韬",), ("life",)))
    lines = [block.text for block in opened(found).paragraphs if block.style.name == "Subtitle"]
    assert lines == ["牵头领导：万韬", "板块：抓民生", "（截至2022年6月30日）"]


def test_negative_figures_amid_words_have_a_sign_behind_which_no_line_ends() -> None:
    entries = [entry("a", "06-30", value="-1.7", problem="-3 度")]
    found = of_targets(target("a", "增速", Kind.RATE, "%", at_least="6", owners=()), entries=entries)
    assert table_below(opened(found), "滞后预警事项") == [
        ["1", "■ 严重低于目标", "增速", "现值−1.7%，目标≥6%，低于目标7.7个百分点", "—", "-3 度"]
    ]


@pytest.mark.parametrize("language", Language)
def test_every_hostile_text_is_text_and_nothing_else(language: Language) -> None:
    found = hostile()
    inside = parts(found, language)
    written, plan = text_of(opened(found, language)), found.status.plan
    owners = [owner.name for owner in found.status.owners if owner.verdicts]
    alerts = [alert.target.name for alert in found.status.alerts]
    assert [
        text for text in (plan.title, plan.organization, *owners, *alerts) if xml_safe(text) not in written
    ] == []
    assert {field for part in inside.values() for field in re.findall(r'w:instr="([^"]*)"', part)} <= {
        " PAGE ", " NUMPAGES ", " SEQ 表 \\* ARABIC ", " SEQ Table \\* ARABIC ",
    }  # fmt: skip
    leads = {to for part in inside.values() for to in re.findall('Target="([^"]*)" TargetMode', part)}
    assert leads == {"http://evil.example", "http://evil.example/x"}
    assert not [name for name, part in inside.items() if set("\x07\u202e\ufffe") & set(part)]


def test_a_bulletin_has_a_number_says_what_is_asked_and_is_signed() -> None:
    imprint = Imprint(5, ("党政办", "2022年7月5日"), ("补报数据，见https://a.cn/A_(b)。", "上报措施"))
    found = replace(of_targets(target("a", "加梯", at_least="9")), imprint=imprint)
    document = opened(found)
    lines = text_of(document).splitlines()
    assert lines[1] == "Subtitle: 第5期"
    assert lines[-5:] == [
        "Heading 1: 八、下一步要求", "Body Text: 1．补报数据，见https://a.cn/A_(b)。", "Body Text: 2．上报措施",
        "Signature: 党政办", "Signature: 2022年7月5日",
    ]  # fmt: skip
    assert [link.address for line in document.paragraphs for link in line.hyperlinks] == [
        "https://a.cn/A_(b)"
    ]


def test_what_lacks_a_figure_is_not_called_reported_where_no_report_is_overdue() -> None:
    said = text_of(opened(report("190", "its own")))
    assert "没有逾期未报的指标。另有1项报送不逾期、但仍缺数据（未报送1）。" in said.replace(" ", "")


def test_the_file_names_the_office_and_the_day_it_answers_for() -> None:
    properties = document_of("street", "2022-06-30").core_properties
    assert (properties.title, properties.author, properties.created.date().isoformat(), properties.comments) == (
        "友谊路街道2022年工作要点推进情况通报", "友谊路街道", "2022-06-30", "",
    )  # fmt: skip
    assert "docProps/thumbnail.jpeg" not in parts(report("office", "2022-06-30"))

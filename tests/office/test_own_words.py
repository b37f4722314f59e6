"""Labels, tags, numbers and fields of the office's own, in every format that people get."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from views import units
from workplan.core.report import report_of
from workplan.core.robots import Robot
from workplan.core.status import Choice
from workplan.views.formats import BY_FORM, Form
from workplan.views.page import Page
from workplan.views.pages.status import StatusRows, status_text
from workplan.views.phrases import Words
from workplan.views.robots import alert_bodies
from workplan.views.words import Language

OURS = {
    Language.ZH: "牵头领导|牵头：|责任科室|配合|职务",
    Language.EN: r"\b(lead|led|leads|owners?|departments?|support|titles?)\b",
}
WHOLE = Choice()
NO_JSON = [form for form in Form if form is not Form.JSON]


class Shown(HTMLParser):
    """The texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_hidden = False
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._is_hidden = tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._is_hidden:
            self.texts.append(data)


def report(form: Form, language: Language, choice: Choice = WHOLE, *, titled: bool = False) -> Iterator[str]:
    """The texts of a report of the district."""
    whole = units.status(plan=units.district(titled=titled))
    page = Page(Words(language, units.LABELS))
    content = BY_FORM[form].render(report_of(whole, choice, {}), page)
    match form:
        case Form.XLSX:
            for sheet in openpyxl.load_workbook(BytesIO(content)):
                yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        case Form.DOCX:
            body: Any = docx.Document(BytesIO(content)).element.body
            yield from ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
        case Form.HTML:
            yield from Shown(content.decode()).texts
        case Form.ICS:
            yield from content.decode().replace("\r\n ", "").split("\r\n")
        case _:
            yield from re.split(r"[|,\n]", content.decode())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", NO_JSON)
def test_no_format_has_a_word_of_ours_where_the_office_has_its_own(form: Form, language: Language) -> None:
    texts = [*report(form, language, titled=True)]
    assert [text for text in texts if re.search(OURS[language], text, re.IGNORECASE)] == []
    assert any("牵头单位" in text for text in texts)


@pytest.mark.parametrize("form", [Form.XLSX, Form.DOCX, Form.MARKDOWN])
def test_a_column_of_titles_stands_where_an_owner_has_one(form: Form) -> None:
    with_titles, without = (
        [text.strip() for text in report(form, Language.ZH, titled=titled)] for titled in (True, False)
    )
    assert ("职级" in with_titles, "正处级" in with_titles) == (True, True)
    assert "职级" not in without


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_nor_does_the_table_of_owners_have_an_empty_one(form: str) -> None:
    page = Page(Words(Language.ZH, units.LABELS), 160)
    heads = [
        status_text(units.status(plan=units.district(titled=titled)), StatusRows.OWNER, form, page)
        for titled in (True, False)
    ]
    assert ["职级" in text for text in heads] == [True, False]


@pytest.mark.parametrize("form", NO_JSON)
def test_a_report_says_to_what_it_is_narrowed(form: Form) -> None:
    scope = "牵头单位：区房管局；板块：民生；标签：约束性"
    said = "".join(report(form, Language.ZH, units.CHOICE))
    if form is Form.DOCX:
        said = said.replace("区房管局板块", "区房管局；板块").replace("民生标签", "民生；标签")
    assert (scope in said) is (form is not Form.CSV)
    assert "社区中心" not in said


@pytest.mark.parametrize("robot", Robot)
def test_a_message_says_it_too(robot: Robot) -> None:
    words = Words(Language.ZH, units.LABELS)
    [body] = alert_bodies(units.CHOICE.of(units.status()), robot, words)
    assert "《某区2022年重点工作（牵头单位：区房管局；板块：民生；标签：约束性）》" in str(body)


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV, Form.MARKDOWN, Form.HTML])
def test_own_numbers_and_fields_are_told(form: Form) -> None:
    texts = {text.strip() for text in report(form, Language.ZH)}
    assert {"1.1", "数据来源", "房管局月报", "统计口径", "完工"} <= texts


def test_a_label_is_one_harmless_line_in_every_format() -> None:
    labels = dict.fromkeys(units.LABELS, "=1+1\x1b[2J\ufffe<b>|\n{x}")
    page = Page(Words(Language.ZH, labels))
    found = report_of(units.status(plan=units.district(labels, titled=True)), WHOLE, {})
    for form in Form:
        content = BY_FORM[form].render(found, page)
        assert b"\x1b" not in content or form in (Form.XLSX, Form.DOCX)
    book = openpyxl.load_workbook(BytesIO(BY_FORM[Form.XLSX].render(found, page)))
    assert "=1+1\\x1b[2J\\ufffe<b>| {x}" in [cell.value for cell in book["台账"][3]]


def test_the_light_of_a_group_has_its_colour_too() -> None:
    page = Page(Words(Language.ZH, units.LABELS))
    found = report_of(units.status(), WHOLE, {})
    sheet: Any = openpyxl.load_workbook(BytesIO(BY_FORM[Form.XLSX].render(found, page)))["总览"]
    rules = {str(each.sqref): each.rules[0].formula[0] for each in sheet.conditional_formatting}
    heads = [row for row in sheet.iter_rows() if row[0].value in ("板块与任务", "牵头单位") and row[1].value]
    lights = [next(cell for cell in row if cell.value == "亮灯") for row in heads]
    assert len(lights) == 2
    for head in lights:
        below = sheet.cell(head.row + 1, head.column)
        assert below.value in ("■ 红灯", "▲ 黄灯")
        assert (
            rules[f"{below.coordinate}:{head.column_letter}{below.row + 2}"]
            == f'LEFT({below.coordinate})="■"'
        )
    body: Any = docx.Document(BytesIO(BY_FORM[Form.DOCX].render(found, page))).element.body
    papers = [
        "".join(text.text or "" for text in cell.iter(qn("w:t")))
        for cell in body.iter(qn("w:tc"))
        for paper in cell.iter(qn("w:shd"))
        if paper.get(qn("w:fill")) == "FFC7CE"
    ]
    assert "■ 红灯" in papers

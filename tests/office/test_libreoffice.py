"""The files as LibreOffice opens and prints them; it is started once, for it is slow."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from needs import need
from workplan.views.formats import BY_FORM, Form
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.words import Language
from workplan.views.xlsx.sheet import LEAST_SIZE

from .libreoffice import pages_of, why_missing
from .reports import hostile, report

Pages = dict[str, list[str]]
pytestmark = pytest.mark.xdist_group("printed")  # for all is printed once


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def sizes(printed: Pages, folder: Path) -> list[float]:
    """How high the text of tables is on each page of the ledger, in points: what most of a page has."""
    assert printed
    return [*map(_size, PdfReader(folder / "ledger.pdf").pages)]


def _size(page: PageObject) -> float:
    found = Counter[float]()

    def visit(text: str, at: list[float], of: list[float], _: object, size: float) -> None:
        found[round(size * abs(at[3] * of[3]), 2)] += len(text.strip())

    page.extract_text(visitor_text=visit)
    return found.most_common(1)[0][0]


@pytest.fixture(scope="module")
def printed(folder: Path) -> Pages:
    need(why_missing())
    street, harmful = report("street", "2022-06-30"), hostile()
    page = Page(Words(Language.ZH))
    contents = {
        "ledger.xlsx": BY_FORM[Form.XLSX].render(street, page),
        "bulletin.docx": BY_FORM[Form.DOCX].render(street, page),
        "hostile-ledger.xlsx": BY_FORM[Form.XLSX].render(harmful, page),
        "hostile-bulletin.docx": BY_FORM[Form.DOCX].render(harmful, page),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return pages_of([folder / name for name in contents], folder)


def dense(text: str) -> str:
    """Text without the blanks and line ends that only the layout put there."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    "name", ["ledger.xlsx", "bulletin.docx", "hostile-ledger.xlsx", "hostile-bulletin.docx"]
)
def test_every_page_has_its_number(printed: Pages, name: str) -> None:
    pages = [dense(page) for page in printed[name]]
    missing = [n for n, page in enumerate(pages, start=1) if f"第{n}页共{len(pages)}页" not in page]
    assert (len(pages) > 1, missing) == (True, [])


def test_the_ledger_prints_every_target_below_the_heads(printed: Pages) -> None:
    pages = [page for page in map(dense, printed["ledger.xlsx"]) if "进展情况" in page and "欠量" not in page]
    heads = (
        "序号", "板块", "任务", "年度目标", "完成时限", "累计（现值）", "状态", "下一步",
    )  # fmt: skip
    assert pages
    assert not [page for page in pages if not all(head in page for head in heads)]
    whole = "".join(pages)
    missing = [
        each.target.name
        for each in report("street", "2022-06-30").targets.values()
        if _start(each.target.name) not in whole
    ]
    assert missing == []
    assert "数据出处" not in whole


def test_what_is_printed_is_at_least_eight_points_high(printed: Pages, sizes: list[float]) -> None:
    assert len(printed["ledger.xlsx"]) == len(sizes)
    assert min(sizes) >= LEAST_SIZE


def _start(name: str) -> str:
    """As much of a name as surely stands in one line of its cell."""
    return dense(name)[:6]


def test_the_bulletin_prints_its_chapters_in_order_and_its_tables_with_their_numbers(printed: Pages) -> None:
    whole = dense("".join(printed["bulletin.docx"]))
    wanted = (
        "友谊路街道2022年工作要点推进情况通报", "（截至2022年6月30日）", "一、总体情况", "全年时间过半（50.0%）", "表1指标状态", "合计124",
        "二、指标完成情况", "表2指标一览", "三、滞后预警事项", "表3滞后预警事项", "四、各板块情况", "表4各板块、各任务情况",
        "五、各牵头领导情况", "表5各牵头领导", "六、报送情况", "表6逾期未报的指标", "七、计划调整情况", "友谊路街道2022年6月30日",
    )  # fmt: skip
    places = [whole.find(text) for text in wanted]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["hostile-ledger.xlsx", "hostile-bulletin.docx"])
def test_hostile_texts_are_printed_and_nothing_comes_of_them(printed: Pages, name: str) -> None:
    whole = dense("".join(printed[name]))
    wanted = ("=1+1", "@SUM(1)", "{=1}", "00123", "<script>", "_x0041_", "\\x07", "\\u202e", "\\ufffe")
    assert [text for text in wanted if text not in whole] == []
    assert not re.search("#(NAME|REF|VALUE)|Err:5", whole)

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from views.office import FILE, entry, office, status
from workplan.core.baseline import Baseline
from workplan.core.report import Report, report_of
from workplan.core.status import Choice, Status, status_of
from workplan.views.html.chart import chart_of
from workplan.views.html.dashboard import render
from workplan.views.json import status_json
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.words import Language

ZH = Words(Language.ZH)


def report(
    of: Status | None = None, baseline: Baseline | None = None, choice: Choice | None = None
) -> Report:
    lines = {target.id: number for number, target in enumerate(office().targets, start=20)}
    return report_of(of or status(), choice or Choice(), lines, baseline)


def html(language: Language = Language.ZH, of: Report | None = None) -> str:
    return render(of or report(), Page(Words(language))).decode()


class Rows(HTMLParser):
    """The rows of tables as lists of their cells' texts, by the class of the table."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._table, self._is_cell = "", False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._table = dict(attrs).get("class") or ""
        if tag == "tr":
            self.found.setdefault(self._table, []).append([])
        if tag in ("td", "th"):
            self.found[self._table][-1].append("")
            self._is_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._is_cell = self._is_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.found[self._table][-1][-1] += data


def test_a_page_of_one_owner_says_so_and_links_to_what_it_has() -> None:
    narrowed = html(of=report(choice=Choice(owners=("万韬",))))
    assert '<p class="choice">牵头领导：万韬</p>' in narrowed
    assert '">黄永、陈阳、<a href="#owner-万韬">万韬</a> <small>按分工</small></td>' in narrowed
    assert '<b>2022-04-15</b> <span>党工委会议</span> <a href="#target-lifts-added">新增加梯</a>' in narrowed


def test_a_long_trail_is_cut_and_the_rest_is_counted() -> None:
    days = [f"{month:02}-{day:02}" for month in (4, 5, 6) for day in range(1, 31)]
    many = [entry("lifts-added", on, number, add="0.1") for number, on in enumerate(days, start=1)]
    text = html(of=report(status_of(office(), FILE, many, date(2022, 6, 30))))
    assert "更早的 66 条从略，见 workplan show lifts-added" in text
    assert text.count("progress/2022/2022-06.yaml:") == 24 + 1  # and where the figure stands
    assert "progress/2022/2022-04.yaml:" not in text


def test_a_curve_is_dashed_over_months_that_nobody_reported() -> None:
    found = [
        entry("lifts-added", on, number, add="5") for number, on in enumerate(("01-31", "02-28", "06-30"))
    ]
    facts = status_of(office(), FILE, found, date(2022, 6, 30)).of_target("lifts-added").facts
    drawn = {
        shape.attributes["class"]: shape.attributes["d"]
        for shape in chart_of(facts, ZH).shapes
        if shape.attributes.get("class", "").startswith("reports")
    }
    assert [(name, way.count("M"), way.count("L")) for name, way in drawn.items()] == [
        ("reports", 1, 2),
        ("reports silent", 1, 1),
    ]
    assert "15台" in [shape.text for shape in chart_of(facts, ZH).shapes]


def test_what_changed_since_the_last_period_is_said_beside_the_answer() -> None:
    [line] = re.findall('<p class="since group">(.*)</p>', html())
    assert re.sub(r"<[^>]*>", "", line).strip() == (
        "与上期末（2022-05-31）相比 完成率 20.3% → 40.2% 差距 -16.4 → -9.9 达序 2/7（28.6%） → 1/7（14.3%） "
        "转差 5 ▲ 财政收入增速 ▲ 储备地块 ▲ 新增加梯 ■ 启用新城运中心 ▲ 积案化解存量"
    )


@pytest.mark.parametrize("language", Language)
def test_the_figures_are_those_of_the_machine_format(language: Language) -> None:
    found, rows = status_json(status(), Words(language)), Rows(html(language)).found
    shown = [[cells[0], cells[6], cells[7], cells[8]] for cells in rows["targets"][1:]]
    assert shown == [
        [str(number), _percent(each["completion"]), _percent(each["expected"]), _signed(each["gap"])]
        for number, each in enumerate(_list(found["targets"]), start=1)
    ]
    parts = {each["title"]: each for each in (*_list(found["sections"]), *_list(found["tasks"]))}
    for cells in rows["outline"][1:]:
        each = parts[re.sub(r"^[一二]、|^[一二] ", "", cells[0])]
        assert cells[2:5] == [_percent(each["completion"]), _percent(each["expected"]), _signed(each["gap"])]
        assert cells[7] == f"{each['reported']}/{each['scored']}"


def _list(found: object) -> list[dict[str, str | None]]:
    assert isinstance(found, list)
    return found


def _percent(share: str | None) -> str:
    return "—" if share is None else f"{share}%"


def _signed(gap: str | None) -> str:
    return "—" if gap is None else f"+{gap}" if float(gap) > 0 else gap


def test_the_lock_knows_the_style_and_the_script_of_the_page() -> None:
    text = html()
    for kind in ("style", "script"):
        held = re.search(rf"<{kind}>([\s\S]*?)</{kind}>", text)
        assert held is not None
        known = base64.b64encode(hashlib.sha256(held[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{known}'" in text
    assert text.count("<style") == text.count("<script") == 1
    assert re.findall(r"\s(?:style|on\w+)=", text) == []

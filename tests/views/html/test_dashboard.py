import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from views.office import office, status
from workplan.core.baseline import Baseline
from workplan.core.report import Report, report_of
from workplan.core.status import Choice, Status
from workplan.views.html.dashboard import render
from workplan.views.json import status_json
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.words import Language


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
    assert '<td class="w2">黄永、陈阳、<a href="#owner-万韬">万韬</a> <small>按分工</small></td>' in narrowed
    assert '<b>2022-04-15</b> <span>党工委会议</span> <a href="#target-lifts-added">新增加梯</a>' in narrowed


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

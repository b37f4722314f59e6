"""The dashboard without a browser: its pieces whole, its figures beside those of the machine format, its lock."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from views.office import before_easing, eased, office, status
from workplan.core.baseline import Baseline
from workplan.core.report import Report, report_of
from workplan.core.report_parts import TargetReport
from workplan.core.selection import Choice
from workplan.core.status import Status
from workplan.views.dashboard.anchors import Anchors
from workplan.views.dashboard.curve import Drawing, Label, Waymark, drawing_of
from workplan.views.dashboard.dashboard import dashboard_of
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.passages import Piece, evidence, passage
from workplan.views.dashboard.periods import days_of, periods_of
from workplan.views.dashboard.scale import Frame
from workplan.views.machine.status import status_json
from workplan.views.page import Page
from workplan.views.reports.html import render
from workplan.views.words import Language, Words

HALF_YEAR = Frame("2022-01-01", "2022-12-31", now="140", days=1)


def report(
    of: Status | None = None, baseline: Baseline | None = None, choice: Choice | None = None
) -> Report:
    lines = {target.id: number for number, target in enumerate(office().targets, start=20)}
    return report_of(of or status(), choice or Choice(), lines, baseline)


def desk(of: Report | None = None) -> Desk:
    found = of or report()
    return Desk(found, Words(Language.ZH), Anchors.of(found.plan))


def part(name: str) -> TargetReport:
    return next(each for each in report().targets if each.target.id == name)


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


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (None, ()),
        ("按[^四个一]建设", (Piece("按"), Piece("四个一", "#term-四个一", is_term=True), Piece("建设"))),
        ("按[^别的]建设", (Piece("按"), Piece("[^别的]"), Piece("建设"))),
        (
            "见https://example.com/a?b=1。",
            (Piece("见"), Piece("https://example.com/a?b=1", "https://example.com/a?b=1"), Piece("。")),
        ),
        ("(http://a.cn/x).", (Piece("("), Piece("http://a.cn/x", "http://a.cn/x"), Piece(")."))),
        ("javascript:alert(1) ftp://a.cn HTTP://A", (Piece("javascript:alert(1) ftp://a.cn HTTP://A"),)),
        ("一\n二\u202e三", (Piece("一 二\\u202e三"),)),
    ],
)
def test_a_text_is_cut_into_words_terms_and_addresses(text: str | None, pieces: tuple[Piece, ...]) -> None:
    assert passage(text, {"四个一": "term-四个一"}) == pieces


def test_only_whole_addresses_of_the_web_are_links_to_evidence() -> None:
    linked = {"https://例子.cn/台账": "https://例子.cn/台账", "https://a\u202e": "https://a\\u202e"}
    plain = (
        "http://a b",
        "evidence/a.pdf",
        "javascript:x",
        "javascript://x/%0ax",
        "file:///a",
        "data:text/html,x",
    )
    assert [piece.href for piece in evidence([*linked, *plain])] == [*linked.values(), *("" for _ in plain)]


def test_anchors_hold_what_an_address_can_and_no_two_are_the_same() -> None:
    plan = office()
    names = ("黄永", "Ann Lee", "Ann  Lee", "Ann-Lee", "\"'<>&%#?/", "")
    found = Anchors.of(replace(plan, owners=dict.fromkeys(names, plan.owners["黄永"])))
    assert list(found.owners.values()) == [
        "owner-黄永",
        "owner-Ann-Lee",
        "owner-Ann-Lee-2",
        "owner-Ann-Lee-3",
        "owner-",
        "owner--2",
    ]
    assert found.parts["lifts"] == "part-lifts"
    assert found.targets["lifts-added"] == "target-lifts-added"
    assert found.terms == {"四个一": "term-四个一"}


def test_a_count_is_drawn_against_its_even_pace() -> None:
    assert drawing_of(part("lifts-added")) == Drawing(
        frame=Frame("2022-01-01", "2022-12-31", now="140", days=2),
        zero="",
        pace="M6 76L274 17.5",
        reports="M6 76L73 59.1L140 55.8",
        dots="M73 59.1h0M140 55.8h0",
        later_dots="",
        bounds=(),
        waymarks=(),
        labels=(Label("274", "12.5", "end", "52"), Label("145", "55.8", "start", "18")),
    )


def test_a_milestone_is_drawn_with_its_checkpoints() -> None:
    found = drawing_of(part("station"))
    assert found.pace == "M6 76L95.3 52.6L274 17.5"
    assert found.waymarks == (Waymark("95.3", "52.6", is_reached=False),)


def test_what_is_expected_only_at_the_end_rises_there() -> None:
    found = drawing_of(part("centre"))
    assert found.pace == "M6 76L254.6 76L256.1 17.5L274 17.5"
    assert found.frame == Frame("2022-01-01", "2022-06-30", now="274", days=1)


def test_a_reduction_begins_at_its_baseline_and_goes_down() -> None:
    found = drawing_of(part("complaints"))
    assert (found.pace, found.reports) == ("M6 17.5L274 64.3", "M6 17.5L140 31.5")


def test_a_range_is_drawn_as_its_two_bounds() -> None:
    found = drawing_of(part("plots"))
    assert (found.pace, found.bounds, found.dots) == ("", ("64.3", "36.2"), "M140 17.5h0")


def test_a_recurring_target_has_a_bar_for_each_period_and_a_cross_for_a_missed_one() -> None:
    found = periods_of(part("salons"))
    assert [bar.mark for bar in found.bars] == ["met", "met", "missed", "met", "met", *["open"] * 7]
    assert [bar.height for bar in found.bars] == ["34.1", "62", "0", "34.1", "34.1", *["0"] * 7]
    assert [bool(bar.cross) for bar in found.bars] == [bar.mark == "missed" for bar in found.bars]
    assert found.asked == found.bars[0].y == "41.9"


def test_a_duty_has_a_dot_for_each_day_with_a_report() -> None:
    found = days_of(part("patrol"))
    assert (found.frame, found.dots) == (HALF_YEAR, "M138.5 45h0")


def test_owners_stand_behind_those_they_are_under() -> None:
    found = dashboard_of(desk()).owners
    assert [(owner.name, owner.depth, owner.figures.total) for owner in found] == [
        ("杨颖", 0, 7),
        ("黄永", 0, 5),
        ("万韬", 1, 5),
        ("陈阳", 0, 4),
    ]


def test_what_the_page_leaves_out_is_named_without_a_link() -> None:
    narrowed = dashboard_of(desk(report(choice=Choice(owner="万韬"))))
    assert narrowed.choice == "万韬"
    leads = next(card.leads for card in narrowed.targets if card.anchor == "target-lifts-added")
    assert leads == (Piece("黄永"), Piece("陈阳"), Piece("万韬", "#owner-万韬"))
    assert [record.targets for record in narrowed.records] == [(Piece("新增加梯", "#target-lifts-added"),)]


def test_each_figure_names_its_line_in_the_log_and_in_the_plan() -> None:
    cards = {card.anchor: card.places for card in dashboard_of(desk()).targets}
    assert cards["target-lifts-added"] == ("progress/2022/2022-06.yaml:4", "plan/2022.yaml:23")
    assert cards["target-firms"] == ("progress/2022/2022-06.yaml:10", "plan/2022.yaml:32")
    assert cards["target-cameras"] == ("plan/2022.yaml:34",)


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
        assert cells[6] == f"{each['reported']}/{each['scored']}"


def _list(found: object) -> list[dict[str, str | None]]:
    assert isinstance(found, list)
    return found


def _percent(share: str | None) -> str:
    return "—" if share is None else f"{share}%"


def _signed(gap: str | None) -> str:
    return "—" if gap is None else f"+{gap}" if float(gap) > 0 else gap


def test_lights_and_states_sum_to_all() -> None:
    figures = dashboard_of(desk()).figures
    assert sum(each.number for each in figures.lights) == figures.total == len(office().targets)
    assert sum(each.number for each in figures.states) == figures.total


def test_the_lock_knows_the_style_and_the_script_of_the_page() -> None:
    text = html()
    for kind in ("style", "script"):
        held = re.search(rf"<{kind}>([\s\S]*?)</{kind}>", text)
        assert held is not None
        known = base64.b64encode(hashlib.sha256(held[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{known}'" in text
    assert text.count("<style") == text.count("<script") == 1
    assert re.findall(r"\s(?:style|on\w+)=", text) == []


def test_the_earlier_plan_stands_beside_the_current_one() -> None:
    rows = Rows(html(of=report(eased(), before_easing()))).found
    lifts = next(cells for cells in rows["targets"] if cells[1] == "新增加梯")
    assert lifts[10:12] == ["放宽后完成", "进度滞后"]
    assert ["放宽", "新增加梯", "lifts-added", "目标值（至少）", "52台", "18台", "无理由"] in rows["trail"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report(), Page(Words(Language.EN))) == render(report(), Page(Words(Language.EN)))

"""The dashboard in a real browser: it fetches nothing, fits every window, and says all without scripts."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from needs import need

from .chromium import Chromium, why_no_axe

pytestmark = pytest.mark.xdist_group("browser")  # for all share one
WIDTHS = (1440, 768, 375, 320)
UNFOLD = "document.querySelectorAll('details').forEach(each => each.open = true)"
_FETCHES = """
const image = new Image(); image.src = "https://example.com/a.png"; document.body.append(image);
const script = document.createElement("script"); script.textContent = "window.ran = true";
document.body.append(script); document.body.insertAdjacentHTML("beforeend", "<b style='color:red' id='styled'>b</b>");
return new Promise((done) => fetch("https://example.com/").then(() => done("fetched"), () => done("refused")));
"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("page", ["tour", "street"])
def test_the_page_asks_for_nothing_and_nothing_goes_wrong(
    browser: Chromium, request: pytest.FixtureRequest, page: str, dark: bool
) -> None:
    file: Path = request.getfixturevalue(page)
    browser.open(file, dark=dark)
    if page == "tour":
        browser.paper()
    assert browser.requests() == [file.as_uri()]
    assert browser.complaints() == []


def test_what_gets_into_the_page_can_fetch_run_and_style_nothing(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    assert browser.driver.execute_script(_FETCHES) == "refused"
    assert browser.requests() == [tour.as_uri()]
    assert browser.ask("window.ran") is None
    assert browser.ask("getComputedStyle(styled).color") == browser.ask(
        "getComputedStyle(document.body).color"
    )


@pytest.mark.parametrize(("width", "tallest"), [(1440, 6000), (375, 12000)])
def test_a_plan_of_124_targets_is_read_without_miles_of_scrolling(
    browser: Chromium, street: Path, width: int, tallest: int
) -> None:
    browser.open(street, width=width)
    assert browser.ask("document.documentElement.scrollHeight") < tallest
    assert len(browser.paper()) <= 12  # sheets


def test_the_first_screen_and_the_first_sheet_have_the_answer_and_what_is_red(
    browser: Chromium, street: Path
) -> None:
    browser.open(street)
    assert browser.ask("document.querySelector('.worst').getBoundingClientRect().bottom") < 900
    first = "".join(browser.paper()[0].split())
    for said in (
        "44.2%",
        "应达45.9%",
        "转好4",
        "引进邮轮产业企业",
        "国际邮轮航线仍未恢复",
        "转向船供、内河游船等配套企业",
    ):
        assert said in first


def test_the_document_is_folded_and_has_its_lights_and_the_targets_beside_it(
    browser: Chromium, street: Path
) -> None:
    browser.open(street)
    assert browser.ask("document.querySelector('#source').open") is False
    browser.ask("document.querySelector('#source').open = true")
    assert browser.ask("document.documentElement.scrollHeight") < 6000
    browser.ask("document.querySelectorAll('#source details').forEach(each => each.open = true)")
    clause = "[...document.querySelectorAll('#source u')].find(e => e.textContent.startsWith('对准年内新增 52 台'))"
    assert browser.ask(f"{clause}.className") == "yellow"
    assert browser.ask(f"getComputedStyle({clause}).textDecorationStyle") == "dashed"
    beside = f"{clause}.closest('.block').querySelector('.beside')"
    assert browser.ask(f"{beside}.innerText").startswith("▲ 新增加梯▲ 完工加梯")
    assert browser.ask(f"{beside}.getBoundingClientRect().left > {clause}.getBoundingClientRect().left")
    assert browser.ask("document.querySelectorAll('#source .beside a').length") == 124
    assert browser.ask("document.querySelectorAll('#source .block mark').length") == 0


def test_only_what_is_red_or_yellow_is_open_and_a_duty_is_no_card(browser: Chromium, street: Path) -> None:
    browser.open(street)
    cards = "[...document.querySelectorAll('.card')]"
    assert browser.ask(f"{cards}.filter(e => e.open).length") == 15
    assert browser.ask(f"{cards}.length") == 88
    assert browser.ask("document.querySelectorAll('.duties > li').length") == 36


def test_a_row_keeps_its_figures_in_the_hand(browser: Chromium, street: Path) -> None:
    browser.open(street, width=375)
    browser.driver.get(f"{street.as_uri()}#target-lifts-added")
    assert browser.texts("#target-lifts-added summary")[0] == (
        "40 新增加梯 ▲ 进度滞后 年度目标 ≥52台 累计 18台 完成率 34.6% 牵头领导 黄永、陈阳、万韬 按分工"
    )
    browser.ask(UNFOLD)
    row = browser.ask(
        "document.querySelector('#all-targets tr[data-state=behind] a[href$=lifts-added]').closest('tr').innerText"
    )
    assert [said for said in ("进度滞后", "≥52台", "18台", "34.6%", "黄永") if said not in row] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", ["tour", "street"])
def test_nothing_scrolls(browser: Chromium, request: pytest.FixtureRequest, page: str, width: int) -> None:
    browser.open(request.getfixturevalue(page), width=width)
    browser.ask(UNFOLD)
    assert browser.ask("document.documentElement.scrollWidth") == width


def test_without_scripts_the_page_says_the_same(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    browser.ask(UNFOLD)
    told = browser.texts("h1, h2, h3, h4, h5, td, tbody th, dd, li")
    assert browser.texts("#filter") != []
    browser.open(tour, scripts=False)
    browser.ask(UNFOLD)
    assert browser.texts("h1, h2, h3, h4, h5, td, tbody th, dd, li") == told
    assert browser.texts("#filter") == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave(browser: Chromium, tour: Path, dark: bool) -> None:
    need(why_no_axe())
    browser.open(tour, dark=dark)
    browser.ask(UNFOLD)
    assert browser.breaches() == []


def test_axe_finds_a_planted_fault(browser: Chromium, tour: Path) -> None:
    need(why_no_axe())
    browser.open(tour)
    browser.ask(UNFOLD)
    browser.driver.execute_script(
        "document.querySelector('#filter input').parentElement.replaceWith(new Image())"
    )
    assert [each.partition(":")[0] for each in browser.breaches()] == ["image-alt"]


def test_the_first_tab_offers_to_skip_the_contents(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    browser.press(Keys.TAB)
    assert browser.ask("document.activeElement.innerText") == "Skip to the content"
    browser.press(Keys.ENTER)
    browser.press(Keys.TAB)
    assert browser.ask("document.activeElement.closest('section').id") == "overview"


def test_an_owner_s_page_is_reached_by_its_anchor(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    browser.driver.get(f"{tour.as_uri()}#owner-Priya-Nair")
    assert browser.texts("#owner-Priya-Nair h3") == ["Priya Nair Head of public works"]
    top = browser.ask("document.getElementById('owner-Priya-Nair').getBoundingClientRect().top")
    assert 0 <= top < 900
    assert len(browser.texts("#owner-Priya-Nair tbody tr")) == 10


def test_what_is_dark_on_the_screen_is_light_on_paper(browser: Chromium, tour: Path) -> None:
    browser.open(tour, dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert browser.ask(ground) == "rgb(20, 23, 26)"
    browser.media(dark=True, kind="print")
    assert browser.ask(ground) == "rgb(255, 255, 255)"
    assert browser.ask("getComputedStyle(document.body).color") == "rgb(27, 32, 36)"

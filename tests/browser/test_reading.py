"""The dashboard in a real browser: it fetches nothing, fits every window, and says all without scripts."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from needs import need

from .chromium import Chromium, why_no_axe

WIDTHS = (1440, 768, 375, 320)
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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", ["tour", "street"])
def test_nothing_scrolls(browser: Chromium, request: pytest.FixtureRequest, page: str, width: int) -> None:
    browser.open(request.getfixturevalue(page), width=width)
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert browser.ask("document.documentElement.scrollWidth") == width


def test_without_scripts_the_page_says_the_same(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    told = browser.texts("h1, h2, h3, h4, h5, td, tbody th, dd, li")
    assert browser.texts("#filter") != []
    browser.open(tour, scripts=False)
    assert browser.texts("h1, h2, h3, h4, h5, td, tbody th, dd, li") == told
    assert browser.texts("#filter") == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave(browser: Chromium, tour: Path, dark: bool) -> None:
    need(why_no_axe())
    browser.open(tour, dark=dark)
    browser.ask("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert browser.breaches() == []


def test_axe_finds_a_planted_fault(browser: Chromium, tour: Path) -> None:
    need(why_no_axe())
    browser.open(tour)
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
    assert browser.ask(
        "Math.abs(document.getElementById('owner-Priya-Nair').getBoundingClientRect().top) < 100"
    )


def test_what_is_dark_on_the_screen_is_light_on_paper(browser: Chromium, tour: Path) -> None:
    browser.open(tour, dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert browser.ask(ground) == "rgb(20, 23, 26)"
    browser.media(dark=True, kind="print")
    assert browser.ask(ground) == "rgb(255, 255, 255)"
    assert browser.ask("getComputedStyle(document.body).color") == "rgb(27, 32, 36)"

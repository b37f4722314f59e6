"""Filtering and sorting the targets of the dashboard by the keyboard alone."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from .chromium import Chromium

pytestmark = pytest.mark.xdist_group("browser")  # for all share one
NAMES = "#all-targets tbody th"
SHOWN = "#filter output"


@pytest.fixture
def opened(browser: Chromium, tour: Path) -> Chromium:
    browser.open(tour)
    browser.driver.get(f"{tour.as_uri()}#targets")
    return browser


def _head(browser: Chromium, column: str) -> str:
    """What a reader with a screen reader hears of a column's order; empty when the rows are not in it."""
    script = "[...document.querySelectorAll('#all-targets thead th')]"
    said: str | None = browser.ask(f"{script}.find(e => e.innerText === arguments[0]).ariaSort", column)
    return said or ""


def _choose(browser: Chromium, name: str, letters: str) -> None:
    browser.tab_to(f"#filter [name={name}]", Keys.TAB)
    browser.press(letters)


def test_words_are_searched_in_names_ids_and_reports(opened: Chromium) -> None:
    assert opened.texts(SHOWN) == ["25 of 25 shown"]
    opened.tab_to("#filter [name=words]", Keys.TAB)
    opened.press("water")
    assert opened.texts(NAMES) == ["Repair of the mill bridge"]
    assert opened.texts(SHOWN) == ["1 of 25 shown"]
    assert opened.texts("#lit h5") == ["17 Repair of the mill bridge"]
    assert opened.texts("#details h3") == []


def test_a_light_and_an_owner_are_chosen_together(opened: Chromium) -> None:
    _choose(opened, "light", "■")
    assert opened.texts(NAMES) == ["Roads resurfaced", "Repair of the mill bridge", "Library roof"]
    _choose(opened, "owners", "Lui")
    assert opened.texts(NAMES) == ["Repair of the mill bridge"]
    opened.tab_to("#filter [type=reset]", Keys.TAB)
    opened.press(Keys.ENTER)
    assert opened.texts(SHOWN) == ["25 of 25 shown"]


def test_an_upper_owner_has_the_targets_of_those_below(opened: Chromium) -> None:
    _choose(opened, "owners", "Tom")
    assert opened.texts(SHOWN) == ["9 of 25 shown"]


def test_a_count_of_the_overview_leads_to_the_targets_that_it_counts(browser: Chromium, tour: Path) -> None:
    browser.open(tour)
    browser.tab_to("#overview [data-state=outside]", Keys.TAB)
    browser.press(Keys.ENTER)
    assert browser.texts(NAMES) == ["Serviced plots in reserve", "Letters answered in ten days"]
    assert browser.ask("location.hash") == "#targets"


def test_a_button_in_the_head_sorts_up_and_then_down(opened: Chromium) -> None:
    assert _head(opened, "No.") == "ascending"
    opened.tab_to("#all-targets th:nth-child(9) button", Keys.TAB)
    opened.press(Keys.ENTER)
    assert opened.texts(NAMES)[:3] == ["Repair of the mill bridge", "Roads resurfaced", "Playgrounds renewed"]
    assert _head(opened, "Gap") == "ascending"
    assert _head(opened, "No.") == ""
    assert opened.texts(SHOWN) == ["25 of 25 shown · sorted by Gap, ascending"]
    opened.press(Keys.SPACE)
    assert _head(opened, "Gap") == "descending"
    assert opened.texts("#all-targets td:nth-child(9)")[:4] == ["+11.3", "+4.8", "+3.3", "+0.3"]


def test_what_has_no_figure_comes_last_in_either_order(opened: Chromium) -> None:
    for _ in ("ascending", "descending"):
        opened.tab_to("#all-targets th:nth-child(7) button", Keys.TAB)
        opened.press(Keys.ENTER)
        assert opened.texts("#all-targets td:nth-child(7)")[-1] == "—"


def test_the_worst_light_is_the_first(opened: Chromium) -> None:
    opened.tab_to("#all-targets th:nth-child(10) button", Keys.TAB)
    opened.press(Keys.ENTER)
    rows = "[...document.querySelectorAll('#all-targets tbody tr')]"
    lights: list[str] = opened.ask(f"{rows}.map(e => e.dataset.light)")
    assert lights == sorted(lights, key=["red", "yellow", "green", "grey"].index)
    assert len(lights) == 25


def test_the_list_of_orders_sorts_as_the_heads_do(opened: Chromium) -> None:
    opened.tab_to("#filter [name=sort]", Keys.TAB)
    opened.press("Target ↓")
    assert opened.texts(NAMES)[0] == "Winter service ready"
    assert _head(opened, "Target") == "descending"


def test_a_link_to_what_is_filtered_away_shows_it_again(opened: Chromium) -> None:
    _choose(opened, "light", "■")
    opened.driver.execute_script("location.hash = 'target-plots'")
    opened.driver.execute_async_script("setTimeout(arguments[0])")  # the event comes after this
    assert opened.texts("#target-plots h5") == ["6 Serviced plots in reserve"]

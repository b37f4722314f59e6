"""The dashboard on paper: no row and no card is cut, every sheet of a table has its heads, and no ink is wasted."""

import re
from collections import Counter
from pathlib import Path

import pytest

from .chromium import Chromium
from .pages import dashboard, written

pytestmark = pytest.mark.xdist_group("browser")  # for all share one
NUMBER = 40
_PLAN = """\
title: Paper
organization: Office
language: en
period: {{start: 2022-01-01, end: 2022-12-31}}
owners: {{Ann: {{}}}}
sections:
  - {{id: part, title: Part, tasks: [{{id: work, title: Work, lead: [Ann], targets: [
{targets}
    ]}}]}}
"""
_UNCUT = """
for (const rule of [...document.styleSheets[0].cssRules].filter(rule => rule.media?.mediaText === "print"))
  for (const inner of rule.cssRules) if (inner.style) inner.style.breakInside = "auto";
"""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page whose names begin with b1b and end with e1e, and whose last words begin with n1n and end with m1m."""
    numbers = range(1, NUMBER + 1)
    names = {i: f"b{i}b {'several words in a row ' * (1 + i % 7)}e{i}e" for i in numbers}
    words = {i: f"n{i}n {'more to say of it ' * (1 + 5 * (i % 9))}m{i}m" for i in numbers}
    targets = ",\n".join(
        f"{{id: t{i}, name: {names[i]}, kind: count, unit: m, at_least: {i}}}" for i in numbers
    )
    log = "".join(f'- {{date: 2022-06-30, target: t{i}, add: 1, note: "{words[i]}"}}\n' for i in numbers)
    folder = tmp_path_factory.mktemp("long")
    return dashboard(written(folder, _PLAN.format(targets=targets), log), "2022-06-30", folder)


@pytest.fixture(scope="module")
def sheets(browser: Chromium, long: Path) -> list[str]:
    browser.open(long)
    return browser.paper()


def _cut(sheets: list[str]) -> list[str]:
    """What begins on one sheet and ends on another."""
    found = []
    for first, last in ("be", "nm"):
        for sheet in sheets:
            begun, ended = (Counter(re.findall(rf"{each}([0-9]+){each}", sheet)) for each in (first, last))
            found += [f"{first}{number}" for number in (begun - ended) + (ended - begun)]
    return found


def test_no_row_and_no_card_is_cut(sheets: list[str]) -> None:
    assert len(sheets) > 9
    assert _cut(sheets) == []
    assert sum(len(re.findall("b[0-9]+b", sheet)) for sheet in sheets) > 2 * NUMBER


def test_without_its_rules_rows_would_be_cut(browser: Chromium, long: Path) -> None:
    browser.open(long)
    browser.driver.execute_script(_UNCUT)
    assert _cut(browser.paper()) != []


def test_a_table_has_its_heads_on_every_sheet(sheets: list[str]) -> None:
    first = next(i for i, sheet in enumerate(sheets) if "All targets" in sheet)
    last = next(i for i, sheet in enumerate(sheets) if "Leads" in sheet)
    assert last - first > 1
    for sheet in sheets[first:last]:
        assert " ".join(sheet.split()).count("No. Target Lead Goal To date Done Gap State") == 1


def test_figures_and_lights_stay_whole_beside_long_names(sheets: list[str]) -> None:
    rows = re.findall(r"e1e\s+Ann ≥1 m 1 m 100.0% — ● met", " ".join(" ".join(sheets).split()))
    assert len(rows) == 1


def test_sheets_are_numbered_and_hold_nothing_for_the_screen(sheets: list[str]) -> None:
    numbered = [f"{number} / {len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert [sheet.partition("\n")[0] for sheet in sheets] == numbered
    assert not [
        sheet for sheet in sheets if "Search" in sheet or "Arithmetic" in sheet or "Contents" in sheet
    ]


def test_what_is_filtered_away_is_not_printed(browser: Chromium, long: Path) -> None:
    browser.open(long)
    browser.driver.execute_script(
        "const box = document.querySelector('#filter [name=words]'); box.value = 'n7n';"
        "box.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    printed = " ".join(browser.paper())
    assert set(re.findall("n[0-9]+n", printed)) == {"n7n"}
    assert "1 of 40 shown" in printed

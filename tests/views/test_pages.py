import json
import re
import sys
from collections.abc import Callable
from subprocess import run

import pytest

from views.office import before_easing, eased, office, status, status_with, target
from views.pages import EXPECTED, WIDTHS, cases, page
from workplan.core.lookup import find_subject
from workplan.views.pages.show import show_text
from workplan.views.pages.status import StatusRows, alerts_text, status_text
from workplan.views.text import cells
from workplan.views.words import Language

HOSTILE = "加\x1b]0;owned\x07梯\u202e<b>|=1\x9b2J\u200b\ud800\U000e0041`x`[y](z)\r\n-2"


@pytest.mark.parametrize(("name", "draw"), [pytest.param(name, draw, id=name) for name, draw in cases()])
def test_the_page_is_as_it_is_written_out(name: str, draw: Callable[[], str]) -> None:
    assert draw() == (EXPECTED / name).read_text(encoding="utf-8")


def test_no_page_is_written_out_that_is_not_drawn() -> None:
    assert {file.name for file in EXPECTED.iterdir()} == {name for name, _ in cases()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wide", [False, True])
def test_no_line_is_wider_than_the_page(width: int, language: Language, wide: bool) -> None:
    on = page(language, width, wide_ambiguous=wide)
    for rows in StatusRows:
        beside = status_text(eased(), rows, "table", on, baseline=before_easing())
        for text in (status_text(status(), rows, "table", on), beside):
            assert [line for line in text.splitlines() if cells(line, wide) > width] == []


@pytest.mark.parametrize("rows", StatusRows)
def test_colour_changes_no_word(rows: StatusRows) -> None:
    coloured = status_text(status(), rows, "table", page(colour=True))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in plain.splitlines()] == status_text(
        status(), rows, "table", page()
    ).splitlines()


def test_what_is_not_coloured_needs_no_rich() -> None:
    code = "import sys; from views.pages import cases; [draw() for n, draw in cases() if 'colour' not in n]; "
    command = [sys.executable, "-c", code + "sys.exit('rich' in sys.modules)"]
    assert run(command, check=False, cwd=EXPECTED.parents[1]).returncode == 0


@pytest.mark.parametrize("words", ["lifts-added", "lifts", "life", "黄永"])
def test_a_day_after_the_period_is_remarked_on_every_page_with_verdicts(words: str) -> None:
    after = status("2023-01-31")
    subject = find_subject(office(), words).subject
    assert subject is not None
    remark = "计划期已于 2022-12-31 结束；要看期内某日的情况，请用 --as-of，\n例如 --as-of 2022-12-31\n\n"
    assert show_text(subject, after, "table", page()).startswith(remark)
    assert remark in alerts_text(after, "table", page())
    assert "--as-of" not in show_text(subject, status(), "table", page())
    assert "--as-of" not in show_text(subject, after, "markdown", page())


def test_a_term_needs_no_day() -> None:
    subject = find_subject(office(), "四个一").subject
    assert subject is not None
    assert show_text(subject, status("2023-01-31"), "table", page()).startswith("四个一\n")


def test_json_says_what_was_written_to_the_letter() -> None:
    status = status_with(target("lifts", HOSTILE, at_least="52"))
    text = status_text(status, StatusRows.PLAN, "json", page())
    assert json.loads(text)["targets"][0]["name"] == HOSTILE

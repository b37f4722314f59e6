import re
import sys
from collections.abc import Callable
from subprocess import run

import pytest

from views.office import before_easing, eased, status
from views.pages import EXPECTED, WIDTHS, cases, page
from workplan.views.pages.status import StatusRows, status_text
from workplan.views.text import cells
from workplan.views.words import Language


@pytest.mark.parametrize(("name", "draw"), [pytest.param(name, draw, id=name) for name, draw in cases()])
def test_the_page_is_as_it_is_written_out(name: str, draw: Callable[[], str]) -> None:
    assert draw() == (EXPECTED / name).read_text(encoding="utf-8")


def test_no_page_is_written_out_that_is_not_drawn() -> None:
    assert {file.name for file in EXPECTED.iterdir()} == {name for name, _ in cases()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wide", [False, True])
def test_no_line_is_wider_than_the_page(width: int, language: Language, wide: bool) -> None:
    for rows in StatusRows:
        text = status_text(status(), rows, "table", page(language, width, wide_ambiguous=wide))
        assert [line for line in text.splitlines() if cells(line, wide) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("wide", [False, True])
def test_nor_is_one_with_an_earlier_plan_beside_it(width: int, language: Language, wide: bool) -> None:
    on = page(language, width, wide_ambiguous=wide)
    for rows in StatusRows:
        text = status_text(eased(), rows, "table", on, baseline=before_easing())
        assert [line for line in text.splitlines() if cells(line, wide) > width] == []


@pytest.mark.parametrize("rows", StatusRows)
def test_colour_changes_no_word(rows: StatusRows) -> None:
    coloured = status_text(status(), rows, "table", page(colour=True))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in plain.splitlines()] == _plain(rows).splitlines()


def test_what_is_not_coloured_needs_no_rich() -> None:
    code = "import sys; from views.pages import cases; [draw() for n, draw in cases() if 'colour' not in n]; "
    command = [sys.executable, "-c", code + "sys.exit('rich' in sys.modules)"]
    assert run(command, check=False, cwd=EXPECTED.parents[1]).returncode == 0


def _plain(rows: StatusRows) -> str:
    return status_text(status(), rows, "table", page())

"""The browser, started once; where it is missing these tests are skipped, and say why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from needs import need

from .chromium import ROOT, Chromium, why_missing
from .pages import dashboard

TOUR, STREET = ROOT / "examples" / "tour", ROOT


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    need(why_missing())
    running = Chromium(tmp_path_factory.mktemp("profile"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dashboard of the tour, in English, with a target of every kind."""
    return dashboard(TOUR, "2022-09-30", tmp_path_factory.mktemp("tour"))


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dashboard of the plan of 2022, in Chinese."""
    return dashboard(STREET, "2022-06-30", tmp_path_factory.mktemp("street"))

"""The calendars of the plans of the repository, on days long before and after their period."""

from pathlib import Path

import pytest

from data.repository import LINAN, ROOT, TOUR, loaded, status_on
from views.pages import page
from workplan.core.report import report_of
from workplan.core.status import Choice
from workplan.views.ics import render

DAYS = ("2012-01-01", "2021-12-31", "2022-01-01", "2022-06-30", "2022-12-31", "2023-01-01", "2032-02-29")


@pytest.mark.parametrize("root", [ROOT, LINAN, TOUR])
def test_a_calendar_can_be_made_on_any_day(root: Path) -> None:
    plan = loaded(root)
    for day in DAYS:
        status = status_on(plan, day)
        assert render(report_of(status, Choice(), {}), page()).endswith(b"END:VCALENDAR\r\n")

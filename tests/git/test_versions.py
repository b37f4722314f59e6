"""What is kept of the history of a plan."""

from datetime import date
from decimal import Decimal

import pytest

from workplan.core.diff import ChangeKind, PlanChange, Roster, SubjectKind
from workplan.core.effects import Effect, Quantity, Range, Value, Waypoint
from workplan.core.plan import DueChange, Revision
from workplan.files.git.run import Commit
from workplan.files.git.versions import FileVersion, Known, read_known, written_known


@pytest.mark.parametrize(
    "value",
    [
        None, "even", "", 5, date(2022, 12, 31), Quantity(Decimal("6.30"), "亿元"), Quantity(Decimal(-3)),
        Range(Decimal(12), Decimal("15.5"), "%"), Range(Decimal(1), Decimal(2)),
        Waypoint(date(2022, 6, 30), Quantity(Decimal(26), "台"), "half"), Waypoint(date(2022, 6, 30), Quantity(Decimal(1))),
        ("Ann", "Bob"), (), Revision(date(2022, 7, 15), "停工", "党工委", ("lifts",), DueChange(date(2022, 9, 30), date(2022, 12, 31))),
        Revision(date(2022, 7, 15), "rain"), Revision(date(2022, 7, 15), "snow", excused=("2022-W05", "2022-W06")),
        True, Waypoint(date(2022, 6, 30), None, "tender"),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_kept_is_read_back_as_it_was_written(value: Value) -> None:
    change = PlanChange(
        ChangeKind.CHANGED, SubjectKind.TARGET, "lifts", "新增加梯", "due", value, None, Effect.EASED, "二季度停工", ("town", "streets")
    )  # fmt: skip
    back = PlanChange(ChangeKind.ADDED, SubjectKind.PLAN, None, "Plan", None, None, value)
    first = FileVersion(Commit("1111", "Ann", date(2022, 1, 5)), "plan/2022.yaml", "aaaa")
    later = FileVersion(
        Commit("2222", "Bob", date(2022, 2, 5), ("1111",)), "plan/\udcff.yaml", None,
        (("1111", "plan/2022.yaml"),),
    )  # fmt: skip
    changes = {("", "aaaa"): (change, back), ("aaaa", "bbbb"): ()}
    rosters: dict[str, Roster | None] = {
        "aaaa": (("lifts", "Lifts", "elevators"), ("hall", "New hall")),
        "cccc": None,
    }
    known = Known(("2222", "plan/\udcff.yaml"), (first, later), changes, rosters)
    assert read_known(written_known(known)) == known

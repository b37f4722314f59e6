"""The curve of a target: figures by day, what is expected by day, and what bounds them."""

from datetime import date
from decimal import Decimal

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.curve import Curve
from workplan.core.entries import Entry
from workplan.core.figures import plain
from workplan.core.plan import Checkpoint, Kind, Shape, Target
from workplan.core.report import report_of
from workplan.core.status import Choice, status_of

from .plans import entries, plan, target

QUARTER = Span(date(2022, 1, 1), date(2022, 3, 31))


def curve(of: Target, *reports: str, day: str = "03-31") -> Curve:
    written: list[Entry] = [*entries(of.id, *reports)]
    status = status_of(plan(of), "plan.yaml", written, date.fromisoformat(f"2022-{day}"))
    return report_of(status, Choice(), {}).targets[0].curve()


def told(found: Curve) -> dict[str, str]:
    """Each part of a curve as one line: days without their year, and figures."""
    return {
        "span": f"{found.span.start:%y-%m-%d} {found.span.end:%y-%m-%d}",
        "reports": " ".join(f"{point.day:%m-%d}={plain(point.value)}" for point in found.reports),
        "pace": " ".join(f"{point.day:%m-%d}={plain(point.value)}" for point in found.pace),
        "bounds": " ".join(plain(bound) for bound in found.bounds),
        "range": f"{plain(found.lowest)} {plain(found.highest)}",
    }


def test_an_even_pace_turns_at_each_checkpoint() -> None:
    points = (Checkpoint(date(2022, 2, 14), Decimal(6)),)
    lifts = target("lifts", unit="lifts", at_least=12, window=QUARTER, checkpoints=points)
    found = curve(lifts, "01-31 +3", "03-15 words", "03-20 +8")
    assert told(found) == {
        "span": "21-12-31 22-03-31",
        "reports": "01-31=3 03-15=3 03-20=11",
        "pace": "12-31=0 02-14=6 03-31=12",
        "bounds": "12",
        "range": "0 12",
    }
    assert found.checkpoints == points


def test_a_pace_at_the_end_jumps_on_the_day_of_each_checkpoint_and_on_the_last() -> None:
    points = (Checkpoint(date(2022, 2, 14), Decimal(40)),)
    hall = target("hall", Kind.MILESTONE, window=QUARTER, checkpoints=points, pace=Shape.END)
    assert told(curve(hall, "02-10 =30", "04-10 done", day="05-31")) == {
        "span": "21-12-31 22-05-31",
        "reports": "02-10=30 04-10=100",
        "pace": "12-31=0 02-13=0 02-14=40 03-30=40 03-31=100 05-31=100",
        "bounds": "100",
        "range": "0 100",
    }


def test_a_reduction_goes_down_from_its_baseline() -> None:
    backlog = target("backlog", Kind.LEVEL, unit="cases", at_most=40, baseline=100, window=QUARTER)
    assert told(curve(backlog, "01-31 =90", day="02-28")) == {
        "span": "21-12-31 22-03-31",
        "reports": "01-31=90",
        "pace": "12-31=100 03-31=40",
        "bounds": "40",
        "range": "0 100",
    }


@pytest.mark.parametrize(
    ("of", "bounds", "reported"),
    [
        (target("x", Kind.LEVEL, unit="m", between=(12, 15)), "12 15", "03-31=41"),
        (target("x", Kind.LEVEL, unit="m", at_most=50), "50", "03-31=41"),
        (target("x", Kind.RATE, at_least=5), "5", "03-31=41"),
        (target("x", Kind.LEVEL, unit="m"), "", "03-31=41"),
    ],
)
def test_what_has_no_pace_has_its_bounds(of: Target, bounds: str, reported: str) -> None:
    found = told(curve(of, "03-31 =41"))
    assert (found["pace"], found["bounds"], found["reports"]) == ("", bounds, reported)


def test_a_rate_may_lie_below_nothing() -> None:
    assert told(curve(target("x", Kind.RATE, at_least=5), "03-31 =-2.5"))["range"] == "-2.5 5"


def test_a_recurring_target_has_its_sums_alone_and_a_duty_nothing() -> None:
    talks = target("talks", Kind.RECURRING, unit="times", every=Every.MONTH)
    assert told(curve(talks, "01-31 +1", "02-28 +2"))["reports"] == "01-31=1 02-28=3"
    care = curve(target("care", Kind.DUTY), "03-31 words")
    assert (care.reports, care.pace, care.bounds) == ((), (), ())


def test_a_target_due_on_the_day_it_starts_has_a_curve_too() -> None:
    one_day = Span(date(2022, 3, 31), date(2022, 3, 31))
    assert told(curve(target("x", unit="m", at_least=10, window=one_day)))["pace"] == "03-30=0 03-31=10"
    assert told(curve(target("x", Kind.MILESTONE, window=one_day)))["pace"] == "03-30=0 03-31=100"

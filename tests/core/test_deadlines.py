"""Deadlines: what falls due of a target, on which days, and what of it is done."""

from datetime import date
from decimal import Decimal

from workplan.core.calendar import Every, Span
from workplan.core.entries import Entry
from workplan.core.plan import Checkpoint, Hold, Kind, Target
from workplan.core.report import Deadline, deadlines_of
from workplan.core.status import status_of

from .plans import entries, plan, target

QUARTER = Span(date(2022, 1, 1), date(2022, 3, 31))


def told(of: Target, *reports: str, day: str = "02-20") -> list[str]:
    """Each deadline as `kind name day`, and what is true of it."""
    written: list[Entry] = [*entries(of.id, *reports)]
    verdict = status_of(plan(of), "plan.yaml", written, date.fromisoformat(f"2022-{day}")).verdicts[0]
    return [_said(each) for each in deadlines_of(verdict)]


def _said(each: Deadline) -> str:
    marks = {"done": each.is_done, "open": each.is_open, "missed": each.is_missed}
    name = f" {each.name}" if each.name else ""
    return f"{each.kind}{name} {each.day:%m-%d}: {' '.join(mark for mark, holds in marks.items() if holds)}"


def test_a_goal_falls_due_at_its_checkpoints_and_at_its_end() -> None:
    points = (Checkpoint(date(2022, 2, 28), Decimal(8), "roof"), Checkpoint(date(2022, 1, 31), Decimal(4)))
    lifts = target("lifts", unit="lifts", at_least=12, window=QUARTER, checkpoints=points)
    assert told(lifts, "01-20 +3") == [
        "checkpoint 2022-01-31.0 01-31: missed",
        "checkpoint roof 02-28: open",
        "due 03-31: open",
    ]
    assert told(lifts, "01-20 +9") == [
        "checkpoint 2022-01-31.0 01-31: done",
        "checkpoint roof 02-28: done",
        "due 03-31: open",
    ]
    assert told(lifts, "01-20 +12")[-1] == "due 03-31: done"
    assert told(lifts)[0] == "checkpoint 2022-01-31.0 01-31: missed"


def test_each_checkpoint_has_a_name_of_its_own() -> None:
    days = [date(2022, 2, 28), date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 2)]
    names = [None, None, "half", "half"]
    points = tuple(
        Checkpoint(day, Decimal(i), name) for i, (day, name) in enumerate(zip(days, names, strict=True))
    )
    hall = target("hall", Kind.MILESTONE, window=QUARTER, checkpoints=points)
    assert [each.split()[1] for each in told(hall)[:-1]] == [
        "2022-02-28.0",
        "2022-02-28.1",
        "2022-03-01.0",
        "2022-03-02.0",
    ]


def test_a_recurring_target_falls_due_at_the_end_of_each_period() -> None:
    talks = target("talks", Kind.RECURRING, unit="times", every=Every.MONTH, window=QUARTER)
    assert told(talks, "02-10 +1") == [
        "period 2022-01-01 01-31: missed",
        "period 2022-02-01 02-28: done",
        "period 2022-03-01 03-31: open",
    ]
    assert told(talks, "02-10 +1", day="02-05")[0] == "period 2022-01-01 01-31: ", (
        "its days of grace are not over"
    )


def test_a_limit_falls_due_and_a_duty_does_not() -> None:
    assert told(target("x", Kind.LEVEL, unit="m", at_most=5)) == ["due 12-31: open"]
    assert told(target("x", Kind.DUTY)) == []


def test_what_is_held_is_not_open() -> None:
    assert told(target("x", unit="m", at_least=5, hold=Hold.CANCELLED)) == ["due 12-31: "]


def test_what_is_due_today_is_open_and_what_is_over_was_missed() -> None:
    due = target("x", unit="m", at_least=5, window=Span(date(2022, 1, 1), date(2022, 2, 20)))
    assert told(due) == ["due 02-20: open"]
    assert told(due, day="02-21") == ["due 02-20: missed"]

"""What a change of a plan is called, and whether it eases the plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plans import MONTHLY, YEAR, definitions, owners, plan, target
from workplan.core.calendar import Every, Span
from workplan.core.diff import difference
from workplan.core.diff_fields import Effect
from workplan.core.plan import (
    Checkpoint,
    DueChange,
    Hold,
    Kind,
    Plan,
    Reporting,
    Revision,
    Rule,
    Shape,
    Target,
    Thresholds,
)

EASED, TIGHTENED, NEUTRAL = Effect.EASED, Effect.TIGHTENED, Effect.NEUTRAL
REVERSE = {EASED: TIGHTENED, TIGHTENED: EASED, NEUTRAL: NEUTRAL}
POINTS = Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5))


def told(old: Plan, new: Plan) -> list[tuple[str | None, Effect]]:
    """The fields that changed, with their effects."""
    return [(change.field, change.effect) for change in difference(old, new).changes]


def of(kind: Kind, **fields: Any) -> Target:
    return target("x", kind, **{"unit": "m", **fields})


def due(month: int) -> dict[str, Span]:
    return {"window": Span(date(2022, 1, 1), date(2022, month, 28))}


def point(month: int, value: int, name: str | None = None) -> Checkpoint:
    return Checkpoint(date(2022, month, 28), Decimal(value), name)


BOTH_WAYS = [
    ("a lower floor", of(Kind.COUNT, at_least=52), of(Kind.COUNT, at_least=40), "at_least"),
    ("no floor", of(Kind.COUNT, at_least=52), of(Kind.COUNT), "at_least"),
    ("a higher cap", of(Kind.LEVEL, at_most=10), of(Kind.LEVEL, at_most=12), "at_most"),
    ("a higher goal of a reduction", of(Kind.LEVEL, at_most=10, baseline=50), of(Kind.LEVEL, at_most=12, baseline=50), "at_most"),
    ("a wider range", of(Kind.LEVEL, between=(12, 15)), of(Kind.LEVEL, between=(12, 16)), "between"),
    ("a lower rate", of(Kind.RATE, at_least=15), of(Kind.RATE, at_least=12), "at_least"),
    ("fewer in a period", of(Kind.RECURRING, every=Every.MONTH, at_least=2), of(Kind.RECURRING, every=Every.MONTH), "at_least"),
    ("a longer period", of(Kind.RECURRING, every=Every.MONTH), of(Kind.RECURRING, every=Every.QUARTER), "every"),
    ("a baseline farther from the floor", of(Kind.LEVEL, at_least=50, baseline=20), of(Kind.LEVEL, at_least=50, baseline=10), "baseline"),
    ("a baseline farther from the cap", of(Kind.LEVEL, at_most=10, baseline=50), of(Kind.LEVEL, at_most=10, baseline=60), "baseline"),
    ("no stretch", of(Kind.COUNT, at_least=1, stretch=2), of(Kind.COUNT, at_least=1), "stretch"),
    ("a later due date", of(Kind.MILESTONE, **due(6)), of(Kind.MILESTONE, **due(9)), "due"),
    ("a later start", of(Kind.DUTY), of(Kind.DUTY, window=Span(date(2022, 2, 1), YEAR.end)), "start"),
    ("a suspension", of(Kind.DUTY), of(Kind.DUTY, hold=Hold.SUSPENDED), "state"),
    ("a cancellation", of(Kind.DUTY, hold=Hold.SUSPENDED), of(Kind.DUTY, hold=Hold.CANCELLED), "state"),
    ("a weight of 0", of(Kind.DUTY, weight=Decimal(2)), of(Kind.DUTY, weight=Decimal(0)), "weight"),
    ("pace at the end", of(Kind.COUNT, at_least=52), of(Kind.COUNT, at_least=52, pace=Shape.END), "pace"),
    ("part of another", of(Kind.COUNT), of(Kind.COUNT, part_of="y"), "part_of"),
    ("a lower checkpoint", of(Kind.COUNT, at_least=52, checkpoints=(point(6, 26),)), of(Kind.COUNT, at_least=52, checkpoints=(point(6, 20),)), "checkpoints"),
    ("a later checkpoint", of(Kind.COUNT, at_least=52, checkpoints=(point(6, 26),)), of(Kind.COUNT, at_least=52, checkpoints=(point(7, 26),)), "checkpoints"),
    ("no checkpoint", of(Kind.COUNT, at_least=52, checkpoints=(point(6, 26),)), of(Kind.COUNT, at_least=52), "checkpoints"),
    ("more grace", of(Kind.DUTY, reporting=Reporting(Every.WEEK, 5)), of(Kind.DUTY, reporting=Reporting(Every.WEEK, 9)), "reporting.grace"),
    ("rarer reports", of(Kind.DUTY), of(Kind.DUTY, reporting=Reporting(Every.YEAR, 5)), "reporting.every"),
    ("no reports", of(Kind.DUTY), of(Kind.DUTY, reporting=replace(MONTHLY, never=True)), "reporting.every"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "field"), [case[1:] for case in BOTH_WAYS], ids=[case[0] for case in BOTH_WAYS]
)
def test_it_is_eased_and_the_reverse_is_tightened(old: Target, new: Target, field: str) -> None:
    assert told(plan(old), plan(new)) == [(field, EASED)]
    assert told(plan(new), plan(old)) == [(field, TIGHTENED)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (of(Kind.COUNT, at_least=52), of(Kind.LEVEL, at_least=52), [("kind", EASED)]),
        (of(Kind.COUNT, at_least=52), of(Kind.COUNT, at_least=52, unit="km"), [("unit", EASED)]),
        (of(Kind.COUNT), of(Kind.COUNT, unit="km"), [("unit", NEUTRAL)]),
        (of(Kind.COUNT, at_least=52), of(Kind.LEVEL, between=(52, 60)), [("kind", EASED), ("between", TIGHTENED), ("at_least", NEUTRAL)]),
        (of(Kind.LEVEL, between=(12, 15)), of(Kind.LEVEL, between=(13, 16)), [("between", EASED)]),
        (of(Kind.COUNT, at_least=52), of(Kind.COUNT, at_least=52, checkpoints=(point(11, 1),)), [("checkpoints", EASED)]),
        (of(Kind.COUNT, at_least=52), of(Kind.COUNT, at_least=52, pace=Shape.EVEN), [("pace", NEUTRAL)]),
        (of(Kind.DUTY, weight=Decimal(2)), of(Kind.DUTY), [("weight", NEUTRAL)]),
        (of(Kind.DUTY), of(Kind.DUTY, called="y", owners=("Bob",), has_own_owner=True, detail="z"), [("owner", NEUTRAL), ("name", NEUTRAL), ("detail", NEUTRAL)]),
        (of(Kind.DUTY), of(Kind.DUTY, task=None, section="elsewhere"), []),
    ],
)  # fmt: skip
def test_other_changes_of_a_target(old: Target, new: Target, expected: list[tuple[str, Effect]]) -> None:
    assert told(plan(old), plan(new)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"thresholds": replace(POINTS, yellow=Decimal(20))}, [("pace.yellow", EASED)]),
        ({"thresholds": replace(POINTS, red=Decimal(20))}, [("pace.red", TIGHTENED)]),
        ({"thresholds": replace(POINTS, rule=Rule.RATIO)}, [("pace.rule", EASED)]),
        ({"due_soon": 10}, [("due_soon", EASED)]),
        ({"reporting": Reporting(Every.MONTH, 9)}, [("reporting.grace", EASED)]),
        ({"period": Span(YEAR.start, date(2023, 3, 31))}, [("period.end", EASED)]),
        ({"title": "Other", "owners": owners("Ann", "Bob"), "definitions": definitions("t")}, [("title", NEUTRAL), (None, NEUTRAL), (None, NEUTRAL)]),
    ],
)  # fmt: skip
def test_what_every_target_follows_is_told_once(
    fields: dict[str, Any], expected: list[tuple[str, Effect]]
) -> None:
    period = fields.get("period", YEAR)
    moved = of(Kind.DUTY, window=period, reporting=fields.get("reporting", MONTHLY))
    assert told(plan(of(Kind.DUTY)), plan(moved, **fields)) == expected


def test_a_target_that_comes_tightens_and_one_that_goes_eases() -> None:
    one, two = plan(of(Kind.DUTY)), plan()
    assert told(one, two) == [(None, EASED)]
    assert told(two, one) == [(None, TIGHTENED)]


def test_a_reason_covers_the_ids_it_names_even_the_old_ones() -> None:
    record = Revision(date(2022, 3, 1), "rain", targets=("old",), due=DueChange(YEAR.start, YEAR.end))
    old = plan(target("old", unit="m", called="x", at_least=52))
    new = plan(target("new", unit="m", called="x", at_least=40, formerly=("old",)), revisions=(record,))
    assert [(c.field, c.reason) for c in difference(old, new).changes] == [
        ("at_least", "rain"),
        ("id", "rain"),
    ]


figures = st.integers(1, 50)


def one_bound() -> Iterator[st.SearchStrategy[dict[str, Any]]]:
    yield figures.map(lambda each: {"at_least": each})
    yield figures.map(lambda each: {"at_most": each})
    yield figures.map(lambda each: {"at_most": each, "baseline": 60})
    yield figures.map(lambda each: {"at_least": 60, "baseline": each})


@given(st.one_of(*(st.tuples(bound, bound) for bound in one_bound())))
def test_what_eases_a_bound_in_one_direction_tightens_it_in_the_other(pair: tuple[Any, Any]) -> None:
    old, new = (plan(of(Kind.LEVEL, **bound)) for bound in pair)
    assert [(field, REVERSE[effect]) for field, effect in told(old, new)] == told(new, old)
    assert told(old, old) == []
    assert told(old, plan(of(Kind.LEVEL, **pair[0]))) == []

"""Another kind of a target: easier when it could be verified before, and what is told beside it."""

from itertools import permutations

import pytest

from .written import plan, told

HELD = {
    "count": "kind: count, unit: km, at_least: 52",
    "level": "kind: level, unit: km, at_most: 10",
    "rate": "kind: rate, between: [1, 2]",
    "recurring": "kind: recurring, every: month",
    "milestone": "kind: milestone",
}
FREE = {
    "count": "kind: count, unit: km",
    "level": "kind: level, unit: km",
    "rate": "kind: rate",
    "duty": "kind: duty",
}


def changed(before: str, after: str) -> list[str]:
    return told(plan(f"id: x, name: X, {before}"), plan(f"id: x, name: X, {after}"))


@pytest.mark.parametrize(("old", "new"), [*permutations(HELD, 2)])
def test_another_kind_of_what_could_be_verified_is_eased(old: str, new: str) -> None:
    assert f"eased x kind: {old} -> {new}" in changed(HELD[old], HELD[new])


@pytest.mark.parametrize("old", FREE)
@pytest.mark.parametrize("new", HELD)
def test_what_could_not_be_verified_and_now_can_be_is_tightened(old: str, new: str) -> None:
    told_of_kind = [f"tightened x kind: {old} -> {new}"] if old != new else []
    changes = changed(FREE[old], HELD[new])
    assert changes[: len(told_of_kind)] == told_of_kind
    assert changes != []
    assert not [change for change in changes if change.startswith("eased")]


@pytest.mark.parametrize("old", HELD)
@pytest.mark.parametrize("new", FREE)
def test_what_could_be_verified_and_no_longer_can_be_is_eased(old: str, new: str) -> None:
    told_of_kind = [f"eased x kind: {old} -> {new}"] if old != new else []
    changes = changed(HELD[old], FREE[new])
    assert changes[: len(told_of_kind)] == told_of_kind
    assert changes != []
    assert not [change for change in changes if change.startswith("tightened")]


@pytest.mark.parametrize(("old", "new"), [*permutations(FREE, 2)])
def test_another_kind_of_what_could_never_be_verified_is_neutral(old: str, new: str) -> None:
    changes = changed(FREE[old], FREE[new])
    assert changes[0] == f"neutral x kind: {old} -> {new}"
    assert {change.split()[0] for change in changes} == {"neutral"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "kind: count, unit: km, at_least: 52",
            "kind: rate, at_least: 60",
            ["eased x kind: count -> rate", "eased x unit: km -> %", "eased x at_least: 52 km -> 60 %"],
        ),
        (
            "kind: recurring, every: month",
            "kind: count, unit: km, at_least: 52",
            [
                "eased x kind: recurring -> count",
                "eased x unit: None -> km",
                "eased x at_least: 1 -> 52 km",
                "neutral x every: month -> None",
            ],
        ),
        (
            "kind: duty",
            "kind: recurring, every: month",
            [
                "tightened x kind: duty -> recurring",
                "tightened x at_least: None -> 1",
                "neutral x every: None -> month",
            ],
        ),
        (
            "kind: count, unit: km, at_most: 10",
            "kind: count, unit: m, at_least: 5",
            [
                "eased x unit: km -> m",
                "eased x at_most: 10 km -> None",
                "tightened x at_least: None -> 5 m",
            ],
        ),
        (
            "kind: count, unit: km, at_least: 52",
            "kind: count, unit: m",
            ["eased x unit: km -> m", "eased x at_least: 52 km -> None"],
        ),
        (
            "kind: count, unit: km",
            "kind: count, unit: m, at_least: 52",
            ["tightened x unit: km -> m", "tightened x at_least: None -> 52 m"],
        ),
        (
            "kind: level, unit: km, at_most: 10, baseline: 50",
            "kind: level, unit: km, at_least: 60, baseline: 30",
            [
                "eased x at_most: 10 km -> None",
                "eased x baseline: 50 km -> 30 km",
                "tightened x at_least: None -> 60 km",
            ],
        ),
        (
            "kind: level, unit: km, at_least: 12",
            "kind: level, unit: km, at_most: 12",
            ["eased x at_least: 12 km -> None", "tightened x at_most: None -> 12 km"],
        ),
        (
            "kind: level, unit: km, at_most: 15",
            "kind: level, unit: km, between: [12, 15]",
            ["tightened x between: None -> 12-15 km", "neutral x at_most: 15 km -> None"],
        ),
        (
            "kind: level, unit: km, at_most: 15",
            "kind: level, unit: km, between: [12, 16]",
            ["eased x at_most: 15 km -> None", "eased x between: None -> 12-16 km"],
        ),
        (
            "kind: level, unit: km, at_least: 50, baseline: 20",
            "kind: level, unit: km, at_most: 10, baseline: 60",
            [
                "eased x at_least: 50 km -> None",
                "tightened x at_most: None -> 10 km",
                "tightened x baseline: 20 km -> 60 km",
            ],
        ),
        (
            "kind: count, unit: km, at_least: 52, pace: end",
            "kind: count, unit: km",
            ["eased x at_least: 52 km -> None", "neutral x pace: end -> None"],
        ),
        (
            "kind: level, unit: km, at_least: 50, baseline: 20, pace: even",
            "kind: level, unit: km, at_least: 50, baseline: 30, pace: end",
            ["eased x pace: even -> end", "tightened x baseline: 20 km -> 30 km"],
        ),
    ],
)
def test_what_changes_beside_a_kind_a_unit_or_a_direction_is_told_too(
    before: str, after: str, expected: list[str]
) -> None:
    assert changed(before, after) == expected

"""Every field of every kind of target, changed in both directions: what eases one way tightens the other."""

import re
from collections.abc import Iterator

import pytest

from workplan.core.plan import Kind
from workplan.files.schema import kinds
from workplan.files.schema.plan import WrittenTarget

from .written import plan, told

WHOLE = "id: whole, name: Whole, kind: count, unit: km"
KINDS = {
    "count": "kind: count, unit: km",
    "level": "kind: level, unit: km",
    "rate": "kind: rate",
    "recurring": "kind: recurring, every: month",
    "milestone": "kind: milestone",
    "duty": "kind: duty",
}

# kind, before, after, what changed; a dash is a key that is not written
EASED = [
    ("count", "at_least: 52", "at_least: 40", "at_least: 52 km -> 40 km"),
    ("count", "at_least: 52", "-", "at_least: 52 km -> None"),
    ("count", "at_least: 0.6", "at_least: 0.5", "at_least: 0.6 km -> 0.5 km"),
    ("count", "at_most: 10", "at_most: 12", "at_most: 10 km -> 12 km"),
    ("count", "at_most: 0", "-", "at_most: 0 km -> None"),
    ("count", "at_least: 1, stretch: 3", "at_least: 1, stretch: 2", "stretch: 3 km -> 2 km"),
    ("count", "at_least: 1, stretch: 3", "at_least: 1", "stretch: 3 km -> None"),
    ("count", "at_most: 9, stretch: 5", "at_most: 9, stretch: 6", "stretch: 5 km -> 6 km"),
    ("count", "at_most: 9, stretch: 5", "at_most: 9", "stretch: 5 km -> None"),
    ("count", "-", "part_of: whole", "part_of: None -> whole"),
    ("count", "at_least: 52", "at_least: 52, pace: end", "pace: None -> end"),
    ("count", "at_least: 52, pace: even", "at_least: 52, pace: end", "pace: even -> end"),
    ("count", "at_least: 4, pace: even", "at_least: 4", "pace: even -> None"),
    ("count", "at_least: 2.5", "at_least: 2.5, pace: end", "pace: None -> end"),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, value: 26}]", "at_least: 52, checkpoints: [{by: 2022-06, value: 20}]", "checkpoints: 06-30 26 km -> 06-30 20 km"),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, value: 26}]", "at_least: 52, checkpoints: [{by: 2022-07, value: 26}]", "checkpoints: 06-30 26 km -> 07-31 26 km"),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, value: 27}]", "at_least: 52", "checkpoints: 06-30 27 km -> None"),
    ("level", "at_least: 50", "at_least: 40", "at_least: 50 km -> 40 km"),
    ("level", "at_most: 10", "at_most: 12", "at_most: 10 km -> 12 km"),
    ("level", "at_most: 10, baseline: 50", "at_most: 12, baseline: 50", "at_most: 10 km -> 12 km"),
    ("level", "between: [12, 15]", "between: [11, 15]", "between: 12-15 km -> 11-15 km"),
    ("level", "between: [12, 15]", "between: [12, 16]", "between: 12-15 km -> 12-16 km"),
    ("level", "between: [12, 15]", "between: [11, 16]", "between: 12-15 km -> 11-16 km"),
    ("level", "between: [12, 15]", "-", "between: 12-15 km -> None"),
    ("level", "at_least: 50, baseline: 20", "at_least: 50, baseline: 10", "baseline: 20 km -> 10 km"),
    ("level", "at_least: 50, baseline: 20", "at_least: 50", "baseline: 20 km -> None"),
    ("level", "at_least: 50, baseline: 0", "at_least: 50", "baseline: 0 km -> None"),
    ("level", "at_least: 50, pace: even, baseline: 0.5", "at_least: 50, pace: even", "baseline: 0.5 km -> None"),
    ("level", "at_least: 50, pace: even", "at_least: 50, pace: even, baseline: -10", "baseline: None -> -10 km"),
    ("level", "at_most: 10, baseline: 50", "at_most: 10, baseline: 60", "baseline: 50 km -> 60 km"),
    ("level", "at_most: 10, baseline: 50", "at_most: 10", "baseline: 50 km -> None"),
    ("level", "at_least: 50, stretch: 60", "at_least: 50, stretch: 55", "stretch: 60 km -> 55 km"),
    ("level", "at_most: 10, stretch: 8", "at_most: 10", "stretch: 8 km -> None"),
    ("level", "at_least: 50, pace: even", "at_least: 50", "pace: even -> None"),
    ("level", "at_least: 50, baseline: 20", "at_least: 50, baseline: 20, pace: end", "pace: None -> end"),
    ("level", "at_most: 10, baseline: 50, checkpoints: [{by: 2022-06, value: 30}]", "at_most: 10, baseline: 50, checkpoints: [{by: 2022-06, value: 35}]", "checkpoints: 06-30 30 km -> 06-30 35 km"),
    ("level", "at_most: 10, baseline: 50, checkpoints: [{by: 2022-06, value: 29}]", "at_most: 10, baseline: 50", "checkpoints: 06-30 29 km -> None"),
    ("rate", "at_least: 15", "at_least: -3", "at_least: 15 % -> -3 %"),
    ("rate", "at_least: 0", "-", "at_least: 0 % -> None"),
    ("rate", "at_most: 3", "at_most: 3.5", "at_most: 3 % -> 3.5 %"),
    ("rate", "between: [-1, 1]", "between: [-2, 1]", "between: -1-1 % -> -2-1 %"),
    ("rate", "at_least: 15, stretch: 20", "at_least: 15, stretch: 18", "stretch: 20 % -> 18 %"),
    ("recurring", "every: week", "every: month", "every: week -> month"),
    ("recurring", "every: month", "every: quarter", "every: month -> quarter"),
    ("recurring", "every: quarter", "every: half", "every: quarter -> half"),
    ("recurring", "every: half", "every: year", "every: half -> year"),
    ("recurring", "at_least: 3", "at_least: 2", "at_least: 3 -> 2"),
    ("recurring", "at_least: 2", "-", "at_least: 2 -> 1"),
    ("milestone", "pace: even", "-", "pace: even -> None"),
    ("milestone", "pace: even", "pace: end", "pace: even -> end"),
    ("milestone", "checkpoints: [{by: 2022-06, value: 50}]", "checkpoints: [{by: 2022-06, value: 40}]", "checkpoints: 06-30 50 % -> 06-30 40 %"),
    ("milestone", "checkpoints: [{by: 2022-06, value: 1}]", "-", "checkpoints: 06-30 1 % -> None"),
]  # fmt: skip
EASED_OF_ALL = [
    ("-", "start: 2022-02-01", "start: 2022-01-01 -> 2022-02-01"),
    ("due: 2022-06", "due: 2022-07", "due: 2022-06-30 -> 2022-07-31"),
    ("due: 2022-06", "-", "due: 2022-06-30 -> 2022-12-31"),
    ("-", "state: suspended", "state: None -> suspended"),
    ("-", "state: cancelled", "state: None -> cancelled"),
    ("state: suspended", "state: cancelled", "state: suspended -> cancelled"),
    ("-", "weight: 0", "weight: 1 -> 0"),
    ("weight: 0.5", "weight: 0", "weight: 0.5 -> 0"),
    ("-", "reporting: {grace: 6}", "reporting.grace: 5 -> 6"),
    ("-", "reporting: {every: quarter}", "reporting.every: month -> quarter"),
    ("reporting: {every: week}", "-", "reporting.every: week -> month"),
    ("-", "reporting: never", "reporting.every: month -> never"),
    ("reporting: {every: year}", "reporting: never", "reporting.every: year -> never"),
]
NEUTRAL = [
    ("milestone", "size: 7200 m2", "size: 100 m2", "size: 7200 m2 -> 100 m2"),
    ("count", "part_of: whole", "part_of: other", "part_of: whole -> other"),
    ("count", "at_least: 52", "at_least: 52, pace: even", "pace: None -> even"),
    ("count", "at_least: 4", "at_least: 4, pace: end", "pace: None -> end"),
    ("level", "at_least: 50, baseline: 20", "at_least: 50, baseline: 20, pace: even", "pace: None -> even"),
    ("milestone", "-", "pace: end", "pace: None -> end"),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, value: 26}]", "at_least: 52, checkpoints: [{by: 2022-06, value: 26, name: half}]", "checkpoints: 06-30 26 km -> 06-30 26 km half"),
    ("count", "unit: km", "unit: m", "unit: km -> m"),
    ("level", "unit: km", "unit: m", "unit: km -> m"),
    ("milestone", "-", "unit: m2", "unit: None -> m2"),
    ("duty", "-", "unit: m", "unit: None -> m"),
]  # fmt: skip
NEUTRAL_OF_ALL = [
    ("name: X", "name: Y", "name: X -> Y"),
    ("-", "detail: Words", "detail: None -> Words"),
    ("-", "department: Roads", "department: [] -> [Roads]"),
    ("-", "support: [Roads, Parks]", "support: [] -> [Roads, Parks]"),
    ("-", "owner: Bob", "owner: [Ann] -> [Bob]"),
    ("-", "owner: [Ann, Bob]", "owner: [Ann] -> [Ann, Bob]"),
    ("-", "weight: 2", "weight: 1 -> 2"),
    ("weight: 3", "weight: 0.5", "weight: 3 -> 0.5"),
]
# eased in either direction: what cannot be compared, or is easier in one way and harder in another
EASED_BOTH_WAYS = [
    ("count", "at_least: 52, unit: km", "at_least: 52, unit: m", ["unit: km -> m"]),
    ("level", "between: [12, 15], unit: km", "between: [12, 15], unit: m", ["unit: km -> m"]),
    ("recurring", "unit: walks", "unit: rides", ["unit: walks -> rides"]),
    ("recurring", "unit: walks, at_least: 2", "unit: rides, at_least: 2", ["unit: walks -> rides"]),
    ("level", "between: [12, 15]", "between: [13, 16]", ["between: 12-15 km -> 13-16 km"]),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, value: 26, name: half}]", "at_least: 52, checkpoints: [{by: 2022-05, value: 20, name: half}]", ["checkpoints: 06-30 26 km half -> 05-31 20 km half"]),
    ("count", "at_least: 2, unit: km", "at_least: 2000, unit: m", ["unit: km -> m", "at_least: 2 km -> 2000 m"]),
    ("count", "at_least: 6, unit: km, checkpoints: [{by: 2022-06, value: 3}]", "at_least: 6, unit: m, checkpoints: [{by: 2022-06, value: 4}]", ["unit: km -> m", "checkpoints: 06-30 3 km -> 06-30 4 m"]),
]  # fmt: skip


def of(kind: str, fields: str) -> str:
    """A plan with the target `x` of a kind, and counts of which it may be a part."""
    given = [] if fields == "-" else [fields]
    own = [part for part in KINDS[kind].split(", ") if f", {part.partition(' ')[0]}" not in f", {fields}"]
    name = [] if fields.startswith("name:") else ["name: X"]
    other = WHOLE.replace("whole", "other")
    return plan(", ".join(["id: x", *name, *own, *given]), WHOLE, other)


def by_kind(table: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    yield from ((kind, *case) for kind in KINDS for case in table)


@pytest.mark.parametrize(("kind", "before", "after", "change"), [*EASED, *by_kind(EASED_OF_ALL)])
def test_a_change_eases_in_one_direction_and_tightens_in_the_other(
    kind: str, before: str, after: str, change: str
) -> None:
    field, _, values = change.partition(": ")
    old, new = values.split(" -> ")
    assert told(of(kind, before), of(kind, after)) == [f"eased x {field}: {old} -> {new}"]
    assert told(of(kind, after), of(kind, before)) == [f"tightened x {field}: {new} -> {old}"]


@pytest.mark.parametrize(("kind", "before", "after", "change"), [*NEUTRAL, *by_kind(NEUTRAL_OF_ALL)])
def test_a_change_is_neutral_in_both_directions(kind: str, before: str, after: str, change: str) -> None:
    field, _, values = change.partition(": ")
    old, new = values.split(" -> ")
    assert told(of(kind, before), of(kind, after)) == [f"neutral x {field}: {old} -> {new}"]
    assert told(of(kind, after), of(kind, before)) == [f"neutral x {field}: {new} -> {old}"]


@pytest.mark.parametrize(("kind", "before", "after", "changes"), EASED_BOTH_WAYS)
def test_a_change_eases_in_both_directions(kind: str, before: str, after: str, changes: list[str]) -> None:
    turned = [" -> ".join(reversed(change.partition(": ")[2].split(" -> "))) for change in changes]
    back = [f"{change.partition(': ')[0]}: {values}" for change, values in zip(changes, turned, strict=True)]
    assert told(of(kind, before), of(kind, after)) == [f"eased x {change}" for change in changes]
    assert told(of(kind, after), of(kind, before)) == [f"eased x {change}" for change in back]


@pytest.mark.parametrize("kind", list(Kind))
def test_the_tables_above_hold_every_field_of_every_kind(kind: Kind) -> None:
    tables = (*EASED, *by_kind(EASED_OF_ALL), *NEUTRAL, *by_kind(NEUTRAL_OF_ALL))
    rows = [*((name, change) for name, _, _, change in tables), ("recurring", "unit: of figures, see above")]
    covered = {re.split("[:.]", change)[0] for name, change in rows if name == kind}
    of_all = WrittenTarget.model_fields.keys() - {*kinds.OWN_KEYS, "id", "formerly", "kind"}
    assert covered == (of_all | set(kinds.KINDS[kind].takes)) - ({"unit"} if kind is Kind.RATE else set())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: rate", "kind: rate, unit: '%'"),
        ("kind: duty", "kind: duty, weight: 1.0"),
        ("kind: duty", "kind: duty, start: 2022-01-01, due: 2022-12"),
        ("kind: duty", "kind: duty, reporting: {every: month, grace: 5}"),
        ("kind: count, unit: km, at_least: 52", "kind: count, unit: km, at_least: 52.0"),
        ("kind: recurring, every: month", "kind: recurring, every: month, at_least: 1"),
    ],
)
def test_to_write_a_default_out_or_a_figure_otherwise_is_no_change(before: str, after: str) -> None:
    old, new = plan(f"id: x, name: X, {before}"), plan(f"id: x, name: X, {after}")
    assert (told(old, new), told(new, old)) == ([], [])


def test_a_unit_that_is_named_at_last_is_neutral_and_one_that_is_dropped_is_eased() -> None:
    assert told(of("recurring", "-"), of("recurring", "unit: walks")) == ["neutral x unit: None -> walks"]
    assert told(of("recurring", "unit: walks"), of("recurring", "-")) == ["eased x unit: walks -> None"]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("formerly: [y, z]", "formerly: [z]", ["neutral x formerly: [y, z] -> [z]"]),
        ("formerly: [z]", "weight: 1", ["neutral x formerly: [z] -> []"]),
        ("weight: 1", "formerly: [z]", []),
    ],
)
def test_an_old_id_that_is_named_no_more_is_told(before: str, after: str, changes: list[str]) -> None:
    old, new = (plan(f"id: x, name: X, kind: duty, {each}") for each in (before, after))
    assert told(old, new) == changes


def test_the_id_that_a_target_gives_back_to_itself_is_not_lost() -> None:
    old, new = (plan(f"id: {one}, name: X, kind: duty, formerly: [{two}]") for one, two in ("xz", "zx"))
    assert told(old, new) == ["neutral z id: x -> z"]

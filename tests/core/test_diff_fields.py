"""What a change of each field is called, and whether it eases the plan."""

import re
from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.core.diff import difference
from workplan.core.plan import Kind
from workplan.files.git.tree import readable_plan
from workplan.files.schema import kinds
from workplan.files.schema.plan import WrittenTarget

from .written import plan, told

WHOLE = "id: whole, name: Whole, kind: count, unit: km"
KINDS = {
    "count": "kind: count, unit: km", "level": "kind: level, unit: km", "rate": "kind: rate",
    "recurring": "kind: recurring, every: month", "milestone": "kind: milestone", "duty": "kind: duty",
}  # fmt: skip

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
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, name: tender}]", "at_least: 52, checkpoints: [{by: 2022-07, name: tender}]", "checkpoints: 06-30 tender -> 07-31 tender"),
    ("count", "at_least: 52, monthly: {2022-08: 30}", "at_least: 52, monthly: {2022-08: 20.5}", "monthly: 08-31 30 km 2022-08 -> 08-31 20.5 km 2022-08"),
    ("count", "at_least: 52, monthly: {2022-08: 30, 2022-09: 5}", "at_least: 52, monthly: {2022-08: 30, 2022-09: 0}", "monthly: 09-30 5 km 2022-09 -> 09-30 0 km 2022-09"),
    ("count", "stretch: 60", "stretch: 55", "stretch: 60 km -> 55 km"),
    ("level", "at_least: 50, keep: true", "at_least: 50", "keep: True -> None"),
    ("level", "at_least: 50, keep: true", "at_least: 50, keep: false", "keep: True -> None"),
    ("level", "at_least: 50, checkpoints: [{by: 2022-06, name: tender}]", "at_least: 50", "checkpoints: 06-30 tender -> None"),
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
    ("rate", "at_least: 15, checkpoints: [{by: 2022-06, value: 10}]", "at_least: 15, checkpoints: [{by: 2022-06, value: 9}]", "checkpoints: 06-30 10 % -> 06-30 9 %"),
    ("rate", "at_least: 15, checkpoints: [{by: 2022-06, value: 10}]", "at_least: 15, checkpoints: [{by: 2022-09, value: 10}]", "checkpoints: 06-30 10 % -> 09-30 10 %"),
    ("rate", "at_least: 15, checkpoints: [{by: 2022-06, value: 16}]", "at_least: 15", "checkpoints: 06-30 16 % -> None"),
    ("rate", "at_most: 3, checkpoints: [{by: 2022-06, value: 4}]", "at_most: 3, checkpoints: [{by: 2022-06, value: 5}]", "checkpoints: 06-30 4 % -> 06-30 5 %"),
    ("rate", "at_most: 3, checkpoints: [{by: 2022-06, value: 2}]", "at_most: 3", "checkpoints: 06-30 2 % -> None"),
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
    ("milestone", "checkpoints: [{by: 2022-06, name: tender}]", "-", "checkpoints: 06-30 tender -> None"),
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
    ("count", "goal: as the city", "goal: as the county", "goal: as the city -> as the county"),
    ("level", "-", "goal: as the county", "goal: None -> as the county"),
    ("rate", "-", "goal: as the county", "goal: None -> as the county"),
    ("count", "at_least: 52, checkpoints: [{by: 2022-06, name: a}, {by: 2022-06, value: 26}]", "at_least: 52, checkpoints: [{by: 2022-06, value: 26, name: half}, {by: 2022-06, name: a}]", "checkpoints: 06-30 26 km -> 06-30 26 km half"),
    ("milestone", "-", "unit: m2", "unit: None -> m2"),
    ("duty", "-", "unit: m", "unit: None -> m"),
]  # fmt: skip
NEUTRAL_OF_ALL = [
    ("name: X", "name: Y", "name: X -> Y"),
    ("-", "number: 3.1", "number: None -> 3.1"),
    ("-", "tags: city", "tags: [] -> [city]"),
    ("tags: city", "tags: [city, binding]", "tags: [city] -> [city, binding]"),
    ("-", "meta: {data_source: Statistics}", "meta: [] -> [data_source: Statistics]"),
    ("source: a", "source: [a, b]", "source: [a] -> [a, b]"),
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
    ("count", "at_least: 52, monthly: {2022-08: 30}, unit: km", "at_least: 52, monthly: {2022-08: 40}, unit: m", ["unit: km -> m", "monthly: 08-31 30 km 2022-08 -> 08-31 40 m 2022-08"]),
    ("rate", "at_least: 15, checkpoints: [{by: 2022-06, value: 10}]", "at_least: 15", ["checkpoints: 06-30 10 % -> None"]),
    ("rate", "at_most: 3, checkpoints: [{by: 2022-06, value: 5}]", "at_most: 3", ["checkpoints: 06-30 5 % -> None"]),
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
def test_a_change_eases_one_way_tightens_the_other(kind: str, before: str, after: str, change: str) -> None:
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


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        # a goal issued for a month is neutral, taken back it eases
        ("at_least: 52", "at_least: 52, monthly: {2022-08: 30}", ["neutral x monthly: None -> 08-31 30 km 2022-08"]),
        ("at_least: 52, monthly: {2022-08: 30, 2022-09: 9}", "at_least: 52, monthly: {2022-09: 9}", ["eased x monthly: 08-31 30 km 2022-08 -> None"]),
        ("at_least: 52, monthly: {2022-08: 30}", "at_least: 52, monthly: {2022-09: 30}",
         ["eased x monthly: 08-31 30 km 2022-08 -> None", "neutral x monthly: None -> 09-30 30 km 2022-09"]),
        # another stage is one less and one more, and so is a value in the place of a stage
        ("at_least: 52, checkpoints: [{by: 2022-06, name: tender}]", "at_least: 52, checkpoints: [{by: 2022-06, name: works}]",
         ["eased x checkpoints: 06-30 tender -> None", "tightened x checkpoints: None -> 06-30 works"]),
        ("at_least: 52, checkpoints: [{by: 2022-06, name: half}]", "at_least: 52, checkpoints: [{by: 2022-06, value: 26, name: half}]",
         ["eased x checkpoints: 06-30 half -> None", "tightened x checkpoints: None -> 06-30 26 km half"]),
        # a goal in words is told beside the figure that it replaces
        ("at_least: 52", "goal: as the city", ["eased x at_least: 52 km -> None", "neutral x goal: None -> as the city"]),
        ("goal: as the city", "at_least: 52", ["tightened x at_least: None -> 52 km", "neutral x goal: as the city -> None"]),
    ],
)  # fmt: skip
def test_what_is_issued_or_taken_back_on_the_way_to_a_goal_is_told(
    before: str, after: str, changes: list[str]
) -> None:
    assert told(of("count", before), of("count", after)) == changes


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


BOUNDS = ("at_least: {}", "at_most: {}", "at_most: {}, baseline: 60", "at_least: 60, baseline: {}")
REVERSE = {"eased": "tightened", "tightened": "eased"}


@given(st.sampled_from(BOUNDS), st.integers(1, 50), st.integers(1, 50))
def test_what_eases_a_bound_in_one_direction_tightens_it_in_the_other(bound: str, one: int, two: int) -> None:
    old, new = (plan(f"id: x, name: X, kind: level, unit: m, {bound.format(each)}") for each in (one, two))
    effects = [change.split()[0] for change in told(old, new)]
    assert [REVERSE[effect] for effect in effects] == [change.split()[0] for change in told(new, old)]
    assert len(effects) == (one != two)


# Another kind of a target.

HELD = {
    "count": "kind: count, unit: km, at_least: 52", "level": "kind: level, unit: km, at_most: 10",
    "rate": "kind: rate, between: [1, 2]", "recurring": "kind: recurring, every: month",
    "milestone": "kind: milestone",
}  # fmt: skip
FREE = {
    "count": "kind: count, unit: km", "level": "kind: level, unit: km", "rate": "kind: rate",
    "duty": "kind: duty",
}  # fmt: skip


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


# before, after, and what is told, each change behind a semicolon
OF_ANOTHER_KIND = """\
count, unit: km, at_least: 52 | rate, at_least: 60
  eased kind: count -> rate; eased unit: km -> %; eased at_least: 52 km -> 60 %
recurring, every: month | count, unit: km, at_least: 52
  eased kind: recurring -> count; eased unit: None -> km; eased at_least: 1 -> 52 km; neutral every: month -> None
duty | recurring, every: month
  tightened kind: duty -> recurring; tightened at_least: None -> 1; neutral every: None -> month
count, unit: km, at_most: 10 | count, unit: m, at_least: 5
  eased unit: km -> m; eased at_most: 10 km -> None; tightened at_least: None -> 5 m
count, unit: km, at_least: 52 | count, unit: m
  eased unit: km -> m; eased at_least: 52 km -> None
count, unit: km | count, unit: m, at_least: 52
  tightened unit: km -> m; tightened at_least: None -> 52 m
level, unit: km, at_most: 10, baseline: 50 | level, unit: km, at_least: 60, baseline: 30
  eased at_most: 10 km -> None; eased baseline: 50 km -> 30 km; tightened at_least: None -> 60 km
level, unit: km, at_least: 12 | level, unit: km, at_most: 12
  eased at_least: 12 km -> None; tightened at_most: None -> 12 km
level, unit: km, at_most: 15 | level, unit: km, between: [12, 15]
  tightened between: None -> 12-15 km; neutral at_most: 15 km -> None
level, unit: km, at_most: 15 | level, unit: km, between: [12, 16]
  eased at_most: 15 km -> None; eased between: None -> 12-16 km
level, unit: km, at_least: 50, baseline: 20 | level, unit: km, at_most: 10, baseline: 60
  eased at_least: 50 km -> None; tightened at_most: None -> 10 km; tightened baseline: 20 km -> 60 km
count, unit: km, at_least: 52, pace: end | count, unit: km
  eased at_least: 52 km -> None; neutral pace: end -> None
level, unit: km, at_least: 50, baseline: 20, pace: even | level, unit: km, at_least: 50, baseline: 30, pace: end
  eased pace: even -> end; tightened baseline: 20 km -> 30 km
"""
LINES = OF_ANOTHER_KIND.splitlines()


@pytest.mark.parametrize(("change", "expected"), [*zip(LINES[::2], LINES[1::2], strict=True)])
def test_what_changes_beside_kind_unit_or_way_is_told_too(change: str, expected: str) -> None:
    before, after = change.split(" | ")
    found = changed(f"kind: {before}", f"kind: {after}")
    assert "; ".join(found).replace(" x ", " ") == expected.strip()


# Days, pace, checkpoints and reporting: what is told of a target, and what of its task or of the plan.

EVEN = "id: x, name: X, kind: count, unit: km, at_least: 52"
END = f"{EVEN}, pace: end"
REDUCTION = "id: x, name: X, kind: level, unit: km, at_most: 10, baseline: 50"
MILESTONE = "id: x, name: X, kind: milestone"


def passing(target: str, *checkpoints: str) -> str:
    """A plan with one target, which has these checkpoints."""
    return plan(f"{target}, checkpoints: [{', '.join(checkpoints)}]" if checkpoints else target)


@pytest.mark.parametrize(
    ("target", "checkpoint", "expected"),
    [
        (EVEN, "{by: 2022-06, value: 26}", "tightened x checkpoints: None -> 06-30 26 km"),
        (EVEN, "{by: 2022-06, value: 25}", "eased x checkpoints: None -> 06-30 25 km"),
        (EVEN, "{by: 2022-06, value: 27}", "tightened x checkpoints: None -> 06-30 27 km"),
        (END, "{by: 2022-06, value: 25}", "tightened x checkpoints: None -> 06-30 25 km"),
        (REDUCTION, "{by: 2022-06, value: 30}", "tightened x checkpoints: None -> 06-30 30 km"),
        (REDUCTION, "{by: 2022-06, value: 31}", "eased x checkpoints: None -> 06-30 31 km"),
        (MILESTONE, "{by: 2022-06, value: 1}", "tightened x checkpoints: None -> 06-30 1 %"),
        (f"{MILESTONE}, pace: even", "{by: 2022-06, value: 49}", "eased x checkpoints: None -> 06-30 49 %"),
    ],
)
def test_a_new_checkpoint_tightens_unless_below_the_even_pace(
    target: str, checkpoint: str, expected: str
) -> None:
    assert told(passing(target), passing(target, checkpoint)) == [expected]


def test_a_new_checkpoint_is_held_against_the_checkpoints_that_were_there() -> None:
    before, new = "{by: 2022-06, value: 13}", "{by: 2022-03, value: 7}"
    assert told(passing(EVEN, before), passing(EVEN, new, before)) == [
        "tightened x checkpoints: None -> 03-31 7 km"
    ]


@pytest.mark.parametrize(
    "target",
    [
        "id: x, name: X, kind: count, unit: km",
        "id: x, name: X, kind: level, unit: km, at_least: 50, baseline: 50",
        "id: x, name: X, kind: level, unit: km, at_most: 0, baseline: 0",
    ],
)
def test_a_checkpoint_of_none_tightens_too_for_history_reads_plans_that_check_refuses(target: str) -> None:
    assert [told_of_history(old, passing(target, "{by: 2022-06, value: 9}")) for old in (passing(target), passing(EVEN))] == [
        ["tightened"],
        ["tightened"],
    ]  # fmt: skip


def told_of_history(old: str, new: str) -> list[str]:
    """The effects on the checkpoints between two plans of which only the shape was looked at."""
    before, after = (readable_plan(text.encode()) for text in (old, new))
    assert before is not None
    assert after is not None
    return [c.effect.value for c in difference(before, after).changes if c.field == "checkpoints"]


@pytest.mark.parametrize("target", [EVEN, END, REDUCTION.replace("10", "1"), MILESTONE])
def test_a_checkpoint_that_is_dropped_eases_wherever_it_lay(target: str) -> None:
    for value in ("2", "49"):
        point = f"{{by: 2022-06, value: {value}}}"
        [change] = told(passing(target, point), passing(target))
        assert change.startswith(f"eased x checkpoints: 06-30 {value} ")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("03 10, 06 26", "06 26, 03 10", ""),
        ("03 10, 06 26", "03 10, 07 26", "eased 06-30 26 km -> 07-31 26 km"),
        ("03 10, 06 26", "06 26", "eased 03-31 10 km -> None"),
        ("06 26", "03 10, 06 26", "eased None -> 03-31 10 km"),
        ("03 10, 06 26", "06 20", "eased 06-30 26 km -> 06-30 20 km; eased 03-31 10 km -> None"),
        ("06 26 half", "05 26 half", "tightened 06-30 26 km half -> 05-31 26 km half"),
        ("06 26 half", "07 30 half", "eased 06-30 26 km half -> 07-31 30 km half"),
        ("03 10, 09 40", "04 11, 09 40", "eased 03-31 10 km -> None; eased None -> 04-30 11 km"),
    ],
)
def test_a_checkpoint_is_the_same_by_day_name_or_value(before: str, after: str, expected: str) -> None:
    changes = [change.replace("x checkpoints: ", "") for change in told(at(before), at(after))]
    assert "; ".join(changes) == expected


def at(points: str) -> str:
    """A plan with a checkpoint for each `MM value name`."""
    items = [(*point.split(), "")[:3] for point in points.split(", ")]
    return passing(
        EVEN, *(f"{{by: 2022-{by}, value: {value}{name and f', name: {name}'}}}" for by, value, name in items)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        ("due: 2022-12", "", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        ("", "due: 2022-12", ["eased period.end: 2022-12-31 -> 2023-03-31"]),
        ("", "due: 2023-01", ["eased period.end: 2022-12-31 -> 2023-03-31", "eased x due: 2022-12-31 -> 2023-01-31"]),
        ("due: 2022-06", "", ["eased period.end: 2022-12-31 -> 2023-03-31", "eased x due: 2022-06-30 -> 2023-03-31"]),
        ("due: 2022-06", "due: 2022-05",
         ["eased period.end: 2022-12-31 -> 2023-03-31", "tightened x due: 2022-06-30 -> 2022-05-31"]),
    ],
)  # fmt: skip
def test_a_due_date_moved_with_the_period_is_the_plans(before: str, after: str, expected: list[str]) -> None:
    old, new = (plan(f"id: x, name: X, kind: duty{key and ', '}{key}") for key in (before, after))
    assert told(old, new.replace("2022-12-31}", "2023-03-31}", 1)) == expected


OF_PLAN = [
    ("pace: {yellow: 10}", "pace: {yellow: 20}", "pace.yellow: 10 -> 20"),
    ("pace: {red: 30}", "pace: {red: 40}", "pace.red: 30 -> 40"),
    ("pace: {rate_red: 5}", "pace: {rate_red: 7.5}", "pace.rate_red: 5 -> 7.5"),
    ("pace: {rule: ratio, yellow: 90}", "pace: {rule: ratio, yellow: 80}", "pace.yellow: 90 -> 80"),
    ("pace: {rule: ratio, red: 70}", "pace: {rule: ratio, red: 60}", "pace.red: 70 -> 60"),
    ("pace: {rule: ratio, rate_red: 5}", "pace: {rule: ratio, rate_red: 6}", "pace.rate_red: 5 -> 6"),
    (
        "pace: {profile: [{by: 2022-06, share: 60}]}",
        "pace: {profile: [{by: 2022-06, share: 55.5%}]}",
        "pace.profile: 06-30 60 % -> 06-30 55.5 %",
    ),
    (
        "pace: {profile: [{by: 2022-06, share: 60}, {by: 2022-09, share: 80}]}",
        "pace: {profile: [{by: 2022-10, share: 80}, {by: 2022-06, share: 60}]}",
        "pace.profile: 09-30 80 % -> 10-31 80 %",
    ),
    (
        "pace: {red: 30, profile: [{by: 2022-06, share: 60}]}",
        "pace: {red: 30}",
        "pace.profile: 06-30 60 % -> None",
    ),
    ("due_soon: 30", "due_soon: 20", "due_soon: 30 -> 20"),
    ("reporting: {grace: 5}", "reporting: {grace: 9}", "reporting.grace: 5 -> 9"),
    ("reporting: {every: month}", "reporting: {every: year}", "reporting.every: month -> year"),
    ("reporting: {every: month}", "reporting: never", "reporting.every: month -> never"),
]


@pytest.mark.parametrize(("before", "after", "change"), OF_PLAN)
def test_a_setting_of_the_plan_is_told_once_for_all_its_targets(before: str, after: str, change: str) -> None:
    targets = [f"id: {name}, name: X, kind: duty" for name in "abc"]
    field, _, values = change.partition(": ")
    old, new = values.split(" -> ")
    assert told(plan(*targets, top=before), plan(*targets, top=after)) == [f"eased {field}: {old} -> {new}"]
    assert told(plan(*targets, top=after), plan(*targets, top=before)) == [
        f"tightened {field}: {new} -> {old}"
    ]


DUTIES = plan("id: x, name: X, kind: duty", "id: y, name: Y, kind: duty, start: 2022-06-01")
POINTS, RATIO = plan(EVEN), plan(EVEN, top="pace: {rule: ratio}")
OWN_RED = plan(EVEN, top="pace: {rule: ratio, rate_red: 4}")
TO_RATIO, TO_POINTS = "eased pace.rule: points -> ratio", "eased pace.rule: ratio -> points"
QUARTERLY, NEVER, WEEKLY = ("reporting: {every: quarter}", "reporting: never", "reporting: {every: week}")
TO_RATIO_LINES = ["neutral pace.yellow: 10 -> 90", "neutral pace.red: 30 -> 70"]
TO_POINTS_LINES = ["neutral pace.yellow: 90 -> 10", "neutral pace.red: 70 -> 30"]
TO_WEEK = "tightened reporting.every: month -> week"


FRONT, AT = "pace: {profile: [{by: 2022-06, share: 70}]}", "profile: [{{by: 2022-06, share: {}}}]"


def of_task(task: str, top: str = "") -> str:
    return plan(EVEN, MILESTONE.replace("x", "y"), task=task, top=top)


def of_target(own: str, top: str = "") -> str:
    return plan(f"{EVEN}, {own}", top=top)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        # a start that moves with the period is told of the plan alone
        (DUTIES, DUTIES.replace("start: 2022-01-01", "start: 2022-02-01", 1),
         ["eased period.start: 2022-01-01 -> 2022-02-01"]),
        # another rule of lights eases in both directions, and its lines say nothing; but the red line of rates does
        (POINTS, RATIO, [TO_RATIO, *TO_RATIO_LINES]),
        (RATIO, POINTS, [TO_POINTS, *TO_POINTS_LINES]),
        (POINTS, OWN_RED, [TO_RATIO, "tightened pace.rate_red: 5 -> 4", *TO_RATIO_LINES]),
        (OWN_RED, POINTS, [TO_POINTS, "eased pace.rate_red: 4 -> 5", *TO_POINTS_LINES]),
        # a share below what was expected eases, when it comes and when it goes
        (POINTS, plan(EVEN, top="pace: {profile: [{by: 2022-06, share: 49}]}"), ["eased pace.profile: None -> 06-30 49 %"]),
        (plan(EVEN, top="pace: {profile: [{by: 2022-06, share: 49}]}"), POINTS, ["eased pace.profile: 06-30 49 % -> None"]),
        # the profile of a task is told of it alone, and held against that of the plan
        (of_task(""), of_task(AT.format(60)), ["tightened streets profile: None -> 06-30 60 %"]),
        (of_task("", FRONT), of_task(AT.format(60), FRONT), ["eased streets profile: None -> 06-30 60 %"]),
        (of_task(AT.format(60)), of_task(AT.format(50)), ["eased streets profile: 06-30 60 % -> 06-30 50 %"]),
        (of_task(AT.format(60)), of_task(""), ["eased streets profile: 06-30 60 % -> None"]),
        (of_task(AT.format(60), FRONT), of_task(AT.format(60)), ["eased pace.profile: 06-30 70 % -> None"]),
        # how a task is reported is told of it alone
        (of_task(QUARTERLY), of_task("reporting: {every: half}"), ["eased streets reporting.every: quarter -> half"]),
        (of_task(QUARTERLY), of_task(""), ["tightened streets reporting.every: quarter -> month"]),
        (of_task(""), of_task(NEVER), ["eased streets reporting.every: month -> never"]),
        (of_task(""), of_task("reporting: {grace: 3}"), ["tightened streets reporting.grace: 5 -> 3"]),
        # days of grace that come from above are told where they are written
        *((of(own), of(own, "reporting: {grace: 9}"), ["eased reporting.grace: 5 -> 9"])
          for of in (of_task, of_target) for own in (QUARTERLY, NEVER)),
        # what is never reported is so however often the rest is
        *((of(NEVER), of(NEVER, WEEKLY), [TO_WEEK]) for of in (of_task, of_target)),
        # a target that keeps its reporting while the plan changes has not changed, one that leaves it is told
        (of_target("reporting: {every: month, grace: 5}"),
         of_target("reporting: {every: month, grace: 5}", "reporting: {every: week, grace: 2}"),
         [TO_WEEK, "tightened reporting.grace: 5 -> 2"]),
        (plan(EVEN), of_target("reporting: {every: year}", WEEKLY), ["eased x reporting.every: month -> year", TO_WEEK]),
    ],
)  # fmt: skip
def test_a_change_is_told_where_it_is_written(old: str, new: str, changes: list[str]) -> None:
    assert told(old, new) == changes

"""The history of a thing: each change told once, at the commit that made it, through renamings and merges."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from workplan.core.diff import ChangeKind, PlanChange, SubjectKind, beginnings
from workplan.core.effects import Effect, Value
from workplan.core.history import Author, Version, history, last_name

from .written import plan, read, said

LIFTS = "id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52"


def change(
    old: Value,
    new: Value,
    field: str | None = "at_least",
    *,
    of: str = "lifts",
    effect: Effect = Effect.NEUTRAL,
) -> PlanChange:
    kind = ChangeKind.RENAMED if field == "id" else ChangeKind.CHANGED
    return PlanChange(kind, SubjectKind.TARGET, of, "Lifts", field, old, new, effect)


def renamed(old: str, new: str, subject: SubjectKind = SubjectKind.TARGET) -> PlanChange:
    return PlanChange(ChangeKind.RENAMED, subject, new, "Lifts", "id", old, new)


def version(commit: str, changes: Sequence[PlanChange] = (), **parents: Sequence[PlanChange]) -> Version:
    """A version that differs so from each of its parents (`v0` is the first of all), or from no plan."""
    made = Author(commit, "Ann", date(2022, 3, 1))
    differences = tuple(map(tuple, parents.values())) or (tuple(changes),)
    return Version(made, "plan/2022.yaml", tuple(int(name[1:]) for name in parents), differences)


def entries(*versions: Version) -> list[tuple[str, Value, Value]]:
    """Commit, old and new value of all that happened to the plan."""
    return [(each.author.commit, each.change.old, each.change.new) for each in history(versions)]


FIRST = version("first", [change(None, 52)])
TOLD_FIRST = ("first", None, 52)


def test_each_change_is_told_at_its_commit_oldest_first() -> None:
    second = version("second", v0=[change(52, 50), change(None, "x", "detail")])
    assert entries(FIRST, second, version("third", v1=[]), version("fourth", v2=[change(50, 40)])) == [
        TOLD_FIRST, ("second", 52, 50), ("second", None, "x"), ("fourth", 50, 40),
    ]  # fmt: skip


def test_of_a_target_only_its_own_changes_are_told() -> None:
    first = version("a", [change(52, 50), change(1, 2, of="hall")])
    found = history([first, version("b", v0=[change(50, 40)])], SubjectKind.TARGET, "hall")
    assert [(each.author.commit, each.change.id) for each in found] == [("a", "hall")]


def test_a_version_that_cannot_be_read_changed_nothing() -> None:
    made = Author("broken", "Ann", date(2022, 3, 1))
    broken = Version(made, "plan/2022.yaml", (0,), ((),), is_readable=False)
    assert entries(FIRST, broken, version("third", v0=[change(52, 40)])) == [TOLD_FIRST, ("third", 52, 40)]


def test_a_value_that_comes_back_is_told_again() -> None:
    steps = [(52, 40), (40, 52), (52, 40)]
    versions = [version(str(i), **{f"v{i}": [change(*step)]}) for i, step in enumerate(steps)]
    assert [entry[1:] for entry in entries(FIRST, *versions)] == [(None, 52), *steps]


@pytest.mark.parametrize(
    "parents", [{"v1": (), "v0": (change(52, 40),)}, {"v0": (change(52, 40),), "v1": ()}]
)
def test_a_merge_that_takes_over_a_branch_repeats_nothing(parents: dict[str, Sequence[PlanChange]]) -> None:
    side = version("side", v0=[change(52, 40)])
    assert entries(FIRST, side, version("merge", **parents)) == [TOLD_FIRST, ("side", 52, 40)]


def test_branches_that_merge_back_and_forth_repeat_nothing() -> None:
    hall = change(6, 7, of="hall"), change(7, 8, of="hall"), change(6, 8, of="hall")
    graph = (
        FIRST, version("x1", v0=[change(52, 40)]), version("m1", v0=[hall[0]]),
        version("xm", v1=[hall[0]], v2=[change(52, 40)]), version("x2", v3=[change(40, 39)]),
        version("m2", v2=[hall[1]]), version("mx", v5=[change(52, 39)], v4=[hall[1]]),
    )  # fmt: skip
    assert entries(*graph) == [TOLD_FIRST, ("x1", 52, 40), ("m1", 6, 7), ("x2", 40, 39), ("m2", 7, 8)]


def test_a_merge_that_takes_back_what_a_side_changed_is_told() -> None:
    main, side = version("main", v0=[change(52, 60)]), version("side", v0=[change(1, 2, of="hall")])
    merge = version("merge", v1=[change(60, 52), change(1, 2, of="hall")], v2=[])
    assert entries(FIRST, main, side, merge)[1:] == [("main", 52, 60), ("side", 1, 2), ("merge", 60, 52)]


def test_a_merge_of_two_changes_tells_which_of_them_it_gave_up() -> None:
    sides = version("one", v0=[change(52, 60)]), version("two", v0=[change(52, 40)])
    merged = version("merge", v1=[change(60, 40)], v2=[])
    assert entries(FIRST, *sides, merged)[1:] == [("one", 52, 60), ("two", 52, 40), ("merge", 60, 40)]
    after = version("after", v3=[change(40, 39)])
    assert entries(FIRST, *sides, merged, after)[-1] == ("after", 40, 39)


def test_what_was_told_under_an_earlier_id_is_known_under_the_new_one() -> None:
    main = version("main", v0=[change(52, 60)]), version("new", v1=[renamed("lifts", "new")])
    back = version("merge", v2=[change(60, 52, of="new")], v0=[renamed("lifts", "new")])
    assert entries(FIRST, *main, back)[1:] == [("main", 52, 60), ("new", "lifts", "new"), ("merge", 60, 52)]


def test_two_checkpoints_that_changed_at_once_are_two_changes() -> None:
    both = [change("26 by June", "20", "checkpoints"), change("40 by September", "30", "checkpoints")]
    assert entries(FIRST, version("side", v0=both), version("merge", v0=both, v1=[]))[1:] == [
        ("side", "26 by June", "20"),
        ("side", "40 by September", "30"),
    ]


def names(now: str, *versions: Version) -> list[str]:
    """The ids in each version of what is called so now, where every target changes in every version."""
    moved = [change(1, 2, of=name) for name in "abcd"]
    every = [replace(each, differences=tuple((*d, *moved) for d in each.differences)) for each in versions]
    found = [(each.author.commit, each.change.id or "") for each in history(every, SubjectKind.TARGET, now)]
    return [" ".join(sorted({i for c, i in found if c == each.author.commit})) for each in versions]


def test_an_id_is_followed_back_through_renamings() -> None:
    versions = version("1"), version("2", v0=[renamed("a", "b")]), version("3", v1=[renamed("b", "c")])
    assert names("c", *versions) == ["a", "b", "c"]
    assert names("c") == []


def test_another_subject_of_the_same_id_is_not_followed() -> None:
    assert names("c", version("1"), version("2", v0=[renamed("b", "c", SubjectKind.TASK)])) == ["c", "c"]
    assert names("c", version("1"), version("2", v0=[renamed("b", "d")])) == ["c", "c"]


def test_of_an_id_that_was_given_to_another_target_the_earlier_one_is_not_followed() -> None:
    swapped = version("2", v0=[renamed("a", "b"), renamed("c", "a")])
    assert names("a", version("1"), swapped) == ["c", "a"]


def test_before_a_merge_that_renamed_on_one_side_each_side_has_its_id() -> None:
    one, two = version("2", v0=[renamed("a", "b")]), version("3", v0=[])
    merge = version("4", v1=[], v2=[renamed("a", "b")])
    assert names("b", version("1"), one, two, merge) == ["a", "b", "a", "b"]


@pytest.mark.parametrize(
    ("name", "last"), [("a", "c"), ("b", "c"), ("c", "c"), ("hall", "hall"), ("d", None)]
)
def test_what_was_ever_called_so_is_known_by_its_last_id(name: str, last: str | None) -> None:
    first = version("1", [change(None, "a", None, of="a"), change(None, "hall", None, of="hall")])
    versions = first, version("2", v0=[renamed("a", "b")]), version("3", v1=[renamed("b", "c")])
    assert last_name(SubjectKind.TARGET, name, versions) == last
    assert last_name(SubjectKind.TASK, name, versions) is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (change(52, 40), True), (change(None, "Bob", "owner"), True), (change("week", "year", "every"), True),
        (change(None, "words", "detail"), False), (change(1, 2, "weight"), False),
        (change(1, 0, "weight", effect=Effect.EASED), True),
        (change(5, 3, "reporting.grace", effect=Effect.TIGHTENED), True), (renamed("a", "b"), True),
    ],
)  # fmt: skip
def test_a_value_is_bound_due_owner_state_or_what_moves_the_goal(found: PlanChange, expected: bool) -> None:
    told = list(history([version("first", [found])], SubjectKind.TARGET, found.id or ""))
    assert bool(told) is expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("kind: count, unit: lifts, at_least: 52", "at_least: 52 lifts; due: 2022-12-31; owner: [Ann]"),
        ("kind: level, unit: lifts, between: [12, 15], due: 2022-06, owner: Bob",
         "between: 12-15 lifts; due: 2022-06-30; owner: [Bob]"),
        ("kind: level, unit: lifts, at_most: 9, baseline: 20, stretch: 8",
         "at_most: 9 lifts; baseline: 20 lifts; stretch: 8 lifts; due: 2022-12-31; owner: [Ann]"),
        ("kind: recurring, every: week, state: suspended",
         "at_least: 1; due: 2022-12-31; owner: [Ann]; state: suspended"),
        ("kind: rate", "due: 2022-12-31; owner: [Ann]"),
    ],
)  # fmt: skip
def test_a_new_target_begins_with_bound_due_date_owners_and_state(target: str, expected: str) -> None:
    found = list(beginnings(read(plan()), read(plan(f"id: lifts, name: Lifts, {target}"))))
    assert (
        "; ".join(said(each).replace("neutral lifts ", "").replace("None -> ", "") for each in found)
        == expected
    )
    assert {each.kind for each in found} == {ChangeKind.ADDED}


def test_of_a_new_plan_everything_arrives_and_of_another_only_what_is_new_in_it() -> None:
    hall = "id: hall, name: Hall, kind: milestone"
    one, two = read(plan(LIFTS)), read(plan(LIFTS, hall))
    assert [said(each) for each in beginnings(None, one)] == [
        "neutral town added: None -> Town", "neutral streets added: None -> Streets",
        "tightened lifts added: None -> Lifts", "neutral lifts at_least: None -> 52 lifts",
        "neutral lifts due: None -> 2022-12-31", "neutral lifts owner: None -> [Ann]",
    ]  # fmt: skip
    assert {each.id for each in beginnings(one, two)} == {"hall"}
    assert list(beginnings(two, one)) == []

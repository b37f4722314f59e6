import pytest

from workplan.core.problems import Address
from workplan.files.plan.rollup import read_rollup

HEAD = "title: All\nperiod: {start: 2022-01-01, end: 2022-12-31}\n"
BODIES = "bodies: [{id: a, folder: a}]\n"
SUM = "{id: x, name: X, aggregate: sum, parts: [t]}"


def codes(text: str) -> list[tuple[str, object]]:
    """What is wrong, with the last step of the path to it."""
    found = read_rollup(text.encode(), "2022.yaml").problems
    return [
        (each.code, each.at.path[-1] if isinstance(each.at, Address) and each.at.path else None)
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [("empty-file", None)]),
        ("- a\n", [("wrong-type", None)]),
        (f"{HEAD}{BODIES}indicators: [{SUM}]\n", []),
        (f"{HEAD}bodies: [{{id: a, folder: [b]}}]\nindicators: [{SUM}]\n", [("wrong-type", "folder")]),
        (f"{HEAD}bodies: [{{id: a, git: 7, folder: sub, revision: v1}}]\nindicators: [{SUM}]\n", []),
        (f"{HEAD}{BODIES}indicators: [{{id: x, name: X, aggregate: all, parts: t}}]\n", [("bad-choice", "aggregate")]),
        (f"{HEAD}{BODIES}indicators: [{{id: x, name: X, aggregate: sum, part: [t]}}]\n", [("unknown-key", "part")]),
        (f"{HEAD}{BODIES}indicators: [{{id: x, name: X, aggregate: sum, parts: []}}]\n", [("missing-key", 0)]),
        (f"{HEAD}{BODIES}indicators: [{{id: x, name: X, aggregate: sum, parts: [a b]}}]\n", [("bad-part", 0)]),
        (f"{HEAD}bodies: x\nindicators: [{{id: x, name: X, aggregate: sum, parts: ['q:t']}}]\n", [("wrong-type", "bodies")]),
        (f"{HEAD}{BODIES}indicators:\n  - {SUM}\n  - {{id: y, name: Y\n", [("syntax", None)]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_once_and_hides_no_other(text: str, told: list[tuple[str, object]]) -> None:
    assert codes(text) == told


def test_of_two_bodies_or_indicators_of_one_id_the_first_stays() -> None:
    text = f"{HEAD}bodies: [{{id: a, folder: a}}, {{id: a, folder: b}}]\nindicators: [{SUM}, {SUM}]\n"
    found = read_rollup(text.encode(), "f").sound
    assert codes(text) == [("duplicate-id", "id"), ("duplicate-id", "id")]
    assert found is not None
    assert ([body.folder for body in found.bodies], len(found.indicators)) == (["a"], 1)


def test_what_has_no_errors_is_left() -> None:
    found = read_rollup(
        f"{HEAD}bodies: [{{id: a, folder: a}}, {{id: b}}]\nindicators: [{SUM}, {{}}]\n".encode(), "f"
    )
    assert found.sound is not None
    assert ([body.id for body in found.sound.bodies], [each.id for each in found.sound.indicators]) == (
        ["a"],
        ["x"],
    )


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("../a", ".././a/", True), ("../a", "../b/../a", True), (".", "./", True), ("../../a", "../a", False),
        ("/a", "a", False), ("/a", "/../a", False), ("a//b", "a/b", True), (".", "", False),
    ],
)  # fmt: skip
def test_a_folder_is_the_same_however_its_path_is_written(one: str, other: str, is_same: bool) -> None:
    bodies = f"bodies: [{{id: a, folder: '{one}'}}, {{id: b, folder: '{other}'}}]\n"
    assert (("body-twice", "folder") in codes(f"{HEAD}{bodies}indicators: [{SUM}]\n")) == is_same


def test_a_repository_may_hold_several_bodies_in_folders_or_at_revisions() -> None:
    bodies = [
        "{id: a, git: g}",
        "{id: b, git: g, folder: b}",
        "{id: c, git: g, revision: v1}",
        "{id: d, git: g/, revision: HEAD}",
    ]
    assert codes(f"{HEAD}bodies: [{', '.join(bodies)}]\nindicators: [{SUM}]\n") == [("body-twice", "git")]


def test_only_a_sum_is_additive_and_a_ratio_has_two_sides() -> None:
    indicators = "[{id: x, name: X, aggregate: ratio, of: [a], parts: [b]}, {id: y, name: Y, aggregate: mean, parts: c, additive: true}]"
    assert codes(f"{HEAD}{BODIES}indicators: {indicators}\n") == [
        ("not-for-aggregate", "parts"), ("missing-key", 0), ("not-for-aggregate", "additive"),
    ]  # fmt: skip

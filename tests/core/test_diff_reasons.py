"""Reasons: which revision explains which change, and which explains nothing."""

import pytest

from workplan.core.diff import difference

from .written import plan, read, told

LIFTS = "id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52"
KIOSKS = "id: kiosks, name: Kiosks, kind: count, unit: kiosks, at_least: 9"
HALL = "id: hall, name: Hall, kind: milestone, due: 2022-06"
FEWER = LIFTS.replace("52", "40"), KIOSKS.replace("9", "7")
NO_REASON = ["eased lifts at_least: 52 lifts -> 40 lifts", "eased kiosks at_least: 9 kiosks -> 7 kiosks"]


def record(reason: str, *targets: str, day: str = "2022-03-01", more: str = "") -> str:
    return f"{{date: {day}, reason: {reason}, targets: [{', '.join(targets)}]{more}}}"


def recorded(*targets: str, revisions: tuple[str, ...] = (), top: str = "", task: str = "") -> str:
    return plan(*targets, top=f"revisions: [{', '.join(revisions)}]\n{top}", task=task)


def idle(old: str, new: str) -> list[tuple[int, int, str]]:
    return [(each.index, each.position, each.name) for each in difference(read(old), read(new)).idle]


BEFORE = recorded(LIFTS, KIOSKS)


def test_a_change_that_eases_without_a_new_record_has_no_reason() -> None:
    assert told(BEFORE, recorded(*FEWER)) == NO_REASON


def test_a_new_record_explains_what_it_names_and_nothing_else() -> None:
    after = recorded(*FEWER, revisions=(record("rain", "kiosks"),))
    assert told(BEFORE, after) == [NO_REASON[0], f"{NO_REASON[1]} (rain)"]
    assert idle(BEFORE, after) == []


def test_one_record_may_explain_two_targets() -> None:
    after = recorded(*FEWER, revisions=(record("rain", "lifts", "kiosks"),))
    assert told(BEFORE, after) == [f"{change} (rain)" for change in NO_REASON]


def test_a_record_explains_every_change_of_its_target_whatever_its_effect() -> None:
    after = recorded(FEWER[0].replace("Lifts", "Lift") + ", due: 2022-09", KIOSKS, revisions=(record("rain", "lifts"),))  # fmt: skip
    assert told(BEFORE, after) == [
        "eased lifts at_least: 52 lifts -> 40 lifts (rain)",
        "tightened lifts due: 2022-12-31 -> 2022-09-30 (rain)",
        "neutral lifts name: Lifts -> Lift (rain)",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (record("rain", "lifts"), record("rain", "lifts")),
        (record("rain", "lifts"), record("rain and more rain", "lifts", more=", by: Board")),
    ],
)
def test_an_old_record_explains_nothing_even_reworded(old: str, new: str) -> None:
    before, after = (recorded(LIFTS, KIOSKS, revisions=(old,)), recorded(*FEWER, revisions=(new,)))
    reworded = ["neutral revisions: 03-01 lifts rain -> 03-01 lifts rain and more rain Board"]
    assert told(before, after) == [*NO_REASON, *(reworded if old != new else [])]
    assert idle(before, after) == []


@pytest.mark.parametrize(
    "new",
    [
        record("rain", "lifts", day="2022-03-02"),
        record("rain", "kiosks", "lifts"),
        record("rain", "lifts", more=", due: {from: 2022-10, to: 2022-12}"),
    ],
)
def test_a_record_of_another_day_other_ids_or_another_due_date_is_new(new: str) -> None:
    before = recorded(LIFTS, KIOSKS, revisions=(record("rain", "lifts"),))
    assert told(before, recorded(FEWER[0], KIOSKS, revisions=(new,))) == [
        f"{NO_REASON[0]} (rain)",
        "neutral revisions: 03-01 lifts rain -> None",
    ]


def test_a_record_written_twice_is_new_the_second_time() -> None:
    twice = (record("rain", "lifts"), record("rain again", "lifts"))
    before = recorded(LIFTS, KIOSKS, revisions=twice[:1])
    assert told(before, recorded(FEWER[0], KIOSKS, revisions=twice)) == [f"{NO_REASON[0]} (rain again)"]


def test_two_records_that_were_both_there_explain_nothing() -> None:
    twice = (record("rain", "lifts"), record("rain again", "lifts"))
    before = recorded(LIFTS, KIOSKS, revisions=twice)
    assert told(before, recorded(FEWER[0], KIOSKS, revisions=twice)) == NO_REASON[:1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record("rain", "lifts", day="2022-03-01"), record("strike", "lifts", day="2022-04-01")),
        (record("strike", "lifts", day="2022-04-01"), record("rain", "lifts", day="2022-03-01")),
        (record("rain", "lifts"), record("strike", "lifts")),
    ],
)
def test_of_several_new_records_the_last_one_is_the_reason(first: str, second: str) -> None:
    after = recorded(FEWER[0], KIOSKS, revisions=(first, second))
    assert told(BEFORE, after) == [f"{NO_REASON[0]} (strike)"]


@pytest.mark.parametrize("named", ["old", "new"])
def test_a_record_may_name_the_old_id_of_what_was_renamed(named: str) -> None:
    before = recorded(LIFTS.replace("id: lifts", "id: old"))
    after = recorded(
        FEWER[0].replace("id: lifts", "id: new, formerly: [old]"), revisions=(record("rain", named),)
    )
    assert told(before, after) == [
        "eased new at_least: 52 lifts -> 40 lifts (rain)",
        "neutral new id: old -> new (rain)",
    ]
    assert idle(before, after) == []


@pytest.mark.parametrize("named", ["oldest", "new"])
def test_a_record_may_name_an_id_from_before_the_earlier_plan(named: str) -> None:
    former = "id: new, formerly: [oldest]"
    before = recorded(LIFTS.replace("id: lifts", former))
    after = recorded(FEWER[0].replace("id: lifts", former), revisions=(record("rain", named),))
    assert told(before, after) == ["eased new at_least: 52 lifts -> 40 lifts (rain)"]


@pytest.mark.parametrize("formerly", ["", ", formerly: [lifts]"])
def test_an_old_record_that_was_given_the_new_id_explains_nothing(formerly: str) -> None:
    before = recorded(LIFTS, HALL, revisions=(record("rain", "lifts"),))
    renamed = LIFTS.replace("id: lifts", f"id: new{formerly}")
    after = recorded(renamed, HALL.replace("06", "07"), revisions=(record("rain", "new"),))
    assert told(before, after) == ["eased hall due: 2022-06-30 -> 2022-07-31", "neutral new id: lifts -> new"]


def test_a_record_that_names_a_task_explains_the_task_and_not_its_targets() -> None:
    before = recorded(LIFTS)
    after = recorded(FEWER[0], revisions=(record("rain", "streets"),), task="weight: 0")
    assert told(before, after) == [
        "eased lifts at_least: 52 lifts -> 40 lifts",
        "eased streets weight: 1 -> 0 (rain)",
    ]


def test_a_record_that_names_a_section_explains_the_section() -> None:
    before = recorded(LIFTS)
    after = recorded(LIFTS, revisions=(record("rain", "town"),)).replace("id: town,", "id: town, weight: 0,")
    assert told(before, after) == ["eased town weight: 1 -> 0 (rain)"]


@pytest.mark.parametrize(("old", "new"), [("streets", "roads"), ("town", "city")])
@pytest.mark.parametrize("named", ["old", "new"])
def test_a_record_may_name_a_task_or_section_that_was_renamed(old: str, new: str, named: str) -> None:
    after = recorded(LIFTS, revisions=(record("rain", old if named == "old" else new),))
    renamed = after.replace(f"id: {old},", f"id: {new},")
    assert told(recorded(LIFTS), renamed) == [f"neutral {new} id: {old} -> {new} (rain)"]
    assert idle(recorded(LIFTS), renamed) == []


def test_a_record_may_explain_a_target_that_was_removed() -> None:
    after = recorded(KIOSKS, revisions=(record("sold", "lifts"),))
    assert told(BEFORE, after) == ["eased lifts removed: Lifts -> None (sold)"]
    assert idle(BEFORE, after) == []


def test_a_record_without_ids_explains_the_settings_of_the_plan_and_nothing_else() -> None:
    after = recorded(FEWER[0], KIOSKS, revisions=(record("rain"),), top="due_soon: 10")
    assert told(BEFORE, after) == [NO_REASON[0], "eased due_soon: 30 -> 10 (rain)"]
    named = recorded(LIFTS, KIOSKS, revisions=(record("rain", "lifts"),), top="due_soon: 10")
    assert told(BEFORE, named) == ["eased due_soon: 30 -> 10"]


def test_a_record_may_explain_a_target_that_is_new() -> None:
    after = recorded(LIFTS, KIOSKS, HALL, revisions=(record("voted", "hall"),))
    assert told(BEFORE, after) == ["tightened hall added: None -> Hall (voted)"]
    assert idle(BEFORE, after) == []


def test_a_new_record_that_names_what_did_not_change_is_idle_by_its_place() -> None:
    revisions = (record("rain", "lifts"), record("strike", "lifts", "streets", "kiosks", day="2022-04-01"))
    assert idle(BEFORE, recorded(FEWER[0], KIOSKS, revisions=revisions)) == [
        (1, 1, "streets"),
        (1, 2, "kiosks"),
    ]


def test_what_is_eased_without_a_reason_comes_first_then_eased_tightened_and_neutral() -> None:
    more = KIOSKS.replace("9", "10").replace("Kiosks", "Shops")
    after = recorded(HALL.replace("06", "07"), more, FEWER[0], revisions=(record("rain", "hall"),))
    assert told(recorded(HALL, KIOSKS, LIFTS), after) == [
        "eased lifts at_least: 52 lifts -> 40 lifts",
        "eased hall due: 2022-06-30 -> 2022-07-31 (rain)",
        "tightened kiosks at_least: 9 kiosks -> 10 kiosks",
        "neutral kiosks name: Kiosks -> Shops",
    ]


RAIN, STRIKE = record("rain", "lifts"), record("strike", "lifts")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ([RAIN], [], ["03-01 lifts rain -> None"]),
        ([RAIN], [STRIKE], ["03-01 lifts rain -> 03-01 lifts strike"]),
        ([RAIN, STRIKE], [STRIKE], ["03-01 lifts rain -> None"]),
        ([RAIN, STRIKE], [STRIKE, RAIN], []),
        ([RAIN], [RAIN, STRIKE], []),
        ([STRIKE, RAIN], [record("cold", "lifts", more=", by: Board")],
         ["03-01 lifts strike -> 03-01 lifts cold Board", "03-01 lifts rain -> None"]),
        ([RAIN], [record("rain", "lifts", more=", by: Board")], ["03-01 lifts rain -> 03-01 lifts rain Board"]),
    ],
)  # fmt: skip
def test_a_record_that_is_gone_or_reworded_is_told(
    old: list[str], new: list[str], changes: list[str]
) -> None:
    before, after = (recorded(LIFTS, KIOSKS, revisions=tuple(each)) for each in (old, new))
    assert told(before, after) == [f"neutral revisions: {change}" for change in changes]


def test_a_record_that_follows_its_target_to_another_id_says_the_same() -> None:
    renamed = LIFTS.replace("id: lifts", "id: lifts-added, formerly: [lifts]")
    before = recorded(LIFTS, KIOSKS, revisions=(RAIN,))
    after = recorded(renamed, KIOSKS, revisions=(record("rain", "lifts-added"),))
    assert told(before, after) == ["neutral lifts-added id: lifts -> lifts-added"]

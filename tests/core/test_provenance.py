"""Who recorded an entry and who changed it, carried from one commit to the next, whatever became of it."""

from collections.abc import Sequence
from datetime import date

import pytest

from workplan.core.history import Author
from workplan.core.log import Entry
from workplan.core.provenance import Key, Ledger, Recorded, as_whole, carried, key_of, successors

from .plans import entry, target

ANN, BOB, CID = (Author(name, name, date(2022, 7, i)) for i, name in enumerate(("Ann", "Bob", "Cid"), 1))
MAY, JUNE = entry("lifts", "2022-05-31", "+3"), entry("lifts", "2022-06-30", "+4")


def ledger(entries: Sequence[Entry], before: Sequence[Ledger], by: Author | None) -> dict[Key, Recorded]:
    """The ledger of the only log."""
    log = as_whole(before[0] if before else {}, entries)
    return carried({"log": log}, [{"log": each} for each in before], by)["log"]


def told(entries: Sequence[Entry], *before: Ledger, by: Author | None) -> list[tuple[str | None, str | None]]:
    """Who recorded each of `entries`, and who changed it."""
    found = ledger(entries, before, by)
    known = [found[key_of(each)] for each in entries]
    return [(_name(each.by), _name(each.changed_by)) for each in known]


def _name(author: Author | None) -> str | None:
    return author.name if author else None


def test_the_first_to_say_a_thing_recorded_it_though_it_is_written_twice() -> None:
    same = [entry("lifts", "2022-05-31", "+3", id="a"), entry("lifts", "2022-05-31", "+3", id="a")]
    assert ledger(same, [], ANN) == {"a": Recorded(same[0], ANN)}
    other = [same[0], entry("lifts", "2022-05-31", "+4", id="a")]
    assert ledger(other, [], ANN) == {"a": Recorded(other[0], ANN)}


@pytest.mark.parametrize("order", [1, -1])
def test_a_merge_takes_a_change_from_the_parent_that_made_it(order: int) -> None:
    old, new = entry("lifts", "2022-05-31", "+3", id="a"), entry("lifts", "2022-05-31", "+9", id="a")
    main = ledger([old], [], ANN)
    side = ledger([new], [main], BOB)
    assert told([new], *(main, side)[::order], by=CID) == [("Ann", "Bob")]
    assert told([old], *(main, side)[::order], by=CID) == [("Ann", None)]


@pytest.mark.parametrize(
    ("day", "days", "late"), [("07-06", 36, False), ("07-07", 37, True), ("05-30", -1, False)]
)
def test_late_is_more_than_31_days_and_the_grace_after_its_date(day: str, days: int, late: bool) -> None:
    found = Recorded(MAY, Author("1", "Ann", date.fromisoformat(f"2022-{day}")))
    assert (found.days_after(), found.is_late(target("lifts"))) == (days, late)


A, B = entry("lifts", "2022-05-31", "+3", id="a"), entry("lifts", "2022-06-30", "+4", id="b")


def among(
    now: dict[str, list[Entry]],
    before: dict[str, list[Entry]],
    unchanged: dict[str, list[Entry]] | None = None,
) -> dict[str, list[tuple[str | None, str | None]]]:
    """Who recorded and who changed each entry of Bob's logs `now`, Ann having recorded all others."""
    known, rest = (
        carried({file: as_whole({}, entries) for file, entries in (logs or {}).items()}, [], ANN)
        for logs in (before, unchanged)
    )
    logs = {file: as_whole(known.get(file, {}), entries) for file, entries in now.items()}
    found = carried(logs, [known], BOB, rest)
    return {file: [(_name(each.by), _name(each.changed_by)) for each in found[file].values()] for file in now}


def test_the_same_id_in_two_logs_means_the_entry_of_the_same_log() -> None:
    other = entry("lifts", "2022-06-30", "+9", id="a")
    assert among({"may": [A], "june": [other]}, {"may": [A], "june": [other]}) == {
        "may": [("Ann", None)],
        "june": [("Ann", None)],
    }
    assert among({"june": [other]}, {}, {"may": [A]})["june"] == [("Bob", None)]


def test_a_copy_with_its_id_is_the_same_entry_and_one_without_is_another() -> None:
    assert among({"june": [A]}, {}, {"may": [A]})["june"] == [("Ann", None)]
    assert among({"june": [MAY]}, {}, {"may": [MAY]})["june"] == [("Bob", None)]


def test_an_unchanged_log_lost_nothing() -> None:
    edited = entry("lifts", "2022-05-31", "+9")
    assert among({"june": [edited]}, {"may": [MAY]}, {"may": [MAY]})["june"] == [("Bob", None)]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [(MAY, A, None), (A, MAY, "Bob"), (A, entry("lifts", "2022-05-31", "+3", id="z"), "Bob")],
)
def test_an_id_may_be_added_and_another_one_is_a_change(old: Entry, new: Entry, changed: str | None) -> None:
    assert among({"may": [new]}, {"may": [old]})["may"] == [("Ann", changed)]


def test_what_a_log_knew_and_holds_twice_now_is_known_once() -> None:
    assert among({"may": [A, A]}, {"may": [A]})["may"] == [("Ann", None)]


GONE = [
    entry("lifts", "2022-05-31", "+1", item=0),
    entry("lifts", "2022-06-30", "+2", item=1),
    entry("care", "2022-06-30", "+3", item=2),
]


@pytest.mark.parametrize(
    ("file", "became", "was"),
    [
        ("log", entry("lifts", "2022-06-30", "+9", item=0), 1),
        ("log", entry("lifts", "2022-06-29", "+9", item=0), 0),
        ("log", entry("lifts", "2022-06-29", "+9", item=7), None),
        ("log", entry("care", "2022-05-31", "+9", item=0), None),
        ("log", entry("care", "2022-05-31", "+9", item=2), 2),
        ("log", entry("lifts", "2022-06-30", "+9", item=1, id="a"), None),
        ("log", entry("lifts", "2022-06-30", "+2", item=0, id="a"), 1),
        ("other", entry("lifts", "2022-06-30", "+2", item=0, id="a"), 1),
        ("other", entry("lifts", "2022-05-31", "+1", item=7), 0),
        ("other", entry("lifts", "2022-06-30", "+9", item=0), 1),
        ("other", entry("lifts", "2022-06-29", "+9", item=0), None),
    ],
)
def test_known_by_content_then_subject_and_day_then_place(file: str, became: Entry, was: int | None) -> None:
    found = successors([("log", each) for each in GONE], [(file, became)])
    assert found == ({} if was is None else {0: was})


def test_the_same_log_is_preferred() -> None:
    a, b = (entry("lifts", "2022-05-31", f"+{figure}", id="a") for figure in (1, 2))
    assert successors([("one", a), ("two", a)], [("two", b), ("one", b)]) == {0: 1, 1: 0}
    plain, named = entry("lifts", "2022-05-31", "+1"), entry("lifts", "2022-05-31", "+1", id="a")
    assert successors([("one", plain), ("two", plain)], [("two", named), ("one", named)]) == {0: 1, 1: 0}


def test_each_entry_became_one_other_at_most_the_first_the_first() -> None:
    alike = [("log", entry("lifts", "2022-05-31", f"+{figure}")) for figure in (7, 8, 9)]
    assert successors(alike[:2], alike[2:]) == {0: 0}
    assert successors(alike[:1], alike[1:]) == {0: 0}
    assert successors([], alike) == {}

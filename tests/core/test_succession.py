"""Which entry became which, though it was moved, renamed or edited."""

import pytest

from workplan.core.entries import Entry
from workplan.core.succession import is_kept, successors

from .plans import entry

GONE = [
    entry("lifts", "2022-05-31", "+1", index=0),
    entry("lifts", "2022-06-30", "+2", index=1),
    entry("care", "2022-06-30", "+3", index=2),
]


@pytest.mark.parametrize(
    ("file", "became", "was"),
    [
        ("log", entry("lifts", "2022-06-30", "+9", index=0), 1),
        ("log", entry("lifts", "2022-06-29", "+9", index=0), 0),
        ("log", entry("lifts", "2022-06-29", "+9", index=7), None),
        ("log", entry("care", "2022-05-31", "+9", index=0), None),
        ("log", entry("care", "2022-05-31", "+9", index=2), 2),
        ("log", entry("lifts", "2022-06-30", "+9", index=1, id="a"), None),
        ("log", entry("lifts", "2022-06-30", "+2", index=0, id="a"), 1),
        ("other", entry("lifts", "2022-06-30", "+2", index=0, id="a"), 1),
        ("other", entry("lifts", "2022-05-31", "+1", index=7), 0),
        ("other", entry("lifts", "2022-06-30", "+9", index=0), 1),
        ("other", entry("lifts", "2022-06-29", "+9", index=0), None),
    ],
)
def test_an_entry_without_an_id_is_known_by_content_then_subject_and_day_then_place(
    file: str, became: Entry, was: int | None
) -> None:
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


def test_an_id_that_was_added_is_no_change() -> None:
    plain, a, b = (entry("lifts", "2022-05-31", "+1", **name) for name in ({}, {"id": "a"}, {"id": "b"}))
    assert (is_kept(plain, a), is_kept(a, a), is_kept(plain, plain)) == (True, True, True)
    assert (is_kept(a, plain), is_kept(a, b)) == (False, False)
    assert not is_kept(plain, entry("lifts", "2022-05-31", "+2", id="a"))

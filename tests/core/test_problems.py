import pytest

from workplan.core.problems import closest, unknown


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("万涛", "万韬"),
        ("lift-added", "lifts-added"),
        ("lfits-added", "lifts-added"),
        ("LIFTS-ADDED", "lifts-added"),
        ("lifts-finished-now", None),
        ("revenue", None),
        ("", None),
    ],
)
def test_the_name_that_was_probably_meant(written: str, meant: str | None) -> None:
    assert closest(written, ["万韬", "黄永", "lifts-added"]) == meant


def test_the_nearest_of_several_is_suggested() -> None:
    assert closest("lifts-ade", ["lifts-added", "lifts-are", "kiosks"]) == "lifts-are"


def test_a_name_of_one_letter_is_never_suggested() -> None:
    assert closest("a", ["b"]) is None


def test_only_the_first_fifty_unknown_names_are_helped() -> None:
    named = [(n, f"nane-{n}") for n in (*range(60), 0)]
    hints = [hint for _, _, hint in unknown(named, [f"name-{n}" for n in range(60)])]
    assert [hint is None for hint in hints] == [False] * 50 + [True] * 10 + [False]
    assert hints[-1] == "name-0"

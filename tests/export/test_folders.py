"""The folders of a warehouse are put in their places whole, also by disks that cannot exchange two names."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workplan.files.warehouse.folders import (
    Stamp,
    exchange,
    folder_of,
    is_free,
    is_safe,
    period_held,
    put,
    warehouse,
)

NEVER: Callable[[str, str], bool] = lambda one, other: False  # noqa: ARG005, E731  # as a disk answers


def fill(text: str) -> Callable[[Path], None]:
    def written(folder: Path) -> None:
        (folder / "verdicts.parquet").write_text(text)

    return written


def stamp(key: str = "k") -> Stamp:
    return Stamp(key, "2022-07-01", "2022-06-30")


def held(out: Path, key: str, day: str = "2022-07-01") -> str | None:
    return period_held(out, "a", lambda stamp: stamp.holds(key, day))


@pytest.mark.parametrize("swap", [exchange, NEVER])
def test_a_folder_takes_the_place_of_another(tmp_path: Path, swap: Callable[[str, str], bool]) -> None:
    place = folder_of(tmp_path, "a", "2022")
    for key in ("first", "second", "third"):
        with warehouse(tmp_path):
            put(place, stamp(key), fill=fill(key), swap=swap)
        assert (place / "verdicts.parquet").read_text() == key
        assert (held(tmp_path, key), held(tmp_path, "other")) == ("2022", None)
        assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
            "_workplan.json", "lock", "verdicts.parquet",
        ]  # fmt: skip


def test_names_are_exchanged_only_where_both_are(tmp_path: Path) -> None:
    assert not exchange(str(tmp_path / "one"), str(tmp_path / "other"))


def test_what_ended_between_two_renames_is_put_back(tmp_path: Path) -> None:
    place = folder_of(tmp_path, "a", "2022")
    with warehouse(tmp_path):
        put(place, stamp(), fill=fill("old"), swap=exchange)
    aside = tmp_path / ".workplan/aside/body=a"
    (aside / "period=2022.new").mkdir(parents=True)
    (aside / "period=2022.new" / "entries.parquet").write_text("half")
    place.rename(aside / "period=2022.old")
    with warehouse(tmp_path):
        assert held(tmp_path, "k") == "2022"
    assert not aside.parent.exists()


def test_what_ended_before_the_old_one_was_deleted_is_deleted(tmp_path: Path) -> None:
    place = folder_of(tmp_path, "a", "2022")
    with warehouse(tmp_path):
        put(place, stamp(), fill=fill("new"), swap=exchange)
    old = tmp_path / ".workplan/aside/body=a/period=2022.old"
    old.mkdir(parents=True)
    with warehouse(tmp_path):
        assert (place / "verdicts.parquet").read_text() == "new"
    assert not old.exists()


def test_what_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    place = folder_of(tmp_path, "a", "2022")

    def failing(folder: Path) -> None:
        (folder / "verdicts.parquet").write_text("half")
        raise OSError("no space")

    with warehouse(tmp_path):
        put(place, stamp(), fill=fill("old"), swap=exchange)
    with pytest.raises(OSError, match="no space"), warehouse(tmp_path):
        put(place, stamp(), fill=failing, swap=exchange)
    assert (place / "verdicts.parquet").read_text() == "old"


def test_a_stamp_holds_for_its_key_once_no_entry_lies_in_the_future() -> None:
    settled, waiting = Stamp("k", "2022-07-01", "2022-06-30"), Stamp("k", "2022-07-01", "2022-07-02")
    assert settled.holds("k", "2022-08-01")
    assert not settled.holds("l", "2022-07-01")
    assert not settled.holds("k", "2022-06-29")
    assert waiting.holds("k", "2022-07-01")
    assert not waiting.holds("k", "2022-08-01")
    assert not Stamp("", "2022-07-01", "").holds("", "2022-07-01")


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".a", "-a", "a/b", "a b", "a=b", "a%b", "a\0", "a" * 101, "a\n"]
)
def test_what_is_no_name_of_a_folder(name: str) -> None:
    assert not is_safe(name)


@pytest.mark.parametrize("name", ["yanghang", "杨行", "2022-23", "_a.b", "a" * 100])
def test_what_is_one(name: str) -> None:
    assert is_safe(name)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"files": 1}', '{"files": {"_other": 1}, "key": "k"}']
)
def test_a_folder_without_a_stamp_of_ours_is_another_s(tmp_path: Path, text: str) -> None:
    place = folder_of(tmp_path, "a", "2022")
    assert is_free(place)
    place.mkdir(parents=True)
    assert not is_free(place)
    (place / "_workplan.json").write_text(text)
    assert held(tmp_path, "k") is None

"""What is kept below the user's cache folder, and when it is not believed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan.files.kept import cache_home, is_wanted, keep, name_of, recall


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)
    return tmp_path / "cache" / "workplan"


def test_what_is_kept_is_recalled_and_only_its_owner_can_read_it(home: Path) -> None:
    assert recall("plan-1") is None
    keep("plan-1", b"one\ntwo")
    keep("plan-1", b"three")
    assert recall("plan-1") == b"three"
    assert [path.name for path in home.iterdir()] == ["plan-1"]
    assert ((home / "plan-1").stat().st_mode & 0o777, home.stat().st_mode & 0o777) == (0o600, 0o700)


def test_names_tell_their_parts_apart() -> None:
    names = {name_of("plan", *parts) for parts in (("a", "b"), ("ab",), ("b", "a"), ("",), ("\udcff",))}
    assert len(names) == 5


def _linked(file: Path) -> None:
    file.rename(file.with_suffix(".real"))
    file.symlink_to(file.with_suffix(".real"))


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


ODD: dict[str, Callable[[Path], object]] = {
    "cut off": lambda f: f.write_bytes(f.read_bytes()[:-1]),
    "longer": lambda f: f.write_bytes(f.read_bytes() + b"0"),
    "damaged": lambda f: f.write_bytes(f.read_bytes().replace(b"one", b"two")),
    "without a head": lambda f: f.write_bytes(b"one"),
    "a link": _linked,
    "two names": lambda f: os.link(f, f.with_suffix(".other")),
    "a folder": _folder,
    "writable by all": lambda f: f.chmod(0o602),
    "in a folder writable by its group": lambda f: f.parent.chmod(0o770),
    "too large": lambda f: os.truncate(f, 200_000_000),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_not_recalled(home: Path, odd: str) -> None:
    keep("plan-1", b"one")
    ODD[odd](home / "plan-1")
    assert recall("plan-1") is None


def test_what_belongs_to_another_user_is_not_recalled_and_nothing_is_kept_beside_it(home: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may give files away")
    keep("plan-1", b"one")
    keep("plan-2", b"two")
    os.chown(home / "plan-1", 12345, 12345)
    assert (recall("plan-1"), recall("plan-2")) == (None, b"two")
    os.chown(home, 12345, 12345)
    keep("plan-3", b"three")
    assert recall("plan-2") is None
    assert not (home / "plan-3").exists()


def test_where_nothing_can_be_kept_there_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    keep("plan-1", b"one")
    assert recall("plan-1") is None
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "relative")
    keep("plan-1", b"one")
    assert (cache_home(), recall("plan-1")) == (None, None)
    monkeypatch.setenv("HOME", "/root")
    assert cache_home() == "/root/.cache"


def test_what_is_too_large_is_not_kept() -> None:
    keep("plan-1", bytes(64_000_001))
    assert recall("plan-1") is None


def test_what_cannot_be_written_whole_leaves_nothing(home: Path) -> None:
    keep("plan-1", b"one")
    (home / "plan-2").mkdir()
    keep("plan-2", b"two")
    assert sorted(path.name for path in home.iterdir()) == ["plan-1", "plan-2"]


def test_of_each_kind_only_the_latest_are_kept(home: Path) -> None:
    keep("plan-1", b"")
    for number in range(201):
        keep(f"answer-{number:03}", b"")
        os.utime(home / f"answer-{number:03}", (number, number))
    names = sorted(path.name for path in home.iterdir())
    assert len(names) == 101
    assert (names[-1], names[-2], recall("answer-000")) == ("plan-1", "answer-200", None)


def test_the_environment_may_want_nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_wanted()
    monkeypatch.setenv("WORKPLAN_NO_CACHE", "1")
    assert not is_wanted()

"""What is kept below the user's cache folder, and when it is not believed."""

import os
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from workplan.files.disk import store
from workplan.files.disk.store import keep, kept


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)
    return tmp_path / "cache" / "workplan"


def only(home: Path) -> Path:
    [file] = home.iterdir()
    return file


def test_what_is_kept_comes_back_and_only_its_owner_can_read_it(home: Path) -> None:
    assert kept("plan", b"a") is None
    keep("plan", b"a", b"one\ntwo")
    keep("plan", b"a", b"three")
    assert (kept("plan", b"a"), kept("plan", b"b"), kept("answer", b"a")) == (b"three", None, None)
    assert only(home).name.startswith("plan-")
    assert (only(home).stat().st_mode & 0o777, home.stat().st_mode & 0o777) == (0o600, 0o700)


def test_two_things_whose_files_have_one_name_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "crc32", lambda _: 0)
    keep("plan", b"a", b"one")
    keep("plan", b"ab", b"two")
    assert (kept("plan", b"a"), kept("plan", b"ab")) == (None, b"two")


def test_another_state_of_the_program_is_given_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("plan", b"a", b"one")
    monkeypatch.setattr(store, "PROGRAM", b"another")
    assert kept("plan", b"a") is None


def test_a_program_blind_to_its_code_keeps_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> NoReturn:
        raise NotADirectoryError

    monkeypatch.setattr(os, "scandir", fail)
    blind = runpy.run_path(store.__file__)
    blind["keep"]("plan", b"a", b"one")
    assert blind["kept"]("plan", b"a") is None
    assert not home.exists()


def _linked(file: Path) -> None:
    file.rename(file.with_suffix(".real"))
    file.symlink_to(file.with_suffix(".real"))


def _instead(file: Path, make: Callable[[Path], None]) -> None:
    file.unlink()
    make(file)


ODD: dict[str, Callable[[Path], object]] = {
    "cut off": lambda f: f.write_bytes(f.read_bytes()[:-1]),
    "longer": lambda f: f.write_bytes(f.read_bytes() + b"0"),
    "damaged": lambda f: f.write_bytes(f.read_bytes().replace(b"one", b"two")),
    "without a head": lambda f: f.write_bytes(b"one"), "a link": _linked,
    "two names": lambda f: os.link(f, f.with_suffix(".other")), "a folder": lambda f: _instead(f, Path.mkdir),
    "a pipe": lambda f: _instead(f, os.mkfifo), "writable by all": lambda f: f.chmod(0o602),
    "in a folder writable by its group": lambda f: f.parent.chmod(0o770),
    "in a folder that is a link": lambda f: _linked(f.parent),
    "too large": lambda f: os.truncate(f, 200_000_000),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_as_if_it_were_not_there(home: Path, odd: str) -> None:
    keep("plan", b"a", b"one")
    ODD[odd](only(home))
    assert kept("plan", b"a") is None


def test_what_belongs_to_another_user_is_not_given_and_nothing_is_kept_beside_it(home: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may give files away")
    keep("plan", b"a", b"one")
    os.chown(only(home), 12345, 12345)
    assert kept("plan", b"a") is None
    os.chown(home, 12345, 12345)
    keep("answer", b"b", b"two")
    assert kept("answer", b"b") is None
    assert only(home).name.startswith("plan-")


def test_where_nothing_can_be_kept_there_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    for home in ("/dev/null", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        monkeypatch.setenv("HOME", home)
        keep("plan", b"a", b"one")
        assert kept("plan", b"a") is None


def test_without_a_folder_of_its_own_home_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    keep("plan", b"a", b"one")
    assert only(tmp_path / ".cache" / "workplan").exists()


def test_the_environment_may_want_nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("plan", b"a", b"one")
    monkeypatch.setenv("WORKPLAN_NO_CACHE", "1")
    keep("plan", b"b", b"two")
    assert kept("plan", b"a") is None
    monkeypatch.delenv("WORKPLAN_NO_CACHE")
    assert (kept("plan", b"a"), kept("plan", b"b")) == (b"one", None)


def test_what_is_too_large_is_not_kept(home: Path) -> None:
    keep("plan", b"a", bytes(64_000_001))
    assert not home.exists()


def test_what_cannot_be_written_whole_leaves_nothing(home: Path) -> None:
    keep("plan", b"a", b"one")
    _instead(only(home), Path.mkdir)
    keep("plan", b"a", b"two")
    assert only(home).is_dir()


def test_of_each_kind_only_the_latest_are_kept(home: Path) -> None:
    keep("plan", b"a", b"")
    for number in range(201):
        keep("answer", b"%d" % number, b"")
        for file in home.glob("answer-*"):
            os.utime(file, (number, number)) if file.stat().st_mtime > 1000 else None
    left = [number for number in range(201) if kept("answer", b"%d" % number) is not None]
    assert left == list(range(101, 201))
    assert kept("plan", b"a") == b""

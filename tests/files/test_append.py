"""Appending to a log that others, who know no lock, change at the same moment; and what cannot be undone."""

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from workplan.files.logs.write import HalfWrittenError, append_entry, undisturbed

LOG = "progress/2022/2022-06.yaml"
OLD, NEW = b"- {a: 1}\n", b"- {b: 2}\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / LOG
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


def append(log: Path) -> None:
    assert append_entry(log.parents[2], LOG, NEW.decode().rstrip()) is None


def saved_by_an_editor(log: Path) -> None:
    """Put what the log was when the editor opened it in its place."""
    other = log.with_name("other")
    other.write_bytes(OLD)
    other.replace(log)


def removed(log: Path) -> None:
    log.unlink()


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, log: Path, change: Callable[[Path], object], times: int
) -> None:
    """Change the log as soon as the entry is on the disk, so many times."""
    real, changes = os.fsync, iter(range(times))

    def fsync(descriptor: int) -> None:
        real(descriptor)
        if next(changes, None) is not None:
            change(log)

    monkeypatch.setattr(os, "fsync", fsync)


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize(("change", "content"), [(saved_by_an_editor, OLD + NEW), (removed, NEW)])
def test_an_entry_that_is_gone_when_read_back_is_appended_again(
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], object],
    content: bytes,
    times: int,
) -> None:
    meanwhile(monkeypatch, log, change, 1 if change is removed else times)
    append(log)
    assert log.read_bytes() == content


def test_an_entry_that_is_gone_five_times_is_given_up(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, log, saved_by_an_editor, 5)
    with pytest.raises(OSError, match="busy") as caught:
        append(log)
    assert (caught.value.errno, log.read_bytes()) == (errno.EBUSY, OLD)


def test_an_entry_that_others_wrote_behind_is_found(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = b"- {c: 3, note: longer than the entry}\n"
    meanwhile(monkeypatch, log, lambda path: path.write_bytes(path.read_bytes() + later), 1)
    append(log)
    assert log.read_bytes() == OLD + NEW + later


def test_an_entry_that_cannot_be_read_back_is_on_the_disk(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", failing(errno.EACCES))
        append(log)
    assert log.read_bytes() == OLD + NEW


def test_a_log_that_another_put_in_the_place_of_a_new_one_is_not_removed(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_: int, __: bytes) -> int:
        saved_by_an_editor(log)
        return 0

    log.unlink()
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space"):
        append(log)
    assert log.read_bytes() == OLD


def test_an_entry_that_can_be_neither_written_nor_undone_is_said_to_be_so(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    monkeypatch.setattr(os, "ftruncate", failing(errno.EROFS))
    with pytest.raises(HalfWrittenError) as caught:
        append(log)
    assert (caught.value.errno, caught.value.filename) == (errno.EROFS, str(log))


def test_ctrl_c_waits_until_the_log_is_whole(log: Path) -> None:
    def interrupted() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            append(log)

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert log.read_bytes() == OLD + NEW

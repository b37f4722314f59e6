"""An entry as one line, and that line appended, whatever others who know no lock do at the same moment."""

import errno
import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from workplan.core.problems import Problem
from workplan.files.disk import write
from workplan.files.disk.write import (
    HalfWrittenError,
    append_lines,
    append_text,
    locked,
    rewrite,
    undisturbed,
    write_new,
)
from workplan.files.logs.read import read_log
from workplan.files.logs.write import entry_line, without_line

LOG = "progress/2022/2022-06.yaml"
OLD, NEW = b"- {a: 1}\n", b"- {b: 2}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_new(tmp_path, {"plan/2022.yaml": "title: x\n", "progress/2022/.gitkeep": ""})
    return tmp_path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / LOG
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


def append(log: Path) -> None:
    root = log.parents[2]
    with locked(root):
        assert append_text(root, LOG, NEW.decode()) is None


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
    log: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object], content: bytes, times: int
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


def test_a_log_that_another_put_there_is_not_removed(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_: int, __: bytes) -> int:
        saved_by_an_editor(log)
        return 0

    log.unlink()
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space"):
        append(log)
    assert log.read_bytes() == OLD


def test_an_entry_neither_written_nor_undone_is_told(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_an_entry_is_written_as_one_line() -> None:
    fields: dict[str, str | bool | tuple[str, ...]] = {
        "date": "2022-06-30", "target": "e\u0301", "add": "-3.50", "value": "27/38", "done": True,
        "reached": "招标 #1", "light": "red", "by": "true", "note": 'say "a\\b": 加梯 𠀀\n\u2028\ufeff\x85\x7f\ufffe',
        "evidence": ("a, b", "c"), "id": "q1",
    }  # fmt: skip
    assert entry_line(fields) == (
        "- {date: 2022-06-30, target: e\u0301, add: -3.50, value: 27/38, done: true, "
        'reached: "招标 #1", light: red, by: "true", note: "say \\"a\\\\b\\": 加梯 𠀀\\u000a\\u2028\\ufeff\\u0085\\u007f\\ufffe", '
        'evidence: ["a, b", "c"], id: q1}'
    )


def test_what_is_not_what_belongs_under_a_key_is_quoted() -> None:
    line = entry_line(
        {"date": "}", "target": "a b", "add": "3}", "done": "no way", "evidence": "x", "id": "#"}
    )
    assert line == '- {date: "}", target: "a b", add: "3}", done: "no way", evidence: ["x"], id: "#"}'
    assert entry_line({"done": False}) == "- {done: false}"


def test_an_id_that_would_be_read_as_no_value_is_quoted() -> None:
    line = entry_line({"date": "2022-06-30", "target": "null", "add": "1", "id": "Null"})
    assert line == '- {date: 2022-06-30, target: "null", add: 1, id: "Null"}'
    assert [(each.subject, each.id) for each in read_log(f"{line}\n".encode(), "f").entries] == [
        ("null", "Null")
    ]


def test_any_text_comes_back_as_it_was_written() -> None:
    rng = Random(8)
    alphabet = [*map(chr, range(0x100)), *"：，、“”％　\u2028\u2029\ufeff\ufffe\uffff\ue000𠀀加", "\ud7ff"]
    for _ in range(300):
        text = "x" + "".join(rng.choices(alphabet, k=9))
        line = entry_line({"date": "2022-06-30", "target": "a", "note": text, "evidence": (text,)})
        found = read_log(line.encode() + b"\n", "f")
        assert line.splitlines() == [line]
        assert [(entry.note, entry.evidence) for entry in found.entries] == [(text, (text,))]


def test_entries_are_appended_to_a_log_that_is_made_when_missing(tmp_path: Path) -> None:
    assert append_text(tmp_path, LOG, "- {a: 1}\n") is None
    assert append_text(tmp_path, LOG, "- {b: 2}\n") is None
    assert (tmp_path / LOG).read_bytes() == b"- {a: 1}\n- {b: 2}\n"


def test_a_cut_off_last_line_is_not_continued(root: Path) -> None:
    write_new(root, {LOG: "- {a"})
    assert append_text(root, LOG, "- {b: 2}\n") == Problem("unterminated-line", LOG, None)
    assert (root / LOG).read_bytes() == b"- {a"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/null")])
def test_only_a_regular_file_is_appended_to(root: Path, make: Callable[[Path], object]) -> None:
    make(root / LOG)
    assert append_text(root, LOG, "- {b: 2}\n") == Problem("not-a-regular-file", LOG, None)


def test_a_log_that_is_not_opened_is_machine_trouble(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new(root, {LOG: "- {a: 1}\n"})
    real = os.open

    def open_but_logs(path: Path, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith(LOG):
            raise OSError(errno.EACCES, "no")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_but_logs)
    with pytest.raises(PermissionError):
        append_text(root, LOG, "- {b: 2}\n")


def test_a_lock_that_another_holds_is_waited_for_and_given_up(root: Path) -> None:
    with (root / "progress/.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError), locked(root, patience=0.05):
            pass
    assert not (root / LOG).exists()


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("trouble", ["write", "fsync"])
def test_trouble_while_writing_leaves_the_log_as_it_was(
    root: Path, trouble: str, monkeypatch: pytest.MonkeyPatch, *, is_new: bool
) -> None:
    if not is_new:
        write_new(root, {LOG: "- {a: 1}\n"})
    real = os.write
    tricks = {"write": lambda file, data: real(file, data[:3]), "fsync": failing(errno.EIO)}
    monkeypatch.setattr(os, trouble, tricks[trouble])
    with pytest.raises(OSError, match=r"No space|Input/output"):
        append_text(root, LOG, "- {b: 2}\n")
    assert not (root / LOG).exists() if is_new else (root / LOG).read_bytes() == b"- {a: 1}\n"


def test_a_lock_file_that_may_only_be_read_is_locked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open
    asked: list[int] = []

    def refusing(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith(".lock") and flags & os.O_NOFOLLOW:
            asked.append(flags & os.O_ACCMODE)
            if asked[-1] != os.O_RDONLY:
                raise PermissionError(errno.EACCES, "no", str(path))
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(PermissionError), locked(root):
        pass
    (root / "progress/.lock").write_text("")
    with locked(root):
        pass
    assert asked == [os.O_RDWR, os.O_RDWR, os.O_RDONLY]


def test_a_lock_that_was_removed_while_it_was_waited_for_is_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, removals = fcntl.flock, iter([(root / "progress/.lock").unlink])

    def flock(descriptor: int, how: int) -> None:
        next(removals, lambda: None)()
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(root), pytest.raises(TimeoutError) as caught, locked(root, patience=0.01):
        pass
    assert caught.value.filename == "progress/.lock"


def test_a_log_is_rewritten_only_as_long_as_it_is_what_was_read(log: Path) -> None:
    assert rewrite(log, OLD, NEW)
    assert not rewrite(log, OLD, NEW)
    with log.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError):
            rewrite(log, NEW, OLD, patience=0.01)
    assert log.read_bytes() == NEW


def test_without_locks_of_posix_those_of_windows_are_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[int, int]] = []

    class Windows:
        LK_NBLCK = 2

        @staticmethod
        def locking(_: int, how: int, count: int) -> None:
            if held:
                raise PermissionError
            held.append((how, count))

    monkeypatch.setattr(write, "_POSIX", None)
    for windows in (Windows, None):
        monkeypatch.setattr(write, "_WINDOWS", windows)
        with locked(root):
            assert append_text(root, LOG, "- {a: 1}\n") is None
            assert rewrite(root / LOG, (root / LOG).read_bytes(), OLD)
    monkeypatch.setattr(write, "_WINDOWS", Windows)
    with pytest.raises(TimeoutError), locked(root, patience=0.01):
        pass
    assert held == [(2, 1)]


def test_without_masks_of_signals_ctrl_c_is_not_heard_within(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    with undisturbed():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_without_pread_a_cut_off_line_is_found_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread")
    write_new(root, {LOG: "- {a: 1}\n"})
    assert append_text(root, LOG, "- {b: 2}\n") is None
    assert (root / LOG).read_bytes() == b"- {a: 1}\n- {b: 2}\n"


def test_lines_of_several_logs_are_appended_to_all_or_to_none(root: Path) -> None:
    other = LOG.replace("06", "07")
    write_new(root, {other: "- {a: 1}\n"})
    assert append_lines(root, {LOG: "- {b: 2}\n", other: "- {c: 3}\n- {d: 4}\n"}) is None
    assert ((root / LOG).read_text(), (root / other).read_text()) == (
        "- {b: 2}\n",
        "- {a: 1}\n- {c: 3}\n- {d: 4}\n",
    )
    (root / "progress/2022/2022-08.yaml").write_text("- {cut")
    third = {
        LOG: "- {e: 5}\n",
        "progress/2022/2022-09.yaml": "- {f: 6}\n",
        "progress/2022/2022-08.yaml": "- {g: 7}\n",
    }
    assert append_lines(root, third) == Problem("unterminated-line", "progress/2022/2022-08.yaml", None)
    assert (root / LOG).read_text() == "- {b: 2}\n"
    assert not (root / "progress/2022/2022-09.yaml").exists()


def test_a_full_disk_in_the_middle_leaves_all_logs_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(root, {LOG: "- {a: 1}\n"})
    other, real = LOG.replace("06", "07"), os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, data[: 3 if b"c" in data else None]))
    with pytest.raises(OSError, match="No space"):
        append_lines(root, {LOG: "- {b: 2}\n", other: "- {c: 3}\n"})
    assert ((root / LOG).read_text(), (root / other).exists()) == ("- {a: 1}\n", False)


def test_what_cannot_be_cut_back_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new(root, {LOG.replace("06", "07"): "- {cut"})
    real = Path.open

    def no_updates(path: Path, mode: str = "r", *more: Any) -> Any:
        if mode == "r+b":
            raise OSError(errno.EIO, "no")
        return real(path, mode, *more)

    monkeypatch.setattr(Path, "open", no_updates)
    with pytest.raises(HalfWrittenError):
        append_lines(root, {LOG: "- {b: 2}\n", LOG.replace("06", "07"): "- {c: 3}\n"})


@pytest.mark.parametrize(
    ("content", "number", "rest"),
    [
        ("- {a: 1}\n- {b: 2}\n", 2, "- {a: 1}\n"), ("- {a: 1}\n- {b: 2}\n", 1, "- {b: 2}\n"),
        ("- {a: 1}\n\n# c\n", 1, "\n# c\n"), ("- a: 1\n", 1, None), ("- {a: 1,\n   b: 2}\n", 1, None),
        ("- {a: x}\n  y\n", 1, None),
    ],
)  # fmt: skip
def test_a_line_is_taken_out_where_it_is_a_whole_entry(content: str, number: int, rest: str | None) -> None:
    assert without_line(content.encode(), number) == (rest and rest.encode())

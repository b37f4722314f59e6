"""Folders, appending, rewriting and starting: what is written, and what is left as it was."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from workplan.core.problems import Problem
from workplan.files.disk.write import write_new
from workplan.files.logs.fmt import format_log
from workplan.files.logs.read import read_log
from workplan.files.logs.write import append_entry, entry_line, new_id

LOG = "progress/2022/2022-06.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_new(tmp_path, {"plan/2022.yaml": "title: x\n", "progress/2022/.gitkeep": ""})
    return tmp_path


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


def test_an_entry_is_written_as_one_line() -> None:
    fields: dict[str, str | bool | tuple[str, ...]] = {
        "date": "2022-06-30",
        "target": "e\u0301",
        "add": "-3.50",
        "value": "27/38",
        "done": True,
        "light": "red",
        "by": "true",
        "note": 'say "a\\b": 加梯 𠀀\n\u2028\ufeff\x85\x7f\ufffe',
        "evidence": ("a, b", "c"),
        "id": "q1",
    }
    assert entry_line(fields) == (
        "- {date: 2022-06-30, target: e\u0301, add: -3.50, value: 27/38, done: true, light: red, "
        'by: "true", note: "say \\"a\\\\b\\": 加梯 𠀀\\u000a\\u2028\\ufeff\\u0085\\u007f\\ufffe", '
        'evidence: ["a, b", "c"], id: q1}'
    )


def test_what_is_not_what_belongs_under_a_key_is_quoted() -> None:
    line = entry_line(
        {"date": "}", "target": "a b", "add": "3}", "done": "no way", "evidence": "x", "id": "#"}
    )
    assert line == '- {date: "}", target: "a b", add: "3}", done: "no way", evidence: ["x"], id: "#"}'
    assert entry_line({"done": False}) == "- {done: false}"


def test_any_text_comes_back_as_it_was_written() -> None:
    rng = Random(8)
    alphabet = [*map(chr, range(0x100)), *"：，、“”％　\u2028\u2029\ufeff\ufffe\uffff\ue000𠀀加", "\ud7ff"]
    for _ in range(300):
        text = "x" + "".join(rng.choices(alphabet, k=9))
        line = entry_line({"date": "2022-06-30", "target": "a", "note": text, "evidence": (text,)})
        found = read_log(line.encode() + b"\n", "f")
        assert line.splitlines() == [line]
        assert [(entry.note, entry.evidence) for entry in found.entries] == [(text, (text,))]


def test_a_new_id_is_a_letter_and_eleven_letters_or_digits() -> None:
    rng = Random(8)
    ids = [new_id(rng) for _ in range(500)]
    assert len(set(ids)) == 500
    assert all(len(name) == 12 and name.isalnum() and name.islower() and name[0].isalpha() for name in ids)


def test_entries_are_appended_to_a_log_that_is_made_when_missing(tmp_path: Path) -> None:
    assert append_entry(tmp_path, LOG, "- {a: 1}") is None
    assert append_entry(tmp_path, LOG, "- {b: 2}") is None
    assert (tmp_path / LOG).read_bytes() == b"- {a: 1}\n- {b: 2}\n"
    assert (tmp_path / "progress/.lock").exists()


def test_a_cut_off_last_line_is_not_continued(root: Path) -> None:
    write_new(root, {LOG: "- {a"})
    assert append_entry(root, LOG, "- {b: 2}") == Problem("unterminated-line", LOG, None)
    assert (root / LOG).read_bytes() == b"- {a"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/null")])
def test_only_a_regular_file_is_appended_to(root: Path, make: Callable[[Path], object]) -> None:
    make(root / LOG)
    assert append_entry(root, LOG, "- {b: 2}") == Problem("not-a-regular-file", LOG, None)


def test_a_log_that_cannot_be_opened_is_the_machines_trouble(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(root, {LOG: "- {a: 1}\n"})
    real = os.open

    def open_but_logs(path: Path, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith(LOG):
            raise OSError(errno.EACCES, "no")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_but_logs)
    with pytest.raises(PermissionError):
        append_entry(root, LOG, "- {b: 2}")


def test_a_lock_that_another_holds_is_waited_for_and_given_up(root: Path) -> None:
    with (root / "progress/.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(TimeoutError):
            append_entry(root, LOG, "- {b: 2}", patience=0.05)
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
        append_entry(root, LOG, "- {b: 2}")
    assert not (root / LOG).exists() if is_new else (root / LOG).read_bytes() == b"- {a: 1}\n"


def test_a_log_is_formatted_with_its_comments() -> None:
    raw = b"""\
# head
---

- date: 2022-06-30   # why
  # inside
  target: a
  note: |
    # no comment

    text
# between

-  # dash
  # before it
  {date: 2022-06-30, task: 'b',
   note: x} # end
- {date: 2022-06-30, target: a, value: "027/38", evidence: x}
# tail

"""
    canonical = """\
# head

# why
# inside
- {date: 2022-06-30, target: a, note: "# no comment\\u000a\\u000atext\\u000a"}
# between

# dash
# before it
# end
- {date: 2022-06-30, task: b, note: "x"}
- {date: 2022-06-30, target: a, value: 027/38, evidence: ["x"]}
# tail
"""
    found = format_log(raw, "f")
    assert isinstance(found, bytes)
    assert found.decode() == canonical
    assert format_log(found, "f") == found
    assert read_log(found, "f").entries == read_log(raw, "f").entries


def test_two_entries_on_one_line_become_two_lines() -> None:
    raw = b"[{date: 2022-06-30, target: a, add: 1}, {date: 2022-06-30, target: a, add: 2}] # both"
    assert format_log(raw, "f") == (
        b"# both\n- {date: 2022-06-30, target: a, add: 1}\n- {date: 2022-06-30, target: a, add: 2}\n"
    )


def test_an_empty_log_keeps_its_comments() -> None:
    assert format_log(b"# nothing\n\n", "f") == b"# nothing\n"
    assert format_log(b"", "f") == b""


def test_a_log_with_problems_is_not_formatted() -> None:
    found = format_log(b"- {date: 2022-06-30}\n", "f")
    assert [p.code for p in found if isinstance(p, Problem)] == ["missing-key", "says-nothing"]

"""Folders, appending, rewriting and starting: what is written, and what is left as it was."""

import errno
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from workplan.core.checks import check_plan
from workplan.core.checks.context import PlanContext
from workplan.core.problems import Problem
from workplan.core.target import Kind
from workplan.files.append import append_entry
from workplan.files.disk import make_folders, write_atomically, write_new
from workplan.files.entry_line import entry_line, new_id
from workplan.files.evidence import missing_evidence
from workplan.files.fmt import format_log
from workplan.files.log_file import read_log
from workplan.files.plan_file import read_plan
from workplan.files.starter import starter_plan
from workplan.files.workspace import (
    find_root,
    log_files,
    plan_files,
    read_bytes,
    stray_files,
)

from .reading_back import day

LOG = "progress/2022/2022-06.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_new(tmp_path, {"plan/2022.yaml": "title: x\n", "progress/2022/.gitkeep": ""})
    return tmp_path


def test_the_root_is_the_nearest_folder_upwards_that_holds_plans(root: Path) -> None:
    assert find_root(root / "progress" / "2022") == root
    assert find_root(root / "nowhere" / "at" / "all") == root
    assert find_root(Path("/")) is None


def test_plans_and_logs_are_listed_by_name(root: Path) -> None:
    logs = ["2022-07.yaml", "2022-06.yaml", "old/2021.yaml", ".hidden.yaml", ".git/x.yaml", "notes.txt"]
    write_new(
        root, {"plan/2021.yaml": "", "plan/deep/x.yaml": "", **{f"progress/2022/{log}": "" for log in logs}}
    )
    (root / "progress/2022/loop").symlink_to(root / "progress/2022")
    assert plan_files(root) == ("plan/2021.yaml", "plan/2022.yaml")
    assert log_files(root, "plan/2022.yaml") == (
        "progress/2022/2022-06.yaml",
        "progress/2022/2022-07.yaml",
        "progress/2022/old/2021.yaml",
    )
    assert log_files(root, "plan/2023.yaml") == ()


def test_files_that_nobody_reads_are_problems(root: Path) -> None:
    strays = [
        "plan/2023.yml",
        "progress/2022.yaml",
        "progress/2022/a.yml",
        "progress/2022/b.YAML",
        "progress/2021/c.yaml",
    ]
    fine = ["progress/2022/d.yaml", "progress/readme.md", "progress/.x.yml"]
    write_new(root, dict.fromkeys([*strays, *fine], ""))
    assert [(p.code, p.file, p.at, p.params) for p in stray_files(root)] == [
        ("misnamed-file", "plan/2023.yml", None, {"name": "2023.yml", "what": "plan"}),
        ("log-of-no-plan", "progress/2022.yaml", None, {"folder": "progress"}),
        ("log-of-no-plan", "progress/2021/c.yaml", None, {"folder": "2021"}),
        ("misnamed-file", "progress/2022/a.yml", None, {"name": "a.yml", "what": "log"}),
        ("misnamed-file", "progress/2022/b.YAML", None, {"name": "b.YAML", "what": "log"}),
    ]


def test_what_stands_in_the_way_of_logs_is_a_problem(root: Path) -> None:
    write_new(root, {"plan/2023.yaml": "", "plan/2024.yaml": "", "progress/2023": "", "old/a.yaml": ""})
    (root / "progress/2024").symlink_to(root / "old")
    (root / "progress/2022/deep").mkdir()
    (root / "progress/2022/deep/old").symlink_to(root / "old")
    (root / "progress/2022/.old").symlink_to(root / "old")
    assert log_files(root, "plan/2024.yaml") == ("progress/2024/a.yaml",)
    assert [(p.code, p.file, p.params) for p in stray_files(root)] == [
        ("misnamed-file", "progress/2022/deep/old", {"name": "old", "what": "link"}),
        ("misnamed-file", "progress/2023", {"name": "2023", "what": "file"}),
    ]


def test_logs_need_a_folder(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan/2022.yaml": "", "progress": ""})
    assert [(p.file, p.params["what"]) for p in stray_files(tmp_path)] == [("progress", "file")]


def test_a_workspace_without_logs_has_no_strays(tmp_path: Path) -> None:
    write_new(tmp_path, {"plan/2022.yaml": ""})
    assert stray_files(tmp_path) == ()


def reason(found: bytes | Problem) -> object:
    assert isinstance(found, Problem)
    return found.params["reason"]


def test_a_file_that_cannot_be_read_says_why(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "pipe")
    (root / "loop").symlink_to("loop")
    assert read_bytes(root, "plan/2022.yaml") == b"title: x\n"
    assert reason(read_bytes(root, "plan/2023.yaml")) == "missing"
    assert reason(read_bytes(root, "plan")) == "directory"
    assert reason(read_bytes(root, "pipe")) == "other"
    assert reason(read_bytes(root, "loop")) == "other"
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    assert reason(read_bytes(root, "plan/2022.yaml")) == "permission"


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


def test_evidence_is_a_file_or_folder_below_the_root(root: Path) -> None:
    write_new(root, {"evidence/a.pdf": "", "evidence/2022/b.pdf": ""})
    (root / "out").symlink_to("/")
    (root / "in").symlink_to("evidence")
    (root / "evidence" / "c.pdf").symlink_to("2022/b.pdf")
    (root / "evidence" / "passwd").symlink_to("/etc/passwd")
    (root / "loop").symlink_to("loop")
    os.mkfifo(root / "evidence" / "pipe")
    given = (
        "evidence/a.pdf",
        "evidence",
        "evidence/",
        "evidence/a.pdf/",
        ".",
        "./evidence//a.pdf",
        "evidence/2022/../a.pdf",
        "in/2022/b.pdf",
        "evidence/c.pdf",
        f"../{root.name}/evidence/a.pdf",
        "https://x/y",
    )
    missing = (
        "x.pdf",
        "/etc/passwd",
        f"{root}/evidence/a.pdf",
        "../x",
        "..",
        "out/etc",
        "out/etc/passwd",
        "evidence/passwd",
        "evidence/a.pdf/x",
        "evidence/pipe",
        "loop",
        "loop/x",
        "a\0b",
        "a\0b/c",
        "\udcff/x",
        "n" * 300,
        "http://[",
    )
    assert missing_evidence(root, (*given, *missing)) == frozenset(missing)


def test_an_entry_is_written_as_one_line() -> None:
    fields: dict[str, str | bool | tuple[str, ...]] = {
        "id": "q1",
        "evidence": ("a, b", "c"),
        "note": 'say "a\\b": 加梯 𠀀\n\u2028\ufeff\x85\x7f\ufffe',
        "light": "red",
        "value": "27/38",
        "add": "-3.50",
        "done": True,
        "target": "e\u0301",
        "date": "2022-06-30",
        "by": "true",
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


def test_a_file_is_replaced_whole_and_keeps_its_mode(root: Path) -> None:
    path = root / "plan/2022.yaml"
    path.chmod(0o640)
    (root / "link").symlink_to(path)
    write_atomically(root / "link", b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert (root / "link").is_symlink()


def test_trouble_while_replacing_leaves_the_file_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(root / "plan/2022.yaml", b"new")
    assert [(path.name, path.read_bytes()) for path in (root / "plan").iterdir()] == [
        ("2022.yaml", b"title: x\n")
    ]


def test_new_files_overwrite_nothing(root: Path) -> None:
    with pytest.raises(FileExistsError) as caught:
        write_new(root, {"plan/2023.yaml": "new", "plan/2022.yaml": "new"})
    assert caught.value.filename == str(root / "plan/2022.yaml")
    assert plan_files(root) == ("plan/2022.yaml",)


def test_a_file_in_the_way_of_a_folder_is_the_machines_trouble(root: Path) -> None:
    with pytest.raises(FileExistsError):
        make_folders(root / "plan/2022.yaml/x")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_plan_has_no_problems_and_a_target_of_each_kind(language: str) -> None:
    title = 'Say "@YEAR@": \\ # 加\u2028'
    found = read_plan(starter_plan(title, "组织: x", 2024, language).encode(), "plan/2024.yaml")
    assert found.plan is not None
    assert found.problems + check_plan(PlanContext(found.plan, "plan/2024.yaml")) == ()
    assert (found.plan.title, found.plan.organization, found.plan.language) == (title, "组织: x", language)
    assert found.plan.period.start == day("2024-01-01")
    assert {target.kind for target in found.plan.targets} == set(Kind)

"""Files that nobody means to write: nothing may crash, hang, or be passed over; more of them in tests/faults."""

import os
import random
import time
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from faults.form import TESTS_ALL
from problems.roots import write
from problems.test_many_at_once import PLAN, plan_with
from program import Call

LONGEST = 60.0  # seconds of processor time: a hang, however slow the machine and with coverage measured
ENTRY = "- {date: 2022-06-30, target: lifts-added, add: 3}\n"
MANY = 10_000 if TESTS_ALL else 3_000
HUGE = 5_000_000 if TESTS_ALL else 1_000_000  # characters
GARBAGE = "abc:{}[]-,'\"#&*!|>%@` \n\t：，。甲"


@cache
def _garbage(length: int) -> str:
    return "".join(random.Random(7).choices(GARBAGE, k=length))


def _bomb() -> str:
    """Each line is nine times the line before."""
    lines = ["a: &a [x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    ]
    return "\n".join(lines) + "\n"


def _strangers(number: int) -> str:
    """Owners who are all under somebody unknown, whose name is nearly that of each of the others."""
    return "owners:\n" + "".join(f"  owner{i}: {{under: ownre{i}}}\n" for i in range(number))


# fmt: off
PLANS: list[tuple[str, str | bytes, str]] = [
    ("brackets nested without end", plan_with("街道", "[" * 100_000), "too-deep"),
    ("mappings nested without end", "{a: " * 100_000, "too-deep"),
    ("mappings as keys of mappings", "{" * 100_000, "too-deep"),
    ("keys as keys of keys", "? " * 100_000, "too-deep"),
    ("lines nested by indentation", "".join(f"{' ' * i}a:\n" for i in range(2_000)), "too-deep"),
    ("aliases that double and double", _bomb(), "anchor"),
    ("an empty file", "", "empty-file"),
    ("blank lines", "\n \n\n", "empty-file"),
    ("a document of nothing", "---\n...\n", "empty-file"),
    ("a list", "- a\n- b\n", "wrong-type"),
    ("a text", "hello", "wrong-type"),
    ("lists for mappings", plan_with("{start: 2022-01-01, end: 2022-12-31}", "[a]"), "wrong-type"),
    ("a mapping for a list", plan_with("  - id: livelihood\n", "    id: livelihood\n"), "wrong-type"),
    ("a text for a list", PLAN.partition("sections:")[0] + "sections: x\n", "wrong-type"),
    ("whatever in a list", PLAN.partition("sections:")[0] + "sections: [x, [], {}, {tasks: [x]}]\n", "wrong-type"),
    ("whatever in revisions", PLAN + "revisions: [x, {}, [], {targets: x, due: x}]\n", "wrong-type"),
    ("two documents", PLAN + "---\n" + PLAN, "anchor"),
    ("lists as keys", PLAN + "? [a, b]\n: c\n? {d: e}\n: f\n", "syntax"),
    ("random bytes", random.Random(7).randbytes(HUGE), "not-utf8"),
    ("lone carriage returns", PLAN.replace("\n", "\r"), "control-character"),
    ("keys that differ by NFC", plan_with("owners:\n", "owners:\n  José: {}\n  Jose\u0301: {}\n"), "duplicate-key"),
    ("ids that differ by NFC", plan_with("lifts-added", "é").replace("kiosks", "e\u0301"), "duplicate-id"),
    ("a very long line", plan_with("2022年", "甲" * 1_000_000 + "\t" + "乙" * 1_000_000), "tab"),
    ("a very long key", PLAN + "k" * 1_000 + ": 1\n", "unknown-key"),
    ("megabytes of garbage", _garbage(HUGE), "syntax"),
    ("one line of garbage", _garbage(1_000_000).replace("\n", " "), "syntax"),
    ("many unknown owners", plan_with("owners:\n", _strangers(MANY // 5)), "unknown-owner"),
    ("owners under each other in a circle", plan_with(
        "owners:\n", "owners:\n" + "".join(f"  o{i}: {{under: o{(i + 1) % 300}}}\n" for i in range(300))), "owner-circle"),
    ("years before and after all", plan_with("2022-01-01", "0000-01-01").replace("2022-12-31", "9999-12-31"), "bad-date"),
]

LOGS: list[tuple[str, str | bytes, str]] = [
    ("aliases of an entry", "- &a {date: 2022-06-30, target: lifts-added, add: 3}\n" + "- *a\n" * 1_000, "anchor"),
    ("a mapping", "a: 1\n", "wrong-type"),
    ("lists of lists", "- [a, b]\n- - c\n", "wrong-type"),
    ("two documents", ENTRY + "---\n" + ENTRY, "anchor"),
    ("days at the end of time", "- {date: 9999-12-31, target: lifts-added, add: 3}\n", "bad-date"),
    ("an evidence that is half a URL", '- {date: 2022-06-30, target: lifts-added, evidence: "http://["}\n', "missing-evidence"),
    ("a zero in the name of a file", '- {date: 2022-06-30, target: lifts-added, evidence: "a\\0b"}\n', "missing-evidence"),
    ("a file name without end", f"- {{date: 2022-06-30, target: lifts-added, evidence: {'x' * 5_000}}}\n", "missing-evidence"),
    ("quotation marks", '"' * 1_000_000, "syntax"),
    ("lines that are no entries", "a\n" * 200_000, "wrong-type"),
    ("brackets open on every line", ENTRY.replace("}", "") * 5_000, "syntax"),
    ("brackets open on every line of a long log", ENTRY * MANY + ENTRY.replace("}", "") * 40, "syntax"),
    ("a tab in a long log", ENTRY * MANY + ENTRY.replace(" t", "\tt"), "tab"),
    ("quotes open on every line", '- {date: 2022-06-30, target: lifts-added, note: "x}\n' * 5_000, "syntax"),
    ("tabs on every line", "\t- {date:\t2022-06-30, target: lifts-added, add: 1}\n" * 2_000, "tab"),
    ("conflicts within conflicts", "<<<<<<< a\n=======\n" * 5_000, "merge-conflict"),
    ("megabytes of garbage", _garbage(HUGE), "syntax"),
]

SILENT = [
    ("nothing", b""), ("spaces", b" " * 5_000_000), ("tabs", b"\t" * 100_000 + b"\n"),
    ("comments only", "# 空\n".encode()),
]  # fmt: skip
# fmt: on


def _cases(cases: list[tuple[str, str | bytes, str]]) -> list[ParameterSet]:
    return [pytest.param(content, code, id=name) for name, content, code in cases]


@pytest.mark.parametrize(("content", "code"), _cases(PLANS))
def test_a_hostile_plan_is_a_problem(content: str | bytes, code: str, workplan: Call, tmp_path: Path) -> None:
    write(tmp_path, plan=content, m06=ENTRY)
    _assert_says(workplan, tmp_path, code)


@pytest.mark.parametrize(("content", "code"), _cases(LOGS))
def test_a_hostile_log_is_a_problem(content: str | bytes, code: str, workplan: Call, tmp_path: Path) -> None:
    write(tmp_path, plan=PLAN, m06=content)
    _assert_says(workplan, tmp_path, code)


def _assert_says(workplan: Call, root: Path, code: str) -> None:
    """The code is among what is said, in time, with no more of the file than fits, and nothing unseen."""
    began = time.process_time()
    ran = workplan(root, "check")
    assert time.process_time() - began < LONGEST
    assert f"[{code}]" in ran.out
    assert max((len(line) for line in ran.out.splitlines() if line[:1] == " "), default=0) <= 120
    assert not any(ord(char) < ord(" ") and char != "\n" for char in ran.out)


@pytest.mark.parametrize("content", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_a_log_of_nothing_is_in_order(content: bytes, workplan: Call, tmp_path: Path) -> None:
    write(tmp_path, plan=PLAN, m06=content)
    began = time.process_time()
    assert workplan(tmp_path, "check").out == ""
    assert time.process_time() - began < LONGEST


def test_figures_at_the_end_of_what_is_read_are_exact(workplan: Call, tmp_path: Path) -> None:
    most = "9" * 18
    write(
        tmp_path,
        plan=plan_with("at_least: 52", f"at_least: {most}.999999999999"),
        m06=f"- {{date: 2022-06-30, target: lifts-added, add: 1, value: {most}}}\n",
    )
    said = workplan(tmp_path, "check").out
    assert f"add 之后的累计为 1，与所写 value {most} 不符" in said


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.yaml", b"a\nb.yaml", b"\x1b[31m,:%.yaml", b"'.yaml", "六月.yaml".encode()]
)
@pytest.mark.parametrize("form", ["table", "github", "json", "csv", "markdown"])
def test_problems_of_any_file_are_printed(name: bytes, form: str, workplan: Call, tmp_path: Path) -> None:
    write(tmp_path, plan=PLAN, m06=ENTRY)
    (tmp_path / "progress" / "2022" / os.fsdecode(name)).write_text(ENTRY.replace("lifts-added", "none"))
    said = workplan(tmp_path, "check", "--format", form)
    assert (said.code, said.err) == (1, "")
    assert "none" in said.out
    assert "\x1b" not in said.out


@pytest.mark.parametrize("where", ["/dev/zero", "l.yaml", "/nowhere", "."])
def test_a_link_to_no_file_is_not_followed(where: str, workplan: Call, tmp_path: Path) -> None:
    write(tmp_path, plan=PLAN, m06=ENTRY)
    (tmp_path / "progress" / "2022" / "l.yaml").symlink_to(where)
    assert workplan(tmp_path, "check").out.count("[unreadable-file]") <= 1

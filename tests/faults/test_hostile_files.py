"""Hostile files through every command that reads them: their exact problems and places, and nothing else."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.forks import Call as Forked
from faults.forks import Nest, nest
from faults.form import IS_LONG, measured, runs
from faults.hostile import LOG, PLAN, Case, cases, filled
from faults.promises import assert_harmless
from program import Call, Ended, started
from repository import Repository

ALL = cases()
CASES = [ALL[0], *ALL[1 :: max(1, len(ALL) // runs(440, len(ALL)))]]
COMMANDS = {
    "status": ("status", "--as-of", "2022-06-30", "--by", "target"),
    "show": ("show", "lifts", "--as-of", "2022-06-30"),
    "log": ("log", "lifts", "+1", "--date", "2022-07-31", "--id", "b2345"),
    "fmt": ("fmt", "--check"),
    "diff": ("diff",),
}
STOPPED_BY = {"status": (1, 1), "show": (1, 1), "log": (1, 0), "fmt": (0, 1), "diff": (1, 0)}  # a plan, a log
MONTHS = "progress/2022/2022-{}.yaml"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose commit holds the plan and the log as they should be."""
    root = tmp_path_factory.mktemp("office")
    for file, text in (("plan/2022.yaml", filled(PLAN)), (MONTHS.format("06"), filled(LOG))):
        (root / file).parent.mkdir(parents=True)
        (root / file).write_text(text, encoding="utf-8")
    Repository.at(root).commit()
    return root


@pytest.fixture
def root(office: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The repository with its files as they were."""
    monkeypatch.chdir(office)
    yield office
    (office / "plan/2022.yaml").write_text(filled(PLAN), encoding="utf-8")
    (office / MONTHS.format("06")).write_text(filled(LOG), encoding="utf-8")
    (office / MONTHS.format("07")).unlink(missing_ok=True)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_wrong_is_named_at_its_place_by_every_command(case: Case, root: Path, call: Call) -> None:
    file = "plan/2022.yaml" if case.is_plan else MONTHS.format("06")
    (root / file).write_bytes(case.content)
    checked = call("check", "--format", "json")
    said = [(each["file"], each["line"], each["column"], each["code"]) for each in json.loads(checked.out)]
    assert said == [(file, *found) for found in case.found]
    assert (checked.code, checked.err) == (bool(case.found), "")
    names = list(COMMANDS)
    for name in names if IS_LONG else [names[len(case.name) % len(names)]]:
        _assert_stops(call(*COMMANDS[name]), name, case, file)
    assert (root / file).read_bytes() == case.content
    measured("hostile files", 1, hangs=0, tracebacks=0)


def _assert_stops(ended: Ended, name: str, case: Case, file: str) -> None:
    """The command ends with the code for what is wrong, and names the places of all of it."""
    assert_harmless(ended.out + ended.err)
    if name == "fmt" and not case.is_plan and not case.found:
        assert ended.code in (0, 1)  # as it is in the form of `log` or not
        return
    assert ended.code == (STOPPED_BY[name][not case.is_plan] if case.found else 0), ended
    if ended.code == 1 and case.found:
        places = re.findall(rf"^{re.escape(file)}:(\d+):(\d+): .* \[([a-z0-9-]+)\]$", ended.err, re.MULTILINE)
        assert [(int(line), int(column), code) for line, column, code in places] == case.found
        assert ended.out == ""


def _run(root: Path, *arguments: str, memory: int = 2 << 30, **environment: str) -> Ended:
    """The program in a process of its own, with two gigabytes of memory and a minute of time."""
    limit = ("prlimit", f"--as={memory}")
    ran = started(*arguments, before=limit, cwd=root, env={**os.environ, "LANG": "C.UTF-8", **environment})
    return Ended(ran.returncode, ran.stdout, ran.stderr)


MANY = 100_000 if IS_LONG else 20_000
HUGE = {
    "nested": (b"- " + b"[" * 100_000, "1:", "[too-deep]"),
    "nested and closed": (b"- " + b"[" * 100_000 + b"]" * 100_000, "1:", "[too-deep]"),
    "mappings": (b"- " + b"{a: " * 100_000, "1:", "[too-deep]"),
    "questions": (b"? " * 100_000, "1:", "[too-deep]"),
    "dashes": (b"- " * 100_000, "1:", "[too-deep]"),
    "bomb": (b"- &a [x]\n" + b"- &b [" + b"*a, " * MANY + b"]\n", "1:3", "[anchor]"),
    "digits": (b"- {date: 2022-06-30, target: lifts, add: " + b"9" * 1_000_000 + b"}\n", "1:42", "[bad-number]"),
    "colons": (b"a: " * (10 * MANY), "1:", "[syntax]"),
    "lists before text": (b"- " + b"{a: [x] y, " * MANY, "1:", "[bracket-text]"),
    "values in one mapping": (b"- {" + b"a: b, " * MANY, "1:", "[syntax]"),
    "full-width colons": ("a： ".encode() * MANY, "1:", "[fullwidth-colon]"),
    "full-width commas": ("- {a，".encode() + "x，".encode() * 300_000, "1:", "[syntax]"),
    "backslashes": (b'- {note: "' + b"\\" * 2_000_000, "1:", "[syntax]"),
    "carriage returns": (b"\r" * 1_000_000, "1:1", "[control-character]"),
    "NULs": (b"\0" * 1_000_000, "1:1", "[control-character]"),
}  # fmt: skip


@pytest.fixture(scope="module")
def forks() -> Iterator[Nest]:
    with nest() as made:
        yield made


@pytest.mark.parametrize("name", HUGE)
@pytest.mark.parametrize("is_plan", [False, True] if IS_LONG else [False])
def test_what_is_huge_costs_bounded_time_and_memory(
    name: str, root: Path, forks: Nest, tmp_path: Path, *, is_plan: bool
) -> None:
    """A fork may have two gigabytes of memory and twenty seconds."""
    content, place, code = HUGE[name]
    file = "plan/2022.yaml" if is_plan else MONTHS.format("06")
    (root / file).write_bytes(content)
    ran = forks.made(Forked(root, ("check", "--lang", "en"), output=tmp_path))
    assert (ran.code, ran.err) == (1, "")
    assert code in ran.out or (is_plan and "[wrong-type]" in ran.out)  # a list is no plan
    assert ran.out.startswith(f"{file}:{place}") or is_plan
    measured("huge files", 1, hangs=0, tracebacks=0)


def test_a_file_of_a_gigabyte_is_not_read_and_the_limit_can_be_set(root: Path) -> None:
    log = root / MONTHS.format("06")
    os.truncate(log, 1_000_000_000)
    for command in (
        ("check",),
        COMMANDS["status"],
        COMMANDS["show"],
        ("log", "lifts", "+1", "--date", "2022-06-30"),
    ):
        ran = _run(root, *command, "--lang", "en")
        assert ran.code == 1
        assert f"{MONTHS.format('06')}: error: " in ran.out + ran.err
        assert "[too-large]" in ran.out + ran.err
    log.write_text(filled(LOG) + "#" * 3_000_000, encoding="utf-8")
    assert _run(root, "check").code == 0
    limited = _run(root, "check", "--lang", "en", WORKPLAN_MAX_MB="2")
    assert limited.code == 1
    assert "[too-large]" in limited.out
    measured("files beyond the limit", 5, hangs=0, tracebacks=0)


def test_memory_that_does_not_suffice_is_the_machines_trouble(root: Path) -> None:
    os.truncate(root / MONTHS.format("06"), 200_000_000)
    ran = _run(root, "check", "--lang", "en", memory=300 << 20)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "workplan: Cannot allocate memory\n"
    measured("too little memory", 1, hangs=0, tracebacks=0)


@pytest.mark.parametrize("behind", ["", " ", "  \u3000"])
def test_text_behind_a_list_ends_before_the_blanks_behind_it(behind: str, root: Path, call: Call) -> None:
    log = f"- {{date: 2022-06-30, target: lifts, note: [x] y{behind}, add: 1}}\n"
    (root / MONTHS.format("06")).write_text(log, encoding="utf-8")
    said = call("check", "--lang", "en").out.splitlines()
    assert said[0].startswith(f"{MONTHS.format('06')}:1:43: error: ")
    assert said[0].endswith("[bracket-text]")
    assert said[2].count("^") == len("[x] y")


LOOK_ALIKE = (
    "lifts\u0430dded", "1ifts", "lіfts", "ｌｉｆｔｓ", "LIFTS", "lifts\u200b", "lifts.", "li\ufb01ts",
)  # fmt: skip


@pytest.mark.parametrize("name", LOOK_ALIKE)
def test_an_id_that_only_looks_alike_is_another_one(name: str, root: Path, call: Call) -> None:
    (root / MONTHS.format("06")).write_text(
        f"- {{date: 2022-06-30, target: {name}, add: 1}}\n", encoding="utf-8"
    )
    checked = call("check", "--format", "json")
    assert [(each["line"], each["column"], each["code"]) for each in json.loads(checked.out)] in (
        [(1, 30, "unknown-target")], [(1, 30, "bad-id")], [(1, 30, "fullwidth-digits")],
    )  # fmt: skip
    assert_harmless(call("check").out)
    measured("ids that look alike", 1)


COLLIDING = (("é", "e\u0301"), ("Å", "\u212b"), ("가", "\u1100\u1161"), ("豈", "\uf900"), ("Ω", "\u2126"))


@pytest.mark.parametrize(("first", "second"), COLLIDING)
def test_ids_that_are_one_by_nfc_collide(first: str, second: str, root: Path, call: Call) -> None:
    text = filled(PLAN).replace("id: lifts", f"id: {first}").replace("id: yards", f"id: {second}")
    (root / "plan/2022.yaml").write_text(text, encoding="utf-8")
    checked = call("check", "--format", "json")
    found = [(each["file"], each["line"], each["column"], each["code"]) for each in json.loads(checked.out)]
    assert ("plan/2022.yaml", 28, 18, "duplicate-id") in found
    assert checked.code == 1
    measured("ids that collide", 1)


OUTSIDE = (
    "../secret", "/etc/passwd", "evidence/../../secret", "link", "folder/secret", "~/x", "a/./../../secret",
    "file.pdf\\..", "x" * 300,
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_evidence_outside_of_the_root_is_missing(path: str, root: Path, call: Call) -> None:
    (root.parent / "secret").write_text("x")
    for name, where in (("link", root.parent / "secret"), ("folder", root.parent)):
        if not (root / name).is_symlink():
            (root / name).symlink_to(where)
    log = f'- {{date: 2022-06-30, target: lifts, add: 1, evidence: ["{path}"]}}\n'.replace("\\", "\\\\")
    (root / MONTHS.format("06")).write_text(log, encoding="utf-8")
    checked = call("check", "--format", "json")
    assert [(each["line"], each["severity"], each["code"]) for each in json.loads(checked.out)] == [
        (1, "warning", "missing-evidence")
    ]
    assert checked.code == 0
    measured("evidence outside of the root", 1)


@pytest.mark.parametrize("file", ["plan/2022.yaml", MONTHS.format("06")])
def test_a_link_out_of_the_root_is_not_read(file: str, tmp_path: Path, call: Call) -> None:
    root = tmp_path / "office"
    for name, text in (("plan/2022.yaml", filled(PLAN)), (MONTHS.format("06"), "[]\n")):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / file).unlink()
    (tmp_path / "secret").write_text("password: swordfish\n")
    (root / file).symlink_to(tmp_path / "secret")
    for command in (("check",), ("status",)):
        ended = call("-C", str(root), *command)
        assert ended.code == 1
        assert f"{file}: " in ended.out + ended.err
        assert "[unreadable-file]" in ended.out + ended.err
        assert "swordfish" not in ended.out + ended.err
    measured("links out of the root", 2)

"""The last answers: given again only while everything that they depend on is as it was."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from plans import PLAN
from program import called, on_a_terminal

ENTRY = '- {date: 2022-06-30, target: lifts-added, add: 3, evidence: ["proof/a.pdf"]}\n'
MARK = "an answer given again"
LOG = "progress/2022/2022-06.yaml"
# The program, but that it does not wait until what was written has settled.
AT_ONCE = "from workplan.cli import answers, main; answers._SETTLED = 0; main.main()"


class Office:
    """A root, a cache beside it, and the program in a process of its own."""

    def __init__(self, place: Path) -> None:
        self.root, self.cache = place / "office", place / "cache"
        self.answer = ""
        self.zone = place / "zone"
        self.program: tuple[str, ...] = (sys.executable, "-c", AT_ONCE)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME")},
            "XDG_CACHE_HOME": str(self.cache),
            "TZ": f":{self.zone}",
        }
        shutil.copy("/usr/share/zoneinfo/Etc/GMT+12", self.zone)
        self.write("plan/2022.yaml", PLAN)
        self.write(LOG, ENTRY)
        self.write("proof/a.pdf", "")

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def call(self, *arguments: str, cwd: Path | None = None, **environment: str) -> str:
        """What the call prints on both streams."""
        ran = subprocess.run(
            [*self.program, *(arguments or ("status",))], cwd=cwd or self.root,
            env={**self.environment, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        return ran.stdout

    def kept(self) -> list[Path]:
        return list(self.cache.glob("workplan/answer-*"))

    def remember(self) -> str:
        """Have an answer remembered, and put a mark in its place, as it would be kept."""
        self.answer = self.call()
        [file] = self.kept()
        said = b"%d:%b"
        encoded = self.answer.encode()
        _reseal(file, said % (len(encoded), encoded), said % (len(MARK), MARK.encode()))
        return self.answer

    def reckoned(self, monkeypatch: pytest.MonkeyPatch) -> str:
        """What the program prints in this process, on the day of the office, with nothing kept."""
        with monkeypatch.context() as patched:
            patched.setenv("TZ", self.environment["TZ"])
            time.tzset()
            ended = called(self.root, "status", "--no-cache")
        time.tzset()
        return ended.err + ended.out  # as the warnings come first


def _reseal(file: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old` in what is kept, as its owner could."""
    content = file.read_bytes().partition(b"\n")[2]
    assert content.count(old) == 1
    content = content.replace(old, new)
    file.write_bytes(b"workplan %d %08x\n%b" % (len(content), crc32(content), content))


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office whose answer is remembered, with a mark in its place."""
    office = Office(tmp_path_factory.mktemp("answers"))
    office.remember()
    assert office.call() == MARK
    return office


def _replaced(office: Office, file: str, old: str, new: str) -> None:
    """Another text of the same size in the same file, with the same time of change, as far as one can set it."""
    path = office.root / file
    status, text = path.stat(), path.read_text()
    assert len(old) == len(new)
    path.write_text(text.replace(old, new))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _to(office: Office, link: str) -> None:
    path = office.root / link
    path.rename(office.root / "elsewhere")
    path.symlink_to(office.root / "elsewhere")


FILES: dict[str, Callable[[Office], object]] = {
    "the plan, with the same size and time": lambda o: _replaced(o, "plan/2022.yaml", "52", "53"),
    "a log, with the same size and time": lambda o: _replaced(o, LOG, "add: 3", "add: 4"),
    "a log that grows": lambda o: o.write(LOG, ENTRY * 2),
    "a log that is new": lambda o: o.write("progress/2022/deep/2022-07.yaml", ENTRY),
    "a log that goes": lambda o: (o.root / LOG).unlink(),
    "a plan that is new": lambda o: o.write("plan/2023.yaml", PLAN.replace("2022-", "2023-")),
    "what only looks like a log": lambda o: o.write("progress/2022/2022-06.yml", ""),
    "the rights of a log": lambda o: (o.root / LOG).chmod(0o640),
    "a log that becomes a link": lambda o: _to(o, LOG),
    "a folder that becomes a link": lambda o: _to(o, "progress/2022"),
    "evidence that goes": lambda o: (o.root / "proof" / "a.pdf").unlink(),
    "evidence that becomes a link": lambda o: _to(o, "proof/a.pdf"),
    "the folder of evidence that becomes a link": lambda o: _to(o, "proof"),
    "the local day": lambda o: shutil.copy("/usr/share/zoneinfo/Etc/GMT-14", o.zone),
}


@pytest.mark.parametrize("what", FILES)
def test_a_change_of_a_file_is_answered_anew(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    office.remember()
    FILES[what](office)
    answer = office.call()
    assert MARK not in answer
    assert answer == office.reckoned(monkeypatch)


def test_a_change_of_the_plans_document_is_answered_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path)
    office.write("plan/2022.yaml", PLAN.replace("owners:", "source: {file: source/2022.txt}\nowners:", 1))
    office.write("source/2022.txt", "We add 52 lifts.\n")
    office.remember()
    _replaced(office, "source/2022.txt", "52", "60")
    answer = office.call()
    assert MARK not in answer
    assert answer == office.reckoned(monkeypatch)


SURROUNDINGS = (
    "WORKPLAN_DIR=. WORKPLAN_LANG=zh WORKPLAN_WIDE=1 WORKPLAN_MAX_MB=1 WORKPLAN_NO_CACHE=1 LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8 COLUMNS=50 "
    "NO_COLOR=1 TERM=dumb PYTHONIOENCODING=latin-1 PYTHONOPTIMIZE=1"
)
WORDS = ("status --by target", "status --no-cache", "status --as-of 2022-06-30", "status -C .", "alerts")


def test_other_surroundings_and_other_words_are_answered_anew(pattern: Office) -> None:
    for setting in SURROUNDINGS.split():
        name, _, value = setting.partition("=")
        assert MARK not in pattern.call(**{name: value}), setting  # type: ignore[arg-type]  # none is called `cwd`
    assert pattern.call() == MARK
    assert [words for words in WORDS if MARK in pattern.call(*words.split())] == []


def test_another_folder_is_answered_anew_and_a_nearer_plan_is_found(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (office.root / "below").mkdir()
    below = office.root / "below"
    (below / "progress" / "2022").mkdir(parents=True)
    office.call(cwd=below)
    kept = office.kept()
    assert len(kept) == 1
    office.write("below/plan/2022.yaml", PLAN.replace("Plan of the office", "A nearer plan"))
    assert office.call(cwd=below).startswith("A nearer plan  ")


def test_another_user_is_answered_anew(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root may become another user")
    office = Office(tmp_path)
    office.remember()
    office.program = (sys.executable, "-c", f"import os; os.setgid(12345); {AT_ONCE}")
    assert MARK not in office.call()


def test_another_state_of_the_program_is_answered_anew(tmp_path: Path) -> None:
    office = Office(tmp_path)
    package = Path(sys.modules["workplan"].__file__ or "").parent
    shutil.copytree(package, tmp_path / "src" / "workplan", ignore=shutil.ignore_patterns("__pycache__"))
    office.environment["PYTHONPATH"] = str(tmp_path / "src")
    office.remember()
    assert office.call() == MARK
    with (tmp_path / "src" / "workplan" / "core" / "verdict.py").open("a") as module:
        module.write("\n")
    assert MARK not in office.call()


def test_on_a_terminal_the_width_and_the_colours_count(pattern: Office) -> None:
    command = [*pattern.program, "status", "--by", "section"]
    surroundings: dict[str, Any] = {"cwd": pattern.root, "env": {**pattern.environment, "TERM": "xterm"}}
    for width in (70, 90):
        drawn = [on_a_terminal(command, width=width, **surroundings)[1] for _ in range(2)]
        assert drawn[0] == drawn[1]
        assert "\x1b[1m" in drawn[0]
    assert "\x1b" not in pattern.call("status", "--by", "section", TERM="xterm")


def test_what_was_just_written_is_not_remembered(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.program = (sys.executable, "-m", "workplan.cli.main")
    answers = []
    for added in "345":  # within the resolution of a clock, with the same size
        office.write(LOG, ENTRY.replace("add: 3", f"add: {added}"))
        answers.append(office.call("status", "--by", "target", "--format", "csv", "--as-of", "2022-06-30"))
    assert office.kept() == []
    assert len(set(answers)) == 3
    time.sleep(2.1)
    office.call()
    assert len(office.kept()) == 1


def test_warnings_and_the_exit_code_are_given_again_with_the_result(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (office.root / "proof" / "a.pdf").unlink()
    program = [*office.program, "alerts", "--fail-on", "unreported"]
    ran = [subprocess.run(program, cwd=office.root, env=office.environment, capture_output=True, check=False)
           for _ in range(2)]  # fmt: skip
    assert ran[0].stderr.startswith(b"warnings: 1; ")
    assert (ran[0].returncode, ran[0].stdout, ran[0].stderr) == (5, ran[1].stdout, ran[1].stderr)
    assert ran[1].returncode == 5
    assert len(office.kept()) == 1


# What else may be odd about a file that is kept is tried in tests/files/disk/test_store.py.
ODD: dict[str, Callable[[Path], object]] = {
    "with a code that no process has": lambda f: _reseal(f, b"1:01:1", b"31:%d1:1" % 10**30),
    "damaged": lambda f: f.write_bytes(f.read_bytes().replace(MARK.encode(), MARK.upper().encode())),
    "empty": lambda f: f.write_bytes(b""),
    "of another call": lambda f: f.write_bytes(f.read_bytes().replace(b"'status'", b"'alerts'")),
    "no text of ours": lambda f: f.write_bytes(b"\x80\x04N."),
    "writable by its group": lambda f: f.chmod(0o620),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_kept_answer_about_which_anything_is_odd_is_not_given(pattern: Office, odd: str) -> None:
    [file] = [each for each in pattern.kept() if MARK.encode() in each.read_bytes()]
    whole, mode = file.read_bytes(), file.stat().st_mode
    ODD[odd](file)
    assert pattern.call() == pattern.answer
    file.write_bytes(whole)
    file.chmod(mode)


def test_where_times_lie_in_the_future_nothing_is_remembered(tmp_path: Path) -> None:
    office = Office(tmp_path)
    ahead = time.time() + 1000
    os.utime(office.root / "plan" / "2022.yaml", (ahead, ahead))
    time.sleep(2.1)
    office.call()
    assert not [file for file in office.kept() if "answer" in str(file)]

"""`git-setup`, tried with git itself: what it writes, what git then shows, and how it is taken back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripted import Scripted

from .conftest import PLAN, Call

SOURCES = str(Path(__file__).parents[2] / "src")
EASED = PLAN.replace("at_least: 52", "at_least: 20")
REASON = 'revisions:\n  - {date: 2022-07-01, targets: [lifts-added], reason: "no money"}\n'


@pytest.fixture
def repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    """A repository with a plan, set up by nobody yet."""
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    made = Scripted.at(root)
    made.commit("2022-01-05", plan=PLAN)
    return made


def everything(top: Path) -> dict[str, str]:
    """All that `git-setup` could have written."""
    files = (".gitattributes", ".git/config", ".git/hooks/pre-commit")
    return {file: (top / file).read_text() for file in files if (top / file).exists()}


def test_it_says_what_it_did_and_then_that_nothing_is_left_to_do(repository: Scripted, call: Call) -> None:
    hook = repository.top / ".git" / "hooks" / "pre-commit"
    assert call("git-setup", "--lang", "en").out.splitlines() == [
        "written to .gitattributes: progress/**/*.yaml merge=union; plan/*.yaml diff=workplan",
        "git is set up: `git diff` and `git log -p` show changes of plan/ in the plan's words",
        f"written: {hook}, which before each commit checks the files and refuses what eases without a reason",
    ]
    written = everything(repository.top)
    assert call("git-setup", "--lang", "en").out.splitlines() == [
        ".gitattributes has its lines already",
        "git's way to compare plans is set up already",
        f"{hook} is as it should be",
    ]
    assert everything(repository.top) == written


def test_undo_leaves_everything_as_it_was(repository: Scripted, call: Call) -> None:
    (repository.top / ".gitattributes").write_text("*.txt text\nprogress/**/*.yaml merge=union")
    before = everything(repository.top)
    assert call("git-setup").code == 0
    assert "diff=workplan" in everything(repository.top)[".gitattributes"]
    assert call("git-setup", "--undo").code == 0
    after = everything(repository.top)
    assert after | {".gitattributes": after[".gitattributes"].removesuffix("\n")} == before
    again = call("git-setup", "--undo", "--lang", "en")
    assert (again.code, again.out.count("nothing in .gitattributes")) == (0, 1)


def test_undo_removes_a_file_of_which_nothing_is_left(repository: Scripted, call: Call) -> None:
    call("git-setup")
    call("git-setup", "--undo")
    assert not (repository.top / ".gitattributes").exists()


def test_git_diff_shows_the_change_with_its_effect(repository: Scripted, call: Call) -> None:
    call("git-setup")
    (repository.top / "plan" / "2022.yaml").write_text(EASED)
    lines = repository.git("diff", "plan/").splitlines()
    assert lines[0] == "plan/2022.yaml"
    assert lines[3].split("  ")[0] == "eased"
    assert [word in lines[3] for word in ("Lifts added", "52 lifts", "20 lifts", "no reason")] == [True] * 4
    assert lines[5] == "1 eased (1 without a reason), 0 tightened, 0 neutral"


def test_git_log_shows_the_change_in_the_words_of_the_plan(repository: Scripted, call: Call) -> None:
    call("git-setup")
    repository.git("config", "core.hooksPath", "/dev/null")
    repository.commit("2022-07-01", plan=EASED + REASON)
    printed = repository.git("log", "-p", "-1", "plan/").splitlines()
    changed = [line for line in printed if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")]
    assert changed == [
        "-  at least: 52 lifts",
        "+  at least: 20 lifts",
        "+revision of 2022-07-01 lifts-added",
        "+  reason: no money",
    ]
    assert " Lifts added (lifts-added)" in printed


def test_git_shows_a_plan_that_is_new_one_that_is_gone_and_one_that_is_broken(
    repository: Scripted, call: Call
) -> None:
    call("git-setup")
    plan, other = repository.top / "plan" / "2022.yaml", repository.top / "plan" / "2023.yaml"
    other.write_text(PLAN)
    repository.git("add", "-N", "plan/2023.yaml")
    assert "2023.yaml" in repository.git("diff", "plan/2023.yaml")
    other.unlink()
    plan.unlink()
    assert "removed" in repository.git("diff", "--", "plan/2022.yaml")
    plan.write_text(PLAN.replace("kind: duty", "kind: dutie"))
    broken = repository.git("diff", "plan/2022.yaml").splitlines()
    assert "not readable as a plan" in broken[0]
    assert next(line for line in broken if line.startswith("+")).endswith("kind: dutie}")
    repository.git("config", "core.hooksPath", "/dev/null")
    repository.commit("2022-07-01")
    assert "kind: dutie" in repository.git("log", "-p", "-1", "plan/")


def test_the_hook_lets_a_reason_pass_and_nothing_wrong(repository: Scripted, call: Call) -> None:
    call("git-setup")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        repository.commit("2022-07-01", plan=EASED)
    assert b"1 eased (1 without a reason)" in refused.value.stdout + refused.value.stderr
    with pytest.raises(subprocess.CalledProcessError) as refused:
        repository.commit("2022-07-01", plan=PLAN.replace("kind: duty", "kind: dutie"))
    assert b"[bad-choice]" in refused.value.stdout + refused.value.stderr
    repository.commit("2022-07-01", plan=EASED + REASON)


def test_the_first_commit_of_all_is_checked_and_made(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    made = Scripted.at(root)
    call("git-setup")
    made.commit("2022-01-05")
    assert made.git("rev-list", "--count", "HEAD") == "1\n"


def test_a_hook_of_somebody_else_is_left_alone(repository: Scripted, call: Call) -> None:
    hook = repository.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    said = call("git-setup", "--lang", "en").out.splitlines()[2]
    assert said.startswith(f"{hook} is not git-setup's, and is as it was")
    assert said.endswith(" git-hook -- ./")
    call("git-setup", "--undo")
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


def test_hooks_that_are_kept_elsewhere_are_left_alone(repository: Scripted, call: Call) -> None:
    repository.git("config", "core.hooksPath", ".husky")
    said = call("git-setup", "--lang", "en").out.splitlines()[2]
    assert said.startswith("this repository keeps its hooks in .husky")
    assert not (repository.top / ".git" / "hooks" / "pre-commit").exists()


def test_modules_of_the_repository_are_not_run(repository: Scripted, call: Call) -> None:
    call("git-setup")
    for name in ("yaml.py", "typer.py"):
        (repository.top / name).write_text("open('ran', 'w')\nraise SystemExit\n")
    (repository.top / "plan" / "2022.yaml").write_text(EASED)
    assert "eased" in repository.git("diff", "plan/")
    assert not (repository.top / "ran").exists()


def test_a_root_below_the_top_is_set_up_where_it_is(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", SOURCES)
    below = root / "the office"
    below.mkdir()
    (root / "plan").rename(below / "plan")
    made = Scripted.at(root)
    monkeypatch.chdir(below)
    assert call("git-setup").code == 0
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "x")
    (below / "plan" / "2022.yaml").write_text(EASED)
    assert "eased" in made.git("diff")
    with pytest.raises(subprocess.CalledProcessError):
        made.git("commit", "-qam", "x")


def test_the_commands_that_git_calls_are_in_no_help(call: Call) -> None:
    assert "git-driver" not in call("-h").out
    assert "git-setup" in call("-h").out


@pytest.mark.usefixtures("root")
def test_outside_a_repository_it_says_so(call: Call) -> None:
    ended = call("git-setup")
    assert (ended.code, "is in no git repository" in ended.err) == (2, True)


def test_without_git_it_says_so(repository: Scripted) -> None:
    command = [sys.executable, "-m", "workplan.cli.main", "git-setup"]
    ran = subprocess.run(
        command, cwd=repository.top, env={**os.environ, "PATH": ""}, capture_output=True, check=False
    )
    assert (ran.returncode, b"git is not installed" in ran.stderr) == (2, True)


def test_a_plan_is_put_into_words_thing_by_thing(root: Path, call: Call) -> None:
    more = "kind: count, unit: lifts, at_least: 52, stretch: 60, due: 2022-10, checkpoints: [{by: 2022-06, value: 26}]"
    text = PLAN.replace("kind: count, unit: lifts, at_least: 52", f"{more}, reporting: never")
    file = root / "words.yaml"
    file.write_text(
        text.replace("        detail:", "        reporting: {every: quarter}\n        detail:") + REASON
    )
    lines = call("git-textconv", "--", str(file)).out.splitlines()
    start = lines.index("Lifts added (lifts-added)")
    assert lines[start : start + 8] == [
        "Lifts added (lifts-added)",
        "  kind: count",
        "  unit: lifts",
        "  at least: 52 lifts",
        "  stretch: 60 lifts",
        "  due: 2022-10-31",
        "  checkpoint: 2022-06-30 26 lifts",
        "  reporting: never",
    ]
    assert lines[0] == "Plan of the office"
    assert lines[-2:] == ["revision of 2022-07-01 lifts-added", "  reason: no money"]


def test_the_driver_is_called_as_git_calls_it(root: Path, call: Call) -> None:
    new, rest = root / "plan" / "2022.yaml", ("abc", "100644")
    ended = call("git-driver", "--", "plan/2022.yaml", "/dev/null", *rest, str(new), *rest)
    assert ended.out.splitlines()[0] == "plan/2022.yaml"
    assert call("git-driver", "--", "plan/2022.yaml") == (0, "", "")


def test_the_moved_due_date_of_a_revision_is_in_its_words(root: Path, call: Call) -> None:
    record = '  - {date: 2022-07-01, by: Board, targets: [hall], reason: "rain", due: {from: 2022-09, to: 2022-12}}\n'
    file = root / "words.yaml"
    file.write_text(f"{PLAN}revisions:\n{record}")
    assert call("git-textconv", str(file)).out.splitlines()[-3:] == [
        "  by: Board",
        "  reason: rain",
        "  due: 2022-09-30 → 2022-12-31",
    ]


def test_settings_that_cannot_be_written_are_the_machines_trouble(repository: Scripted, call: Call) -> None:
    (repository.top / ".git" / "config.lock").touch()
    ended = call("git-setup")
    assert (ended.code, "could not lock config file" in ended.err) == (3, True)

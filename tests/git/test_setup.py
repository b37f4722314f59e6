"""`git-setup`, tried with git itself: what it writes, what git then shows, and how it is taken back."""

from pathlib import Path

import pytest
import yaml

from git.plans import lifts, plan
from plans import HALL
from program import Call, started
from repository import Repository

EASED = plan(lifts(20), HALL)
REASON = "{date: 2022-07-01, targets: [lifts], reason: no money}"


@pytest.fixture
def office(repository: Repository) -> Repository:
    """A repository with a plan, set up by nobody yet."""
    repository.commit(plan(lifts(52), HALL))
    return repository


@pytest.fixture
def shown(office: Repository, call: Call) -> Repository:
    """The same, where git shows plans in words and no commit is judged."""
    assert call("git-setup").code == 0
    office.git("config", "core.hooksPath", "/dev/null")
    return office


def everything(root: Path) -> dict[str, str]:
    """All that `git-setup` could have written."""
    files = (".gitattributes", ".git/config", ".git/hooks/pre-commit")
    return {file: (root / file).read_text() for file in files if (root / file).exists()}


def test_it_says_what_it_did_and_then_that_nothing_is_left_to_do(office: Repository, call: Call) -> None:
    hook = office.root / ".git" / "hooks" / "pre-commit"
    assert call("git-setup", "--lang", "en").out.splitlines() == [
        "written to .gitattributes: progress/**/*.yaml merge=union; plan/*.yaml diff=workplan",
        "git is set up: `git diff` and `git log -p` show changes of plan/ in the plan's own words",
        f"written to {hook}: before each commit the files are checked, and easing without a reason is refused",
    ]
    written = everything(office.root)
    assert call("git-setup", "--lang", "en").out.splitlines() == [
        ".gitattributes already has these lines",
        "git is already set up to compare plans",
        f"{hook} is up to date",
    ]
    assert everything(office.root) == written


@pytest.mark.parametrize("before", ["", "*.txt text\nprogress/**/*.yaml merge=union"])
def test_undo_leaves_everything_as_it_was(office: Repository, call: Call, before: str) -> None:
    if before:
        office.write(before, ".gitattributes")
    was = everything(office.root)
    assert call("git-setup").code == 0
    assert "diff=workplan" in everything(office.root)[".gitattributes"]
    assert call("git-setup", "--undo").code == 0
    now = everything(office.root)
    assert {file: text.rstrip() for file, text in now.items()} == {
        f: text.rstrip() for f, text in was.items()
    }
    again = call("git-setup", "--undo", "--lang", "en")
    assert (again.code, again.out.count(".gitattributes holds nothing")) == (0, 1)


def test_git_diff_and_log_show_the_change_with_its_effect(shown: Repository) -> None:
    shown.write(EASED)
    lines = shown.git("diff", "plan/").splitlines()
    row = "eased   Lifts  lifts  At least  52 lifts  20 lifts"
    assert (lines[0], lines[3:5], lines[6]) == (
        "plan/2022.yaml", [row, "  no reason"], "1 eased (1 without a reason), 0 tightened, 0 neutral",
    )  # fmt: skip
    shown.commit(plan(lifts(20), HALL, revisions=(REASON,)))
    printed = shown.git("log", "-p", "-1", "plan/").splitlines()
    changed = [line for line in printed if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")]
    assert changed == [
        "-  At least: 52 lifts", "+  At least: 20 lifts", "+revision of 2022-07-01 lifts",
        "+  Reason: no money",
    ]  # fmt: skip
    assert " Lifts (lifts)" in printed


def test_git_shows_a_plan_that_is_new_one_that_is_gone_and_one_that_is_broken(shown: Repository) -> None:
    other = shown.write(EASED, "plan/2023.yaml")
    shown.git("add", "-N", "plan/2023.yaml")
    assert "2023.yaml" in shown.git("diff", "plan/2023.yaml")
    other.unlink()
    (shown.root / "plan" / "2022.yaml").unlink()
    assert "removed" in shown.git("diff", "--", "plan/2022.yaml")
    shown.write(plan(lifts(52), HALL.replace("milestone", "stone")))
    broken = shown.git("diff", "plan/2022.yaml").splitlines()
    assert "not readable as a plan" in broken[0]
    assert next(line for line in broken if line.startswith("+")).endswith("kind: stone}")
    shown.commit()
    assert "kind: stone" in shown.git("log", "-p", "-1", "plan/")


def test_the_first_commit_of_all_is_checked_and_made(repository: Repository, call: Call) -> None:
    repository.write(plan(lifts(52), HALL))
    call("git-setup")
    repository.commit()
    assert repository.git("rev-list", "--count", "HEAD") == "1"


def test_a_hook_of_somebody_else_is_left_alone(office: Repository, call: Call) -> None:
    hook = office.write("#!/bin/sh\nexit 0\n", ".git/hooks/pre-commit")
    said = call("git-setup", "--lang", "en").out.splitlines()[2]
    assert said.startswith(f"{hook} was not written by git-setup and was not changed")
    assert said.endswith(" git-hook -- ./")
    call("git-setup", "--undo")
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"


def test_hooks_that_are_kept_elsewhere_are_left_alone(office: Repository, call: Call) -> None:
    office.git("config", "core.hooksPath", ".husky")
    said = call("git-setup", "--lang", "en").out.splitlines()[2]
    assert said.startswith("this repository keeps its hooks in .husky")
    assert not (office.root / ".git" / "hooks" / "pre-commit").exists()


def test_without_a_repository_or_git_it_says_so(office: Repository, call: Call, tmp_path: Path) -> None:
    Repository(tmp_path / "outside").write(EASED)
    ended = call("-C", str(tmp_path / "outside"), "git-setup")
    assert (ended.code, "is not in a git repository" in ended.err) == (2, True)
    ran = started("git-setup", cwd=office.root, env={"PATH": ""})
    assert (ran.returncode, "git is not installed" in ran.stderr) == (2, True)


def test_a_plan_is_put_into_words_thing_by_thing(repository: Repository, call: Call) -> None:
    more = ", stretch: 60, due: 2022-10, checkpoints: [{by: 2022-06, value: 26}], reporting: never"
    moved = "{date: 2022-07-01, by: Board, targets: [hall], reason: rain, due: {from: 2022-09, to: 2022-12}}"
    file = repository.write(plan(lifts(52, more=more), HALL, revisions=(REASON, moved)), "words.yaml")
    lines = call("git-textconv", "--", str(file)).out.splitlines()
    start = lines.index("Lifts (lifts)")
    assert lines[start : start + 8] == [
        "Lifts (lifts)", "  Kind: count", "  Unit: lifts", "  At least: 52 lifts", "  Stretch: 60 lifts",
        "  Due: 2022-10-31", "  Checkpoints: 2022-06-30 26 lifts", "  Reporting: never",
    ]  # fmt: skip
    assert lines[0] == "Plan of the office"
    assert lines[-6:] == [
        "revision of 2022-07-01 lifts", "  Reason: no money", "revision of 2022-07-01 hall", "  Decided by: Board",
        "  Reason: rain", "  Due: 2022-09-30 → 2022-12-31",
    ]  # fmt: skip


def test_the_driver_is_called_as_git_calls_it(office: Repository, call: Call) -> None:
    new, rest = office.root / "plan" / "2022.yaml", ("abc", "100644")
    ended = call("git-driver", "--", "plan/2022.yaml", "/dev/null", *rest, str(new), *rest)
    assert ended.out.splitlines()[0] == "plan/2022.yaml"
    assert call("git-driver", "--", "plan/2022.yaml") == (0, "", "")


def test_a_renamed_plan_is_shown_under_both_names(shown: Repository) -> None:
    shown.git("mv", "plan/2022.yaml", "plan/work.yaml")
    assert shown.git("diff", "--cached", "-M") == "plan/2022.yaml → plan/work.yaml\nThe plan has not changed"
    shown.write(plan(lifts(53), HALL), "plan/work.yaml")
    assert shown.git("diff", "HEAD", "-M") == (
        "plan/2022.yaml → plan/work.yaml\n"
        "Effect     What   Id     Changed   From      To\n"
        "---------  -----  -----  --------  --------  --------\n"
        "tightened  Lifts  lifts  At least  52 lifts  53 lifts\n"
        "\n"
        "0 eased, 1 tightened, 0 neutral"
    )
    shown.write(plan(lifts(53), HALL.replace("milestone", "stone")), "plan/work.yaml")
    first = shown.git("diff", "HEAD", "-M").splitlines()[0]
    assert first.startswith(
        "plan/2022.yaml → plan/work.yaml: not readable as a plan, so compared line by line"
    )


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_conflict_is_shown_in_the_words_of_both_sides(shown: Repository, style: str) -> None:
    shown.git("config", "merge.conflictStyle", style)
    shown.git("checkout", "-qb", "other")
    shown.commit(plan(lifts(60), HALL))
    shown.git("checkout", "-q", "main")
    shown.commit(plan(lifts(53), HALL))
    assert shown.tried("merge", "-q", "other").returncode == 1
    lines = shown.git("diff").splitlines()
    changed = [line for line in lines if line.startswith(("++", "+ ", " +", "- ", " -", "--"))]
    assert [line for line in changed if not line.startswith(("---", "+++"))] == [
        "++<<<<<<<", " +  At least: 53 lifts", "++=======", "+   At least: 60 lifts", "++>>>>>>>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("=======\n", "=======\n"),
        ("<<<<<<< a\n: [\n=======\n: [\n>>>>>>> b\n", "<<<<<<< a\n: [\n=======\n: [\n>>>>>>> b\n"),
        ("<<<<<<< a\ntitle: x\n", "<<<<<<< a\ntitle: x\n"),
        ("title: \x1b]0;evil\x07\nlead: \x1b[31m\udcff\n", "title: \\x1b]0;evil\\x07\nlead: \\x1b[31m\ufffd\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_shown_as_it_is_without_what_a_terminal_obeys(
    call: Call, tmp_path: Path, text: str, printed: str
) -> None:
    (tmp_path / "file").write_text(text, "utf-8", "surrogateescape")
    assert call("git-textconv", "--", str(tmp_path / "file")) == (0, printed, "")


def test_a_plan_that_was_removed_is_told_with_what_to_do(office: Repository, call: Call) -> None:
    office.commit(plan(lifts(52, called="more")), "plan/2023.yaml")
    (office.root / "plan" / "2023.yaml").unlink()
    ended = call("check", "--since", "HEAD")
    words = (
        "plan/2023.yaml: error: the plan was removed since HEAD, and no record can say why; restore it (plans of "
        "past years may stay), or say why in the commit message and check since that commit "
        "[eased-without-reason]"
    )
    assert (ended.code, [line for line in ended.out.splitlines() if "2023" in line]) == (1, [words])


@pytest.fixture
def two(repository: Repository, call: Call) -> Repository:
    """A repository with the roots `a b` and `c`, both set up."""
    for root in ("a b", "c"):
        repository.write(plan(lifts(52), HALL), f"{root}/plan/2022.yaml")
    repository.commit()
    for root in ("a b", "c", "a b"):
        assert call("-C", root, "git-setup").code == 0
    repository.commit()
    return repository


@pytest.mark.parametrize("root", ["a b", "c"])
def test_each_root_of_a_repository_is_checked_until_its_own_is_undone(
    two: Repository, call: Call, root: str
) -> None:
    hook = two.root / ".git" / "hooks" / "pre-commit"
    assert hook.read_text().count(" git-hook -- ") == 2
    assert call("-C", root, "git-setup", "--lang", "en").out.count("is up to date") == 1
    two.write(EASED, f"{root}/plan/2022.yaml")
    assert two.tried("commit", "-qam", "eased").returncode == 1
    said = call("-C", root, "git-setup", "--undo", "--lang", "en").out.splitlines()[1:]
    assert said == [
        "git goes on comparing plans in words, because another root in this repository uses it",
        f"the checks were removed from {hook}; a file with no other checks was deleted",
    ]
    assert call("-C", root, "git-setup", "--undo", "--lang", "en").out.endswith(
        "is no pre-commit check written by git-setup\n"
    )
    assert two.tried("commit", "-qam", "eased").returncode == 0
    other = "c" if root == "a b" else "a b"
    two.write(EASED, f"{other}/plan/2022.yaml")
    assert two.tried("commit", "-qam", "eased").returncode == 1
    assert "compares plans by lines again" in call("-C", other, "git-setup", "--undo", "--lang", "en").out
    assert not hook.exists()


def test_what_others_add_to_the_hook_stays(two: Repository, call: Call) -> None:
    hook = two.root / ".git" / "hooks" / "pre-commit"
    lines = hook.read_text().splitlines()
    alone = lines[2].removesuffix(" || exit")
    hook.write_text("\n".join([*lines[:2], "touch ran", f"exec {alone}", ""]))
    assert call("-C", "c", "git-setup").code == 0
    assert hook.read_text().splitlines() == [*lines[:2], "touch ran", *lines[2:]]
    for root in ("a b", "c"):
        assert call("-C", root, "git-setup", "--undo").code == 0
    assert hook.read_text().splitlines() == [*lines[:2], "touch ran"]


@pytest.mark.parametrize("way", ["global", "count", "parameters"])
def test_settings_of_the_surroundings_are_heard(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    (tmp_path / "settings").write_text("[core]\n  hooksPath = /there\n")
    values = {
        "global": {"GIT_CONFIG_GLOBAL": str(tmp_path / "settings")},
        "count": {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.hooksPath",
            "GIT_CONFIG_VALUE_0": "/there",
        },
        "parameters": {"GIT_CONFIG_PARAMETERS": "'core.hooksPath'='/there'"},
    }
    for name, value in values[way].items():
        monkeypatch.setenv(name, value)
    said = call("git-setup", "--lang", "en").out.splitlines()[2]
    assert said.startswith("this repository keeps its hooks in /there (core.hooksPath)")
    assert not (office.root / ".git" / "hooks" / "pre-commit").exists()


def test_git_starts_what_was_started(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    command = tmp_path / "the bin" / "workplan"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\nexit 7\n")
    command.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(command)])
    assert call("git-setup").code == 0
    assert (office.root / ".git" / "hooks" / "pre-commit").read_text().splitlines()[2] == (
        f"'{command}' git-hook -- ./ || exit"
    )
    assert office.git("config", "diff.workplan.command") == f"'{command}' git-driver --"
    assert office.tried("commit", "--allow-empty", "-m", "next").returncode != 0


def test_published_hooks_run_for_a_plan_that_is_deleted() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())
    assert {each["id"]: each["always_run"] for each in hooks} == {
        "workplan-check": True,
        "workplan-diff": True,
    }


def test_published_hooks_judge_the_folder_that_git_is_in_or_the_one_given(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())
    monkeypatch.setenv("WORKPLAN_DIR", str(tmp_path / "nowhere"))
    repository.commit(plan(lifts(52)))
    repository.commit("nonsense\n", "town/plan/2022.yaml")
    for each in hooks:
        words = each["entry"].split()[1:]
        assert call(*words).code == 0
        assert call(*words, "-C", "town").code == 1

"""What git shows of plans that were renamed, are in conflict, or cannot be read."""

import subprocess
from pathlib import Path

import pytest

from git.conftest import Call
from git.repository import HALL, Repository, lifts, plan
from git.test_hostile_setup import ran_in


@pytest.fixture
def office(repository: Repository, call: Call) -> Repository:
    """A repository with a plan, in which git is set up."""
    repository.commit(plan(lifts(52), HALL))
    assert call("git-setup").code == 0
    repository.git("config", "core.hooksPath", "/dev/null")
    return repository


def test_a_renamed_plan_is_shown_under_both_names(office: Repository) -> None:
    office.git("mv", "plan/2022.yaml", "plan/work.yaml")
    assert ran_in(office.root, "diff", "--cached", "-M").stdout == (
        "plan/2022.yaml → plan/work.yaml\nThe plan has not changed\n\n"
    )
    office.write(plan(lifts(53), HALL), "plan/work.yaml")
    assert ran_in(office.root, "diff", "HEAD", "-M").stdout == (
        "plan/2022.yaml → plan/work.yaml\n"
        "Effect     What   Id     Changed   From      To        Reason\n"
        "---------  -----  -----  --------  --------  --------  ------\n"
        "tightened  Lifts  lifts  at least  52 lifts  53 lifts\n"
        "\n"
        "0 eased, 1 tightened, 0 neutral\n\n"
    )
    office.write(plan(lifts(53), HALL.replace("milestone", "stone")), "plan/work.yaml")
    first = ran_in(office.root, "diff", "HEAD", "-M").stdout.splitlines()[0]
    assert first.startswith("plan/2022.yaml → plan/work.yaml: not readable as a plan, so compared by lines")


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_conflict_is_shown_in_the_words_of_both_sides(office: Repository, style: str) -> None:
    office.git("config", "merge.conflictStyle", style)
    office.git("checkout", "-qb", "other")
    office.commit(plan(lifts(60), HALL))
    office.git("checkout", "-q", "main")
    office.commit(plan(lifts(53), HALL))
    with pytest.raises(subprocess.CalledProcessError):
        office.git("merge", "-q", "other")
    shown = ran_in(office.root, "diff").stdout.splitlines()
    changed = [line for line in shown if line.startswith(("++", "+ ", " +", "- ", " -", "--"))]
    assert [line for line in changed if not line.startswith(("---", "+++"))] == [
        "++<<<<<<<",
        " +  at least: 53 lifts",
        "++=======",
        "+   at least: 60 lifts",
        "++>>>>>>>",
    ]


def test_what_looks_like_a_conflict_and_is_none_is_shown_as_it_is(
    office: Repository, call: Call, tmp_path: Path
) -> None:
    for text in ("=======\n", "<<<<<<< a\n: [\n=======\n: [\n>>>>>>> b\n", "<<<<<<< a\ntitle: x\n"):
        file = tmp_path / "file"
        file.write_text(text)
        assert call("git-textconv", "--", str(file)) == (0, text, "")
    assert office.root.exists()


def test_a_plan_that_cannot_be_read_is_shown_without_what_a_terminal_obeys(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"title: \x1b]0;evil\x07\nlead: \x1b[31m\xff\n")
    assert call("git-textconv", "--", str(tmp_path / "file")) == (
        0, "title: \\x1b]0;evil\\x07\nlead: \\x1b[31m\N{REPLACEMENT CHARACTER}\n", "",
    )  # fmt: skip


def test_a_plan_that_was_removed_is_told_with_what_to_do(office: Repository, call: Call) -> None:
    office.commit(plan(lifts(52, called="more")), "plan/2023.yaml")
    (office.root / "plan" / "2023.yaml").unlink()
    ended = call("check", "--since", "HEAD")
    words = (
        "plan/2023.yaml: error: the plan was removed since HEAD, and no record can say why; put it back (a plan "
        "of a past year may stay), or say why in the commit's message and check since that commit "
        "[eased-without-reason]"
    )
    assert (ended.code, [line for line in ended.out.splitlines() if "2023" in line]) == (1, [words])

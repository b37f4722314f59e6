"""The hook of `git-setup`, tried with git itself: it judges what is committed, and speaks only to refuse."""

import re
from pathlib import Path

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository

REASON = "{date: 2022-03-02, by: Board, targets: [lifts], reason: rain}"
TABLE = """\
Effect  What   Id     Changed   From      To
------  -----  -----  --------  --------  --------
eased   Lifts  lifts  At least  52 lifts  30 lifts
  no reason

1 eased (1 without a reason), 0 tightened, 0 neutral
"""
AGAIN = "not committed; fix this, `git add` it and commit again (`git commit --no-verify` skips the checks)\n"
REFUSED = (
    f"{TABLE}plan/2022.yaml: eased without a reason: lifts; add a record to revisions, such as "
    f'`- {{date: DAY, targets: [lifts], reason: "…"}}`\n{AGAIN}'
)
REMOVED = f"""\
Effect  What                Changed  From                To
------  ------------------  -------  ------------------  --
eased   Plan of the office  removed  Plan of the office  —
  no reason

1 eased (1 without a reason), 0 tightened, 0 neutral
plan/2022.yaml: the plan was removed, and no record can say why; restore it (plans of past years may stay), \
or say why in the commit message and commit with `git commit --no-verify`
{AGAIN}"""


@pytest.fixture
def office(repository: Repository, call: Call) -> Repository:
    """A repository with a plan, whose commits are judged."""
    repository.commit(plan(lifts(52), HALL))
    assert call("git-setup").code == 0
    return repository


def tried(office: Repository, *arguments: str, folder: str = ".") -> tuple[int, str]:
    """How a call of git ended, and all it said, but for the day."""
    ended = office.tried(*arguments, folder=folder)
    return ended.returncode, re.sub(r"\d{4}-\d\d-\d\d, t", "DAY, t", ended.stdout + ended.stderr)


def test_what_is_staged_is_judged_and_not_the_work_tree(office: Repository) -> None:
    office.write(plan(lifts(30), HALL))
    office.git("add", "plan")
    office.write(plan(lifts(52), HALL))
    assert tried(office, "commit", "-qm", "eased") == (1, REFUSED)


def test_what_is_eased_and_not_staged_is_no_matter(office: Repository) -> None:
    office.write(plan(lifts(30), HALL))
    office.write("read me", "README")
    office.git("add", "README")
    assert tried(office, "commit", "-qm", "read me") == (0, "")


@pytest.mark.parametrize(
    "arguments", [("-a",), ("plan/2022.yaml",), ("--include", "plan"), ("--amend", "-a")]
)
def test_what_git_commits_from_its_index_is_judged(office: Repository, arguments: tuple[str, ...]) -> None:
    office.write(plan(lifts(30), HALL))
    assert tried(office, "commit", "-qm", "eased", *arguments) == (1, REFUSED)


def test_a_commit_of_another_file_leaves_out_what_is_staged(office: Repository) -> None:
    office.write("read me", "README")
    office.git("add", "README")
    office.write(plan(lifts(30), HALL))
    office.git("add", "plan")
    assert tried(office, "commit", "-qm", "read me", "README") == (0, "")
    assert tried(office, "commit", "-qm", "the rest") == (1, REFUSED)


def test_from_a_folder_below_and_in_a_second_work_tree_it_is_the_same(office: Repository) -> None:
    office.write(plan(lifts(30), HALL))
    assert tried(office, "commit", "-qam", "eased", folder="plan") == (1, REFUSED)
    second = Repository(office.root.parent / "second")
    office.git("worktree", "add", "-q", str(second.root))
    second.write(plan(lifts(30), HALL))
    assert tried(second, "commit", "-qam", "eased") == (1, REFUSED)


def test_a_reason_passes_without_a_word(office: Repository) -> None:
    office.write(plan(lifts(30), HALL, revisions=(REASON,)))
    assert tried(office, "commit", "-qam", "eased, for a reason") == (0, "")


def test_errors_refuse_the_commit(office: Repository) -> None:
    office.write(plan(lifts(52), HALL.replace("kind: milestone", "kind: stone")))
    office.git("add", "plan")
    office.write(plan(lifts(52), HALL))
    code, said = tried(office, "commit", "-qm", "broken")
    assert (code, said.startswith(":plan/2022.yaml:15:46: error:")) == (1, True)
    office.write(plan(lifts(52), HALL.replace("kind: milestone", "kind: stone")))
    code, said = tried(office, "commit", "-qam", "broken")
    assert (code, said.startswith("plan/2022.yaml:15:46: error:"), said.endswith(AGAIN)) == (1, True, True)


def test_a_plan_that_was_committed_with_errors_can_be_mended(office: Repository) -> None:
    office.write(plan(lifts(52), HALL.replace("kind: milestone", "kind: stone")))
    assert tried(office, "commit", "-qanm", "broken") == (0, "")
    office.write(plan(lifts(52), HALL))
    code, said = tried(office, "commit", "-qam", "mended")
    assert code == 0
    assert said.startswith("the plan committed last has errors, so it is not known whether")
    assert "\nHEAD:plan/2022.yaml:15:46: error:" in said


def test_a_branch_without_the_plan_is_not_judged(office: Repository) -> None:
    office.git("checkout", "-q", "--orphan", "pages")
    office.git("rm", "-rfq", ".")
    office.write("<html>", "index.html")
    office.git("add", "index.html")
    assert tried(office, "commit", "-qm", "pages") == (0, "")


def test_an_older_branch_is_not_judged(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("read me", "README")
    repository.git("branch", "old")
    repository.commit(plan(lifts(52), HALL), "the office/plan/2022.yaml")
    monkeypatch.chdir(repository.root / "the office")
    assert call("git-setup").code == 0
    monkeypatch.chdir(repository.root)
    repository.commit()
    repository.git("checkout", "-q", "old")
    assert not (repository.root / "the office").exists()
    repository.write("read me again", "README")
    assert tried(repository, "commit", "-qam", "more") == (0, "")
    repository.git("checkout", "-q", "main")
    repository.git("rm", "-rq", "the office")
    assert tried(repository, "commit", "-qm", "gone") == (1, REMOVED)


def test_what_eases_the_plan_itself_wants_a_record_without_targets(office: Repository) -> None:
    text = plan(lifts(52), HALL)
    office.write(text.replace("owners:", "reporting: {grace: 20}\nowners:", 1))
    code, said = tried(office, "commit", "-qam", "eased")
    assert code == 1
    assert re.sub(r"\d{4}-\d\d-\d\d", "DAY", said.splitlines()[-2]) == (
        "plan/2022.yaml: eased without a reason: reporting.grace of the plan; add a record without targets to "
        'revisions, such as `- {date: DAY, reason: "…"}`'
    )


def test_a_record_of_what_did_not_change_is_told_with_the_refusal(office: Repository) -> None:
    office.write(plan(lifts(30), HALL, revisions=(REASON.replace("lifts", "hall"),)))
    code, said = tried(office, "commit", "-qam", "eased")
    assert (code, "the revision of 2022-03-02 names 'hall', which has not changed; check the id\n" in said) == (
        1, True,
    )  # fmt: skip


def test_a_plan_only_announced_to_git_is_none_yet(office: Repository) -> None:
    office.write(plan(lifts(52, called="more")), "plan/2023.yaml")
    office.git("add", "-N", "plan/2023.yaml")
    office.write(plan(lifts(53), HALL))
    office.git("add", "plan/2022.yaml")
    assert tried(office, "commit", "-qm", "tightened") == (0, "")


def test_a_merge_that_was_resolved_is_judged_like_any_commit(office: Repository) -> None:
    office.git("checkout", "-qb", "other")
    office.write(plan(lifts(30), HALL, revisions=(REASON,)))
    office.git("commit", "-qam", "eased, for a reason")
    office.git("checkout", "-q", "main")
    office.write(plan(lifts(53), HALL))
    office.git("commit", "-qam", "tightened")
    assert tried(office, "merge", "-q", "other")[0] == 1
    office.write(plan(lifts(30), HALL, revisions=(REASON,)))
    assert tried(office, "commit", "-qam", "both") == (0, "")


@pytest.mark.parametrize("folder", ["nowhere", "elsewhere"])
def test_a_wish_for_another_root_leads_git_nowhere_else(
    office: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "elsewhere" / "plan").mkdir(parents=True)
    monkeypatch.setenv("WORKPLAN_DIR", str(tmp_path / folder))
    office.write(plan(lifts(30), HALL))
    assert "52 lifts" in office.git("diff")
    assert "Lifts" in office.git("show", "HEAD:plan/2022.yaml", "--textconv")
    assert tried(office, "commit", "-qam", "eased") == (1, REFUSED)

"""`diff --staged`: the plan as it would be committed, and what stands before the first commit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository
from workplan.core.problems import GitError
from workplan.files.git.run import Repository as Opened
from workplan.files.git.run import open_repository
from workplan.files.git.tree import is_anything_staged, plans_staged

CSV = "Effect,What,Id,Changed,From,To,Reason\n"
EASED = f"{CSV}eased,Lifts,lifts,At least,52 lifts,30 lifts,no reason\n"

ADD = "add a record to revisions"


def record() -> str:
    """The record that is proposed, of today."""
    return f'`- {{date: {date.today()}, targets: [lifts], reason: "…"}}`'  # noqa: DTZ011  # the day that the program itself sees


@pytest.fixture
def office(repository: Repository) -> Repository:
    """A plan that asks for 52, 30 where it is staged, and 60 in the work tree."""
    repository.commit(plan(lifts(52), HALL))
    repository.write(plan(lifts(30), HALL))
    repository.git("add", "plan")
    repository.write(plan(lifts(60), HALL))
    return repository


@pytest.mark.usefixtures("office")
def test_what_is_staged_is_compared(call: Call) -> None:
    assert call("diff", "--staged", "--format", "csv") == (0, EASED, "")
    assert call("diff", "--staged", "--require-reasons", "--format", "csv") == (
        5, EASED, f"plan/2022.yaml: eased without a reason: lifts; {ADD}, such as {record()}\n",
    )  # fmt: skip
    assert call("diff", "--staged", "--require-reasons", "--lang", "zh", "--format", "csv").err == (
        f"plan/2022.yaml：lifts 放宽而没有写明理由；请在 revisions 中补上记录，如 {record()}\n"
    )


@pytest.mark.usefixtures("office")
def test_it_takes_an_earlier_revision_and_no_later_one(call: Call) -> None:
    assert call("diff", "HEAD", "--staged", "--format", "csv").out == EASED
    assert call("diff", "HEAD", "HEAD", "--staged") == (
        2, "", "with --staged, the later side is what is staged; leave out 'HEAD'\n",
    )  # fmt: skip


def test_the_index_that_git_names_is_read(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.root / "other").write_bytes((office.root / ".git" / "index").read_bytes())
    office.git("reset", "-q")
    assert call("diff", "--staged", "--format", "csv").out == CSV
    monkeypatch.chdir(office.root / "plan")
    for named in ("other", str(office.root / "other")):
        monkeypatch.setenv("GIT_INDEX_FILE", named)
        assert call("diff", "--staged", "--format", "csv").out == EASED


def test_a_file_in_conflict_is_named(office: Repository, call: Call) -> None:
    blob = office.git("rev-parse", "HEAD:plan/2022.yaml")
    lines = "".join(f"100644 {blob} {stage}\tplan/2022.yaml\n" for stage in (1, 2, 3))
    office.git("rm", "-fq", "--cached", "plan/2022.yaml")
    (office.root / "lines").write_text(lines)
    office.git("-c", "alias.put=!git update-index --index-info <lines", "put")
    assert call("diff", "--staged") == (
        2, "", "plan/2022.yaml has merge conflicts; resolve them, then run `git add plan/2022.yaml`\n",
    )  # fmt: skip


def test_before_the_first_commit_the_plan_is_all_new(repository: Repository, call: Call) -> None:
    repository.write(plan(lifts(52)))
    (repository.root / "progress" / "2022").mkdir(parents=True)
    new = f"{CSV}tightened,Plan of the office,,added,,Plan of the office,\n"
    assert call("diff", "--require-reasons", "--format", "csv") == (0, new, "")
    assert call("diff", "--staged", "--require-reasons", "--format", "csv") == (0, CSV, "")
    repository.git("add", "-A")
    assert call("diff", "--staged", "--require-reasons", "--format", "csv") == (0, new, "")


def test_a_commit_that_is_lost_is_not_taken_for_none(office: Repository, call: Call) -> None:
    office.lose("HEAD")
    ended = call("diff", "--staged")
    assert (ended.code, ended.err.split(";")[0]) == (2, "there is no revision 'HEAD'")


def test_a_submodule_is_no_file_and_it_is_known_whether_anything_is_staged(office: Repository) -> None:
    found = open_repository(office.root)
    assert is_anything_staged(found)
    office.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},plan/more.yaml")
    assert list(plans_staged(found)) == ["plan/2022.yaml"]
    office.git("reset", "-q")
    assert not is_anything_staged(found)


@pytest.mark.parametrize(
    ("lost", "asked"), [(":plan/2022.yaml", plans_staged), ("HEAD^{tree}", is_anything_staged)]
)
def test_what_is_lost_is_trouble(office: Repository, lost: str, asked: Callable[[Opened], object]) -> None:
    office.lose(lost)
    with pytest.raises(GitError):
        asked(open_repository(office.root))


@pytest.mark.parametrize("asked", [plans_staged, is_anything_staged])
def test_an_unreadable_index_is_gits_trouble(office: Repository, asked: Callable[[Opened], object]) -> None:
    Path(office.root / ".git" / "index").write_text("nothing")
    with pytest.raises(GitError):
        asked(open_repository(office.root))

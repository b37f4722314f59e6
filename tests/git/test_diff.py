import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository

REASON = "{date: 2022-03-02, by: Board, targets: [lifts], reason: rain}"


def test_what_eases_without_a_reason_comes_first(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.write(
        plan(lifts(40, more=", due: 2022-09"), HALL.replace("id: hall,", "id: hall, owner: Bob,"))
    )
    assert call("diff").out == (
        "Effect     What      Id     Changed   From        To          Reason\n"
        "---------  --------  -----  --------  ----------  ----------  ---------\n"
        "eased      Lifts     lifts  at least  52 lifts    40 lifts    no reason\n"
        "tightened  Lifts     lifts  due       2022-12-31  2022-09-30\n"
        "neutral    New hall  hall   owner     Ann         Bob\n"
        "\n"
        "1 eased (1 without a reason), 1 tightened, 1 neutral\n"
    )


def test_a_new_revision_that_names_the_id_is_the_reason(repository: Repository, call: Call) -> None:
    first = repository.commit(plan(lifts(52), HALL))
    second = repository.commit(plan(lifts(40), HALL, revisions=(REASON,)))
    assert call("diff", first, second, "--format", "json").data == [
        {
            "kind": "changed", "subject": "target", "id": "lifts", "name": "Lifts", "field": "at_least",
            "old": "52", "new": "40", "effect": "eased", "reason": "rain", "commit": second,
            "plan": "plan/2022.yaml",
        }
    ]  # fmt: skip
    assert call("diff", first, second, "--require-reasons").code == 0


def test_an_old_revision_is_no_reason(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL, revisions=(REASON,)))
    repository.write(plan(lifts(40), HALL, revisions=(REASON.replace("rain", "more rain"),)))
    changes = call("diff", "--format", "json").data
    assert [(change["field"], change["reason"]) for change in changes] == [
        ("at_least", None),
        ("revisions", None),
    ]
    assert call("diff", "--require-reasons").code == 5
    assert call("check", "--since", "HEAD").code == 1


def test_a_revision_that_names_what_did_not_change_is_a_warning(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.write(plan(lifts(52), HALL, revisions=(REASON,)))
    ended = call("diff")
    assert (ended.code, ended.out) == (0, "The plan has not changed\n")
    assert ended.err == (
        "plan/2022.yaml: the revision of 2022-03-02 names 'lifts', of which nothing changed; check the id\n"
    )


@pytest.mark.parametrize("more", ["", ", formerly: [lifts]"])
def test_another_id_with_the_same_content_is_a_renaming(
    repository: Repository, call: Call, more: str
) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.write(plan(HALL, lifts(52, called="new-lifts", more=more)))
    [change] = call("diff", "--format", "json").data
    assert (change["kind"], change["old"], change["new"], change["effect"]) == (
        "renamed", "lifts", "new-lifts", "neutral",
    )  # fmt: skip


def test_a_renamed_plan_file_is_the_same_plan(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.git("mv", "plan/2022.yaml", "plan/work.yaml")
    repository.write(plan(lifts(53), HALL), "plan/work.yaml")
    changes = call("diff", "--format", "json").data
    assert [(c["id"], c["old"], c["new"], c["plan"]) for c in changes] == [
        ("lifts", "52", "53", "plan/work.yaml")
    ]


def test_the_root_may_lie_below_the_top_of_the_repository(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(plan(lifts(52)), "deep/er/plan/2022.yaml")
    repository.commit(plan(lifts(50)), "deep/er/plan/2022.yaml")
    monkeypatch.chdir(repository.root / "deep" / "er")
    assert [c["new"] for c in call("diff", "HEAD~1", "--format", "json").data] == ["50"]
    assert len(call("history", "lifts", "--format", "json").data["changes"]) == 5


def test_a_plan_with_errors_is_shown_with_its_place(repository: Repository, call: Call) -> None:
    repository.commit(plan("{id: x, name: X, kind: cuont}"))
    repository.write(plan(lifts(52)))
    ended = call("diff")
    assert ended.code == 1
    assert ended.err.startswith("HEAD:plan/2022.yaml:14:36: error: ")


def test_without_a_repository_or_a_revision_or_git_the_call_says_so(
    repository: Repository,
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    repository.commit(plan(lifts(52)))
    for revision in ("nope", "HEAD~9", "", "HEAD..HEAD", "^HEAD", "a\nb", ":/next"):
        ended = call("diff", revision)
        assert (ended.code, ended.err.split(";")[0]) == (2, f"there is no revision '{revision}'")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "plan").mkdir()
    (outside / "plan" / "2022.yaml").write_text(plan(lifts(52)))
    ended = call("-C", str(outside), "history", "lifts")
    assert (ended.code, ended.err) == (
        2, f"{outside} is in no git repository; make one with `git init` and commit the plan\n",
    )  # fmt: skip
    assert call("-C", str(outside), "status").code == 0
    monkeypatch.setenv("PATH", "/nowhere")
    ended = call("diff")
    assert (ended.code, ended.err) == (
        2, "git is not installed; this command reads the plan's history from it\n",
    )  # fmt: skip


def test_a_shallow_clone_says_what_is_missing(
    repository: Repository, call: Call, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.commit(plan(lifts(52)))
    repository.commit(plan(lifts(50)))
    clone = tmp_path_factory.mktemp("clone")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(clone))
    for command in (("diff", "HEAD~1"), ("history", "lifts")):
        ended = call("-C", str(clone), *command)
        assert ended.code == 2
        assert "this is a shallow clone, which lacks older commits; run `git fetch --unshallow`" in ended.err
    assert call("-C", str(clone), "diff").code == 0

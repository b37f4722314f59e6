"""`diff`: what changed in the plans, with its effect and its reason."""

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
        "Effect     What      Id     Changed   From        To\n"
        "---------  --------  -----  --------  ----------  ----------\n"
        "eased      Lifts     lifts  At least  52 lifts    40 lifts\n"
        "  no reason\n"
        "tightened  Lifts     lifts  Due       2022-12-31  2022-09-30\n"
        "neutral    New hall  hall   Lead      Ann         Bob\n"
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


def test_a_revision_that_names_what_did_not_change_is_a_warning(repository: Repository, call: Call) -> None:
    (repository.root / "progress" / "2022").mkdir(parents=True)
    repository.commit(plan(lifts(52), HALL))
    repository.write(plan(lifts(52), HALL, revisions=(REASON,)))
    warning = (
        "plan/2022.yaml: the revision of 2022-03-02 names 'lifts', which has not changed; check the id\n"
    )
    assert call("diff") == (0, "The plan has not changed\n", warning)


def test_logs_that_are_not_there_are_told_of_beside_the_plan_as_it_stands(
    repository: Repository, call: Call
) -> None:
    repository.commit(plan(lifts(52)))
    told = "plan/2022.yaml has no log folder progress/2022/, "
    for words in (("diff",), ("history", "lifts")):
        ended = call(*words)
        assert (ended.code, ended.err.startswith(told), ended.err.count("\n")) == (0, True, 1)
    assert call("diff", "HEAD", "HEAD").err == call("diff", "--staged").err == ""


def test_a_plan_with_errors_is_shown_with_its_place(repository: Repository, call: Call) -> None:
    repository.commit(plan("{id: x, name: X, kind: cuont}"))
    repository.write(plan(lifts(52)))
    ended = call("diff")
    assert (ended.code, ended.err.startswith("HEAD:plan/2022.yaml:14:36: error: ")) == (1, True)


def test_without_a_repository_or_a_revision_or_git_the_call_says_so(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(plan(lifts(52)))
    for revision in ("nope", "HEAD~9", "", "HEAD..HEAD", "^HEAD", "a\nb", ":/nothing"):
        ended = call("diff", revision)
        assert (ended.code, ended.err.split(";")[0]) == (2, f"there is no revision '{revision}'")
    outside = Repository(repository.root.parent / "outside")
    outside.write(plan(lifts(52)))
    (outside.root / "progress" / "2022").mkdir(parents=True)
    said = f"{outside.root} is not in a git repository; create one with `git init` and commit the plan\n"
    for command in (("history", "lifts"), ("status", "--rev", "HEAD"), ("check", "--since", "HEAD")):
        assert call("-C", str(outside.root), *command) == (2, "", said)
    assert call("-C", str(outside.root), "status").code == 0
    monkeypatch.setenv("PATH", "/nowhere")
    assert call("diff") == (2, "", "git is not installed; this command needs it to read the plan's history\n")


def test_a_shallow_clone_says_what_is_missing(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52)))
    repository.commit(plan(lifts(50)))
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", "../clone")
    for command in (("diff", "HEAD~1"), ("history", "lifts")):
        ended = call("-C", "../clone", *command)
        assert ended.code == 2
        assert "this is a shallow clone without older commits; run `git fetch --unshallow`" in ended.err
    assert call("-C", "../clone", "diff").code == 0


CSV = """\
Plan,Effect,What,Id,Changed,From,To,Reason
plan/2022.yaml,eased,Lifts,lifts,At least,52 lifts,40 lifts,no reason
plan/2023.yaml,tightened,Lifts,lifts,At least,52 lifts,60 lifts,
"""
MARKDOWN = """\
| 计划 | 影响 | 对象 | 编号 | 变更项 | 原为 | 改为 | 理由 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| plan/2022.yaml | 放宽 | Lifts | lifts | 目标值（至少） | 52 lifts | 40 lifts | 无理由 |
| plan/2023.yaml | 收紧 | Lifts | lifts | 目标值（至少） | 52 lifts | 60 lifts |  |

放宽 1 项（1 项无理由），收紧 1 项，不影响目标 0 项
"""
TABLE = """\
plan/2022.yaml
Effect  What   Id     Changed   From      To
------  -----  -----  --------  --------  --------
eased   Lifts  lifts  At least  52 lifts  40 lifts
  no reason

plan/2023.yaml
Effect     What   Id     Changed   From      To
---------  -----  -----  --------  --------  --------
tightened  Lifts  lifts  At least  52 lifts  60 lifts

1 eased (1 without a reason), 1 tightened, 0 neutral
"""


def test_of_several_plans_each_row_names_its_file_of_one_none(repository: Repository, call: Call) -> None:
    (repository.root / "progress" / "2022").mkdir(parents=True)
    (repository.root / "progress" / "2023").mkdir(parents=True)
    repository.write(plan(lifts(52)).replace("2022-", "2023-"), "plan/2023.yaml")
    repository.commit(plan(lifts(52)))
    repository.write(plan(lifts(40)))
    repository.write(plan(lifts(60)).replace("2022-", "2023-"), "plan/2023.yaml")
    assert call("diff", "--format", "csv") == (0, CSV, "")
    assert call("diff", "--format", "markdown", "--lang", "zh") == (0, MARKDOWN, "")
    assert call("diff") == (0, TABLE, "")
    one = "".join(line.partition(",")[2] for line in CSV.splitlines(keepends=True)[:2])
    assert call("diff", "--plan", "2022", "--format", "csv") == (0, one, "")


WARNING = """\
plan/2022.yaml:16:48: warning: this revision names 'hall', which is not in the plan; check the id, and restore a \
removed target as state: cancelled [unknown-revised]
   16 |   - {date: 2022-07-01, reason: sold, targets: [hall]}
      |                                                ^^^^
"""


def test_who_removes_a_target_and_says_why_is_only_warned(repository: Repository, call: Call) -> None:
    (repository.root / "progress" / "2022").mkdir(parents=True)
    repository.commit(plan(lifts(52), HALL))
    repository.write(plan(lifts(52), revisions=("{date: 2022-07-01, reason: sold, targets: [hall]}",)))
    removed = "Effect,What,Id,Changed,From,To,Reason\neased,New hall,hall,removed,New hall,,sold\n"
    assert call("diff", "--require-reasons", "--format", "csv") == (0, removed, "")
    for since in (("--since", "HEAD"), ()):
        ended = call("check", *since)
        assert (ended.code, WARNING in ended.out) == (0, True)
    assert call("status", "--as-of", "2022-07-10").code == 0

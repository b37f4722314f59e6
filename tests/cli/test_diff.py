"""`diff` of several plans, and the reasons of what was removed."""

from pathlib import Path

import pytest

from plans import PLAN
from program import Call
from repository import Repository

NEXT = PLAN.replace("2022-", "2023-").replace("Plan of the office", "Plan of the next year")
HALL = "          - {id: hall, name: New hall, kind: milestone}\n"
REASON = "revisions:\n  - {date: 2022-07-01, reason: sold, targets: [hall]}\n"


@pytest.fixture
def repository(root: Path) -> Repository:
    """Two plans, and in each of them one change to be committed."""
    made = Repository.at(root)
    (root / "plan" / "2023.yaml").write_text(NEXT)
    made.record("2022-01-05", plan=PLAN)
    (root / "plan" / "2022.yaml").write_text(PLAN.replace("at_least: 52", "at_least: 40"))
    (root / "plan" / "2023.yaml").write_text(NEXT.replace("every: month", "every: week"))
    return made


CSV = """\
Plan,Effect,What,Id,Changed,From,To,Reason
plan/2022.yaml,eased,Lifts added,lifts-added,at least,52 lifts,40 lifts,no reason
plan/2023.yaml,tightened,Talks,talks,every,every month,every week,
"""
MARKDOWN = """\
| 计划 | 影响 | 对象 | 编号 | 变更项 | 原为 | 改为 | 理由 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| plan/2022.yaml | 放宽 | Lifts added | lifts-added | 目标值（至少） | 52 lifts | 40 lifts | 无理由 |
| plan/2023.yaml | 收紧 | Talks | talks | 周期 | 每月 | 每周 |  |

放宽 1 项（1 项无理由），收紧 1 项，不影响目标 0 项
"""
TABLE = """\
plan/2022.yaml
Effect  What         Id           Changed   From      To        Reason
------  -----------  -----------  --------  --------  --------  ---------
eased   Lifts added  lifts-added  at least  52 lifts  40 lifts  no reason

plan/2023.yaml
Effect     What   Id     Changed  From         To          Reason
---------  -----  -----  -------  -----------  ----------  ------
tightened  Talks  talks  every    every month  every week

1 eased (1 without a reason), 1 tightened, 0 neutral
"""


@pytest.mark.usefixtures("repository")
def test_of_several_plans_each_row_names_its_file(call: Call) -> None:
    assert call("diff", "--format", "csv") == (0, CSV, "")
    assert call("diff", "--format", "markdown", "--lang", "zh") == (0, MARKDOWN, "")
    assert call("diff") == (0, TABLE, "")


@pytest.mark.usefixtures("repository")
def test_of_one_plan_no_row_does(call: Call) -> None:
    head, row = call("diff", "--plan", "2022", "--format", "csv").out.splitlines()
    assert head == "Effect,What,Id,Changed,From,To,Reason"
    assert row == "eased,Lifts added,lifts-added,at least,52 lifts,40 lifts,no reason"


WARNING = """\
plan/2022.yaml:27:48: warning: this record names 'hall', which is not in the plan; check the id, and put a target \
that was removed back as state: cancelled [unknown-revised]
   27 |   - {date: 2022-07-01, reason: sold, targets: [hall]}
      |                                                ^^^^
"""


def test_who_removes_a_target_and_says_why_is_warned_and_not_refused(root: Path, call: Call) -> None:
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN)
    (root / "plan" / "2022.yaml").write_text(PLAN.replace(HALL, "") + REASON)
    assert call("diff", "--require-reasons", "--format", "csv") == (
        0,
        "Effect,What,Id,Changed,From,To,Reason\neased,New hall,hall,removed,New hall,,sold\n",
        "",
    )
    assert call("check", "--since", "HEAD") == call("check") == (0, WARNING, "")
    assert call("status", "--as-of", "2022-07-10").code == 0


def test_who_misspells_the_id_is_told_so_and_has_no_reason(root: Path, call: Call) -> None:
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN)
    eased = PLAN.replace("at_least: 52", "at_least: 40")
    (root / "plan" / "2022.yaml").write_text(eased + REASON.replace("hall", "lifts-aded"))
    ended = call("check", "--since", "HEAD")
    assert (ended.code, [line.rpartition("[")[2] for line in ended.out.splitlines() if line[:1] == "p"]) == (
        1,
        ["eased-without-reason]", "revision-without-change]", "unknown-revised]"],
    )
    assert "did you mean 'lifts-added'?" in ended.out

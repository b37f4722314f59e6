from collections.abc import Callable
from pathlib import Path

import pytest

from problems.marked import marked, reported, unmarked
from problems.roots import write
from program import Call

PLAN = """\
title: 街道2022年工作要点
organization: 友谊路街道
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  黄永: {title: 副主任}
  万韬: {title: 副主任}
definitions:
  四个一: {items: [专业队伍, 规范流程]}
sections:
  - id: livelihood
    title: 抓民生
    tasks:
      - id: projects
        title: 做优民生项目
        lead: [黄永, 万韬]
        detail: "按[^四个一]建设"
        targets:
          - {id: lifts-added, name: 新增加梯, kind: count, unit: 台, at_least: 52}
          - {id: kiosks, name: 自助设备, kind: count, unit: 台, at_least: 1, part_of: lifts-added}
"""


FIFTEEN = """\
title: 街道2022年工作要点
organization⟨fullwidth-colon⟩：友谊路街道
period: {start: 2022-01-01, end: 2022-12-31}
⟨unknown-key⟩remark: 内部
owners:
  黄永: {title: 副主任}
⟨tab⟩\t陈阳: {title: 副主任}
sections:
  - id: livelihood
    title: 抓民生
    ⟨duplicate-key⟩title: 抓治理
    tasks:
      - id: projects
        title: 做优民生项目
        lead: [黄永, 陈阳, ⟨unknown-owner⟩陈杨]
        detail: "按⟨unknown-term⟩[^四个一]建设"
        targets:
          - {id: lifts-added, name: 新增加梯, kind: count, unit: 台, at_least: 52, stretch: ⟨stretch-below-bound⟩50}
          - {id: ⟨duplicate-id⟩lifts-added, name: 完工加梯, kind: count, unit: 台, at_least: ⟨bad-number⟩二十六}
          - {id: growth, name: 税收增速, kind: rate, unit: ⟨percent-unquoted⟩%, at_least: 15}
          - {id: shops, name: 首店, kind: level, unit: 家, between: ⟨between-backwards⟩[15, 12]}
          - {⟨missing-key⟩id: trees, kind: count, unit: 棵, at_least: ⟨fullwidth-digits⟩９０}
          - {id: hall, name: 中心启用, kind: milestone, due: ⟨bad-date⟩2022-06-31}
          - id: homes
            name: 住房筹措
            kind: count
            unit: 套
            at_least: 60
            checkpoints: [{by: 2022-06, value: 30}, {by: 2022-09, value: ⟨checkpoint-falling⟩20}]
"""

TEN = """\
- {date: 2022-06-30, target: lifts-added, add⟨fullwidth-colon⟩：3, note: 宝钢八村开工}
- {date: ⟨bad-date⟩2022-06-31, target: lifts-added, add: 3}
- {date: 2022-06-30, target: ⟨unknown-target⟩lift-added, add: 3}
- {date: 2022-06-30, target: lifts-added, ⟨unknown-key⟩remark: 无}
- {date: 2022-06-30, target: lifts-added, done: ⟨entry-not-for-kind⟩true}
- {⟨says-nothing⟩date: 2022-06-30, target: lifts-added}
- {date: 2022-06-30, target: lifts-added, add: ⟨fullwidth-digits⟩３}
- {date: 2022-06-30⟨fullwidth-comma⟩，target: lifts-added, add: 4}
- ⟨syntax⟩{date: 2022-06-30, target: lifts-added, add: 5
- {date: ⟨entry-before-period⟩2021-12-31, target: lifts-added, add: 6}
- {date: 2022-06-30, target: lifts-added, add: 7}
"""


CONFLICT = "⟨merge-conflict⟩<<<<<<< HEAD\norganization: 甲\n=======\norganization: 乙\n>>>>>>> branch\n"
SEVERAL = "stretch: ⟨stretch-below-bound⟩50, due: ⟨bad-date⟩2022-06-31, ⟨unknown-key⟩color: 绿}"
LAST = "{id: kiosks, name: 自助设备, kind: count, unit: 台, at_least: 1, part_of: lifts-added}"
UNKNOWN = "[黄永, 万韬, ⟨unknown-owner⟩万涛]", "按[^四个一]和⟨unknown-term⟩[^四个二]"


def plan_with(*stretches: str) -> str:
    """The plan with some stretches changed, each of which it must hold; given as old, new, old, new …"""
    text = PLAN
    for old, new in zip(stretches[::2], stretches[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return text


def unread(old: str, new: str) -> str:
    """The plan with a line that cannot be read, and unknown names elsewhere."""
    return plan_with("[黄永, 万韬]", UNKNOWN[0], "按[^四个一]", UNKNOWN[1], old, new)


@pytest.mark.parametrize(
    ("plan", "logs"),
    [
        pytest.param(FIFTEEN, {}, id="fifteen mistakes of a plan"),
        pytest.param(PLAN, {"m06": TEN}, id="ten mistakes of a log"),
        pytest.param(
            plan_with("name: 自助设备", "name: 自助设备, ⟨unknown-key⟩color: 绿"),
            {"m05": "- {date: 2022-05-31, target: lifts-added, add: ⟨bad-number⟩three}\n", "m06": TEN},
            id="plan and logs",
        ),
        pytest.param(
            plan_with("organization: 友谊路街道\n", CONFLICT, "at_least: 52", "at_least: ⟨bad-number⟩many"), {},
            id="a conflict hides nothing",
        ),
        pytest.param(plan_with("at_least: 52}", f"at_least: 52, {SEVERAL}"), {}, id="several of one target"),
        pytest.param(
            plan_with("at_least: 52}", "at_least: 52, ⟨unknown-key⟩color: 绿}"),
            {"m06": "- {date: 2022-06-30, target: lifts-added, done: ⟨entry-not-for-kind⟩true}\n"},
            id="one of a target does not hide those of its entries",
        ),
        pytest.param(unread("    title: 抓民生", "    ⟨syntax⟩title 抓民生"), {}, id="a line without its colon"),
        pytest.param(unread("organization: 友谊路街道", 'organization: ⟨syntax⟩"友谊路街道'), {}, id="an open quote"),
        pytest.param(unread(LAST, "⟨syntax⟩{id: kiosks"), {}, id="an open bracket"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoded", [str, lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()])
def test_all_mistakes_are_reported_in_one_run(
    plan: str, logs: dict[str, str], encoded: Callable[[str], str | bytes], workplan: Call, tmp_path: Path
) -> None:
    files = {name: encoded(unmarked(text)) for name, text in logs.items()}
    write(tmp_path, plan=encoded(unmarked(plan)), **files)
    expected = [mistake for text in (plan, *logs.values()) for mistake in marked(text)]
    assert reported(workplan, tmp_path) == expected


def test_there_are_as_many_as_is_said() -> None:
    assert (len(marked(FIFTEEN)), len(marked(TEN))) == (15, 10)


def test_problems_of_several_files_come_by_file_and_place(workplan: Call, tmp_path: Path) -> None:
    write(
        tmp_path,
        plan=plan_with("lead: [黄永, 万韬]", "lead: [黄永, 万涛]"),
        m05="- {date: 2022-05-31, target: lift-added, add: 3}\n",
        m06="- {date: 2022-06-30, target: lifts-added, add: 三, by: }\n- {date: 2022-06-30}\n",
    )
    ran = workplan(tmp_path, "check")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "plan/2022.yaml:6:3: 警告：‘万韬’没有牵头任何任务或指标；请核对或删去 [unreferenced-owner]\n"
        "    6 |   万韬: {title: 副主任}\n"
        "      |   ^^^^\n"
        "plan/2022.yaml:15:20: 错误：没有牵头领导‘万涛’；是否想写‘万韬’？ [unknown-owner]\n"
        "   15 |         lead: [黄永, 万涛]\n"
        "      |                      ^^^^\n"
        "progress/2022/2022-05.yaml:1:30: 错误：没有指标‘lift-added’；是否想写‘lifts-added’？ [unknown-target]\n"
        "    1 | - {date: 2022-05-31, target: lift-added, add: 3}\n"
        "      |                              ^^^^^^^^^^\n"
        "progress/2022/2022-06.yaml:1:48: 错误：‘三’不是数字；请用半角数字，如 12 或 6.33 [bad-number]\n"
        "    1 | - {date: 2022-06-30, target: lifts-added, add: 三, by: }\n"
        "      |                                                ^^\n"
        "progress/2022/2022-06.yaml:1:51: 错误：‘by’没有内容；请填写或删去这个键 [empty-value]\n"
        "    1 | - {date: 2022-06-30, target: lifts-added, add: 三, by: }\n"
        "      |                                                    ^^\n"
        "progress/2022/2022-06.yaml:2:4: 错误：没有写明是哪个指标或任务；请补上‘target’或‘task’ [missing-key]\n"
        "    2 | - {date: 2022-06-30}\n"
        "      |    ^^^^\n"
        "progress/2022/2022-06.yaml:2:4: 错误：这条记录没有内容；请写 add、value、done、reached、light、note、problem、next 或 "
        "evidence 之一 [says-nothing]\n"
        "    2 | - {date: 2022-06-30}\n"
        "      |    ^^^^\n"
        "共 6 个错误、1 个警告\n"
    )


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(workplan: Call, tmp_path: Path) -> None:
    log = "- {date: 2022-06-30, target: lifts-added, add: 3}\n"
    windows = [b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (PLAN, log)]
    write(tmp_path, plan=windows[0], m06=windows[1])
    assert workplan(tmp_path, "check").out == ""


def test_a_gbk_file_is_named_with_what_converts_it_and_read_on(workplan: Call, tmp_path: Path) -> None:
    plan = plan_with("title: 街道", "title: ⟨not-utf8⟩街道").replace(
        "part_of: lifts-added", "part_of: ⟨unknown-part⟩lift"
    )
    write(tmp_path, plan=unmarked(plan).encode("gbk"))
    assert reported(workplan, tmp_path) == marked(plan)
    command = "iconv -f GB18030 -t UTF-8 plan/2022.yaml > plan/2022.yaml.utf8 && mv plan/2022.yaml.utf8 plan/2022.yaml"
    assert command in workplan(tmp_path, "check").out

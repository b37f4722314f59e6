#!/usr/bin/env python3
"""Write docs/words.md, the glossary, from the catalogues of words and the meanings below.

Run it as `.venv/bin/python docs/words.py`. With `--check` it writes nothing, and exits 1 when the file is out
of step with the catalogues.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from problems import keep, row
from workplan.views.phrases import SHAPES
from workplan.views.words import TEXTS

PAGE = Path(__file__).with_name("words.md")
# What the word of a key means, in Chinese and in English, by the headings of the page.
MEANINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Targets and people · 指标与人": {
        "head.target": (
            "可以核实的一件事，属于任务或板块",
            "Something that can be verified, of a task or a section.",
        ),
        "head.targets": ("有多少项指标", "How many targets there are."),
        "head.scored": ("计入总完成率的指标", "The targets that count in the completion of groups."),
        "head.section": ("计划的一个部分", "A part of the plan."),
        "head.task": ("板块中的一项工作，有牵头领导", "A piece of work in a section, which has leads."),
        "field.aim": ("板块要达到的目的", "What a section is for."),
        "head.lead": ("对指标负责的人或单位", "The person or unit that answers for a target."),
        "head.department": ("具体承办的科室", "Who does the work."),
        "head.support": ("配合的单位", "Who helps."),
        "heading.terms": ("计划中名词的脚注", "The terms that the plan explains."),
        "head.id": (
            "计划和台账用来指称的文字，不变",
            "By what plan and logs call a thing; it never changes.",
        ),
        "head.number": ("单位自己的编排次序", "The office's own number of an item."),
    },
    "Figures · 数据": {
        "head.goal": ("到完成时限应达到或不超过的数", "What is to be reached, or kept to, by the due date."),
        "head.added": (
            "最近一个已结束的报送期内新增的数",
            "What was added in the last reporting period that ended.",
        ),
        "head.value": (
            "累计数的累计、其他指标的现值",
            "The total of a count, the standing figure of others.",
        ),
        "head.completion": (
            "目标完成了多少，可超过 100%",
            "How much of the goal is reached; it may exceed 100%.",
        ),
        "head.expected": ("到判定日应有的完成率", "The completion expected on the day judged."),
        "head.due-by-now": (
            "一组指标合起来此时应有的完成率",
            "The completion that a group should have by now.",
        ),
        "head.gap": ("完成率减序时进度", "Completion minus pace."),
        "head.on-pace": (
            "计分指标中不黄不红、有数据的项数",
            "How many scored targets are neither yellow nor red, and have data.",
        ),
        "head.reported": ("计分指标中已有数据的项数", "How many scored targets have a figure."),
        "head.missing": (
            "与序时进度（到期后与目标）相比还少多少",
            "What lacks to the pace; from the due date on, to the goal.",
        ),
        "head.at-due": (
            "照此进度到完成时限约到多少，不影响亮灯",
            "Where it stands at due if it goes on as it went; no light follows from it.",
        ),
        "head.outlook": (
            "推算范围达到目标：全部、部分、没有",
            "Whether all, a part or none of the range of a forecast reaches the goal.",
        ),
        "head.needed": ("要按期完成，从现在起每月需要多少", "The pace from now on that leads to the goal."),
        "head.hits": (
            "用已有数据回看：推算范围落入几次",
            "How many later reports the ranges of earlier days held.",
        ),
        "head.remaining": ("离目标还有多少", "What lacks to the goal."),
        "head.figure-on": ("数据所指的日期", "The day that a figure stands for."),
        "head.bar": ("完成率的图示，竖线是序时进度", "A bar of the completion; its stroke is the pace."),
    },
    "Time · 时间": {
        "dashboard.elapsed": ("计划期已过去的比例", "The share of the plan's period that is over."),
        "field.window": ("从启动日到完成时限", "From start to due."),
        "head.due": ("应完成的日期", "The day by which it is to be reached."),
        "field.pace": ("序时进度怎样算（`pace:`）", "How the pace is reckoned (`pace:`)."),
        "pace.even": ("按月份平均推进", "The same share every month."),
        "pace.end": ("到期前不要求，到期一次见分晓", "Nothing is expected before the due date."),
        "field.checkpoints": ("途中某日应达到的数", "What is to be reached by a day on the way."),
        "explain.entry.stage": ("有名称而没有数的节点", "A checkpoint with a name and no figure."),
    },
    "Reports and changes · 报送与调整": {
        "head.report": ("一条进展记录报了什么", "What an entry gives."),
        "heading.trail": ("指标的历次报送", "The dated reports of a target."),
        "head.last-report": ("最近一条进展记录的日期", "The day of the last entry."),
        "head.note": ("这段时间做了什么", "What was done."),
        "head.problem": ("卡在哪里", "What stands in the way."),
        "head.next": ("接下来做什么", "What comes next."),
        "head.evidence": ("证明进展的文件或网址", "Files or addresses that prove it."),
        "head.own-light": (
            "报送人自己评的灯，只能调低判定",
            "The reporter's verdict; it can lower ours, never raise it.",
        ),
        "head.place": ("所在的文件和行", "The file and the line."),
        "heading.revisions": ("计划的改动和理由", "The recorded changes of the plan, with their reasons."),
        "effect.eased": ("目标降低或推迟", "The goal became easier or later."),
        "effect.tightened": ("目标提高或提前", "The goal became harder or earlier."),
        "head.commit": ("git 提交编号的前七位", "A commit of git, by its first seven digits."),
    },
    "Kinds of target · 指标类别": {
        "kind.count": ("逐次相加的数", "A number that adds up."),
        "kind.level": ("某一时点的数", "A number that stands at a time."),
        "kind.rate": ("增长率、比率，以百分点计", "A growth or a ratio, in points."),
        "kind.recurring": ("每周、月、季等要做若干次", "So many times in each week, month or quarter."),
        "kind.milestone": ("办成一件事", "One thing that gets done."),
        "kind.duty": ("只报文字，不计完成率", "Reported in words; it has no completion."),
    },
    "Lights · 亮灯": {
        "light.red": ("要立即处理", "Needs action now."),
        "light.yellow": ("要留意", "Needs attention."),
        "light.green": ("正常或已完成", "All is well."),
        "light.grey": ("还不能判断", "Nothing can be said yet."),
    },
    "States, worst light first · 状态（按灯由重到轻）": {
        "state.overdue": ("过了完成时限和宽限日仍未完成", "Past due and grace, and not met."),
        "state.overdue.rate": ("增速／比率到期未达目标", "A rate that ended below its goal."),
        "state.overdue.recurring": ("周期任务到期有缺期", "A recurring target that missed periods."),
        "state.breached": ("超过不得突破的数", "A limit was not kept."),
        "state.breached.between": ("最终数据在范围之外", "Its final figure is outside its range."),
        "state.breached.keep": ("最终数据低于应保持的数", "Its final figure is below the level to keep."),
        "state.at_risk": (
            "落后超过红线，或落后且临近到期",
            "Behind by more than the red line, or behind and due soon.",
        ),
        "state.at_risk.rate": ("增速／比率低于目标超过红线", "A rate below its goal, beyond the red line."),
        "state.behind": (
            "落后超过黄线，或有节点、周期未完成",
            "Behind by more than the yellow line, or something was missed.",
        ),
        "state.behind.rate": ("增速／比率低于目标", "A rate below its goal."),
        "state.behind.fell-back": ("达到过目标，又低于目标", "A level that reached its goal and lost it."),
        "state.outside": ("现值在控制范围之外，尚未到期", "Outside its limit at present."),
        "state.outside.keep": ("现值低于应保持的数", "It is below the level to keep at present."),
        "state.due_soon": ("临近完成时限而未完成", "Due soon, and not met."),
        "state.on_track": ("没有落后", "Nothing is behind."),
        "state.met": ("达到目标", "The goal is reached."),
        "state.met.beyond": ("超过目标", "More than the goal."),
        "state.met.late": ("过了完成时限才完成", "The goal was reached after the due date."),
        "state.no_data": ("应报而从未报送", "A report was due, and none came."),
        "state.no_figure": ("只报文字，缺数据", "Words only, where a figure is due."),
        "state.in_progress": ("到期见效，尚未完成", "Counted at the end, and not met."),
        "state.not_due": ("首次报送期限还没到", "No report has been due."),
        "state.not_started": ("启动日还没到", "Before its start."),
        "state.no_target": ("只列数据，不判定", "The figure is shown and not judged."),
        "state.suspended": ("计划写明暂停", "The plan says so."),
        "state.cancelled": ("计划写明取消", "The plan says so."),
    },
    "Kinds of alert, gravest first · 预警类别（由重到轻）": {
        "alert.overdue": ("过了完成时限仍未完成", "Past due, and not met."),
        "alert.breached": ("控制数已被突破", "A limit was not kept."),
        "alert.at-risk": ("落后超过红线，或落后且临近到期", "Far behind, or behind and due soon."),
        "alert.missed-period": ("有一期没有完成", "A period was not met."),
        "alert.missed-checkpoint": ("节点到期没有达到", "A checkpoint was not reached in time."),
        "alert.behind": ("落后超过黄线", "Behind by more than the yellow line."),
        "alert.outside": ("现值在控制范围之外", "Outside its limit at present."),
        "alert.due-soon": ("临近完成时限", "The due date is near."),
        "alert.unreported": ("过了报送期限没有报送", "A report was due, and none came."),
    },
}
HEAD = """\
# Words · 词汇

<!-- Written by docs/words.py from the catalogues in src/workplan/views/words/. Do not edit. -->

One thing has one name in every output: terminal, page, workbook, bulletin, calendar and messages.
An office may put its own words for lead, department, support and title in the plan's `labels`.
How each is worked out is in [verdicts.md](verdicts.md), how it is written in [format.md](format.md).

每样东西在各种输出中只有一个名称；单位可在计划的 `labels` 中改称牵头领导、责任科室、配合单位和职务。
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for heading in MEANINGS for line in _part(heading))])


def _part(heading: str) -> Iterator[str]:
    yield f"## {heading}\n"
    yield row("中文", "English", "含义", "meaning")
    yield row("---", "---", "---", "---")
    for key, meanings in MEANINGS[heading].items():
        chinese, english = map(_plain, TEXTS[key])
        shorts = TEXTS.get(f"short-{key}", ("", "")) if key.startswith("head.") else ("", "")
        shape = f"{SHAPES[key.removeprefix('light.')]} " if key.startswith("light.") else ""
        yield row(shape + _with(chinese, shorts[0]), shape + _with(english, shorts[1]), *meanings)
    yield ""


def _with(name: str, short: str) -> str:
    """A name with its short form for narrow places, where it has another one."""
    return name if short in ("", name) else f"{name} ({short})"


def _plain(text: str) -> str:
    """A name as it stands where the office has no label of its own, and of a number, with N."""
    text = re.sub(r"\{labels\[\w+\]:([^}]*)\}", r"\1", text)
    return re.sub(r"\{number:[^|}]*\|([^}]*)\}", r"\1", text).replace("{number}", "N")


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), sys.argv[1:]))

"""The words of reports: what is said where one cannot be made, and the headings that all of them share."""

from collections.abc import Mapping

from workplan.views.words.text import Text

REPORT_CALLS: Mapping[str, Text] = {
    "unknown-ending": Text(
        "看不出“{file}”的格式；文件名请以 {endings} 之一结尾，或用 --format 指定",
        "the format of '{file}' is not known; let its name end in one of {endings}, or say it with --format",
    ),
    "need-format": Text(
        "要生成什么报告？用 -o 指定文件（以 {endings} 之一结尾），或用 --format 指定格式，输出到屏幕或管道",
        "which report? name a file with -o that ends in one of {endings}, "
        "or a --format to print it or pipe it on",
    ),
    "not-on-terminal": Text(
        "{form} 不是文本，不能显示在终端上；用 -o 指定文件，或接到管道",
        "{form} is no text for a terminal; name a file with -o, or pipe it on",
    ),
    "missing-library": Text(
        "{form} 报告需要 {libraries}，尚未安装；运行 `pip install 'workplan[{extra}]'`"
        "（用 pipx 安装的：`pipx runpip workplan install 'workplan[{extra}]'`）",
        "a report in {form} needs {libraries}, not installed here; run `pip install 'workplan[{extra}]'` "
        "(where pipx installed it: `pipx runpip workplan install 'workplan[{extra}]'`)",
    ),
    "folder": Text(
        "{file} 是文件夹；请写出其中的文件名，如 {example}",
        "{file} is a folder; name a file in it, such as {example}",
    ),
    "no-folder": Text(
        "没有文件夹 {folder}；用 `mkdir -p` 建立后再试",
        "there is no folder {folder}; make it with `mkdir -p` and try again",
    ),
    "loop": Text(
        "{file} 是绕成一圈的链接；请换一个文件名",
        "{file} is a link that leads back to itself; choose another name",
    ),
    "by-hand": Text(
        "{file} 在 plan/ 或 progress/ 下，那里放计划与台账，不放报告；请换一个位置",
        "{file} lies below plan/ or progress/, where plans and logs are kept; put the report elsewhere",
    ),
}

LEDGER_HEADS: Mapping[str, Text] = {
    "number": Text("序号", "No."),
    "section": Text("板块", "Section"),
    "task": Text("工作任务", "Task"),
    "target": Text("指标", "Target"),
    "unit": Text("单位", "Unit"),
    "goal": Text("目标值", "Goal"),
    "lead": Text("牵头领导", "Lead"),
    "support": Text("配合", "Support"),
    "due": Text("完成时限", "Due"),
    "value": Text("实际完成值", "To date"),
    "completion": Text("完成率", "Done"),
    "expected": Text("序时进度", "Pace"),
    "gap": Text("差距（百分点）", "Gap (points)"),
    "state": Text("状态", "State"),
    "light": Text("亮灯", "Light"),
    "note": Text("进展情况", "Progress"),
    "problem": Text("存在问题", "Problem"),
    "next": Text("下一步", "Next step"),
    "reported-on": Text("最近填报", "Last report"),
    "department": Text("责任科室", "Department"),
    "id": Text("编号", "Id"),
    "place": Text("出处", "Place"),
}

SCOPE: Mapping[str, Text] = {
    "owner": Text("牵头领导：{name}", "owner: {name}"),
    "section": Text("板块：{title}", "section: {title}"),
}

REPORT_HEADINGS: Mapping[str, Text] = {
    "lagging": Text("滞后与预警事项", "What lags"),
    "outline": Text("各板块与任务", "Sections and tasks"),
    "targets": Text("各项指标", "Targets"),
    "owners": Text("各牵头领导", "Owners"),
    "unreported": Text("未报送情况", "Not reported"),
    "alerts": Text("预警提醒", "Alerts"),
    "changes": Text("计划的变化", "Changes of the plan"),
    "revisions": Text("调整记录", "Revisions"),
    "terms": Text("名词解释", "Terms"),
}

REPORT_LINES: Mapping[str, Text] = {
    "none": Text("无", "None"),
    "lights": Text("亮灯：{lights}", "lights: {lights}"),
    "detail": Text("{title}：{text}", "{title}: {text}"),
    "since": Text("{name}（自{period}）", "{name} (since {period})"),
    "whole-plan": Text("整个计划", "the plan"),
    "source": Text(
        "依据 {plan} 与 {logs} 个台账文件，数据截至 {day}。",
        "Made from {plan} and {logs} log files, as of {day}.",
    ),
}

"""The words of tables: column heads, labels, and the lines above and below a table."""

from collections.abc import Mapping

from workplan.views.words.language import Text

HEADS: Mapping[str, Text] = {
    "number": Text("序号", "No."),
    "outline": Text("板块与任务", "Section and task"),
    "section": Text("板块", "Section"),
    "task": Text("任务", "Task"),
    "target": Text("指标（事项）", "Target"),
    "id": Text("编号", "Id"),
    "lead": Text("牵头领导", "Lead"),
    "owner": Text("牵头领导", "Owner"),
    "title": Text("职务", "Title"),
    "department": Text("责任科室", "Department"),
    "goal": Text("年度目标", "Goal"),
    "month": Text("本月", "Month"),
    "value": Text("累计（现值）", "To date"),
    "bar": Text("进度", "Progress"),
    "completion": Text("完成率", "Done"),
    "expected": Text("序时进度", "Pace"),
    "gap": Text("差距（个百分点）", "Gap (points)"),
    "reported": Text("已报", "Data"),
    "light": Text("亮灯", "Light"),
    "lights": Text("亮灯情况", "Lights"),
    "state": Text("状态", "State"),
    "states": Text("指标状态", "States"),
    "figure-on": Text("数据截至", "Data as of"),
    "targets": Text("指标数", "Targets"),
    "kind": Text("类别", "Kind"),
    "message": Text("内容", "Message"),
    "days": Text("天数", "Days"),
    "missing": Text("欠量", "Short by"),
    "last-report": Text("最近报送", "Last report"),
    "file": Text("文件", "File"),
    "line": Text("行", "Line"),
    "column": Text("列", "Column"),
    "severity": Text("级别", "Severity"),
    "code": Text("代码", "Code"),
    "part": Text("部分", "Part"),
    "date": Text("日期", "Date"),
    "change": Text("报送", "Reported"),
    "after": Text("累计（现值）", "To date"),
    "place": Text("出处", "Place"),
    "words": Text("说明", "Words"),
    "term": Text("名词", "Term"),
    "effect": Text("影响", "Effect"),
    "what": Text("对象", "What"),
    "field": Text("变更项", "Changed"),
    "old": Text("原为", "From"),
    "new": Text("改为", "To"),
    "reason": Text("理由", "Reason"),
    "commit": Text("提交", "Commit"),
    "author": Text("提交人", "Author"),
    "recorded": Text("入库", "Recorded"),
    "then-completion": Text("原计划完成率", "Done, that plan"),
    "then-gap": Text("原计划差距（个百分点）", "Gap, that plan (points)"),
    "then-state": Text("原计划状态", "State, that plan"),
}

SHORT_HEADS: Mapping[str, Text] = {
    "gap": Text("差距", "Gap"),
    "value": Text("累计", "To date"),
    "after": Text("累计", "To date"),
    "expected": Text("序时", "Pace"),
    "then-completion": Text("原完成率", "Then"),
    "then-gap": Text("原差距", "Gap then"),
    "then-state": Text("原状态", "State then"),
    "targets": Text("项数", "Items"),
}

LABELS: Mapping[str, Text] = {
    "none": Text("—", "—"),
    "owner-mark": Text("{owners}（按分工）", "{owners} (shared)"),
    "owner-mark.short": Text("{owners} 按分工", "{owners} (shared)"),
    "headline": Text("总目标", "Headline targets"),
    "numbered": Text("{number}、{title}", "{number} {title}"),
    "light": Text("{shape} {word}", "{shape} {word}"),
    "as-of": Text("截至 {as_of}", "As of {as_of}"),
    "elapsed": Text("全年时间已过 {elapsed}", "{elapsed} of the year gone"),
    "elapsed-period": Text(
        "计划期（{start} 至 {end}）已过 {elapsed}", "{elapsed} of the period {start} to {end} gone"
    ),
    "completion": Text("总完成率 {completion}", "Completion {completion}"),
    "expected": Text("序时进度 {expected}", "pace {expected}"),
    "gap": Text("差距 {gap} 个百分点", "gap {gap} points"),
    "nothing-scored": Text("没有计分指标", "Nothing is scored"),
    "reported": Text(
        "已报数据 {reported}/{scored} 项计分指标", "{reported} of {scored} scored targets have a figure"
    ),
    "lights": Text("亮灯：{lights}", "lights: {lights}"),
    "states.one": Text("共 {number} 项：{states}", "{number} target: {states}"),
    "states.other": Text("共 {number} 项：{states}", "{number} targets: {states}"),
    "halfway": Text(
        "双过半：{halfway}/{scored} 项计分指标已完成过半",
        "Half-year mark: {halfway} of {scored} scored targets have reached half",
    ),
    "after-period": Text(
        "计划期已于 {end} 结束；要看期内某日的情况，请用 --as-of，例如 --as-of {end}",
        "The plan's period ended on {end}; for a day within it use --as-of, for example --as-of {end}",
    ),
    "alerts-head.one": Text("最紧急的预警（{number} 条）", "Most urgent alert ({number})"),
    "alerts-head.other": Text("最紧急的预警（{number} 条）", "Most urgent alerts ({number})"),
    "alerts-none": Text("没有预警", "No alerts"),
    "alerts-more.one": Text("还有 {number} 条预警：workplan alerts", "{number} more alert: workplan alerts"),
    "alerts-more.other": Text(
        "还有 {number} 条预警：workplan alerts", "{number} more alerts: workplan alerts"
    ),
    "alerts-total.one": Text("共 {number} 条预警", "{number} alert"),
    "alerts-total.other": Text("共 {number} 条预警", "{number} alerts"),
    "empty": Text("没有符合条件的内容", "Nothing to show"),
}

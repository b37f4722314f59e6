"""The words of the bulletin: its headings, its sentences, the heads of its tables."""

from collections.abc import Mapping

from workplan.views.words.text import Text

CHAPTERS: Mapping[str, Text] = {
    "overall": Text("一、总体情况", "1. Overall"),
    "behind": Text("二、滞后预警事项", "2. What is behind"),
    "sections": Text("三、各板块情况", "3. By section"),
    "owners": Text("四、各牵头领导情况", "4. By lead"),
    "reports": Text("五、报送情况", "5. Reports"),
    "changes": Text("六、计划调整情况", "6. Changes of the plan"),
}

CAPTIONS: Mapping[str, Text] = {
    "states": Text("指标状态", "States of the targets"),
    "behind": Text("滞后预警事项", "What is behind"),
    "due-soon": Text("临近到期事项", "Due soon"),
    "sections": Text("各板块、各任务情况", "Sections and tasks"),
    "owners": Text("各牵头领导情况", "Leads"),
    "reports": Text("逾期未报的指标", "Targets not reported in time"),
    "changes": Text("计划的变化", "Changes of the plan"),
    "revisions": Text("计划的调整记录", "Recorded revisions of the plan"),
}

HEADS: Mapping[str, Text] = {
    "number": Text("序号", "No."),
    "state": Text("状态", "State"),
    "light": Text("亮灯", "Light"),
    "count": Text("项数", "Targets"),
    "target": Text("指标", "Target"),
    "what": Text("情况", "What"),
    "lead": Text("牵头领导", "Lead"),
    "problem": Text("存在问题和下一步", "Problem and next step"),
    "group": Text("板块与任务", "Section and task"),
    "completion": Text("完成率", "Done"),
    "expected": Text("序时", "Pace"),
    "gap": Text("差距", "Gap"),
    "all": Text("项数", "All"),
    "red": Text("红灯", "Red"),
    "yellow": Text("黄灯", "Yellow"),
    "green": Text("绿灯", "Green"),
    "grey": Text("不亮", "Grey"),
    "title": Text("职务", "Title"),
    "last-report": Text("最近填报", "Last report"),
    "effect": Text("影响", "Effect"),
    "subject": Text("对象", "Of"),
    "field": Text("变更项", "Changed"),
    "old": Text("原为", "From"),
    "new": Text("改为", "To"),
    "reason": Text("理由", "Reason"),
    "date": Text("日期", "Date"),
    "by": Text("决定", "Decided by"),
    "due": Text("时限调整", "Due date moved"),
}

MONTHS: Mapping[str, Text] = {
    "1": Text("1", "January"),
    "2": Text("2", "February"),
    "3": Text("3", "March"),
    "4": Text("4", "April"),
    "5": Text("5", "May"),
    "6": Text("6", "June"),
    "7": Text("7", "July"),
    "8": Text("8", "August"),
    "9": Text("9", "September"),
    "10": Text("10", "October"),
    "11": Text("11", "November"),
    "12": Text("12", "December"),
}

TITLES: Mapping[str, Text] = {
    "title": Text("{title}推进情况通报", "{title}: progress bulletin"),
    "of-owner": Text("牵头领导：{name}", "Lead: {name}"),
    "of-section": Text("板块：{name}", "Section: {name}"),
    "as-of": Text("（截至{day}）", "As of {day}"),
    "table": Text("表", "Table "),
    "sequence": Text("表", "Table"),
    "table-title": Text("　{title}", ". {title}"),
    "page": Text("第 {page} 页　共 {pages} 页", "Page {page} of {pages}"),
    "sum": Text("合计", "All"),
    "subject": Text("督查通报", "Progress bulletin"),
}

SENTENCES: Mapping[str, Text] = {
    "sentence": Text("{text}。", "{text}. "),
    "day": Text("{year}年{month}月{day}日", "{day} {month} {year}"),
    "elapsed.half": Text("全年时间过半（{share}）", "half of the year is over ({share})"),
    "elapsed.year": Text("全年时间已过{share}", "{share} of the year is over"),
    "elapsed.period": Text(
        "计划期（{start}至{end}）已过{share}", "{share} of the period from {start} to {end} is over"
    ),
    "elapsed.before": Text(
        "计划期尚未开始（{start}起）", "the period has not begun yet (it does on {start})"
    ),
    "elapsed.after": Text("计划期已于{end}结束", "the period is over (it ended on {end})"),
    "as-of": Text("截至{day}，{text}", "By {day}, {text}"),
    "now": Text("{text}", "In all, {text}"),
    "then": Text("按提交{commit}时的计划，{text}", "By the plan of {commit}, {text}"),
    "eased.one": Text("{number}项因目标放宽才算完成", "{number} target is met only since it was eased"),
    "eased.other": Text(
        "{number}项因目标放宽才算完成", "{number} targets are met only since they were eased"
    ),
    "completion.behind": Text(
        "总完成率{completion}，慢于序时进度（{expected}）{gap}个百分点，总体亮{light}",
        "completion is {completion}, {gap} points behind pace ({expected}); the overall light is {light}",
    ),
    "completion.ahead": Text(
        "总完成率{completion}，快于序时进度（{expected}）{gap}个百分点，总体亮{light}",
        "completion is {completion}, {gap} points ahead of pace ({expected}); the overall light is {light}",
    ),
    "completion.level": Text(
        "总完成率{completion}，与序时进度持平，总体亮{light}",
        "completion is {completion}, level with pace; the overall light is {light}",
    ),
    "completion.none": Text("没有计分指标，不计总完成率", "nothing is scored, so there is no completion"),
    "lights": Text("亮灯情况为{lights}", "The lights are {lights}"),
    "light-count": Text("{light}{number}项", "{number} {light}"),
    "targets.one": Text(
        "共有指标{number}项，分状态见表{table}", "There is {number} target; Table {table} gives its state"
    ),
    "targets.other": Text(
        "共有指标{number}项，分状态见表{table}",
        "There are {number} targets; Table {table} counts them by state",
    ),
    "scored": Text(
        "计分的{scored}项中，{reported}项已有数据",
        "Of the {scored} that are scored, {reported} have a figure",
    ),
    "scored.all": Text("计分的{scored}项均已有数据", "Each of the {scored} that are scored has a figure"),
    "scored.none": Text("计分的{scored}项均无数据", "None of the {scored} that are scored has a figure"),
    "halfway.none": Text(
        "对照“双过半”要求，尚无计分指标完成过半", "None of the scored targets has reached half"
    ),
    "halfway": Text(
        "对照“双过半”要求，{halfway}项计分指标已完成过半", "{halfway} of the scored targets have reached half"
    ),
    "behind.one": Text(
        "{number}项滞后预警（{lights}），见表{table}",
        "{number} target is behind or outside its limit ({lights}); see Table {table}",
    ),
    "behind.other": Text(
        "共有{number}项滞后预警（{lights}），由重到轻列于表{table}",
        "{number} targets are behind or outside their limits ({lights}), gravest first in Table {table}",
    ),
    "widest": Text(
        "慢于序时进度最多的是{name}，慢{gap}个百分点{lead}",
        "Furthest behind pace is {name}, by {gap} points{lead}",
    ),
    "led-by": Text("，由{owners}牵头", ", led by {owners}"),
    "matter": Text("{kind}：{body}", "{kind}: {body}"),
    "next": Text("下一步：{text}", "next: {text}"),
    "no-reason": Text("未说明", "not stated"),
    "moved": Text("{old}改为{new}", "{old} to {new}"),
    "none-behind": Text("没有滞后预警事项", "Nothing is behind or outside its limit"),
    "due-soon.one": Text(
        "另有{number}项临近到期，见表{table}", "{number} target is due soon; see Table {table}"
    ),
    "due-soon.other": Text(
        "另有{number}项临近到期，见表{table}", "{number} targets are due soon; see Table {table}"
    ),
    "sections": Text("各板块、各任务情况见表{table}", "Table {table} lists sections and tasks"),
    "best": Text(
        "完成率最高的板块是{name}（{completion}）",
        "The section with the highest completion is {name} ({completion})",
    ),
    "worst": Text(
        "慢于序时进度最多的板块是{name}，慢{gap}个百分点",
        "The section furthest behind pace is {name}, by {gap} points",
    ),
    "all-on-pace": Text("没有板块慢于序时进度", "No section is behind pace"),
    "owners": Text("各牵头领导负责的指标见表{table}", "Table {table} lists what each lead answers for"),
    "divided": Text("按分工牵头的指标分别计入各人", "A target that several share counts under each of them"),
    "no-owner.one": Text("{number}项指标未定牵头领导", "{number} target has no lead"),
    "no-owner.other": Text("{number}项指标未定牵头领导", "{number} targets have no lead"),
    "nobody": Text("计划没有为指标明确牵头领导", "The plan names no leads"),
    "unreported.one": Text(
        "{number}项逾期未报，见表{table}", "{number} target was not reported in time; see Table {table}"
    ),
    "unreported.other": Text(
        "共有{number}项逾期未报，见表{table}", "{number} targets were not reported in time; see Table {table}"
    ),
    "unreported-leads": Text("涉及牵头领导{owners}", "They are led by {owners}"),
    "all-reported": Text("应报的指标均已按期报送", "Whatever had to be reported was reported in time"),
    "changes": Text(
        "与提交{commit}时的计划相比，{summary}，见表{table}",
        "Since the plan of {commit}: {summary}; see Table {table}",
    ),
    "no-changes": Text("与提交{commit}时的计划相比，没有变化", "The plan has not changed since {commit}"),
    "revisions.one": Text(
        "计划共记录调整{number}次，见表{table}", "{number} revision is recorded; see Table {table}"
    ),
    "revisions.other": Text(
        "计划共记录调整{number}次，见表{table}", "{number} revisions are recorded; see Table {table}"
    ),
    "no-revisions": Text("计划没有调整记录", "No revision of the plan is recorded"),
    "note": Text(
        "注：序时进度是到判定日应达到的完成率；差距为完成率减序时进度，单位为百分点，增速类指标为现值与目标之差。",
        "Pace is the completion expected on the day judged. The gap is completion minus pace, in percentage "
        "points; of a rate, its distance to the goal.",
    ),
}

"""The words of receipts: what `log` wrote, what it changed, and what a short id may mean."""

from collections.abc import Mapping

from workplan.views.words.text import Text

RECEIPTS: Mapping[str, Text] = {
    "written": Text("已写入 {file}:{line}", "Written to {file}:{line}"),
    "change": Text("{before} → {after}", "{before} → {after}"),
    "unchanged": Text("{value}（未变）", "{value} (unchanged)"),
    "entry": Text("记录", "Entry"),
    "figure": Text("数据", "Figure"),
    "completion": Text("完成率", "Completion"),
    "pace": Text("序时进度", "Pace"),
    "state": Text("状态", "State"),
    "lacks": Text("还欠", "Lacking"),
    "note": Text("注意", "Note"),
    "against": Text("{change}；目标 {goal}", "{change}; goal {goal}"),
    "gap": Text("{expected}，差距 {before} → {after} 个百分点", "{expected}, gap {before} → {after} points"),
    "no-figure": Text("无数据", "no figure"),
    "nothing-lacks": Text("不欠，目标已达到", "nothing, the goal is reached"),
    "to-pace": Text("距序时 {lacking}", "{lacking} to the pace"),
    "to-goal": Text("距目标 {lacking}", "{lacking} to the goal"),
    "to-bound": Text("距目标 {lacking} 个百分点", "{lacking} points to the target"),
    "contained": Text(
        "{date} 的增量早于 {later} 所报累计 {value}（{place}），视为已含在其中，累计不变",
        "this addition of {date} lies before the total of {value} reported for {later} ({place}); "
        "it is contained in that total, which does not change",
    ),
    "superseded": Text(
        "{later} 另有数据 {value}（{place}），现值以后者为准",
        "{value} was reported for {later} ({place}), and that is what stands",
    ),
    "after-period": Text(
        "{date} 在计划期之后（计划期已于 {end} 结束）；若本意是另一天，请用 --date",
        "{date} lies after the plan's period, which ended on {end}; was another day meant? Use --date",
    ),
    "below-zero": Text(
        "累计降到 {value}，小于零；请核对是否多减了",
        "the count falls to {value}, below zero; was too much taken off?",
    ),
    "task.none": Text(
        "文字报送：{title}（该任务没有常态工作，文字已记录在案，但没有指标因此视为已报送）",
        "in words: {title} (it has no standing duties: the words stand in the record, "
        "but no target counts as reported)",
    ),
    "task.one": Text(
        "文字报送：{title}（其 {number} 项常态工作视为已报送）",
        "in words: {title} (reports its {number} duty)",
    ),
    "task.other": Text(
        "文字报送：{title}（其 {number} 项常态工作视为已报送）",
        "in words: {title} (reports its {number} duties)",
    ),
    "ambiguous": Text("“{text}”不止一个，可能是：", "'{text}' may be any of these:"),
    "candidate": Text("  {id}  {name}（{what}）", "  {id}  {name} ({what})"),
    "target": Text("指标", "target"),
    "section": Text("板块", "section"),
    "owner": Text("牵头领导", "owner"),
    "definition": Text("名词", "term"),
    "a-task": Text("任务", "task"),
}

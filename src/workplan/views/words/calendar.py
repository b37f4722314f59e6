"""The words of the calendar: what falls due, and what is known of it."""

from collections.abc import Mapping

from workplan.views.words.text import Text

CALENDAR: Mapping[str, Text] = {
    "name": Text("{title}：到期与节点", "{title}: due dates and checkpoints"),
    "name.of": Text("{title}（{part}）：到期与节点", "{title} ({part}): due dates and checkpoints"),
    "event": Text("【{label}】{what}", "[{label}] {what}"),
    "due": Text("到期", "Due"),
    "checkpoint": Text("节点", "Checkpoint"),
    "period": Text("周期", "Period"),
    "checkpoint.missed": Text("节点未完成", "Checkpoint missed"),
    "period.missed": Text("缺期", "Period missed"),
    "done": Text("已完成", "Done"),
    "due.what": Text("{target} {goal}", "{target} {goal}"),
    "checkpoint.what": Text("{target} 应达{value}", "{target}: {value} due"),
    "checkpoint.what.named": Text("{target} 应达{value}（{name}）", "{target}: {value} due ({name})"),
    "period.what": Text("{target} {period}应完成{value}", "{target}: {value} due in {period}"),
    "goal": Text("年度目标：{goal}", "goal: {goal}"),
    "standing": Text("累计（现值）：{value}（数据截至 {day}）", "to date: {value} (as of {day})"),
    "done-in-period": Text("本期已完成：{value}", "done in this period: {value}"),
    "verdict": Text("截至 {as_of}：{light} {state}", "as of {as_of}: {light} {state}"),
    "lead": Text("牵头：{owners}", "lead: {owners}"),
    "place": Text("计划：{file}:{line}", "plan: {file}:{line}"),
    "last-place": Text("最近填报：{day} {place}", "last report: {day} {place}"),
    "alarm": Text("还有 {days} 天：{summary}", "{days} days left: {summary}"),
    "alarm.tomorrow": Text("明天：{summary}", "tomorrow: {summary}"),
    "alarm.today": Text("今天：{summary}", "today: {summary}"),
}

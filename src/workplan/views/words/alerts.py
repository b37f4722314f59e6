"""The words of alerts: their kinds, and the clauses that a message is made of."""

from collections.abc import Mapping

from workplan.views.words.text import Text

ALERT_KINDS: Mapping[str, Text] = {
    "overdue": Text("逾期未完成", "Overdue"),
    "breached": Text("突破控制数", "Limit breached"),
    "at-risk": Text("严重滞后", "At risk"),
    "missed-period": Text("周期任务缺期", "Period missed"),
    "missed-checkpoint": Text("节点未完成", "Checkpoint missed"),
    "behind": Text("进度滞后", "Behind"),
    "outside": Text("超限预警", "Outside limit"),
    "due-soon": Text("临近到期", "Due soon"),
    "unreported": Text("逾期未报", "Unreported"),
}

ALERT_VARIANTS: Mapping[str, Text] = {
    "breached.between": Text("超出控制范围", "Out of range"),
    "at-risk.rate": Text("严重低于目标", "Far below target"),
    "behind.rate": Text("低于目标", "Below target"),
}

MESSAGE = Text("【{kind}】{name}：{body}", "[{kind}] {name}: {body}")

CLAUSES: Mapping[str, Text] = {
    "standing.count": Text("累计{value}", "{value} so far"),
    "standing.recurring": Text("累计{value}", "{value} so far"),
    "standing.level": Text("现值{value}", "now {value}"),
    "standing.rate": Text("现值{value}", "now {value}"),
    "standing.milestone": Text("已完成{value}", "{value} done"),
    "standing.duty": Text("", ""),
    "no-figure": Text("尚未报送数据", "no figure reported yet"),
    "never-reported.one": Text(
        "从未报送，首期（{period}）应于{due}前报送，逾期{number}天",
        "never reported, the first report ({period}) was due by {due}, {number} day late",
    ),
    "never-reported.other": Text(
        "从未报送，首期（{period}）应于{due}前报送，逾期{number}天",
        "never reported, the first report ({period}) was due by {due}, {number} days late",
    ),
    "wanted": Text("序时应达{wanted}", "{wanted} expected by now"),
    "wanted.reduction": Text("序时应降至{wanted}", "down to {wanted} expected by now"),
    "missing": Text("欠{missing}", "{missing} short"),
    "missing.reduction": Text("还应压减{missing}", "{missing} too many"),
    "remaining": Text("距目标{remaining}", "{remaining} to the goal"),
    "slower": Text("慢于序时进度{gap}个百分点", "{gap} points behind pace"),
    "below-rate": Text("低于目标{gap}个百分点", "{gap} points below target"),
    "goal": Text("目标{goal}", "goal {goal}"),
    "limit": Text("控制数{goal}", "limit {goal}"),
    "range": Text("控制范围{goal}", "range {goal}"),
    "above": Text("超出{outside}", "{outside} above"),
    "below": Text("低于下限{outside}", "{outside} below"),
    "checkpoint": Text("节点{day}应达{wanted}", "checkpoint {day}: {wanted} due"),
    "checkpoint.named": Text(
        "节点“{name}”（{day}）应达{wanted}", "checkpoint “{name}” ({day}): {wanted} due"
    ),
    "checkpoint.reduction": Text("节点{day}应降至{wanted}", "checkpoint {day}: down to {wanted} due"),
    "checkpoint.named.reduction": Text(
        "节点“{name}”（{day}）应降至{wanted}", "checkpoint “{name}” ({day}): down to {wanted} due"
    ),
    "periods.dated.one": Text("缺 {periods} 期", "missed {periods}"),
    "periods.dated.other": Text(
        "缺 {periods} 期（共 {number} 期）", "missed {periods} ({number} periods in all)"
    ),
    "periods.named.one": Text("缺 {periods}", "missed {periods}"),
    "periods.named.other": Text(
        "缺 {periods}（共 {number} 期）", "missed {periods} ({number} periods in all)"
    ),
    "due.one": Text("逾期{number}天（{due}到期）", "{number} day overdue (due {due})"),
    "due.other": Text("逾期{number}天（{due}到期）", "{number} days overdue (due {due})"),
    "left.one": Text("距到期{number}天（{due}）", "{number} day left (due {due})"),
    "left.other": Text("距到期{number}天（{due}）", "{number} days left (due {due})"),
    "left.today": Text("今日到期（{due}）", "due today ({due})"),
    "past.one": Text("已到期{number}天（{due}）", "due {number} day ago ({due})"),
    "past.other": Text("已到期{number}天（{due}）", "due {number} days ago ({due})"),
    "unreported.one": Text("自{period}起未报，逾期{number}天", "no report since {period}, {number} day late"),
    "unreported.other": Text(
        "自{period}起未报，逾期{number}天", "no report since {period}, {number} days late"
    ),
    "own-light": Text("自评{light}", "reporter's own light: {light}"),
}

TAIL: Mapping[str, Text] = {
    "lead": Text("牵头：{owners}", "lead: {owners}"),
    "figure-on": Text("数据截至{day}", "figures as of {day}"),
    "last-report": Text("最近报送{day}", "last report {day}"),
}

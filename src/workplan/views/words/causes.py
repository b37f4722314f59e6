"""The words of explanations: the rule that decided each state, and the lines of its arithmetic."""

from collections.abc import Mapping

from workplan.views.words.text import Text

CAUSES: Mapping[str, Text] = {
    "held": Text("计划中标明{hold}{reason}", "the plan says it is {hold}{reason}"),
    "no-bound": Text("计划没有下达目标值，只列数据", "the plan sets no bound; the figure is only shown"),
    "above-limit": Text(
        "累计{value}已超过控制数{limit}，何时都算突破",
        "{value} in total is above the limit of {limit}, on any day",
    ),
    "final-outside": Text(
        "最终数据{value}不在控制范围{limit}内", "the final figure {value} lies outside {limit}"
    ),
    "goal-reached": Text("{value}已达到目标{goal}", "{value} reaches the goal {goal}"),
    "done": Text("事项已办结", "it is done"),
    "every-period-met": Text("到期，各期全部完成", "the window is closed and every period was met"),
    "final-kept": Text("最终数据{value}符合{limit}", "the final figure {value} keeps {limit}"),
    "count-kept": Text(
        "已过报送期限，累计{value}未突破{limit}", "it is over, and {value} in total kept {limit}"
    ),
    "late": Text(
        "{due}到期，宽限至{grace_end}，仍未完成",
        "due {due}, days of grace until {grace_end}, and still not met",
    ),
    "final-short": Text(
        "{due}到期，到期后报送的数据仍未达到目标",
        "past due ({due}), and the total reported since falls short",
    ),
    "before-start": Text("{start}才启动", "it starts on {start}"),
    "pace-red": Text(
        "慢于序时进度{behind}个百分点，超过红线{red}个百分点",
        "{behind} points behind pace, more than the red line of {red}",
    ),
    "pace-red.ratio": Text(
        "完成率为序时进度的{ratio}，低于红线{red}%", "{ratio} of the pace, less than the red line of {red}%"
    ),
    "pace-due-soon": Text(
        "慢于序时进度{behind}个百分点，超过黄线{yellow}个百分点，且临近到期（{due}）",
        "{behind} points behind pace, more than the yellow line of {yellow}, and due soon ({due})",
    ),
    "pace-due-soon.ratio": Text(
        "完成率为序时进度的{ratio}，低于黄线{yellow}%，且临近到期（{due}）",
        "{ratio} of the pace, less than the yellow line of {yellow}%, and due soon ({due})",
    ),
    "checkpoint-due-soon": Text(
        "节点{checkpoint}未完成，且临近到期（{due}）",
        "checkpoint {checkpoint} was missed, and it is due soon ({due})",
    ),
    "rate-red": Text(
        "低于目标{behind}个百分点，超过红线{rate_red}个百分点",
        "{behind} points below target, more than the red line of {rate_red}",
    ),
    "rate-negative": Text("目标为正增长，现为负增长", "the rate is negative where growth was asked for"),
    "two-periods-missed": Text("最近两期连续缺期", "the last two periods were both missed"),
    "checkpoint-missed": Text("节点{checkpoint}未完成", "checkpoint {checkpoint} was missed"),
    "period-missed": Text("有缺期：{periods}", "periods missed: {periods}"),
    "pace-yellow": Text(
        "慢于序时进度{behind}个百分点，超过黄线{yellow}个百分点",
        "{behind} points behind pace, more than the yellow line of {yellow}",
    ),
    "pace-yellow.ratio": Text(
        "完成率为序时进度的{ratio}，低于黄线{yellow}%",
        "{ratio} of the pace, less than the yellow line of {yellow}%",
    ),
    "below-rate": Text(
        "低于目标{behind}个百分点，未超过红线{rate_red}个百分点",
        "{behind} points below target, within the red line of {rate_red}",
    ),
    "outside-limit": Text("现值{value}高于{edge}", "{value} is above {edge}"),
    "outside-limit.below": Text("现值{value}低于{edge}", "{value} is below {edge}"),
    "due-soon": Text("{due}到期，进入临近到期期限，尚未完成", "due {due}, which is soon, and not met yet"),
    "no-figure": Text("尚无任何报送", "nothing has been reported yet"),
    "no-figure.duty": Text("最近一期没有报送", "nothing was reported for the last period due, nor since"),
    "words-only": Text(
        "只报了文字，没有报数据", "it was reported in words only, without the figure that is due"
    ),
    "not-final": Text(
        "已过报送期限，缺最终数据（现值在范围内）",
        "it is late without a final figure, though the last one was within the bound",
    ),
    "at-the-end": Text(
        "年底见效，到期前不按序时衡量", "all of it comes at the end; no pace is asked for before"
    ),
    "on-pace": Text("没有落后、缺期或超限", "nothing is behind, missed or outside"),
    "on-pace.ahead": Text("快于序时进度{ahead}个百分点", "{ahead} points ahead of pace"),
    "on-pace.level": Text("与序时进度持平", "level with pace"),
    "on-pace.within": Text(
        "慢于序时进度{behind}个百分点，未超过黄线{yellow}个百分点",
        "{behind} points behind pace, within the yellow line of {yellow}",
    ),
    "on-pace.ratio": Text(
        "完成率为序时进度的{ratio}，不低于黄线{yellow}%",
        "{ratio} of the pace, not less than the yellow line of {yellow}%",
    ),
    "own-light": Text(
        "报送人自评{light}；自评只能调低", "the reporter's own light is {light}; it can lower, never raise"
    ),
}

EXPLAIN: Mapping[str, Text] = {
    "entries": Text("进展", "Entries"),
    "bound": Text("目标", "Bound"),
    "completion": Text("完成率", "Completion"),
    "expected": Text("序时进度", "Pace"),
    "gap": Text("差距", "Gap"),
    "periods": Text("各期", "Periods"),
    "report": Text("报送", "Report"),
    "rule": Text("判定", "Rule"),
    "state": Text("结论", "State"),
    "none": Text("无", "none"),
    "division": Text("{value} ÷ {goal} = {share}", "{value} ÷ {goal} = {share}"),
    "baseline": Text(
        "（{value} − {baseline}）÷（{goal} − {baseline}）= {share}",
        "({value} − {baseline}) ÷ ({goal} − {baseline}) = {share}",
    ),
    "per-cent": Text("{share}", "{share}"),
    "periods-met": Text("{met} 期完成 ÷ {all} 期 = {share}", "{met} met ÷ {all} periods = {share}"),
    "not-scored": Text(
        "{share}（{whole}的其中数，不重复计分）", "{share} (part of {whole}, not scored twice)"
    ),
    "judged": Text("判定日 {day}：{formula}", "judged on {day}: {formula}"),
    "before-start": Text("尚无应报的期次：0.0%", "no report is due yet: 0.0%"),
    "even": Text("{gone} ÷ {all} 个月 = {share}", "{gone} ÷ {all} months = {share}"),
    "segment": Text(
        "{low} + {rise} × {gone} ÷ {all} 个月 = {share}（{first} 至 {last} 段）",
        "{low} + {rise} × {gone} ÷ {all} months = {share} (from {first} to {last})",
    ),
    "at-due": Text("已到期，应为 100.0%", "due, so 100.0%"),
    "end.none": Text("年底见效，暂不要求", "all at the end; nothing is expected yet"),
    "end.checkpoint": Text(
        "年底见效，已过节点应为 {share}", "all at the end; the checkpoint passed asks for {share}"
    ),
    "difference": Text(
        "{completion} − {expected} = {gap} 个百分点", "{completion} − {expected} = {gap} points"
    ),
    "rate-at-least": Text("{value} − {bound} = {gap} 个百分点", "{value} − {bound} = {gap} points"),
    "rate-at-most": Text("{bound} − {value} = {gap} 个百分点", "{bound} − {value} = {gap} points"),
    "rate-between": Text("超出范围 {bound}：{gap} 个百分点", "outside {bound}: {gap} points"),
    "occurrences-open": Text("{first} 至 {last} {mark}", "{first} to {last} {mark}"),
    "occurrence": Text("{period} {done}/{asked} {mark}", "{period} {done}/{asked} {mark}"),
    "met": Text("完成", "met"),
    "missed": Text("缺期", "missed"),
    "open": Text("未到期限", "open"),
    "unreported": Text(
        "自{period}起未报送（应于 {due} 前报送）", "nothing reported since {period} (due by {due})"
    ),
    "unreported.never": Text(
        "从未报送，首期（{period}）应于 {due} 前报送",
        "never reported; the first report, for {period}, was due by {due}",
    ),
    "unreported-light": Text("只影响分组亮灯，不改变本项状态", "this caps the group's light, not the state"),
    "reason": Text("（{date} {by}{reason}）", " ({date} {by}{reason})"),
    "reason-by": Text("{by}：", "{by}: "),
    "conclusion": Text("{light} {state}", "{light} {state}"),
    "entry.add": Text("{figure}", "{figure}"),
    "entry.value": Text("={figure}", "={figure}"),
    "entry.done": Text("办结", "done"),
    "entry.undone": Text("未办结", "not done"),
    "entry.words": Text("文字", "words"),
    "not-counted": Text("编号重复，不计", "same id, not counted again"),
    "after-closing": Text("到期后已定，不计", "after the closing figure, judges nothing"),
}

"""The words for an earlier plan beside the current one."""

from collections.abc import Mapping

from workplan.views.words.text import Text

BASELINE: Mapping[str, Text] = {
    "head": Text("对照 {commit} 的计划", "Against the plan of {commit}"),
    "line": Text("{head}：{body}", "{head}: {body}"),
    "eased.one": Text(
        "放宽后完成 {number} 项：按原计划并未完成", "Met after easing: {number} target, not met by that plan"
    ),
    "eased.other": Text(
        "放宽后完成 {number} 项：按原计划并未完成", "Met after easing: {number} targets, not met by that plan"
    ),
    "met-eased": Text("放宽后完成", "met after easing"),
    "absent": Text("原计划没有", "not in that plan"),
    "no-such-plan": Text(
        "{revision} 中没有 {file} 的前身；用 `git log -- plan/` 查看计划从哪个提交开始",
        "{revision} holds no plan that {file} comes from; see with `git log -- plan/` where it begins",
    ),
}

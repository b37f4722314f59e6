"""The words of problems with keys, types and texts, each by itself."""

from collections.abc import Mapping

from workplan.views.words.text import Text

SHAPE_PROBLEMS: Mapping[str, Text] = {
    "unknown-key": Text("没有‘{key}’这个键；可用的有：{known}", "no key '{key}' here; known are: {known}"),
    "unknown-key.suggestion": Text("没有‘{key}’这个键", "no key '{key}' here"),
    "missing-key": Text("缺少‘{key}’；请补上", "'{key}' is missing; add it"),
    "missing-key.target": Text(
        "没有写明是哪个指标或任务；请补上‘target’或‘task’",
        "neither 'target' nor 'task' is given; add one of them",
    ),
    "missing-key.text": Text(
        "没有解释这个名词；请补上‘text’或‘items’", "neither 'text' nor 'items' is given; add one of them"
    ),
    "wrong-type.text": Text("这里应是文字", "a text belongs here"),
    "wrong-type.list": Text(
        "这里应是列表；请写成 [甲, 乙] 或每行以“- ”开头",
        "a list belongs here; write [a, b] or lines that begin with '- '",
    ),
    "wrong-type.mapping": Text("这里应是“键: 值”", "keys with values belong here; write key: value"),
    "wrong-type.number": Text("这里应是数字", "a number belongs here"),
    "wrong-type.day": Text(
        "这里应是日期；请用 2022-06-30 这样的格式", "a day belongs here; write it in the form 2022-06-30"
    ),
    "wrong-type.boolean": Text("这里应是 true 或 false", "true or false belongs here"),
    "wrong-type.pair": Text("这里应是两个数；请写成 [12, 15]", "two numbers belong here; write [12, 15]"),
    "wrong-type.other": Text("这里的写法不对", "something else belongs here"),
    "bad-date": Text(
        "‘{text}’不是日期；请用 2022-06-30 这样的格式，并确认确有这一天",
        "'{text}' is not a day; write a day that exists, in the form 2022-06-30",
    ),
    "bad-number": Text(
        "‘{text}’不是数字；请用半角数字，如 12 或 6.33",
        "'{text}' is not a number; write plain digits such as 12 or 6.33",
    ),
    "bad-number.per-cent": Text(
        "‘{text}’是百分数，只用于单位为 % 的指标；请改写为数字，或改 unit",
        "'{text}' is in per cent, which is for targets in % only; write a plain number, or change the unit",
    ),
    "bad-number.zero": Text("‘{text}’的分母是 0；请改正", "'{text}' divides by zero; correct it"),
    "fullwidth-digits": Text(
        "‘{text}’用了全角字符；请写成 {plain}", "'{text}' has full-width characters in it; write {plain}"
    ),
    "fullwidth-comma": Text(
        "‘{text}’用了全角标点分隔；请改为半角逗号加空格“, ”",
        "'{text}' is separated by full-width punctuation; use ', '",
    ),
    "fullwidth-comma.，": Text(
        "这里是全角逗号“，”；请改为半角逗号加空格“, ”", "a full-width comma '，' stands here; write ', '"
    ),
    "fullwidth-comma.、": Text(
        "这里是顿号“、”；请改为半角逗号加空格“, ”", "an ideographic comma '、' stands here; write ', '"
    ),
    "bad-choice": Text("‘{text}’不可用；可选：{choices}", "'{text}' is none of the choices: {choices}"),
    "bad-id": Text(
        "‘{text}’不能作编号；只用文字、数字和 - _ .",
        "'{text}' cannot be an id; use letters, digits and - _ . only",
    ),
    "empty-value": Text(
        "‘{key}’没有内容；请填写或删去这个键", "'{key}' has no value; fill it in or delete the key"
    ),
    "not-for-kind": Text(
        "{kind}类指标没有‘{key}’；请删去或更改 kind",
        "a target of kind {kind} has no '{key}'; delete it or change the kind",
    ),
    "out-of-range.above": Text("{text} 不行；须大于 {above}", "{text} will not do; it must be above {above}"),
    "out-of-range.both": Text(
        "{text} 不在 {low} 到 {high} 之间；请改正", "{text} does not lie between {low} and {high}; correct it"
    ),
    "out-of-range.low": Text("{text} 太小；至少为 {low}", "{text} is too small; it is at least {low}"),
    "out-of-range.high": Text("{text} 太大；至多为 {high}", "{text} is too large; it is at most {high}"),
    "out-of-range.other": Text("{text} 超出允许范围；请改正", "{text} is out of range; correct it"),
    "target-and-task": Text(
        "同时写了 target 和 task；一条记录只报一个，请删去其一",
        "both target and task are given; an entry reports one of them: delete the other",
    ),
    "not-for-task": Text(
        "任务的记录只有文字，没有‘{key}’；请删去，或改报 target",
        "an entry of a task is words only and has no '{key}'; delete it, or report a target",
    ),
    "says-nothing": Text(
        "这条记录没有内容；请写 add、value、done、light、note、problem、next 或 evidence 之一",
        "this entry says nothing; give one of add, value, done, light, note, problem, next, evidence",
    ),
    "done-and-figure": Text(
        "同时写了 done 和数字；请只保留其一", "both done and a figure are given; keep one of them"
    ),
}

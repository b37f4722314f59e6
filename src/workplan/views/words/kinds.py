"""The words for kinds of targets, for their periods, and for what the plan asks of each."""

from collections.abc import Mapping

from workplan.views.words.text import Text

KINDS: Mapping[str, Text] = {
    "count": Text("累计数", "count"),
    "level": Text("时点数", "level"),
    "rate": Text("增速", "rate"),
    "recurring": Text("周期任务", "recurring"),
    "milestone": Text("办结事项", "milestone"),
    "duty": Text("常态工作", "duty"),
}

KIND_WITH_CODE = Text("{word}（{kind}）", "{kind}")

EVERY: Mapping[str, Text] = {
    "week": Text("每周", "every week"),
    "month": Text("每月", "every month"),
    "quarter": Text("每季度", "every quarter"),
    "half": Text("每半年", "every half year"),
    "year": Text("每年", "every year"),
}

PERIODS: Mapping[str, Text] = {
    "week": Text("{start}至{end}", "{start} to {end}"),
    "month": Text("{year}-{month}", "{year}-{month}"),
    "quarter.1": Text("{year}年第1季度", "Q1 {year}"),
    "quarter.2": Text("{year}年第2季度", "Q2 {year}"),
    "quarter.3": Text("{year}年第3季度", "Q3 {year}"),
    "quarter.4": Text("{year}年第4季度", "Q4 {year}"),
    "half.1": Text("{year}年上半年", "first half of {year}"),
    "half.2": Text("{year}年下半年", "second half of {year}"),
    "year": Text("{year}年", "{year}"),
    "span": Text("{start}至{end}", "{start} to {end}"),
}

QUANTITY: Mapping[str, Text] = {
    "unit": Text("{figure}{unit}", "{figure} {unit}"),
    "latin-unit": Text("{figure} {unit}", "{figure} {unit}"),
    "points": Text("{figure}%", "{figure}%"),
    "bare": Text("{figure}", "{figure}"),
}

GOALS: Mapping[str, Text] = {
    "at-least": Text("≥{bound}", "≥{bound}"),
    "at-most": Text("≤{bound}", "≤{bound}"),
    "between": Text("{low}–{high}", "{low}–{high}"),
    "recurring": Text("{every}≥{bound}", "≥{bound} {every}"),
    "milestone": Text("办结", "done"),
    "duty": Text("常态", "ongoing"),
    "none": Text("未设", "not set"),
    "stretch": Text("{goal}（力争{stretch}）", "{goal} (stretch {stretch})"),
    "baseline": Text("{goal}（基数{baseline}）", "{goal} (from {baseline})"),
}

SHAPES_OF_PACE: Mapping[str, Text] = {
    "even": Text("按月均衡推进", "even pace"),
    "end": Text("年底见效", "all at the end"),
}

HOLDS: Mapping[str, Text] = {
    "suspended": Text("已暂停", "suspended"),
    "cancelled": Text("已取消", "cancelled"),
}

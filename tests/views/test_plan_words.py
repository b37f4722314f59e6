"""What a plan may say, in words: as lines of text for git, and before and after a change."""

import pytest

from core.written import plan, read
from workplan.core.diff import difference
from workplan.views.phrases import Words
from workplan.views.plan_words import field_words, plan_text, value_words
from workplan.views.words import Language

ZH, EN = Words(Language.ZH), Words(Language.EN)
TOP = """\
labels: {lead: 牵头单位}
tags: 年度
meta: {version: "2"}
pace: {profile: [{by: 2022-06, share: 60}, {by: 2022-03, share: 20.5}]}
source: {file: source/2022.txt, waived: [{quote: 去年, reason: 导语}]}
revisions: [{date: 2022-04-02, reason: 疫情, targets: [visits], excused: [2022-02, 2022-03]}]
"""
LIFTS = "id: lifts, name: Lifts, kind: count, unit: 台, at_least: 52"
FULL = plan(
    f'{LIFTS}, monthly: {{2022-09: 12, 2022-08: 10}}, number: "1.1", tags: [a, b], source: [x, y]',
    "id: hall, name: Hall, kind: milestone, checkpoints: [{by: 2022-06, name: 招标}, {by: 2022-09, value: 50}]",
    "id: water, name: Water, kind: level, unit: '%', at_least: 90, keep: true",
    "id: rent, name: Rent, kind: count, unit: 套, goal: as the city, meta: {data_source: Statistics}",
    "id: visits, name: Visits, kind: recurring, every: month",
    top=TOP,
    task="profile: [{by: 2022-06, share: 40}], tags: c",
).replace("title: head", 'title: head, contact: "5678"')


def test_a_plan_is_put_into_words_with_all_that_it_may_say() -> None:
    lines = plan_text(read(FULL), ZH).splitlines()
    assert [line for line in lines if line.startswith(("  栏目", "  标签", "  自定", "  计划的", "  原文", "  不列"))] == [
        "  栏目名称：lead: 牵头单位", "  标签：年度", "  自定字段：version: 2", "  计划的序时安排：2022-06-30 60%",
        "  计划的序时安排：2022-03-31 20.5%", "  原文文件：source/2022.txt", "  不列入的原文：去年: 导语", "  标签：c",
        "  标签：a、b", "  原文：x、y", "  自定字段：data_source: Statistics",
    ]  # fmt: skip
    start = lines.index("Lifts（lifts）")
    assert lines[start - 1] == "  序时安排：2022-06-30 40%"
    assert lines[start + 1 :] == [
        "  序号：1.1", "  类别：累计数", "  单位：台", "  目标值（至少）：52台", "  月度目标：2022-08 10台",
        "  月度目标：2022-09 12台", "  标签：a、b", "  原文：x、y", "Hall（hall）", "  类别：办结事项",
        "  节点：2022-06-30 招标", "  节点：2022-09-30 50%", "Water（water）", "  类别：时点数", "  单位：%",
        "  目标值（至少）：90%", "  保持：是", "Rent（rent）", "  类别：累计数", "  单位：套",
        "  目标（文字）：as the city", "  自定字段：data_source: Statistics", "Visits（visits）", "  类别：周期任务",
        "  周期：每月", "  目标值（至少）：1", "调整记录 2022-04-02 visits", "  理由：疫情",
        "  免计周期：2022-02、2022-03",
    ]  # fmt: skip
    assert "  联系方式：5678" in lines


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2022-08: 10", "2022-08: 8", "Monthly goals: 2022-08 10 台 -> 2022-08 8 台"),
        ("2022-06, name: 招标", "2022-07, name: 招标", "Checkpoints: 2022-06-30 招标 -> 2022-07-31 招标"),
        (", keep: true", "", "To be kept: yes -> —"),
        ("goal: as the city", "goal: as all", "Goal in words: as the city -> as all"),
        ("excused: [2022-02, 2022-03]", "excused: [2022-02]", "Excused periods: 2022-02, 2022-03 -> 2022-02"),
        ("share: 40", "share: 45", "Profile: 2022-06-30 40% -> 2022-06-30 45%"),
        ("share: 60", "share: 65", "Profile of the plan: 2022-06-30 60% -> 2022-06-30 65%"),
        ("labels: {lead: 牵头单位}", "labels: {title: Post}", "Labels: lead: 牵头单位 -> title: Post"),
        ("tags: 年度\n", "", "Tags: 年度 -> —"),
        ('version: "2"', 'version: "3"', "Own fields: version: 2 -> version: 3"),
        ("file: source/2022.txt", "file: a.txt", "Source file: source/2022.txt -> a.txt"),
        ("reason: 导语", "reason: 背景", "Waived of the source: 去年: 导语 -> 去年: 背景"),
        ('contact: "5678"', 'contact: "1234"', "Contact: 5678 -> 1234"),
        ('number: "1.1", ', "", "No.: 1.1 -> —"),
    ],
)  # fmt: skip
def test_a_change_of_what_a_plan_may_say_is_told_in_words(old: str, new: str, said: str) -> None:
    assert FULL.count(old) == 1
    [change] = difference(read(FULL), read(FULL.replace(old, new))).changes
    before, after = (value_words(change.field, value, EN) for value in (change.old, change.new))
    assert f"{field_words(change, EN)}: {before} -> {after}" == said

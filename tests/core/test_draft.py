"""The rules by which sentences, rows and outlines are read."""

from datetime import date

import pytest

from workplan.core.calendar import Span
from workplan.core.draft_promise import Promise, Why
from workplan.core.draft_sentence import figures, tongue_of

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
FISCAL = Span(date(2024, 4, 1), date(2025, 3, 31))


def read(text: str) -> tuple[list[Promise], list[tuple[str, Why]]]:
    promises, asides = figures(text, YEAR, tongue_of(chinese=max(text) > "\u3400"))
    return promises, [(text[each.number.start : each.number.unit_end], each.why) for each in asides]


def said(promise: Promise) -> str:
    """A promise as one line, without what is as always."""
    parts = [promise.kind.value, promise.name, promise.bound, str(promise.value), promise.unit]
    parts += [
        f"{key} {value}" for key, value in (("stretch", promise.stretch), ("base", promise.baseline)) if value
    ]
    parts += [f"by {promise.due}"] if promise.due else []
    parts += [promise.every.value] if promise.every else []
    parts += [
        word
        for word, is_so in (("part", promise.part), ("keep", promise.keep), (promise.size, promise.size))
        if is_so
    ]
    return " ".join([*parts, *promise.doubts])


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("力争高新技术企业达到50家，确保收入增长8%左右", ["level 高新技术企业 at_least 50 家", "rate 收入增速 at_least 8 % about"]),
        ("确保引进项目50个，力争60个", ["count 引进项目 at_least 50 个 stretch 60"]),
        ("床位由40张增加到70张，库存从9万吨降至5万吨", ["level 床位 at_least 70 张 base 40", "level 库存 at_most 5 万吨 base 9"]),
        ("事故不超过3起，人数控制在732人以内，能耗不高于9吨", ["count 事故 at_most 3 起", "level 人数 at_most 732 人", "level 能耗 at_most 9 吨"]),
        ("出生缺陷发生率下降0.5个百分点，产值翻一番", ["rate 出生缺陷发生率 at_most -0.5 %", "rate 产值增速 at_least 100 %"]),
        ("达标率保持在95%以上，播种面积稳定在4万亩", ["level 达标率 at_least 95 % keep", "level 播种面积 at_least 4 万亩 keep"]),
        ("每季度至少组织1次外出招商", ["recurring 外出招商 at_least 1 次 quarter"]),
        ("投资26亿元（含民间投资8亿元），其中工业投资9亿元", ["count 投资 at_least 26 亿元", "count 民间投资 at_least 8 亿元 part", "count 工业投资 at_least 9 亿元 part"]),
        ("推进老街3600m²历史建筑修缮", ["milestone 推进老街历史建筑修缮 at_least 3600 m² 3600 m²"]),
        ("新增52台、完工26台加梯", ["count 新增加梯 at_least 52 台", "count 完工加梯 at_least 26 台"]),
        ("新开公交线3条、调整20条，10月底前到位", ["count 新开公交线 at_least 3 条 by 2024-10-31", "count 调整 at_least 20 条 by 2024-10-31"]),
        ("6月底前新建公园2个，惠民活动10场", ["count 新建公园 at_least 2 个 by 2024-06-30", "count 惠民活动 at_least 10 场"]),
        ("引进人才三名，举办培训8期，约30人", ["count 引进人才 at_least 3 名", "count 培训 at_least 8 期", "count 举办培训8期 at_least 30 人 about"]),
        ("Cut waste by 10%, keep sickness at 4.5% or less", ["rate Cut waste at_most -10 %", "level keep sickness at_most 4.5 %"]),
        ("Raise the rate from 30% to 60% by 30 June", ["level Raise the rate at_least 60 % base 30 by 2024-06-30"]),
        ("Run at least 2 webinars every month", ["recurring Run webinars at_least 2 webinars month"]),
        ("Build 450 homes, of which 120 will be rented", ["count Build homes at_least 450 homes", "count rented at_least 120 homes part"]),
        ("We will double the number of volunteers", ["rate the number of volunteers at_least 100 % kind"]),
        ("We will halve landfill, and deliver savings of £3.2m", ["rate landfill at_most -50 % kind", "count deliver savings at_least 3.2 £ million"]),
        ("Treat around 2 million people", ["count Treat people at_least 2 million people about"]),
        ("The number of visits will reach 500 a month", ["recurring The number of visits will at_least 500 visits month"]),
        ("确保引进60个，力争50个", ["count 引进60个 at_least 60 个", "count 引进60个 at_least 50 个"]),
        ("新增1，200户", ["count 新增 at_least 1200 户"]),
        ("We will double 5 homes", ["count double homes at_least 5 homes"]),
        ("Raise it from 30 per cent to 60 per cent", ["level Raise it at_least 60 % base 30"]),
        ("Hold 4 meetings per year", ["count Hold meetings at_least 4 meetings"]),
        ("Reach a monthly score of 60", ["level Reach a monthly score at_least 60 "]),
        ("Have one team open at least one office", ["count Have one team open office at_least 1 office"]),
        ("Train 1,200 people, 300 of them over 65", ["count Train people at_least 1200 people", "count Train 1,200 people at_least 300 people part"]),
        ("Raise the share from 60% -> 80%", ["level Raise the share from 60% at_least 80 %"]),
        ("Uptime - 99.9%", ["level Uptime at_least 99.9 %"]),
        ("对30个小区进行安全提升，平均资费再降10%", ["count 对小区进行安全提升 at_least 30 个", "rate 平均资费增速 at_most -10 %"]),
        ("Win 50+ deals", ["count Win deals at_least 50 deals"]),
        ("接收档案25卷，其中民生档案不少于10卷", ["count 接收档案 at_least 25 卷", "count 民生档案 at_least 10 卷 part"]),
        ("赤字比去年增加3亿元", ["count 赤字比去年增加 at_least 3 亿元"]),
        ("起征点提高到15万元，人口增长率控制在6以内", ["level 起征点 at_least 15 万元", "level 人口增长率 at_most 6 "]),
        ("引进超10亿元项目5个", ["count 引进超10亿元项目 at_least 5 个"]),
        ("Compliance completed and covering 100% of transactions, $2m spent", ["level covering of transactions at_least 100 %", "count spent at_least 2 $ million"]),
        ("Achieve ten day close, avg. 4 out of 5 on a survey", ["level Achieve day at_least 10 day", "level avg at_least 4 "]),
        ("Build two depots and refurbish 3 sites", ["count Build depots at_least 2 depots", "count refurbish sites at_least 3 sites"]),
        ("Deliver 10 to 12 projects", ["count Deliver projects at_least 10 projects stretch 12"]),
    ],
)  # fmt: skip
def test_a_sentence_promises(text: str, promises: list[str]) -> None:
    assert [said(each) for each in read(text)[0]] == promises


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("去年新增8家，对200多家企业、50万元以上重点企业服务", [("8家", Why.FACT), ("200多家", Why.SCOPE), ("50万元", Why.SCOPE)]),
        ("2023年建成3个站点", [("2023年", Why.DATE), ("3个", Why.FACT)]),
        ("用好12345热线，建设“1+5”体系和“15分钟”圈", [("1", Why.NAME), ("5", Why.NAME), ("12345", Why.NAME), ("15分钟", Why.NAME)]),
        ("排名前3名，惠及居民40户，围绕5大产业的12个村，深化19项服务", [("3名", Why.NAME), ("5", Why.NAME), ("40户", Why.SCOPE), ("12个", Why.SCOPE), ("19项", Why.SCOPE)]),
        ("逐步“东西”三个片区，改造（共5层）", [("三个", Why.SCOPE), ("5层", Why.SCOPE)]),
        ("为60岁以上老人体检，24小时值守，5亿元以上的项目", [("60岁", Why.SCOPE), ("24小时", Why.SCOPE), ("5亿元", Why.SCOPE)]),
        ("加快195亿元的项目，打造千亩以上示范点68个，3.1万千瓦+2万千瓦时项目", [("195亿元", Why.SCOPE), ("千亩", Why.SCOPE), ("3.1", Why.NAME), ("2", Why.NAME)]),
        ("近3亿人领取养老金，14亿人的饭碗", [("3亿人", Why.SCOPE), ("14亿人", Why.SCOPE)]),
        ("Answer 95% of calls => 100%, 0%", [("100%", Why.FACT), ("0%", Why.FACT)]),
        ("Deliver the analysis to all of our partners now - 40%", [("40%", Why.FACT)]),
        ("庆祝建党100周年，由月销售额10万元提高到15万元", [("100周", Why.NAME), ("10万元", Why.SCOPE)]),
        ("执行加计扣除75%政策，保障14亿人的粮食安全，纳税超500万元、超1000万元楼宇", [("75%", Why.SCOPE), ("14亿人", Why.SCOPE)]),
        ("All of the entitlements of our staff were met Day 1 - 75%", [("1", Why.FACT)]),
        ("In 2024 we opened 3 parks", [("2024", Why.DATE), ("3", Why.FACT)]),
        ("Our 7 districts have 311 points; see Section 4", [("7", Why.FACT), ("311", Why.FACT), ("4", Why.NAME)]),
        ("Serve all 1,200 residents (in 3 wards) over a 5-year term", [("1,200", Why.SCOPE), ("3", Why.SCOPE), ("5", Why.NAME)]),
        ("Answer 85% of calls within 60 seconds", [("60", Why.SCOPE)]),
        ("Lead the 4 by 4", [("4", Why.NAME), ("4", Why.NAME)]),
    ],
)  # fmt: skip
def test_a_number_that_promises_nothing_says_why(text: str, asides: list[tuple[str, Why]]) -> None:
    found = read(text)[1]
    assert sorted(found) == sorted(asides)

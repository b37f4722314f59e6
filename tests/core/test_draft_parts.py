"""The parts of a draft: days, people, outlines, rows, and what fits a plan."""

from datetime import date
from decimal import Decimal

import pytest

from workplan.core.binding import SourceText
from workplan.core.calendar import Every, Span
from workplan.core.draft import Draft, drafted
from workplan.core.draft_bind import bindings
from workplan.core.draft_en import EN
from workplan.core.draft_outline import Outline, chosen, outline_of, period_in
from workplan.core.draft_rows import Role, role_of
from workplan.core.draft_sentence import commitments
from workplan.core.draft_tongue import People
from workplan.core.draft_zh import ZH
from workplan.core.plan import Kind
from workplan.core.source import Block, Cell, Document, Form
from workplan.files.plan.read import read_plan
from workplan.files.source.plan import plan_text
from workplan.files.source.text import read_text

YEAR = Span(date(2024, 1, 1), date(2024, 12, 31))
FISCAL = Span(date(2024, 4, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-06-30前，2024年3月5日前，四月15日", ["2024-06-30", "2024-03-05", "2024-04-15"]),
        (
            "6月底、5月上旬、明年2月底前、13月底、2月30日前",
            ["2024-06-30", "2024-05-10", "2025-02-28", "2024-02-29"],
        ),
        (
            "一季度完成，上半年建成，下半年，第3季度末",
            ["2024-03-31", "2024-06-30", "2024-12-31", "2024-09-30"],
        ),
        ("2025年底前，年底前，9月完成", ["2025-12-31", None, "2024-09-30"]),
        ("3月0日前", []),
    ],
)
def test_days_that_chinese_sets(text: str, days: list[str | None]) -> None:
    assert [each.day and str(each.day) for each in ZH.deadlines(text, YEAR)] == days


@pytest.mark.parametrize(
    ("text", "period", "days"),
    [
        ("by 31 March 2025, by June 5, in May 2024 and by October", FISCAL, ["2025-03-31", "2024-06-05", "2024-05-31", "2024-10-31"]),
        ("by Q1, second quarter, quarter 3, Q4 2024", FISCAL, ["2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31"]),
        ("by Q3", YEAR, ["2024-09-30"]),
        ("by spring 2024, by 2024/25, by the end of the year, 2024-05-06", YEAR, ["2024-05-31", "2025-03-31", None, "2024-05-06"]),
    ],
)  # fmt: skip
def test_days_that_english_sets(text: str, period: Span, days: list[str | None]) -> None:
    assert [each.day and str(each.day) for each in EN.deadlines(text, period)] == days


def test_how_often() -> None:
    assert [each.every for each in ZH.rhythms("每月一次，按季度，每学期")] == [
        Every.MONTH,
        Every.QUARTER,
        Every.HALF,
    ]
    assert [each.every for each in EN.rhythms("weekly, every half-year")] == [
        Every.WEEK,
        Every.HALF,
    ]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("（由李明副主任、王芳副书记按分工牵头实施）", {"李明": "副主任", "王芳": "副书记"}, ()),
        ("（医政处负责，财务处配合）", {"医政处": None}, ("财务处",)),
        ("（责任单位：县工信局、县商务局；配合单位：县科技局）", {"县工信局": None, "县商务局": None}, ("县科技局",)),
        ("推进改造，由区住建局牵头。", {"区住建局": None}, ()),
        ("完成改造（区住建局、区财政局）", {"区住建局": None, "区财政局": None}, ()),
        ("党群中心（社会组织服务大厅）", {}, ()),
        ("Open it (Lead: Jane Doe and Tom Roe; support: Finance)", {"Jane Doe": None, "Tom Roe": None}, ("Finance",)),
        ("Work led by the Harbour Team.", {"Harbour Team": None}, ()),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps(text: str, lead: dict[str, str | None], support: tuple[str, ...]) -> None:
    found = (EN if text.isascii() else ZH).people_of(text)
    assert (dict(found.lead), found.support) == (lead, support)


def test_people_in_cells_and_before_colons() -> None:
    assert ZH.people_in("副主任李明、经发办（配合：财政所）") == People(
        {"李明": "副主任", "经发办": None}, ("财政所",)
    )
    assert EN.people_in("Jane Doe & Tom Roe") == People({"Jane Doe": None, "Tom Roe": None})
    assert ZH.without_people("建成（由甲局牵头）。Open (Lead: Bo)").split() == [
        "建成",
        "。Open",
        "(Lead:",
        "Bo)",
    ]
    assert EN.without_people("Open it (Lead: Bo Li) now, support: Al").split() == [
        "Open",
        "it",
        "now,",
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "制定实施方案，加强队伍建设，9月底前整改到位，每月召开例会，提升满意度，好",
            ["milestone", "duty", "milestone", "recurring"],
        ),
        ("引进一批龙头企业", ["milestone", "count"]),
        ("Publish the plan by June", ["milestone"]),
        ("We will continue to support carers", ["duty"]),
        ("Review the register every month", ["recurring"]),
        ("Promote cycling", ["duty"]),
        ("Last year we opened a centre", []),
        ("The weather is nice", []),
        ("The path will be completed at all sites", ["milestone"]),
        ("通过国家级档案馆测试", ["milestone"]),
    ],
)
def test_what_is_promised_in_words(text: str, kinds: list[str]) -> None:
    found = commitments(text, YEAR, EN if text.isascii() else ZH)
    assert [each.kind.value for each in found] == kinds


def draft(text: str, sections: str = "all", *, words: bool = False, year: Span = YEAR) -> Draft:
    document = read_text(text)
    outline = outline_of(document)
    parts = chosen(outline, sections)
    assert parts is not None
    return drafted(document, outline, (parts, year), words=words)


def titles(outline: Outline) -> list[str]:
    return [part.title for part in outline.choices]


def test_an_outline_without_marks_is_made_of_short_lines() -> None:
    outline = outline_of(
        read_text(
            "工作要点\n\n重点项目\n\n新增加梯5台，全部投入使用。\n\n民生实事\n\n建成3个站点，全部开放。\n"
        )
    )
    assert titles(outline) == ["重点项目", "民生实事"]
    english = outline_of(read_text("Plan\n\nHOMES\n\nBuild 5 homes.\n\nRoads and paths\n\nPave 5 miles.\n"))
    assert titles(english) == ["HOMES"]
    assert [part.title for part in english.parts[0].parts] == ["Roads and paths"]


def test_a_document_may_have_no_title_no_part_or_one_part_alone() -> None:
    assert outline_of(read_text("1. 新增加梯5台。\n2. 建成站点3个。\n")).title == "新增加梯5台。"
    assert titles(
        outline_of(
            read_text("只有一段话，没有标题，也没有任何提纲可言，所以全文只能是一个部分，新增加梯5台。")
        )
    ) == [""]
    alone = outline_of(
        read_text("# 要点\n\n## 总的部分\n\n### 一、项目\n\n新增5台。\n\n### 二、民生\n\n建成3个。\n")
    )
    assert titles(alone) == ["项目", "民生"]
    assert outline_of(Document(())).title == ""


def test_a_short_line_about_a_year_or_the_work_is_a_heading() -> None:
    outline = outline_of(
        read_text(
            "——2023年1月8日在全体会议上\n\n某市政府工作报告\n\n2022年工作\n\n（一）抓项目。新增3个。\n\n"
            "2023年工作安排\n\n主要目标是增长7%。\n\n重点任务\n\n（一）抓民生[^1]。建成2个。\n"
        )
    )
    assert outline.title == "某市政府工作报告"
    assert [(part.title, part.looks_back) for part in outline.choices] == [
        ("2022年工作", True),
        ("2023年工作安排", False),
    ]
    assert [[below.title for below in part.parts] for part in outline.choices[1].parts] == [["抓民生"]]


@pytest.mark.parametrize(
    ("head", "chinese", "period"),
    [
        ("Plan 2024-25", False, FISCAL),
        ("Plan 2024-2027", False, Span(date(2024, 1, 1), date(2027, 12, 31))),
        ("2024年下半年工作安排", True, Span(date(2024, 7, 1), date(2024, 12, 31))),
        ("2024年上半年工作安排", True, Span(date(2024, 1, 1), date(2024, 6, 30))),
        ("工作安排", True, None),
    ],
)
def test_the_period_that_a_title_names(head: str, chinese: bool, period: Span | None) -> None:
    assert period_in(head, head, ZH if chinese else EN) == period


@pytest.mark.parametrize(
    ("title", "organization", "year"),
    [
        ("关于2024年工作总结和2025年工作计划", "?", 2025),
        ("关于2024年工作总结和2025年、2026年工作计划", "?", None),
        ("南桥街道2024年工作要点", "南桥街道", 2024),
        ("2023年市政府民生实事项目实施计划表", "市政府", 2023),
        ("2023年区《政府工作报告》重点任务分解方案", "?", 2023),
        ("青禾中学2025—2026学年度工作计划", "青禾中学", 2025),
        ("Annual plan 2026: Open Doors Trust", "Open Doors Trust", 2026),
        ("Riverton City Strategic Plan 2025", "Riverton City", 2025),
        ("Westbrook County", "Westbrook County", None),
        ("Corporate plan 2025", "?", 2025),
    ],
)
def test_a_title_says_whose_plan_it_is_and_of_what_year(
    title: str, organization: str, year: int | None
) -> None:
    text = (
        f"# {title}\n\n## 一、抓项目\n\n新建站点5个。\n"
        if max(title) > "㐀"
        else f"# {title}\n\n## A\n\nBuild 5 homes.\n"
    )
    document = read_text(text)
    outline = outline_of(document)
    assert (outline.period and outline.period.start.year) == year
    made = drafted(document, outline, (outline.choices, YEAR))
    assert made.organization == organization
    marked = f"organization: {organization}" if organization != "?" else 'organization: "?"  # ? NAME'
    assert marked in plan_text(made, ("a.txt", "0"), lambda doubt: doubt.name)


def test_a_bold_line_that_says_who_leads_is_no_heading() -> None:
    made = draft("# Plan\n\n## Priority 1: Reading\n\n**Lead: Head of Libraries**\n\n- Lend 430 books.\n")
    (task,) = made.sections[0].tasks
    assert (task.title, list(task.people.lead)) == ("Reading", ["Head of Libraries"])


def test_parts_whose_numbers_begin_anew_are_told() -> None:
    outline = outline_of(
        read_text(
            "计划\n\n一、甲\n\n（一）子\n\n（二）丑\n\n二、乙\n\n（一）寅\n\n一、丙\n\n（一）卯\n\n（一）辰\n"
        )
    )
    assert [(part.number, part.title) for part in outline.restarts] == [("一", "丙"), ("一", "辰")]


def test_what_stands_before_a_page_of_markdown_and_tags_are_nothing_but_its_title() -> None:
    page = '---\nlayout: page\ntitle: "Plan 2025"\ntags:\n  - a1\n---\n\n## One\n\nBuild <b>5</b> homes.<br>\n<iframe src="x?gid=15">\n</iframe>\n'
    document = read_text(page)
    assert [(block.line, block.text) for block in document.blocks] == [
        (1, "Plan 2025"),
        (8, "One"),
        (10, "Build 5 homes."),
    ]
    assert [block.text for block in read_text("---\nlayout: page\n---\nA 5.\n---\nb: 6\n---\n").blocks] == [
        "A 5.",
        "b: 6",
    ]


def test_parts_are_chosen_by_place_number_or_title() -> None:
    outline = outline_of(
        read_text("2024年要点\n\n一、回顾\n\n甲。\n\n二、项目\n\n乙。\n\n三、民生\n\n丙。\n")
    )

    def named(wanted: str) -> list[str] | None:
        parts = chosen(outline, wanted)
        return None if parts is None else [part.title for part in parts]

    assert named("all") == ["项目", "民生"]
    assert named("2-3") == named("二，三") == named("项目,民生") == ["项目", "民生"]
    assert [named(each) for each in ("0", "2-9", "无", "")] == [None] * 4


@pytest.mark.parametrize(
    ("head", "role"),
    [("序号", Role.NUMBER), ("责任单位", Role.LEAD), ("配合单位", Role.SUPPORT), ("2024年目标值", Role.VALUE), ("3月", Role.POINT), ("一季度", Role.POINT), ("备注", Role.RESULT), ("Lead officer", Role.LEAD), ("Target 2025", Role.VALUE), ("其他", Role.TEXT)],
)  # fmt: skip
def test_a_heading_says_what_its_column_is_for(head: str, role: Role) -> None:
    assert role_of(head) is role


def rows(head: str, *body: str) -> Draft:
    return draft("# 2024年任务\n\n" + "\n".join(f"| {line} |" for line in (head, *body)))


def test_rows_of_months_quarters_and_stages() -> None:
    made = rows(
        "指标 | 单位 | 全年目标 | 一季度 | 二季度 | 三季度 | 四季度",
        "新增甲 | 个 | 40 | 10 | 10 | 10 | 10",
        "新增乙 | 个 | 40 | 5 | 15 | 30 | 40",
        "新增丙 | 个 | 40 | 15 | 5 | 30 | 39",
        "优良率增长 | % | 4 | 1 | 2 | 3 | 4",
    )
    assert [
        ([(day, int(n)) for day, n in t.promise.points], [*map(str, t.promise.doubts)]) for t in made.targets
    ] == [
        ([(date(2024, 3, 31), 10), (date(2024, 6, 30), 20), (date(2024, 9, 30), 30)], []),
        ([(date(2024, 3, 31), 5), (date(2024, 6, 30), 15), (date(2024, 9, 30), 30)], []),
        ([], ["points"]),
        ([(date(2024, 3, 31), 1), (date(2024, 6, 30), 2), (date(2024, 9, 30), 3)], []),
    ]
    staged = rows(
        "任务 | 6月 | 9月 | 责任单位",
        "建设新馆 | 完成招标 | 主体封顶 | 建设科",
        "每月检查1次 | 1 | 2 | 建设科",
    )
    assert [t.promise.stages for t in staged.targets] == [
        ((date(2024, 6, 30), "完成招标"), (date(2024, 9, 30), "主体封顶")),
        (),
    ]


def test_rows_say_their_figures_in_many_ways() -> None:
    made = rows(
        "指标（个） | 2023年基数 | 目标值 | 责任科室",
        "企业总数 | 800 | 达到900 | 甲科",
        "事故起数 | 9 | 0 | 甲科",
        "能耗下降（%） | | 3 | 乙科",
        "站点 | | 新建5个、改造3个 | 乙科",
        "排名 | | 第一 | 乙科",
        "投诉量 | 50 | 40-45 | ",
    )
    assert [
        (
            t.promise.name,
            t.promise.kind.value,
            t.promise.unit,
            t.promise.bound,
            str(t.promise.value),
            t.promise.baseline,
        )
        for t in made.targets
    ] == [
        ("企业总数", "level", "个", "at_least", "900", 800),
        ("事故起数", "level", "个", "at_most", "0", 9),
        ("能耗下降", "rate", "%", "at_most", "-3", None),
        ("站点新建", "count", "个", "at_least", "5", None),
        ("站点改造", "count", "个", "at_least", "3", None),
        ("投诉量", "count", "个", "at_least", "40", None),
    ]
    assert [task.people.lead for section in made.sections for task in section.tasks] == [
        {"甲科": None},
        {"乙科": None},
        {},
    ]
    odd = rows("任务 | 阶段 | 责任单位", "建设新馆 | 完成招标 | 建设科")
    assert [t.promise.stages for t in odd.targets] == [()]
    bare = rows("指标 | 目标值", "甲 | 5", "没有数 | ")
    assert [(t.promise.unit, t.promise.doubts) for t in bare.targets] == [("", ("unit",))]


def test_dated_figures_are_checkpoints_and_days_fit_the_period() -> None:
    made = draft(
        "2024年要点\n\n一、项目（由甲局牵头）\n\n新增加梯52台，6月底前完成20台，11月底前完成52台，9月底前完成60台。"
        "2025年6月底前建成公园2个。全部完成投资0亿元。\n"
    )
    assert [(t.promise.name, t.promise.points, t.promise.doubts) for t in made.targets] == [
        ("新增加梯", ((date(2024, 6, 30), Decimal(20)),), ()),
        ("完成", (), ()),
        ("建成公园", (), ("due",)),
        ("全部完成投资", (), ()),
    ]
    assert [t.promise.bound for t in made.targets][-1] == "at_most"
    assert made.owners == {"甲局": None}


def test_a_draft_has_rows_and_text_side_by_side() -> None:
    made = draft(
        "# 2024年要点\n\n## 一、项目\n\n### （一）甲\n\n总述，新增5台。\n\n#### 1. 小甲\n\n新增6台。（由甲局牵头）\n\n#### 2. 小乙\n\n新增7台。（由乙局牵头）\n\n"
        "### （二）表\n\n导语，新增8台。\n\n| 指标 | 目标值 | 牵头单位 |\n|---|---|---|\n| 新增丙 | 9台 | 丙局 |\n\n"
        "## 二、只有话\n\n加强管理。\n\n## 三、无人\n\n| 指标 | 目标值 |\n|---|---|\n| 新增丁 | 3台 |\n\n后记，新增4台。\n"
    )
    assert [(task.title, [str(t.promise.value) for t in task.targets]) for s in made.sections for task in s.tasks] == [
        ("甲", ["5"]), ("小甲", ["6"]), ("小乙", ["7"]), ("表", ["8"]), ("新增丙", ["9"]), ("新增丁", ["3"]),
    ]  # fmt: skip
    assert [str(t.promise.value) for s in made.sections for t in s.targets] == ["4"]
    assert "加强管理" in [
        t.promise.name for t in draft("2024年要点\n\n一、只有话\n\n加强管理。\n", words=True).targets
    ]


def test_key_results_and_units_before_a_colon_are_owners() -> None:
    made = draft(
        "# 2024 OKR\n\n## Objective 1: Grow\n\n- Ann Lee: Sign 40 customers\n- the rest: Sign 9 partners\n\n## Objective 2: Care\n\n- 市场部：新增客户5家\n"
    )
    assert [t.promise.owners for t in made.targets] == [("Ann Lee",), (), ("市场部",)]


def test_who_stands_before_the_colon_of_an_objective_leads_its_key_results() -> None:
    made = draft(
        "# 2024 OKRs\n\n## Sales\n\n1. **Sales (Closing): Grow.**\n   1. Sign 40 customers this year.\n1. **Care.**\n   1. Hire 3 nurses now.\n"
    )
    tasks = [task for section in made.sections for task in section.tasks]
    assert [[*task.people.lead] for task in tasks if task.targets] == [["Sales (Closing)"], []]


def test_a_column_of_an_earlier_year_is_where_it_began() -> None:
    made = rows("指标 | 2023年目标 | 2024年目标", "企业总数（家） | 800 | 900", "比重 | | 提升4个百分点")
    assert [(t.promise.kind, t.promise.value, t.promise.baseline) for t in made.targets] == [
        (Kind.LEVEL, Decimal(900), Decimal(800)),
        (Kind.RATE, Decimal(4), None),
    ]


def test_notes_are_definitions_with_or_without_a_term() -> None:
    made = draft(
        "2024年要点\n\n一、项目\n\n建设“四个一”[^1]站点5个，改造[^2]、[^3]3个。\n\n[^1]: 指一队、一章、一图、一表。\n\n[^2]: 改造：拆；建\n\n[^3]: 改造：修\n\n[^4]: 没有用到：无\n"
    )
    assert made.definitions == {
        "四个一": ("指一队", "一章", "一图", "一表"),
        "改造": ("拆", "建"),
        "改造2": ("修",),
    }


def test_every_kind_of_target_is_written_so_that_it_is_read() -> None:
    text = (
        "2024年要点\n\n一、项目\n\n达标率保持在95%以上。由40张增加到70张床位。确保引进5家，力争8家。引进一批企业。每月检查。"
        "改造老街3600m²街区建设。投资26亿元（含民间投资8亿元）。约30人。\n"
    )
    written = plan_text(draft(text, words=True), ("source/2024.txt", "0" * 64), str)
    found = read_plan(written.encode(), "plan/2024.yaml")
    assert found.problems == ()
    assert found.plan is not None
    assert {target.kind for target in found.plan.targets} >= {
        Kind.LEVEL,
        Kind.COUNT,
        Kind.RECURRING,
        Kind.MILESTONE,
    }
    assert plan_text(Draft("a", "b", False, YEAR, {}, {}, (), 0, ()), ("x", "0"), str).endswith(
        "owners: {}\n\nsections: []\n"
    )


def test_a_plan_is_bound_by_figures_names_and_titles() -> None:
    text = "2024年要点\n\n一、项目\n\n新增加梯5台，新增站点5台。每月检查。\n\n二、另项\n\n其他。\n"
    document = read_text(text)
    plan = read_plan(
        plan_text(draft(text), ("x", "0" * 64), str).replace(", source: ", ", detail: ").encode(),
        "plan/2024.yaml",
    ).plan
    assert plan is not None
    assert bindings(plan, SourceText(document)) == {
        "新增加梯": ("新增加梯5台",), "新增站点": ("新增站点5台",), "检查": ("每月检查",),
    }  # fmt: skip


def test_what_else_the_document_asks_for_is_quoted_by_what_has_its_figure_or_words() -> None:
    text = (
        "2024年要点\n\n一、加梯\n\n加强组织领导，建立联席机制。新增加梯52台，上半年完成26台。"
        "组建生力军和大使团。完成改造。\n"
    )
    written = """\
title: 2024年要点
organization: 街道
language: zh
period: {start: 2024-01-01, end: 2024-12-31}
owners:
  李明:
sections:
  - id: s
    title: 加梯
    tasks:
      - id: t
        title: 加梯
        detail: 联席机制
        lead: [李明]
        targets:
          - {id: lifts, name: 新增加梯, kind: count, unit: 台, at_least: 52, checkpoints: [{by: 2024-06, value: 26}]}
          - {id: corps, name: 组建生力军, kind: milestone}
          - {id: envoys, name: 大使团, kind: milestone}
          - {id: done, name: 修路, kind: milestone, source: 完成改造}
"""
    plan = read_plan(written.encode(), "plan/2024.yaml").plan
    assert plan is not None
    assert bindings(plan, SourceText(read_text(text))) == {
        "lifts": ("新增加梯52台", "上半年完成26台"),
        "corps": ("组建生力军",),
        "envoys": ("大使团",),
        "t": ("建立联席机制",),
    }


def test_cells_and_blocks_that_say_nothing_are_left_out() -> None:
    block = Block(Form.ROW, "甲", 1, cells=(Cell("指标", "甲"), Cell("目标值", "")))
    document = Document((Block(Form.PARAGRAPH, "2024年要点", 1), block))
    outline = outline_of(document)
    assert drafted(document, outline, (outline.choices, YEAR)).sections == ()


def test_signs_and_sentences_behind_a_number_are_parts() -> None:
    outline = outline_of(read_text("要点\n\n◆ 重点工作\n\n新增5台。\n\n◆ 新增6台。\n"))
    assert titles(outline) == ["重点工作"]
    english = outline_of(
        read_text("Plan\n\n1. We will build 5 homes here. It helps.\n\n2. Roads\n\nPave them.\n")
    )
    assert [part.title for part in english.parts[0].parts] == [
        "We will build 5 homes here. It helps.",
        "Roads",
    ]
    assert titles(english) == [""]


def test_rows_beside_parts_and_parts_without_text() -> None:
    made = draft(
        "# 2024年要点\n\n## 一、项目\n\n### （一）甲\n\n| 指标 | 目标值 |\n|---|---|\n| 新增丙 | 9台 |\n\n#### 1. 小甲\n\n新增6台。\n\n"
        "### （二）乙\n\n#### 1. 小乙\n\n新增7台。（由乙局牵头）\n\n#### 2. 小丙\n\n新增8台。（由丙局牵头）\n\n"
        "### （三）丁\n\n| 指标 | 目标值 |\n|---|---|\n| 新增丁 | 3台 |\n\n## 二、其他\n\n新增1台。\n"
    )
    assert [(task.title, [str(t.promise.value) for t in task.targets]) for s in made.sections for task in s.tasks] == [
        ("甲", ["9", "6"]), ("小乙", ["7"]), ("小丙", ["8"]), ("新增丁", ["3"]), ("其他", ["1"]),
    ]  # fmt: skip


def test_a_term_in_a_sentence_without_a_target_is_explained_at_the_task() -> None:
    made = draft(
        "2024年要点\n\n一、项目\n\n（一）甲\n\n加强“四个一”[^1]管理。新增5台。\n\n[^1]: 四个一：甲、乙\n"
    )
    written = plan_text(made, ("x", "0" * 64), str)
    assert '        detail: "[^四个一]"\n' in written


def test_of_columns_of_several_years_that_of_the_plan_is_the_target() -> None:
    text = "| Measure | Actual 2023 | Projected 2024 | Budget 2025 | Budget 2026 |\n|---|---|---|---|---|\n| Visits | 5 | 6 | 7 | 8 |\n"
    for year, goals in ((FISCAL, ["7"]), (YEAR, ["6"])):
        made = draft(f"# Plan\n\n{text}", year=year)
        assert [
            str(t.promise.value) for s in made.sections for task in s.tasks for t in task.targets
        ] == goals


def test_items_of_a_list_that_name_others_are_each_their_own() -> None:
    made = draft(
        "# OKRs 2024\n\n## Objective 1: Calm\n\n- Train 2 people - @ann\n- **Data, Team:** Train 3 people\n"
        "- Train 4 people (DRI: Bo Li)\n"
    )
    found = [
        (str(t.promise.value), *t.promise.owners) for s in made.sections for k in s.tasks for t in k.targets
    ]
    assert found == [("2", "ann"), ("3", "Data, Team"), ("4", "Bo Li")]


def test_the_plans_year_is_looked_for_in_columns_that_are_said_to_hold_goals_too() -> None:
    text = "| Measure | Ceiling 2024 | Ceiling 2025 |\n|---|---|---|\n| Visits | 6 | 7 |\n"
    document = read_text(f"# Plan\n\n{text}")
    outline = outline_of(document)
    roles = {"Ceiling 2024": Role.VALUE, "Ceiling 2025": Role.VALUE}
    made = drafted(document, outline, (chosen(outline, "all") or (), FISCAL), words=False, roles=roles)
    assert [str(t.promise.value) for s in made.sections for task in s.tasks for t in task.targets] == ["7"]

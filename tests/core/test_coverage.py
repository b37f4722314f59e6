"""What of a document a plan answers for: quotes found again, figures claimed, clauses forgotten."""

import pytest

from workplan.core.binding import Binding, SourceText, bind, quotes_of
from workplan.core.coverage import Coverage, became, coverage_of, sourced
from workplan.core.coverage_state import Sourced, State
from workplan.core.plan import Plan, Target
from workplan.core.source import Document
from workplan.files.source.text import read_text

from .written import plan, read

LIFTS = "id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52, source: add 52 lifts"
DONE = "id: done, name: Lifts done, kind: count, unit: lifts, at_least: 26, source: complete 26 lifts"
TEXT = "Work plan\n\nWe will add 52 lifts and complete 26 lifts."
TWO_TASKS = """\
title: Plan
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
source: {file: source/2022.txt}
owners: {Ann: {title: head}}
sections:
  - id: town
    title: Town
    tasks:
      - id: north
        title: In the north
        lead: [Ann]
        targets:
          - {id: a, name: Old trees, kind: duty, source: care for old trees}
          - {id: b, name: Hall, kind: milestone, source: open a new hall}
      - id: south
        title: In the south
        lead: [Ann]
        targets:
          - {id: c, name: Old bridges, kind: duty, source: care for old bridges}
          - {id: d, name: Hall, kind: milestone, source: open a new hall}
"""


def bound_to(text: str, written: str) -> tuple[Plan, SourceText]:
    return read(written), SourceText(read_text(text), text)


def covered(
    text: str, *targets: str, top: str = "source: {file: source/2022.txt}", task: str = ""
) -> Coverage:
    return coverage_of(*bound_to(text, plan(*targets, top=top, task=task)))


def states(found: Coverage) -> list[tuple[str, str]]:
    return [(each.state.value, found.source.text[slice(*each.place)]) for each in found.clauses]


def places(found: tuple[Binding, ...], source: SourceText) -> dict[str, tuple[str | None, int | None]]:
    """By the id of the target that quotes: the words that stand there, and their line."""
    out: dict[str, tuple[str | None, int | None]] = {}
    for each in found:
        if isinstance(holder := each.quote.holder, Target):
            at = each.place
            out[holder.id] = (source.text[slice(*at)], source.line_of(at)) if at else (None, None)
    return out


# Quotes.


@pytest.mark.parametrize(
    "text",
    [
        "We will add 52 lifts.",
        "We will add\n52   lifts.",
        "WE WILL ADD “52” LIFTS!",
        "we will, add: ５２ lifts",
        "We will add 52 lifts[1] and more",
    ],
)
def test_a_quote_is_found_whatever_its_blanks_punctuation_and_widths(text: str) -> None:
    found = covered(text, LIFTS)
    assert (found.lost, found.claims.differences) == ((), ())
    assert found.counts[State.BOUND]


def test_a_figure_is_not_found_in_the_midst_of_another() -> None:
    five = "id: x, name: Homes, kind: count, unit: homes, at_least: 5, source: homes 5"
    assert [
        each.quote.text for each in covered("Homes 52 are built.", five).bindings if each.place is None
    ] == []
    assert covered("Homes 52 are built.", five).counts[State.CHANGED] == 1


def test_a_figure_that_the_document_changed_is_told_with_both() -> None:
    found = covered(TEXT.replace("52", "60"), LIFTS, DONE)
    assert [(each.there, each.here) for each in found.claims.differences] == [("60", "52")]
    assert [state for state, _ in states(found)] == ["background", "changed"]
    assert found.worst is State.CHANGED


def test_a_figure_that_the_plan_changed_is_told_with_both_until_a_revision_says_why() -> None:
    other = LIFTS.replace("at_least: 52", "at_least: 60")
    assert [(each.there, each.here) for each in covered(TEXT, other, DONE).claims.differences] == [
        ("52", "60")
    ]
    top = "source: {file: source/2022.txt}\nrevisions: [{date: 2022-05-01, targets: [lifts], reason: more money}]"
    found = covered(TEXT, other, DONE, top=top)
    assert (found.claims.differences, found.unanswered) == ((), ())


def test_a_share_is_told_as_one() -> None:
    rate = "id: x, name: Sales, kind: rate, at_least: 9, source: grow sales by 8%"
    assert [each.here for each in covered("We will grow sales by 8%.", rate).claims.differences] == ["9%"]


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ("at_least: 1, stretch: 2", []),
        ("at_least: 1", []),
        ("at_least: 1, stretch: 3", [("1-2", "1-3")]),
        ("at_least: 2, stretch: 8", [("1-2", "2-8")]),
        ("at_least: 8, stretch: 9", [("1-2", "8")]),
    ],
)
def test_both_ends_of_a_range_are_compared(bounds: str, told: list[tuple[str, str]]) -> None:
    drills = f"id: x, name: 演练, kind: count, unit: 次, {bounds}, source: 开展1-2次演练"
    found = covered("工作要点\n\n开展 1-2 次演练。", drills)
    assert [(each.there, each.here) for each in found.claims.differences] == told


def test_a_figure_of_another_unit_is_no_other_figure() -> None:
    flats = "id: x, name: Flats, kind: count, unit: flats, at_least: 60, source: 全年新建住房500套"
    homes = "全年新建住房500套。"
    assert covered(homes, flats).claims.differences == ()


def test_words_with_more_figures_than_the_quote_are_told_whole() -> None:
    text = "We will add 1\n2 lifts."
    dozen = "id: x, name: Lifts, kind: count, unit: lifts, at_least: 12, source: add 12 lifts"
    found = covered(text, dozen)
    assert (found.claims.differences, found.unanswered) == ((), ())
    share = 'id: x, name: Share, kind: level, unit: "%", at_least: 1.5, source: reach 1.50 %'
    found = covered("We reach 1.5 % of it.", share)
    assert [(each.there, each.here) for each in found.claims.differences] == [("reach 1.5 %", "reach 1.50 %")]


def test_a_quote_that_stands_twice_belongs_to_the_quotes_of_its_task() -> None:
    north = "In the north\n\nWe care for old trees. We open a new hall.\n\n"
    south = "In the south\n\nWe care for old bridges. We open a new hall.\n"
    for text, lines in ((north + south, {"b": 3, "d": 7}), (south + "\n" + north, {"b": 7, "d": 3})):
        of, source = bound_to(text, TWO_TASKS)
        found = bind(of, source)
        assert {name: line for name, (_, line) in places(found, source).items() if name in lines} == lines
        assert [each.rivals for each in found] == [0, 0, 0, 0]


def test_where_nothing_decides_the_number_of_places_is_told() -> None:
    hall = "id: hall, name: Hall, kind: milestone, source: open a new hall"
    found = covered("We open a new hall here.\n\nWe open a new hall there.\n\nWe open a new hall.", hall)
    assert [each.rivals for each in found.bindings] == [2]


def test_the_same_words_of_two_things_take_a_place_each() -> None:
    halls = [f"id: {name}, name: Hall, kind: milestone, source: open a new hall" for name in ("one", "two")]
    of, source = bound_to(
        "We open a new hall.\n\nWe open a new hall.", plan(*halls, top="source: {file: a.txt}")
    )
    assert {name: line for name, (_, line) in places(bind(of, source), source).items()} == {
        "one": 1,
        "two": 3,
    }


def test_what_is_waived_is_so_wherever_it_stands() -> None:
    top = "source: {file: a.txt, waived: [{quote: led by Ann, reason: no target}]}"
    found = covered("We open 5 halls (led by Ann).\n\nWe plant 9 trees (led by Ann).", top=top)
    assert [state for state, _ in states(found)] == ["open", "waived", "open", "waived"]


SECTIONS = """\
一、抓民生

做好养老服务，组织开展政策宣讲，启用新中心，新增加梯 52 台。

二、抓党建

学习党的二十大精神，开展政策宣讲活动。
"""
OF_SECTIONS = """\
title: 要点
organization: 街道
period: {start: 2022-01-01, end: 2022-12-31}
source: {file: source/2022.txt}
owners: {Ann: {title: head}}
sections:
  - id: life
    title: 抓民生
    source: 做好养老服务
    targets:
      - {id: talks, name: 宣讲, kind: duty, source: 开展政策宣讲}
      - {id: centre, name: 中心, kind: milestone, source: 启用新中心}
      - {id: lifts, name: 加梯, kind: count, unit: 台, at_least: 52, source: 新增加梯52台}
  - id: party
    title: 抓党建
    targets:
      - {id: study, name: 学习, kind: duty, source: 学习党的二十大精神}
    tasks:
      - id: more
        title: 其他
        lead: [Ann]
        targets:
          - {id: event, name: 活动, kind: duty, source: 宣讲活动}
"""


def test_quotes_of_a_section_that_is_gone_are_lost_even_where_their_words_stand_elsewhere() -> None:
    of, whole = bound_to(SECTIONS, OF_SECTIONS)
    assert [each.quote.text for each in bind(of, whole) if each.place is None] == []
    _, rest = bound_to(SECTIONS[SECTIONS.index("二、") :], OF_SECTIONS)
    lost = [each.quote.text for each in bind(of, rest) if each.place is None]
    assert lost == ["做好养老服务", "开展政策宣讲", "启用新中心", "新增加梯52台"]
    _, first = bound_to(SECTIONS[: SECTIONS.index("二、")], OF_SECTIONS)
    assert [each.quote.text for each in bind(of, first) if each.place is None] == [
        "学习党的二十大精神",
        "宣讲活动",
    ]


def test_the_only_quote_of_a_task_goes_with_its_section() -> None:
    written = OF_SECTIONS.replace("source: 宣讲活动", "source: 养老服务")
    of, first = bound_to(SECTIONS[: SECTIONS.index("二、")], written)
    assert [each.quote.text for each in bind(of, first) if each.place is None] == [
        "学习党的二十大精神",
        "养老服务",
    ]


def test_terms_are_quoted_from_the_footnotes() -> None:
    top = "source: {file: a.txt}\ndefinitions: {四个一: {items: [一支队伍, 一套流程], source: 四个一}}"
    text = "工作要点\n\n落实“四个一”¹机制。\n\n¹ 四个一：一支队伍，一套流程。\n"
    target = 'id: x, name: 机制, kind: duty, detail: "[^四个一]", source: 落实“四个一”机制'
    of, source = bound_to(text, plan(target, top=top))
    [_, term] = bind(of, source)
    assert term.place is not None
    assert (source.line_of(term.place), term.rivals) == (5, 0)


def test_a_few_words_stand_nowhere_but_near_the_others_of_their_task() -> None:
    written = TWO_TASKS.replace("open a new hall}\n      - id", "[the hall, paint it, keep it]}\n      - id")
    north = "In the north\n\nWe care for old trees and paint it. We keep it.\n\n"
    south = "In the south\n\nWe care for old bridges. We open a new hall and use the hall.\n"
    of, source = bound_to(north + south, written)
    assert [each.quote.text for each in bind(of, source) if each.place is None] == ["the hall"]


TORN = "力争高新技术企业达到 50 家、科技型中小\n\n新的一年要有新的气象。\n\n企业 38 家。\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [(TORN, 2), (TORN.replace("38 家。", "38 户。"), 1), (TORN.replace("小\n", "小。\n"), 1)],
)
def test_a_quote_is_found_where_a_paragraph_was_put_in_the_midst_of_it(text: str, number: int) -> None:
    firms = "id: x, name: 企业, kind: level, unit: 家, at_least: 38, source: 科技型中小企业38家"
    of, source = bound_to(text, plan(firms, top="source: {file: a.txt}"))
    found = [source.text[slice(*each.place)] for each in bind(of, source) if each.place]
    assert found == (["科技型中小", "企业 38 家"] if number > 1 else [])


def test_a_quote_is_found_where_a_note_was_put_in_the_midst_of_its_line() -> None:
    text = "管平台¹ 另有所指。强化平台系统集成、数据共享、² 四大品牌：“谊学”大讲堂。内有“谊享”大客厅。内容展示，加快应用开发。³ 无关"
    found = covered(text, "id: x, name: 平台, kind: milestone, source: 平台系统集成、数据共享、内容展示")
    assert [found.source.text[slice(*(each.place or ()))] for each in found.bindings] == [
        "平台系统集成、数据共享", "内容展示",
    ]  # fmt: skip


def test_halves_that_the_text_does_not_hold_as_the_file_does_are_lost() -> None:
    firms = "id: x, name: 企业, kind: level, unit: 家, at_least: 38, source: 科技型中小企业38家"
    of = read(plan(firms, top="source: {file: a.txt}"))
    assert [each.place for each in bind(of, SourceText(read_text("别的。"), TORN))] == [None]


# Figures and clauses.


def test_each_figure_wants_a_target_of_its_own() -> None:
    assert states(covered(TEXT, LIFTS, DONE))[-1] == ("bound", "We will add 52 lifts and complete 26 lifts.")
    found = covered(TEXT, LIFTS)
    assert states(found)[-1][0] == "half"
    left = [found.source.text[slice(*place)] for place in found.clauses[-1].left]
    assert left == ["26", " complete 26 lifts."]
    assert (len(found.figures), len(found.unanswered)) == (2, 1)


def test_of_two_equal_figures_each_wants_its_target() -> None:
    text = "全年完成17场市级、17场区级文化活动。"
    both = [
        f"id: {name}, name: 活动, kind: count, unit: 场, at_least: 17, source: 全年完成17场市级、17场区级文化活动"
        for name in ("city", "district")
    ]
    assert covered(text, *both).unanswered == ()
    assert len(covered(text, both[0]).unanswered) == 1


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("全年新增 1.2 万户。", "kind: count, unit: 户, at_least: 12000, source: 全年新增1.2万户"),
        ("完成投资 26 亿元。", "kind: count, unit: 亿元, at_least: 26, source: 完成投资26亿元"),
        ("开展 1-2 次演练。", "kind: count, unit: 次, at_least: 1, stretch: 2, source: 开展1-2次演练"),
        ("覆盖率从 35% 提高到 42%。", 'kind: level, unit: "%", at_least: 42, baseline: 35, source: 覆盖率从35%提高到42%'),
        ("能耗下降 3%。", "kind: rate, at_most: -3, source: 能耗下降3%"),
        ("完成改造 7200 m²。", "kind: milestone, size: 7200 m², source: 完成改造7200m²"),
        ("上半年建成 20 个，全年建成 40 个。", "kind: count, unit: 个, at_least: 40, checkpoints: [{by: 2022-06, value: 20}], source: 上半年建成20个，全年建成40个"),
        ("新增车位 30 个。", "kind: count, unit: 个, at_least: 30, monthly: {2022-08: 30}, source: 新增车位30个"),
        ("保持在 12 至 15 家。", "kind: level, unit: 家, between: [12, 15], source: 保持在12至15家"),
        ("新建 19 项服务。", "kind: duty, detail: 共19项, source: 新建19项服务"),
    ],
)  # fmt: skip
def test_a_target_answers_for_the_figures_that_it_sets_or_says(text: str, target: str) -> None:
    found = covered(f"工作要点\n\n{text}", f"id: x, name: 指标, {target}")
    assert (found.claims.differences, found.unanswered) == ((), ())
    assert {state for state, _ in states(found)} <= {"background", "bound"}


def test_a_part_of_a_list_that_nothing_quotes_is_left() -> None:
    first = "id: x, name: 生力军, kind: milestone, source: 组建招商生力军"
    found = covered("工作要点\n\n组建招商生力军和招商大使团。", first)
    assert states(found)[-1] == ("half", "组建招商生力军和招商大使团")
    assert [found.source.text[slice(*place)] for place in found.clauses[-1].left] == ["招商大使团"]


def test_a_commitment_is_open_and_what_it_is_good_for_is_not() -> None:
    found = covered("工作要点\n\n启用新城运中心，提升治理水平。（由王明副主任牵头实施）")
    assert states(found)[1:] == [
        ("open", "启用新城运中心"), ("background", "提升治理水平"), ("background", "由王明副主任牵头实施"),
    ]  # fmt: skip
    assert found.worst is State.OPEN


def test_what_was_done_last_year_and_what_is_no_sentence_ask_for_nothing() -> None:
    text = "一、2021年工作回顾\n\n新增加梯 40 台，启用新中心。\n\n二、2022年任务\n\n新增加梯 52 台。\n"
    found = covered(text)
    assert [words for state, words in states(found) if state == "open"] == ["新增加梯 52 台"]


def test_rows_of_a_table_ask_for_their_figures() -> None:
    text = "| 指标 | 目标值 |\n|---|---|\n| 新增加梯（台） | 52 |\n| 新增车位（个） | 300 |\n"
    lifts = "id: x, name: 新增加梯, kind: count, unit: 台, at_least: 52, source: 新增加梯（台） 52"
    found = covered(text, lifts)
    assert [found.source.text[slice(each.start, each.end)] for each in found.unanswered] == ["300"]


def test_a_quote_in_a_row_stands_for_the_figures_of_its_row_that_the_target_sets() -> None:
    text = "| 指标 | 目标值 | 8月 | 9月 |\n|---|---|---|---|\n| 新增加梯（台） | 52 | 30 | 40 |\n"
    lifts = "id: x, name: 加梯, kind: count, unit: 台, at_least: 52, monthly: {2022-08: 30}, source: 新增加梯（台） 52"
    found = covered(text, lifts)
    assert [found.source.text[slice(*place)] for each in found.clauses for place in each.left] == ["40"]
    assert states(found)[-2:] == [("bound", "新增加梯（台） | 52 | 30"), ("half", "40")]


def test_a_document_without_anything_asks_for_nothing() -> None:
    found = coverage_of(read(plan(LIFTS)), SourceText(Document(())))
    assert (found.clauses, found.worst) == ((), State.LOST)
    assert coverage_of(read(plan()), SourceText(Document(()))).worst is State.BACKGROUND


def test_states_are_as_grave_as_themselves_and_those_behind() -> None:
    assert State.LOST.is_as_grave_as(State.OPEN)
    assert State.OPEN.is_as_grave_as(State.OPEN)
    assert not State.HALF.is_as_grave_as(State.OPEN)
    assert [state.value for state in State if state.is_unsettled] == ["lost", "changed", "open", "half"]


def test_a_lost_quote_names_what_it_may_have_become() -> None:
    hall = "id: hall, name: Hall, kind: milestone, source: open a new town hall"
    found = covered("We open a new city hall.\n\nWe care for all of it.", hall)
    [(lost, place)] = became(found)
    assert (lost.quote.text, place is not None) == ("open a new town hall", True)
    assert found.source.text[slice(*(place or ()))] == "We open a new city hall."
    assert [place for _, place in became(covered("Nothing of the kind.", hall))] == [None]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("1. Add lifts for all over 65.\n\n2. Launch in June.", "all over 65"),
        ("| Name | Goal |\n|---|---|\n| Kiosks | 16 |\n| 17 days | 4 |", "Kiosks 16"),
    ],
)
def test_figures_of_two_blocks_do_not_grow_together(text: str, quote: str) -> None:
    found = covered(text, f"id: x, name: Lifts, kind: count, unit: x, at_least: 65, source: {quote}")
    assert [(each.place is not None, each.is_changed) for each in found.bindings] == [(True, False)]


def test_a_mark_of_a_note_is_no_clause() -> None:
    assert [words for _, words in states(covered("We publish a strategy[^1].\n\n[^1]: what we do."))] == [
        "We publish a strategy", "what we do.",
    ]  # fmt: skip


def test_where_the_same_words_stand_very_often_each_thing_has_a_place_of_its_own() -> None:
    targets = [
        f"id: x{i}, name: Lifts, kind: count, unit: lifts, at_least: 5, source: add 5 lifts"
        for i in range(80)
    ]
    found = covered("We will add 5 lifts. " * 80, *targets)
    assert (len({each.place for each in found.bindings}), len(found.unanswered)) == (80, 0)


def test_few_words_are_no_strangers_where_no_heading_names_what_quotes_them() -> None:
    items = "\n\n".join(f"• hall {i} opens in town {i}" for i in range(9)) + "\n\n• 4 fairs"
    targets = [f"id: x{i}, name: Hall, kind: milestone, source: hall {i} opens in town {i}" for i in range(9)]
    found = covered(
        items, *targets, "id: y, name: Fairs, kind: count, unit: fairs, at_least: 4, source: 4 fairs"
    )
    assert found.lost == ()


# What a thing of the plan quotes.


def test_a_thing_names_its_quotes_and_their_lines() -> None:
    written = plan(
        LIFTS,
        DONE,
        "id: gone, name: Gone, kind: duty, source: [never said, add 60 lifts]",
        top="source: {file: a.txt}",
    )
    of, source = bound_to(TEXT, written)
    lifts, _, gone = of.targets
    assert sourced(lifts, of, source) == (Sourced("add 52 lifts", "a.txt", State.BOUND, 3, "add 52 lifts"),)
    assert sourced(gone, of, source) == (
        Sourced("never said", "a.txt", State.LOST),
        Sourced("add 60 lifts", "a.txt", State.LOST),
    )
    assert sourced(lifts, of, None) == (Sourced("add 52 lifts"),)
    assert sourced(of.owners["Ann"], of, source) == ()
    _, other = bound_to(TEXT.replace("52", "55"), written)
    assert [each.state for each in sourced(lifts, of, other)] == [State.CHANGED]


def test_a_line_that_the_file_has_not_is_that_of_the_block() -> None:
    of = read(plan(LIFTS))
    source = SourceText(read_text(TEXT))
    [lifts] = bind(of, source)
    assert lifts.place is not None
    assert source.line_of(lifts.place) == 3
    torn = SourceText(read_text(TEXT), "\n\n\nsomething else")
    assert torn.line_of(lifts.place) == 3


def test_only_what_has_words_is_a_quote() -> None:
    of = read(plan('id: x, name: X, kind: duty, source: ["—", real words]'))
    assert [quote.text for quote in quotes_of(of)] == ["—", "real words"]
    assert [each.quote.text for each in bind(of, SourceText(read_text("Real words.")))] == ["real words"]

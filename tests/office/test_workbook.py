import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from views.office import entry, target
from workplan.core.calendar import Every
from workplan.core.plan import Kind
from workplan.core.report import Report
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.text import CELL, cell_text, utf16_units
from workplan.views.words import Language
from workplan.views.xlsx.sheet import FONT_SIZE, LEAST_SIZE, printed_size, sheet_names
from workplan.views.xlsx.workbook import render

from .reports import CASES, EN, LIGHTS, ZH, hostile, machine, of_targets, outlined, report, since_easing

HEAD_LINE = 3
COLUMNS = (
    "序号", "板块", "任务", "指标（事项）", "单位", "年度目标", "牵头领导", "配合单位", "完成时限",
    "本期", "累计（现值）", "完成率", "序时进度", "差距（百分点）", "状态", "进展情况", "存在问题", "下一步", "最近报送",
)  # fmt: skip
ENGLISH = (
    "No.", "Section", "Task", "Target", "Unit", "Goal", "Lead", "Support", "Due", "This period", "To date",
    "Completion", "Pace", "Gap (points)", "State", "Note", "Problem", "Next step", "Last report",
)  # fmt: skip


def opened(found: Report, language: Language = ZH) -> Any:
    return openpyxl.load_workbook(BytesIO(render(found, Page(Words(language)))))


@cache
def book_of(name: str, on: str) -> Any:
    return opened(report(name, on))


def lines(sheet: Any) -> Iterator[dict[str, Any]]:
    """The lines of a list, each cell by the head of its column."""
    heads = [cell.value for cell in sheet[HEAD_LINE]]
    for row in sheet.iter_rows(min_row=HEAD_LINE + 1):
        yield dict(zip(map(str, heads), row, strict=True))


def widths_of(sheet: Any) -> list[float]:
    """How many characters each column holds; openpyxl tells those of equal columns once."""
    runs = sorted((each.min, each.max, each.width) for each in sheet.column_dimensions.values())
    return [width - 0.71 for first, last, width in runs for _ in range(first, last + 1)]


def by_id(sheet: Any) -> dict[str, dict[str, Any]]:
    rows = ({head: cell.value for head, cell in line.items()} for line in lines(sheet))
    return {row["编号"]: row for row in rows}


def figure(value: object) -> str | None:
    """A number as the machine format writes it."""
    return None if value is None else f"{Decimal(str(value)).normalize():f}"


def points(value: float | None) -> str | None:
    """With one decimal, or as many as it has."""
    if value is None:
        return None
    whole, _, digits = f"{Decimal(str(value)):f}".partition(".")
    return f"{whole}.{digits or 0}"


def day(value: datetime | None) -> str | None:
    return None if value is None else value.date().isoformat()


def share(value: float | None) -> str | None:
    return None if value is None else f"{Decimal(str(value)) * 100:.1f}"


def same_figure(value: str | None) -> str | None:
    return None if value is None else f"{Decimal(value).normalize():f}"


@pytest.mark.parametrize(("language", "heads"), [(ZH, COLUMNS), (EN, ENGLISH)])
def test_the_ledger_has_the_columns_that_offices_have(language: Language, heads: tuple[str, ...]) -> None:
    book = opened(report("tour" if language is EN else "street", "2022-06-30"), language)
    assert tuple(cell.value for cell in book.worksheets[1][HEAD_LINE])[: len(heads)] == heads


@pytest.mark.parametrize(("name", "on"), CASES)
def test_the_ledger_says_of_every_target_what_the_machine_format_says(name: str, on: str) -> None:
    found = report(name, on)
    told = {each["id"]: each for each in machine(found)["targets"]}
    rows = by_id(book_of(name, on)["台账"])
    assert [*rows] == [*told]
    for key, row in rows.items():
        said = told[key]
        last = said["last_report"]
        value = None if said["kind"] == "duty" else same_figure(said["value"])
        assert [figure(row["累计（现值）"]), share(row["完成率"]), share(row["序时进度"]), points(row["差距（百分点）"]),
                day(row["完成时限"]), day(row["最近报送"]), LIGHTS[row["状态"][0]]] == [
            value, said["completion"], said["expected"], said["gap"],
            said["due"], None if last is None else last["date"], said["light"],
        ]  # fmt: skip


@pytest.mark.parametrize(("name", "on"), CASES)
def test_the_overview_says_of_every_group_what_the_machine_format_says(name: str, on: str) -> None:
    found = report(name, on)
    told = machine(found)
    sheet = book_of(name, on)["总览"]
    groups = [told, *outlined(told)]
    owners = sorted((each for each in told["owners"] if each["targets"]), key=lambda each: each["name"])
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = ("状态", "板块与任务", "牵头领导")
    starts = [index for index, row in enumerate(rows) if row[0] in heads and "指标数" in row]
    states = [row for row in rows[starts[0] + 1 :] if row[0]][: sum(map(bool, told["counts"].values())) + 1]
    assert Counter(row[1] for row in states[:-1]) == Counter(filter(None, told["counts"].values()))
    shapes = [row[0][0] for row in states[:-1]]
    assert shapes == sorted(shapes, key=[*LIGHTS].index)
    assert states[-1][1] == sum(row[1] for row in states[:-1]) == len(told["targets"])
    assert [_rolled_up(row[2:]) for row in rows[starts[1] + 1 :][: len(groups)]] == [
        *map(_machine_group, groups)
    ]
    led = sorted(rows[starts[2] + 1 :][: len(owners)], key=lambda row: row[0]) if owners else []
    before = rows[starts[2]].index("指标数") if owners else 0  # titles stand where an owner has one
    assert [_rolled_up(row[before:]) for row in led] == [*map(_machine_group, owners)]


def _rolled_up(row: list[Any]) -> list[Any]:
    return [row[0], share(row[1]), share(row[2]), points(row[3]), LIGHTS[row[4][0]], *row[5:11]]


def _machine_group(group: Mapping[str, Any]) -> list[Any]:
    of_group = [group[key] for key in ("completion", "expected", "gap", "light")]
    return [
        sum(group["counts"].values()), *of_group, *group["lights"].values(), group["reported"],
        group["scored"],
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "on"), CASES)
def test_the_sheet_of_alerts_lists_the_alerts_of_the_machine_format(name: str, on: str) -> None:
    found = report(name, on)
    rows = [line for line in lines(book_of(name, on)["预警"]) if line["编号"].value]
    told = machine(found)["alerts"]
    assert [(row["编号"].value, row["天数"].value) for row in rows] == [
        (a["target"], a["days"]) for a in told
    ]
    rates = {each.target.id for each in found.targets.values() if each.target.kind is Kind.RATE}
    assert [figure(row["欠量"].value) for row in rows if row["编号"].value not in rates] == [
        same_figure(alert["missing"]) for alert in told if alert["target"] not in rates
    ]


def test_every_owner_has_a_sheet_of_what_counts_under_the_name() -> None:
    found = report("tour", "2022-06-30")
    book = opened(found, EN)
    told = {each["name"]: each["targets"] for each in machine(found)["owners"] if each["targets"]}
    own = {sheet.title: [line["Id"].value for line in lines(sheet)] for sheet in book.worksheets[3:]}
    assert own == told


def test_a_goal_is_a_number_that_shows_its_sign_and_else_words() -> None:
    found = of_targets(
        target("a", "加梯", at_least="52"), target("b", "收入", unit="亿元", at_least="6.33"),
        target("c", "自助设备", at_least="1", stretch="2"), target("d", "登记失业", Kind.LEVEL, "人", at_most="732"),
        target("e", "积案", Kind.LEVEL, "件", at_most="40", baseline="120"),
        target("f", "储备地块", Kind.LEVEL, "块", between=("12", "15")),
        target("g", "增速", Kind.RATE, None, at_least="15"),
        target("h", "沙龙", Kind.RECURRING, "次", every=Every.MONTH), target("i", "城运中心", Kind.MILESTONE, None),
        target("j", "扫黑除恶", Kind.DUTY, None), target("k", "一批场景", unit="个"),
        target("l", "精确到底", at_least="1234567890123456.7"),
    )  # fmt: skip
    rows = [*lines(opened(found)["台账"])]
    assert [(row["年度目标"].value, row["年度目标"].number_format, row["单位"].value) for row in rows] == [
        (52, '"≥"#,##0', "台"), (6.33, '"≥"#,##0.00', "亿元"), (1, '"≥"#,##0"（力争2）"', "台"), (732, '"≤"#,##0', "人"),
        (40, '"≤"#,##0"（基数120）"', "件"), ("12–15", "General", "块"), (15, '"≥"#,##0', "%"), (1, '"每月≥"#,##0', "次"),
        ("办结", "General", "%"), ("常态", "General", None), ("未设", "General", "个"),
        ("≥1234567890123456.7", "General", "台"),
    ]  # fmt: skip


def test_numbers_and_days_are_real_ones_in_the_patterns_that_show_them() -> None:
    row = next(iter(lines(book_of("office", "2022-06-30")["台账"])))
    shown = {
        head: (row[head].value, row[head].number_format)
        for head in ("完成时限", "累计（现值）", "完成率", "序时进度", "差距（百分点）", "最近报送")
    }
    assert shown == {
        "完成时限": (datetime.fromisoformat("2022-12-31"), "yyyy-mm-dd"), "累计（现值）": (3.26, "#,##0.00"),
        "完成率": (0.515, "0.0%"), "序时进度": (0.5, "0.0%"), "差距（百分点）": (1.5, "+0.0;-0.0;0.0"),
        "最近报送": (datetime.fromisoformat("2022-06-30"), "yyyy-mm-dd"),
    }  # fmt: skip


def test_the_last_report_that_has_words_gives_all_three_columns() -> None:
    entries = (
        entry("a", "04-30", add="1", note="开工", problem="缺料"),
        entry("a", "05-31", add="1", note="复工"),
        entry("a", "06-30", add="1"),
    )
    row = next(iter(lines(opened(of_targets(target("a", "加梯", at_least="9"), entries=entries))["台账"])))
    assert [row[head].value for head in ("进展情况", "存在问题", "下一步", "最近报送")] == [
        "2022-05：复工", None, None, datetime.fromisoformat("2022-06-30"),
    ]  # fmt: skip


def test_lights_keep_their_colours_by_their_shapes_however_the_rows_are_sorted() -> None:
    sheet = book_of("street", "2022-06-30")["台账"]
    found = sheet.conditional_formatting
    rules = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in found}
    assert rules == {"O4:O127": [f'LEFT(O4)="{shape}"' for shape in LIGHTS]}


def test_a_list_prints_across_a3_with_its_heads_on_every_page_and_without_what_traces_it() -> None:
    sheet = book_of("street", "2022-06-30")["台账"]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 8)
    assert (setup.fitToWidth, setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert (sheet.print_title_rows, sheet.print_area) == ("$3:$3", "'台账'!$A$1:$R$127")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E4", "A3:Z127")
    assert sheet.oddFooter.left.text == "友谊路街道2022年工作要点台账"
    assert sheet.oddFooter.right.text == "第 &P 页 共 &N 页"


@pytest.mark.parametrize(("name", "on"), CASES)
def test_whatever_is_printed_is_at_least_eight_points_high(name: str, on: str) -> None:
    for sheet in book_of(name, on).worksheets:
        last = sheet.max_column
        if sheet.print_area:
            last = sheet[sheet.print_area.rpartition("!")[2].replace("$", "")][0][-1].column
        widths = widths_of(sheet)[:last]
        assert LEAST_SIZE <= printed_size(widths, sheet.page_setup.paperSize) <= FONT_SIZE


def test_words_of_an_earlier_period_stand_behind_their_month() -> None:
    entries = [entry("a", "04-30", add="1", note="开工", next="封顶"), entry("a", "06-30", add="2")]
    found = of_targets(target("a", "加梯", at_least="9"), entries=entries)
    row = next(iter(lines(opened(found)["台账"])))
    assert [row[head].value for head in ("本期（2022-06）", "进展情况", "存在问题", "下一步")] == [
        2, "2022-04：开工", None, "2022-04：封顶",
    ]  # fmt: skip


def test_an_address_in_the_words_of_an_entry_is_a_link_that_is_whole() -> None:
    note = "见https://a.cn/统计/A_(b)。"
    found = of_targets(target("a", "加梯", at_least="9"), entries=[entry("a", "06-30", note=note)])
    cell = next(iter(lines(opened(found)["台账"])))["进展情况"]
    assert (cell.value, cell.hyperlink.target) == (note, "https://a.cn/%E7%BB%9F%E8%AE%A1/A_(b)")


def test_the_own_fields_of_an_office_stand_where_what_has_them_stands() -> None:
    found = of_targets(target("a", "加梯", at_least="9", meta=(("来源", "统计局"),)))
    plan = replace(found.status.plan, meta=(("密级", "内部"),))
    found = replace(found, status=replace(found.status, plan=plan))
    book = opened(found)
    assert [cell.value for cell in book["总览"]["A"]][1] == "密级：内部"
    assert next(iter(lines(book["台账"])))["来源"].value == "统计局"


def test_a_list_without_lines_says_so_and_has_no_filter() -> None:
    met = of_targets(target("a", "加梯", at_least="9"), entries=[entry("a", "06-30", add="9")])
    sheet = opened(met)["预警"]
    assert (sheet["A4"].value, sheet.auto_filter.ref) == ("没有预警", None)


def test_an_earlier_plan_stands_beside_the_current_one_with_what_changed_since() -> None:
    found = since_easing()
    book = opened(found)
    told = {each["id"]: each["baseline"] for each in machine(found)["targets"]}
    for key, row in by_id(book["台账"]).items():
        then = (share(row["原计划完成率"]), points(row["原计划差距（百分点）"]))
        assert then == (told[key]["completion"], told[key]["gap"])
    changed = [[cell.value for cell in row] for row in book["计划调整"].iter_rows(min_row=2)]
    assert changed[0][0] == "放宽 1 项（1 项无理由），收紧 0 项，不影响目标 0 项"
    assert changed[2] == [1, "放宽", "新增加梯", "目标值（至少）", "52台", "18台", "无理由", "lifts-added"]
    assert "● 放宽后完成" in {row["状态"] for row in by_id(book["台账"]).values()}


@pytest.mark.parametrize("language", Language)
def test_no_text_of_a_plan_or_log_is_ever_a_formula_or_leads_anywhere(language: Language) -> None:
    content = render(hostile(), Page(Words(language)))
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    links = {(cell.hyperlink.target, cell.value) for cell in cells if cell.hyperlink}
    assert {to for to, _ in links} == {None, "http://evil.example", "http://evil.example/x"}
    assert not [text for to, text in links if to and to not in str(text)]
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = [part for name, part in parts.items() if "worksheets/sheet" in name]
    assert not [part for part in sheets if re.search(rb"<f[ >]", part)]


def test_every_hostile_text_is_read_back_as_it_is_shown_elsewhere() -> None:
    found = hostile()
    rows = by_id(opened(found)["台账"])
    for each in found.targets.values():
        row, words = rows[each.target.id], each.last_words
        assert words is not None
        shown = [
            row[head] for head in ("指标（事项）", "牵头领导", "配合单位", "进展情况", "存在问题", "下一步")
        ]
        wanted = [
            each.target.name, each.target.owners[0], each.target.support_in(each.task)[0], words.note,
            words.problem, words.next,
        ]  # fmt: skip
        assert shown == [cell_text(text or "") for text in wanted]


def test_a_text_that_would_be_a_formula_stays_a_text_when_it_is_edited() -> None:
    found = of_targets(target("a", "=1+1", owners=("甲",)), target("b", "一加一", owners=("甲",)))
    assert [row["指标（事项）"].quotePrefix for row in lines(opened(found)["台账"])] == [True, False]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["台账", "台账"], ["台账", "台账 (2)"]),
        (["Ann", "ANN", "ａｎｎ"], ["Ann", "ANN (2)", "ａｎｎ (3)"]),
        (["a/b\\c?d*e[f]:'g'"], ["a／b＼c？d＊e［f］：’g’"]),
        (["History", "历史记录", "", " "], ["History (2)", "历史记录 (2)", "_", "_ (2)"]),
        (["长" * 40, "长" * 40], ["长" * 30 + "…", "长" * 26 + "… (2)"]),
        (["\U0001f600" * 16], ["\U0001f600" * 15 + "…"]),
        (["a\x07\nb\u202e", "\uffff"], ["a＼x07 b＼u202e", "＼uffff"]),
    ],
)  # fmt: skip
def test_a_sheet_is_named_as_spreadsheets_allow_and_only_once(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted) == names


def test_a_text_longer_than_a_cell_ends_with_a_sign() -> None:
    long = entry("a", "06-30", note="\U0001f600" * 20_000)
    found = of_targets(target("a", "加梯", at_least="9"), entries=[long])
    note = next(iter(lines(opened(found)["台账"])))["进展情况"].value
    assert (utf16_units(str(note)), str(note)[-2:]) == (CELL, "\U0001f600…")


def test_a_workbook_has_no_more_patterns_of_numbers_than_spreadsheets_know() -> None:
    goals = (target(f"t{n}", f"第{n}项", at_least="1", stretch=str(n)) for n in range(2, 182))
    content = render(of_targets(*goals), Page(Words(ZH)))
    with ZipFile(BytesIO(content)) as archive:
        styles = archive.read("xl/styles.xml")
    assert 150 <= len(re.findall(b"<numFmt ", styles)) <= 200
    last = [*lines(openpyxl.load_workbook(BytesIO(content))["台账"])][-1]
    assert last["年度目标"].value == "≥1（力争181）"


def test_the_file_names_the_office_and_the_day_it_answers_for() -> None:
    properties = book_of("street", "2022-06-30").properties
    assert (properties.title, properties.creator, properties.created) == (
        "友谊路街道2022年工作要点", "友谊路街道", datetime.fromisoformat("2022-06-30"),
    )  # fmt: skip


def test_the_same_report_gives_the_same_bytes_in_every_process() -> None:
    script = (
        "import hashlib; from office.reports import report, hostile;"
        "from workplan.views.page import Page; from workplan.views.phrases import Words; from workplan.views.words import Language;"
        "from workplan.views.formats import BY_FORM, Form;"
        "print([hashlib.sha256(BY_FORM[form].render(each, Page(Words(Language.ZH)))).hexdigest()"
        " for form in Form for each in (report('office', '2022-06-30'), hostile())])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }  # fmt: skip
    assert len(printed) == 1


def test_a_workbook_of_one_target_is_whole() -> None:
    book = opened(of_targets(target("a", "加梯", at_least="9", owners=())))
    assert book.sheetnames == ["总览", "台账", "预警"]
    assert date(2022, 6, 30).isoformat() in str(book["总览"]["A2"].value)


def test_no_number_is_wider_than_its_column() -> None:
    goal = "123456789012.345"
    found = of_targets(target("a", "收入", at_least=goal), entries=[entry("a", "06-30", value=goal)])
    sheet = opened(found)["台账"]
    assert min(widths_of(sheet)[column] for column in (5, 10)) >= len(f"≥{goal}")

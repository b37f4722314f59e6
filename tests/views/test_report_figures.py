"""The figures of every text format of a report are those of `status --format json`, with 1 and with 2,000 targets."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from views.office import FILE, entries, entry, office, plan, target
from views.pages import page
from workplan.core.calendar import Every
from workplan.core.log import Entry
from workplan.core.plan import Checkpoint, Kind, Plan, Target
from workplan.core.report import Report, report_of
from workplan.core.status import Choice, status_of
from workplan.core.verdict import Light, State
from workplan.views.formats import BY_FORM, Form
from workplan.views.pages.status import StatusRows, status_text
from workplan.views.phrases import NOTHING, SHAPES, Words
from workplan.views.words import Language

ZH = Words(Language.ZH)

DAY = date(2022, 6, 30)
KINDS = (
    {"kind": Kind.COUNT, "at_least": "52"},
    {"kind": Kind.COUNT, "at_most": "100"},
    {"kind": Kind.LEVEL, "at_least": "70", "checkpoints": (Checkpoint(date(2022, 5, 31), Decimal(30)),)},
    {"kind": Kind.LEVEL, "at_most": "40", "baseline": "120"},
    {"kind": Kind.RATE, "at_least": "6", "unit": "%"},
    {"kind": Kind.RECURRING, "every": Every.MONTH},
    {"kind": Kind.MILESTONE, "unit": None},
    {"kind": Kind.DUTY, "unit": None},
)


def many(number: int) -> tuple[Plan, tuple[Entry, ...]]:
    """A plan of so many targets of all kinds, and a report of most of them."""
    targets = tuple(target(f"t{i}", f"指标{i}", **KINDS[i % len(KINDS)]) for i in range(number))
    return plan(*targets), tuple(_entry(each, i) for i, each in enumerate(targets) if i % 9)


def _entry(of: Target, number: int) -> Entry:
    figure = f"{number * 7 % 100}.{number % 10}"
    if of.kind in (Kind.COUNT, Kind.RECURRING):
        return entry(of.id, "06-30", number, add=figure)
    if of.kind is Kind.DUTY:
        return entry(of.id, "06-30", number, note="做了")
    return entry(of.id, "06-30", number, value=figure)


@cache
def made(name: str) -> tuple[Report, Any]:
    """A report, and what `status --format json` says of the same."""
    sizes = {"one": 1, "many": 2000}
    of, reports = many(sizes[name]) if name in sizes else (office(), entries())
    status = status_of(of, FILE, reports, DAY)
    return report_of(status, Choice(), {}), json.loads(status_text(status, StatusRows.PLAN, "json", page()))


# By name: what an assertion shows of a report of 2,000 targets would take minutes to write out.
NAMES = ("one", "many", "office")


def rendered(report: Report, form: Form) -> str:
    return BY_FORM[form].render(report, page()).decode("utf-8-sig")


def of_csv(report: Report) -> list[dict[str, str]]:
    """The lines of the ledger, each cell by its head."""
    return list(csv.DictReader(io.StringIO(rendered(report, Form.CSV))))


def of_markdown(report: Report) -> list[dict[str, str]]:
    """The same of all tables of targets in Markdown, in whose cells are no bars."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", rendered(report, Form.MARKDOWN), re.MULTILINE):
        heads, _, *rows = ([cell.strip() for cell in line[1:-1].split("|")] for line in block.splitlines())
        found += [dict(zip(heads, row, strict=True)) for row in rows if "本期" in heads]
    return [{head: "" if cell == NOTHING else cell for head, cell in row.items()} for row in found]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("rows_of", "value_head", "gap_head"),
    [(of_csv, "累计（现值）", "差距（百分点）"), (of_markdown, "累计（现值）", "差距（百分点）")],
)
def test_every_figure_is_that_of_the_machine_format(
    name: str, rows_of: Callable[[Report], list[dict[str, str]]], value_head: str, gap_head: str
) -> None:
    report, promised = made(name)
    rows = rows_of(report)
    assert [row["编号"] for row in rows] == [each["id"] for each in promised["targets"]]
    for row, each in zip(rows, promised["targets"], strict=True):
        shares = ["" if each[key] is None else f"{each[key]}%" for key in ("completion", "expected")]
        gap = "" if each["gap"] is None else f"{'+' * (Decimal(each['gap']) > 0)}{each['gap']}"
        assert [row["完成率"], row["序时进度"], row[gap_head]] == [*shares, gap]
        assert row.get("亮灯", row["状态"]).startswith(SHAPES[each["light"]])
        value = "" if each["kind"] == "duty" else each["value"] or ""
        assert (row[value_head].startswith(value), bool(row[value_head])) == (True, bool(value))


@pytest.mark.parametrize("name", NAMES)
def test_every_group_of_a_page_is_that_of_the_machine_format(name: str) -> None:
    report, promised = made(name)
    text = rendered(report, Form.MARKDOWN)
    head = text.split("##", maxsplit=1)[0]
    if promised["completion"] is not None:
        assert f"完成率 {promised['completion']}%  应达 {promised['expected']}%" in head
    total, reported = sum(promised["counts"].values()), f"{promised['reported']}/{promised['scored']}"
    assert f"共 {total} 项，已报数据 {reported}；" in head
    for section in promised["sections"]:
        row = re.search(rf"^\| \S*{section['title']} \|.*$", text, re.MULTILINE)
        assert row is not None
        share = NOTHING if section["completion"] is None else f"{section['completion']}%"
        assert {share, f"{section['reported']}/{section['scored']}"} <= set(row[0].split(" | "))


def test_every_state_and_light_of_the_many_occurs_in_the_comparison() -> None:
    """That the comparison is not of a plan where all is well."""
    _, promised = made("many")
    assert {light for light in Light if promised["lights"][light]} == set(Light)
    assert len([state for state in State if promised["counts"][state]]) >= 6


def test_a_share_that_lies_between_two_decimals_is_rounded_up_in_every_format() -> None:
    of = plan(target("lifts", "加梯", at_least="2000"))
    status = status_of(of, FILE, (entry("lifts", "06-30", value="1001"),), DAY)
    report = report_of(status, Choice(), {})
    said = {
        Form.CSV: ",50.1%,", Form.MARKDOWN: "| 50.1% |", Form.JSON: '"completion": "50.1"',
        Form.ICS: "完成率 50.1%",
    }  # fmt: skip
    for form, words in said.items():
        assert words in rendered(report, form).replace("\r\n ", "")

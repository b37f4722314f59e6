"""The figures of every text format of a report are those of `status --format json`, with 1 and with 2,000 targets."""

import csv
import io
import json
import re
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
from workplan.views.phrases import NOTHING, Words
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


def shown(share: str | None) -> str:
    return "" if share is None else f"{share}%"


def signed(gap: str | None) -> str:
    return "" if gap is None else f"+{gap}" if Decimal(gap) > 0 else gap


@pytest.mark.parametrize("name", NAMES)
def test_csv(name: str) -> None:
    report, promised = made(name)
    rows = list(csv.DictReader(io.StringIO(rendered(report, Form.CSV))))
    assert len(rows) == len(promised["targets"])
    for row, target_promised in zip(rows, promised["targets"], strict=True):
        value = None if target_promised["kind"] == "duty" else target_promised["value"]
        assert (row["编号"], row["指标"], row["完成时限"]) == tuple(
            target_promised[key] for key in ("id", "name", "due")
        )
        assert (row["实际完成值"], row["完成率"], row["序时进度"], row["差距（百分点）"], row["亮灯"]) == (
            value or "", shown(target_promised["completion"]), shown(target_promised["expected"]),
            signed(target_promised["gap"]), ZH.of("light", target_promised["light"]),
        )  # fmt: skip


def tables(text: str) -> list[list[dict[str, str]]]:
    """The tables of a page in Markdown, in whose cells are no bars, each row by its heads."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        heads, _, *rows = ([cell.strip() for cell in line[1:-1].split("|")] for line in block.splitlines())
        found.append([dict(zip(heads, row, strict=True)) for row in rows])
    return found


@pytest.mark.parametrize("name", NAMES)
def test_markdown(name: str) -> None:
    report, promised = made(name)
    text = rendered(report, Form.MARKDOWN)
    rows = {row["编号"]: row for table in tables(text) for row in table if "本月" in row}
    assert [*rows] == [each["id"] for each in promised["targets"]]
    for each in promised["targets"]:
        row = {key: "" if cell == NOTHING else cell for key, cell in rows[each["id"]].items()}
        assert (row["完成率"], row["序时进度"], row["差距（个百分点）"], row["亮灯"][2:]) == (
            shown(each["completion"]), shown(each["expected"]), signed(each["gap"]),
            ZH.of("light", each["light"]),
        )  # fmt: skip
        value = None if each["kind"] == "duty" else each["value"]
        assert row["累计（现值）"].startswith(value or "")
        assert bool(row["累计（现值）"]) == (value is not None)
    _assert_groups(text, promised)


def _assert_groups(text: str, promised: Any) -> None:
    """The roll-ups of the plan and of its sections, and the counts, which sum to all targets."""
    head = text.split("##", maxsplit=1)[0]
    if promised["completion"] is not None:
        assert f"总完成率 {promised['completion']}%，序时进度 {promised['expected']}%" in head
    assert f"共 {sum(promised['counts'].values())} 项：" in head
    assert f"已报数据 {promised['reported']}/{promised['scored']} 项" in head
    outline = next(table for table in tables(text) if "板块与任务" in table[0])
    groups = [each for each in outline if not each["板块与任务"].startswith("&nbsp;")]
    for row, section in zip(groups, promised["sections"], strict=True):
        assert row["完成率"] == (shown(section["completion"]) or NOTHING)
        assert row["已报"] == f"{section['reported']}/{section['scored']}"


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

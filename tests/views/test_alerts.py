from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from views.office import FILE, entry, office, plan, status_with, target
from views.office import status as office_status
from views.pages import page
from workplan.core.calendar import Every, Span
from workplan.core.entries import Entry
from workplan.core.lookup import find_subject
from workplan.core.plan import Checkpoint, Kind, Reporting
from workplan.core.status import status_of
from workplan.views.alerts import alert_message
from workplan.views.explain import cause_words, explained
from workplan.views.pages.show import candidate_list, show_text
from workplan.views.pages.status import alerts_text
from workplan.views.receipt import receipt
from workplan.views.words import Language, Words

NEVER = Reporting(Every.MONTH, 5, never=True)
ALONE: dict[str, Any] = {"owners": (), "reporting": NEVER}


def messages(kind: Kind, day: str, *entries: Entry, **fields: Any) -> list[str]:
    """What is said in both languages of a target that is never reported and that nobody leads."""
    status = status_with(target("a", "甲", kind, **{**ALONE, **fields}), entries=entries, day=day)
    return [alert_message(alert, Words(language)) for alert in status.alerts for language in Language]


def test_the_example_of_the_design() -> None:
    reports = (entry("a", "03-31", add="15"), entry("a", "06-30", add="3"))
    status = status_with(target("a", "新增加梯", at_least="52"), entries=reports)
    said = alert_message(status.alerts[0], Words(Language.ZH))
    assert said == (
        "【进度滞后】新增加梯：累计18台，序时应达26台，欠8台，距目标34台，慢于序时进度15.4个百分点；"
        "牵头：黄永、陈阳、万韬；数据截至2022-06-30"
    )


CHECKPOINT = (Checkpoint(date(2022, 4, 30), Decimal(20)),)


@pytest.mark.parametrize(
    ("kind", "day", "entries", "fields", "said"),
    [
        (Kind.COUNT, "2022-06-30", ("06-30", "add", "53"), {"at_most": "52"},
         ("【突破控制数】甲：累计53台，控制数≤52台，超出1台；数据截至2022-06-30",
          "[Limit breached] 甲: 53 台 so far, limit ≤52 台, 1 台 above; figures as of 2022-06-30")),
        (Kind.LEVEL, "2023-01-10", ("12-31", "value", "11"), {"between": ("12", "15")},
         ("【超出控制范围】甲：现值11台，控制范围12–15台，低于下限1台；数据截至2022-12-31",
          "[Out of range] 甲: now 11 台, range 12–15 台, 1 台 below; figures as of 2022-12-31")),
        (Kind.RATE, "2022-06-30", ("06-30", "value", "-0.6"), {"at_least": "5", "unit": "%"},
         ("【严重低于目标】甲：现值-0.6%，目标≥5%，低于目标5.6个百分点；数据截至2022-06-30",
          "[Far below target] 甲: now -0.6%, goal ≥5%, 5.6 points below target; figures as of 2022-06-30")),
        (Kind.COUNT, "2022-12-31", (), {"at_least": "3"},
         ("【临近到期】甲：尚未报送数据，目标≥3台，今日到期（2022-12-31）",
          "[Due soon] 甲: no figure reported yet, goal ≥3 台, due today (2022-12-31)")),
        (Kind.MILESTONE, "2022-12-30", ("06-30", "value", "60"), {"unit": None},
         ("【临近到期】甲：已完成60%，距到期1天（2022-12-31）；数据截至2022-06-30",
          "[Due soon] 甲: 60% done, 1 day left (due 2022-12-31); figures as of 2022-06-30")),
        (Kind.MILESTONE, "2023-01-03", ("06-30", "value", "60"), {"unit": None},
         ("【临近到期】甲：已完成60%，已到期3天（2022-12-31）；数据截至2022-06-30",
          "[Due soon] 甲: 60% done, due 3 days ago (2022-12-31); figures as of 2022-06-30")),
        (Kind.COUNT, "2022-05-31", (), {"at_least": "52", "checkpoints": CHECKPOINT},
         ("【节点未完成】甲：尚未报送数据，节点2022-04-30应达20台",
          "[Checkpoint missed] 甲: no figure reported yet, checkpoint 2022-04-30: 20 台 due")),
        (Kind.RECURRING, "2022-04-10", ("02-10", "add", "1"), {"every": Every.QUARTER, "at_least": "2", "unit": "次"},
         ("【周期任务缺期】甲：累计1次，缺 2022年第1季度；数据截至2022-02-10",
          "[Period missed] 甲: 1 次 so far, missed Q1 2022; figures as of 2022-02-10")),
    ],
)  # fmt: skip
def test_a_message_says_what_applies_and_nothing_else(
    kind: Kind, day: str, entries: tuple[str, ...], fields: dict[str, Any], said: tuple[str, str]
) -> None:
    figure: dict[str, Any] = {entries[1]: entries[2]} if entries else {}
    reports = (entry("a", entries[0], **figure),) if entries else ()
    assert messages(kind, day, *reports, **fields) == [*said]


def test_the_reporters_own_light_comes_first() -> None:
    report = entry("a", "06-30", add="40", light="red")
    assert messages(Kind.COUNT, "2022-06-30", report, at_least="52")[0] == (
        "【严重滞后】甲：自评红灯，累计40台，序时应达26台，距目标12台；数据截至2022-06-30"
    )


def test_without_alerts_it_is_said() -> None:
    status = status_with(target("a", "甲", Kind.DUTY, None, **ALONE))
    assert alerts_text(status, "table", page()) == "没有预警\n"


def test_a_late_addition_is_contained_in_a_later_total() -> None:
    written = entry("a", "05-31", 9, add="4")
    total = entry("a", "06-30", 2, value="26")
    asked = plan(target("a", "甲", at_least="52"))
    before, after = (
        status_of(asked, FILE, found, date(2022, 6, 30)) for found in ((total,), (written, total))
    )
    assert receipt(written, before, after, page()) == (
        "已写入 progress/2022/2022-05.yaml:9\n"
        "甲（a）\n"
        "  记录      2022-05-31  +4\n"
        "  数据      26台（未变）；目标 ≥52台\n"
        "  完成率    50.0%（未变）\n"
        "  序时进度  50.0%（未变），差距 0.0 → 0.0 个百分点\n"
        "  状态      ● 绿灯 正常推进（未变）\n"
        "  还欠      距目标 26台\n"
        "  注意      2022-05-31 的增量早于 2022-06-30 所报累计 26台\n"
        "            （progress/2022/2022-06.yaml:2），视为已含在其中，累计不变\n"
    )


def test_a_task_is_reported_in_words() -> None:
    asked = plan(target("a", "甲", Kind.DUTY, None), target("b", "乙", Kind.DUTY, None))
    written = entry("lifts", "06-30", 3, is_task=True, note="排查")
    status = status_of(asked, FILE, (written,), date(2022, 6, 30))
    assert receipt(written, status, status, page(Language.EN)) == (
        "Written to progress/2022/2022-06.yaml:3\nin words: 做优民生项目 (reports its 2 duties)\n"
    )


def test_candidates_stand_below_each_other() -> None:
    asked = plan(target("lifts-added", "新增加梯"), target("lifts-finished", "完工加梯"))
    candidates = find_subject(asked, "加梯").candidates
    assert candidate_list("加梯", candidates, page()) == (
        "“加梯”不止一个，可能是：\n  lifts-added     新增加梯（指标）\n  lifts-finished  完工加梯（指标）\n"
    )


def receipts_of(written: Entry, *rest: Entry, kind: Kind = Kind.COUNT, **fields: Any) -> str:
    """What the receipt of the last of several entries says, on its day."""
    asked = plan(target("a", "甲", kind, **fields))
    found = ((*rest, written), rest)
    after, before = (status_of(asked, FILE, entries, written.date) for entries in found)
    return receipt(written, before, after, page())


def test_a_rate_has_no_pace_and_lacks_one_exact_figure() -> None:
    written = entry("a", "06-30", 2, value="2.46")
    said = receipts_of(written, kind=Kind.RATE, unit="%", at_least="5")
    assert "  还欠  距目标 2.54 个百分点\n" in said


def test_a_count_below_zero_is_remarked() -> None:
    said = receipts_of(entry("a", "06-30", 2, add="-7"), entry("a", "05-31", add="3"), at_least="52")
    assert "  注意      累计降到 -4台，小于零；请核对是否多减了\n" in said


def test_an_entry_after_the_period_is_remarked() -> None:
    written = replace(entry("a", "06-30", 2, add="3"), date=date(2023, 1, 3))
    remark = (
        "2023-01-03 在计划期之后（计划期已于 2022-12-31 结束）；\n            若本意是另一天，请用 --date\n"
    )
    assert f"  注意      {remark}" in receipts_of(written, at_least="52")
    of_task = replace(written, subject="lifts", is_task=True, add=None, note="排查")
    assert "  注意  2023-01-03 在计划期之后" in receipts_of(of_task, at_least="52")


def test_a_task_without_duties_reports_none() -> None:
    said = receipts_of(entry("lifts", "06-30", 3, is_task=True, note="排查"), at_least="52")
    assert said == (
        "已写入 progress/2022/2022-06.yaml:3\n"
        "文字报送：做优民生项目（该任务没有常态工作，文字已记录在案，\n"
        "但没有指标因此视为已报送）\n"
    )


@pytest.mark.parametrize("words", ["lifts-added", "lifts", "life", "黄永"])
def test_a_day_after_the_period_is_remarked_on_every_page_with_verdicts(words: str) -> None:
    after = office_status("2023-01-31")
    subject = find_subject(office(), words).subject
    assert subject is not None
    remark = "计划期已于 2022-12-31 结束；要看期内某日的情况，请用 --as-of，\n例如 --as-of 2022-12-31\n\n"
    assert show_text(subject, after, "table", page()).startswith(remark)
    assert alerts_text(after, "table", page()).startswith(remark)
    assert "--as-of" not in show_text(subject, office_status(), "table", page())
    assert "--as-of" not in show_text(subject, after, "markdown", page())


def test_a_term_needs_no_day() -> None:
    subject = find_subject(office(), "四个一").subject
    assert subject is not None
    assert show_text(subject, office_status("2023-01-31"), "table", page()).startswith("四个一\n")


@pytest.mark.parametrize(
    ("value", "fields", "said"),
    [
        ("17", {"between": ("12", "15")}, "现值17台高于15台"),
        ("11", {"between": ("12", "15")}, "现值11台低于12台"),
        ("739", {"at_most": "732"}, "现值739台高于732台"),
    ],
)
def test_the_rule_names_the_edge_that_a_figure_lies_beyond(
    value: str, fields: dict[str, Any], said: str
) -> None:
    report = entry("a", "06-30", value=value)
    status = status_with(target("a", "甲", Kind.LEVEL, **fields), entries=(report,))
    assert cause_words(status.plan, status.verdicts[0], Words(Language.ZH)) == said


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("30", "7.7 points ahead of pace"),
        ("26", "level with pace"),
        ("24", "3.8 points behind pace, within the yellow line of 10"),
        ("18", "15.4 points behind pace, more than the yellow line of 10"),
    ],
)
def test_the_rule_says_on_which_side_of_the_pace_a_target_is(total: str, said: str) -> None:
    report = entry("a", "06-30", value=total)
    status = status_with(target("a", "甲", at_least="52"), entries=(report,))
    assert cause_words(status.plan, status.verdicts[0], Words(Language.EN)) == said


def test_weeks_to_come_are_one_stretch_of_days() -> None:
    weekly = target(
        "a", "甲", Kind.RECURRING, "次", every=Every.WEEK, window=Span(date(2022, 6, 6), date(2022, 7, 3))
    )
    status = status_with(weekly, entries=(entry("a", "06-07", add="1"),), day="2022-06-15")
    assert dict(explained(status.plan, status.verdicts[0], Words(Language.ZH)))["periods"] == (
        "2022-06-06至2022-06-12 1/1 完成、2022-06-13至2022-07-03 未到期限"
    )

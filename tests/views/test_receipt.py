from datetime import date
from typing import Any

from views.office import FILE, entry, plan, target
from views.pages import page
from workplan.core.log import Entry
from workplan.core.plan import Kind
from workplan.core.status import status_of
from workplan.views.receipt import receipt
from workplan.views.words import Language


def test_a_late_addition_is_contained_in_a_later_total() -> None:
    written = entry("a", "05-31", 9, add="4")
    total = entry("a", "06-30", 2, value="26")
    asked = plan(target("a", "甲", at_least="52"))
    before, after = (
        status_of(asked, FILE, found, date(2022, 6, 30)) for found in ((total,), (written, total))
    )
    assert receipt(written, asked, (before.of_target("a"), after.of_target("a")), page()) == (
        "已写入 progress/2022/2022-05.yaml:9\n"
        "甲（a）\n"
        "  记录      2022-05-31  +4\n"
        "  数据      26台（未变）；目标 ≥52台\n"
        "  完成率    50.0%（未变）\n"
        "  序时进度  50.0%（未变），差距 0.0 个百分点（未变）\n"
        "  状态      ● 正常推进（未变）\n"
        "  距目标    26台\n"
        "  注意      2022-05-31 的增量早于 2022-06-30 所报累计 26台\n"
        "            （progress/2022/2022-06.yaml:2），视为已含在其中，累计不变\n"
    )


def test_a_task_is_reported_in_words() -> None:
    asked = plan(target("a", "甲", Kind.DUTY, None), target("b", "乙", Kind.DUTY, None))
    written = entry("lifts", "06-30", 3, is_task=True, note="排查")
    assert receipt(written, asked, None, page(Language.EN)) == (
        "Written to progress/2022/2022-06.yaml:3\nreported in words: 做优民生项目 (counts as a report of its 2 duties)\n"
    )


def receipts_of(written: Entry, *rest: Entry, kind: Kind = Kind.COUNT, **fields: Any) -> str:
    """What the receipt of the last of several entries says, on its day."""
    asked = plan(target("a", "甲", kind, **fields))
    found = ((*rest, written), rest)
    after, before = (status_of(asked, FILE, entries, written.date).of_target("a") for entries in found)
    return receipt(written, asked, None if written.is_task else (before, after), page())


def test_a_rate_has_no_pace_and_lacks_one_exact_figure() -> None:
    written = entry("a", "06-30", 2, value="2.46")
    said = receipts_of(written, kind=Kind.RATE, unit="%", at_least="5")
    assert "  距目标  2.54个百分点\n" in said


def test_a_count_below_zero_is_remarked() -> None:
    said = receipts_of(entry("a", "06-30", 2, add="-7"), entry("a", "05-31", add="3"), at_least="52")
    assert "  注意      累计降到 -4台，小于零；请核对是否多减了\n" in said


def test_an_entry_after_the_period_is_remarked() -> None:
    written = entry("a", "06-30", 2, add="3")._replace(date=date(2023, 1, 3))
    remark = (
        "2023-01-03 在计划期之后（计划期已于 2022-12-31 结束）；\n            若本意是另一天，请用 --date\n"
    )
    assert f"  注意      {remark}" in receipts_of(written, at_least="52")
    of_task = entry("lifts", "06-30", 3, is_task=True, note="排查")._replace(date=date(2023, 1, 3))
    assert "  注意  2023-01-03 在计划期之后" in receipts_of(of_task, at_least="52")


def test_a_task_without_duties_reports_none() -> None:
    said = receipts_of(entry("lifts", "06-30", 3, is_task=True, note="排查"), at_least="52")
    assert said == (
        "已写入 progress/2022/2022-06.yaml:3\n"
        "文字报送：做优民生项目（该任务没有常态工作，文字已记录在案，\n"
        "但没有指标因此视为已报送）\n"
    )


def test_a_stage_is_named() -> None:
    said = receipts_of(entry("a", "06-30", 2, reached="招标"), kind=Kind.MILESTONE, unit=None)
    assert "  记录      2022-06-30  阶段\n  达到阶段  招标\n" in said

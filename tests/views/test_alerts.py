from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from views.office import entry, status_with, target
from views.pages import page
from workplan.core.calendar import Every
from workplan.core.log import Entry
from workplan.core.plan import Checkpoint, Kind, Reporting
from workplan.views.alerts import alert_message
from workplan.views.pages.status import alerts_text
from workplan.views.phrases import Words
from workplan.views.words import Language

NEVER = Reporting(Every.MONTH, 5, never=True)
ALONE: dict[str, Any] = {"owners": (), "reporting": NEVER}


def messages(kind: Kind, day: str, *entries: Entry, **fields: Any) -> list[str]:
    """What is said in both languages of a target that is never reported and that nobody leads."""
    status = status_with(target("a", "甲", kind, **{**ALONE, **fields}), entries=entries, day=day)
    return [alert_message(alert, Words(language)) for alert in status.alerts for language in Language]


CHECKPOINT = (Checkpoint(date(2022, 4, 30), Decimal(20)),)


@pytest.mark.parametrize(
    ("kind", "day", "entries", "fields", "said"),
    [
        (Kind.COUNT, "2022-06-30", ("06-30", "add", "53"), {"at_most": "52"},
         ("【突破控制数】甲：累计53台，控制数≤52台，超出1台",
          "[Limit breached] 甲: 53 台 so far, limit ≤52 台, 1 台 above")),
        (Kind.LEVEL, "2023-01-10", ("12-31", "value", "11"), {"between": ("12", "15")},
         ("【超出控制范围】甲：现值11台，控制范围12–15台，低于下限1台；数据截至2022-12-31",
          "[Out of range] 甲: now 11 台, range 12–15 台, 1 台 below; data as of 2022-12-31")),
        (Kind.RATE, "2022-06-30", ("06-30", "value", "-0.6"), {"at_least": "5", "unit": "%"},
         ("【严重低于目标】甲：现值-0.6%，目标≥5%，低于目标5.6个百分点",
          "[Far below goal] 甲: now -0.6%, goal ≥5%, 5.6 points below goal")),
        (Kind.COUNT, "2022-12-31", (), {"at_least": "3"},
         ("【临近到期】甲：尚未报送数据，目标≥3台，今日到期（2022-12-31）",
          "[Due soon] 甲: no figure reported yet, goal ≥3 台, due today (2022-12-31)")),
        (Kind.MILESTONE, "2022-12-30", ("06-30", "value", "60"), {"unit": None},
         ("【临近到期】甲：已完成60%，距到期1天（2022-12-31）；数据截至2022-06-30",
          "[Due soon] 甲: 60% done, 1 day left (due 2022-12-31); data as of 2022-06-30")),
        (Kind.MILESTONE, "2023-01-03", ("06-30", "value", "60"), {"unit": None},
         ("【临近到期】甲：已完成60%，已到期3天（2022-12-31）；数据截至2022-06-30",
          "[Due soon] 甲: 60% done, due 3 days ago (2022-12-31); data as of 2022-06-30")),
        (Kind.COUNT, "2022-05-31", (), {"at_least": "52", "checkpoints": CHECKPOINT},
         ("【节点未完成】甲：尚未报送数据，2022-04-30应达20台，未完成",
          "[Checkpoint missed] 甲: no figure reported yet, missed: 20 台 by 2022-04-30")),
        (Kind.RECURRING, "2022-04-10", ("02-10", "add", "1"), {"every": Every.QUARTER, "at_least": "2", "unit": "次"},
         ("【周期任务缺期】甲：累计1次，缺 2022年第1季度；数据截至2022-02-10",
          "[Period missed] 甲: 1 次 so far, missed Q1 2022; data as of 2022-02-10")),
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
        "【严重滞后】甲：自评红灯，累计40台，目标≥52台"
    )


def test_without_alerts_it_is_said() -> None:
    status = status_with(target("a", "甲", Kind.DUTY, None, **ALONE))
    assert alerts_text(status, "table", page()).splitlines()[1:] == ["没有预警"]

from datetime import date
from typing import Any

import pytest

from views.office import entry, status_with, target
from workplan.core.calendar import Every, Span
from workplan.core.plan import Kind
from workplan.views.explain import cause_words, explained
from workplan.views.phrases import Words
from workplan.views.words import Language


@pytest.mark.parametrize(
    ("value", "fields", "said"),
    [
        ("17", {"between": ("12", "15")}, "现值17台高于15台"),
        ("11", {"between": ("12", "15")}, "现值11台低于12台"),
        ("739", {"at_most": "732"}, "现值739台高于732台"),
    ],
)
def test_the_rule_names_the_edge_a_figure_is_beyond(value: str, fields: dict[str, Any], said: str) -> None:
    report = entry("a", "06-30", value=value)
    status = status_with(target("a", "甲", Kind.LEVEL, **fields), entries=(report,))
    assert cause_words(status.plan, status.verdicts[0], Words(Language.ZH)) == said


def test_weeks_to_come_are_told_in_one() -> None:
    weekly = target(
        "a", "甲", Kind.RECURRING, "次", every=Every.WEEK, window=Span(date(2022, 6, 6), date(2022, 7, 3))
    )
    status = status_with(weekly, entries=(entry("a", "06-07", add="1"),), day="2022-06-15")
    assert dict(explained(status.plan, status.verdicts[0], Words(Language.ZH)))["periods"] == (
        "2022年第23周 1/1 完成、2022年第24—26周 未到期限"
    )


def test_an_entry_names_the_stage_that_it_reached() -> None:
    report = entry("a", "06-30", value="40", reached="招标")
    status = status_with(target("a", "甲", Kind.MILESTONE, None), entries=(report,))
    assert dict(explained(status.plan, status.verdicts[0], Words(Language.ZH)))["entries"] == (
        "progress/2022/2022-06.yaml:1  2022-06-30  =40 → 40%  达到阶段：招标"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("47.96", "慢于序时进度10.03个百分点，超过黄线10个百分点"),  # 10.0 would not be more than 10
        ("47.9", "慢于序时进度10.1个百分点，超过黄线10个百分点"),
        ("48", "慢于序时进度10.0个百分点，未超过黄线10个百分点"),
    ],
)
def test_a_gap_is_told_with_the_decimals_that_show_it_beyond_its_line(value: str, said: str) -> None:
    report = entry("a", "06-30", value=value)
    status = status_with(target("a", "甲", Kind.COUNT, "台", at_least="120"), entries=(report,))
    assert cause_words(status.plan, status.verdicts[0], Words(Language.ZH)) == said

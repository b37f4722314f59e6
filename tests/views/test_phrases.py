from datetime import date
from fractions import Fraction

import pytest

from views.office import target
from workplan.core.calendar import Span
from workplan.core.plan import Kind
from workplan.views.phrases import Words, bar, signed
from workplan.views.words import Language


def test_gaps_have_their_sign() -> None:
    gaps = (Fraction(-154, 10), Fraction(3), Fraction(0), Fraction(1, 100), Fraction(-1, 100))
    assert [signed(gap) for gap in gaps] == ["-15.4", "+3.0", "0.0", "0.0", "0.0"]
    assert signed(None) == "—"


@pytest.mark.parametrize(
    ("done", "wanted", "drawn"),
    [
        (None, Fraction(1), ""), (Fraction(1, 3), None, "███░░░░░░░"),
        (Fraction(1, 3), Fraction(1, 2), "███░░|░░░░░"), (Fraction(1, 1000), Fraction(0), "|█░░░░░░░░░"),
        (Fraction(999, 1000), Fraction(1), "█████████░|"), (Fraction(3, 2), Fraction(1, 2), "█████|█████"),
    ],
)  # fmt: skip
def test_a_bar_is_full_when_all_is_done(done: Fraction | None, wanted: Fraction | None, drawn: str) -> None:
    assert bar(done, wanted) == drawn


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2022-06-01", "2022-06-30", "2022-06", "2022-06"),
        ("2022-04-01", "2022-06-30", "2022年第2季度", "Q2 2022"),
        ("2022-07-01", "2022-12-31", "2022年下半年", "second half of 2022"),
        ("2022-01-01", "2022-12-31", "2022年", "2022"),
        ("2022-06-06", "2022-06-12", "2022-06-06至2022-06-12", "2022-06-06 to 2022-06-12"),
        ("2022-06-02", "2022-06-20", "2022-06-02至2022-06-20", "2022-06-02 to 2022-06-20"),
    ],
)
def test_a_period_has_the_name_that_the_calendar_gives_it(start: str, end: str, zh: str, en: str) -> None:
    span = Span(date.fromisoformat(start), date.fromisoformat(end))
    assert (Words(Language.ZH).period(span), Words(Language.EN).period(span)) == (zh, en)


def test_a_figure_stands_with_its_unit() -> None:
    share = target("a", "a", Kind.LEVEL, "%", at_least="70")
    assert Words(Language.ZH).quantity(share, Fraction(2700, 38)) == "71.05%"
    assert Words(Language.ZH).quantity(target("a", "a"), Fraction(18)) == "18台"
    assert Words(Language.EN).quantity(target("a", "a"), Fraction(18)) == "18 台"
    assert Words(Language.ZH).quantity(target("a", "a", unit="km"), Fraction(5, 2)) == "2.5 km"


@pytest.mark.parametrize(
    ("kind", "fields", "zh", "en"),
    [
        (Kind.COUNT, {"at_least": "52"}, "≥52台", "≥52 台"),
        (Kind.LEVEL, {"at_most": "732"}, "≤732台", "≤732 台"),
        (Kind.LEVEL, {"between": ("12", "15")}, "12–15台", "12–15 台"),
        (Kind.RATE, {"between": ("12", "15")}, "12–15%", "12–15%"),
        (Kind.COUNT, {"at_least": "1", "stretch": "2"}, "≥1台（力争2台）", "≥1 台 (stretch 2 台)"),
        (Kind.COUNT, {}, "未设", "not set"),
        (Kind.MILESTONE, {}, "办结", "done"),
        (Kind.DUTY, {}, "常态", "ongoing"),
    ],
)
def test_a_goal_is_put_into_words(kind: Kind, fields: dict[str, str], zh: str, en: str) -> None:
    asked = target("a", "a", kind, **fields)
    assert (Words(Language.ZH).goal(asked), Words(Language.EN).goal(asked)) == (zh, en)

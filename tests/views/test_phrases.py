from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from views.office import target
from workplan.core.calendar import Every, Period, Span, period_of
from workplan.core.plan import Kind
from workplan.views.phrases import Words, bar, signed
from workplan.views.words import Language


def test_gaps_have_their_sign() -> None:
    gaps = (Fraction(-154, 10), Fraction(3), Fraction(0), Fraction(1, 100), Fraction(-1, 100))
    assert [signed(gap) for gap in gaps] == ["-15.4", "+3.0", "0.0", "+0.01", "-0.01"]
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
        ("2022-03-01", "2022-05-31", "2022年3—5月", "2022-03/2022-05"),
        ("2021-12-01", "2022-01-31", "2021年12月—2022年1月", "2021-12/2022-01"),
        ("2022-06-06", "2022-06-12", "2022年第23周", "2022-W23"),
        ("2022-01-03", "2022-02-06", "2022年第1—5周", "2022-W01/2022-W05"),
        ("2021-12-27", "2022-01-09", "2021年第52周—2022年第1周", "2021-W52/2022-W01"),
        ("2022-06-02", "2022-06-20", "2022-06-02至2022-06-20", "2022-06-02 to 2022-06-20"),
    ],
)
def test_a_period_has_the_name_that_the_calendar_gives_it(start: str, end: str, zh: str, en: str) -> None:
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    assert (Words(Language.ZH).period(period), Words(Language.EN).period(period)) == (zh, en)


@pytest.mark.parametrize(
    ("day", "every", "zh", "en"),
    [
        ("2022-05-01", Every.MONTH, "2022-05", "2022-05"),
        ("2022-05-01", Every.QUARTER, "2022年4—6月", "2022-04/2022-06"),
        ("2023-01-01", Every.HALF, "2022年10月—2023年3月", "2022-10/2023-03"),
        ("2023-01-01", Every.YEAR, "2022年4月—2023年3月", "2022-04/2023-03"),
        ("2022-06-06", Every.WEEK, "2022年第23周", "2022-W23"),
    ],
)
def test_a_period_that_is_not_counted_from_january_is_called_by_its_months(
    day: str, every: Every, zh: str, en: str
) -> None:
    period = period_of(date.fromisoformat(day), every, first_month=4)
    assert (Words(Language.ZH).period(period), Words(Language.EN).period(period)) == (zh, en)


def test_days_that_are_no_period_of_a_plan_are_never_called_a_quarter() -> None:
    days = Span(date(2022, 4, 1), date(2022, 6, 30))
    assert Words(Language.ZH).period(days) == "2022年4—6月"


def test_a_figure_stands_with_its_unit() -> None:
    share = target("a", "a", Kind.LEVEL, "%", at_least="70")
    assert Words(Language.ZH).quantity(share, Fraction(2700, 38)) == "71.05%"
    assert Words(Language.ZH).quantity(target("a", "a"), Fraction(18)) == "18台"
    assert Words(Language.EN).quantity(target("a", "a"), Fraction(18)) == "18 台"
    assert Words(Language.ZH).quantity(target("a", "a", unit="km"), Fraction(5, 2)) == "2.5 km"


@pytest.mark.parametrize(
    ("unit", "figure", "read", "plain"),
    [
        ("台", "1200", "1,200 台", "1200 台"), ("reviews", "1", "1 review", "1 review"), ("lifts", "0", "0 lifts", "0 lifts"),
        ("companies", "1", "1 company", "1 company"), ("boxes", "1", "1 box", "1 box"), ("buses", "2", "2 buses", "2 buses"),
        ("progress", "1", "1 progress", "1 progress"), ("km", "1", "1 km", "1 km"), ("houses", "1", "1 house", "1 house"),
        ("£", "1200000", "£1,200,000", "1200000 £"), ("¥万", "-1234.5", "-¥1,234.5万", "-1234.5 ¥万"),
    ],
)  # fmt: skip
def test_people_read_thousands_apart_and_the_currency_first(
    unit: str, figure: str, read: str, plain: str
) -> None:
    of, value = target("a", "a", unit=unit), Fraction(figure)
    assert Words(Language.EN).quantity(of, value) == read
    assert Words(Language.EN, is_plain=True).quantity(of, value) == plain


@pytest.mark.parametrize(
    ("kind", "fields", "zh", "en"),
    [
        (Kind.COUNT, {"at_least": "52"}, "≥52台", "≥52 台"),
        (Kind.LEVEL, {"at_most": "732"}, "≤732台", "≤732 台"),
        (Kind.LEVEL, {"between": ("12", "15")}, "12–15台", "12–15 台"),
        (Kind.RATE, {"between": ("12", "15")}, "12–15%", "12–15%"),
        (Kind.COUNT, {"at_least": "1", "stretch": "2"}, "≥1台（力争2台）", "≥1 台 (stretch 2 台)"),
        (Kind.COUNT, {"stretch": "60"}, "力争60台", "stretch 60 台"),
        (Kind.COUNT, {}, "未设", "not set"),
        (Kind.LEVEL, {"goal_words": "与全市\n同步"}, "与全市 同步", "与全市 同步"),
        (Kind.LEVEL, {"goal_words": "同步", "stretch": "9"}, "同步（力争9台）", "同步 (stretch 9 台)"),
        (Kind.MILESTONE, {}, "办结", "done"),
        (Kind.DUTY, {}, "常态", "ongoing"),
    ],
)
def test_a_goal_is_put_into_words(kind: Kind, fields: dict[str, str], zh: str, en: str) -> None:
    asked = target("a", "a", kind, **fields)
    assert (Words(Language.ZH).goal(asked), Words(Language.EN).goal(asked)) == (zh, en)


def test_what_is_to_be_kept_says_so_and_its_bound_does_not() -> None:
    kept = target("a", "a", Kind.LEVEL, "%", at_least="90", stretch="95")
    kept = replace(kept, bound=replace(kept.bound, keep=True))
    said = [Words(language).goal(kept) for language in Language]
    assert said == ["≥90% 保持（力争95%）", "keep ≥90% (stretch 95%)"]
    assert Words(Language.ZH).goal(kept, units=False) == "≥90 保持（力争95）"
    assert Words(Language.ZH).bound(kept) == "≥90%"


def test_the_label_of_an_office_stands_in_the_place_of_our_word() -> None:
    ours, own = Words(Language.EN), Words(Language.EN, {"lead": "Directorate\x1b\n{x}", "title": "Grade"})
    assert [ours("head.lead"), ours("scope.owner", names="Ann")] == ["Lead", "lead: Ann"]
    assert [own("head.lead"), own("scope.owner", names="Ann")] == [
        "Directorate\\x1b {x}", "Directorate\\x1b {x}: Ann",
    ]  # fmt: skip
    assert [own.of("head", "title"), own("head.department")] == ["Grade", "Department"]


def test_a_stage_has_no_figure_and_a_checkpoint_may_have_no_name() -> None:
    words = Words(Language.ZH)
    said = [
        words.checkpoint(date(2022, 6, 30), *each)
        for each in (("", "招标"), ("26台", None), ("26台", "半数"))
    ]
    assert said == ["2022-06-30 招标", "2022-06-30 26台", "2022-06-30 26台（半数）"]

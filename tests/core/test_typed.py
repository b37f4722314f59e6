from datetime import date
from random import Random

import pytest

from workplan.core.plan import Kind
from workplan.core.typed import (
    Draft,
    Refusal,
    day_typed,
    fields_of,
    fields_to_write,
    figure_typed,
    id_made_of,
    new_id,
)

from .plans import target


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (Kind.COUNT, "3", "change-plain-number"), (Kind.RECURRING, "3", "change-plain-number"),
        (Kind.RECURRING, "=3", "change-not-for-kind"), (Kind.LEVEL, "+3", "change-not-for-kind"),
        (Kind.COUNT, "done", "change-not-for-kind"), (Kind.DUTY, "done", "change-not-for-kind"),
        (None, "+3", "change-not-for-kind"), (Kind.COUNT, "three", "change-unreadable"),
        (Kind.COUNT, "", "change-unreadable"), (Kind.COUNT, "+三", "change-unreadable"),
        (Kind.RATE, "1e3", "change-unreadable"), (Kind.COUNT, "+10²", "change-unreadable"), (Kind.LEVEL, "③", "change-unreadable"),
    ],
)  # fmt: skip
def test_a_change_that_could_mean_more_is_refused(kind: Kind | None, change: str, code: str) -> None:
    assert fields_of(kind, change, None, None) == Refusal(code, change, kind)


def test_add_and_total_may_be_given_as_options_and_together() -> None:
    assert fields_of(Kind.COUNT, None, "3", "18") == {"add": "3", "value": "18"}
    assert fields_of(Kind.COUNT, "+3", None, "18") == {"add": "3", "value": "18"}
    assert fields_of(Kind.COUNT, None, "-3", None) == {"add": "-3"}


def test_the_same_figure_given_twice_is_refused() -> None:
    assert fields_of(Kind.COUNT, "+3", "4", None) == Refusal("change-twice", "+3", Kind.COUNT)


def test_an_option_that_does_not_fit_the_kind_is_refused() -> None:
    assert fields_of(Kind.LEVEL, None, "3", None) == Refusal("change-not-for-kind", "3", Kind.LEVEL)
    assert fields_of(Kind.LEVEL, "41", "3", None) == Refusal("change-not-for-kind", "3", Kind.LEVEL)
    assert fields_of(Kind.COUNT, None, None, "many") == Refusal("change-unreadable", "many", Kind.COUNT)
    assert fields_of(None, None, None, "3") == Refusal("change-not-for-kind", "3", None)


def test_a_stage_stands_behind_the_figure_and_is_enough_to_report() -> None:
    hall, day = target("hall", Kind.MILESTONE), date(2022, 6, 30)
    start = {"date": "2022-06-30", "target": "hall"}
    more = {"reached": "tender", "light": "red"}
    assert fields_to_write(Draft(light="red", reached="tender", change="done"), hall, day, "x") == {
        **start, "done": "true", **more, "id": "x",
    }  # fmt: skip
    alone = fields_to_write(Draft(reached="tender"), hall, day, "x")
    assert alone == {**start, "reached": "tender", "id": "x"}


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("1,200", "m", "1200"), ("１,２００个", "个", "1200"), ("+3 m", "m", "3"), ("-1.2万", "户", "-12000"),
        ("1.2万户", "户", "12000"), ("0.12亿元", "元", "12000000"), ("1.2万元", "万元", "1.2"), ("£1,200", "GBP", "1200"),
        ("￥30", "元", "30"), ("15%", "%", "15%"), ("27/38", "%", "27/38"), ("−0.6", "%", "-0.6"), ("5 M²", "m²", "5"),
        ("1.2万", "万元", None), ("3万", "百万元", None), ("3万", "千元", None), ("3万", "千瓦", "30000"), ("10²", "m", None), ("③", "m", None), ("9" * 5000 + "万", "m", None),
        ("¥12", "万元", None), ("12,00", "m", None), ("3台", "个", None), ("约30", "个", None),
        ("27/38万", "户", None), ("1e3", "m", None), ("个", "个", None), ("", None, None),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_hands_type_it(text: str, unit: str | None, figure: str | None) -> None:
    assert figure_typed(text, unit) == figure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-6-30", "2022-06-30"), ("2022/6/30", "2022-06-30"), ("2022-06", "2022-06-30"), ("2022-Q2", "2022-06-30"),
        ("2022-h1", "2022-06-30"), ("2022", "2022-12-31"), ("6月30日", "2022-06-30"), ("１２月", "2021-12-31"),
        ("2021年2月", "2021-02-28"), ("today", "2022-07-15"), ("昨天", "2022-07-14"), ("-3d", "2022-07-12"),
        ("3天前", "2022-07-12"), ("13月", None), ("2月30日", None), ("soon", None), ("2022-Q5", None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_hands_type_it(text: str, day: str | None) -> None:
    found = day_typed(text, date(2022, 7, 15))
    assert (found and found.isoformat()) == day


def test_a_month_without_a_year_is_of_a_plan_that_is_over_and_no_day_lies_before_all_days() -> None:
    assert day_typed("8月", date(2026, 11, 29), date(2022, 12, 31)) == date(2022, 8, 31)
    assert day_typed("-99999d", date(99, 1, 1)) is None


def test_a_new_id_is_a_letter_and_eleven_letters_or_digits() -> None:
    rng = Random(8)
    ids = [new_id(rng.choice) for _ in range(500)]
    assert len(set(ids)) == 500
    assert all(len(name) == 12 and name.isalnum() and name.islower() and name[0].isalpha() for name in ids)


def test_an_id_made_of_texts_is_the_same_for_the_same_texts() -> None:
    assert id_made_of(["date=2022-06-30", "add=3", "1"]) == "gmmaukcn9jp4"
    assert id_made_of(["a", "b"]) != id_made_of(["ab"])

from datetime import date

import pytest

from workplan.core.plan import Kind
from workplan.core.typed import Draft, Refusal, fields_of, fields_to_write

from .plans import target


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        (Kind.COUNT, "3", "change-plain-number"), (Kind.RECURRING, "3", "change-plain-number"),
        (Kind.RECURRING, "=3", "change-not-for-kind"), (Kind.LEVEL, "+3", "change-not-for-kind"),
        (Kind.COUNT, "done", "change-not-for-kind"), (Kind.DUTY, "done", "change-not-for-kind"),
        (None, "+3", "change-not-for-kind"), (Kind.COUNT, "three", "change-unreadable"),
        (Kind.COUNT, "", "change-unreadable"), (Kind.COUNT, "+三", "change-unreadable"),
        (Kind.RATE, "1e3", "change-unreadable"),
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

"""The back-test of the forecast."""

from fractions import Fraction
from itertools import pairwise

from bench.forecast import MONTHS, PAGE, SHAPES, YEARS, Score, mean, page, scored, years


def test_the_page_has_the_table_that_is_measured() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text


def test_every_shape_adds_up_to_the_goal_but_the_slow_one_and_the_jump() -> None:
    assert {shape: sum(months) for shape, months in SHAPES.items() if sum(months) != 1200} == {
        "noisy and slow": 720, "with a jump": 600,
    }  # fmt: skip


def test_the_years_of_a_shape_are_the_same_at_every_call_and_only_the_even_ones_are_alike() -> None:
    for shape in SHAPES:
        made = [*years(shape)]
        assert made == [*years(shape)]
        assert (len(made), {len(year) for year in made}) == (YEARS, {MONTHS})
        assert len(set(made)) == (1 if shape == "even" else YEARS)
        assert all(one <= other for year in made for one, other in pairwise(year))


def test_a_year_that_went_wrong_is_scored_by_what_it_came_to() -> None:
    # 100 a month for six months and nothing then: 1,200 were foretold without scatter, 600 it stays, 1,200 by pace.
    totals = [100, 200, 300, 400, 500, 600, 600, 600, 600, 600, 600, 600]
    score = scored(totals, 6)
    assert score == Score(Fraction(0), Fraction(0), Fraction(1), Fraction(0), Fraction(1))
    even = scored([100 * month for month in range(1, 13)], 6)
    assert even == Score(Fraction(1), Fraction(0), Fraction(0), Fraction(1, 2), Fraction(0))
    half = Fraction(1, 2)
    assert mean([score, even]) == Score(half, Fraction(0), half, Fraction(1, 4), half)

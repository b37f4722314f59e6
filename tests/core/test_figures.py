from decimal import Decimal
from fractions import Fraction

import pytest

from workplan.core.figures import (
    decimals,
    parse_figure,
    parse_points,
    parse_share,
    plain,
    rounded,
    rounded_up,
)


@pytest.mark.parametrize("text", ["0", "52", "-0.6", "+3", "6.33", "007", "9" * 18 + "." + "9" * 12])
def test_a_figure_is_written_in_ascii_digits(text: str) -> None:
    assert parse_figure(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["", "1e3", "nan", "inf", "１２", "1_000", "1,000", " 1", "1.", ".5", "0x10", "٣", "9" * 19, "true"],
)
def test_anything_else_is_no_figure(text: str) -> None:
    assert parse_figure(text) is None


def test_fifteen_per_cent_may_be_written_with_its_sign() -> None:
    assert (parse_points("15"), parse_points("15%"), parse_points("15 %")) == (Decimal(15), Decimal(15), None)


def test_a_share_is_read_in_points() -> None:
    assert parse_share("27/38") == Fraction(2700, 38)
    assert (parse_share("1/0"), parse_share("-1/2"), parse_share("1/2/3")) == (None, None, None)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        (81, 80, "101.3"),
        (3567, 2000, "178.4"),
        (9, 12, "75.0"),
        (18, 52, "34.6"),
        (10, 12, "83.3"),
        (0, 7, "0.0"),
    ],
)
def test_shares_are_rounded_half_up_in_decimal(numerator: int, denominator: int, printed: str) -> None:
    assert str(rounded(100 * Fraction(numerator, denominator), 1)) == printed


def test_a_negative_half_is_rounded_away_from_zero() -> None:
    assert str(rounded(Fraction("-12.85"), 1)) == "-12.9"


def test_what_lacks_is_rounded_up() -> None:
    assert (rounded_up(Fraction(29, 4), 0), rounded_up(Fraction(29, 4), 1)) == (Fraction(8), Fraction("7.3"))


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("6.33", "6.33"), ("6.330", "6.33"), ("50", "50"), ("1/3", "0.33"), ("-1/3", "-0.33"), ("-1/900", "0.00"),
        ("0", "0"), ("1/8", "0.125"),
    ],
)  # fmt: skip
def test_a_figure_is_printed_whole_or_with_two_decimals_if_it_does_not_end(figure: str, printed: str) -> None:
    assert plain(Fraction(figure)) == printed


def test_a_figure_of_thirty_digits_keeps_them() -> None:
    written = "9" * 17 + "8." + "9" * 12
    assert [plain(figure) for figure in (Decimal(written), -Fraction(written))] == [written, f"-{written}"]
    assert plain(Decimal("1E-7")) == "0.0000001"


def test_decimals_are_those_that_were_typed() -> None:
    assert [decimals(Decimal(text)) for text in ("52", "6.33", "6.30", "1E+2")] == [0, 2, 2, 0]

"""Dice, and figures as people type them."""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeVar

T = TypeVar("T")


def chance(rng: random.Random, per_cent: int) -> bool:
    return rng.randrange(100) < per_cent


def pick(rng: random.Random, choices: Sequence[T]) -> T:
    return choices[rng.randrange(len(choices))]


def typed(value: Fraction, places: int) -> str:
    """A figure rounded to places, without trailing zeros."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = format(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def places_of(text: str) -> int:
    return len(text.removesuffix("%").partition(".")[2])

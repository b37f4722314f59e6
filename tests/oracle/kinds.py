"""What is asked of a random target, by its kind."""

import random
from typing import Any

from .drawing import chance, pick, typed
from .periods import EVERY
from .reading import number

Data = dict[str, Any]

COUNTS = (
    "1", "2", "3", "4", "5", "4.5", "0.5", "10", "12", "26", "52", "60", "80", "100", "120", "2000", "6.33",
    "193.22",
)  # fmt: skip


def _count(rng: random.Random, target: Data) -> None:
    target["unit"] = pick(rng, ("台", "亿元"))
    if chance(rng, 75):
        target["at_least"] = pick(rng, COUNTS)
        if chance(rng, 20):
            target["stretch"] = typed(number(target["at_least"]) * 2, 2)
    elif chance(rng, 70):
        target["at_most"] = pick(rng, ("0", "3", "10", "6.5", "100"))
        if number(target["at_most"]) > 1 and chance(rng, 20):
            target["stretch"] = "1"
    else:
        _without_bound(rng, target)


def _level(rng: random.Random, target: Data) -> None:
    target["unit"] = pick(rng, ("%", "家"))
    form = pick(rng, (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5))
    if form in {0, 1}:
        target["at_least"] = pick(rng, ("50", "70", "4", "45.5"))
        if form == 1:
            target["baseline"] = pick(rng, ("0", "3", "-2", "1.5"))
        elif chance(rng, 35):
            target["keep"] = "true"
        if chance(rng, 20):
            target["stretch"] = "90"
    elif form in {2, 3}:
        target["at_most"] = pick(rng, ("73", "12.5", "0"))
        if form == 2:
            target["baseline"] = pick(rng, ("80", "98.5", "100"))
    elif form == 4:
        target["between"] = pick(rng, (["12", "15"], ["0.5", "3"], ["60", "70"]))
    else:
        _without_bound(rng, target)
    _percent_sign(rng, target)


def _rate(rng: random.Random, target: Data) -> None:
    form = rng.randrange(8)
    if form < 5:
        target["at_least"] = pick(rng, ("5", "15", "0", "-2", "0.5", "3.25"))
        if chance(rng, 20):
            target["stretch"] = "20"
    elif form == 5:
        target["at_most"] = pick(rng, ("3", "0", "-1.5"))
    elif form == 6:
        target["between"] = pick(rng, (["-1", "2"], ["12", "15"], ["2.5", "3"]))
    else:
        _without_bound(rng, target)
    if chance(rng, 30):
        target["unit"] = "%"
    _percent_sign(rng, target)


def _without_bound(rng: random.Random, target: Data) -> None:
    """A goal in words, and what is hoped for (力争)."""
    if chance(rng, 40):
        target["goal"] = "与全市同步"
    if chance(rng, 40):
        target["stretch"] = "12"


def _percent_sign(rng: random.Random, target: Data) -> None:
    """`15` or `15%`."""
    for key in ("at_least", "at_most", "baseline"):
        if key in target and (target["kind"] == "rate" or target["unit"] == "%") and chance(rng, 25):
            target[key] += "%"


def _recurring(rng: random.Random, target: Data) -> None:
    target["every"] = pick(rng, (*EVERY, "quarter", "month", "month"))
    if chance(rng, 40):
        target["at_least"] = pick(rng, ("1", "2", "3", "1.5"))
    if chance(rng, 50):
        target["unit"] = "次"


def _milestone(rng: random.Random, target: Data) -> None:
    if chance(rng, 20):
        target["size"] = "7200 m²"


def _duty(rng: random.Random, target: Data) -> None:
    if chance(rng, 20):
        target["department"] = "平安办"


BOUNDED = {
    "count": _count, "level": _level, "rate": _rate, "recurring": _recurring, "milestone": _milestone,
    "duty": _duty,
}  # fmt: skip

"""Back-tests the forecast on years made up from a fixed seed; writes the table of docs/forecast.md.

Each shape of a year is a share of the goal for every month; of each there are a hundred years, whose months
are off by up to half (of the even one, none is). A year stands at whatever it comes to, and that is foretold
from the reports of its first 3, 6 and 9 months. It is compared with two methods that need no arithmetic: what
is reached stays so, and what is left of the time goes by the plan's own even pace.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

from workplan.core.bound import Bound
from workplan.core.calendar import Every, Span
from workplan.core.figures import rounded
from workplan.core.forecast import Point, reach_at, walks_of
from workplan.core.plan import Kind, Reporting, Target

PAGE = Path(__file__).parents[1] / "docs" / "forecast.md"
BEGIN, END = "<!-- measured by `python -m bench.forecast` -->", "<!-- end of what was measured -->"
SEED = 2022
YEARS = 100  # of each shape
MONTHS = 12
GOAL = 1200
SEEN = (3, 6, 9)  # months
SHAPES: Mapping[str, tuple[int, ...]] = {  # of a year in twelve months, in per cent of the goal together
    "even": (100,) * 12,
    "noisy": (100,) * 12,
    "noisy and slow": (60,) * 12,
    "seasonal": (30, 30, 90, 150, 170, 130, 80, 60, 100, 160, 140, 60),
    "S-shaped": (10, 20, 40, 80, 140, 200, 220, 180, 130, 90, 60, 30),
    "with a jump": (50,) * 12,
    "front-loaded": (300, 250, 200, 150, 100, 60, 40, 30, 20, 20, 15, 15),
    "end-loaded": (5, 5, 10, 15, 20, 30, 50, 80, 120, 200, 300, 365),
}
TARGET = Target(
    id="made-up",
    name="made up",
    kind=Kind.COUNT,
    section="all",
    task=None,
    owners=(),
    window=Span(date(2022, 1, 1), date(2022, 12, 31)),
    reporting=Reporting(Every.MONTH, 5),
    unit="things",
    bound=Bound(at_least=Decimal(GOAL)),
)


class Score(NamedTuple):
    """How the end of a year is foretold: whether the range held it, as 1 or 0, and four shares of it.

    `width` is that of the range; `forecast`, `stays` and `even` are how far off the three methods are.
    """

    held: Fraction
    width: Fraction
    forecast: Fraction
    stays: Fraction
    even: Fraction


def years(shape: str) -> Iterator[tuple[int, ...]]:
    """The totals at the end of each month, of every year of a shape; the same at every call."""
    rng = Random(f"{SEED}-{shape}")
    for _ in range(YEARS):
        months = [*SHAPES[shape]]
        if shape != "even":
            months = [month * rng.randrange(50, 151) // 100 for month in months]
        if shape == "with a jump":
            months[rng.randrange(MONTHS)] += GOAL // 2
        yield tuple(accumulate(months))


def scored(totals: Sequence[int], seen: int) -> Score:
    """How the end of a year is foretold from its first months."""
    points = [Point(Fraction(month), Fraction(total)) for month, total in enumerate((0, *totals))]
    *_, walk = walks_of(points[: seen + 1], TARGET)
    reach = reach_at(walk, TARGET, Fraction(MONTHS), 0)
    end, now = Fraction(totals[-1]), Fraction(totals[seen - 1])
    even = now + Fraction(GOAL * (MONTHS - seen), MONTHS)
    errors = (abs(each - end) / end for each in (Fraction(reach.value), now, even))
    return Score(Fraction(reach.holds(end)), Fraction(reach.high - reach.low) / end, *errors)


def mean(scores: Sequence[Score]) -> Score:
    """The mean of each figure."""
    return Score(*(sum(column, Fraction(0)) / len(scores) for column in zip(*scores, strict=True)))


def table() -> str:
    """The table of all shapes, in Markdown."""
    heads = "a year that is", "seen", "held", "width", "off by", "if it stays", "by even pace"
    rows = [heads, ("---", *("---:" for _ in heads[1:]))]
    for shape in SHAPES:
        for seen in SEEN:
            score = mean([scored(totals, seen) for totals in years(shape)])
            rows.append((shape, f"{seen} months", *(f"{rounded(100 * share, 0)}%" for share in score)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def page(text: str) -> str:
    """The page with its table made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")

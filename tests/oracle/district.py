"""A roll-up in plain Python, written from DESIGN 5 and 6.4 alone: what the engines must agree with."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
WORST = ("red", "yellow", "green", "grey")
OUT = ("cancelled", "suspended")


def figure(value: Fraction | None) -> str | None:
    """As JSON tells it; what needs twelve decimals was cut there, and is told with two."""
    if value is None:
        return None
    places = next((n for n in range(12) if value * 10**n == int(value * 10**n)), 2)
    return _half_up(value, places)


def share(value: Fraction | None) -> str | None:
    """A percentage with one decimal; what has not reached 100 is at most 99.9."""
    shown = None if value is None else _half_up(100 * value, 1)
    return "99.9" if value is not None and value < 1 and shown == "100.0" else shown


def _half_up(value: Fraction, places: int) -> str:
    units = int(abs(value) * 10**places + Fraction(1, 2))
    sign = "-" if value < 0 and units else ""
    return f"{sign}{Decimal(units).scaleb(-places):f}"


def asked(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["state"] not in OUT]


def with_figure(rows: list[Row]) -> list[Row]:
    return [row for row in asked(rows) if row["has_figure"]]


def total(rows: list[Row], key: str, instead: str | None = None) -> Fraction | None:
    found = [row[key] if row[key] is not None or instead is None else row[instead] for row in rows]
    known = [Fraction(value) for value in found if value is not None]
    return sum(known, Fraction()) if known else None


def light_of(lights: set[str], rows: list[Row]) -> str:
    """The worst; grey for half without a figure, yellow where a report is missing."""
    light = min(lights, key=WORST.index)
    if light == "green" and 2 * len(with_figure(rows)) <= len(asked(rows)) > 0:
        light = "grey"
    return "yellow" if light in ("green", "grey") and any(row["unreported"] for row in rows) else light


def summed(rows: list[Row]) -> Row:
    """Figures, bounds and expecteds added up, of those that have a figure; with how a sum is judged."""
    own = with_figure(rows)
    value = total(own, "value")
    goal, limit, base = (total(own, key) for key in ("at_least", "at_most", "baseline"))
    has_bound = bool(own) and all(row["at_least"] is not None or row["at_most"] is not None for row in own)
    is_goal = has_bound and (goal is not None or base is not None)
    paced = any(row["expected_value"] is not None for row in own)
    wanted = total(own, "expected_value", "value") if paced else None
    bound, start = goal if goal is not None else limit, base or Fraction()
    done = [max(Fraction(), (v - start) / (bound - start)) if is_goal and bound is not None and v is not None else None
            for v in (value, wanted)]  # fmt: skip
    return {"value": value, "completion": done[0], "expected": done[1],
            "light": _light(value, limit if has_bound and not is_goal else None, done if is_goal else None)}  # fmt: skip


def _light(value: Any, limit: Any, shares: Any) -> str:
    """Of a limit whether it is kept, of a goal how far completion lies behind what is expected."""
    if value is None or (limit is None and shares is None):
        return "grey"
    if shares is None:
        return "red" if value > limit else "green"
    done, wanted = shares
    if done >= 1:
        return "green"
    if wanted is None:
        return "grey"
    gap = 100 * (wanted - done)
    return "red" if gap > 30 else "yellow" if gap > 10 else "green"


def divided(of: list[list[Row]], to: list[list[Row]]) -> Row:
    """The ratio in per cent, of the bodies that have all figures of both."""

    def is_whole(rows: list[Row]) -> bool:
        return bool(rows) and all(row["has_figure"] and row["state"] not in OUT for row in rows)

    pairs = [(o, t) for o, t in zip(of, to, strict=True) if is_whole(o) and is_whole(t)]
    tops, bottoms = ([row for pair in pairs for row in pair[side]] for side in (0, 1))
    value, goal, wanted = (
        _percent(total(tops, key), total(bottoms, key)) for key in ("value", "at_least", "expected_value")
    )
    if any(row["at_least"] is None for row in (*tops, *bottoms)):
        goal = None
    done, wants = (None if goal is None or each is None else each / goal for each in (value, wanted))
    wants = None if wants is None else min(Fraction(1), wants)
    light = _light(value, None, None if goal is None else (done, wants))
    return {"value": value, "completion": done, "expected": wants, "light": light, "bodies": len(pairs)}


def _percent(top: Fraction | None, bottom: Fraction | None) -> Fraction | None:
    return 100 * top / bottom if top is not None and bottom else None


def mean(parts: list[tuple[Fraction, list[Row]]]) -> Row:
    """Means by weight over targets that have a figure; of rates, of their figures too."""
    rows = [(weight, row) for weight, own in parts for row in with_figure(own)]

    def over(get: Callable[[Row], Decimal | None]) -> Fraction | None:
        known = [(weight, Fraction(value)) for weight, row in rows if (value := get(row)) is not None]
        weight = sum((weight for weight, _ in known), Fraction())
        return sum((weight * value for weight, value in known), Fraction()) / weight if weight else None

    def done(row: Row) -> Decimal | None:
        return None if row["completion"] is None else min(row["completion"], Decimal(1))

    def wanted(row: Row) -> Decimal | None:
        return (
            None
            if row["completion"] is None
            else row["expected"]
            if row["expected"] is not None
            else done(row)
        )

    is_rate = all(row["kind"] in ("rate", "level") for _, row in rows)
    is_paced = any(row["expected_value"] is not None for _, row in rows)
    return {"value": over(lambda row: row["value"]) if is_rate else None, "completion": over(done),
            "expected": over(wanted) if is_paced else None}  # fmt: skip

"""What is asked of a target: its kind, its unit, and the figures it is held against."""

from collections.abc import Iterator
from decimal import Decimal

from workplan.core.days import Every
from workplan.core.diff.direction import cap, falling, floor, rising, together
from workplan.core.diff.pair import Pair, is_verifiable
from workplan.core.diff.record import Effect, Quantity, Range, Step, Value
from workplan.core.target import Bound, Kind, Target

_LENGTHS = tuple(Every)


def kind(pair: Pair) -> Iterator[Step]:
    """Another kind of a target that could be verified is easier: it is another target."""
    if pair.old.kind is not pair.new.kind:
        yield Step("kind", pair.old.kind.value, pair.new.kind.value, _another(pair))


def unit(pair: Pair) -> Iterator[Step]:
    """Another unit of a figure that is held to, in the same way."""
    if pair.old.unit != pair.new.unit:
        counts = (_is_held(pair.old) or _is_held(pair.new)) and not _names_unit(pair)
        yield Step("unit", pair.old.unit, pair.new.unit, _another(pair) if counts else Effect.NEUTRAL)


def _another(pair: Pair) -> Effect:
    if is_verifiable(pair.old):
        return Effect.EASED
    return Effect.TIGHTENED if is_verifiable(pair.new) else Effect.NEUTRAL


def _names_unit(pair: Pair) -> bool:
    """Whether the unit was only left out before, as a recurring target may."""
    return pair.old.unit is None and pair.old.kind is pair.new.kind


def every(pair: Pair) -> Iterator[Step]:
    """A recurring target that recurs more rarely is easier."""
    old, new = pair.old.every, pair.new.every
    if old is not new:
        effect = rising(_LENGTHS.index(old), _LENGTHS.index(new)) if old and new else Effect.NEUTRAL
        yield Step("every", old and old.value, new and new.value, effect)


def at_least(pair: Pair) -> Iterator[Step]:
    """A lower floor is easier."""
    old, new = _asked(pair.old), _asked(pair.new)
    if old != new:
        yield _step("at_least", pair, _quantity(pair.old, old), _quantity(pair.new, new), _low(pair))


def at_most(pair: Pair) -> Iterator[Step]:
    """A higher cap is easier."""
    old, new = pair.old.bound.at_most, pair.new.bound.at_most
    if old != new:
        yield _step("at_most", pair, _quantity(pair.old, old), _quantity(pair.new, new), _high(pair))


def between(pair: Pair) -> Iterator[Step]:
    """A range that is wider on either side is easier."""
    old, new = pair.old.bound.between, pair.new.bound.between
    if old != new:
        yield _step("between", pair, _range(pair.old), _range(pair.new), together(_low(pair), _high(pair)))


def _step(field: str, pair: Pair, old: Value, new: Value, effect: Effect) -> Step:
    """The step; a figure that cannot be compared with the one before is eased."""
    if not pair.is_comparable:
        effect = Effect.TIGHTENED if old is None else Effect.EASED
    return Step(field, old, new, effect)


def _low(pair: Pair) -> Effect:
    return floor(_ends(pair.old)[0], _ends(pair.new)[0])


def _high(pair: Pair) -> Effect:
    return cap(_ends(pair.old)[1], _ends(pair.new)[1])


def _ends(target: Target) -> tuple[Decimal | None, Decimal | None]:
    """The least and the highest figure that a target is held against."""
    return target.bound.between or (_asked(target), target.bound.at_most)


def _is_held(target: Target) -> bool:
    return _ends(target) != (None, None)


def _asked(target: Target) -> Decimal | None:
    """What is asked for at least; a recurring target asks for one in each period."""
    least = target.bound.at_least
    return Decimal(1) if least is None and target.kind is Kind.RECURRING else least


def baseline(pair: Pair) -> Iterator[Step]:
    """A baseline that moves so that completion rises is easier: away from the goal; so is pace at the end.

    A level without a baseline is paced at the end, unless the plan says otherwise.
    """
    old, new = pair.old.bound, pair.new.bound
    if old.baseline != new.baseline:
        by_pace = pair.effect_of_shape if pair.old.pace is pair.new.pace else Effect.NEUTRAL
        effect = together(_raises_completion(old, new), by_pace)
        yield _step(
            "baseline", pair, _quantity(pair.old, old.baseline), _quantity(pair.new, new.baseline), effect
        )


def _raises_completion(old: Bound, new: Bound) -> Effect:
    """Without a baseline a goal counts from 0, and a cap is a limit, which asks for no progress."""
    if new.at_least is not None or old.at_least is not None:
        return falling(old.baseline or Decimal(0), new.baseline or Decimal(0))
    if old.baseline is None or new.baseline is None:
        return floor(old.baseline, new.baseline)
    return rising(old.baseline, new.baseline)


def stretch(pair: Pair) -> Iterator[Step]:
    """A stretch that is dropped, or lies nearer, is easier."""
    old, new = pair.old.bound, pair.new.bound
    if old.stretch != new.stretch:
        is_downward = old.at_most is not None or new.at_most is not None
        effect = (cap if is_downward else floor)(old.stretch, new.stretch)
        yield _step(
            "stretch", pair, _quantity(pair.old, old.stretch), _quantity(pair.new, new.stretch), effect
        )


def quantity_of(target: Target, figure: Decimal | None) -> Quantity | None:
    """A figure of `target` with its unit."""
    return _quantity(target, figure)


def first_bound(target: Target) -> Iterator[Step]:
    """The figures that a new target is held against from its first day."""
    bound = target.bound
    figures = {"at_least": _asked(target), "at_most": bound.at_most, "baseline": bound.baseline,
               "stretch": bound.stretch}  # fmt: skip
    if bound.between is not None:
        yield Step("between", None, _range(target))
    for name, figure in figures.items():
        if figure is not None:
            yield Step(name, None, _quantity(target, figure))


def _quantity(target: Target, figure: Decimal | None) -> Quantity | None:
    unit = "%" if target.in_points else target.unit
    return None if figure is None else Quantity(figure, unit)


def _range(target: Target) -> Range | None:
    pair = target.bound.between
    return None if pair is None else Range(*pair, "%" if target.in_points else target.unit)

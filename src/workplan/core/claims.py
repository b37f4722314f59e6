"""Which figures of the document the plan answers for, and which it gives otherwise than the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from workplan.core.binding import Binding, Holder, Place, SourceText
from workplan.core.figures import plain
from workplan.core.lookup import texts_of
from workplan.core.plan import Plan, Target
from workplan.core.source import Folded, Number, Sort, fold, folded, numbers

_SCALE = re.compile(
    "(?:[£$€¥￥]|us\\$)?(百万|千万|万亿|[千万亿]|million|billion|thousand|bn|m(?![²³2]|$)|k(?!m|g|w))"
)
_SCALES = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_SCALES |= {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}


@dataclass(frozen=True, slots=True)
class Difference:
    """A quoted figure as the document gives it, at `start`, and as the plan does."""

    binding: Binding
    there: str
    here: str
    start: int


@dataclass(frozen=True, slots=True)
class Claims:
    """The figures that are answered for, by where they begin in the document, and those that differ."""

    claimed: frozenset[int]
    differences: tuple[Difference, ...]


def figures_in(binding: Binding, source: SourceText) -> tuple[Number, ...]:
    """The figures in the words that are quoted; none of words that are lost."""
    return figures_at(binding.place, source) if binding.place else ()


def figures_at(place: Place, source: SourceText) -> tuple[Number, ...]:
    """The figures at a place."""
    return tuple(number for number in source.numbers_in(place) if number.sort is Sort.FIGURE)


def claims_of(plan: Plan, bindings: Sequence[Binding], source: SourceText) -> Claims:
    """What targets answer for by a figure of their own, and all things by their words.

    Of two equal figures in one quote, a target answers for the first that no other one does. That of a target
    which a revision names may be another one than in the document.
    """
    claimed = set[int]()
    differences = list[Difference]()
    bounded = list[tuple[Target, list[Binding]]]()
    for _, group in groupby(bindings, key=lambda each: each.quote.path[:-2]):
        found = [each for each in group if each.place and not each.is_changed]
        for each in found:
            claimed.update(_claimed(each, source, claimed))
        if found and isinstance(target := found[0].quote.holder, Target):
            bounded.append((target, found))
    for each in bindings:
        differences += _changed(each, source)
    for target, found in bounded:
        others = [*_other(target, found, source, claimed)]
        if plan.revisions_of(target):
            claimed.update(each.start for each in others)
        else:
            differences += others
    return Claims(frozenset(claimed), tuple(differences))


def _claimed(binding: Binding, source: SourceText, claimed: set[int]) -> Iterator[int]:
    """The figures of a quote that the thing which quotes it answers for, besides those that are `claimed`."""
    holder, found = binding.quote.holder, figures_in(binding, source)
    wanted = list(_figures_of(holder))
    words: Folded | None = None
    quoted = [number for number in numbers(binding.quote.text) if number.sort is Sort.FIGURE]
    if len(quoted) != len(found) and all(any(v & _values(each) for v in wanted) for each in quoted):
        yield from (number.start for number in found)  # a line of the document ends in the midst of a figure
        return
    for number in found:
        meant = [value for value in wanted if number.start not in claimed and value & _values(number)]
        if meant:
            for value in {*meant}:
                wanted.remove(value)
            yield number.start
            continue
        words = _words_of(holder) if words is None else words
        if words.find(source.text[number.start : number.end].lstrip("£$€¥￥ ")):
            yield number.start
    for number in figures_at(source.reach(binding.place), source) if binding.place else ():
        if number not in found and any(value & _values(number) for value in _figures_of(holder)):
            yield number.start


def _figures_of(holder: Holder) -> Iterator[frozenset[Decimal]]:
    """The figures that a target sets, each as it is written, and in single units."""
    if isinstance(holder, Target):
        bound, unit = holder.bound, holder.unit or ""
        given = [holder.at_least, bound.at_most, *(bound.between or ()), bound.baseline, bound.stretch]
        given += [value for _, value in holder.values]
        given += [each.value for each in holder.monthly]
        yield from (_both(value, unit) for value in given if value is not None)
        yield from map(_values, numbers(holder.size or ""))


def _values(number: Number) -> frozenset[Decimal]:
    """The one or two figures of a number, as they are written and in single units."""
    ends = (number.low,) if number.high is None else (number.low, number.high)
    return frozenset(value for end in ends for value in _both(end, number.unit))


def _both(value: Decimal, unit: str) -> frozenset[Decimal]:
    found = _SCALE.match(unit.lower())
    return frozenset({abs(value), abs(value) * 10 ** (_SCALES[found[1]] if found else 0)})


def _words_of(holder: Holder) -> Folded:
    """What a thing of the plan says of itself."""
    texts = (getattr(holder, "term", ""), *(text for _, text in texts_of(holder)))
    return fold("|".join(text.replace("[^", "|").replace("]", "|") for text in texts))


def _changed(binding: Binding, source: SourceText) -> Iterator[Difference]:
    """What differs between a quote and the words that stand in its place."""
    if not (binding.is_changed and binding.place):
        return
    pairs = zip(source.numbers_in(binding.place), numbers(binding.quote.text), strict=False)
    for old, new in pairs:
        if (old.low, old.high) != (new.low, new.high):
            said, quoted = source.text[old.start : old.end], binding.quote.text[new.start : new.end]
            yield Difference(binding, said.strip(), quoted.strip(), old.start)
            return
    yield Difference(binding, source.text[slice(*binding.place)], binding.quote.text, binding.place[0])


def _other(
    target: Target, found: Sequence[Binding], source: SourceText, claimed: set[int]
) -> Iterator[Difference]:
    """The bound of a target that quotes another figure of its unit in its stead, which nobody answers for."""
    bound = target.bound
    main = [bound.at_least, bound.at_most, *(bound.between or ())]
    quoted = [(each, number) for each in found for number in figures_in(each, source)]
    there = [_values(number) for each in found for number in numbers(each.quote.text)]
    missing = [
        value
        for value in main
        if value is not None and not any(_both(value, target.unit or "") & each for each in there)
    ]
    sign = "%" if target.in_points else ""
    for each, number in quoted:
        said = source.text[number.start : number.end].strip()
        if missing and number.start not in claimed and _is_of_unit(number, target):
            yield Difference(each, said, f"{plain(missing[0])}{sign}", number.start)
            return
        ends = _ends_of(target)
        if ends and number.high is not None and _is_half(number, ends, target.unit or ""):
            yield Difference(each, said, f"{'-'.join(map(plain, ends))}{sign}", number.start)
            return


def _ends_of(target: Target) -> tuple[Decimal, ...]:
    """The two ends of what a target sets, if there are two: of `between`, or the bound and the stretch."""
    low, high = target.bound.at_least, target.bound.stretch
    return target.bound.between or (() if low is None or high is None else (low, high))


def _is_half(number: Number, ends: Sequence[Decimal], unit: str) -> bool:
    """Whether one of the two figures of a number is an end of a target, and the other is not."""
    given = [_both(end, unit) for end in ends]
    figures = [_both(value, number.unit) for value in (number.low, number.high) if value is not None]
    known = [any(figure & each for each in given) for figure in figures]
    return any(known) and not all(known)


def _is_of_unit(number: Number, target: Target) -> bool:
    """Whether a figure may be of the unit of a target."""
    one, other = folded(number.unit), folded("%" if target.in_points else target.unit or "")
    return not one or not other or one in other or other in one

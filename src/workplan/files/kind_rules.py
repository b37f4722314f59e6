"""Which keys a kind of target takes, which it needs, and in which range its figures lie (docs/format.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from workplan.core.figures import parse_figure, parse_points
from workplan.core.plan import Kind
from workplan.core.problems import Address, Param, Path, Problem, closest
from workplan.files.yaml_tree import Data

OWN_KEYS = (
    "at_least", "at_most", "between", "baseline", "stretch",
    "every", "size", "part_of", "pace", "checkpoints",
)  # fmt: skip
BOUNDS = ("at_least", "at_most", "baseline", "stretch")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class KindRule:
    """The keys that a kind takes beside those of all kinds, and the keys that it needs."""

    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


KIND_RULES: Mapping[Kind, KindRule] = {
    Kind.COUNT: KindRule(("at_least", "at_most", "stretch", "part_of", "pace", "checkpoints"), ("unit",)),
    Kind.LEVEL: KindRule(
        ("at_least", "at_most", "between", "baseline", "stretch", "pace", "checkpoints"), ("unit",)
    ),
    Kind.RATE: KindRule(("at_least", "at_most", "between", "stretch")),
    Kind.RECURRING: KindRule(("every", "at_least"), ("every",)),
    Kind.MILESTONE: KindRule(("size", "pace", "checkpoints")),
    Kind.DUTY: KindRule(),
}


@dataclass(frozen=True, slots=True)
class _Target:
    """A target as written, whose kind is known."""

    file: str
    path: Path
    fields: Mapping[str, Data]
    kind: Kind

    def problem(self, code: str, *steps: str | int, on_key: bool = False, **params: Param) -> Problem:
        return Problem(code, self.file, Address((*self.path, *steps), on_key=on_key), params)


def kind_problems(target: Mapping[str, Data], path: Path, file: str) -> Iterator[Problem]:
    """What is wrong with a target for its kind; nothing can be said where the kind is unknown."""
    kind = target.get("kind")
    if isinstance(kind, str) and kind in list(Kind):
        checked = _Target(file, path, target, Kind(kind))
        for check in (_keys, _needs, _rate_unit, _percents, _ranges, _percent_checkpoints):
            yield from check(checked)


def _keys(target: _Target) -> Iterator[Problem]:
    takes = KIND_RULES[target.kind].takes
    for key in OWN_KEYS:
        if key in target.fields and key not in takes:
            yield target.problem("not-for-kind", key, on_key=True, key=key, kind=target.kind.value)


def _needs(target: _Target) -> Iterator[Problem]:
    for key in KIND_RULES[target.kind].needs:
        if key not in target.fields:
            yield target.problem("missing-key", key=key)


def _rate_unit(target: _Target) -> Iterator[Problem]:
    unit = target.fields.get("unit")
    if target.kind is Kind.RATE and isinstance(unit, str) and unit.strip() and unit != "%":
        yield target.problem("bad-choice", "unit", text=unit, choices=("%",), suggestion=closest(unit, ["%"]))


def _percents(target: _Target) -> Iterator[Problem]:
    """A figure in per cent is for a target in per cent."""
    unit = target.fields.get("unit")
    if target.kind in (Kind.RATE, Kind.MILESTONE) or unit == "%":
        return
    for steps, text in _figures(target):
        if parse_points(text) is not None and parse_figure(text) is None:
            yield target.problem("bad-number", *steps, text=text, why="per-cent")


def _figures(target: _Target) -> Iterator[tuple[Path, str]]:
    """The figures of `target` that its kind takes and that are texts, with where they stand."""
    takes = KIND_RULES[target.kind].takes
    for key in BOUNDS:
        value = target.fields.get(key)
        if key in takes and isinstance(value, str):
            yield (key,), value
    pair = target.fields.get("between")
    for i, value in enumerate(pair if isinstance(pair, list) and "between" in takes else ()):
        if isinstance(value, str):
            yield ("between", i), value
    yield from _checkpoint_values(target)


def _checkpoint_values(target: _Target) -> Iterator[tuple[Path, str]]:
    points = target.fields.get("checkpoints")
    for i, point in enumerate(points if isinstance(points, list) else ()):
        value = point.get("value") if isinstance(point, dict) else None
        if isinstance(value, str):
            yield ("checkpoints", i, "value"), value


def _ranges(target: _Target) -> Iterator[Problem]:
    """Except for a rate, `at_least` is above 0 and `at_most` at least 0."""
    at_least, at_most = _figure(target, "at_least"), _figure(target, "at_most")
    if target.kind is Kind.RATE:
        return
    if at_least is not None and at_least <= 0:
        yield target.problem("out-of-range", "at_least", text=f"{at_least:f}", above="0")
    if at_most is not None and at_most < 0:
        yield target.problem("out-of-range", "at_most", text=f"{at_most:f}", low="0")


def _figure(target: _Target, key: str) -> Decimal | None:
    text = dict(_figures(target)).get((key,))
    return None if text is None else parse_points(text)


def _percent_checkpoints(target: _Target) -> Iterator[Problem]:
    """A milestone stands between 0 and 100 per cent."""
    for steps, text in _checkpoint_values(target) if target.kind is Kind.MILESTONE else ():
        figure = parse_points(text)
        if figure is not None and not 0 <= figure <= HUNDRED:
            yield target.problem("out-of-range", *steps, text=text, low="0", high="100")

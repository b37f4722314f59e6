"""A plan of plans read whole: its text, its shape and its meaning, with all problems of the three."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import TypeVar

from workplan.core.check_rollup import RollupContext, check_rollup
from workplan.core.figures import parse_points
from workplan.core.problems import Address, Path, Problem, errors_of
from workplan.core.rollup import Aggregate, Body, Indicator, Part, Rollup
from workplan.files.plan.read import shaped
from workplan.files.plan.resolve import (
    DUE_SOON,
    FOREVER,
    REPORTING,
    Fields,
    language_in,
    thresholds_in,
    window,
)
from workplan.files.schema.ids import as_truth
from workplan.files.schema.rollup import WrittenRollup
from workplan.files.yaml.place import marks_of
from workplan.files.yaml.read import read_tree

T = TypeVar("T", Body, Indicator)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class RollupFile:
    """A plan of plans as far as it could be read, None where the file holds none, and all its problems."""

    rollup: Rollup | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> Rollup | None:
        """It without the bodies and indicators that have errors; None where an error lies elsewhere."""
        paths = [each.at.path if isinstance(each.at, Address) else () for each in errors_of(self.problems)]
        if self.rollup is None or any(
            path[:1] not in (("bodies",), ("indicators",)) or not path[1:] for path in paths
        ):
            return None
        places = {path[:2] for path in paths}
        return replace(
            self.rollup,
            bodies=_without(self.rollup.bodies, "bodies", places),
            indicators=_without(self.rollup.indicators, "indicators", places),
        )


def _without(things: tuple[T, ...], key: str, places: Collection[Path]) -> tuple[T, ...]:
    return tuple(each for place, each in enumerate(things) if (key, place) not in places)


def read_rollup(raw: bytes, file: str) -> RollupFile:
    """The plan of plans that `raw` writes, checked by itself."""
    found = shaped(read_tree(raw, file), file, WrittenRollup)
    if found.data is None:
        return RollupFile(None, found.problems)
    rollup = _resolved(Fields(found.data))
    return RollupFile(rollup, found.problems + check_rollup(RollupContext(rollup, file, found.vague)))


def indicator_lines(raw: bytes, file: str) -> Mapping[str, int]:
    """By id, the line (from 1) in which each indicator of a plan of plans that can be read begins."""
    root, found = marks_of(read_tree(raw, file).source.text), read_rollup(raw, file)
    assert root is not None
    assert found.rollup is not None
    marks = root.within["indicators"].within
    return {each.id: marks[place].start[0] + 1 for place, each in enumerate(found.rollup.indicators)}


def _resolved(fields: Fields) -> Rollup:
    title = fields.text("title") or ""
    return Rollup(
        title=title,
        organization=fields.text("organization") or title,
        period=window(fields.fields("period"), "end", FOREVER),
        language=language_in(fields),
        bodies=tuple(map(_body, fields.items("bodies"), count())),
        indicators=tuple(map(_indicator, fields.items("indicators"), count())),
        reporting=REPORTING,
        thresholds=thresholds_in(fields.fields("pace")),
        due_soon=DUE_SOON,
    )


def _body(fields: Fields, place: int) -> Body:
    return Body(
        id=fields.name("id"),
        name=fields.text("name") or fields.name("id"),
        folder=fields.text("folder"),
        git=fields.text("git"),
        revision=fields.text("revision"),
        weight=fields.parsed("weight", parse_points, _ONE),
        plan=fields.text("plan"),
        place=place,
    )


def _indicator(fields: Fields, place: int) -> Indicator:
    return Indicator(
        id=fields.name("id"),
        name=fields.text("name") or "",
        aggregate=fields.choice("aggregate", Aggregate) or Aggregate.NONE,
        unit=fields.text("unit"),
        parts=_parts(fields.names("parts")),
        of=_parts(fields.names("of")),
        to=_parts(fields.names("to")),
        additive=fields.parsed("additive", as_truth, default=False),
        weight=fields.parsed("weight", parse_points, _ONE),
        place=place,
    )


def _parts(texts: Collection[str]) -> tuple[Part, ...]:
    """What is written `ID` or `BODY:ID`."""
    found = (text.rpartition(":") for text in texts)
    return tuple(Part(target, body or None) for body, _, target in found)

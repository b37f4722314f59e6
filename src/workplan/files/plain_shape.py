"""Plain shape: whether the data of a plan are surely what its models want, told without pydantic.

A plan of which this is true has no problem of shape. Of one of which it is not, only the models can tell.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from workplan.core.calendar import Every, parse_day, parse_last_day
from workplan.core.figures import parse_points
from workplan.core.plan import Hold, Kind, Rule, Shape
from workplan.files.kind_rules import kind_problems
from workplan.files.words import NEVER, as_id, as_whole, fullwidth_id
from workplan.files.yaml_tree import Data

Fits: TypeAlias = Callable[[Data], bool]
_WIDE_COMMAS = re.compile("[，、]")
_LONGEST_GRACE = 366
_LONGEST_NOTICE = 3660


def _text(value: Data) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _name(value: Data) -> bool:
    return isinstance(value, str) and bool(value.strip()) and _WIDE_COMMAS.search(value) is None


def _id(value: Data) -> bool:
    return isinstance(value, str) and _name(value) and as_id(value) is not None and not fullwidth_id(value)


def _parsed(parse: Callable[[str], object]) -> Fits:
    return lambda value: isinstance(value, str) and parse(value) is not None


def _not_negative(value: Data) -> bool:
    figure = parse_points(value) if isinstance(value, str) else None
    return figure is not None and figure >= 0


def _whole(high: int) -> Fits:
    def fits(value: Data) -> bool:
        number = as_whole(value) if isinstance(value, str) else None
        return number is not None and number <= high

    return fits


def _choice(choices: Iterable[str]) -> Fits:
    known = frozenset(map(str, choices))
    return lambda value: isinstance(value, str) and value in known


def _list(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _one_or_more(fits: Fits) -> Fits:
    return lambda value: all(map(fits, value)) if isinstance(value, list) else fits(value)


def _mapping(needs: Iterable[str] = (), **keys: Fits) -> Fits:
    needed = frozenset(needs)

    def fits(value: Data) -> bool:
        if not isinstance(value, dict) or not needed <= value.keys():
            return False
        return all(key in keys and keys[key](each) for key, each in value.items())

    return fits


def _pair(value: Data) -> bool:
    return isinstance(value, list) and len(value) == len(("low", "high")) and all(map(_figure, value))


def _reporting(value: Data) -> bool:
    return value == NEVER or _own_reporting(value)


_day, _last_day, _figure = _parsed(parse_day), _parsed(parse_last_day), _parsed(parse_points)
_names, _texts = _one_or_more(_name), _one_or_more(_text)
_own_reporting = _mapping(every=_choice(Every), grace=_whole(_LONGEST_GRACE))
_checkpoint = _mapping(("by", "value"), by=_last_day, value=_figure, name=_text)
_due_change = _mapping(("from", "to"), **{"from": _last_day, "to": _last_day})
_revision = _mapping(
    ("date", "reason"), date=_day, reason=_text, by=_text, targets=_list(_id), due=_due_change
)
_owner = _mapping(title=_text, under=_name)
_definition = _mapping(text=_text, items=_list(_text))
_own_target = _mapping(
    ("id", "name", "kind"),
    id=_id, name=_text, kind=_choice(Kind), unit=_text, at_least=_figure, at_most=_figure, between=_pair,
    baseline=_figure, stretch=_figure, every=_choice(Every), size=_text, part_of=_id, owner=_names,
    department=_texts, support=_texts, start=_day, due=_last_day, weight=_not_negative, state=_choice(Hold),
    reporting=_reporting, detail=_text, formerly=_list(_id), pace=_choice(Shape),
    checkpoints=_list(_checkpoint),
)  # fmt: skip


def _owners(value: Data) -> bool:
    return isinstance(value, dict) and all(each is None or _owner(each) for each in value.values())


def _definitions(value: Data) -> bool:
    return isinstance(value, dict) and all(bool(each) and _definition(each) for each in value.values())


def _target(value: Data) -> bool:
    return isinstance(value, dict) and _own_target(value) and not any(kind_problems(value, (), ""))


@dataclass(frozen=True, slots=True)
class PlainShape:
    """Looks at plans of which much is the same: what was found plain is not looked at again.

    What is the same must be the same object, and is kept.
    """

    seen: dict[tuple[str, int], Data]

    def of_plan(self, data: Data) -> bool:
        """Whether `data` are surely the shape of a plan."""
        period = _mapping(("start", "end"), start=_day, end=_last_day)
        pace = _mapping(rule=_choice(Rule), yellow=_not_negative, red=_not_negative, rate_red=_not_negative)
        return _mapping(
            ("title", "organization", "period", "owners", "sections"),
            title=_text, organization=_text, language=_choice(("zh", "en")), detail=_text, period=period,
            reporting=_reporting, pace=pace, due_soon=_whole(_LONGEST_NOTICE),
            owners=self._once("owners", _owners),
            definitions=self._once("definitions", _definitions), sections=_list(self._once("section",
            self._section)),
            revisions=self._once("revisions", _list(self._once("revision", _revision))),
        )(data)  # fmt: skip

    def _section(self, value: Data) -> bool:
        return _mapping(
            ("id", "title"),
            id=_id, title=_text, number=_text, aim=_text, detail=_text, weight=_not_negative,
            targets=self._once("targets", _list(self._once("target", _target))),
            tasks=_list(self._once("task", self._task)),
        )(value)  # fmt: skip

    def _task(self, value: Data) -> bool:
        return _mapping(
            ("id", "title", "lead"),
            id=_id, title=_text, number=_text, lead=_names, department=_texts, support=_texts, detail=_text,
            weight=_not_negative, reporting=_reporting, targets=_list(self._once("target", _target)),
        )(value)  # fmt: skip

    def _once(self, role: str, fits: Fits) -> Fits:
        """As `fits`, and remembers by identity what fitted in a role; the data are kept with it."""

        def known(value: Data) -> bool:
            if (role, id(value)) in self.seen:
                return True
            if not fits(value):
                return False
            self.seen[role, id(value)] = value
            return True

        return known


def plain_shape() -> PlainShape:
    """One that has seen nothing yet."""
    return PlainShape({})

"""Plain data of a plan to the plan that is meant: total, for what is absent or broken has a default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, cast

from workplan.core.calendar import FIRST_YEAR, LAST_YEAR, Every, Span, parse_day, parse_last_day
from workplan.core.figures import parse_points
from workplan.core.plan import (
    Bound,
    Checkpoint,
    Definition,
    DueChange,
    Hold,
    Kind,
    Owner,
    Plan,
    Reporting,
    Revision,
    Rule,
    Section,
    Shape,
    Target,
    Task,
    Thresholds,
)
from workplan.files.fields import Fields
from workplan.files.schema.ids import NEVER, as_whole

if TYPE_CHECKING:
    from workplan.files.yaml_tree import Data

T = TypeVar("T")
_CHINESE = range(0x3400, 0xA000)
_REPORTING = Reporting(Every.MONTH, 5)
_DUE_SOON = 30
_THRESHOLDS = {Rule.POINTS: (Decimal(10), Decimal(30)), Rule.RATIO: (Decimal(90), Decimal(70))}
_RATE_RED = Decimal(5)
_FOREVER = Span(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def resolve(data: "Mapping[str, Data]", known: "Known | None" = None) -> Plan:
    """The plan that `data` means; lists keep their length and order, whatever their items are.

    Of several plans, `known` holds what was resolved before: the same data on the same level, the same thing.
    """
    fields = Fields(data)
    period = _period(fields.fields("period"))
    top = _Level(period, _reporting(fields, _REPORTING), (), known=known)
    return Plan(
        title=fields.text("title") or "",
        organization=fields.text("organization") or "",
        period=period,
        language=fields.text("language") or _language(fields.text("title") or ""),
        reporting=top.reporting,
        thresholds=_thresholds(fields.fields("pace")),
        due_soon=_or(fields.parsed("due_soon", as_whole), _DUE_SOON),
        owners=_once(_owners, fields.fields("owners"), top),
        definitions=_once(_definitions, fields.fields("definitions"), top),
        sections=tuple(_once(_section, each, top) for each in fields.items("sections")),
        revisions=_once(_revisions, fields, top, "revisions"),
        detail=fields.text("detail"),
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """What a target takes from the levels above it."""

    period: Span
    reporting: Reporting
    leads: tuple[str, ...]
    section: str = ""
    task: str | None = None
    known: "Known | None" = field(default=None, compare=False)


class Known(dict[tuple[object, int, _Level], tuple[Fields, object]]):
    """What was resolved already, by what makes it, the identity of its data (kept, too), and its level."""


def _once(make: Callable[[Fields, _Level], T], fields: Fields, level: _Level, part: str = "") -> T:
    """What `make` makes of `fields`, or of what stands under `part`, made once where it is remembered."""
    if level.known is None or (part and part not in fields.data):
        return make(fields, level)
    key = (make, id(fields.data[part] if part else fields.data), level)
    if key not in level.known:
        level.known[key] = (fields, make(fields, level))
    return cast("T", level.known[key][1])


def _period(fields: Fields) -> Span:
    start, end = fields.parsed("start", parse_day), fields.parsed("end", parse_last_day)
    return Span(start or _FOREVER.start, end or _FOREVER.end)


def _language(title: str) -> str:
    return "zh" if any(ord(character) in _CHINESE for character in title) else "en"


def _reporting(fields: Fields, above: Reporting) -> Reporting:
    """Its own settings, and from the level above what it leaves out; `never` holds where it is written."""
    if fields.text("reporting") == NEVER:
        return replace(above, never=True)
    own = fields.fields("reporting")
    if not own.data:
        return above
    every, grace = own.choice("every", Every), own.parsed("grace", as_whole)
    return Reporting(every or above.every, above.grace if grace is None else grace)


def _thresholds(fields: Fields) -> Thresholds:
    rule = fields.choice("rule", Rule) or Rule.POINTS
    yellow, red = _THRESHOLDS[rule]
    figures = (fields.parsed(key, parse_points) for key in ("yellow", "red", "rate_red"))
    defaults = (yellow, red, _RATE_RED)
    return Thresholds(
        rule, *(d if figure is None else figure for figure, d in zip(figures, defaults, strict=True))
    )


def _owners(fields: Fields, _level: _Level) -> Mapping[str, Owner]:
    return {name: _owner(name, Fields.of(each)) for name, each in fields.data.items()}


def _definitions(fields: Fields, _level: _Level) -> Mapping[str, Definition]:
    return {term: _definition(term, Fields.of(each)) for term, each in fields.data.items()}


def _owner(name: str, fields: Fields) -> Owner:
    return Owner(name, fields.text("title"), fields.name("under") or None)


def _definition(term: str, fields: Fields) -> Definition:
    return Definition(term, fields.text("text"), fields.texts("items"))


def _section(fields: Fields, plan: _Level) -> Section:
    level = replace(plan, section=fields.name("id"))
    return Section(
        id=level.section,
        title=fields.text("title") or "",
        number=fields.text("number"),
        aim=fields.text("aim"),
        detail=fields.text("detail"),
        weight=_weight(fields),
        targets=tuple(_once(_target, each, level) for each in fields.items("targets")),
        tasks=tuple(_once(_task, each, level) for each in fields.items("tasks")),
    )


def _task(fields: Fields, section: _Level) -> Task:
    name, leads = fields.name("id"), fields.names("lead")
    level = replace(section, task=name, leads=leads, reporting=_reporting(fields, section.reporting))
    return Task(
        id=name,
        title=fields.text("title") or "",
        section=section.section,
        lead=leads,
        number=fields.text("number"),
        department=fields.texts("department"),
        support=fields.texts("support"),
        detail=fields.text("detail"),
        weight=_weight(fields),
        reporting=None if fields.data.get("reporting") is None else level.reporting,
        targets=tuple(_once(_target, each, level) for each in fields.items("targets")),
    )


def _target(fields: Fields, level: _Level) -> Target:
    kind = fields.choice("kind", Kind) or Kind.DUTY
    return Target(
        id=fields.name("id"),
        name=fields.text("name") or "",
        kind=kind,
        section=level.section,
        task=level.task,
        owners=fields.names("owner") or level.leads,
        window=_window(fields, level.period),
        reporting=_reporting(fields, level.reporting),
        unit=fields.text("unit") or ("%" if kind is Kind.RATE else None),
        bound=_bound(fields),
        every=fields.choice("every", Every),
        has_own_owner=bool(fields.names("owner")),
        department=fields.texts("department"),
        support=fields.texts("support"),
        weight=_weight(fields),
        hold=fields.choice("state", Hold),
        pace=fields.choice("pace", Shape),
        checkpoints=tuple(_checkpoint(each, level.period) for each in fields.items("checkpoints")),
        part_of=fields.name("part_of") or None,
        formerly=fields.names("formerly"),
        size=fields.text("size"),
        detail=fields.text("detail"),
    )


def _weight(fields: Fields) -> Decimal:
    return _or(fields.parsed("weight", parse_points), Decimal(1))


def _window(fields: Fields, period: Span) -> Span:
    start, due = fields.parsed("start", parse_day), fields.parsed("due", parse_last_day)
    return Span(start or period.start, due or period.end)


def _bound(fields: Fields) -> Bound:
    pair = [parse_points(text) for text in fields.texts("between")]
    low, high = pair if len(pair) == len(("low", "high")) else (None, None)
    return Bound(
        at_least=fields.parsed("at_least", parse_points),
        at_most=fields.parsed("at_most", parse_points),
        between=None if low is None or high is None else (low, high),
        baseline=fields.parsed("baseline", parse_points),
        stretch=fields.parsed("stretch", parse_points),
    )


def _checkpoint(fields: Fields, period: Span) -> Checkpoint:
    by, value = fields.parsed("by", parse_last_day), fields.parsed("value", parse_points)
    return Checkpoint(by or period.end, _or(value, Decimal(0)), fields.text("name"))


def _revisions(plan: Fields, level: _Level) -> tuple[Revision, ...]:
    return tuple(_once(_revision, each, level) for each in plan.items("revisions"))


def _revision(fields: Fields, plan: _Level) -> Revision:
    return Revision(
        date=fields.parsed("date", parse_day) or plan.period.start,
        reason=fields.text("reason") or "",
        by=fields.text("by"),
        targets=fields.names("targets"),
        due=_due_change(fields.fields("due")),
    )


def _due_change(fields: Fields) -> DueChange | None:
    old, new = fields.parsed("from", parse_last_day), fields.parsed("to", parse_last_day)
    return DueChange(old, new) if old and new else None


def _or(value: T | None, default: T) -> T:
    return default if value is None else value

"""Plain data of a plan to the plan that is meant: total, for what is absent or broken has a default.

This module and keep.py load neither pydantic nor yaml, which a known plan does without.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from workplan.core.bound import Bound
from workplan.core.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    Every,
    Span,
    parse_day,
    parse_last_day,
    parse_month,
    period_of,
)
from workplan.core.figures import parse_points
from workplan.core.plan import (
    Checkpoint,
    Definition,
    DueChange,
    Hold,
    Kind,
    Meta,
    MonthGoal,
    Owner,
    Plan,
    ProfilePoint,
    Reporting,
    Revision,
    Rule,
    Section,
    Shape,
    Source,
    Target,
    Task,
    Thresholds,
    Waived,
)
from workplan.core.problems import Path, Problem
from workplan.files.schema.ids import NEVER, as_sum, as_truth, as_whole

if TYPE_CHECKING:
    from workplan.files.yaml.tree import Data

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)
_CHINESE = re.compile("[\u3400-\u9fff]")
REPORTING = Reporting(Every.MONTH, 5)
DUE_SOON = 30
_THRESHOLDS = {Rule.POINTS: (Decimal(10), Decimal(30)), Rule.RATIO: (Decimal(90), Decimal(70))}
_RATE_RED = Decimal(5)
_BY = attrgetter("by")
FOREVER = Span(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as far as it could be read, and all that is wrong with its file.

    `vague` are the paths of keys, or of items of lists, of whose value nothing is known: what is broken,
    empty or could not be read; what is missing; what a misspelt key was probably meant to be; a key written
    twice; and, in a mapping that lost a line, the key that the line names, or else every known key that is
    absent. Nothing below such a path is known either. `lost` are the kinds of names of which some may be lost
    ("owners", "definitions", "tasks", "targets"): that such a name is unknown means nothing then. It is all
    of them where reading ended before the file does, or nothing was read.
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    vague: frozenset[Path] = frozenset()
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping as written, or nothing where something else stands."""

    data: "Mapping[str, Data]"

    @classmethod
    def of(cls, data: "Data") -> "Fields":
        """The fields of `data`; none when it is no mapping."""
        return cls(data if isinstance(data, dict) else {})

    def text(self, key: str) -> str | None:
        """The text under `key`."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def name(self, key: str) -> str:
        """The name or id under `key` in NFC; empty when there is none."""
        return unicodedata.normalize("NFC", self.text(key) or "")

    def parsed(self, key: str, parse: Callable[[str], T | None], default: D) -> T | D:
        """What `parse` makes of the text under `key`, or `default`."""
        text = self.text(key)
        found = None if text is None else parse(text)
        return default if found is None else found

    def choice(self, key: str, choices: type[E]) -> E | None:
        """The one of `choices` under `key`."""
        text = self.text(key)
        return choices(text) if text is not None and text in list(choices) else None

    def fields(self, key: str) -> "Fields":
        """The mapping under `key`."""
        return Fields.of(self.data.get(key))

    def named(self, key: str) -> Iterator[tuple[str, "Fields"]]:
        """The mappings in the mapping under `key`."""
        return ((name, Fields.of(value)) for name, value in self.fields(key).data.items())

    def items(self, key: str) -> Iterator["Fields"]:
        """Every item of the list under `key`, as mappings; none is left out."""
        value = self.data.get(key)
        return (Fields.of(item) for item in (value if isinstance(value, list) else ()))

    def names(self, key: str) -> tuple[str, ...]:
        """The one name or id under `key`, or every item of a list of them, in NFC."""
        return tuple(unicodedata.normalize("NFC", text) for text in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The one text under `key`, or every item of a list of them; one that is no text is empty."""
        value = self.data.get(key)
        items: Sequence[Data] = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(item if isinstance(item, str) else "" for item in items)

    def named_texts(self, key: str) -> Meta:
        """The names and texts of the mapping under `key`."""
        return tuple((name, text) for name, text in self.fields(key).data.items() if isinstance(text, str))


def language_in(fields: Fields) -> str:
    """The language that a plan names, else that of its title."""
    return fields.text("language") or ("zh" if _CHINESE.search(fields.text("title") or "") else "en")


def resolve(data: "Mapping[str, Data]") -> Plan:
    """The plan that `data` means; lists keep their length and order, whatever their items are."""
    fields = Fields(data)
    period = window(fields.fields("period"), "end", FOREVER)
    profile = _profile(fields.fields("pace"), period)
    top = _Level(period, _reporting(fields, REPORTING), (), profile)
    return Plan(
        title=fields.text("title") or "",
        organization=fields.text("organization") or "",
        period=period,
        language=language_in(fields),
        reporting=top.reporting,
        thresholds=thresholds_in(fields.fields("pace")),
        due_soon=fields.parsed("due_soon", as_whole, DUE_SOON),
        owners={
            name: Owner(name, each.text("title"), each.name("under") or None, each.text("contact"))
            for name, each in fields.named("owners")
        },
        definitions={
            term: Definition(term, each.text("text"), each.texts("items"), each.texts("source"))
            for term, each in fields.named("definitions")
        },
        sections=tuple(_section(each, top) for each in fields.items("sections")),
        revisions=tuple(_revision(each, period) for each in fields.items("revisions")),
        detail=fields.text("detail"),
        labels=dict(fields.named_texts("labels")),
        profile=profile,
        tags=fields.names("tags"),
        meta=fields.named_texts("meta"),
        source=_source(fields.fields("source")),
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """What a target takes from the levels above it."""

    period: Span
    reporting: Reporting
    leads: tuple[str, ...]
    profile: tuple[ProfilePoint, ...]
    section: str = ""
    task: str | None = None


def window(fields: Fields, key: str, within: Span) -> Span:
    """From `start` to the day under `key`."""
    start = fields.parsed("start", parse_day, within.start)
    return Span(start, fields.parsed(key, parse_last_day, within.end))


def _reporting(fields: Fields, above: Reporting) -> Reporting:
    """Its own settings, and from the level above what it leaves out; `never` holds where it is written."""
    if fields.text("reporting") == NEVER:
        return replace(above, never=True)
    own = fields.fields("reporting")
    if not own.data:
        return above
    return Reporting(own.choice("every", Every) or above.every, own.parsed("grace", as_whole, above.grace))


def thresholds_in(fields: Fields) -> Thresholds:
    """When a gap is yellow or red, by the mapping under `pace`."""
    rule = fields.choice("rule", Rule) or Rule.POINTS
    yellow, red = _THRESHOLDS[rule]
    return Thresholds(
        rule,
        fields.parsed("yellow", parse_points, yellow),
        fields.parsed("red", parse_points, red),
        fields.parsed("rate_red", parse_points, _RATE_RED),
    )


def _profile(fields: Fields, period: Span) -> tuple[ProfilePoint, ...]:
    return tuple(
        ProfilePoint(
            each.parsed("by", parse_last_day, period.end), each.parsed("share", parse_points, Decimal(0))
        )
        for each in fields.items("profile")
    )


def _source(fields: Fields) -> Source | None:
    waived = (Waived(each.text("quote") or "", each.text("reason") or "") for each in fields.items("waived"))
    file = fields.text("file")
    return Source(file, fields.parsed("sha256", as_sum, None), tuple(waived)) if file else None


def _section(fields: Fields, plan: _Level) -> Section:
    level = replace(plan, section=fields.name("id"))
    return Section(
        id=level.section,
        title=fields.text("title") or "",
        number=fields.text("number"),
        aim=fields.text("aim"),
        detail=fields.text("detail"),
        weight=fields.parsed("weight", parse_points, Decimal(1)),
        tags=fields.names("tags"),
        meta=fields.named_texts("meta"),
        source=fields.texts("source"),
        targets=tuple(_target(each, level) for each in fields.items("targets")),
        tasks=tuple(_task(each, level) for each in fields.items("tasks")),
    )


def _task(fields: Fields, section: _Level) -> Task:
    name, leads = fields.name("id"), fields.names("lead")
    profile = _profile(fields, section.period)
    level = replace(
        section,
        task=name,
        leads=leads,
        reporting=_reporting(fields, section.reporting),
        profile=profile or section.profile,
    )
    return Task(
        id=name,
        title=fields.text("title") or "",
        section=section.section,
        lead=leads,
        number=fields.text("number"),
        department=fields.texts("department"),
        support=fields.texts("support"),
        detail=fields.text("detail"),
        weight=fields.parsed("weight", parse_points, Decimal(1)),
        reporting=None if fields.data.get("reporting") is None else level.reporting,
        profile=profile,
        tags=fields.names("tags"),
        meta=fields.named_texts("meta"),
        source=fields.texts("source"),
        targets=tuple(_target(each, level) for each in fields.items("targets")),
    )


def _target(fields: Fields, level: _Level) -> Target:
    kind = fields.choice("kind", Kind) or Kind.DUTY
    target = Target(
        id=fields.name("id"),
        name=fields.text("name") or "",
        kind=kind,
        section=level.section,
        task=level.task,
        owners=fields.names("owner") or level.leads,
        window=window(fields, "due", level.period),
        reporting=_reporting(fields, level.reporting),
        unit=fields.text("unit") or ("%" if kind is Kind.RATE else None),
        bound=_bound(fields),
        every=fields.choice("every", Every),
        has_own_owner=bool(fields.names("owner")),
        department=fields.texts("department"),
        support=fields.texts("support"),
        weight=fields.parsed("weight", parse_points, Decimal(1)),
        hold=fields.choice("state", Hold),
        pace=fields.choice("pace", Shape),
        checkpoints=tuple(_checkpoint(each, level.period) for each in fields.items("checkpoints")),
        part_of=fields.name("part_of") or None,
        formerly=fields.names("formerly"),
        size=fields.text("size"),
        detail=fields.text("detail"),
        number=fields.text("number"),
        goal_words=fields.text("goal"),
        monthly=tuple(_months(fields.fields("monthly"), level.period)),
        tags=fields.names("tags"),
        meta=fields.named_texts("meta"),
        source=fields.texts("source"),
        first_month=level.period.start.month,
    )
    is_profiled = target.window == level.period and target.has_pace and not target.values
    return replace(target, profile=tuple(sorted(level.profile, key=_BY))) if is_profiled else target


def _bound(fields: Fields) -> Bound:
    pair = [parse_points(text) for text in fields.texts("between")]
    low, high = pair if len(pair) == len(("low", "high")) else (None, None)
    return Bound(
        at_least=fields.parsed("at_least", parse_points, None),
        at_most=fields.parsed("at_most", parse_points, None),
        between=None if low is None or high is None else (low, high),
        baseline=fields.parsed("baseline", parse_points, None),
        stretch=fields.parsed("stretch", parse_points, None),
        keep=fields.parsed("keep", as_truth, default=False),
    )


def _checkpoint(fields: Fields, period: Span) -> Checkpoint:
    by = fields.parsed("by", parse_last_day, period.end)
    return Checkpoint(by, fields.parsed("value", parse_points, None), fields.name("name") or None)


def _months(fields: Fields, period: Span) -> Iterator[MonthGoal]:
    """The goals of months, in their order."""
    found = ((parse_month(month), fields.parsed(month, parse_points, None)) for month in sorted(fields.data))
    for last, goal in found:
        if last is not None and goal is not None:
            yield MonthGoal(period_of(last, Every.MONTH, period.start.month), goal)


def _revision(fields: Fields, period: Span) -> Revision:
    due = fields.fields("due")
    old, new = due.parsed("from", parse_last_day, None), due.parsed("to", parse_last_day, None)
    return Revision(
        date=fields.parsed("date", parse_day, period.start),
        reason=fields.text("reason") or "",
        by=fields.text("by"),
        targets=fields.names("targets"),
        due=DueChange(old, new) if old and new else None,
        excused=fields.names("excused"),
    )

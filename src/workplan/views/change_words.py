"""Changes of a plan in words: what was changed, and values before and after."""

from collections.abc import Mapping

from workplan.core.diff import ChangeKind, PlanChange, SubjectKind
from workplan.core.diff_fields import Effect, Quantity, Range, Value, Waypoint
from workplan.core.plan import Revision
from workplan.views.figures import NOTHING, day, figure
from workplan.views.ink import Ink
from workplan.views.safety import safe
from workplan.views.words.changes import (
    CHANGE_FIELDS,
    CHANGE_KINDS,
    CHANGE_LINES,
    EFFECTS,
    REPORTING_NEVER,
    RULES,
)
from workplan.views.words.kinds import EVERY, HOLDS, KINDS, QUANTITY, SHAPES_OF_PACE
from workplan.views.words.language import Language, Text, listed, say
from workplan.views.words.pages import PAGES

_INKS = {Effect.EASED: Ink.YELLOW, Effect.TIGHTENED: Ink.GREEN, Effect.NEUTRAL: Ink.PLAIN}
_BY_FIELD: Mapping[str, Mapping[str, Text]] = {
    "kind": KINDS,
    "state": HOLDS,
    "every": EVERY,
    "reporting.every": {**EVERY, "never": REPORTING_NEVER},
    "pace": SHAPES_OF_PACE,
    "pace.rule": RULES,
}


def effect_word(effect: Effect, language: Language) -> str:
    """The word of an effect."""
    return say(EFFECTS[effect], language)


def effect_ink(change: PlanChange) -> Ink:
    """The ink of a change; one that eases without a reason is red."""
    return Ink.RED if change.is_unexplained else _INKS[change.effect]


def field_words(change: PlanChange, language: Language) -> str:
    """What of a thing was changed."""
    if change.field is None or change.kind is ChangeKind.RENAMED:
        return say(CHANGE_KINDS[change.kind], language)
    is_office = change.subject is SubjectKind.OWNER and change.field == "title"
    name = say(CHANGE_FIELDS["owner.title" if is_office else change.field], language)
    is_first = change.kind is ChangeKind.ADDED
    return say(CHANGE_KINDS["first"], language, field=name) if is_first else name


def value_words(field: str | None, value: Value, language: Language) -> str:
    """A value before or after a change; a dash where there is none."""
    if isinstance(value, Quantity | Range | Waypoint):
        return _figures(value, language)
    if isinstance(value, Revision):
        return _record(value, language)
    if isinstance(value, tuple):
        return listed(map(safe, value), language) or NOTHING
    if isinstance(value, str):
        return _text(field, value, language)
    return str(value) if isinstance(value, int) else day(value)


def _figures(value: Quantity | Range | Waypoint, language: Language) -> str:
    if isinstance(value, Waypoint):
        return _waypoint(value, language)
    if isinstance(value, Quantity):
        return _quantity(figure(value.figure), value.unit, language)
    return _quantity(f"{figure(value.low)}–{figure(value.high)}", value.unit, language)


def _record(value: Revision, language: Language) -> str:
    """A revision: its day, the ids that it names, who decided it, and its reason."""
    what = " ".join((day(value.date), listed(map(safe, value.targets), language))).strip()
    key = "record" if value.by is None else "record-by"
    return say(CHANGE_LINES[key], language, what=what, by=safe(value.by or ""), reason=safe(value.reason))


def _text(field: str | None, value: str, language: Language) -> str:
    words = _BY_FIELD.get(field or "", {})
    return say(words[value], language) if value in words else safe(value)


def _quantity(shown: str, unit: str | None, language: Language) -> str:
    if unit == "%":
        return say(QUANTITY["points"], language, figure=shown)
    if not unit:
        return say(QUANTITY["bare"], language, figure=shown)
    key = "latin-unit" if unit[0].isascii() else "unit"
    return say(QUANTITY[key], language, figure=shown, unit=safe(unit))


def _waypoint(value: Waypoint, language: Language) -> str:
    reach = _quantity(figure(value.reach.figure), value.reach.unit, language)
    if value.name is None:
        return say(PAGES["checkpoint"], language, day=day(value.by), value=reach)
    return say(PAGES["checkpoint-named"], language, day=day(value.by), value=reach, name=safe(value.name))

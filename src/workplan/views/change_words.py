"""Changes of a plan in words: what was changed, and values before and after."""

from collections.abc import Mapping

from workplan.core.diff import ChangeKind, PlanChange, SubjectKind
from workplan.core.diff_fields import Effect, Quantity, Range, Value, Waypoint
from workplan.core.plan import Revision
from workplan.views.figures import NOTHING, day, figure
from workplan.views.ink import Ink
from workplan.views.safety import safe
from workplan.views.words import Words

_INKS = {Effect.EASED: Ink.YELLOW, Effect.TIGHTENED: Ink.GREEN, Effect.NEUTRAL: Ink.PLAIN}
_BY_FIELD: Mapping[str, str] = {
    "kind": "kind",
    "state": "hold",
    "every": "every",
    "reporting.every": "every",
    "pace": "pace",
    "pace.rule": "rule",
}


def effect_word(effect: Effect, words: Words) -> str:
    """The word of an effect."""
    return words.of("effect", effect)


def effect_ink(change: PlanChange) -> Ink:
    """The ink of a change; one that eases without a reason is red."""
    return Ink.RED if change.is_unexplained else _INKS[change.effect]


def field_words(change: PlanChange, words: Words) -> str:
    """What of a thing was changed."""
    if change.field is None or change.kind is ChangeKind.RENAMED:
        return words.of("change", change.kind)
    is_office = change.subject is SubjectKind.OWNER and change.field == "title"
    name = words.of("plan-field", "owner.title" if is_office else change.field)
    is_first = change.kind is ChangeKind.ADDED
    return words("change.first", field=name) if is_first else name


def value_words(field: str | None, value: Value, words: Words) -> str:
    """A value before or after a change; a dash where there is none."""
    if isinstance(value, Quantity | Range | Waypoint):
        return _figures(value, words)
    if isinstance(value, Revision):
        return _record(value, words)
    if isinstance(value, tuple):
        return words.list(map(safe, value)) or NOTHING
    if isinstance(value, str):
        return _text(field, value, words)
    return str(value) if isinstance(value, int) else day(value)


def _figures(value: Quantity | Range | Waypoint, words: Words) -> str:
    if isinstance(value, Waypoint):
        return _waypoint(value, words)
    if isinstance(value, Quantity):
        return _quantity(figure(value.figure), value.unit, words)
    return _quantity(f"{figure(value.low)}–{figure(value.high)}", value.unit, words)


def _record(value: Revision, words: Words) -> str:
    """A revision: its day, the ids that it names, who decided it, and its reason."""
    what = " ".join((day(value.date), words.list(map(safe, value.targets)))).strip()
    key = "change-line.record" if value.by is None else "change-line.record-by"
    return words(key, what=what, by=safe(value.by or ""), reason=safe(value.reason))


def _text(field: str | None, value: str, words: Words) -> str:
    key = f"{_BY_FIELD.get(field or '')}.{value}"
    return words(key) if key in words else safe(value)


def _quantity(shown: str, unit: str | None, words: Words) -> str:
    if unit == "%":
        return words("quantity.points", figure=shown)
    if not unit:
        return words("quantity.bare", figure=shown)
    key = "quantity.latin-unit" if unit[0].isascii() else "quantity.unit"
    return words(key, figure=shown, unit=safe(unit))


def _waypoint(value: Waypoint, words: Words) -> str:
    reach = _quantity(figure(value.reach.figure), value.reach.unit, words)
    if value.name is None:
        return words("page.checkpoint", day=day(value.by), value=reach)
    return words("page.checkpoint-named", day=day(value.by), value=reach, name=safe(value.name))

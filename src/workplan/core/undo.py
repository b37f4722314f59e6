"""Undoing: which entry was written last, and what the entry must say that takes it back."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from workplan.core.figures import Figure, exact_figure, plain
from workplan.core.log import DONE, Entry, Logs, Trail, logs_of
from workplan.core.plan import Kind


def last_written(entries: Iterable[Entry], by: str | None = None) -> Entry | None:
    """The last entry of the log of the newest month; with `by`, of those of that person."""
    own = (entry for entry in entries if by is None or entry.by == by)
    return max(own, key=lambda e: (e.date.year, e.date.month, e.item), default=None)


def correction(logs: Logs, entry: Entry) -> Mapping[str, str] | str:
    """The `add`, `value` or `done` that, of the same day, leads back to the figure without the entry.

    Where none can, why: `no-undo-of-words` (it gives no figure), `-first` (there was none before), or
    `-overruled` (another one counts in its place already).
    """
    if not entry.given.is_figure:
        return "no-undo-of-words"
    name = logs.plan.ids()[entry.subject]
    kind = next(target.kind for target in logs.plan.targets if target.id == name)
    others = [each for each in logs.entries if (each.file, each.item) != (entry.file, entry.item)]
    now = _standing(logs.trails[name].until(entry.date))
    was = _standing(logs_of(logs.plan, others).trails[name].until(entry.date))
    if now is None or now == was:
        return "no-undo-of-overruled"
    if kind in (Kind.COUNT, Kind.RECURRING):
        is_first = was is None and entry.given.add is None
        return "no-undo-of-first" if is_first else {"add": plain((was or 0) - now)}
    if kind is Kind.MILESTONE and (was is None or was == DONE):
        return {"done": "false" if was is None else "true"}
    return "no-undo-of-first" if was is None else {"value": _written(was)}


def _standing(trail: Trail) -> Figure | None:
    return trail.figures[-1] if trail.figures else None


def _written(figure: Figure) -> str:
    """The figure as it can be written: one that does not end as a share."""
    text, share = plain(figure), Fraction(figure) / 100
    return text if exact_figure(text) == figure else f"{share.numerator}/{share.denominator}"

"""The trail of a target: its entries in order, and where each leaves its figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workplan.core.entries import Entry, in_order
from workplan.core.plan import Kind, Plan, Target

DONE = Fraction(100)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry, and the standing figure before and after it (a milestone's in per cent); None: no figure."""

    entry: Entry
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class Trail:
    """The entries of one target up to a day, in order; `repeated` are those whose id had counted already."""

    steps: tuple[Step, ...] = ()
    repeated: tuple[Entry, ...] = ()

    @property
    def last_entry(self) -> Entry | None:
        """The last report of any sort."""
        return self.steps[-1].entry if self.steps else None

    @property
    def figure_steps(self) -> tuple[Step, ...]:
        """The steps that gave a number or done."""
        return tuple(step for step in self.steps if step.entry.gives_figure)

    def until(self, day: date) -> "Trail":
        """The trail as it was at the end of `day`."""
        return Trail(tuple(step for step in self.steps if step.entry.date <= day), self.repeated)


def trails_of(plan: Plan, entries: Iterable[Entry], as_of: date) -> Mapping[str, Trail]:
    """The trail of each target by id, from the entries dated on or before `as_of`."""
    reports = _by_target(plan, in_order(entry for entry in entries if entry.date <= as_of))
    return {target.id: trail_of(target, reports[target.id]) for target in plan.targets}


def trail_of(target: Target, entries: Iterable[Entry]) -> Trail:
    """The trail of `target` through its own `entries`, which are in order."""
    steps: list[Step] = []
    repeated: list[Entry] = []
    counted: set[tuple[str, str]] = set()
    below_done = ZERO
    for entry in entries:
        if entry.id is not None and (entry.file, entry.id) in counted:
            repeated.append(entry)
            continue
        if entry.id is not None:
            counted.add((entry.file, entry.id))
        before = steps[-1].after if steps else None
        after = _after(target.kind, entry, before, below_done)
        if target.kind is Kind.MILESTONE and entry.value is not None and entry.value < DONE:
            below_done = entry.value
        steps.append(Step(entry, before, after))
    return Trail(tuple(steps), tuple(repeated))


def _by_target(plan: Plan, entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    ids = plan.ids()
    duties = {task.id: [t.id for t in task.targets if t.kind is Kind.DUTY] for task in plan.tasks}
    reports: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        subjects = duties.get(entry.subject, []) if entry.is_task else [ids.get(entry.subject, "")]
        for subject in subjects:
            reports[subject].append(entry)
    return reports


def _after(kind: Kind, entry: Entry, before: Fraction | None, below_done: Fraction) -> Fraction | None:
    if kind is Kind.MILESTONE:
        return _per_cent(entry, before or ZERO, below_done)
    if kind is Kind.RECURRING:
        return (before or ZERO) + (entry.add or ZERO)
    if entry.value is not None:
        return entry.value
    return (before or ZERO) + entry.add if entry.add is not None else before


def _per_cent(entry: Entry, before: Fraction, below_done: Fraction) -> Fraction:
    if entry.done is not None:
        return DONE if entry.done else below_done
    return entry.value if entry.value is not None else before

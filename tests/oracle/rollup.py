"""Means, lights and counts of groups (docs/verdicts.md)."""

from collections.abc import Iterable
from fractions import Fraction

from .alerting import unreported_days
from .figures import completion, has_completion, is_day_late, is_period_met, recurring_periods
from .paces import expected
from .reading import Data, Target, number
from .shown import share
from .states import STATES, light_of, state

Weighted = tuple[Fraction, Fraction, Fraction]  # weight, completion, expected


def is_scored(t: Target) -> bool:
    """5.4 "Scored are recurring, milestone, and count and level with a goal; not `part_of`, cancelled,
    suspended, not started"."""
    # Choice: by state, so that what was met before its start is scored.
    left_out = state(t) in ("cancelled", "suspended", "not_started")
    return has_completion(t) and "part_of" not in t.raw and not left_out


def scored_completion(t: Target) -> Fraction:
    """5.4 "each capped at 100 %, one without data as 0"."""
    return min(Fraction(1), completion(t) or Fraction(0))


def scored_expected(t: Target) -> Fraction:
    """5.2 "`recurring`: (periods whose grace is over, or already met) ÷ all, for the group's mean
    only"; "null; in a group its own completion"; 5.4 "one without pace counts its own completion
    there"."""
    if t.kind == "recurring":
        asked = recurring_periods(t)
        return Fraction(sum(is_day_late(t, p[1]) or is_period_met(t, p) for p in asked), len(asked))
    due = expected(t)
    return scored_completion(t) if due is None else due


def mean(parts: Iterable[Weighted | None]) -> tuple[Fraction, Fraction] | None:
    """5.4 "What has nothing scored, or only weights of 0, is left out; with nothing at all it is null"."""
    there = [part for part in parts if part]
    weight = sum((w for w, _, _ in there), Fraction(0))
    if weight == 0:
        return None
    return sum(w * c for w, c, _ in there) / weight, sum(w * e for w, _, e in there) / weight


def mean_of_targets(targets: list[Target]) -> tuple[Fraction, Fraction] | None:
    """5.4 "A task's completion is the weighted mean of its scored targets"; "A group's expected is the
    same mean over the same targets"."""
    return mean((t.weight, scored_completion(t), scored_expected(t)) for t in targets if is_scored(t))


def section_parts(section: Data, targets: list[Target]) -> list[Weighted | None]:
    """5.4 "a section's is the weighted mean of its tasks, its headline targets together weighing as one
    task"."""
    headline = mean_of_targets([t for t in targets if t.section == section["id"] and t.task is None])
    parts: list[Weighted | None] = [(Fraction(1), *headline) if headline else None]
    for task in section.get("tasks", []):
        found = mean_of_targets([t for t in targets if t.task == task["id"]])
        parts.append((number(task.get("weight", "1")), *found) if found else None)
    return parts


def plan_parts(plan: Data, targets: list[Target]) -> list[Weighted | None]:
    """5.4 "the plan's is the same over its sections' tasks and headline groups, times section weights"."""
    parts: list[Weighted | None] = []
    for section in plan["sections"]:
        times = number(section.get("weight", "1"))
        parts += [(w * times, c, e) for w, c, e in filter(None, section_parts(section, targets))]
    return parts


def mean_json(found: tuple[Fraction, Fraction] | None) -> Data:
    """5.2 "The gap is completion − expected", of the exact figures."""
    done, due = found or (None, None)
    gap = None if done is None or due is None else done - due
    return {"completion": share(done), "expected": share(due), "gap": share(gap)}


def group_light(targets: list[Target]) -> str:
    """5.4 "The light of a group is the worst of its targets but `part_of` ones (red, yellow, green;
    grey only when all are grey), and at best yellow, not grey either, while one of them is
    `unreported`"."""
    # Choice: "one of them" is one of those that are not `part_of`; a group without any is grey.
    own = [t for t in targets if "part_of" not in t.raw]
    lights = [light_of(state(t)) for t in own]
    lights += ["yellow" for t in own if unreported_days(t) is not None]
    return next((colour for colour in ("red", "yellow", "green") if colour in lights), "grey")


def counts(targets: list[Target]) -> dict[str, int]:
    """5.4 "The number of targets in each state is printed and sums to all of them", every state with
    its 0."""
    found = [state(t) for t in targets]
    return {name: found.count(name) for name in STATES}


def section_json(section: Data, targets: list[Target]) -> Data:
    own = [t for t in targets if t.section == section["id"]]
    return {
        "id": section["id"], "title": section["title"], **mean_json(mean(section_parts(section, targets))),
        "light": group_light(own), "counts": counts(own), "targets": [t.id for t in own if t.task is None],
        "tasks": [task["id"] for task in section.get("tasks", [])],
    }  # fmt: skip


def task_json(section: str, task: Data, targets: list[Target]) -> Data:
    own = [t for t in targets if t.task == task["id"]]
    return {
        "id": task["id"], "section": section, "title": task["title"], "lead": list(task["lead"]),
        **mean_json(mean_of_targets(own)), "light": group_light(own), "counts": counts(own),
        "targets": [t.id for t in own],
    }  # fmt: skip

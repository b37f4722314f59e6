"""Means, lights and counts of groups (docs/verdicts.md, Roll-up)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .alerting import unreported_days
from .figures import completion, has_completion, is_period_met, lacks_figure
from .reading import Data, Target, number
from .rhythm import asked_periods, has_report_due, is_day_late, is_late
from .shown import difference, share
from .states import RULES, expected, light_of, state

Weighted = tuple[Fraction, Fraction, Fraction]  # weight, completion, expected
COLOURS = ("red", "yellow", "green", "grey")


@dataclass(frozen=True)
class Group:
    """Targets of a plan, and which ids of the whole plan are scored."""

    targets: list[Target]
    scored_ids: set[str]

    @property
    def scored(self) -> list[Target]:
        return [t for t in self.targets if t.id in self.scored_ids]

    def of(self, **keys: str | None) -> "Group":
        """Those in a section, of a task, or of none."""
        own = [t for t in self.targets if all(getattr(t, key) == value for key, value in keys.items())]
        return Group(own, self.scored_ids)


def scored_ids(targets: list[Target]) -> set[str]:
    """5.4 "Scored are …; nor a `part_of` with a scored whole above it at any depth"."""
    alone = {t.id for t in targets if is_scored_alone(t)}
    by_id = {name: t for t in targets for name in t.ids}
    return {name for name in alone if not alone & set(wholes_above(by_id[name], by_id))}


def wholes_above(t: Target, by_id: dict[str, Target]) -> list[str]:
    found = []
    while "part_of" in t.raw:
        t = by_id[t.raw["part_of"]]
        found.append(t.id)
    return found


def is_scored_alone(t: Target) -> bool:
    """5.4 "Scored are recurring, milestone, and count and level with a goal; not cancelled, suspended, not
    started, not due, …, nor, until late, what has no entry while no report has been due"."""
    # Choice: by state, so that what was met before its start is scored.
    left_out = state(t) in ("cancelled", "suspended", "not_started", "not_due")
    silent = not t.reports and not has_report_due(t) and not is_late(t)
    return has_completion(t) and not left_out and not silent


def scored_completion(t: Target) -> Fraction:
    """5.4 "each capped at 100 %, one without data as 0"."""
    return min(Fraction(1), completion(t) or Fraction(0))


def scored_expected(t: Target) -> Fraction:
    """5.2 "`recurring`: (periods whose grace is over, or already met) ÷ all, for the group's mean only"; "null;
    in a group its own completion"; 5.4 "one without pace counts its own completion there"; 3.1 "The roll-up
    takes the expected that is shown"."""
    if t.kind == "recurring":
        asked = asked_periods(t)
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


def mean_of_targets(group: Group) -> tuple[Fraction, Fraction] | None:
    """5.4 "A task's completion is the weighted mean of its scored targets"; "A group's expected is the
    same mean over the same targets"."""
    return mean((t.weight, scored_completion(t), scored_expected(t)) for t in group.scored)


def section_parts(section: Data, group: Group) -> list[Weighted | None]:
    """5.4 "a section's is the weighted mean of its tasks, its headline targets together weighing as one
    task"."""
    headline = mean_of_targets(group.of(section=section["id"], task=None))
    parts: list[Weighted | None] = [(Fraction(1), *headline) if headline else None]
    for task in section.get("tasks", []):
        found = mean_of_targets(group.of(task=task["id"]))
        parts.append((number(task.get("weight", "1")), *found) if found else None)
    return parts


def plan_parts(plan: Data, group: Group) -> list[Weighted | None]:
    """5.4 "the plan's is the same over its sections' tasks and headline groups, times section weights"."""
    parts: list[Weighted | None] = []
    for section in plan["sections"]:
        times = number(section.get("weight", "1"))
        parts += [(w * times, c, e) for w, c, e in filter(None, section_parts(section, group))]
    return parts


def group_json(parts: list[Weighted | None], group: Group) -> Data:
    """5.4 "how many scored targets have no figure, how many of each light (红 1 黄 3 绿 12 灰 2), and how many of
    the scored are on pace (达序 44/55, 80.0 %): neither yellow nor red nor without a figure"."""
    done, due = mean(parts) or (None, None)
    lights = [light_of(state(t)) for t in group.targets]
    told = [t for t in group.scored if not lacks_figure(t)]
    silent = [t for t in group.targets if unreported_days(t) is not None]
    return {
        "completion": share(done), "expected": share(due), "gap": difference(done, due),
        "light": group_light(group),
        "on_pace": sum(light_of(state(t)) not in ("yellow", "red") for t in told),
        "reported": len(told), "scored": len(group.scored),
        "halfway": sum(scored_completion(t) >= Fraction(1, 2) for t in group.scored),
        "unreported": len(silent), "counts": counts(group.targets),
        "lights": {colour: lights.count(colour) for colour in COLOURS},
    }  # fmt: skip


def group_light(group: Group) -> str:
    """5.4 "The light of a group is the worst of its targets, parts too (red, yellow, green; grey only when all
    are grey), at best yellow, not grey either, while one of them is `unreported`; a green light is grey while
    half of its scored targets or more have no figure"."""
    # Choice: green stays green where nothing is scored.
    lights = [light_of(state(t)) for t in group.targets]
    lights += ["yellow"] if any(unreported_days(t) is not None for t in group.targets) else []
    worst = next((colour for colour in COLOURS if colour in lights), "grey")
    silent = sum(lacks_figure(t) for t in group.scored)
    return "grey" if worst == "green" and silent and 2 * silent >= len(group.scored) else worst


def counts(targets: list[Target]) -> dict[str, int]:
    """5.4 "The number of targets in each state is printed and sums to all of them", every state with
    its 0."""
    found = [state(t) for t in targets]
    return {name: found.count(name) for name in RULES}


def section_json(section: Data, group: Group) -> Data:
    own = group.of(section=section["id"])
    return {
        "id": section["id"], "title": section["title"], **group_json(section_parts(section, group), own),
        "targets": [t.id for t in own.targets if t.task is None],
        "tasks": [task["id"] for task in section.get("tasks", [])],
    }  # fmt: skip


def task_json(section: str, task: Data, group: Group) -> Data:
    own = group.of(task=task["id"])
    found = mean_of_targets(own)
    return {
        "id": task["id"], "section": section, "title": task["title"], "lead": list(task["lead"]),
        **group_json([(Fraction(1), *found)] if found else [], own), "targets": [t.id for t in own.targets],
    }  # fmt: skip

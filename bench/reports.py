"""The reports of a year, made up from a fixed seed: what every format says in its own way.

They are what an office that makes no mistake would report: in the order of days, each kind of target in its
own terms, and no figure of a target that contradicts another one of the same day. So `workplan check` has
nothing to say of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from workplan.core.plan import Kind, Plan, Target
from workplan.core.typed import new_id

SEED = 2022
NAMES = ("万韬", "黄永", "陈阳", "社区发展办", "服务办", "平安办")
NOTES = ("现场核对并登记", "例会通报后汇总", "居委会上报", "台账与照片已归档", "部门联合检查", "按计划推进")
PROBLEMS = ("审批比预计的慢", "场地尚未腾空", "人手不足")
STEPS = ("下周再次协调", "请分管领导牵头", "月底前补齐")
DONE = 100_00


class Report(NamedTuple):
    """One report; `change` is by how much it moves the figure of its subject, in hundredths."""

    number: int
    day: date
    subject: str
    is_task: bool
    key: str | None  # add, value or done; None for words alone
    figure: str
    change: int
    by: str | None
    note: str | None
    problem: str | None
    next: str | None
    id: str


def reports(plan: Plan, count: int) -> Iterator[Report]:
    """`count` reports spread evenly over the plan's period; the same ones at every call."""
    rng = Random(f"{SEED}-{count}")
    standings = _standings(plan)
    days = (plan.period.end - plan.period.start).days + 1
    for number in range(count):
        day = plan.period.start + timedelta(days=number * days // count)
        standing = rng.choice(standings)
        key, figure, change = standing.next(day, rng)
        is_silent = key is not None and rng.random() < 0.4  # noqa: PLR2004  # words alone need words
        is_stuck = rng.random() < 0.05  # noqa: PLR2004
        yield Report(
            number=number + 1,
            day=day,
            subject=standing.id,
            is_task=standing.target is None,
            key=key,
            figure=figure,
            change=change,
            by=rng.choice(NAMES) if rng.random() < 0.5 else None,  # noqa: PLR2004
            note=None if is_silent else f"{rng.choice(NOTES)}（第{number + 1}号）",
            problem=rng.choice(PROBLEMS) if is_stuck else None,
            next=rng.choice(STEPS) if is_stuck else None,
            id=new_id(rng.choice),
        )


def subjects(plan: Plan) -> list[str]:
    """The ids of all that is reported: targets, then tasks."""
    return [*(target.id for target in plan.targets), *(task.id for task in plan.tasks)]


def sums(plan: Plan, made: Iterable[Report]) -> dict[str, Decimal]:
    """The figure of each target and task after all reports; 0 for what is reported in words."""
    found = dict.fromkeys(subjects(plan), 0)
    for report in made:
        found[report.subject] += report.change
    return {subject: Decimal(hundredths) / 100 for subject, hundredths in found.items()}


def counts(plan: Plan, made: Iterable[Report]) -> dict[str, Decimal]:
    """How many reports there are of each target and task that has any."""
    found = dict.fromkeys(subjects(plan), 0)
    for report in made:
        found[report.subject] += 1
    return {subject: Decimal(number) for subject, number in found.items() if number}


def decimal_text(hundredths: int) -> str:
    """The number as people write it: 3, 0.25, -1.5."""
    whole, part = divmod(abs(hundredths), 100)
    digits = f"{whole}.{part:02}".rstrip("0").rstrip(".")
    return f"-{digits}" if hundredths < 0 else digits


Said = tuple[str | None, str, int]  # key, figure as written, change in hundredths


@dataclass(slots=True)
class _Standing:
    """Where a target (None for a task) stands while reports are made up, in hundredths."""

    id: str
    target: Target | None
    whole: "_Standing | None" = None
    total: int = 0
    parts: int = 0  # what is reported of the counts contained in this one
    has_parts: bool = False
    moved: date | None = None

    def next(self, day: date, rng: Random) -> Said:
        """What the next report of that day says."""
        kind = self.target.kind if self.target else Kind.DUTY
        if kind is Kind.DUTY:
            return None, "", 0
        is_first, self.moved = self.moved != day, day
        if kind is Kind.COUNT:
            return self._counted(is_first, rng)
        if kind is Kind.RECURRING:
            return self._moved("add", 100)
        # A second value on the same day would contradict the first, so that it only repeats it.
        step = self._step(kind, rng) if is_first else 0
        if kind is Kind.MILESTONE and self.total + step == DONE:
            return "done", "true", self._moved("value", step)[2]
        return self._moved("value", step)

    def _counted(self, is_first: bool, rng: Random) -> Said:
        step = rng.randrange(4) * self._grain
        if self.whole is not None:  # a part never stands above its whole
            step = min(step, self.whole.total - self.whole.parts)
            self.whole.parts += step
        elif not self.has_parts and self.total > step and rng.random() < 0.02:  # noqa: PLR2004
            step = -step  # a correction
        tells_all = is_first and rng.random() < 0.05 and step >= 0  # noqa: PLR2004  # no total falls
        return self._moved("value" if tells_all else "add", step)

    @property
    def _grain(self) -> int:
        """The smallest step: 1, or 0.01 where the bound has decimals."""
        goal = self.target.bound.at_least if self.target else None
        return 1 if goal is not None and goal % 1 else 100

    def _step(self, kind: Kind, rng: Random) -> int:
        if kind is Kind.MILESTONE:
            return min(rng.choice((0, 100, 500, 2000)), DONE - self.total)
        if kind is Kind.RATE:  # one between 0 and 1 would look like a share
            return max(rng.randrange(-20, 40, 5), 100 - self.total)
        return max(rng.choice((-100, 0, 0, 100, 200)), -self.total)

    def _moved(self, key: str, step: int) -> Said:
        self.total += step
        return key, decimal_text(step if key == "add" else self.total), step


def _standings(plan: Plan) -> list[_Standing]:
    found = {target.id: _Standing(target.id, target) for target in plan.targets}
    for standing in found.values():
        if standing.target is not None and standing.target.part_of is not None:
            standing.whole = found[standing.target.part_of]
            standing.whole.has_parts = True
    return [*found.values(), *(_Standing(task.id, None) for task in plan.tasks)]

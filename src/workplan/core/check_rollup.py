"""What a plan of plans is checked for: one check, one code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workplan.core.problems import Address, Param, Path, Problem, unknown
from workplan.core.rollup import Aggregate, Indicator, Part, Rollup


@dataclass(frozen=True, slots=True)
class RollupContext:
    """A plan of plans to be checked; `vague` are the paths of which nothing is known, as of a plan."""

    rollup: Rollup
    file: str
    vague: frozenset[Path] = frozenset()

    def problem(self, code: str, *path: str | int, on_key: bool = False, **params: Param) -> Problem:
        """A problem of the value at `path`, or of its key."""
        return Problem(code, self.file, Address(path, on_key), params)

    def is_clear(self, *path: str | int) -> bool:
        """Whether the value at `path` could be read, or is rightly absent."""
        return not any(path[:i] in self.vague for i in range(len(path) + 1))


def check_rollup(context: RollupContext) -> tuple[Problem, ...]:
    """All that is wrong with a plan of plans by itself, check by check."""
    return tuple(problem for check in ROLLUP_CHECKS for problem in check(context))


def duplicate_id(context: RollupContext) -> Iterator[Problem]:
    """An id stands for one body only, or for one indicator."""
    for key in ("bodies", "indicators"):
        seen = set[str]()
        for place, each in enumerate(getattr(context.rollup, key)):
            if each.id and each.id in seen:
                yield context.problem("duplicate-id", key, place, "id", id=each.id)
            seen.add(each.id)


def body_place(context: RollupContext) -> Iterator[Problem]:
    """A body lies in a folder or in a git repository, and only a repository has revisions."""
    for place, body in enumerate(context.rollup.bodies):
        if (
            not all(context.is_clear("bodies", place, key) for key in ("folder", "git"))
            or body.git is not None
        ):
            continue
        if body.folder is None:
            yield context.problem("body-without-place", "bodies", place, id=body.id)
        elif body.revision is not None:
            yield context.problem(
                "revision-without-git", "bodies", place, "revision", on_key=True, id=body.id
            )


def body_twice(context: RollupContext) -> Iterator[Problem]:
    """No two bodies are the same plan of the same folder, of a repository at one revision."""
    seen: dict[tuple[object, ...], str] = {}
    for place, body in enumerate(context.rollup.bodies):
        key = "folder" if body.git is None else "git"
        is_clear = all(context.is_clear("bodies", place, key) for key in ("id", "git", "folder", "revision"))
        if (body.folder is None and body.git is None) or not is_clear:
            continue
        same = (_plain(body.folder), _plain(body.git), body.revision or "HEAD", body.plan)
        if same in seen:
            yield context.problem("body-twice", "bodies", place, key, id=body.id, other=seen[same])
        seen.setdefault(same, body.id)


def _plain(path: str | None) -> tuple[str, ...]:
    """The steps of a path without those that lead nowhere or back."""
    steps = list[str]()
    for step in (path or "").split("/"):
        if step == ".." and steps[-1:] not in ([], [".."], [""]):
            steps.pop()
        elif step not in ("", ".") or not steps:
            steps.append(step)
    return tuple(step for step in steps if step != ".")


def parts_of_aggregate(context: RollupContext) -> Iterator[Problem]:
    """A ratio has `of` and `to`, any other aggregation `parts`; only a sum is additive."""
    for place, each in enumerate(context.rollup.indicators):
        if not context.is_clear("indicators", place, "aggregate"):
            continue
        for key in ("parts", "of", "to"):
            is_listed, is_meant = bool(getattr(each, key)), key in each.aggregate.keys
            if is_meant and not is_listed and context.is_clear("indicators", place, key):
                yield context.problem("missing-key", "indicators", place, key=key)
            if is_listed and not is_meant:
                yield _not_taken(context, place, key, each)
        if each.additive and each.aggregate is not Aggregate.SUM:
            yield _not_taken(context, place, "additive", each)


def _not_taken(context: RollupContext, place: int, key: str, indicator: Indicator) -> Problem:
    params = {"key": key, "aggregate": indicator.aggregate.value, "takes": indicator.aggregate.keys}
    return context.problem("not-for-aggregate", "indicators", place, key, on_key=True, **params)


def unknown_body(context: RollupContext) -> Iterator[Problem]:
    """The body that a part names is one of those listed."""
    if not context.is_clear("bodies"):
        return
    named = (
        (("indicators", place, key, index), part.body)
        for place, each in enumerate(context.rollup.indicators)
        for key, index, part in each.listed()
        if part.body is not None
    )
    ids = {body.id for body in context.rollup.bodies}
    for path, name, suggestion in unknown(named, ids):
        yield context.problem("unknown-body", *path, name=name, suggestion=suggestion)


def part_twice(context: RollupContext) -> Iterator[Problem]:
    """A part enters an indicator once."""
    for place, each in enumerate(context.rollup.indicators):
        seen = set[tuple[str, Part]]()
        for key, index, part in each.listed():
            if part.target and (key, part) in seen:
                yield context.problem("part-twice", "indicators", place, key, index, part=str(part))
            seen.add((key, part))


def days_backwards(context: RollupContext) -> Iterator[Problem]:
    """The period ends after it began."""
    period = context.rollup.period
    if (
        period.end < period.start
        and context.is_clear("period", "end")
        and context.is_clear("period", "start")
    ):
        yield context.problem("period-backwards", "period", "end", start=period.start, end=period.end)


ROLLUP_CHECKS: tuple[Callable[[RollupContext], Iterator[Problem]], ...] = (
    duplicate_id,
    body_place,
    body_twice,
    parts_of_aggregate,
    unknown_body,
    part_twice,
    days_backwards,
)

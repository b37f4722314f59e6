"""The next plan in words: what is asked of each target, what the file says of it, and what went over."""

from collections.abc import Mapping, Sequence

from workplan.core.next_plan import Remark, Way, usual_way
from workplan.core.plan import Plan, Target
from workplan.core.status import Status
from workplan.core.verdict import Verdict
from workplan.views.phrases import Words, day
from workplan.views.text import safe


def questions_text(asked: Sequence[Verdict], words: Words) -> str:
    """All that is to be decided, a target a line with its id first, and how to say it."""
    lines = [
        words(
            "next.line",
            id=verdict.target.id,
            target=_standing(verdict, words),
            way=words.of("next.way", usual_way(verdict)),
        )
        for verdict in asked
    ]
    return "\n".join([words("next.need-answers", count=len(asked)), *lines])


def question_words(verdict: Verdict, number: int, total: int, words: Words) -> str:
    """The target that is asked about."""
    said = f"[{verdict.target.id}] {_standing(verdict, words)}"
    return words("next.target", number=number, total=total, target=said)


def _standing(verdict: Verdict, words: Words) -> str:
    """Its name, its figure, its goal and its state."""
    target = verdict.target
    value = words.standing(target, verdict.facts.value)
    return words(
        "next.standing",
        name=safe(target.name),
        value=value,
        goal=words.goal(target),
        state=words.state(verdict),
    )


def following_remarks(
    status: Status, plan: Plan, ways: Mapping[str, Way], words: Words
) -> Mapping[str, Remark]:
    """What the file of `plan`, which follows that of `status`, says of its targets, by id.

    That is where what is carried over comes from, and which goals and due dates are to be looked at.
    """
    verdicts = {verdict.target.id: verdict for verdict in status.verdicts}

    def remark(target: Target) -> Remark:
        verdict = verdicts[target.id]
        is_open = target.kind.is_bounded and not target.bound.is_set
        if ways[target.id] is not Way.CARRIED or is_open:
            return Remark(doubt=words("next.doubt.goal") if target.kind.is_bounded else "")
        is_moved = target.due not in (verdict.target.due, plan.period.end)
        past = words("next.carried"), _past(verdict, status, words)
        return Remark(past, words("next.doubt.due") if is_moved else "")

    return {target.id: remark(target) for target in plan.targets}


def _past(verdict: Verdict, status: Status, words: Words) -> str:
    """What was done of it until the day that was asked for."""
    target, value = verdict.target, verdict.facts.value
    if value is None:
        return words("next.past.none", day=day(status.as_of), goal=words.goal(target))
    return words.of(
        "next.past",
        target.kind,
        day=day(status.as_of),
        value=words.quantity(target, value),
        goal=words.bound(target),
    )


def following_words(status: Status, plan: Plan, ways: Mapping[str, Way], name: str, words: Words) -> str:
    """What was taken over, and what to do next."""
    counts = {way.value: [*ways.values()].count(way) for way in Way}
    parts = [words("next.taken", sections=len(plan.sections), tasks=len(plan.tasks), **counts)]
    if status.as_of < status.plan.period.end:
        parts.append(words("next.not-over", day=day(status.as_of), end=day(status.plan.period.end)))
    return "\n".join([*parts, words("next.steps", file=f"plan/{name}.yaml", name=name)])

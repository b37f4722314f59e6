"""Targets with their verdicts in the machine format."""

from decimal import Decimal

from workplan.core.plan import Bound, Kind, Target
from workplan.core.verdict import Verdict
from workplan.views.machine.figures import Json, day, figure, gap, place, share


def target_json(verdict: Verdict) -> Json:
    """One of the `targets` of a status."""
    return {**_plan(verdict.target), **_verdict(verdict)}


def bound_json(target: Target) -> Json | None:
    """The bound that is set, None without one; a recurring target's is what each period asks for."""
    if target.kind is Kind.RECURRING:
        return {"at_least": figure(target.at_least or Decimal(0))}
    return {key: value for key, value in _parts(target.bound).items() if value is not None} or None


def _parts(bound: Bound) -> Json:
    between = None if bound.between is None else [figure(each) for each in bound.between]
    return {
        "at_least": figure(bound.at_least),
        "at_most": figure(bound.at_most),
        "between": between,
    }


def _plan(target: Target) -> Json:
    """What the plan says of the target."""
    every = {} if target.every is None else {"every": target.every.value}
    return {
        "id": target.id,
        "task": target.task,
        "section": target.section,
        "name": target.name,
        "kind": target.kind.value,
        **every,
        "unit": target.unit,
        "owners": list(target.owners),
        "department": list(target.department),
        "bound": bound_json(target),
        "baseline": figure(target.bound.baseline),
        "stretch": figure(target.bound.stretch),
        "part_of": target.part_of,
        "weight": figure(target.weight),
        "start": day(target.start),
    }


def _verdict(verdict: Verdict) -> Json:
    """What is made of its entries."""
    facts, unreported = verdict.facts, verdict.unreported
    return {
        "value": figure(facts.value),
        "month": figure(facts.month),
        "completion": share(facts.completion),
        "expected": share(facts.expected),
        "gap": gap(facts.gap),
        "shape": None if facts.shape is None else facts.shape.value,
        "judged_on": day(facts.judged_on),
        "missing": figure(verdict.missing),
        "remaining": figure(verdict.remaining),
        "state": verdict.state.value,
        "cause": verdict.cause.value,
        "light": verdict.light.value,
        "unreported_since": None if unreported is None else day(unreported.period.start),
        "due": day(verdict.target.due),
        "figure_on": day(facts.figure_on),
        "last_report": place(facts.trail.last_entry),
    }

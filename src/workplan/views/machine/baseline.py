"""The plan of an earlier revision in the machine format, as a status, its groups and its targets hold it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workplan.core.plan import Target
from workplan.core.status import Group
from workplan.core.verdict import Verdict
from workplan.views.machine.figures import Json, day, gap, share
from workplan.views.machine.targets import bound_json

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline


def baseline_json(baseline: "Baseline") -> Json:
    """The roll-up by the earlier plan, and the ids of targets that only easing made met."""
    described = {"commit": baseline.commit, "file": baseline.status.file}
    return {**described, **_group(baseline.group), "met_after_easing": sorted(baseline.eased)}


def group_baseline_json(
    baseline: "Baseline | None", groups: Mapping[str, Group], name: str, targets: Iterable[Target]
) -> Json:
    """What the object of a section, task or owner has besides: its roll-up among the earlier `groups`."""
    if baseline is None:
        return {}
    then = groups.get(name)
    eased = sorted(baseline.eased & {target.id for target in targets})
    return {"baseline": None if then is None else _group(then), "met_after_easing": eased}


def target_baseline_json(verdict: Verdict, baseline: "Baseline") -> Json:
    """What a target's object has besides: the earlier plan's verdict, null when it was not in it."""
    name = verdict.target.id
    then = baseline.verdicts.get(name)
    found = None if then is None else _then(then)
    return {"baseline": found, "met_after_easing": name in baseline.eased}


def _group(group: Group) -> Json:
    return {
        "completion": share(group.completion),
        "expected": share(group.expected),
        "gap": gap(group.gap),
        "light": group.light.value,
        "reported": group.reported,
        "scored": group.scored,
        "counts": {state.value: number for state, number in group.states.items()},
    }


def _then(then: Verdict) -> Json:
    return {
        "id": then.target.id,
        "state": then.state.value,
        "light": then.light.value,
        "completion": share(then.facts.completion),
        "expected": share(then.facts.expected),
        "gap": gap(then.facts.gap),
        "bound": bound_json(then.target),
        "due": day(then.target.due),
    }

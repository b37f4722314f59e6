"""Random plans, logs and days are put to the product and to the oracle, which shares nothing with it."""

from datetime import date
from typing import Any

import pytest

from faults.form import runs
from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import check_plan
from workplan.core.log import logs_of
from workplan.core.plan_context import PlanContext
from workplan.core.problems import Problem, errors_of
from workplan.core.status import Status, status_of
from workplan.files.logs.read import read_log
from workplan.files.plan.read import read_plan
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

from .cases import Case, log_yaml, random_case, to_yaml
from .verdicts import status as oracle

CASES = runs(1000, 10_000)
CHUNK = 25
PLAN_FILE = "plan/2022.yaml"


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_every_figure_state_light_and_alert_is_the_same(first: int) -> None:
    for seed in range(first, min(first + CHUNK, CASES)):
        case = random_case(seed)
        assert promised(status_json(answered(case), Words(Language.EN))) == oracle(
            case.plan, case.entries(), case.as_of
        ), seed


def answered(case: Case) -> Status:
    """What the product says of a case, read from YAML as its users write it."""
    read = read_plan(to_yaml(case.plan).encode(), PLAN_FILE)
    logs = [read_log(log_yaml(log).encode(), f"progress/2022/{name}") for name, log in case.logs.items()]
    plan = read.plan
    assert plan is not None
    entries = tuple(entry for log in logs for entry in log.entries)
    problems: tuple[Problem, ...] = read.problems + check_plan(PlanContext(plan, PLAN_FILE))
    problems += sum((log.problems for log in logs), ())
    problems += check_log(LogContext(logs_of(plan, entries), date(2100, 1, 1)))
    assert errors_of(problems) == ()
    return status_of(plan, PLAN_FILE, entries, case.as_of)


def promised(answer: dict[str, Any]) -> dict[str, Any]:
    """The keys that are promised, without the file's name and the messages, which the oracle does not make."""
    chosen: dict[str, Any] = _only(answer, _PROMISED)
    return chosen


_GROUPS = "completion expected gap light on_pace reported scored halfway unreported counts lights"
_GROUP = dict.fromkeys(_GROUPS.split())
_TARGET = (
    "id task section name kind unit owners bound value period completion expected gap judged_on missing "
    "remaining state light own_light due last_report"
)
_ALERT = "kind target owners days missing period checkpoint own_light problem next last_report"
_PROMISED: dict[str, Any] = {
    **dict.fromkeys(("version", "as_of", "elapsed")),
    "plan": {"title": None, "period": None}, **_GROUP,
    "sections": {**_GROUP, **dict.fromkeys(("id", "title", "targets", "tasks"))},
    "tasks": {**_GROUP, **dict.fromkeys(("id", "section", "title", "lead", "targets"))},
    "targets": dict.fromkeys(_TARGET.split()), "alerts": dict.fromkeys(_ALERT.split()),
}  # fmt: skip


def _only(value: Any, shape: dict[str, Any] | None) -> Any:
    if shape is None:
        return value
    if isinstance(value, list):
        return [_only(item, shape) for item in value]
    return {key: _only(value[key], inner) for key, inner in shape.items()}

from datetime import date

import pytest

from workplan.core.calendar import Every, period_of
from workplan.core.check_plan import check_plan
from workplan.core.plan import Kind
from workplan.core.plan_context import PlanContext
from workplan.files.disk.starter import starter_plan
from workplan.files.plan.read import read_plan


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("first_month", "dues"), [(1, ("2024-06-30", "2024-09-30")), (8, ("2025-01-31", "2025-04-30"))]
)
def test_the_starter_plan_has_no_problems_and_a_target_of_each_kind(
    language: str, first_month: int, dues: tuple[str, str]
) -> None:
    title = 'Say "@START@": \\ # 加\u2028'
    period = period_of(date(2024, first_month, 1), Every.YEAR, first_month)
    found = read_plan(starter_plan(title, "组织: x", period, language).encode(), "plan/2024.yaml")
    assert found.plan is not None
    assert found.problems + check_plan(PlanContext(found.plan, "plan/2024.yaml")) == ()
    assert (found.plan.title, found.plan.organization, found.plan.language) == (title, "组织: x", language)
    assert (found.plan.period.start, found.plan.period.end) == (period.start, period.end)
    [centre] = (target for target in found.plan.targets if target.kind is Kind.MILESTONE)
    assert (centre.checkpoints[0].by.isoformat(), centre.due.isoformat()) == dues
    assert {target.kind for target in found.plan.targets} == set(Kind)

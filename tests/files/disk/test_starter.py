import pytest

from files.reading_back import day
from workplan.core.check_plan import PlanContext, check_plan
from workplan.core.plan import Kind
from workplan.files.disk.starter import starter_plan
from workplan.files.plan.read import read_plan


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_plan_has_no_problems_and_a_target_of_each_kind(language: str) -> None:
    title = 'Say "@YEAR@": \\ # 加\u2028'
    found = read_plan(starter_plan(title, "组织: x", 2024, language).encode(), "plan/2024.yaml")
    assert found.plan is not None
    assert found.problems + check_plan(PlanContext(found.plan, "plan/2024.yaml")) == ()
    assert (found.plan.title, found.plan.organization, found.plan.language) == (title, "组织: x", language)
    assert found.plan.period.start == day("2024-01-01")
    assert {target.kind for target in found.plan.targets} == set(Kind)

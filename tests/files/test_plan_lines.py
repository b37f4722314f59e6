from workplan.files.plan_file import read_plan
from workplan.files.plan_lines import plan_lines

PLAN = """\
# January
title: Plan
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections:
  - id: money
    title: Money
    targets:
      - id: tax
        name: Tax
        kind: count
        unit: m
  # the rest
  - {id: part, title: Part, tasks: [{id: work, title: Work, lead: [Ann], targets: [
      {id: hall, name: Hall, kind: milestone},

      {name: Care, id: care, kind: duty}]}]}
"""


def test_sections_tasks_and_targets_begin_in_the_lines_where_a_person_sees_them() -> None:
    plan = read_plan(PLAN.encode(), "plan.yaml").plan
    assert plan is not None
    assert plan_lines(PLAN.encode(), "plan.yaml", plan) == {
        "money": 7,
        "tax": 10,
        "part": 15,
        "work": 15,
        "hall": 16,
        "care": 18,
    }

"""Problems of a text as one line each: where they stand, what they underline, code and parameters."""

from collections.abc import Iterable
from datetime import date

from workplan.core.plan import Plan, Target
from workplan.core.problems import Problem
from workplan.files.logs.read import read_log
from workplan.files.plan.read import read_plan
from workplan.files.yaml.place import pin

PLAN = """\
title: A plan
organization: An office
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  Kim: {title: director}
sections:
  - id: s
    title: Section
    tasks:
      - id: t
        title: Task
        lead: [Kim]
        targets:
          - {id: a, name: A, kind: count, unit: pieces, at_least: 10}
"""


def shown(problems: Iterable[Problem], raw: bytes) -> list[str]:
    """As `line:column 'what is underlined' code key=value …`; known keys are left out."""
    return [
        " ".join(
            [
                f"{p.place.line}:{p.place.column}" if p.place else "-",
                repr((p.source or "")[p.place.column - 1 :][: p.place.width]) if p.place else "-",
                p.problem.code,
                *(f"{key}={value}" for key, value in p.problem.params.items() if key != "known"),
            ]
        )
        for p in pin(problems, lambda _: raw)
    ]


def plan_problems(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return shown(read_plan(raw, "plan/2022.yaml").problems, raw)


def log_problems(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return shown(read_log(raw, "progress/2022/2022-06.yaml").problems, raw)


def plan_with(old: str, new: str) -> str:
    """The plan with one stretch changed, which it must hold."""
    assert old in PLAN
    return PLAN.replace(old, new, 1)


def target_problems(target: str) -> list[str]:
    """Problems of the plan with another target; its line is 14."""
    return plan_problems(plan_with("{id: a, name: A, kind: count, unit: pieces, at_least: 10}", target))


def plan_of(text: str) -> Plan:
    found = read_plan(text.encode(), "plan/2022.yaml")
    assert found.plan is not None
    return found.plan


def target_of(text: str) -> Target:
    """The one target of the plan with another one."""
    return plan_of(plan_with("{id: a, name: A, kind: count, unit: pieces, at_least: 10}", text)).targets[0]


def day(text: str) -> date:
    return date.fromisoformat(text)

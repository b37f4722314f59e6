"""Logs in which entries repeat and contradict one another are put to the product and to the oracle."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oracle.cases import Case, log_yaml, random_case, to_yaml
from oracle.notices import Notice, notices
from oracle.test_same_verdicts import promised
from oracle.verdicts import status as judged
from workplan.core.check_log import LogContext, check_log
from workplan.core.log import logs_of
from workplan.core.problems import Address, Problem
from workplan.core.status import status_of
from workplan.files.logs.read import read_log
from workplan.files.plan.read import read_plan
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

from .form import measured, runs

CASES = runs(1000, 50_000)
PARTS = 4
CODES = ("duplicate-entry", "entry-repeated", "id-conflict", "total-mismatch", "value-superseded")


@pytest.mark.parametrize("part", range(PARTS))
def test_of_what_is_merged_the_oracle_says_the_same(part: int) -> None:
    unlike = [seed for seed in range(part, CASES, PARTS) if not _is_the_same(_disturbed(seed))]
    measured("merger", CASES // PARTS, lost=len(unlike))
    assert unlike == []


def _is_the_same(case: Case) -> bool:
    plan = read_plan(to_yaml(case.plan).encode(), "plan/2022.yaml").plan
    assert plan is not None
    logs = [read_log(log_yaml(log).encode(), f"progress/2022/{name}") for name, log in case.logs.items()]
    assert [log.problems for log in logs] == [()] * len(logs)
    entries = tuple(entry for log in logs for entry in log.entries)
    expected = notices(case.plan, case.entries())
    found = _notices(check_log(LogContext(logs_of(plan, entries), date(2100, 1, 1))))
    if any(code == "id-conflict" for code, *_ in expected):
        return expected == [notice for notice in found if notice[0] in CODES[:3]]
    if expected != found:
        return False
    answer = status_json(status_of(plan, "plan/2022.yaml", entries, case.as_of), Words(Language.EN))
    return promised(answer) == judged(case.plan, case.entries(), case.as_of)


def _notices(problems: tuple[Problem, ...]) -> list[Notice]:
    found = []
    for problem in problems:
        if problem.code in CODES:
            assert isinstance(problem.at, Address)
            found.append((problem.code, problem.file, int(problem.at.path[0]) + 1))
    return sorted(found)


def _disturbed(seed: int) -> Case:
    """A random case whose entries meet: copies with their ids and without, days and figures of others."""
    rng, case = random.Random(seed), random_case(seed)
    logs = {name: [dict(entry) for entry in log] for name, log in case.logs.items()}
    everything = [(log, entry) for log in logs.values() for entry in log]
    for log, entry in rng.sample(everything, min(len(everything), rng.randrange(9))):
        _disturb(rng, log, entry, rng.choice(everything)[1])
    return replace(case, logs=logs)


def _disturb(rng: random.Random, log: list[Any], entry: dict[str, Any], other: dict[str, Any]) -> None:
    what = rng.randrange(6)
    if what < 3:
        copy = dict(entry)
        if what == 1:
            copy.pop("id", None)
        if what == 2 and rng.random() < 0.2:
            copy |= {"by": "Bob"}
        log.insert(rng.randint(0, len(log)), copy)
    elif what == 3:
        entry["date"] = other["date"]
    elif "value" in entry and "/" not in entry["value"]:
        entry["value"] = rng.choice((entry["value"], "3", "3.0", "27"))

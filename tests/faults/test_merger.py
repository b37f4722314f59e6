"""Random plans and logs are put to the product and to a second merger, which shares nothing with it."""

import json
import random
from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest

from plans import plan_text
from workplan.core.check_log import LogContext, check_log
from workplan.core.log import Entry, logs_of
from workplan.core.plan import Plan
from workplan.core.problems import Address, Problem
from workplan.core.status import status_of
from workplan.files.logs.read import read_log
from workplan.files.plan.read import read_plan
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

from . import merger
from .form import measured, runs
from .merger import Raw

CASES = runs(1000, 50_000)
PARTS = 4
KINDS = {"done": "count", "held": "count", "homes": "level", "growth": "rate", "talks": "recurring", "hall": "milestone", "care": "duty"}  # fmt: skip
TAKES = {"count": ("add", "value"), "level": ("value",), "rate": ("value",), "recurring": ("add",), "milestone": ("value", "done"), "duty": ()}  # fmt: skip
FIGURES = {"add": ("1", "1", "+2", "2.0", "-1", "0", "0.5"), "value": ("3", "3.0", "4", "0", "100", "27.5"), "done": ("true", "false")}  # fmt: skip
DAYS = ("2022-01-30", "2022-01-31", "2022-01-31", "2022-02-01", "2022-03-05")
FILES = ("2022-01.yaml", "2022-02.yaml", "more/2022-01.yaml")
CODES = ("duplicate-entry", "entry-repeated", "id-conflict", "total-mismatch", "value-superseded")


@pytest.mark.parametrize("part", range(PARTS))
def test_a_second_merger_finds_the_same_totals_and_says_the_same(part: int) -> None:
    unlike = [seed for seed in range(part, CASES, PARTS) if not _is_the_same(random.Random(seed))]
    measured("merger", CASES // PARTS, lost=len(unlike))
    assert unlike == []


def _is_the_same(rng: random.Random) -> bool:
    plan = _plan(rng.choice(("", "suspended", "cancelled")), rng.choice(("at_least: 5", "at_most: 5", "")))
    raws = _random_entries(rng)
    as_of = rng.choice(DAYS)
    logs = [read_log(_written(rng, raws, file).encode(), file) for file in FILES]
    assert [log.problems for log in logs] == [(), (), ()]
    entries = tuple(entry for log in logs for entry in log.entries)
    found = _notices(check_log(LogContext(logs_of(plan, entries), date(2022, 12, 31))))
    expected = sorted(merger.notices_of_copies(raws))
    if any(code == "id-conflict" for code, *_ in expected):  # an error: nothing is added up
        return expected == [notice for notice in found if notice[0] in CODES[:3]]
    by_target = _by_target(raws)
    for target, kind in KINDS.items():
        expected += merger.notices_of_figures(kind, by_target[target])
    totals = {target: merger.total(kind, by_target[target], as_of) for target, kind in KINDS.items()}
    return sorted(expected) == found and _totals(plan, entries, as_of) == totals


def _totals(plan: Plan, entries: tuple[Entry, ...], as_of: str) -> dict[str, Any]:
    """The figures that `status --format json` prints."""
    answer: dict[str, Any] = status_json(
        status_of(plan, "2022.yaml", entries, date.fromisoformat(as_of)), Words(Language.EN)
    )
    return {
        target["id"]: None if target["value"] is None else merger.number(target["value"])
        for target in answer["targets"]
    }


def _notices(problems: tuple[Problem, ...]) -> list[merger.Notice]:
    found = []
    for problem in problems:
        assert isinstance(problem.at, Address)
        assert problem.code in CODES
        found.append((problem.code, problem.file, str(problem.at.path[0])))
    return sorted(found)


def _by_target(raws: list[Raw]) -> defaultdict[str, list[Raw]]:
    found: defaultdict[str, list[Raw]] = defaultdict(list)
    for raw in raws:
        found[raw.get("target", "care").replace("former", "done")].append(raw)
    return found


@cache
def _plan(state: str, bound: str) -> Plan:
    held = f", state: {state}" if state else ""
    goal = f", {bound}" if bound else ""
    text = plan_text(
        f'{{id: done, name: Done, kind: count, unit: "1", formerly: [former]{goal}}}',
        f'{{id: held, name: Held, kind: count, unit: "1", at_least: 9{held}}}',
        f'{{id: homes, name: Homes, kind: level, unit: "1"{goal}}}',
        f"{{id: growth, name: Growth, kind: rate{goal}}}",
        '{id: talks, name: Talks, kind: recurring, unit: "1", every: month}',
        f"{{id: hall, name: Hall, kind: milestone{held}}}",
        "{id: care, name: Care, kind: duty}",
    )
    read = read_plan(text.encode(), "2022.yaml")
    assert read.plan is not None
    assert read.problems == ()
    return read.plan


def _random_entries(rng: random.Random) -> list[Raw]:
    """Few days, figures and files, so that entries meet; some stand twice, with their ids or without."""
    raws: list[Raw] = []
    ids = rng.choice((0, 30, 100))
    for number in range(rng.randint(0, 12)):
        if raws and rng.random() < 0.2:
            raw = dict(rng.choice(raws))
            if rng.random() < 0.3:
                raw.pop("id", None)
        else:
            raw = _random_entry(rng) | ({"id": f"n{number}"} if rng.randrange(100) < ids else {})
        if raws and "id" in raw and rng.random() < 0.02:
            raw["id"] = rng.choice(raws).get("id", "n0")
        raw["file"] = rng.choice(FILES)
        raw["line"] = str(sum(other["file"] == raw["file"] for other in raws))
        raws.append(raw)
    return raws


def _random_entry(rng: random.Random) -> Raw:
    subject = rng.choice((*KINDS, "done", "former", "done"))
    raw = {"date": rng.choice(DAYS), "target": subject}
    if subject == "care" and rng.random() < 0.5:
        raw = {"date": raw["date"], "task": "streets"}
    takes = TAKES[KINDS.get(subject, "count")]
    chosen = rng.sample(takes, min(len(takes), rng.choice((0, 1, 1, 1, 1, 2))))
    if "done" in chosen:
        chosen = ["done"]
    raw |= {key: rng.choice(FIGURES[key]) for key in chosen}
    return raw if chosen else raw | {"note": rng.choice(("well", "begun: 1"))}


def _written(rng: random.Random, raws: list[Raw], file: str) -> str:
    """The log as several hands write it."""
    return "".join(_entry(rng, raw) for raw in raws if raw["file"] == file)


def _entry(rng: random.Random, raw: Raw) -> str:
    pairs = [f"{key}: {_text(rng, key, raw[key])}" for key in raw if key not in merger.PLACE]
    if rng.random() < 0.3:
        rng.shuffle(pairs)
    if rng.random() < 0.5:
        return f"- {{{', '.join(pairs)}}}\n"
    return "- " + "\n  ".join(pairs) + "\n"


def _text(rng: random.Random, key: str, text: str) -> str:
    return json.dumps(text) if key == "note" or rng.random() < 0.1 else text

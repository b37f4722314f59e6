"""The brief of logs: few entries by which a plan is judged as by all of them, and as many warnings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from oracle.cases import Case, log_yaml, random_case, to_yaml
from workplan.core.brief import Brief, brief_after, brief_of
from workplan.core.checks import check_log
from workplan.core.checks.entries import LogContext
from workplan.core.digest import About, digest_of
from workplan.core.entries import Entry
from workplan.core.plan import Kind, Plan
from workplan.core.problems import errors_of
from workplan.core.status import Status, status_of
from workplan.files.log_file import read_log
from workplan.files.plan.read import read_plan
from workplan.views.answer import json_text
from workplan.views.json import status_json
from workplan.views.page import Page
from workplan.views.pages.status import StatusRows, status_text
from workplan.views.words import Language, Words

FILE = "plan/2022.yaml"
CASES = 200
CHUNK = 50
LATEST = date(2100, 1, 1)


def drawn(status: Status) -> str:
    """All that `status` can say of it, but for the arithmetic of single entries."""
    table = status_text(status, StatusRows.TARGET, "csv", Page(Words(Language.EN)))
    return f"{json_text(status_json(status, Words(Language.EN)))}\n{table}"


def logs_of(case: Case) -> list[tuple[Entry, ...]]:
    return [
        read_log(log_yaml(log).encode(), f"progress/2022/{name}").entries for name, log in case.logs.items()
    ]


def brief(plan: Plan, logs: Sequence[Sequence[Entry]], day: date, today: date = LATEST) -> Brief | None:
    digests = [digest_of(log[0].file if log else "", log) for log in logs]
    if None in digests:
        return None
    return brief_of(plan, [digest for digest in digests if digest is not None], day, today)


def assert_same(plan: Plan, logs: Sequence[Sequence[Entry]], day: date, where: object) -> None:
    entries = tuple(entry for log in logs for entry in log)
    found = brief(plan, logs, day)
    problems = check_log(LogContext(plan, entries, LATEST))
    assert found is not None, where
    assert errors_of(problems) == ()
    assert found.warnings == len(problems), where
    assert drawn(status_of(plan, FILE, found.entries, day)) == drawn(status_of(plan, FILE, entries, day)), (
        where
    )


def plan_of(case: Case) -> Plan:
    plan = read_plan(to_yaml(case.plan).encode(), FILE).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_a_plan_is_judged_by_the_brief_as_by_all_entries(first: int) -> None:
    briefs = 0
    for seed in range(first, first + CHUNK):
        case = random_case(seed)
        plan, logs = plan_of(case), logs_of(case)
        briefs += brief(plan, logs, case.as_of) is not None
        if brief(plan, logs, case.as_of) is not None:
            assert_same(plan, logs, case.as_of, seed)
    assert briefs > CHUNK // 2


@pytest.mark.parametrize("first", range(0, CASES, CHUNK))
def test_of_many_entries_on_few_days_the_brief_says_the_same(first: int) -> None:
    """The entries of a random case again and again, in random order, on a few days about its own."""
    briefs = 0
    for seed in range(first, first + CHUNK):
        case, rng = random_case(seed), Random(seed)
        plan, logs = plan_of(case), logs_of(case)
        crowd = [crowded(rng, plan, log) for log in logs]
        day = case.as_of + timedelta(days=rng.randint(0, 3))
        found = brief(plan, crowd, day)
        if found is not None:
            briefs += 1
            assert_same(plan, crowd, day, seed)
    assert briefs > CHUNK // 3


def test_a_log_in_two_parts_comes_to_what_it_is_as_a_whole() -> None:
    """Cut anywhere, also amid the entries of a day; what its brief says is what all entries say."""
    briefs = 0
    for seed in range(CHUNK * 2):
        case, rng = random_case(seed), Random(seed)
        plan = plan_of(case)
        entries = [entry for log in logs_of(case) for entry in log]
        log, other = (
            crowded(rng, plan, [replace(entry, file=file) for entry in entries]) for file in ("log", "other")
        )
        cut = rng.randint(0, len(log))
        whole, later, beside = map(digest_of, ("log", "log", "other"), (log[:cut], log[cut:], other))
        assert whole is not None
        assert later is not None
        assert beside is not None
        whole.go_on(later)
        found = brief_of(plan, [whole, beside], case.as_of, LATEST)
        if found is not None:
            briefs += 1
            everything = (*log, *other)
            assert found.warnings == len(check_log(LogContext(plan, everything, LATEST))), seed
            status, by_all = (status_of(plan, FILE, each, case.as_of) for each in (found.entries, everything))
            assert drawn(status) == drawn(by_all), seed
    assert briefs > CHUNK


def test_one_more_report_changes_the_brief_as_if_all_were_made_anew() -> None:
    changed = 0
    for seed in range(CHUNK):
        case, rng = random_case(seed), Random(seed)
        plan = plan_of(case)
        entries = [replace(entry, file="log") for log in logs_of(case) for entry in log]
        log = crowded(rng, plan, entries)
        whole, grown = (digest_of("log", part) for part in (log[:-1], log))
        assert whole is not None
        assert grown is not None
        before = brief_of(plan, [whole], case.as_of, LATEST)
        if before is not None and log:
            about = About(log[-1].subject, log[-1].is_task)
            after = brief_of(plan, [grown], case.as_of, LATEST)
            assert brief_after(before, plan, [grown], about) == after
            changed += after != before
    assert changed > CHUNK // 4


def test_a_thousand_entries_of_a_target_make_a_brief_of_a_few() -> None:
    case = random_case(1)
    plan = plan_of(case)
    count = next(target for target in plan.targets if target.kind is Kind.COUNT)
    day = plan.period.start
    log = [
        Entry(day, count.id, add=Fraction(7 * i % 5 - 2), id=f"i{i}", file="a", line=i + 1, index=i)
        for i in range(1000)
    ]
    found = brief(plan, [log], day)
    assert found is not None
    assert len(found.entries) <= 5


def crowded(rng: Random, plan: Plan, log: Sequence[Entry]) -> tuple[Entry, ...]:
    entries = []
    for entry in log:
        for _ in range(rng.randint(1, 6)):
            day = max(plan.period.start, entry.date + timedelta(days=rng.randint(-1, 1)))
            entries.append(varied(rng, replace(entry, date=day, id=f"i{rng.getrandbits(64):x}")))
    rng.shuffle(entries)
    return tuple(replace(entry, index=i, line=i + 1) for i, entry in enumerate(entries))


def varied(rng: Random, entry: Entry) -> Entry:
    """The same report with another figure, which leads up or down, and is whole or is not."""
    by = rng.choice((0, 0, 1, -1, 3, -5, 7)) / (1 if rng.random() < 0.8 else rng.choice((2, 3)))
    light = rng.choice((None, None, None, "yellow", "red"))
    moved = {
        key: figure + type(figure)(by).limit_denominator(6)
        for key in ("add", "value")
        if (figure := getattr(entry, key)) is not None
    }
    if entry.done is not None:
        return replace(entry, done=rng.random() < 0.6, light=light)
    return replace(entry, **moved, light=light)


SMALL = """\
title: Plan
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections: [{id: town, title: Town, tasks: [{id: streets, title: Streets, lead: Ann, targets: [
  {id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52, formerly: [elevators]},
  {id: hall, name: Hall, kind: milestone}]}]}]
"""


def written(*logs: str) -> list[tuple[Entry, ...]]:
    return [read_log(log.encode(), f"progress/2022/{i}.yaml").entries for i, log in enumerate(logs)]


@pytest.mark.parametrize(
    "logs",
    [
        ("- {date: 2022-06-30, target: nothing, add: 3, id: a}",),
        ("- {date: 2022-06-30, task: nothing, note: so, id: a}",),
        ("- {date: 2021-06-30, target: lifts, add: 3, id: a}",),
        ("- {date: 2022-12-31, target: lifts, add: 3, id: a}",),
        ("- {date: 2022-06-30, target: lifts, done: true, id: a}",),
        ("- {date: 2022-06-30, target: lifts, add: 3%, id: a}",),
        ("- {date: 2022-06-30, target: hall, value: 101, id: a}",),
        ("- {date: 2022-06-30, target: hall, value: -1, id: a}",),
        ("- {date: 2022-06-30, target: lifts, add: 3}", "- {date: 2022-06-30, target: lifts, add: 3, id: a}"),
        (
            "- {date: 2022-06-30, target: lifts, add: 3, id: a}\n- {date: 2022-06-30, target: lifts, add: 4, id: a}",
        ),
        ("- {date: 2022-06-30, target: lifts, add: 3}\n- {date: 2022-06-30, target: elevators, add: 3}",),
    ],
)
def test_what_takes_a_closer_look_has_no_brief(logs: tuple[str, ...]) -> None:
    plan = read_plan(SMALL.encode(), FILE).plan
    assert plan is not None
    assert brief(plan, written(*logs), date(2022, 7, 31), date(2022, 7, 31)) is None


def test_entries_without_ids_on_other_days_have_a_brief() -> None:
    plan = read_plan(SMALL.encode(), FILE).plan
    assert plan is not None
    logs = written(
        "- {date: 2022-06-30, target: lifts, add: 3}", "- {date: 2022-07-01, target: lifts, add: 3}"
    )
    assert_same(plan, logs, date(2022, 7, 31), "two months")
    assert_same(plan, [], date(2022, 7, 31), "no log")


def test_evidence_is_counted_over_all_logs() -> None:
    plan = read_plan(SMALL.encode(), FILE).plan
    assert plan is not None
    line = "- {date: 2022-0%d-30, target: lifts, add: 3, evidence: [a.pdf, b.pdf], id: a}"
    found = brief(plan, written(line % 6, line % 7), date(2022, 7, 31))
    assert found is not None
    assert found.evidence == {"a.pdf": 2, "b.pdf": 2}

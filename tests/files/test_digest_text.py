"""The digest of a log as JSON: it comes back as it was, and what is no digest is refused."""

import json
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from workplan.core.brief import brief_of
from workplan.core.digest import Digest, digest_of
from workplan.files.digest_text import digest_text, read_digest
from workplan.files.log_file import read_log
from workplan.files.plan.read import read_plan

FILE = "progress/2022/2022-06.yaml"
LAST = date(2022, 12, 31)
PLAN = """\
title: Plan
period: 2022
sections:
  - title: Work
    tasks:
      - id: streets
        title: Streets
        targets:
          - {id: lifts, name: Lifts, kind: count, at_least: 10}
          - {id: hall, name: Hall, kind: milestone}
          - {id: 加梯, name: 加梯, kind: rate, at_least: 70%}
"""
FIGURES = (
    "add: 3", "add: -0.5", "add: 3, value: 9", "add: 0.5, value: 9", "value: 9", "value: 60", "value: 1/3", "value: 120",
    "value: 70%", "add: 7%", "done: true", "done: false", "light: red", 'note: "现场"', 'evidence: ["a.pdf"]',
)  # fmt: skip


def a_digest(rng: Random) -> Digest:
    lines = []
    for number in range(rng.randint(0, 12)):
        day, subject = rng.choice(("2022-06-29", "2022-06-30")), rng.choice(("lifts", "hall", "加梯"))
        id_ = f", id: n{number}" if rng.random() < 0.9 else ""
        lines.append(f"- {{date: {day}, target: {subject}, {rng.choice(FIGURES)}{id_}}}\n")
    log = read_log("".join(lines).encode(), FILE)
    assert not log.problems
    digest = digest_of(FILE, log.entries)
    assert digest is not None
    return digest


def test_any_digest_comes_back_as_it_was() -> None:
    rng = Random(1)
    for _ in range(2000):
        digest = a_digest(rng)
        assert read_digest(digest_text(digest)) == digest


def test_a_day_of_additions_and_a_day_of_one_value_take_little_room() -> None:
    lines = "- {date: 2022-06-29, target: lifts, add: 3, id: a}\n- {date: 2022-06-30, target: lifts, value: 3, id: b}\n"
    digest = digest_of(FILE, read_log(lines.encode(), FILE).entries)
    assert digest is not None
    assert digest_text(digest) == (
        '["progress/2022/2022-06.yaml",0,[],{},[["lifts",false,3,['
        '[738335,1,0,"",[1,3000000000000,3000000000000,3000000000000]],[738336,2,0,"",[3000000000000,true]]]]]]'
    )


def test_what_is_no_digest_is_refused_or_can_be_worked_with() -> None:
    plan, rng, refused = read_plan(PLAN.encode(), "plan/2022.yaml").plan, Random(2), 0
    assert plan is not None
    for _ in range(1000):
        data = json.loads(digest_text(a_digest(rng)))
        places = list(_places(data))
        holder, key = rng.choice(places)
        holder[key] = rng.choice((None, "x", 1.5, [], {}, -1, 10**40, "1/0", [[]], {"count": "x"}))
        try:
            found = read_digest(json.dumps(data))
        except ValueError:
            refused += 1
        else:
            brief_of(plan, [found], LAST, LAST)
    assert refused > 500


def test_a_digest_of_two_reports_in_one_place_can_be_worked_with() -> None:
    """No log has them, but whoever can write where digests are kept."""
    plan = read_plan(PLAN.replace("id: lifts", "id: lifts, formerly: [up]").encode(), "plan/2022.yaml").plan
    assert plan is not None
    reports = '["lifts",false,0,[[738335,1,0,"red",null]]],["up",false,0,[[738335,1,0,"green",null]]]'
    found = read_digest(f'["{FILE}",0,[],{{}},[{reports}]]')
    assert brief_of(plan, [found], LAST, LAST) is None


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Each place in JSON where a value stands."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, list | dict):
            yield from _places(value)


EXPONENT = '["a",0,[],{},[["lifts",false,2,[[738335,1,0,"",{"base":"1e9"}]]]]]'  # with more digits, no end


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "[1,2,3,4,5]", "\ufeff[]", EXPONENT])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # in whatever words
        read_digest(text)

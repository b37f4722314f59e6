"""The other programs come to the same figures from the same reports, each in its own format."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.journals import beancount_ledger, ledger_journal, taskjuggler_project, taskwarrior_data
from bench.office import street_plan
from bench.peers import PEERS, Peer
from bench.race import environment_in
from bench.reports import Report, reports
from bench.timing import Starter
from needs import need
from workplan.core.plan import Plan
from workplan.files.plan.read import read_plan

PLAN = street_plan()
SMALL = b"""\
title: Plan
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {title: head}}
sections:
  - id: town
    title: Town
    targets: [{id: lifts-added, name: Lifts, kind: count, unit: lifts, at_least: 52}]
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets: [{id: hall, name: Hall, kind: milestone}]
"""
ONE = Report(
    number=1,
    day=date(2022, 6, 30),
    subject="lifts-added",
    is_task=False,
    key="add",
    figure="-3",
    change=-300,
    by="万韬",
    note="开工",
    problem="人手不足",
    next=None,
    id="q7k2m9x4c8tz",
)
SILENT = ONE._replace(subject="hall", figure="0.25", change=25, by=None, note=None, problem=None)


@pytest.mark.parametrize("peer", PEERS, ids=[peer.name for peer in PEERS])
def test_the_totals_of_each_program_are_those_of_the_reports(peer: Peer, tmp_path: Path) -> None:
    need(None if shutil.which(peer.program) else f"{peer.program} is not installed")
    if peer.absence is not None:
        pytest.skip(f"{peer.name} is {peer.absence}")
    environment = environment_in(tmp_path / "home")
    peer.write(tmp_path, PLAN, reports(PLAN, 500))
    with Starter(tmp_path, 60) as starter:
        printed = starter.printed(peer.command(tmp_path, environment))
    found = peer.answered(tmp_path, PLAN, printed)
    expected = peer.expected(PLAN, reports(PLAN, 500))
    assert {name: total for name, total in found.items() if total} == {
        name: total for name, total in expected.items() if total
    }


LEDGER = """\
2022-06-30 * (q7k2m9x4c8tz) 开工，人手不足
    ; by: 万韬
    target:lifts-added  -3
    progress

2022-06-30 * (q7k2m9x4c8tz) 报送
    target:hall  0.25
    progress

"""

BEANCOUNT = """\
2022-01-01 open Equity:Progress
2022-01-01 open Assets:Lifts-added
2022-01-01 open Assets:Hall
2022-01-01 open Assets:Streets

2022-06-30 * "万韬" "开工，人手不足"
  id: "q7k2m9x4c8tz"
  Assets:Lifts-added  -3 U
  Equity:Progress

2022-06-30 * "报送"
  id: "q7k2m9x4c8tz"
  Assets:Hall  0.25 U
  Equity:Progress
"""

TASKWARRIOR = """\
[by:"万韬" change:"-3" description:"开工，人手不足" entry:"1656547200" project:"lifts-added" \
status:"pending" uuid:"e3e70682-c209-4cac-a29f-6fbed82c07cd"]
[change:"0.25" description:"报送" entry:"1656547200" project:"hall" \
status:"pending" uuid:"f728b4fa-4248-4e3a-8a5d-2f346baa9455"]
"""

TASKJUGGLER = """\
project workplan "Plan" 2022-01-01 +1y {
  timezone "UTC"
  currency "U"
  currencyformat "-" "" "" "." 2
}
account more_lifts_added "lifts-added" {
}
account less_lifts_added "lifts-added" {
  credits 2022-06-30 "开工，人手不足" 3
}
account more_hall "hall" {
  credits 2022-06-30 "报送" 0.25
}
account less_hall "hall" {
}
account more_streets "streets" {
}
account less_streets "streets" {
}
task plan "Plan" { start 2022-01-01 milestone }
accountreport "sums" { formats csv columns id, turnover }
"""


@pytest.mark.parametrize(
    ("text_of", "text"),
    [
        (ledger_journal, LEDGER),
        (beancount_ledger, BEANCOUNT),
        (taskwarrior_data, TASKWARRIOR),
        (taskjuggler_project, TASKJUGGLER),
    ],
)
def test_the_same_reports_in_the_format_of_each_program(
    text_of: Callable[[Plan, Iterable[Report]], Iterator[str]], text: str
) -> None:
    plan = read_plan(SMALL, "plan/2022.yaml").plan
    assert plan is not None
    assert "".join(text_of(plan, [ONE, SILENT])) == text

"""The other programs come to the same figures from the same reports, each in its own format."""

import shutil
from pathlib import Path

import pytest

from bench.office import street_plan
from bench.peers import PEERS, Peer
from bench.race import environment_in
from bench.reports import reports
from bench.timing import Starter
from needs import need

PLAN = street_plan()


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

"""A long log that two processes read, a half each, comes to what it is as a whole, or is left to one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest

from workplan.core.brief import brief_of
from workplan.core.digest import Digest
from workplan.core.status import status_of
from workplan.files.disk.folder import DiskTree, UnreadableError
from workplan.files.log_digest import LogDigest, known_digest, new_digest, read_log_digest
from workplan.files.log_halves import digest_in_halves, later_half
from workplan.files.plan.read import read_plan
from workplan.views.json import status_json
from workplan.views.words import Language, Words

FILE = "progress/2022/2022-06.yaml"
LAST = date(2022, 7, 31)
PLAN = """\
title: Plan
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners: {Ann: {}}
sections: [{id: town, title: Town, tasks: [{id: streets, title: Streets, lead: Ann, targets: [
  {id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52},
  {id: growth, name: Growth, kind: rate, at_least: 5},
  {id: hall, name: Hall, kind: milestone}]}]}]
"""
FIGURES = {
    "lifts": ("add: 3", "add: -1", "add: 0.5", "value: 20", "add: 3, value: 9"),
    "growth": ("value: 4", "value: 6.5", "value: -1"),
    "hall": ("done: true", "done: false", "value: 60"),
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    return path


def line(rng: Random, number: int, day: int) -> str:
    subject = rng.choice(list(FIGURES))
    figure = rng.choice(FIGURES[subject])
    return f'- {{date: 2022-06-{day:02}, target: {subject}, {figure}, note: "第{number}号", id: n{number}}}\n'


def lines(seed: int, count: int = 60, *, sorted_by_day: bool) -> list[str]:
    rng = Random(seed)
    days = [rng.randint(1, 30) for _ in range(count)]
    return [line(rng, i, day) for i, day in enumerate(sorted(days) if sorted_by_day else days)]


def halved(log: Path) -> LogDigest | None:
    return digest_in_halves(DiskTree(log.parents[2]), FILE)


def whole(log: Path) -> LogDigest | None:
    return new_digest(DiskTree(log.parents[2]), FILE)


def told(digest: Digest) -> tuple[object, int] | None:
    """What the brief of the digest says of the plan."""
    plan = read_plan(PLAN.encode(), "plan/2022.yaml").plan
    assert plan is not None
    brief = brief_of(plan, [digest], LAST, LAST)
    if brief is None:
        return None
    return status_json(
        status_of(plan, "plan/2022.yaml", brief.entries, LAST), Words(Language.EN)
    ), brief.warnings


@pytest.mark.parametrize("sorted_by_day", [True, False])
def test_a_log_in_any_order_comes_to_the_same(log: Path, *, sorted_by_day: bool) -> None:
    for seed in range(10):
        log.write_text("".join(lines(seed, sorted_by_day=sorted_by_day)), "utf-8")
        found, by_one = halved(log), whole(log)
        assert found is not None
        assert by_one is not None
        assert told(found.digest) == told(by_one.digest) is not None
        assert (found.size, found.crc, found.lines, found.may_grow) == (
            log.stat().st_size,
            by_one.crc,
            60,
            True,
        )


def test_the_other_half_is_told_with_its_lines_its_ids_and_the_checksum_of_the_first(log: Path) -> None:
    log.write_text("".join(lines(1, sorted_by_day=True)), "utf-8")
    content = log.read_bytes()
    cut = content.index(b"\n- ", len(content) // 2) + 1
    found = later_half(DiskTree(log.parents[2]), FILE, cut)
    assert found is not None
    later = read_log_digest(found.digest)
    assert (later.size, later.lines, len(found.ids)) == (len(content), 60, 8 * content[cut:].count(b"\n"))
    below = min(of_day.line for each in later.digest.reports.values() for of_day in each.days.values())
    assert below > content[:cut].count(b"\n")


UNUSUAL = {
    "an entry without an id in the first half": (0, "- {date: 2022-06-30, target: lifts, add: 3}\n"),
    "one in the second half": (59, "- {date: 2022-06-30, target: lifts, add: 3}\n"),
    "an id of the first half in the second": (59, "- {date: 2022-06-30, target: lifts, add: 3, id: n1}\n"),
    "a mistake in the first half": (1, "- {date: 2022-06-31, target: lifts, add: 3, id: z}\n"),
    "a mistake in the second half": (58, "- {date: 2022-06-31, target: lifts, add: 3, id: z}\n"),
}


@pytest.mark.parametrize("unusual", UNUSUAL)
def test_what_must_be_compared_is_left_to_one(log: Path, unusual: str) -> None:
    at, text = UNUSUAL[unusual]
    log.write_text("".join((*(all_ := lines(1, sorted_by_day=True))[:at], text, *all_[at + 1 :])), "utf-8")
    assert halved(log) is None
    assert (later_half(DiskTree(log.parents[2]), FILE, 0) is None) == ("id of the first" not in unusual)


def test_a_log_without_a_place_to_cut_is_read_by_the_other_process(log: Path) -> None:
    log.write_text(line(Random(1), 1, 1), "utf-8")
    assert halved(log) == whole(log)
    log.write_text("", "utf-8")
    assert halved(log) == whole(log)


def test_what_the_halves_came_to_is_kept(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(log.parents[2] / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)
    log.write_text("".join(lines(1, 30_000, sorted_by_day=True)), "utf-8")
    tree = DiskTree(log.parents[2], keeps=True)
    assert digest_in_halves(tree, FILE) == known_digest(tree, FILE) is not None


@dataclass(frozen=True)
class Changing:
    """A log that is another for the other process, as one that is replaced meanwhile."""

    tree: DiskTree
    process: int

    def size(self, file: str) -> int:
        return self.tree.size(file)

    def kept_as(self, file: str) -> str | None:
        return self.tree.kept_as(file)

    def pieces(self, file: str) -> Iterator[bytes]:
        for piece in self.tree.pieces(file):
            yield piece if os.getpid() == self.process else piece.replace(b"n1}", b"o1}")


def test_a_log_that_is_replaced_meanwhile_is_left_to_one(log: Path) -> None:
    log.write_text("".join(lines(1, sorted_by_day=True)), "utf-8")
    tree = Changing(DiskTree(log.parents[2]), os.getpid())
    assert digest_in_halves(tree, FILE) is None  # type: ignore[arg-type]  # the rest of a tree is not asked for


def test_a_log_that_is_gone_is_told(log: Path) -> None:
    with pytest.raises(UnreadableError):
        halved(log)

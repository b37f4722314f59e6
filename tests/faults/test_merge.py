"""Branches of which one ran `fmt` and both reported are merged by git: what then counts twice is said."""

import random
from collections import Counter
from pathlib import Path

import pytest

from plans import LIFTS, plan_text
from program import called
from repository import Repository
from workplan.core.log import Entry
from workplan.files.logs.read import read_log

from .form import measured, runs

CASES = runs(300, 20_000)
PARTS = 2
LOG = "progress/2022/2022-06.yaml"
BLOCK = """\
- date: 2022-06-01
  target: lifts
  add: 3
- date: 2022-06-02
  target: lifts
  add: 4
"""
SAID = "warnings: 2; `workplan check` lists them\n"
LOGGED = "- {date: 2022-06-03, target: lifts, add: 5, id: q7k2m9x4c8tz}\n"


def test_entries_without_ids_that_a_merge_doubles_count_twice_and_are_said(tmp_path: Path) -> None:
    merged(tmp_path, {LOG: (BLOCK, BLOCK, BLOCK + LOGGED)})
    assert (tmp_path / LOG).read_text() == (
        "- {date: 2022-06-01, target: lifts, add: 3}\n- {date: 2022-06-02, target: lifts, add: 4}\n"
        + BLOCK
        + LOGGED
    )
    assert total(tmp_path) == ("19", SAID)
    assert [problem["code"] for problem in checked(tmp_path)] == ["duplicate-entry", "duplicate-entry"]


def test_entries_with_ids_that_a_merge_doubles_count_once(tmp_path: Path) -> None:
    block = BLOCK.replace("add: 3", "add: 3\n  id: a1").replace("add: 4", "add: 4\n  id: b2")
    merged(tmp_path, {LOG: (block, block, block + LOGGED)})
    assert total(tmp_path) == ("12", SAID)
    assert [problem["code"] for problem in checked(tmp_path)] == ["entry-repeated", "entry-repeated"]


def test_an_entry_that_got_an_id_on_one_branch_only_is_said_to_count_twice(tmp_path: Path) -> None:
    with_id = BLOCK.replace("add: 4", "add: 4\n  id: b2")
    merged(tmp_path, {LOG: (BLOCK, with_id, BLOCK + LOGGED)})
    assert total(tmp_path) == ("19", SAID)
    assert [problem["code"] for problem in checked(tmp_path)] == ["duplicate-entry", "duplicate-entry"]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_merge_doubles_or_drops_an_entry_unseen(part: int, tmp_path: Path) -> None:
    """Entries in any layout, one branch formatted, more on both: each counts once, or the check names it."""
    cases = {f"{number}/{LOG}": _case(random.Random(f"{part} {number}")) for number in range(CASES // PARTS)}
    merged(tmp_path, cases)
    unseen = [file for file, sides in cases.items() if _goes_wrong_unseen(tmp_path, file, sides)]
    measured("merges of a formatted branch", len(cases), lost=len(unseen))
    assert unseen == []


Sides = tuple[str, str, str]


def merged(top: Path, cases: dict[str, Sides]) -> None:
    """Logs by their path: as they were, as our branch has them before it runs `fmt`, as theirs has them."""
    Repository(top).git("init", "-q", "-b", "ours")
    Repository(top).git("config", "gc.auto", "0")
    (top / ".gitattributes").write_text("**/*.yaml merge=union\n")
    for root in {top / file.removesuffix(LOG) for file in cases}:
        (root / "plan").mkdir(parents=True)
        (root / "plan" / "2022.yaml").write_text(plan_text(LIFTS))
    _commit(top, {file: base for file, (base, _, _) in cases.items()})
    Repository(top).git("switch", "-q", "-c", "theirs")
    _commit(top, {file: theirs for file, (_, _, theirs) in cases.items()})
    Repository(top).git("switch", "-q", "ours")
    _commit(top, {file: ours for file, (_, ours, _) in cases.items()})
    for file in cases:
        assert called(top / file.removesuffix(LOG), "fmt").code == 0
    _commit(top, {})
    Repository(top).git("merge", "-q", "--no-edit", "theirs")


def _commit(top: Path, files: dict[str, str]) -> None:
    for file, text in files.items():
        (top / file).parent.mkdir(parents=True, exist_ok=True)
        (top / file).write_text(text)
    Repository(top).git("add", "-A")
    Repository(top).git("commit", "-q", "--allow-empty", "-m", "work")


def total(root: Path) -> tuple[str, str]:
    """The figure that `status` prints, and what it says beside it."""
    ended = called(root, "status", "--format", "json", "--as-of", "2022-12-31")
    return ended.data["targets"][0]["value"], ended.err


def checked(root: Path) -> list[dict[str, str]]:
    """The problems that `check` finds."""
    return list(called(root, "check", "--format", "json").data)


def _goes_wrong_unseen(top: Path, file: str, sides: Sides) -> bool:
    """Whether an entry is missing, or counts twice, and no error or warning says so."""
    problems = checked(top / file.removesuffix(LOG))
    if any(problem["severity"] == "error" for problem in problems):
        return False
    base, ours, theirs = (_counted(text.encode()) for text in sides)
    meant = base | ours | theirs  # no two entries are equal
    found = _counted((top / file).read_bytes())
    said = sum(problem["code"] == "duplicate-entry" for problem in problems)
    return bool(meant - found) or (found - meant).total() != said


def _counted(log: bytes) -> Counter[Entry]:
    """The entries that count: those with ids once."""
    entries = read_log(log, LOG).entries
    with_ids = {entry for entry in entries if entry.id is not None}
    return Counter(entry for entry in entries if entry.id is None) + Counter(with_ids)


def _case(rng: random.Random) -> Sides:
    """A log as hands write it, and what two branches add."""
    base = "".join(_by_hand(rng, number) for number in range(1, rng.randint(2, 6)))
    sides = [_by_hand(rng, number) if rng.random() < 0.5 else _as_logged(number) for number in (10, 20, 21)]
    return base, base + rng.choice(("", sides[0])), base + "".join(sides[1:])


def _as_logged(number: int) -> str:
    return f"- {{date: 2022-06-30, target: lifts, add: {number}, id: logged{number}}}\n"


def _by_hand(rng: random.Random, number: int) -> str:
    """An entry in one of many layouts, with what may stand around it."""
    pairs = [f"date: 2022-06-{rng.choice((1, 2)):02}", "target: lifts", f"add: {number}"]
    pairs += rng.choice(([], [], [f"id: x{number}"]))
    pairs += rng.choice(([], ["by: Ann"], ['note: "ready"'], ["note: |\n    one\n\n    two"]))
    rng.shuffle(pairs)
    return rng.choice(("", "", "", "\n", "# June\n")) + rng.choice((_in_a_line, _in_lines, _in_a_block))(
        rng, pairs
    )


def _in_a_line(_: random.Random, pairs: list[str]) -> str:
    return f"- {{{', '.join(map(_flat, pairs))}}}\n"


def _in_lines(rng: random.Random, pairs: list[str]) -> str:
    return "- {" + rng.choice((", ", ",\n   ")).join(map(_flat, pairs)) + "\n  }\n"


def _in_a_block(rng: random.Random, pairs: list[str]) -> str:
    return "- " + rng.choice(("\n  ", "\n\n  ", "  # seen\n  ", "\n  # seen\n  ")).join(pairs) + "\n"


def _flat(pair: str) -> str:
    return 'note: "one\\n\\ntwo"' if "|" in pair else pair

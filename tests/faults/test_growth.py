"""Twice the input takes at most some 2.3 times the work, which is counted and not timed."""

import gc
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from faults.form import IS_LONG, TESTS_ALL
from faults.steps import Steps, TooManyError, calls
from workplan.files.yaml import read

PACKAGE = Path(__file__).parents[2] / "src" / "workplan"
MOST = 2.3
SIZE = 8
LINES = 120  # twice of which stay below what is the most of anything in a file
SLACK = 500
SEARCHED = re.compile(r"\b(\w+)\.(?:search|finditer|findall|subn?|split)\(")
WELL_FORMED = {"workplan.core.log._EACH"}  # read only what another pattern has taken
PLAN = """\
title: TITLE
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  A:
sections:
  - id: s
    title: S
    targets:
      - {id: x, name: X, kind: count, at_least: 100, unit: n, owner: A}
"""
ENTRY = "- {date: 2022-06-30, target: x, add: 3"
COMMANDS = (("check",), ("fmt",), ("log", "x", "+1", "--date", "2022-06-15", "--id", "new"))
LOGS: dict[str, Callable[[int], str]] = {
    "dashes": lambda n: f"{'-' * n}\n",
    "dashes and blanks": lambda n: f"{'- ' * n}\n",
    "full-width signs": lambda n: f"{ENTRY}, note: {'a：b，' * n}}}\n",
    "keys behind full-width signs": lambda n: f"{ENTRY}, note: {'value：b，' * n}}}\n",
    "figures in thousands": lambda n: f"{ENTRY}, note: 1{',000' * n}}}\n",
    "empty entries": lambda n: "- {}\n" * n,
    "words": lambda n: "- x\n" * n,
    "equal entries": lambda n: f"{ENTRY}}}\n" * n,
    "entries of an earlier month": lambda n: "".join(f"{ENTRY}, id: a{i:03}}}\n" for i in range(n)),
    "unclosed brackets": lambda n: f"{ENTRY}\n" * n,
    "unclosed quotes": lambda n: f'{ENTRY}, note: "x}}\n' * n,
    "brackets on one line": lambda n: "[" * n,
    "many on one line": lambda n: f"[{'{date: 2022-06-30, target: y, add: 1},' * n}]\n",
    "a text in brackets": lambda n: f"{ENTRY}, note: {'[a] ' * n}}}\n",
    "comments": lambda n: f"{ENTRY}}}\n" + "# x\n\n" * n,
    "texts cut short": lambda n: f"{ENTRY}, note: a #b}}\n" * n,
    "key after key": lambda n: f"{ENTRY}, {', '.join(f'k{i:03}: 1' for i in range(n))}}}\n",
    "lone dashes": lambda n: "-\n" * n,
    "mapping": lambda n: "entries:\n" + f"  {ENTRY}}}\n" * n,
    "conflicts": lambda n: f"<<<<<<< a\n{ENTRY}}}\n=======\n{ENTRY}}}\n>>>>>>> b\n" * n,
    "tabs": lambda n: f"{ENTRY},\tnote: x}}\n" * n,
}
TITLES = {
    "dashes in a title": lambda n: f"x\n{'-' * n}\n",
    "lines of a dash below a title": lambda n: "\n" + "-\n" * n,
    "lines of a dash in a block of text": lambda n: "|\n" + "-\n" * n,
    "lines of a dash in a quote": lambda n: '"x\n' + "-\n" * n,
    "empty lines in a quote": lambda n: '"x' + "\n" * n,
    "signs in a title": lambda n: '"' + "●（、,1 " * n + '"',
    "own keys with full-width colons": lambda n: f"x\nmeta: {{{'a：b，' * n}}}\n",
    "unknown keys": lambda n: "x\n" + "".join(f"k{i:03}: x\n" for i in range(n)),
    "equal keys": lambda n: "x\n" + "k: x\n" * n,
    "definitions": lambda n: "x\ndefinitions:\n" + "".join(f"  k{i:03}: x\n" for i in range(n)),
}


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """All compiled patterns of the program by their names, and whether texts are searched for them."""
    used = {path: {*SEARCHED.findall(path.read_text("utf-8"))} for path in sorted(PACKAGE.rglob("*.py"))}
    everywhere = set().union(*used.values())
    for path, here in used.items():
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for constant, value in vars(import_module(name)).items():
            if isinstance(value, re.Pattern):
                yield (
                    f"{name}.{constant}",
                    value,
                    constant in (here if constant.startswith("_") else everywhere),
                )


@pytest.fixture
def deep() -> Iterator[None]:
    """Calls may lie deep in one another, where Python would look for garbage again and again."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    gc.disable()
    yield
    gc.enable()
    sys.setrecursionlimit(limit)


@pytest.mark.usefixtures("deep")
@pytest.mark.parametrize(
    ("pattern", "searches"), [pytest.param(p, s, id=n) for n, p, s in patterns() if n not in WELL_FORMED]
)
def test_a_pattern_tries_a_character_a_few_times(pattern: re.Pattern[str], searches: bool) -> None:
    steps, slow = Steps(pattern), list[str]()
    for short, long in zip(steps.texts(SIZE), steps.texts(2 * SIZE), strict=True):
        try:
            if steps.of(long, searches=searches) > MOST * steps.of(short, searches=searches) + SIZE:
                slow.append(short)
        except TooManyError:
            slow.append(short)
    assert slow == []


def work(root: Path, plan: str, log: str, number: int, command: tuple[str, ...]) -> int:
    """The calls of a command in a root with that plan, so often, and that log."""
    read.mended.cache_clear()
    for i in range(number):
        (root / "plan").mkdir(parents=True, exist_ok=True)
        (root / "plan" / f"{2022 + i}.yaml").write_text(plan)
    (root / "progress" / "2022").mkdir(parents=True)
    (root / "progress" / "2022" / "2022-06.yaml").write_text(log)
    (root / "progress" / "2022" / "2022-05.yaml").write_text(log)
    return calls("-C", str(root), "--plan", "2022", *command)


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is loaded once is not counted."""
    for command in COMMANDS:
        work(tmp_path_factory.mktemp("first"), "x: -\ty\n", "- x\n", 1, command)


def grows_too_fast(
    root: Path,
    made: Callable[[int], tuple[str, str, int]],
    size: int = LINES,
    commands: Sequence[tuple[str, ...]] = COMMANDS[:1],
) -> list[object]:
    """The commands that twice the input takes more than 2.3 times the calls, beyond those of very little."""
    found: list[object] = []
    for command in commands:
        sizes = enumerate((2, size, 2 * size))
        least, once, twice = (work(root / f"{command[0]}-{i}", *made(n), command) for i, n in sizes)
        least = min(least, once)  # what is loaded once may count in the first
        if twice - least > MOST * (once - least) + SLACK:
            found.append((command, least, once, twice))
    return found


@pytest.mark.parametrize("name", LOGS)
def test_twice_the_log_is_twice_the_work(name: str, tmp_path: Path) -> None:
    others = COMMANDS[1:] if IS_LONG or TESTS_ALL else COMMANDS[1 + len(name) % 2 :][:1]
    commands = (COMMANDS[0], *others)
    assert grows_too_fast(tmp_path, lambda n: (PLAN, LOGS[name](n), 1), commands=commands) == []


def test_twice_the_table_is_twice_the_work(tmp_path: Path) -> None:
    tables = {n: tmp_path / f"{n}.csv" for n in (2, 120, 240)}
    for n, table in tables.items():
        rows = (f"x,1,{i},2022-06-{i % 30 + 1}" for i in range(n))
        table.write_text("\n".join(["target,add,note,date", *rows]))
    least, once, twice = (
        work(tmp_path / f"{n}", PLAN, "", 1, ("log", "--from", str(table))) for n, table in tables.items()
    )
    assert twice - least < MOST * (once - least) + SLACK


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_twice_the_plan_is_twice_the_work(title: Callable[[int], str], tmp_path: Path) -> None:
    assert grows_too_fast(tmp_path, lambda n: (PLAN.replace("TITLE", title(n)), "", 1)) == []


@pytest.mark.parametrize("target", ["{}", "{id: a, name: A}", "{id: a, name: A, kind: count, owner: B}"])
def test_twice_the_targets_are_twice_the_work(target: str, tmp_path: Path) -> None:
    assert grows_too_fast(tmp_path, lambda n: (PLAN + f"      - {target}\n" * n, "", 1)) == []


def test_twice_the_plans_are_twice_the_work(tmp_path: Path) -> None:
    broken = PLAN.replace("title: TITLE", "title 'TITLE")
    assert grows_too_fast(tmp_path, lambda n: (broken, "", n), 30) == []


def test_plans_that_are_not_meant_cost_little(tmp_path: Path) -> None:
    targets = "".join(
        f"      - {{id: t{i}, name: N, kind: count, at_least: 9, unit: n, owner: A}}\n" for i in range(90)
    )
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "2022.yaml").write_text(PLAN + targets)
    words = ("-C", str(tmp_path), "status", "--as-of", "2022-01-31", "--format", "json")
    calls(*words)  # loads what is loaded once
    alone = calls(*words)
    for year in range(2000, 2020):
        (plan / f"{year}.yaml").write_text((PLAN + targets).replace("2022-", f"{year}-"))
    assert calls(*words) < 1.5 * alone

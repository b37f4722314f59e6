"""Calls in plain words are read without Typer, and end just as Typer would have them end."""

import random
from collections.abc import Callable, Iterator
from enum import Enum
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from workplan.cli.command_line import run_command_line
from workplan.cli.commands.alerts import alerts
from workplan.cli.commands.status import status
from workplan.cli.endings import ended
from workplan.cli.main import language_option
from workplan.cli.plain_words import answer_of, options_of
from workplan.cli.shared import SHARED_OPTIONS, language_without_plan
from workplan.cli.syntax import whole_command_line
from workplan.views.words import Language, Words

from .conftest import Call, Ended, write_log

LOG = (
    "- {date: 2022-03-31, target: lifts-added, add: 3, id: aaaaaaaaaaaa}",
    "- {date: 2022-06-30, target: lifts-finished, add: 2, by: Bob, id: bbbbbbbbbbbb}",
    "- {date: 2022-06-30, target: growth, value: 4.5, id: cccccccccccc}",
)
BODIES: dict[str, Callable[..., None]] = {"status": status, "alerts": alerts}
Row = tuple[str, str, bool, object]  # parameter, kind of value, whether it may be repeated, default


def _kind(kind: type) -> str:
    if issubclass(kind, Enum) and kind is not Language:  # whose wrong values have words of their own
        return "|".join(str(each.value) for each in kind)
    return {bool: "flag", int: "int"}.get(kind, "str")


def _kind_by_typer(option: Any) -> str:
    if option.is_flag:
        return "flag"
    choices = getattr(option.type, "choices", None)
    return "|".join(choices) if choices else {"integer": "int"}.get(option.type.name, option.type.name)


def _shared() -> dict[str, Row]:
    return {row.flag: (row.name, _kind(row.kind), False, None) for row in SHARED_OPTIONS}


def _own(name: str) -> dict[str, Row]:
    body = BODIES[name]
    rows = options_of(body).items()
    defaults = {each.name: each.default for each in signature(body).parameters.values()}
    return {flag: (row.name, _kind(row.kind), row.is_many, defaults[row.name]) for flag, row in rows}


def _by_typer(command: Any) -> dict[str, Row]:
    rows = {}
    for option in command.params:
        assert option.param_type_name == "option"
        assert (option.nargs, option.envvar, option.secondary_opts, option.required) == (1, None, [], False)
        [flag] = option.opts
        rows[flag] = (option.name, _kind_by_typer(option), option.multiple, option.default)
    return rows


@pytest.mark.parametrize("name", BODIES)
def test_every_option_that_typer_takes_is_read_in_the_same_way(name: str) -> None:
    own, shared = _own(name), _shared()
    assert own.keys().isdisjoint(shared)
    assert {row[0] for row in own.values()}.isdisjoint(row[0] for row in shared.values())
    assert _by_typer(whole_command_line().commands[name]) == own | shared


def test_before_the_name_of_the_command_typer_takes_the_shared_options() -> None:
    version: Row = ("version", "flag", False, False)
    assert _by_typer(whole_command_line()) == {"--version": version} | _shared()


def _values(kind: str) -> list[str]:
    """Right values of an option, and wrong ones."""
    right = {
        "str": ["Ann", "Bob", "town", "1", "2022", "2022-06", "2022-06-30", ".", "/", "zh", "en"],
        "int": ["40", "80", "0", "007", "1_0", "８０", " 80", "9" * 30],
    }.get(kind, kind.split("|"))
    wrong = ["", "-", "--", "-1", "x", "--by", "status", "\udcff", "Ａ", right[0].upper(), right[-1][:-1]]
    return [*right, *right, *right, *wrong]


def _options(chance: random.Random, rows: dict[str, Row], most: int) -> list[str]:
    """Some options, of which one may stand twice."""
    flags = chance.sample([*rows], chance.randrange(most + 1))
    twice = flags[: chance.choice([0, 0, 0, 1])]
    return [word for flag in (*flags, *twice) for word in _option(chance, flag, rows[flag][1])]


def _option(chance: random.Random, flag: str, kind: str) -> list[str]:
    if kind == "flag":
        return [flag if chance.random() < 0.9 else f"{flag}="]
    value = chance.choice(_values(kind))
    if chance.random() < 0.03:
        return [flag]
    return [flag, value] if chance.random() < 0.6 else [f"{flag}={value}"]


def _line(chance: random.Random) -> list[str]:
    """A command line: mostly of right words at their places."""
    name = chance.choice([*BODIES])
    before = _options(chance, _shared(), most=1)
    after = _options(chance, _own(name) | _shared(), most=3)
    odd = ["-h", "--help", "--version", "--", "-", "status", "--sta", "--no-explain", "-C.", "-ab", "x", ""]
    for _ in range(chance.choice([0, 0, 0, 0, 1])):
        words = chance.choice([before, after])
        words.insert(chance.randrange(len(words) + 1), chance.choice(odd))
    return [*before, name, *after]


@pytest.fixture
def by_typer(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program with some arguments that Typer reads, whatever they are."""

    def called(*arguments: str) -> Ended:
        capfd.readouterr()
        words = Words(language_without_plan(language_option(arguments)))
        code = ended(lambda: run_command_line(arguments, words), words)
        return Ended(int(code), *capfd.readouterr())

    return called


@pytest.mark.parametrize("seed", range(8))
def test_any_words_end_as_they_do_by_typer(seed: int, root: Path, call: Call, by_typer: Call) -> None:
    write_log(root, *LOG)
    chance = random.Random(seed)
    lines = [_line(chance) for _ in range(80)]
    for words in lines:
        assert call(*words) == by_typer(*words), words
    plain = sum(answer_of(words) is not None for words in lines)
    assert 20 <= plain <= 60
    assert len({call(*words) for words in lines}) >= 15


def _plain_lines() -> Iterator[tuple[str, ...]]:
    for name in BODIES:
        yield (name,)
        yield ("-C", ".", "--lang", "zh", "--no-cache", name, "--as-of=2022-06", "--width", "70", "--wide")
        yield (name, "--plan=2022", "--owner", "Bob", "--section=town", "--format=json", "--rev", "HEAD")
    yield ("status", "--by", "target", "--state", "behind", "--state=at_risk", "--sort", "gap", "--explain")
    yield ("status", "--by", "target", "--as-of", "2022-06-30", "--state", "at_risk", "--state=outside")
    yield ("alerts", "--fail-on", "overdue", "--format", "wecom", "--send")


@pytest.mark.parametrize("words", [*_plain_lines()])
def test_words_that_scripts_use_are_plain_and_end_as_by_typer(
    words: tuple[str, ...], root: Path, call: Call, by_typer: Call
) -> None:
    write_log(root, *LOG)
    assert answer_of(words) is not None
    assert call(*words) == by_typer(*words)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "show status",
        "status status",
        "status alerts",
        "status --help",
        "--version status",
        "--by plan status",
        "status --b plan",
        "status --by Plan",
        "status --by",
        "status --by=",
        "status --by plan --by plan",
        "status --explain=1",
        "status --explain --explain",
        "status --width x",
        "status --width -1",
        "status --owner -x",
        "status --",
        "status -C.",
        "status -C=.",
        "status --fail-on met",
        "alerts --state met",
    ],
)
def test_all_other_words_are_left_to_typer(line: str) -> None:
    assert answer_of(line.split()) is None


def test_a_request_for_completion_that_typer_obeys_is_left_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer_of(["status"]) is not None
    monkeypatch.setenv("_WORKPLAN_COMPLETE", "source_bash")
    assert answer_of(["status"]) is None

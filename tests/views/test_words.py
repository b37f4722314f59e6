import ast
import re
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import workplan
from workplan.core.alerts import AlertKind
from workplan.core.calendar import Every
from workplan.core.plan import Hold, Kind, Shape
from workplan.core.problems import WARNINGS, Severity
from workplan.core.verdict import Cause, Light, State
from workplan.views.phrases import SHAPES, Words
from workplan.views.words import BEHIND, TEXTS, Language

ZH, EN = Words(Language.ZH), Words(Language.EN)
SOURCE = Path(workplan.__path__[0])
NO_KEYS = {"dashboard.css", "dashboard.html", "dashboard.js", "pace.rule"}  # made as keys are
SAID_ONCE_IN_ENGLISH = {"problem-line.kind"}  # where the word for a kind is its code


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def names_in(family: str) -> set[str]:
    """The names of a family and of those behind it."""
    names = {key.removeprefix(f"{family}.") for key in TEXTS if key.startswith(f"{family}.")}
    return names | (names_in(BEHIND[family]) if family in BEHIND else set())


def literals(rooms: tuple[str, ...] = ("cli", "core", "files", "views")) -> set[str]:
    """Every text that stands in the source, and every word in one that lists words."""
    found: set[str] = set()
    beside = [*SOURCE.glob("*.py")] if "core" in rooms else []
    for file in (*beside, *(file for room in rooms for file in (SOURCE / room).rglob("*.py"))):
        if file.parent.name != "words":
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value, *node.value.split()}
    for file in SOURCE.rglob("*.html"):
        found |= set(re.findall(r'words(?:\.of)?\("([^"]*)"', file.read_text("utf-8")))
    return found


def keys_said() -> set[str]:
    """Every text of `cli` and `views` that is made as a key is, but for families within families."""
    families = {key.partition(".")[0] for key in TEXTS}
    nested = {key[:i] for key in TEXTS for i in dots(key)}
    made = re.compile(rf"(?:{'|'.join(sorted(families))})(?:\.[a-z0-9_-]+)+")
    return {text for text in literals(("cli", "views")) if made.fullmatch(text)} - nested - NO_KEYS


def test_every_message_that_is_said_is_in_a_catalogue() -> None:
    assert keys_said() - set(TEXTS) == set()


def test_every_message_of_a_catalogue_is_said() -> None:
    """In full, or its family and its name apart; that every problem is said is shown below."""
    known = literals()
    dead = {
        key
        for key in TEXTS
        if key not in known
        and not key.startswith("problem.")
        and not any(key[:i] in known and is_named(key[i + 1 :], known) for i in dots(key))
    }
    assert dead == set()


def dots(key: str) -> list[int]:
    return [i for i, letter in enumerate(key) if letter == "."]


def is_named(name: str, known: set[str]) -> bool:
    """Whether a name, its parts, or the option of that name stand in the source."""
    return name in known or f"--{name}" in known or known.issuperset(name.split("."))


def test_both_languages_say_something_and_take_the_same_parameters() -> None:
    differ = {
        key
        for key, (chinese, english) in TEXTS.items()
        if not chinese or re.search(r"[\u4e00-\u9fff]", english) or parameters(chinese) != parameters(english)
    }
    assert differ == SAID_ONCE_IN_ENGLISH


def test_no_text_stands_in_the_catalogues_twice() -> None:
    twice = {"explain.gap"}  # as a short head
    once = [text for key, text in TEXTS.items() if key not in twice]
    assert len(set(once)) == len(once)


@pytest.mark.parametrize(
    ("kinds", "family"),
    [
        (State, "state"), (Light, "light"), (Light, "short-light"), (Kind, "kind"), (Every, "every"), (Hold, "hold"),
        (Shape, "pace"), (AlertKind, "alert"), (Cause, "cause"), (Severity, "problem-line"),
    ],
)  # fmt: skip
def test_every_kind_has_words(kinds: type[StrEnum], family: str) -> None:
    assert {kind.value for kind in kinds} <= names_in(family)


def test_every_light_has_a_shape() -> None:
    assert set(SHAPES) == set(Light)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 alerts"), (1, "1 alert"), (-1, "-1 alert"), (2, "2 alerts")]
)
def test_a_number_of_things_has_the_form_of_the_number(number: int, said: str) -> None:
    assert EN("label.alerts-total", number=number) == said


def test_a_parameter_that_is_not_given_is_shown_as_missing() -> None:
    assert EN("message.goal") == "goal …"


def test_a_family_has_the_messages_of_the_one_behind_it() -> None:
    words = Words(Language.ZH)
    assert "hold.cancelled" in words
    assert words("hold.cancelled") == words("state.cancelled")
    assert "hold.nothing" not in words


def test_every_warning_has_words() -> None:
    assert {key.partition(".")[0] for key in names_in("problem")} >= WARNINGS

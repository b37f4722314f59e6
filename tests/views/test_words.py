import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

import workplan
from views.problem_samples import SAMPLES
from workplan.core.alerts import AlertKind
from workplan.core.days import Every
from workplan.core.problems import WARNINGS, Problem, Severity
from workplan.core.state import Cause, Light, State
from workplan.core.target import Hold, Kind, Shape
from workplan.views.problem_words import problem_message
from workplan.views.words import TEXTS, Language, Words
from workplan.views.words.lights import SHAPES

ZH, EN = Words(Language.ZH), Words(Language.EN)
SAID_ONCE_IN_ENGLISH = {"problem-line.kind"}  # where the word for a kind is its code
EMPTY_ON_PURPOSE = {"message.standing.duty"}


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def keys_said() -> Iterator[str]:
    """Every key that a call of `words` names in full."""
    for file in Path(workplan.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name == "words" and not ast.unparse(node.func).startswith("columns."):
                    yield from constants(node.args[0])
                if name == "count" and "words" in ast.unparse(node.func):
                    yield from (f"{key}.other" for key in constants(node.args[0]))


def constants(key: ast.expr) -> Iterator[str]:
    if isinstance(key, ast.IfExp):
        yield from (*constants(key.body), *constants(key.orelse))
    if isinstance(key, ast.Constant):
        yield str(key.value)


def test_every_message_that_is_said_is_in_a_catalogue() -> None:
    assert {key for key in keys_said() if key not in TEXTS} == set()


@pytest.mark.parametrize("key", TEXTS)
def test_a_message_exists_in_every_language(key: str) -> None:
    assert len(TEXTS[key]) == len(Language)
    assert all(TEXTS[key]) or key in EMPTY_ON_PURPOSE


@pytest.mark.parametrize("key", TEXTS)
def test_every_language_takes_the_same_parameters(key: str) -> None:
    text = TEXTS[key]
    assert parameters(text.zh) == parameters(text.en) or key in SAID_ONCE_IN_ENGLISH


@pytest.mark.parametrize("key", TEXTS)
def test_english_has_no_chinese_in_it(key: str) -> None:
    assert not re.search(r"[\u4e00-\u9fff]", TEXTS[key].en)


def test_a_number_of_things_has_every_form() -> None:
    counted = {key.rpartition(".")[0] for key in TEXTS if key.endswith((".one", ".other"))}
    counted = {key for key in counted if not key.startswith("problem.")}
    assert counted == {key for key in counted if f"{key}.one" in TEXTS and f"{key}.other" in TEXTS}


@pytest.mark.parametrize(
    ("kinds", "family"),
    [
        (State, "state"),
        (Light, "light"),
        (Light, "light-count"),
        (Kind, "kind"),
        (Every, "every"),
        (Hold, "hold"),
        (Shape, "pace"),
        (AlertKind, "alert"),
        (Cause, "cause"),
        (Severity, "problem-line"),
    ],
)
def test_every_kind_has_words(kinds: type[StrEnum], family: str) -> None:
    assert {kind.value for kind in kinds} <= set(ZH.family(family))


def test_every_light_has_a_shape() -> None:
    assert set(SHAPES) == set(Light)


def test_every_problem_has_words_and_a_sample() -> None:
    codes = {key.partition(".")[0] for key in ZH.family("problem")}
    assert codes == {problem.code for problem in SAMPLES}
    assert codes >= WARNINGS


@pytest.mark.parametrize("words", [ZH, EN])
@pytest.mark.parametrize("problem", SAMPLES, ids=lambda problem: problem.code)
def test_a_problem_is_put_into_words_with_all_of_its_parameters(problem: Problem, words: Words) -> None:
    message = problem_message(problem, words)
    assert "…" not in message
    assert message != problem_message(Problem("no-such-code", "f", None), words)


def test_every_variant_of_a_problem_is_reached_by_a_sample() -> None:
    for words in (ZH, EN):
        said = {problem_message(problem, words) for problem in SAMPLES}
        assert len(said) == len(SAMPLES)

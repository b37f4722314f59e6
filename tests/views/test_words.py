import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from string import Formatter

import pytest

from views.problem_samples import SAMPLES
from workplan.core.alerts import AlertKind
from workplan.core.days import Every
from workplan.core.problems import WARNINGS, Problem, Severity
from workplan.core.state import Cause, Light, State
from workplan.core.target import Hold, Kind, Shape
from workplan.views import words
from workplan.views.problem_words import problem_message
from workplan.views.words.alerts import ALERT_KINDS
from workplan.views.words.causes import CAUSES
from workplan.views.words.kinds import EVERY, HOLDS, KINDS, SHAPES_OF_PACE
from workplan.views.words.language import Language, Text
from workplan.views.words.lights import LIGHT_COUNTS, LIGHTS, SHAPES
from workplan.views.words.problems import PROBLEM_LINES, PROBLEMS
from workplan.views.words.states import STATES

SAID_ONCE_IN_ENGLISH = {"kinds.KIND_WITH_CODE"}  # where the word for a kind is its code
EMPTY_ON_PURPOSE = {"alerts.CLAUSES.standing.duty"}


def texts() -> Iterator[tuple[str, Text]]:
    for module in pkgutil.iter_modules(words.__path__):
        if module.name != "language":
            yield from texts_of(module.name)
    yield from texts_of("language")


def texts_of(name: str) -> Iterator[tuple[str, Text]]:
    for key, value in vars(import_module(f"{words.__name__}.{name}")).items():
        if isinstance(value, Text):
            yield f"{name}.{key}", value
        if isinstance(value, Mapping):
            yield from (
                (f"{name}.{key}.{each}", text) for each, text in value.items() if isinstance(text, Text)
            )


ALL = dict(texts())


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("key", ALL)
def test_a_message_exists_in_every_language(key: str) -> None:
    assert len(ALL[key]) == len(Language)
    assert all(ALL[key]) or key in EMPTY_ON_PURPOSE


@pytest.mark.parametrize("key", ALL)
def test_every_language_takes_the_same_parameters(key: str) -> None:
    text = ALL[key]
    assert parameters(text.zh) == parameters(text.en) or key in SAID_ONCE_IN_ENGLISH


@pytest.mark.parametrize("key", ALL)
def test_english_has_no_chinese_in_it(key: str) -> None:
    assert not re.search(r"[\u4e00-\u9fff]", ALL[key].en)


def test_a_number_of_things_has_every_form() -> None:
    forms = {key.rpartition(".")[0] for key in ALL if key.endswith((".one", ".other"))}
    counted = {key for key in forms if "PROBLEMS." not in key}
    assert counted == {key for key in counted if f"{key}.one" in ALL and f"{key}.other" in ALL}


@pytest.mark.parametrize(
    ("kinds", "catalogue"),
    [
        (State, STATES),
        (Light, LIGHTS),
        (Light, LIGHT_COUNTS),
        (Light, SHAPES),
        (Kind, KINDS),
        (Every, EVERY),
        (Hold, HOLDS),
        (Shape, SHAPES_OF_PACE),
        (AlertKind, ALERT_KINDS),
        (Cause, CAUSES),
        (Severity, PROBLEM_LINES),
    ],
)
def test_every_kind_has_words(kinds: type[StrEnum], catalogue: Mapping[str, object]) -> None:
    assert {kind.value for kind in kinds} <= set(catalogue)


def test_every_problem_has_words_and_a_sample() -> None:
    codes = {key.partition(".")[0] for key in PROBLEMS}
    assert codes == {problem.code for problem in SAMPLES}
    assert codes >= WARNINGS


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("problem", SAMPLES, ids=lambda problem: problem.code)
def test_a_problem_is_put_into_words_with_all_of_its_parameters(problem: Problem, language: Language) -> None:
    message = problem_message(problem, language)
    assert "…" not in message
    assert message != problem_message(Problem("no-such-code", "f", None), language)


def test_every_variant_of_a_problem_is_reached_by_a_sample() -> None:
    for language in Language:
        said = {problem_message(problem, language) for problem in SAMPLES}
        assert len(said) == len(SAMPLES)

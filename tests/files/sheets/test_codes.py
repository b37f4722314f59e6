"""Every code of a reply's file has words, and a file in these tests that has it."""

import re
from pathlib import Path

import workplan.files.sheets
from workplan.core.problems import Problem
from workplan.views.phrases import Words
from workplan.views.problems import problem_message
from workplan.views.words import TEXTS, Language
from workplan.views.words.collect import OF_SHEETS

_CODE = re.compile(r'"(sheet-[a-z-]+)"')
SAID = {"head": "本期新增", "text": "约3", "id": "lifts-added", "first": "Q4"}


def codes_in(folder: Path) -> set[str]:
    return {code for file in folder.glob("*.py") for code in _CODE.findall(file.read_text("utf-8"))}


def test_every_code_has_words_and_a_file() -> None:
    made = codes_in(Path(workplan.files.sheets.__path__[0]))
    assert {f"problem.{code}" for code in made} == set(OF_SHEETS)
    assert made - codes_in(Path(__file__).parent) == set()
    assert OF_SHEETS.keys() <= TEXTS.keys()


def test_every_message_names_what_it_is_about_and_a_remedy() -> None:
    for language in Language:
        words = Words(language)
        for key in OF_SHEETS:
            said = problem_message(Problem(key.removeprefix("problem."), "a.xlsx!F7", None, SAID), words)
            assert words("between.groups") in said
            assert "…" not in said

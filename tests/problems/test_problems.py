import os
import re
from pathlib import Path

import pytest

from problems.roots import HERE, commands, folders, scratch
from program import Call
from workplan.core.problems import WARNINGS
from workplan.views.words import TEXTS, Language

PROBLEMS = {
    key.removeprefix("problem."): text
    for key, text in TEXTS.items()
    if key.startswith("problem.")
    and not key.startswith(("problem.sheet-", "problem.reply-"))  # tests/files/sheets, tests/cli have them
}
CODES = sorted({key.partition(".")[0] for key in PROBLEMS})
_CODE = re.compile(r"^\S.* \[([a-z0-9-]+)\]$", re.MULTILINE)
_CHECKING = "check"
_ROLLING = "rollup"  # which answers for all that is not wrong

# What stands behind a message until a new reason gets words of its own; nothing writes these today.
FALLBACKS = frozenset(
    {"anchor.other", "out-of-range.high", "out-of-range.other", "syntax.other", "wrong-type.other"}
)


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert folders() == CODES


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", folders())
def test_the_folder_of_a_code_prints_what_it_should(
    code: str, language: Language, workplan: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = scratch(code, tmp_path / "root", monkeypatch)
    monkeypatch.chdir(root)
    said = ""
    for command in commands(code):
        ran = workplan(root, *command, "--lang", language)
        assert command[0] == _ROLLING or (ran.err if command[0] == _CHECKING else ran.out) == ""
        assert ran.code == (0 if code in WARNINGS else 1)
        said += ran.out + ran.err
    expected = HERE / code / f"expected.{language}.txt"
    if os.environ.get("WORKPLAN_UPDATE"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert set(_CODE.findall(said)) == {code}


@pytest.mark.parametrize("language", list(Language))
def test_every_wording_of_every_code_is_in_the_output_of_its_folder(language: Language) -> None:
    unproved = {key for key in PROBLEMS if not _is_said(key, language)}
    assert unproved - FALLBACKS == set()


def _is_said(key: str, language: Language) -> bool:
    text = (HERE / key.partition(".")[0] / f"expected.{language}.txt").read_text(encoding="utf-8")
    return re.search(_pattern(PROBLEMS[key][language == "en"]), text) is not None


def _pattern(template: str) -> str:
    """A template of the catalogue as a pattern of the messages that it makes."""
    text = template.replace("{{", "{").replace("}}", "}")
    return ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", text))


@pytest.mark.parametrize("code", CODES)
def test_every_message_names_what_it_is_about(code: str) -> None:
    said = "".join((HERE / code / f"expected.{language}.txt").read_text("utf-8") for language in Language)
    heads = [line for line in said.splitlines() if _CODE.match(line)]
    assert [head for head in heads if "…" in head or "''" in head or "‘’" in head] == []

"""TAB in bash, zsh and fish, each a real shell on a terminal: what is inserted, what is shown, what never is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from needs import need

from .shell import TAB, Shell, why_missing

PLAN = r"""title: Plan of the office
organization: Office
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  Ann: {title: head}
  黄永: {title: 副主任}
  Alex Kim: {title: clerk}
  "O'Neil $x `touch hurt` \\z:w": {title: "$(touch hurt)"}
  "\e[31mred": {title: colours}
  "Pat\nhurt": {title: in two lines}
  "co:lon = a@b": {title: "in: pieces"}
  "$(touch hurt)": {title: spoiler}
  bang!x: {title: historian}
  'the "boss"': {title: chief}
definitions:
  fair deal: {text: open to the public}
  te:rm: {text: with a colon}
sections:
  - id: town
    title: 抓民生
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets:
          - {id: lifts-added, name: 新增加梯, kind: count, unit: 台, at_least: 52}
          - {id: lifts-finished, name: 完工加梯, kind: count, unit: 台, at_least: 26}
          - {id: a.b-c_1, name: "dot's", kind: milestone}
          - {id: hall, name: "New `touch hurt` hall", kind: milestone}
"""
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with one plan, whose names try what names can."""
    folder = tmp_path_factory.mktemp("root")
    (folder / "plan").mkdir()
    (folder / "plan" / "2022.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "evidence.pdf").touch()
    (folder / "the other" / "plan").mkdir(parents=True)
    (folder / "the other" / "plan" / "2023.yaml").write_text(PLAN.replace("2022", "2023"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    need(why_missing(request.param))
    started = Shell(request.param, folder, tmp_path_factory.mktemp("home"))
    yield started
    started.close()


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (f"workplan sta{TAB}", ["workplan", "status"]),
        (f"workplan show lifts-a{TAB}", ["workplan", "show", "lifts-added"]),
        (f"workplan show lif{TAB}f{TAB}", ["workplan", "show", "lifts-finished"]),
        (f"workplan show fair{TAB}", ["workplan", "show", "fair deal"]),
        (f"workplan show 黄{TAB}", ["workplan", "show", "黄永"]),
        (f"workplan log str{TAB}--note x", ["workplan", "log", "streets", "--note", "x"]),
        (f"workplan log 新{TAB}", ["workplan", "log", "新增加梯"]),
        (f"workplan log --note 'a b' ha{TAB}+3", ["workplan", "log", "--note", "a b", "hall", "+3"]),
        (f"workplan status --owner Al{TAB}", ["workplan", "status", "--owner", "Alex Kim"]),
        (f'workplan status --owner "Al{TAB}', ["workplan", "status", "--owner", "Alex Kim"]),
        (f"workplan status --owner=Al{TAB}", ["workplan", "status", "--owner=Alex Kim"]),
        (f"workplan status --section t{TAB}", ["workplan", "status", "--section", "town"]),
        (f"workplan --plan 2{TAB}sta{TAB}", ["workplan", "--plan", "2022", "status"]),
        (f"workplan status --by sec{TAB}--sec{TAB}", ["workplan", "status", "--by", "section", "--section"]),
        (f"workplan completion z{TAB}", ["workplan", "completion", "zsh"]),
        (f"workplan log hall --evidence evi{TAB}", ["workplan", "log", "hall", "--evidence", "evidence.pdf"]),
        (f"workplan log hall --evidence=evi{TAB}", ["workplan", "log", "hall", "--evidence=evidence.pdf"]),
        (f"workplan show nothing{TAB}", ["workplan", "show", "nothing"]),
        (f"workplan show a.{TAB}", ["workplan", "show", "a.b-c_1"]),
        (f"workplan history te:{TAB}", ["workplan", "history", "te:rm"]),
        (f"workplan status --lang z{TAB}", ["workplan", "status", "--lang", "zh"]),
        (f"workplan --plan=2{TAB}", ["workplan", "--plan=2022"]),
        (f"workplan -C 'the other' --plan 2{TAB}", ["workplan", "-C", "the other", "--plan", "2023"]),
        (f"workplan -C'the other' --plan 2{TAB}", ["workplan", "-Cthe other", "--plan", "2023"]),
        (f"workplan -C nowhere --plan 2{TAB}", ["workplan", "-C", "nowhere", "--plan", "2"]),
        (f"workplan status --owner Pat{TAB}", ["workplan", "status", "--owner", "Pat"]),
    ],
)
def test_tab_completes(shell: Shell, keys: str, words: list[str]) -> None:
    assert shell.completed(keys) == words


def test_an_owner_of_any_name_is_inserted_as_it_is_and_never_run(shell: Shell, folder: Path) -> None:
    owner = r"O'Neil $x `touch hurt` \z:w"
    assert shell.completed(f"workplan status --owner O{TAB}") == ["workplan", "status", "--owner", owner]
    assert shell.completed(f"workplan status --owner 'O{TAB}") == ["workplan", "status", "--owner", owner]
    assert shell.completed(f'workplan status --owner "O{TAB}')[-1] == owner
    assert not (folder / "hurt").exists()


@pytest.mark.parametrize("typed", ["co", "co:", "co:l", "'co:l", '"co:l', "co:lon\\ =", "c'o:lon = a@"])
@pytest.mark.parametrize("option", ["--owner ", "--owner="])
def test_a_word_that_bash_takes_apart_is_one_word(shell: Shell, option: str, typed: str) -> None:
    words = shell.completed(f"workplan status {option}{typed}{TAB}")
    assert words == ["workplan", "status", *(f"{option}co:lon = a@b").split(" ", option.count(" "))]


@pytest.mark.parametrize("typed", ["'$'", "'$('", "'$(", "\\$", "\\$\\("])
def test_a_quote_that_is_closed_protects_nothing_inserted(shell: Shell, folder: Path, typed: str) -> None:
    inserted = shell.completed(f"workplan status --owner {typed}{TAB}")
    assert not (folder / "hurt").exists()
    assert inserted[-1:] == ["$(touch hurt)"]


def test_a_dollar_in_double_quotes_never_becomes_a_command(shell: Shell) -> None:
    assert "$(touch" not in shell.shows(f'workplan status --owner "$"{TAB}')
    assert "$(touch" not in shell.shows(f'workplan status --owner x"$"{TAB}')


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("bang", "bang!x"), ('"bang', "bang!x"), ("'bang", "bang!x"), ('"the', 'the "boss"'),
        ("'the", 'the "boss"'),
    ],
)  # fmt: skip
def test_signs_that_act_in_quotes_are_inserted_as_they_are(shell: Shell, typed: str, owner: str) -> None:
    assert shell.completed(f"workplan status --owner {typed}{TAB}")[-1] == owner


@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        ("show", ("新增加梯", "完工加梯", "副主任", "clerk", "抓民生", "open to the public", "New `touch hurt` hall")),
        ("status --owner", ("黄永", "副主任", "Alex", "clerk", "head")),
        ("", ("status", "The completion table", "schema", "The JSON Schema")),
    ],
)  # fmt: skip
def test_what_is_offered_is_shown_with_what_it_means(
    shell: Shell, folder: Path, keys: str, texts: tuple[str, ...]
) -> None:
    shown = shell.shows(
        f"workplan {keys} {TAB}".replace("  ", " "), *(text for text in texts if "`" not in text)
    )
    assert [text for text in texts if text not in " ".join(shown.split())] == []
    assert "colours" not in shown, "what acts on a terminal is not offered"
    assert not (folder / "hurt").exists()


@pytest.mark.parametrize("name", SHELLS)
def test_a_broken_plan_prints_nothing_into_the_shell(name: str, tmp_path: Path) -> None:
    need(why_missing(name))
    (tmp_path / "plan").mkdir()
    shell = Shell(name, tmp_path, tmp_path / "home")
    for text in ("\x00\x01", "title: [", "sections: 5\n", "- a\n", "owners: {a: [b}\n", "a: &b [*b]\n"):
        (tmp_path / "plan" / "2022.yaml").write_text(text, encoding="utf-8")
        shown = shell.screen(f"workplan show lifts{TAB}")
        assert "<lifts>" in shown
        assert not {"Traceback", "Error", "error", "plan/2022.yaml"} & set(shown.replace(":", " ").split())
    shell.close()

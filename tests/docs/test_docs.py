"""The documentation is true: commands print what it shows, options and links exist, tables are current."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from program import called
from workplan.cli import args
from workplan.core.alerts import AlertKind
from workplan.core.check_plan import check_plan
from workplan.core.plan import Kind
from workplan.core.plan_context import PlanContext
from workplan.core.verdict import Cause, State
from workplan.files.plan.read import read_plan
from workplan.files.schema.entry import ENTRY_KEYS
from workplan.files.schema.plan import RECORDS
from workplan.views.words import TEXTS

from .consoles import PAGES, ROOT, Reader, is_shown, steps

COMMANDS = tuple(name for name in args.COMMANDS if f"command.{name}" in TEXTS)
# Options of other programs that the pages name: venv, pip, git, and the scripts beside the pages.
OTHERS_OPTIONS = {
    *(
        "--upgrade-deps",
        "--editable",
        "--group",
        "--follow",
        "--no-verify",
        "--amend",
        "--no-ext-diff",
        "--no-textconv",
        "--autostash",
        "--force",
        "--global",
    ),
    *("--flat", "--empty", "--no-total", "--silent", "--quick", "--largest", "--venv"),
}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
CALL = re.compile(rf"workplan ({'|'.join(COMMANDS)})\b([^`\n|]*)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PICTURE_WIDTH = 116
PICTURES = (("docs/status.svg", ROOT), ("docs/tour.svg", ROOT / "examples" / "tour"))
HOWTO = [page for page in PAGES if page.startswith("docs/howto/")]
FILE = re.compile(r"^```yaml (\S+)$", re.MULTILINE)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def pages_with_commands() -> list[str]:
    return [page for page in PAGES if any(steps(text_of(page)))]


@pytest.mark.parametrize("page", pages_with_commands())
def test_every_command_prints_what_the_page_shows(page: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for step in steps(text_of(page)):
        printed = reader.types(step.command)
        assert is_shown(step.shown, printed), "\n".join(
            [f"{page}:{step.line} is out of step; see tests/docs/consoles.py", step.command, *printed]
        )


def test_the_readmes_show_commands() -> None:
    assert {"README.md", "README.zh-CN.md"} <= set(pages_with_commands())


@pytest.mark.parametrize("page", HOWTO)
def test_every_howto_has_a_plan_without_problems_some_entries_and_a_status(page: str) -> None:
    shown = list(steps(text_of(page)))
    assert [step.shown for step in shown if step.command == "workplan check"] == [()]
    assert {"plan", "progress"} <= {file.split("/")[0] for file in FILE.findall(text_of(page))}
    assert any(step.command.startswith("workplan status") and step.shown for step in shown)


def test_the_index_leads_to_every_page() -> None:
    linked = {f"docs/{link.partition('#')[0]}" for link in LINK.findall(text_of("docs/README.md"))}
    assert {page for page in PAGES if page.startswith("docs/")} <= linked | {"docs/README.md"}


def test_a_cut_stands_for_lines_and_for_nothing_else() -> None:
    assert is_shown(["a", "…", "d"], ["a", "b", "c", "d"])
    assert not is_shown(["a", "…", "d"], ["a", "b", "c"])
    assert not is_shown(["a"], ["a", "b"])
    assert not is_shown(["a.c"], ["abc"])


@pytest.mark.parametrize("page", PAGES)
def test_every_relative_link_leads_somewhere(page: str) -> None:
    for link in LINK.findall(CODE.sub("", text_of(page))):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", ["docs/house.md", "docs/decisions.md"])
def test_every_module_that_a_page_names_exists(page: str) -> None:
    named = re.findall(r"`((?:core|files|views|cli)/[a-z_/.]+)`", text_of(page))
    places = [ROOT / "src" / "workplan" / name for name in named]
    gone = [str(place) for place in places if not (place.exists() or place.with_suffix(".py").exists())]
    assert (named != [], gone) == (True, [])


def anchors(text: str) -> set[str]:
    """The names that GitHub gives the headings of a page."""
    headings = HEADING.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_option_that_a_page_names_exists(page: str) -> None:
    for code in CODE.findall(text_of(page)):
        for command, rest in CALL.findall(code):
            assert set(OPTION.findall(rest)) <= options_of(command), (command, rest)
        assert set(OPTION.findall(code)) <= all_options() | OTHERS_OPTIONS, code


def all_options() -> set[str]:
    return set().union({"--help", "--version"}, *(options_of(command) for command in COMMANDS))


@cache
def options_of(command: str) -> frozenset[str]:
    """The options that the help of a command lists."""
    return frozenset(
        OPTION.findall(called(ROOT, *command.split(), "--help", "--lang", "en", "--width", "200").out)
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_command_to_type_has_a_comment_behind_it_which_zsh_takes_for_words(page: str) -> None:
    text = text_of(page)
    typed = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert not any(
        " # " in each for each in (*typed, *(step.command.partition("\n")[0] for step in steps(text)))
    )


def test_every_command_is_in_the_readmes() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        named = {command for command, _ in CALL.findall(text_of(page))}
        assert named == set(COMMANDS), page


@pytest.mark.parametrize("page", ["problems", "words"])
def test_a_page_is_what_the_catalogues_say(page: str) -> None:
    script = ROOT / "docs" / f"{page}.py"
    env = {"PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    ran = subprocess.run([sys.executable, script, "--check"], check=False, env=env)
    assert ran.returncode == 0


@pytest.mark.parametrize(("picture", "folder"), PICTURES)
def test_the_picture_shows_what_status_prints(picture: str, folder: Path) -> None:
    asked = ("status", "--as-of", "2022-06-30", "--width", str(PICTURE_WIDTH))
    printed = called(folder, *asked).out
    assert list(rows_of(text_of(picture))) == [
        "".join(line.split()) for line in printed.splitlines() if line.strip()
    ], f"{picture} is out of step; run `make picture`"


def rows_of(svg: str) -> Iterator[str]:
    """The rows of text in a picture of a terminal, without spaces."""
    rows: dict[str, str] = {}
    for y, written in re.findall(r'<text class="status-r\d+" [^>]*?\by="([\d.]+)"[^>]*>([^<]*)<', svg):
        rows[y] = rows.get(y, "") + "".join(unescape(written).split())
    return (row for row in rows.values() if row)


@pytest.mark.parametrize(("picture", "folder"), PICTURES)
def test_the_picture_fetches_nothing(picture: str, folder: Path) -> None:
    assert folder.is_dir()
    assert set(re.findall(r"https?://[^\"' )]+", text_of(picture))) == {"http://www.w3.org/2000/svg"}


def test_every_key_of_a_plan_and_of_a_log_is_in_the_page_of_the_files() -> None:
    fields = [(name, field) for model in RECORDS.values() for name, field in model.model_fields.items()]
    keys = {field.alias or name for name, field in fields} | set(ENTRY_KEYS)
    assert keys <= set(re.findall(r"[a-z0-9_]+", text_of("docs/format.md")))


def test_every_plan_that_the_page_of_the_files_shows_is_right() -> None:
    plans = re.findall(r"^```yaml\n(title:.*?)^```", text_of("docs/format.md"), re.MULTILINE | re.DOTALL)
    assert len(plans) == 2
    for text in plans:
        assert_right(text)


def test_every_target_of_the_page_of_kinds_is_right() -> None:
    targets = re.findall(r"`(\{id: .*?\})` \|$", text_of("docs/which-kind.md"), re.MULTILINE)
    assert {kind for target in targets for kind in re.findall(r"kind: (\w+)", target)} == set(Kind)
    head = "title: t\norganization: o\nperiod: {start: 2025-01-01, end: 2025-12-31}\nowners: {}\n"
    body = "sections:\n- id: s\n  title: t\n  targets:\n" + "".join(f"  - {target}\n" for target in targets)
    assert_right(head + body)


def assert_right(text: str) -> None:
    """That a plan has no problem at all."""
    found = read_plan(text.encode(), "plan.yaml")
    assert found.plan is not None, found.problems
    assert (*found.problems, *check_plan(PlanContext(found.plan, "plan.yaml"))) == ()


def test_every_state_and_kind_of_alert_is_in_the_page_of_the_verdicts() -> None:
    named = set(re.findall(r"`([a-z_-]+)`", text_of("docs/verdicts.md")))
    assert {state.value for state in State} | {kind.value for kind in AlertKind} <= named


def test_every_cause_is_in_the_page_of_the_machine_format() -> None:
    assert {cause.value for cause in Cause} <= set(re.findall(r"`([a-z-]+)`", text_of("docs/json.md")))


SHOWN = (
    *(
        "new-firms",
        "resurfacing",
        "mill-bridge",
        "gullies",
        "school-kitchen",
        "open-evenings",
        "roads",
        "economy",
    ),
    *("Tom Ashby", "active-firm"),
)


@pytest.mark.parametrize(
    "command", [("status",), ("alerts",), ("report",), *(("show", name) for name in SHOWN)]
)
def test_every_key_of_json_is_in_the_page_of_the_machine_format(command: tuple[str, ...]) -> None:
    ended = called(ROOT / "examples" / "tour", *command, "--as-of", "2022-06-30", "--format", "json")
    documented = set(re.findall(r"[a-z_]+", text_of("docs/json.md")))
    assert set(keys_of(ended.data)) <= documented | set(State)


def keys_of(value: object) -> Iterator[str]:
    """Every key of every object in `value`, but the names of the office's own fields."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from keys_of(None if key == "meta" else each)
    if isinstance(value, list):
        for each in value:
            yield from keys_of(each)

"""The house rules that imports and calls can break: who may import whom, who may touch files and clock."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # of no stub
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "workplan"
# The rooms, and between them the modules that need more than one room: from the bottom to the top.
ROOMS = ("core", "files", "views", "reading", "api", "exporting", "rolling", "__init__", "cli")
MAY_IMPORT = {
    "core": {"core"}, "files": {"files", "core"}, "views": {"views", "core"},
    "reading": {"files", "core"}, "api": {"reading", "views", "files", "core"},
    "exporting": {"api", "reading", "views", "files", "core"}, "rolling": {"exporting", "files", "core"},
    "__init__": {"api"}, "cli": {"cli", "rolling", "exporting", "api", "reading", "views", "files", "core", "__version__"},
}  # fmt: skip
EDGES = ("cli", "__init__")  # where people and programs come in, and the day is read
ONLY_IN = {
    "yaml": {"files"}, "pydantic": {"files"}, "pydantic_core": {"files"}, "subprocess": {"files"},
    "rich": {"views", "cli"}, "typer": {"cli"}, "docx": {"views", "files"}, "lxml": {"views"},
    "xlsxwriter": {"views", "files"}, "openpyxl": {"files"},
}  # fmt: skip
CORE_MAY_NOT_IMPORT = {
    "os", "io", "pathlib", "sys", "time", "random", "socket", "tempfile", "shutil", "locale",
}  # fmt: skip
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "time_ns"}
PATH_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "touch", "rename"}


def complaints(room: str, source: str) -> list[str]:
    """What a file of `room` with this text does that the house forbids."""
    tree = ast.parse(source)
    return [*_import_complaints(room, tree), *_call_complaints(room, tree)]


def _import_complaints(room: str, tree: ast.AST) -> Iterator[str]:
    for module in _imported(tree):
        top, *rest = module.split(".")
        if top == "workplan" and rest and rest[0] not in MAY_IMPORT[room]:
            yield f"{room} imports {module}"
        if room not in ONLY_IN.get(top, {room}):
            yield f"{room} imports {top}"
        if room == "core" and top in CORE_MAY_NOT_IMPORT:
            yield f"core imports {top}"


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            if node.module == "workplan":
                yield from (f"workplan.{alias.name}" for alias in node.names)
            else:
                yield "." * node.level + (node.module or "")


def _call_complaints(room: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        owner, name = _called(node.func)
        is_builtin = isinstance(node.func, ast.Name)
        opens = (is_builtin and name == "open") or (not is_builtin and name in PATH_METHODS)
        if opens and room != "files":
            yield f"{room} calls {name}()"
        if (owner, name) == ("os", "open") and room not in ("files", "cli"):
            yield f"{room} calls os.open()"
        if name in CLOCKS and owner in ("date", "datetime", "time", "dt") and room not in EDGES:
            yield f"{room} asks {owner}.{name}()"
        if is_builtin and name == "print":
            yield f"{room} prints"


def _called(function: ast.expr) -> tuple[str, str]:
    if isinstance(function, ast.Attribute):
        owner = function.value
        return (owner.id if isinstance(owner, ast.Name) else ""), function.attr
    return "", function.id if isinstance(function, ast.Name) else ""


def files_of(room: str) -> list[Path]:
    module = PACKAGE / f"{room}.py"
    return [module] if module.is_file() else sorted((PACKAGE / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_keeps_the_rules_of_its_room(room: str) -> None:
    found = {file.name: complaints(room, file.read_text()) for file in files_of(room)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("room", "planted", "complaint"),
    [
        ("core", "import rich", "core imports rich"),
        ("core", "from rich.text import Text", "core imports rich"),
        ("core", "def f():\n    import yaml", "core imports yaml"),
        ("core", "if TYPE_CHECKING:\n    from workplan.views.page import Page", "core imports workplan.views.page"),
        ("core", "from workplan import cli", "core imports workplan.cli"),
        ("files", "from workplan.views.page import Page", "files imports workplan.views.page"),
        ("views", "from workplan.files.pin import pin", "views imports workplan.files.pin"),
        ("files", "from workplan import reading", "files imports workplan.reading"),
        ("reading", "from workplan.views.page import Page", "reading imports workplan.views.page"),
        ("api", "from workplan.cli import main", "api imports workplan.cli"),
        ("core", "import pathlib", "core imports pathlib"),
        ("views", "open('x')", "views calls open()"),
        ("core", "Path('x').read_text()", "core calls read_text()"),
        ("cli", "Path('x').write_text('')", "cli calls write_text()"),
        ("core", "date.today()", "core asks date.today()"),
        ("files", "datetime.now()", "files asks datetime.now()"),
        ("views", "time.time()", "views asks time.time()"),
        ("api", "date.today()", "api asks date.today()"),
        ("core", "print('x')", "core prints"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(room: str, planted: str, complaint: str) -> None:
    assert complaint in complaints(room, planted)


def test_the_clock_is_asked_in_one_module_of_the_command_line() -> None:
    asking = {
        file.name
        for file in files_of("cli")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
        and _called(node.func) in (("date", "today"), ("datetime", "now"), ("time", "time_ns"))
    }
    assert asking == {"main.py"}


def test_no_imports_go_in_a_circle() -> None:
    graph = {_name(file): _imports_of(file) for file in PACKAGE.rglob("*.py")}
    assert _circles(graph) == []


def _name(file: Path) -> str:
    return ".".join(("workplan", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def _imports_of(file: Path) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return modules - {_name(file)}


def _circles(graph: dict[str, set[str]]) -> list[str]:
    """The modules from which imports lead back to themselves."""

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [module for module in graph[start] if module in graph]
        while waiting:
            module = waiting.pop()
            if module not in found:
                found.add(module)
                waiting += [further for further in graph[module] if further in graph]
        return found

    return [module for module in graph if module in reached(module)]


def test_a_planted_circle_is_found() -> None:
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"]


def test_modules_are_named_after_what_they_hold() -> None:
    shapeless = {"utils", "helpers", "common", "base", "misc", "tools"}
    assert [file.name for file in PACKAGE.rglob("*.py") if file.stem in shapeless] == []


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    silent = [
        file.name
        for file in PACKAGE.rglob("*.py")
        if not (ast.get_docstring(ast.parse(file.read_text())) or "").partition("\n")[0].endswith(".")
    ]
    assert silent == []


def test_no_file_grows_beyond_five_hundred_lines() -> None:
    assert [f.name for f in PACKAGE.rglob("*.py") if len(f.read_text().splitlines()) > 500] == []


def test_every_folder_of_tests_is_run_by_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"^(?:MEASURED|OTHERS) := (.*)$", makefile, re.MULTILINE)
    places = {ROOT / "tests" / name for names in named for name in names.split()}
    tests = (ROOT / "tests").rglob("test_*.py")
    assert [path for path in tests if places.isdisjoint({path, *path.parents})] == []


def is_read_alike(pattern: re.Pattern[Any]) -> bool:
    """Whether it has no possessive quantifier and no atomic group, which Python before 3.11.5 reads wrongly."""
    return re.search("POSSESSIVE|ATOMIC", repr(_parser.parse(pattern.pattern, pattern.flags))) is None


def test_every_pattern_is_read_alike_by_all_pythons() -> None:
    modules = [import_module(_name(file)) for file in PACKAGE.rglob("*.py")]
    patterns = [each for module in modules for each in vars(module).values() if isinstance(each, re.Pattern)]
    assert len(patterns) > 20
    assert [pattern.pattern for pattern in patterns if not is_read_alike(pattern)] == []


def test_a_planted_pattern_is_found() -> None:
    assert not is_read_alike(re.compile("a*+b"))
    assert not is_read_alike(re.compile("(?>a*)b"))

import pytest

from views.pages import page
from workplan.core.problems import Pinned, Place, Problem
from workplan.views.problems import problem_text, problems_text
from workplan.views.words import Language

OWNER = Pinned(
    Problem("unknown-owner", "plan/2022.yaml", None, {"name": "万涛", "suggestion": "万韬"}),
    Place(41, 20, 2),
    "        lead: [黄永, 万涛]",
)
MISSING = Pinned(Problem("unreadable-file", "plan/%2022,a:b.yaml", None, {"reason": "missing"}), None, None)


def test_a_problem_in_english_is_as_the_design_shows_it() -> None:
    assert problem_text([OWNER], page(Language.EN)) == (
        "plan/2022.yaml:41:20: error: no owner '万涛'; did you mean '万韬'? [unknown-owner]\n"
        "   41 |         lead: [黄永, 万涛]\n"
        "      |                      ^^^^\n"
    )


def test_no_problem_is_no_text() -> None:
    assert [problems_text([], form, page()) for form in ("table", "markdown", "github")] == ["", "", ""]
    assert problems_text([], "json", page()) == "[]\n"


@pytest.mark.parametrize(
    ("source", "column", "width", "shown", "carets"),
    [
        ("\ta: 1", 1, 1, "    a: 1", "^^^^"),
        ("a:\t1", 4, 1, "a:    1", "      ^"),
        ("a: \x1b[31m", 4, 1, "a: \\x1b[31m", "   ^^^^"),
        ("a: 52", 99, 1, "a: 52", "     ^"),
        ("a: 52", 4, 99, "a: 52", "   ^^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_are_below_the_place(source: str, column: int, width: int, shown: str, carets: str) -> None:
    found = Pinned(Problem("tab", "f", None), Place(7, column, width), source)
    lines = problem_text([found], page(Language.EN)).splitlines()
    assert lines[1:] == [f"    7 | {shown}".rstrip(), f"      | {carets}"]


def test_of_a_long_line_what_is_around_the_place_is_shown() -> None:
    source = "甲" * 300 + "万涛" + "乙" * 300
    lines = problem_text(
        [Pinned(Problem("tab", "f", None), Place(7, 301, 2), source)], page(Language.EN)
    ).splitlines()
    assert lines[1] == "    7 | ..." + "甲" * 16 + "万涛" + "乙" * 15 + "..."
    assert lines[2] == "      | " + " " * 35 + "^^^^"


def test_json_csv_and_markdown_say_the_same() -> None:
    assert problems_text([MISSING], "csv", page(Language.EN)) == (
        "File,Line,Column,Severity,Code,Message\n"
        '"plan/%2022,a:b.yaml",,,error,unreadable-file,there is no such file; check its name\n'
    )
    assert problems_text([MISSING], "markdown", page(Language.EN)) == (
        "| File | Line | Column | Severity | Code | Message |\n| --- | ---: | ---: | --- | --- | --- |\n"
        "| plan/%2022,a:b.yaml |  |  | error | unreadable-file | there is no such file; check its name |\n"
    )
    assert problems_text([OWNER], "json", page(Language.EN)) == (
        "[\n  {\n"
        '    "file": "plan/2022.yaml",\n    "line": 41,\n    "column": 20,\n    "severity": "error",\n'
        '    "code": "unknown-owner",\n'
        "    \"message\": \"no owner '万涛'; did you mean '万韬'?\"\n"
        "  }\n]\n"
    )


def test_github_reads_annotations() -> None:
    assert problems_text([OWNER, MISSING], "github", page(Language.EN)) == (
        "::error file=plan/2022.yaml,line=41,col=20,title=unknown-owner"
        "::no owner '万涛'; did you mean '万韬'?\n"
        "::error file=plan/%252022%2Ca%3Ab.yaml,title=unreadable-file::there is no such file; check its name\n"
    )


def test_of_more_than_ten_warnings_of_a_code_the_rest_is_summed_up() -> None:
    twelve = [Pinned(Problem("duplicate-entry", "f", None, {}), Place(n, 1), None) for n in range(1, 13)]
    lines = problem_text([*twelve, MISSING], page(Language.EN)).splitlines()
    assert [line.split(":")[1] for line in lines[:10]] == [str(n) for n in range(1, 11)]
    assert lines[-2:] == [
        "2 more warnings like these: `workplan check --format csv` has all [duplicate-entry]",
        "1 error, 12 warnings",
    ]
    assert len(problems_text(twelve, "csv", page()).splitlines()) == 13


def test_of_replies_only_what_lags_is_summed_up() -> None:
    falls, lags = ({"figure": "1", "before": "2"}, {"target": "x"})
    many = [Pinned(Problem("reply-falls", f"f!H{n}", None, falls), None, None) for n in range(12)]
    many += [Pinned(Problem("reply-lags", f"f!H{n}", None, lags), None, None) for n in range(12)]
    lines = problem_text(many, page(Language.EN)).splitlines()
    assert len([line for line in lines if line.endswith("[reply-falls]")]) == 12
    assert lines[-2] == "2 more warnings like these: `--mark DIR` marks them all [reply-lags]"


def test_no_error_is_summed_up() -> None:
    twelve = [Pinned(Problem("tab", "f", None), Place(n, 1), None) for n in range(1, 13)]
    assert len(problem_text(twelve, page()).splitlines()) == 13

"""Problems for people and machines: with carets, as a table, as JSON, and as annotations of a workflow."""

from collections.abc import Iterable, Mapping, Sequence

from workplan.core.problems import Severity
from workplan.views.annotations import annotation
from workplan.views.excerpt import excerpt
from workplan.views.machine.text import json_text
from workplan.views.page import Page
from workplan.views.pinned import ProblemAt
from workplan.views.problem_words import problem_message
from workplan.views.safety import safe
from workplan.views.tables import columns
from workplan.views.tables.markdown import markdown_text
from workplan.views.tables.sheet import csv_text
from workplan.views.tables.table import Cell, Table
from workplan.views.words.language import Language, count, listed, say
from workplan.views.words.problems import PROBLEM_LINES


def problems_text(found: Sequence[ProblemAt], form: str, page: Page) -> str:
    """All problems in a format: table (lines with carets), json, csv, markdown or github."""
    match form:
        case "json":
            return json_text(problems_json(found, page.language))
        case "csv":
            return csv_text(problem_table(found, page.language))
        case "markdown":
            return markdown_text(problem_table(found, page.language)) if found else ""
        case "github":
            return "".join(f"{annotation(each, page.language)}\n" for each in found)
        case _:
            return problem_text(found, page)


def problem_text(found: Sequence[ProblemAt], page: Page) -> str:
    """Each problem with its source line and carets, and their number when more than one; "" for none."""
    lines = [part for each in found for part in problem_lines(each, page)]
    if len(found) > 1:
        lines.append(summary(found, page.language))
    return "".join(f"{part}\n" for part in lines)


def problem_lines(found: ProblemAt, page: Page) -> list[str]:
    """One problem: `file:line:column: error: message [code]`, and its source line with carets."""
    problem = found.problem
    head = say(
        PROBLEM_LINES["line"],
        page.language,
        where=_where(found),
        severity=say(PROBLEM_LINES[problem.severity], page.language),
        message=problem_message(problem, page.language),
        code=problem.code,
    )
    if found.place is None or found.source is None:
        return [head]
    return [head, *excerpt(found.source, found.place, page)]


def summary(found: Iterable[ProblemAt], language: Language) -> str:
    """How many errors and warnings there are."""
    severities = [each.problem.severity for each in found]
    numbers = {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}
    counts = [count(PROBLEM_LINES, key, number, language) for key, number in numbers.items() if number]
    return say(PROBLEM_LINES["summary"], language, counts=listed(counts, language))


def problems_json(found: Iterable[ProblemAt], language: Language) -> list[Mapping[str, object]]:
    """The list of `check --format json` (docs/json.md)."""
    return [_object(each, language) for each in found]


def problem_table(found: Iterable[ProblemAt], language: Language) -> Table:
    """One row a problem."""
    heads = (
        columns.fixed("file", language),
        columns.number("line", language),
        columns.number("column", language),
        columns.fixed("severity", language),
        columns.fixed("code", language),
        columns.words("message", language, least=20),
    )
    return Table(heads, tuple(_row(each, language) for each in found))


def _where(found: ProblemAt) -> str:
    file, place = safe(found.problem.file), found.place
    return file if place is None else f"{file}:{place.line}:{place.column}"


def _object(found: ProblemAt, language: Language) -> Mapping[str, object]:
    problem, place = found.problem, found.place
    return {
        "file": problem.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem_message(problem, language),
    }


def _row(found: ProblemAt, language: Language) -> tuple[Cell, ...]:
    problem, place = found.problem, found.place
    return (
        columns.text_cell(problem.file),
        Cell("" if place is None else str(place.line)),
        Cell("" if place is None else str(place.column)),
        Cell(say(PROBLEM_LINES[problem.severity], language)),
        Cell(problem.code),
        Cell(problem_message(problem, language)),
    )

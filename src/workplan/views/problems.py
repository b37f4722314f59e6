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
from workplan.views.words import Words


def problems_text(found: Sequence[ProblemAt], form: str, page: Page) -> str:
    """All problems in a format: table (lines with carets), json, csv, markdown or github."""
    match form:
        case "json":
            return json_text(problems_json(found, page.words))
        case "csv":
            return csv_text(problem_table(found, page.words))
        case "markdown":
            return markdown_text(problem_table(found, page.words)) if found else ""
        case "github":
            return "".join(f"{annotation(each, page.words)}\n" for each in found)
        case _:
            return problem_text(found, page)


def problem_text(found: Sequence[ProblemAt], page: Page) -> str:
    """Each problem with its source line and carets, and their number when more than one; "" for none."""
    lines = [part for each in found for part in problem_lines(each, page)]
    if len(found) > 1:
        lines.append(summary(found, page.words))
    return "".join(f"{part}\n" for part in lines)


def problem_lines(found: ProblemAt, page: Page) -> list[str]:
    """One problem: `file:line:column: error: message [code]`, and its source line with carets."""
    problem = found.problem
    head = page.words(
        "problem-line.line",
        where=_where(found),
        severity=page.words.of("problem-line", problem.severity),
        message=problem_message(problem, page.words),
        code=problem.code,
    )
    if found.place is None or found.source is None:
        return [head]
    return [head, *excerpt(found.source, found.place, page)]


def summary(found: Iterable[ProblemAt], words: Words) -> str:
    """How many errors and warnings there are."""
    severities = [each.problem.severity for each in found]
    numbers = {
        "problem-line.errors": severities.count(Severity.ERROR),
        "problem-line.warnings": severities.count(Severity.WARNING),
    }
    counts = [words.count(key, number) for key, number in numbers.items() if number]
    return words("problem-line.summary", counts=words.list(counts))


def problems_json(found: Iterable[ProblemAt], words: Words) -> list[Mapping[str, object]]:
    """The list of `check --format json` (docs/json.md)."""
    return [_object(each, words) for each in found]


def problem_table(found: Iterable[ProblemAt], words: Words) -> Table:
    """One row a problem."""
    heads = (
        columns.fixed("file", words),
        columns.number("line", words),
        columns.number("column", words),
        columns.fixed("severity", words),
        columns.fixed("code", words),
        columns.words("message", words, least=20),
    )
    return Table(heads, tuple(_row(each, words) for each in found))


def _where(found: ProblemAt) -> str:
    file, place = safe(found.problem.file), found.place
    return file if place is None else f"{file}:{place.line}:{place.column}"


def _object(found: ProblemAt, words: Words) -> Mapping[str, object]:
    problem, place = found.problem, found.place
    return {
        "file": problem.file,
        "line": None if place is None else place.line,
        "column": None if place is None else place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem_message(problem, words),
    }


def _row(found: ProblemAt, words: Words) -> tuple[Cell, ...]:
    problem, place = found.problem, found.place
    return (
        columns.text_cell(problem.file),
        Cell("" if place is None else str(place.line)),
        Cell("" if place is None else str(place.column)),
        Cell(words.of("problem-line", problem.severity)),
        Cell(problem.code),
        Cell(problem_message(problem, words)),
    )

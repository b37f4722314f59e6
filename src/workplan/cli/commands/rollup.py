"""workplan rollup: the plans of many bodies together."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from typer import Context

from workplan.api import Question
from workplan.cli.args import AsOf, Formatted, argument, option
from workplan.cli.commands.export import tell_failed
from workplan.cli.commands.report import format_of, stop_at_unfit, write_report
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit, patience, tell
from workplan.core.problems import Problem
from workplan.core.rollup import Rollup
from workplan.core.rollup_report import report_in
from workplan.core.rollup_status import RollupSort, RollupStatus, in_order
from workplan.exporting import Export, Result
from workplan.files.disk.folder import DiskTree
from workplan.files.plan.rollup import read_rollup
from workplan.files.warehouse.parquet import EXTRA, LIBRARY, is_installed
from workplan.files.yaml.place import pin
from workplan.rolling import rolled_up
from workplan.views.page import Page
from workplan.views.pages.rollup import rollup_text
from workplan.views.phrases import Words
from workplan.views.problems import problem_text
from workplan.views.words import Language


def rollup(
    context: Context,
    listed: Annotated[Path, argument("rollup-file", "FILE")],
    as_of: AsOf = None,
    sort: Annotated[RollupSort, option("--sort", "rollup-sort", "ORDER")] = RollupSort.PLAN,
    form: Formatted = "table",
    output: Annotated[Path | None, option("-o", "rollup-output", "FILE")] = None,
    data: Annotated[Path | None, option("--data", "rollup-data", "DIR")] = None,
    jobs: Annotated[int | None, option("--jobs", "export-jobs", "N")] = None,
) -> None:
    """Print what the plans of many bodies come to together."""
    call = call_of(context)
    if not is_installed():
        raise call.stop_of("rollup-call", "missing-library", library=LIBRARY, extra=EXTRA)
    if output is not None:
        stop_at_unfit(call, output, format_of(call, output))
    plan, problems, page = _read(call, listed)
    with _tables(data) as out, patience():
        run = Export(out, listed.parent, Question(call.day(as_of), call.today, call.language))
        found = rolled_up(plan, str(listed), run, jobs or os.cpu_count() or 1)
    _tell(listed, (*problems, *found.problems), page)
    tell_failed(call, found.outcomes)
    _show(call, in_order(found.status, sort), form, output, page)
    if problems or found.problems or any(each.result is Result.FAILED for each in found.outcomes):
        raise Stop(Exit.DATA_WRONG)


def _read(call: Call, file: Path) -> tuple[Rollup, tuple[Problem, ...], Page]:
    """The plan of plans without what has errors, and all of these; where nothing is left, the call ends."""
    raw = DiskTree(file.parent).read(file.name)
    if isinstance(raw, Problem):
        raise call.stop_of("rollup-call", "no-file", file=file)
    found = read_rollup(raw, str(file))
    language = call.language or (Language(found.rollup.language) if found.rollup else None)
    page = call.page() if language is None else _page(call, language)
    if found.sound is None:
        raise Stop(Exit.DATA_WRONG, problem_text(pin(found.problems, lambda _: raw), page))
    return found.sound, found.problems, page


def _page(call: Call, language: Language) -> Page:
    from dataclasses import replace  # noqa: PLC0415

    return replace(call.page(), words=Words(language))


@contextmanager
def _tables(folder: Path | None) -> Iterator[Path]:
    """Where the tables of the bodies lie: in a folder that is kept, or in one that goes."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix="workplan-") as made:
        yield Path(made)


def _tell(file: Path, problems: tuple[Problem, ...], page: Page) -> None:
    """Tell what is wrong with the plan of plans, each at its place."""
    raw = DiskTree(file.parent).read(file.name)
    tell(problem_text(pin(problems, lambda _: raw if isinstance(raw, bytes) else None), page))


def _show(call: Call, found: RollupStatus, form: str, output: Path | None, page: Page) -> None:
    """Print it, or write it as a report."""
    if output is None:
        emit(rollup_text(found, form, page))
        return
    report = report_in(found, page.words("rollup.whole-section"))
    write_report(output, format_of(call, output).render(report, page), page.words)

"""workplan rollup: the plans of many bodies together."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Annotated

from typer import Context

from workplan.api import Question
from workplan.cli.args import AsOf, Formatted, argument, option
from workplan.cli.bodies import Listed, listed
from workplan.cli.commands.export import stop_without_tables, tell_failed
from workplan.cli.commands.report import stop_at_unfit, write_report
from workplan.cli.office import call_of
from workplan.cli.output import Exit, Stop, emit, patience
from workplan.core.rollup_report import Called, report_in
from workplan.core.rollup_status import RollupSort, RollupStatus, in_order
from workplan.exporting import Export
from workplan.files.plan.rollup import indicator_lines
from workplan.files.warehouse.engine import UnreadableTables
from workplan.rolling import rolled_up
from workplan.views.formats import BY_ENDING, ReportFormat
from workplan.views.pages.rollup import rollup_text

_FEW = 8  # bodies, which are judged before other processes have begun


def rollup(
    context: Context,
    file: Annotated[Path, argument("rollup-file", "FILE")],
    as_of: AsOf = None,
    order: Annotated[RollupSort, option("--sort", "rollup-sort", "ORDER")] = RollupSort.PLAN,
    form: Formatted = "table",
    output: Annotated[Path | None, option("-o", "rollup-output", "FILE")] = None,
    data: Annotated[Path | None, option("--data", "rollup-data", "DIR")] = None,
    jobs: Annotated[int | None, option("--jobs", "export-jobs", "N")] = None,
) -> None:
    """Print what the plans of many bodies come to together, or write it as a report."""
    call = call_of(context)
    stop_without_tables(call, data or Path(gettempdir()))
    report = None if output is None else BY_ENDING.get(output.suffix.lower())
    if output is not None and report is None:
        raise call.stop_of("rollup-call", "unknown-ending", file=output, endings=call.words.list(BY_ENDING))
    if report is not None:
        stop_at_unfit(call, output, report)
    plans, day = listed(call, file), call.day(as_of)
    with _tables(data) as out, patience():
        run = Export(out, file.parent, Question(day, call.today, call.language), plans.rollup.period)
        usual = 1 if len(plans.rollup.bodies) <= _FEW else os.cpu_count() or 1
        is_told = form == "json" and output is None
        try:
            found = rolled_up(plans.rollup, str(file), run, jobs or usual, has_months=is_told)
        except UnreadableTables as error:
            said = plans.page.words("rollup-call.unreadable-tables", folder=out, reason=str(error))
            raise Stop(Exit.MACHINE_TROUBLE, said) from error
    is_wrong = plans.tell(found.problems)
    tell_failed(found.outcomes, plans.page, "rollup.body-failed")
    status = in_order(found.status, order)
    if output is None or report is None:
        emit(rollup_text(status, form, plans.page))
    else:
        _write(plans, status, output, report)
    if is_wrong or status.failed:
        raise Stop(Exit.DATA_WRONG)


def _write(plans: Listed, status: RollupStatus, output: Path, report: ReportFormat) -> None:
    """Write it as a report."""
    words = plans.page.words
    failed = {each.id: words("rollup.failed-section", name=each.name) for each in status.failed}
    lines = indicator_lines(plans.raw, str(plans.file))
    called = Called(words("rollup.whole-section"), words("head.body"), failed, lines)
    page = replace(plans.page, words=replace(words, labels={"lead": called.body}))
    write_report(output, report.render(report_in(status, called), page), words)


@contextmanager
def _tables(folder: Path | None) -> Iterator[Path]:
    """Where the tables of the bodies lie: in a folder that is kept, or in one that goes."""
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix="workplan-") as made:
        yield Path(made)

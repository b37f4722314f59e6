"""workplan export: the plans of one body or of many as tables, for other programs."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from typer import Context

from workplan.api import Question
from workplan.cli.args import AsOf, argument, option
from workplan.cli.bodies import listed
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit, patience, tell
from workplan.core.problems import errors_of
from workplan.core.rollup import Body
from workplan.exporting import Export, Outcome, Result, exported
from workplan.files.disk.folder import unfit
from workplan.files.warehouse.folders import remove_others, warehouse
from workplan.files.warehouse.parquet import EXTRA, LIBRARY, is_installed
from workplan.views.page import Page
from workplan.views.problems import problem_text


def export(
    context: Context,
    output: Annotated[Path, option("-o", "export-output", "DIR")],
    file: Annotated[Path | None, argument("export-listed", "[ROLLUP]")] = None,
    as_of: AsOf = None,
    jobs: Annotated[int | None, option("--jobs", "export-jobs", "N")] = None,
) -> None:
    """Write the tables of each body that is listed, or of the plan here."""
    call = call_of(context)
    stop_without_tables(call, output)
    plans = None if file is None else listed(call, file)
    bodies, start = _here(call) if plans is None else (plans.rollup.bodies, plans.file.parent)
    run = Export(output, start, Question(call.day(as_of), call.today, call.language))
    told = exported(run, bodies, jobs or os.cpu_count() or 1)
    with warehouse(output), patience(len(bodies)) as bar, closing(told):
        outcomes = []
        for outcome in told:
            outcomes.append(outcome)
            bar.advance()
        is_whole = plans is not None and not errors_of(plans.problems)
        gone = remove_others(output, {body.id for body in bodies}) if is_whole else ()
    is_wrong = plans is not None and plans.tell()
    counts = Counter(outcome.result for outcome in outcomes)
    if gone:
        tell(call.words("export.gone", names=call.words.list(gone)))
    tell_failed(outcomes, call.page())
    emit(call.words("export.summary", folder=output, **{each.value: counts[each] for each in Result}))
    if is_wrong or counts[Result.FAILED]:
        raise Stop(Exit.DATA_WRONG)


def tell_failed(outcomes: Sequence[Outcome], page: Page, head: str = "export.failed") -> None:
    """Tell of each body that failed what is wrong with it, below a line of the words `head`."""
    words = page.words
    for outcome in outcomes:
        if outcome.result is Result.FAILED:
            tell(words(head, name=outcome.body.name, id=outcome.body.id))
            if outcome.trouble is not None:
                key, params = outcome.trouble
                tell(words(key, **params))
            tell(problem_text(outcome.problems, page))


def stop_without_tables(call: Call, output: Path) -> None:
    """End a call that cannot write where it is to."""
    if not is_installed():
        raise call.stop_of("export", "missing-library", library=LIBRARY, extra=EXTRA)
    if os.path.lexists(output) and not output.is_dir():
        raise call.stop_of("export", "not-a-folder", folder=output)
    if unfit(output / "body") == "by-hand":
        raise call.stop_of("export", "by-hand", folder=output)


def _here(call: Call) -> tuple[Sequence[Body], Path]:
    """The plan here, called as its root is."""
    root = call.root().resolve()
    return [Body(root.name, root.name, ".", None, None, Decimal(1), call.plan)], root

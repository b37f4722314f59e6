"""workplan coverage: what of its document the plan answers for."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import Formatted, option
from workplan.cli.office import call_of
from workplan.cli.output import Exit, Stop, emit
from workplan.core.check_source import MISSING
from workplan.core.coverage_state import State
from workplan.views.pages.coverage import coverage_text


def coverage(
    context: Context,
    unsettled: Annotated[
        Literal["lost", "changed", "open", "half"] | None, option("--fail-on", "coverage-fail-on", "STATE")
    ] = None,
    form: Formatted = "table",
) -> None:
    """Print how the plan covers its document, clause by clause."""
    call = call_of(context)
    opened = call.open_plan(call.today)
    found = opened.coverage()
    if found == "none":
        raise opened.stop("no-source", file=opened.file, stem=PurePosixPath(opened.file).stem)
    if isinstance(found, str):
        raise call.data_stop(opened.tree, (p for p in opened.problems if p.code == MISSING), opened.page)
    emit(coverage_text(found, opened.plan, opened.file, form, opened.page))
    if unsettled is not None and found.worst.is_as_grave_as(State(unsettled)):
        raise Stop(Exit.THRESHOLD_MET)

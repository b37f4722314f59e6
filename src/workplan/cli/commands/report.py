"""workplan report: the plan's standing as a file that can be sent."""

from typing import Annotated

from typer import Context

from workplan.cli.args import option
from workplan.cli.call import call_of
from workplan.cli.output import patience
from workplan.cli.reporting import Destination, report_at
from workplan.cli.viewpoint import choice_of, opened_at
from workplan.views.formats import Form


def report(
    context: Context,
    output: Annotated[str | None, option("-o", "report-output", "FILE")] = None,
    form: Annotated[Form | None, option("--format", "report-format", "NAME")] = None,
    as_of: Annotated[str | None, option("--as-of", "as-of", "DAY")] = None,
    rev: Annotated[str | None, option("--rev", "rev", "REV")] = None,
    baseline: Annotated[str | None, option("--baseline", "report-baseline", "REV")] = None,
    owner: Annotated[str | None, option("--owner", "owner", "NAME")] = None,
    section: Annotated[str | None, option("--section", "section", "ID")] = None,
) -> None:
    """Write a report."""
    call = call_of(context)
    destination = Destination.of(call, output, form)
    opened, day = opened_at(call, as_of, rev)
    choice = choice_of(opened, owner, section)
    with patience():
        content = destination.form.render(report_at(opened, day, choice, baseline, call), opened.page)
    destination.deliver(content, opened.page.words)

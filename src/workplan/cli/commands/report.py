"""workplan report: the plan's standing as a file that can be sent."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.helped import Helped
from workplan.cli.progress import patience
from workplan.cli.reporting import Destination, report_at
from workplan.cli.viewpoint import choice_of, opened_at
from workplan.views.formats import Form


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "report")
    def report(
        context: Context,
        output: Annotated[str | None, helped.option("-o", "report-output", metavar="FILE")] = None,
        form: Annotated[Form | None, helped.option("--format", "report-format", metavar="NAME")] = None,
        as_of: Annotated[str | None, helped.option("--as-of", "as-of", metavar="DAY")] = None,
        rev: Annotated[str | None, helped.option("--rev", "rev", metavar="REV")] = None,
        baseline: Annotated[str | None, helped.option("--baseline", "report-baseline", metavar="REV")] = None,
        owner: Annotated[str | None, helped.option("--owner", "owner", metavar="NAME")] = None,
        section: Annotated[str | None, helped.option("--section", "section", metavar="ID")] = None,
    ) -> None:
        call = call_of(context)
        destination = Destination.of(call, output, form)
        opened, day = opened_at(call, as_of, rev)
        choice = choice_of(opened, owner, section)
        with patience():
            content = destination.form.render(report_at(opened, day, choice, baseline, call), opened.page)
        destination.deliver(content, opened.page.words)

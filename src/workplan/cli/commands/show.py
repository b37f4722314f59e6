"""workplan show: all about one thing of the plan."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.formats import Format
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.cli.past import provenance_of
from workplan.cli.viewpoint import opened_at
from workplan.core.lookup import find_subject
from workplan.core.status import trail_entries
from workplan.views.pages.show import show_text


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "show")
    def show(
        context: Context,
        words: Annotated[str, helped.argument("show-id", metavar="ID")],
        as_of: Annotated[str | None, helped.option("--as-of", "as-of", metavar="DAY")] = None,
        rev: Annotated[str | None, helped.option("--rev", "rev", metavar="REV")] = None,
        form: Annotated[Format, helped.option("--format", "format")] = Format.TABLE,
    ) -> None:
        call = call_of(context)
        opened, day = opened_at(call, as_of, rev)
        subject = opened.the_one(find_subject(opened.plan, words), words)
        status = opened.status(day)
        told = provenance_of(call, opened, rev) if trail_entries(subject, status) else {}
        emit(show_text(subject, status, form, opened.page, told))

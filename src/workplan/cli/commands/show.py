"""workplan show: all about one thing of the plan."""

from typing import Annotated

from typer import Context

from workplan.cli.args import AsOf, Formatted, Rev, argument
from workplan.cli.office import call_of
from workplan.cli.output import emit
from workplan.cli.past import provenance_of
from workplan.core.lookup import find_subject
from workplan.core.plan import Target
from workplan.views.pages.show import show_text


def show(
    context: Context,
    words: Annotated[str, argument("show-id", "ID")],
    as_of: AsOf = None,
    rev: Rev = None,
    form: Formatted = "table",
) -> None:
    """Print all about one thing of the plan."""
    call = call_of(context)
    opened, day = call.open_at(as_of, rev)
    subject = opened.the_one(find_subject(opened.plan, words), words)
    status = opened.status(day)
    told = provenance_of(call, opened, rev) if isinstance(subject, Target) else {}
    emit(show_text(subject, status, form, opened.page, told=told, sources=opened.sourced(subject)))

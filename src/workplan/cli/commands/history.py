"""workplan history: every value that a thing of the plan has had."""

from typing import Annotated

from typer import Context

from workplan.cli.args import Formatted, argument
from workplan.cli.office import call_of
from workplan.cli.output import emit, tell
from workplan.cli.past import Past
from workplan.views.pages.changes import history_text, skipped_words


def history(
    context: Context,
    words: Annotated[str | None, argument("history-id", "[ID]")] = None,
    form: Formatted = "table",
) -> None:
    """Print the values that a thing of the plan has had."""
    call = call_of(context)
    past = Past.of(call, is_remembered=not call.shared.no_cache)
    told = past.told(words)
    emit(history_text(told, form, past.page))
    for version in told.unread:
        tell(skipped_words(version, past.page.words))

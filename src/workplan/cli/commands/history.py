"""workplan history: every value that a thing of the plan has had."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.formats import Format
from workplan.cli.helped import Helped
from workplan.cli.output import emit, tell
from workplan.cli.past import Past
from workplan.views.pages.changes import history_text, skipped_words


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "history")
    def history(
        context: Context,
        words: Annotated[str | None, helped.argument("history-id", metavar="[ID]")] = None,
        form: Annotated[Format, helped.option("--format", "format")] = Format.TABLE,
    ) -> None:
        call = call_of(context)
        past = Past.of(call, is_remembered=not call.shared.no_cache)
        told = past.told(words)
        emit(history_text(told, form, past.page))
        for version in told.unread:
            tell(skipped_words(version, past.page.words))

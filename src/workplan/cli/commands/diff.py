"""workplan diff: what changed in the plan between two revisions."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.exits import Exit, Stop
from workplan.cli.formats import Format
from workplan.cli.helped import Helped
from workplan.cli.output import emit, tell
from workplan.cli.past import HEAD, PlansAt, Revisions
from workplan.views.pages.changes import diff_text
from workplan.views.plan_words import refusal_words


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "diff")
    def diff(
        context: Context,
        a: Annotated[str, helped.argument("diff-old", metavar="[A]")] = HEAD,
        b: Annotated[str | None, helped.argument("diff-new", metavar="[B]")] = None,
        staged: Annotated[bool, helped.option("--staged", "staged")] = False,
        require_reasons: Annotated[bool, helped.option("--require-reasons", "require-reasons")] = False,
        form: Annotated[Format, helped.option("--format", "format")] = Format.TABLE,
    ) -> None:
        call = call_of(context)
        if staged and b is not None:
            raise call.stop("staged-alone", revision=b)
        revisions = Revisions.of(call)
        compared = revisions.compared(revisions.plans_before(a), _later(revisions, b, is_staged=staged))
        emit(diff_text(compared.found, form, compared.page))
        for words in compared.idle():
            tell(words)
        refused = refusal_words(compared.found, call.today, compared.page.words)
        if require_reasons and refused:
            raise Stop(Exit.THRESHOLD_MET, refused)


def _later(revisions: Revisions, revision: str | None, *, is_staged: bool) -> PlansAt:
    """The later side: what is staged, a revision, or the files as they stand."""
    if is_staged:
        return revisions.plans_staged()
    return revisions.plans_now() if revision is None else revisions.plans(revision)

"""workplan diff: what changed in the plan between two revisions."""

from typing import Annotated

from typer import Context

from workplan.cli.args import Formatted, argument, option
from workplan.cli.office import call_of
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.cli.past import HEAD, PlansAt, Revisions
from workplan.views.pages.changes import diff_text
from workplan.views.plan_words import refusal_words


def diff(
    context: Context,
    a: Annotated[str, argument("diff-old", "[A]")] = HEAD,
    b: Annotated[str | None, argument("diff-new", "[B]")] = None,
    staged: Annotated[bool, option("--staged", "staged")] = False,
    require_reasons: Annotated[bool, option("--require-reasons", "require-reasons")] = False,
    form: Formatted = "table",
) -> None:
    """Print what changed in the plans."""
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

"""workplan diff: what changed in the plan between two revisions."""

from typing import Annotated

from typer import Context

from workplan.cli.args import Formatted, argument, option
from workplan.cli.office import call_of, tell_bar
from workplan.cli.output import Exit, Stop
from workplan.cli.past import HEAD, Revisions, print_changes, reused_text
from workplan.core.diff import file_differences
from workplan.files.disk.folder import DiskTree
from workplan.files.git.run import open_repository
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
    revisions = Revisions(call, open_repository(call.root()))
    old = revisions.plans_before(a)
    commit = None
    if staged:
        new = revisions.plans_staged()
    elif b is None:
        new = revisions.plans_now()
    else:
        new, commit = revisions.plans(b), revisions.repository.commit(b)
    found = tuple(file_differences(old, new, commit))
    page = call.page(next(iter((*new.values(), *old.values())), None))
    print_changes(found, new, form, page)
    if commit is None and not staged:
        for file, plan in new.items():
            tell_bar(DiskTree(revisions.repository.root), file, plan, call.today, page.words)
    refused = refusal_words(found, call.today, page.words) if require_reasons else ""
    if reused := reused_text(revisions.repository.root, found, new, page):
        raise Stop(Exit.DATA_WRONG, f"{reused}{refused}")
    if refused:
        raise Stop(Exit.THRESHOLD_MET, refused)

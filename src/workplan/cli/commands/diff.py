"""workplan diff: what changed in the plan between two revisions."""

from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.exits import Exit, Stop
from workplan.cli.formats import Format
from workplan.cli.helped import Helped
from workplan.cli.output import emit, tell
from workplan.cli.revisions import Revisions
from workplan.core.diff.files import file_differences
from workplan.views.diff import changes_of, diff_text, idle_words


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "diff")
    def diff(
        context: Context,
        a: Annotated[str, helped.argument("diff-old", metavar="[A]")] = "HEAD",
        b: Annotated[str | None, helped.argument("diff-new", metavar="[B]")] = None,
        require_reasons: Annotated[bool, helped.option("--require-reasons", "require-reasons")] = False,
        form: Annotated[Format, helped.option("--format", "format")] = Format.TABLE,
    ) -> None:
        revisions = Revisions.of(call_of(context))
        old = revisions.plans(a)
        new = revisions.plans_now() if b is None else revisions.plans(b)
        found = tuple(file_differences(old.plans, new.plans, new.commit))
        page = revisions.page(new)
        emit(diff_text(found, form, page))
        for each in found:
            for idle in each.difference.idle:
                tell(idle_words(idle, new.plans[each.file], each.file, page.language))
        if require_reasons and any(change.is_unexplained for change in changes_of(found)):
            raise Stop(Exit.THRESHOLD_MET)

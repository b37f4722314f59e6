"""workplan git-hook, which git calls before a commit: silent, unless what is staged must not be committed."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from typer import Argument, Context, Typer

from workplan.cli.call import Call, call_of
from workplan.cli.commands.check import all_problems
from workplan.cli.exits import Exit, Stop
from workplan.cli.helped import Helped
from workplan.cli.loading import pinned
from workplan.cli.output import emit, tell
from workplan.cli.revisions import HEAD, PlansAt, Revisions, had
from workplan.core.problems import errors_of
from workplan.files.disk.folder import plan_files
from workplan.files.git import open_repository
from workplan.files.revision import is_anything_staged
from workplan.views.diff import diff_text
from workplan.views.problems import problems_text
from workplan.views.refusal import refusal_words


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.hidden(app, "git-hook")
    def git_hook(context: Context, prefix: Annotated[str, Argument()]) -> None:
        # Git starts hooks at the top of the work tree; PREFIX leads to the root, which may be no more.
        call, top = call_of(context), Path.cwd()
        repository = replace(had(call, open_repository(top)), prefix=prefix.removeprefix("./"))
        if had(call, is_anything_staged(repository)):
            _check(call, top / prefix)
            _compare(Revisions(call, top / prefix, repository))


def _check(call: Call, root: Path) -> None:
    """Errors of the files as they stand refuse the commit; where no plan stands there is nothing to check."""
    if not plan_files(root):
        return
    problems, words = all_problems(call, root)
    if errors := errors_of(problems):
        page = call.shared.page(words)
        emit(problems_text(pinned(root, errors), "table", page))
        raise Stop(Exit.DATA_WRONG, page.words("git.not-committed"))


def _compare(revisions: Revisions) -> None:
    """What is staged against what was committed last: an easing without a reason refuses the commit."""
    new, old = revisions.plans_staged(), _before(revisions)
    if old is None:
        return
    compared = revisions.compared(old, new)
    page, call = compared.page, revisions.call
    refused = refusal_words(compared.found, call.today, page.words)
    if refused:
        emit(diff_text(compared.found, "table", page))
        for words in compared.idle():
            tell(words)
        raise Stop(Exit.THRESHOLD_MET, f"{refused}\n{page.words('git.not-committed')}")


def _before(revisions: Revisions) -> PlansAt | None:
    """What was committed last; None where it has errors, which the commit may mend."""
    try:
        return revisions.plans_before(HEAD)
    except Stop as stop:
        if stop.code is not Exit.DATA_WRONG:
            raise
        tell(f"{revisions.call.words('git.not-compared')}\n{stop.message}")
        return None

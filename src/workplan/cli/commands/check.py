"""workplan check: all problems of all files."""

from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import Format, option
from workplan.cli.office import Call, call_of, load, pinned
from workplan.cli.output import Exit, Stop, emit
from workplan.cli.past import problems_since
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import DiskTree
from workplan.views.page import Page
from workplan.views.problems import problems_text


def check(
    context: Context,
    strict: Annotated[bool, option("--strict", "strict")] = False,
    since: Annotated[str | None, option("--since", "since", "REV")] = None,
    form: Annotated[Literal[Format, "github"], option("--format", "format")] = "table",
) -> None:
    """Print all problems of all files."""
    call = call_of(context)
    tree = DiskTree(call.root())
    problems, page = all_problems(call, tree)
    if since is not None and not errors_of(problems):
        problems += problems_since(call, tree, since)
    emit(problems_text(pinned(tree, problems), form, page))
    if errors_of(problems):
        raise Stop(Exit.DATA_WRONG)
    if strict and problems:
        raise Stop(Exit.THRESHOLD_MET)


def all_problems(call: Call, tree: DiskTree) -> tuple[tuple[Problem, ...], Page]:
    """The problems of all plans and logs of `tree`, and a page in the language of the first plan."""
    files = tree.plans()
    if not files:
        raise call.stop("no-plan")
    stray = tree.stray()
    loads = [load(tree, file, stray) for file in files]
    found = tuple(p for loaded in loads for p in (*loaded.problems, *loaded.check_logs(call.today)))
    return found + stray, call.page(next(filter(None, (loaded.plan for loaded in loads)), None))

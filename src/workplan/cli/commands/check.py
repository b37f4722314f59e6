"""workplan check: all problems of all files."""

from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import Format, option
from workplan.cli.office import Call, call_of, tell_bar
from workplan.cli.output import Exit, Stop, emit, watched
from workplan.cli.past import problems_since, reused_since_ever
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import DiskTree
from workplan.files.git.run import prefix_of
from workplan.reading import load, pinned
from workplan.views.page import Page
from workplan.views.problems import problems_text


def check(
    context: Context,
    strict: Annotated[bool, option("--strict", "strict")] = False,
    since: Annotated[str | None, option("--since", "since", "REV")] = None,
    form: Annotated[Literal[Format, "github"], option("--format", "format", "FORMAT")] = "table",
) -> None:
    """Print all problems of all files."""
    call = call_of(context)
    tree = DiskTree(call.root())
    problems, page = all_problems(call, tree)
    if since is not None and not errors_of(problems):
        problems += tuple(each for each in problems_since(call, tree, since) if each not in problems)
    emit(problems_text(pinned(tree, problems), form, page, prefix_of(tree.root)))
    if errors_of(problems):
        raise Stop(Exit.DATA_WRONG)
    if strict and problems:
        raise Stop(Exit.THRESHOLD_MET)


def all_problems(call: Call, tree: DiskTree, *, is_hook: bool = False) -> tuple[tuple[Problem, ...], Page]:
    """The problems of all plans and logs of `tree`, and a page in the language of the first plan.

    A hook of git, which is about the plan, does not tell of logs that are not there.
    """
    files = tree.plans()
    if not files:
        raise call.no_plan(tree)
    stray = tree.stray()
    loads = [load(tree, file, stray, watched) for file in files]
    found = tuple(p for loaded in loads for p in (*loaded.problems, *loaded.check_logs(call.today)))
    page = call.page(next(filter(None, (loaded.plan for loaded in loads)), None))
    for loaded in () if is_hook else loads:
        plan = None if errors_of(loaded.problems) else loaded.plan
        tell_bar(tree, loaded.file, plan, call.today, page.words)
    return (*found, *reused_since_ever(call, tree, loads), *stray), page

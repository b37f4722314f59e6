"""workplan check: all problems of all files."""

from pathlib import Path
from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import Format, option
from workplan.cli.call import Call, call_of
from workplan.cli.loading import load, pinned
from workplan.cli.output import Exit, Stop, emit
from workplan.cli.past import problems_since
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import DiskTree, plan_files, stray_files
from workplan.views.problems import problems_text


def check(
    context: Context,
    strict: Annotated[bool, option("--strict", "strict")] = False,
    since: Annotated[str | None, option("--since", "since", "REV")] = None,
    form: Annotated[Literal[Format, "github"], option("--format", "format")] = "table",
) -> None:
    """Print all problems of all files."""
    call = call_of(context)
    root = call.root()
    problems, language = all_problems(call, root)
    if since is not None and not errors_of(problems):
        problems += problems_since(call, root, since)
    emit(problems_text(pinned(root, problems), form, call.shared.page(language)))
    if errors_of(problems):
        raise Stop(Exit.DATA_WRONG)
    if strict and problems:
        raise Stop(Exit.THRESHOLD_MET)


def all_problems(call: Call, root: Path) -> tuple[tuple[Problem, ...], str]:
    """The problems of all plans and logs below `root`, and the language of the first plan."""
    files = plan_files(root)
    if not files:
        raise call.stop("no-plan")
    loads = [load(DiskTree(root), file, call.today) for file in files]
    found = tuple(problem for loaded in loads for problem in loaded.problems)
    languages = [loaded.plan.language for loaded in loads if loaded.plan is not None]
    return found + stray_files(root), languages[0] if languages else call.words.language

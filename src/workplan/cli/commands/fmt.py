"""workplan fmt: logs in the form in which `log` writes them."""

from os.path import realpath
from pathlib import Path
from typing import Annotated

from typer import Context

from workplan.cli.args import argument, option
from workplan.cli.office import Call, call_of, tell_bar
from workplan.cli.output import Exit, Stop, emit_written
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import DiskTree
from workplan.files.disk.write import locked, rewrite
from workplan.files.logs.fmt import format_log
from workplan.reading import load_plan


def fmt(
    context: Context,
    files: Annotated[list[Path] | None, argument("fmt-files", "[FILE]...")] = None,
    check: Annotated[bool, option("--check", "fmt-check")] = False,
) -> None:
    """Rewrite the logs that are not as `log` writes them."""
    call = call_of(context)
    tree = DiskTree(call.root())
    words = call.page_of(tree).words
    for file in tree.plans():
        found, problems = load_plan(tree, file)
        tell_bar(tree, file, None if errors_of(problems) else found.plan, call.today, words)
    logs = _chosen_logs(call, tree, files or [])
    changed = _changes(call, tree, logs) if check else _rewritten(call, tree, logs)
    key = "call.would-format" if check else "call.formatted"
    lines = [words(key, file=file) for file in changed]
    emit_written("\n".join(lines) or words("call.nothing-changed"), "progress/", words)
    if check and changed:
        raise Stop(Exit.DATA_WRONG)


def _chosen_logs(call: Call, tree: DiskTree, files: list[Path]) -> tuple[str, ...]:
    """The logs named, or all logs of the plan asked for, or of all plans."""
    plans = [call.plan_file(tree, call.today)] if call.plan else tree.plans()
    if not plans:
        raise call.no_plan(tree)
    logs = tuple(log for plan in plans for log in tree.logs(plan))
    wanted, real = [realpath(file) for file in files], {log: realpath(tree.root / log) for log in logs}
    for file in wanted:
        if file not in real.values():
            raise call.stop("no-such-log", file=file, folder=tree.root / "progress")
    return tuple(log for log in logs if real[log] in wanted) if files else logs


def _rewritten(call: Call, tree: DiskTree, files: tuple[str, ...]) -> tuple[str, ...]:
    """Rewrite the logs that are not canonical, under the lock, so that no entry is lost; their names.

    One that others have changed since it was read is read again.
    """
    if all(isinstance(tree.read(file), Problem) for file in files):  # `progress` may lead out of the root
        return tuple(_changes(call, tree, files))
    left = files
    done: list[str] = []
    with locked(tree.root):
        while left:
            changes = _changes(call, tree, left)
            done += [file for file, (old, new) in changes.items() if rewrite(tree.root / file, old, new)]
            left = tuple(file for file in changes if file not in done)
    return tuple(file for file in files if file in done)


def _changes(call: Call, tree: DiskTree, files: tuple[str, ...]) -> dict[str, tuple[bytes, bytes]]:
    """What each log that is not canonical holds, and is to hold; problems of any end the call."""
    changes: dict[str, tuple[bytes, bytes]] = {}
    problems: list[Problem] = []
    for file in files:
        raw = tree.read(file)
        new = (raw,) if isinstance(raw, Problem) else format_log(raw, file)
        if isinstance(new, tuple):
            problems += new
        elif not isinstance(raw, Problem) and new != raw:
            changes[file] = raw, new
    if problems:
        raise call.data_stop(tree, problems, call.page_of(tree))
    return changes

"""workplan fmt: logs in the form in which `log` writes them."""

from pathlib import Path
from typing import Annotated

from typer import Context

from workplan.cli.args import argument, option
from workplan.cli.call import Call, call_of
from workplan.cli.loading import pinned
from workplan.cli.output import Exit, Stop, emit_written
from workplan.core.problems import Problem
from workplan.files.disk.folder import log_files, plan_files, read_bytes
from workplan.files.disk.write import write_whole
from workplan.files.logs.fmt import format_log
from workplan.files.logs.write import locked
from workplan.views.problems import problem_text


def fmt(
    context: Context,
    files: Annotated[list[Path] | None, argument("fmt-files", "[FILE]...")] = None,
    check: Annotated[bool, option("--check", "fmt-check")] = False,
) -> None:
    """Rewrite the logs that are not as `log` writes them."""
    call = call_of(context)
    root = call.root()
    words = call.page_of(root).words
    logs = chosen_logs(call, root, files or [])
    changed = changes_of(call, root, logs) if check else rewritten(call, root, logs)
    key = "call.would-format" if check else "call.formatted"
    lines = [words(key, file=file) for file in changed]
    emit_written("\n".join(lines) or words("call.nothing-changed"), "progress/", words)
    if check and changed:
        raise Stop(Exit.DATA_WRONG)


def rewritten(call: Call, root: Path, files: tuple[str, ...]) -> tuple[str, ...]:
    """Rewrite the logs that are not canonical, under the lock, so that no entry is lost; their names."""
    with locked(root):
        changes = changes_of(call, root, files)
        for file, content in changes.items():
            write_whole(root / file, content)
    return tuple(changes)


def chosen_logs(call: Call, root: Path, files: list[Path]) -> tuple[str, ...]:
    """The logs named, or all logs of the plan asked for, or of all plans."""
    plans = [call.plan_file(root, call.today)] if call.shared.plan else list(plan_files(root))
    if not plans:
        raise call.stop("no-plan")
    logs = tuple(log for plan in plans for log in log_files(root, plan))
    if not files:
        return logs
    wanted = [file.resolve() for file in files]
    for file in wanted:
        if file not in [(root / log).resolve() for log in logs]:
            raise call.stop("no-such-log", file=file, folder=root / "progress")
    return tuple(log for log in logs if (root / log).resolve() in wanted)


def changes_of(call: Call, root: Path, files: tuple[str, ...]) -> dict[str, bytes]:
    """The new content of each log that is not canonical; problems of any end the call before a write."""
    changes: dict[str, bytes] = {}
    problems: list[Problem] = []
    for file in files:
        raw = read_bytes(root, file)
        new = (raw,) if isinstance(raw, Problem) else format_log(raw, file)
        if isinstance(new, tuple):
            problems += new
        elif new != raw:
            changes[file] = new
    if problems:
        raise Stop(Exit.DATA_WRONG, problem_text(pinned(root, problems), call.page_of(root)))
    return changes

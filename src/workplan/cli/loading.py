"""Loading: choose the plan, read it and its logs, and check them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from workplan.cli.loaded import Loaded, unread_logs
from workplan.cli.output import watched
from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import PlanContext, check_plan
from workplan.core.log import Entry, Logs, logs_of
from workplan.core.plan import Plan
from workplan.core.problems import Pinned, Problem
from workplan.files.disk.folder import DiskTree, Tree, is_url
from workplan.files.logs.read import read_log
from workplan.files.plan.keep import known_plan
from workplan.files.plan.resolve import PlanFile


def load(tree: Tree, file: str, today: date) -> Loaded:
    """The plan in `file` and all of its logs, checked; an entry dated after `today` is in the future."""
    plan_file, plan_problems = load_plan(tree, file)
    entries, log_problems = read_logs(tree, tree.logs(file))
    problems = plan_problems + log_problems + unread_logs(tree, file)
    logs = None
    if plan_file.plan is not None:
        logs = logs_of(plan_file.plan, entries)
        problems += check_log(_log_context(tree, plan_file, logs, today))
    named = frozenset(path for path in named_in(entries) if not is_url(path))
    return Loaded(tree, file, plan_file.plan, entries, problems, named, len(problems), logs)


def named_in(entries: Iterable[Entry]) -> set[str]:
    """The evidence that entries name."""
    return {path for entry in entries if entry.words[-1:] == "]" for path in entry.evidence}


def load_plan(tree: Tree, file: str) -> tuple[PlanFile, tuple[Problem, ...]]:
    """A plan file, and all that is wrong with it by itself."""
    raw = tree.read(file)
    if isinstance(raw, Problem):
        return PlanFile(None, (raw,)), (raw,)
    found = known_plan(raw, file, keeps=tree.kept_as(file) is not None)
    if found.plan is None:
        return found, found.problems
    return found, found.problems + check_plan(PlanContext(found.plan, file, found.vague, found.lost))


def read_logs(tree: Tree, files: Sequence[str]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of several logs, and what is wrong with their shape."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for file in watched(files):
        raw = tree.read(file)
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        log = read_log(raw, file)
        entries += log.entries
        problems += log.problems
    return tuple(entries), tuple(problems)


def _log_context(tree: Tree, plan_file: PlanFile, logs: Logs, today: date) -> LogContext:
    plan = plan_file.plan
    assert plan is not None
    clear = {target.id for _, target in PlanContext(plan, "", plan_file.vague).clear_targets("unit")}
    return LogContext(
        logs=logs,
        today=today,
        missing_evidence=tree.missing(named_in(logs.entries)),
        vague=frozenset(target.id for target in plan.targets) - clear,
        lost=plan_file.lost,
    )


def plans_named(tree: Tree, name: str) -> tuple[str, ...]:
    """The plan files that `--plan NAME` means."""
    wanted = PurePosixPath(name).name.removesuffix(".yaml")
    return tuple(file for file in tree.plans() if PurePosixPath(file).stem == wanted)


def plans_for(tree: Tree, day: date) -> tuple[str, ...]:
    """The only plan file; of several, those whose period holds `day`, else the latest begun."""
    files = tree.plans()
    if len(files) < 2:  # noqa: PLR2004  # one or none: nothing to choose
        return files
    periods = {file: plan.period for file in files if (plan := _dated(load_plan(tree, file)[0])) is not None}
    holding = tuple(file for file, period in periods.items() if day in period)
    if holding or not periods:
        return holding or files
    return (max(periods, key=lambda file: periods[file].start),)


def _dated(found: PlanFile) -> Plan | None:
    """The plan, when its period could be read."""
    if found.plan is None or PlanContext(found.plan, "", found.vague).is_vague(("period",)):
        return None
    return found.plan


def pinned(
    root: Path, problems: Iterable[Problem], unwritten: Mapping[str, bytes] | None = None
) -> tuple[Pinned, ...]:
    """Problems of files below `root`, with their places; `unwritten` content stands for a file's."""
    return pinned_in(DiskTree(root), problems, unwritten)


def pinned_in(
    tree: Tree, problems: Iterable[Problem], unwritten: Mapping[str, bytes] | None = None
) -> tuple[Pinned, ...]:
    """As `pinned`, of the files of `tree`; those of a commit are called by its label."""
    from workplan.files.yaml.place import pin  # noqa: PLC0415  # loads yaml, for which most calls have no need

    def read(file: str) -> bytes | None:
        if unwritten and file in unwritten:
            return unwritten[file]
        content = tree.read(file.removeprefix(tree.label))
        return content if isinstance(content, bytes) else None

    return pin((replace(problem, file=tree.label + problem.file) for problem in problems), read)

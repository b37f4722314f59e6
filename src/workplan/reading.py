"""Reading: a plan and its logs from a tree of files, checked and ready to be judged, for all who ask."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import check_plan
from workplan.core.log import Entry, Logs, logs_of
from workplan.core.lookup import plans_on
from workplan.core.plan import Plan
from workplan.core.plan_context import PlanContext
from workplan.core.problems import Pinned, Problem
from workplan.files.disk.folder import Tree, log_folder
from workplan.files.logs.read import read_log
from workplan.files.plan.keep import known_period, known_plan
from workplan.files.plan.resolve import PlanFile
from workplan.files.plan.source import source_problems

Watch = Callable[[Sequence[str]], Iterable[str]]  # passes files on, and may show how many are read


@dataclass(frozen=True, slots=True)
class MemoryTree:
    """A plan and its logs that someone holds, by their paths below a root that need not be anywhere.

    Evidence and documents are not looked for, so that none is missing.
    """

    file: str
    contents: Mapping[str, bytes | Problem]  # of the plan and of each of its logs
    strays: tuple[Problem, ...] = ()
    label: str = ""
    keeps: bool = False

    def plans(self) -> tuple[str, ...]:
        """The plan."""
        return (self.file,)

    def logs(self, plan_file: str) -> tuple[str, ...]:
        """All files but the plan."""
        return tuple(sorted(self.contents.keys() - {plan_file}))

    def stray(self) -> tuple[Problem, ...]:
        """What lay beside them and looked like a log."""
        return self.strays

    def bar(self, plan_file: str) -> str | None:  # noqa: ARG002  # as every tree is asked
        """None: there is no folder that could not be read."""
        return None

    def read(self, file: str) -> bytes | Problem:
        """The content of a file."""
        missing = Problem("unreadable-file", file, None, {"reason": "missing"})
        return self.contents.get(file, missing)

    def missing(self, named: Iterable[str]) -> frozenset[str]:  # noqa: ARG002  # as every tree is asked
        """None."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan file and its logs; `logs` is None when the plan could not be read.

    `raw` is the plan's content as it was judged. `problems` is what is wrong with the plan, and with the
    shape of the logs; `unread` are the files that look like plans or logs and belong to no plan.
    """

    tree: Tree
    file: str
    raw: bytes | Problem
    found: PlanFile
    logs: Logs | None
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]

    @property
    def plan(self) -> Plan | None:
        """The plan, when it could be read."""
        return self.found.plan

    def check_logs(self, today: date) -> tuple[Problem, ...]:
        """What is wrong with the entries, as far as the plan is clear; one after `today` is in the future."""
        if self.logs is None:
            return ()
        plan = self.logs.plan
        targets = PlanContext(plan, "", self.found.vague).clear_targets("unit", "checkpoints")
        context = LogContext(
            logs=self.logs,
            today=today,
            missing_evidence=self.tree.missing(named_in(self.logs.entries)),
            vague=frozenset(target.id for target in plan.targets) - {target.id for _, target in targets},
            lost=self.found.lost,
        )
        return check_log(context)


def load(tree: Tree, file: str, stray: tuple[Problem, ...] | None = None, watch: Watch = iter) -> Loaded:
    """The plan in `file` and all of its logs; `stray` is what `tree` has of it, where all of it is told."""
    raw = tree.read(file)
    found, problems = _judged_plan(tree, file, raw)
    if not isinstance(tree, MemoryTree):
        problems += source_problems(tree, file, raw, found.plan)
    entries, log_problems = read_logs(tree, tree.logs(file), watch)
    found_stray = tree.stray() if stray is None else stray
    own = tuple(p for p in found_stray if p.file.startswith(f"{log_folder(file)}/"))
    unread = _outside(tree, found_stray) if stray is None else ()
    logs = None if found.plan is None else logs_of(found.plan, entries)
    return Loaded(tree, file, raw, found, logs, problems + log_problems + own, unread)


def _outside(tree: Tree, stray: tuple[Problem, ...]) -> tuple[str, ...]:
    """The files that belong to no plan."""
    folders = tuple(f"{log_folder(each)}/" for each in tree.plans())
    outside = (p for p in stray if not f"{p.file}/".startswith(folders) and p.params.get("what") != "file")
    return tuple(p.file for p in outside)


def load_plan(tree: Tree, file: str) -> tuple[PlanFile, tuple[Problem, ...]]:
    """A plan file, and all that is wrong with it by itself."""
    return _judged_plan(tree, file, tree.read(file))


def _judged_plan(tree: Tree, file: str, raw: bytes | Problem) -> tuple[PlanFile, tuple[Problem, ...]]:
    if isinstance(raw, Problem):
        return PlanFile(None, (raw,)), (raw,)
    found = known_plan(raw, file, keeps=tree.keeps)
    if found.plan is None:
        return found, found.problems
    return found, found.problems + check_plan(PlanContext(found.plan, file, found.vague, found.lost))


def read_logs(
    tree: Tree, files: Sequence[str], watch: Watch = iter
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of several logs, and what is wrong with their shape."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for file in watch(files):
        raw = tree.read(file)
        if isinstance(raw, Problem):
            problems.append(raw)
            continue
        log = read_log(raw, file)
        entries += log.entries
        problems += log.problems
    return tuple(entries), tuple(problems)


def named_in(entries: Iterable[Entry]) -> set[str]:
    """The evidence that entries name."""
    return {path for entry in entries if entry.words[-1:] == "]" for path in entry.evidence}


def plans_named(files: Iterable[str], name: str) -> tuple[str, ...]:
    """The plan files that `--plan NAME` means."""
    wanted = PurePosixPath(name).name.removesuffix(".yaml")
    return tuple(file for file in files if PurePosixPath(file).stem == wanted)


def plans_meant(tree: Tree, name: str | None, day: date) -> tuple[str, ...]:
    """The plan files that are meant: by a name, or by the day that their periods hold.

    Of several plans, all where no period is clear.
    """
    known = tree.plans()
    if name is not None:
        return plans_named(known, name)
    if len(known) <= 1:
        return known
    contents = ((file, tree.read(file)) for file in known)
    found = ((f, known_period(c, f, keeps=tree.keeps)) for f, c in contents if isinstance(c, bytes))
    return plans_on({file: period for file, period in found if period}, day) or known


def pinned(
    tree: Tree, problems: Iterable[Problem], unwritten: Mapping[str, bytes] | None = None
) -> tuple[Pinned, ...]:
    """Problems of files of `tree`, with their places; `unwritten` content stands for a file's.

    Files of a commit are called by its label.
    """
    from workplan.files.yaml.place import pin  # noqa: PLC0415  # loads yaml, for which most calls have no need

    def read(file: str) -> bytes | None:
        if unwritten and file in unwritten:
            return unwritten[file]
        content = tree.read(file.removeprefix(tree.label))
        return content if isinstance(content, bytes) else None

    return pin((replace(problem, file=tree.label + problem.file) for problem in problems), read)

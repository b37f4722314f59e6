"""Exporting: the plans of many bodies judged on a day, by several processes, and written as tables.

A body whose tables were made from the same files for the same day is left as it is (docs/export.md).
"""

import errno
import os
import posixpath
import re
import signal
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.api import Question, judged_of
from workplan.core.calendar import Span
from workplan.core.problems import GitError, Pinned, Problem, errors_of
from workplan.core.rollup import Body
from workplan.files.disk.folder import DiskTree, Tree
from workplan.files.disk.store import PROGRAM
from workplan.files.warehouse.folders import (
    Stamp,
    exchange,
    folder_of,
    is_free,
    is_safe,
    period_held,
    put,
)
from workplan.files.warehouse.parquet import Filled, write_table
from workplan.reading import MemoryTree, load, pinned, plans_meant
from workplan.views.records import SCHEMA, TABLES, Judged, columns_in, columns_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


_ADDRESS = re.compile(r"\w+://|[^/:@]+@[^/:@]+:")  # of a repository elsewhere


class Result(StrEnum):
    """What became of a body."""

    WRITTEN = "written"
    SAME = "same"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a body, and the period of its tables.

    One that failed has `problems` with their places, or else a `trouble`: its key, and what fills the words.
    Two of one `origin` and period are one plan.
    """

    body: Body
    result: Result
    period: str | None = None
    origin: tuple[object, ...] = ()
    problems: tuple[Pinned, ...] = ()
    trouble: tuple[str, Mapping[str, str]] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One run: to which folder, from where the bodies' paths begin, and what is asked of each plan.

    `period` chooses among the plans of each body, where it is given: only plans of it count.
    """

    out: Path
    start: Path
    question: Question
    period: Span | None = None

    @property
    def plan_day(self) -> date:
        """The day that tells which plan counts: the one asked about, or the nearest of the period."""
        day, period = self.question.day, self.period
        return day if period is None else min(max(day, period.start), period.end)

    def takes(self, start: str, end: str) -> bool:
        """Whether a plan of these days, in ISO form, is of the period."""
        return self.period is None or (start <= str(self.period.end) and str(self.period.start) <= end)


class Untold(Exception):  # noqa: N818  # becomes the outcome of one body
    """Why a body has no plan to judge, by the key of the words and what fills them."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key, self.params = key, params


@dataclass(frozen=True, slots=True)
class Source:
    """What the tables of a body are made from: the key that tells it from all else, and how it is read.

    `origin` is where it is: the folder as the disk knows it, or the commit and the folder in it.
    """

    key: str
    origin: tuple[object, ...]
    read: Callable[[], MemoryTree]
    commit: str | None = None


def exported(run: Export, bodies: Sequence[Body], jobs: int) -> Generator[Outcome, None, None]:
    """Write the tables of each body, in so many processes; what became of each, in their order.

    Whoever calls holds the warehouse meanwhile.
    """
    names = Counter(body.id.casefold() for body in bodies)
    twice = frozenset(name for name, number in names.items() if number > 1)
    work = partial(_outcome, run, twice)
    if min(jobs, len(bodies)) <= 1:
        yield from map(work, bodies)
        return
    yield from _shared(work, bodies, min(jobs, len(bodies)))


def _outcome(run: Export, twice: frozenset[str], body: Body) -> Outcome:
    try:
        return _export(run, twice, body)
    except Untold as error:
        return Outcome(body, Result.FAILED, trouble=(f"export.{error.key}", error.params))
    except OverflowError:
        return Outcome(body, Result.FAILED, trouble=("export.too-many-digits", {}))
    except GitError as error:
        params = {"folder": body.git or "", **error.params}
        return Outcome(body, Result.FAILED, trouble=(f"git-trouble.{error.code}", params))


def _export(run: Export, twice: frozenset[str], body: Body) -> Outcome:
    """Judge and write one body, unless its tables are there."""
    if not is_safe(body.id):
        raise Untold("unsafe-name", name=body.id)
    if body.id.casefold() in twice:  # on many disks they are one folder
        raise Untold("name-twice", name=body.id)
    today = str(run.question.today)
    try:
        source = (_folder if body.git is None else _commit)(run, body)
        held = period_held(
            run.out, body.id, lambda s: s.holds(source.key, today) and run.takes(s.start, s.end)
        )
        if held is not None:
            return Outcome(body, Result.SAME, held, source.origin)
        tree = source.read()
    except OSError as error:
        folder = _shown(run.start / (body.git or body.folder or ""))
        raise Untold("unreadable", folder=folder, reason=error.strerror or str(error)) from error
    question = replace(run.question, body=body.id, commit=source.commit)
    judged, problems = judged_of(load(tree, tree.file), question)
    if judged is None:
        return Outcome(body, Result.FAILED, problems=pinned(tree, errors_of(problems)))
    period = judged.status.plan.period
    days = {"start": str(period.start), "end": str(period.end)}
    if not run.takes(**days):
        raise Untold("other-period", file=tree.label + tree.file, **days)
    place = folder_of(run.out, body.id, judged.period)
    if not is_safe(judged.period):
        raise Untold("unsafe-name", name=judged.period)
    if not is_free(place):
        raise Untold("not-ours", folder=str(place))
    last = max((entry.date for entry in judged.logs.entries), default="")
    stamp = Stamp(source.key, today, str(last), **days)
    put(place, stamp, fill=partial(_write, judged), swap=exchange)
    return Outcome(body, Result.WRITTEN, judged.period, source.origin)


def _write(judged: Judged, folder: Path) -> None:
    """Write all tables of a plan."""
    for name in TABLES:
        values = columns_in(name, judged)
        columns = [Filled(each.key, each.type.value, values[each.key]) for each in columns_of(name)]
        write_table(folder / f"{name}.parquet", columns, {"workplan_schema": str(SCHEMA)})
    asker = parent_process()
    if asker is not None and not asker.is_alive():
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))  # it no longer holds the warehouse


# What a body's tables are made from.


def _folder(run: Export, body: Body) -> Source:
    """The files of a folder as they are now: what was read tells them from all else."""
    path = run.start / (body.folder or "")
    if not (path / "plan").is_dir():
        raise Untold("no-plan-folder", folder=_shown(path))
    tree = _held(DiskTree(path), body, run, f"{_shown(path)}/")
    texts = (part for name, text in sorted(tree.contents.items()) for part in (name, text))
    found = path.stat()  # whatever links lead to it
    return Source(
        _key(run, body, tree.file, *texts, *tree.strays), (found.st_dev, found.st_ino), lambda: tree
    )


def _commit(run: Export, body: Body) -> Source:
    """The files of a commit, which are read only where they are not known by the trees that hold them."""
    from workplan.files.git.run import open_repository  # noqa: PLC0415  # folders need no git
    from workplan.files.git.tree import commit_tree  # noqa: PLC0415

    path, revision = run.start / (body.git or ""), body.revision or "HEAD"
    if _ADDRESS.match(body.git or ""):
        name = re.split("[/:]", body.git or "")[-1].removesuffix(".git")
        raise Untold("repository-elsewhere", url=body.git or "", folder=f"{name}.git")
    if not path.is_dir():
        raise Untold("no-repository-there", folder=_shown(path))
    repository = open_repository(path, may_be_bare=True)
    label = f"{_shown(path)}@{revision}:{body.folder or ''}"
    below = posixpath.normpath(f"{repository.prefix}{body.folder or ''}") + "/"
    if below.startswith(("/", "../")):
        raise Untold("no-plan", folder=label)
    repository = replace(repository, prefix=below.removeprefix("./"))
    commit = repository.commit(revision)
    folders = (f"{repository.prefix}{name}" for name in ("plan", "progress"))
    trees = repository.text(["ls-tree", "--full-tree", "--end-of-options", commit, "--", *folders])

    def read() -> MemoryTree:
        tree = commit_tree(repository, commit, revision)
        return _held(tree, body, run, label)

    return Source(_key(run, body, trees, body.plan or ""), (commit, repository.prefix), read, commit)


def _held(tree: Tree, body: Body, run: Export, label: str) -> MemoryTree:
    """The plan of a day and its logs, read."""
    files = plans_meant(tree, body.plan, run.plan_day)
    if len(files) != 1:
        key = "several-plans" if files else "no-such-plan" if body.plan else "no-plan"
        raise Untold(key, folder=label, files=", ".join(files or tree.plans()), name=body.plan or "")
    [file] = files
    contents = {name: tree.read(name) for name in (file, *tree.logs(file))}
    return MemoryTree(file, contents, tree.stray(), label)


def _key(run: Export, body: Body, *parts: str | bytes | Problem) -> str:
    """What the tables follow from: program, schema, question and files; "" where the program is not known."""
    question = run.question
    about = PROGRAM, str(SCHEMA), str(question.day), question.language or "", body.id, str(run.plan_day)
    found = sha256()
    for part in (*about, *parts):
        text = os.fsencode(repr(part) if isinstance(part, Problem) else part)
        found.update(b"%d:" % len(text) + text)
    return found.hexdigest() if PROGRAM else ""


def _shown(path: Path) -> str:
    return os.path.normpath(path)


# Processes: each is given a body, answers what became of it, and is given the next.


def _shared(work: Callable[[Body], Outcome], bodies: Sequence[Body], number: int) -> Iterator[Outcome]:
    """What `work` makes of each body, in their order, by so many processes.

    Raises what stopped one of them: OSError, MemoryError, or ChildProcessError for one that somebody ended.
    """
    from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415  # one body needs none
    from multiprocessing.connection import Connection, wait  # noqa: PLC0415

    is_served = "forkserver" in get_all_start_methods()
    context = get_context("forkserver") if is_served else get_context("spawn")
    left, ready, asked = iter(enumerate(bodies)), dict[int, Outcome](), dict[Connection, int]()
    processes = []
    try:
        with _unheard():
            for _ in range(number):
                ours, theirs = context.Pipe()
                processes.append(context.Process(target=_answer, args=(theirs, work), daemon=True))
                processes[-1].start()
                theirs.close()
                asked[ours] = _give(ours, left)
        for place in range(len(bodies)):
            while place not in ready:
                for pipe in wait([*asked]):
                    assert isinstance(pipe, Connection)
                    ready[asked.pop(pipe)] = _taken(pipe)
                    if (given := _give(pipe, left)) >= 0:
                        asked[pipe] = given
            yield ready.pop(place)
    finally:
        for process in processes:
            process.kill()
            process.join()


@contextmanager
def _unheard() -> Iterator[None]:
    """Whatever process begins within never hears Ctrl-C, which is for this one to hear."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _give(pipe: "Connection", left: Iterator[tuple[int, Body]]) -> int:
    """Give the next body to a process; its place, -1 when there is none."""
    place, body = next(left, (-1, None))
    if body is not None:
        with suppress(BrokenPipeError):  # of one that has ended, as its answer will show
            pipe.send(body)
    return place


def _taken(pipe: "Connection") -> Outcome:
    try:
        found = pipe.recv()
    except (EOFError, ConnectionResetError) as error:
        raise ChildProcessError(errno.ECHILD, os.strerror(errno.ECHILD)) from error
    if isinstance(found, Outcome):
        return found
    raise found


def _answer(pipe: "Connection", work: Callable[[Body], Outcome]) -> None:
    """What a process does, until the one that asks is done, or gone."""
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            body = pipe.recv()
            try:
                pipe.send(work(body))
            except (OSError, MemoryError) as trouble:
                pipe.send(trouble)

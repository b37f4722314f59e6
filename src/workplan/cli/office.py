"""The office: where a call looks, what day it is, and the plan that it opens there, checked with its logs."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.cli.answers import Asked
from workplan.cli.args import FILTERS, SHARED
from workplan.cli.output import (
    Exit,
    Stop,
    language_of,
    language_without_plan,
    tell,
    wants_colour,
    watched,
    width_of_stdout,
)
from workplan.core.log import Logs
from workplan.core.lookup import Found, Subject, all_tags, find_among, find_tag, id_of, name_of
from workplan.core.periods import is_any_late
from workplan.core.plan import Kind, Owner, Plan
from workplan.core.problems import Problem, closest, errors_of
from workplan.core.status import Choice, Status, status_on
from workplan.core.typed import day_typed
from workplan.core.verdict import State
from workplan.files.disk.folder import DiskTree, Tree, find_root, is_url, log_folder, nearly_root
from workplan.files.plan.source import source_text
from workplan.reading import Loaded, load, load_plan, named_in, pinned, plans_meant
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.problems import problem_text
from workplan.views.words import Language

if TYPE_CHECKING:
    from typer import Context

    from workplan.core.coverage import Coverage
    from workplan.core.coverage_state import Sourced
    from workplan.core.typed import Refusal
    from workplan.files.git.tree import CommitTree


@dataclass(frozen=True, slots=True)
class Call:
    """What the options of every command say, None where one was not given; and the day of the call.

    `filters` hold what may be left in, by the name of the option.
    """

    asked: Asked
    today: date
    directory: Path
    plan: str | None
    language: Language | None
    wide_ambiguous: bool
    width: int | None
    no_cache: bool
    filters: Mapping[str, Sequence[str]]

    @property
    def words(self) -> Words:
        """The words that stand before any plan is read: in the language of the plans that lie here."""
        root = None if self.language else find_root(self.directory)
        tree = root and DiskTree(root, keeps=not self.no_cache)
        plans = (load_plan(tree, file)[0].plan for file in tree.plans()) if tree else ()
        known = self.language or language_of(*(plan.language for plan in plans if plan))
        return Words(known or language_without_plan())

    def page(self, plan: Plan | None = None) -> Page:
        """How to draw for stdout: in the language asked for, else that of a plan, with its labels."""
        words = self.words if self.language or plan is None else Words(Language(plan.language))
        return Page(
            words=words if plan is None else replace(words, labels=plan.labels),
            width=self.width or width_of_stdout(),
            colour=wants_colour(),
            wide_ambiguous=self.wide_ambiguous,
        )

    def page_of(self, tree: Tree) -> Page:
        """How to draw what belongs to all plans: in the language of the first that can be read."""
        plans = (load_plan(tree, file)[0].plan for file in tree.plans())
        return self.page(next(filter(None, plans), None))

    def stop(self, key: str, **params: object) -> Stop:
        """The end of a call that was wrong."""
        return self.stop_of("call", key, **params)

    def stop_of(self, family: str, key: str, **params: object) -> Stop:
        """The same, in words of a family of its own."""
        return Stop(Exit.CALL_WRONG, self.words.of(family, key, **params))

    def day(self, text: str | None, plan: Plan | None = None) -> date:
        """The day that an option gives, as hands type it for a plan; nothing means today."""
        end = date.max if plan is None else plan.period.end
        day = self.today if text is None else day_typed(text, self.today, end)
        if day is None:
            raise self.stop("bad-day", text=text)
        return day

    def root(self) -> Path:
        """The nearest folder upwards that holds plan/."""
        root = find_root(self.directory)
        if root is None:
            if (nearly := nearly_root(self.directory)) is not None:
                raise self.stop("misnamed-folder", folder=nearly)
            raise self.stop("no-root", folder=self.directory.resolve())
        return root

    def tree(self) -> DiskTree:
        """The files below the root."""
        return DiskTree(self.root(), keeps=not self.no_cache)

    def tree_at(self, revision: str) -> "CommitTree":
        """The root as it stands in a revision."""
        from workplan.files.git import run, tree  # noqa: PLC0415  # what is on the disk needs no git

        repository = run.open_repository(self.root())
        commit = repository.commit(revision)
        return tree.commit_tree(tree.repository_then(repository, commit), commit, revision)

    def plan_file(self, tree: Tree, day: date) -> str:
        """The plan file that is meant: by its name, or by the day that its period holds."""
        known, meant = tree.plans(), plans_meant(tree, self.plan, day)
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise self.stop("several-plans", day=day, files=self.words.list(meant))
        if known:
            raise self.stop("unknown-plan", name=self.plan, known=self.words.list(known))
        raise self.no_plan(tree)

    def no_plan(self, tree: Tree) -> Stop:
        """The end of a call for a tree without plans; what may be meant for one is named."""
        if then := tree.label.removesuffix(":"):
            return self.stop("no-plan-then", revision=then)
        unread = [problem for problem in tree.stray() if problem.params.get("what") in ("plan", "folder")]
        return self.data_stop(tree, unread, self.page()) if unread else self.stop("no-plan")

    def open(self, day: date, tree: Tree | None = None) -> "Opened":
        """The plan for a day and its logs; their errors end the command, their warnings are counted."""
        opened = self.open_plan(day, tree)
        problems = opened.problems + opened.check_logs(self.today)
        if errors := errors_of(problems):
            raise self.data_stop(opened.tree, errors, opened.page)
        if problems and not opened.tree.label:
            tell(opened.page.words("call.warnings", count=len(problems)))
        opened.tell_unread(day)
        return opened

    def open_plan(self, day: date, tree: Tree | None = None) -> "Opened":
        """As `open`, but only errors of the plan itself end the command, and its logs are not checked."""
        tree = tree or self.tree()
        loaded = load(tree, self.plan_file(tree, day), watch=watched)
        page = self.page(loaded.plan)
        if loaded.logs is None or errors_of(p for p in loaded.problems if p.file == loaded.file):
            raise self.data_stop(tree, errors_of(loaded.problems + loaded.check_logs(self.today)), page)
        assert isinstance(loaded.raw, bytes)
        raw, logs, problems = loaded.raw, loaded.logs, loaded.problems
        return Opened(tree, loaded.file, raw, loaded.found, logs, problems, loaded.unread, page)

    def open_at(self, as_of: str | None, revision: str | None) -> "tuple[Opened, date]":
        """What `--rev` and `--as-of` ask for; without a day, a commit on its own day and the disk today."""
        if revision is None:
            opened = self.open(self.day(as_of))
            return opened, self.day(as_of, opened.plan)
        tree = self.tree_at(revision)
        if as_of is None and not tree.commit.is_dated:
            raise self.stop("undated-commit", revision=revision)
        opened = self.open(tree.commit.day if as_of is None else self.day(as_of), tree)
        return opened, tree.commit.day if as_of is None else self.day(as_of, opened.plan)

    def allow_repeat(self, opened: "Opened") -> None:
        """Say that the answer follows from the disk and the day alone, so that it may be given again."""
        root, named = self.root(), named_in(opened.logs.entries)
        evidence = [path for path in named if not is_url(path)]
        # What may stand there in other letters cannot be watched by its name.
        if all(path.isascii() or (root / path).exists() for path in evidence):
            read = [opened.plan.source.file] if opened.plan.source else []
            self.asked.expect(str(root), str(self.directory.absolute()), evidence, read)

    def data_stop(self, tree: Tree, problems: Iterable[Problem], page: Page) -> Stop:
        """The end of a command whose data is wrong: all problems, with their places."""
        return Stop(Exit.DATA_WRONG, problem_text(pinned(tree, problems), page))


def call_of(context: "Context") -> Call:
    """The call that the command line makes; what it does not say, the environment may."""
    given = context.meta.get(SHARED, {})
    # Git calls what is hidden where it means to, whatever else is wished for.
    wished = "" if context.command.hidden else os.environ.get("WORKPLAN_DIR")
    start = given.get("directory", wished or ".")
    call = Call(
        asked=context.obj,
        today=date.fromisoformat(context.obj.day),
        directory=Path(start),
        plan=given.get("plan"),
        language=language_of(given.get("language"), os.environ.get("WORKPLAN_LANG")),
        wide_ambiguous=bool(given.get("wide_ambiguous") or os.environ.get("WORKPLAN_WIDE")),
        width=given.get("width"),
        no_cache=bool(given.get("no_cache")),
        filters=context.meta.get(FILTERS, {}),
    )
    if not (start and call.directory.is_dir()):  # an empty text is a variable of a script that was not set
        raise call.stop("no-folder", folder=start, source="-C" if "directory" in given else "WORKPLAN_DIR")
    return call


@dataclass(frozen=True, slots=True)
class Opened(Loaded):
    """A plan without errors and its logs, and how to draw answers."""

    raw: bytes
    logs: Logs
    page: Page

    def tell_unread(self, day: date) -> None:
        """Tell what may be reports and is not read, and that there is no folder where some were due."""
        tell_bar(self.tree, self.file, self.plan, day, self.page.words)
        if self.unread:
            tell(self.page.words("call.unread", count=len(self.unread), example=self.unread[0]))

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.logs.plan

    def status(self, as_of: date) -> Status:
        """The answer as of a day."""
        return status_on(self.logs, self.file, as_of)

    def sourced(self, subject: Subject) -> "tuple[Sourced, ...]":
        """The quotes of a thing of the plan, each with its place in the document."""
        if isinstance(subject, Owner) or not subject.source:
            return ()
        from workplan.core.coverage import sourced  # noqa: PLC0415  # few things are asked for it

        text = source_text(self.tree, self.plan)
        return sourced(subject, self.plan, None if isinstance(text, str) else text)

    def coverage(self) -> "Coverage | str":
        """How the plan covers the document that it was made from, or why that cannot be told."""
        text = source_text(self.tree, self.plan)
        if isinstance(text, str):
            return text
        from workplan.core.coverage import coverage_of  # noqa: PLC0415  # few calls ask for it

        return coverage_of(self.plan, text)

    def choice(self, filters: Mapping[str, Sequence[str]]) -> Choice:
        """The part of the plan that `filters` leave in, by their names in the command line."""
        plan = self.plan

        def named(option: str, among: Iterable[Subject]) -> tuple[str, ...]:
            known = tuple(among)
            found = (self.the_one(find_among(known, each), each, known) for each in filters.get(option, ()))
            return tuple(dict.fromkeys(map(id_of, found)))

        return Choice(
            owners=named("owner", plan.owners.values()),
            sections=named("section", plan.sections),
            tasks=named("task", plan.tasks),
            tags=tuple(dict.fromkeys(map(self._tag, filters.get("tag", ())))),
            states=tuple(state for state in State if state in filters.get("state", ())),
        )

    def _tag(self, words: str) -> str:
        """The tag that `words` name."""
        known, tag = all_tags(self.plan), find_tag(self.plan, words)
        if tag is None:
            raise self._unknown(words, known, known) if known else self.stop("no-tags", words=words)
        return tag

    def the_one(self, found: Found, words: str, among: Sequence[Subject] = ()) -> Subject:
        """What was found, or a stop that says what the words may mean, or what there is to choose among."""
        if found.subject is not None:
            return found.subject
        if found.candidates:
            from workplan.views.pages.show import candidate_list  # noqa: PLC0415  # most words name one thing

            raise Stop(Exit.CALL_WRONG, candidate_list(words, found.candidates, self.page))
        known = [*map(id_of, among)]
        names = [*map(name_of, among or self.plan.targets)]
        raise self._unknown(words, known, [*(known or self.plan.ids()), *names])

    def _unknown(self, words: str, known: Sequence[str], names: Iterable[str]) -> Stop:
        """The end of a call for what is not there: one of `names` may be meant, else all `known` is told."""
        suggestion, listed = closest(words, names), self.page.words.list(known)
        key = "not-found.close" if suggestion else "not-found.known" if known else "not-found"
        return self.stop(key, words=words, suggestion=suggestion, known=listed)

    def stop(self, key: str, **params: object) -> Stop:
        """The end of a call that was wrong, in the words of the page."""
        return Stop(Exit.CALL_WRONG, self.page.words.of("call", key, **params))

    def refused(self, refusal: "Refusal") -> Stop:
        """The end of a call whose change cannot be taken."""
        return self.stop(refusal.code, text=refusal.text, hint=self.hint(refusal.kind))

    def hint(self, kind: Kind | None) -> str:
        """What an entry of that kind of target takes; None is a task."""
        return self.page.words.of("call.takes", "task" if kind is None else kind.value)


def tell_bar(tree: Tree, file: str, plan: Plan | None, day: date, words: Words) -> None:
    """Tell that a plan has no folder of logs that can be read, on a day when a report was due."""
    if plan is not None and (bar := tree.bar(file)) is not None and is_any_late(plan, day):
        tell(words.of("call.no-logs", bar, file=tree.label + file, folder=log_folder(file)))

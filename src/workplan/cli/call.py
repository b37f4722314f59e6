"""One call of a command: where it looks, what day it is, and the plan that it opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workplan.cli.args import Shared
from workplan.cli.loaded import Loaded
from workplan.cli.output import Exit, Stop, language_without_plan, tell
from workplan.core.calendar import parse_last_day
from workplan.core.log import Entry, logs_of
from workplan.core.lookup import Found, Subject
from workplan.core.plan import Kind, Plan
from workplan.core.problems import Problem, closest, errors_of
from workplan.core.status import Status, status_on
from workplan.files.disk.folder import DiskTree, Tree, find_root
from workplan.views.page import Page
from workplan.views.phrases import Words

if TYPE_CHECKING:
    from typer import Context

    from workplan.core.typed import Refusal


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan without errors, its entries, and how to draw answers about it."""

    plan: Plan
    loaded: Loaded
    page: Page

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of all logs of the plan."""
        return self.loaded.entries

    def status(self, as_of: date) -> Status:
        """The answer as of a day."""
        assert self.loaded.logs is not None
        return status_on(self.loaded.logs, self.loaded.file, as_of)

    def with_entries(self, entries: tuple[Entry, ...]) -> "Opened":
        """The same plan with other entries."""
        return replace(self, loaded=replace(self.loaded, entries=entries, logs=logs_of(self.plan, entries)))

    def stop(self, key: str, **params: object) -> Stop:
        """The end of a call that was wrong, in the words of the page."""
        return Stop(Exit.CALL_WRONG, self.page.words.of("call", key, **params))

    def the_one(self, found: Found, words: str, known: Sequence[str] = ()) -> Subject:
        """What was found, or a stop that says what the words may mean, or what there is."""
        if found.subject is not None:
            return found.subject
        if found.candidates:
            from workplan.views.pages.show import candidate_list  # noqa: PLC0415  # most words name one thing

            raise Stop(Exit.CALL_WRONG, candidate_list(words, found.candidates, self.page))
        if known:
            raise self.stop("not-found.known", words=words, known=self.page.words.list(known))
        suggestion = closest(words, [*self.plan.ids(), *(target.name for target in self.plan.targets)])
        key = "not-found" if suggestion is None else "not-found.close"
        raise self.stop(key, words=words, suggestion=suggestion)

    def hint(self, kind: Kind | None) -> str:
        """What an entry of that kind of target takes; None is a task."""
        return self.page.words.of("call.takes", "task" if kind is None else kind.value)

    def refused(self, refusal: "Refusal") -> Stop:
        """The end of a call whose change cannot be taken."""
        return self.stop(refusal.code, text=refusal.text, hint=self.hint(refusal.kind))


@dataclass(frozen=True, slots=True)
class Call:
    """The shared options of a call, and the day it is made on."""

    shared: Shared
    today: date

    @property
    def words(self) -> Words:
        """The words that stand before any plan is read."""
        return Words(self.shared.language or language_without_plan())

    @property
    def plain_page(self) -> Page:
        """How to draw what belongs to no plan."""
        return self.shared.page(self.words.language)

    def page_of(self, root: Path) -> Page:
        """How to draw what belongs to all plans: in the language of the first that can be read."""
        from workplan.cli.loading import load_plan  # noqa: PLC0415  # parses, which few calls need

        tree = DiskTree(root)
        plans = (load_plan(tree, file)[0].plan for file in tree.plans())
        return self.shared.page(
            next((plan.language for plan in plans if plan is not None), self.words.language)
        )

    def stop(self, key: str, **params: object) -> Stop:
        """The end of a call that was wrong."""
        return Stop(Exit.CALL_WRONG, self.words.of("call", key, **params))

    def day(self, text: str | None) -> date:
        """The day that an option gives; a month means its last day, and nothing means today."""
        day = self.today if text is None else parse_last_day(text)
        if day is None:
            raise self.stop("bad-day", text=text)
        return day

    def root(self) -> Path:
        """The nearest folder upwards that holds plan/."""
        root = find_root(self.shared.directory)
        if root is None:
            raise self.stop("no-root", folder=self.shared.directory.resolve())
        return root

    def tree(self) -> DiskTree:
        """The files below the root."""
        return DiskTree(self.root(), keeps=not self.shared.no_cache)

    def plan_file(self, root: Path, day: date) -> str:
        """The plan file that is meant: by its name, or by the day that its period holds."""
        return self.plan_in(DiskTree(root), day)

    def plan_in(self, tree: Tree, day: date) -> str:
        """As `plan_file`, among the plans of `tree`."""
        name, files = self.shared.plan, tree.plans()
        if name is None and len(files) == 1:
            return files[0]
        from workplan.cli.loading import plans_for, plans_named  # noqa: PLC0415  # as above

        files = plans_for(tree, day) if name is None else plans_named(tree, name)
        if len(files) == 1:
            return files[0]
        known = self.words.list(tree.plans())
        if files:
            raise self.stop("several-plans", day=day, files=self.words.list(files))
        if known:
            raise self.stop("unknown-plan", name=name, known=known)
        then = tree.label.removesuffix(":")
        raise self.stop("no-plan-then", revision=then) if then else self.stop("no-plan")

    def open(self, day: date, tree: Tree | None = None) -> Opened:
        """The plan for a day and its logs; their errors end the command, their warnings are counted."""
        opened = self.open_plan(day, tree)
        errors = errors_of(opened.loaded.problems)
        if errors:
            raise self.data_stop(opened.loaded.tree, errors, opened.page)
        self._warn(opened)
        return opened

    def _warn(self, opened: Opened) -> None:
        if opened.loaded.warnings and not opened.loaded.tree.label:
            tell(opened.page.words("call.warnings", count=opened.loaded.warnings))

    def open_plan(self, day: date, tree: Tree | None = None) -> Opened:
        """As `open`, but only errors of the plan itself end the command; without `tree`, of the disk."""
        from workplan.cli.loading import load  # noqa: PLC0415  # as above

        tree = tree or self.tree()
        loaded = load(tree, self.plan_in(tree, day), self.today)
        errors = errors_of(tuple(problem for problem in loaded.problems if problem.file == loaded.file))
        page = self.plain_page if loaded.plan is None else self.shared.page(loaded.plan.language)
        if loaded.plan is None or errors:
            raise self.data_stop(tree, errors_of(loaded.problems), page)
        return Opened(loaded.plan, loaded, page)

    def remembered(self, opened: Opened) -> None:
        """Say that the answer follows from the disk and the day alone, so that it may be given again."""
        start, evidence = self.shared.directory.absolute(), opened.loaded.evidence
        self.shared.asked.expect(str(self.root()), str(start), evidence)

    def data_stop(self, where: Path | Tree, problems: Iterable[Problem], page: Page) -> Stop:
        """The end of a command whose data is wrong: all problems, with their places."""
        from workplan.cli.loading import pinned_in  # noqa: PLC0415  # as above
        from workplan.views.problems import problem_text  # noqa: PLC0415  # and whose data are right needs none

        tree = DiskTree(where) if isinstance(where, Path) else where
        return Stop(Exit.DATA_WRONG, problem_text(pinned_in(tree, problems), page))


def call_of(context: "Context") -> Call:
    """The call that the command line makes, as Typer has read it."""
    shared = Shared.of(context)
    return Call(shared, date.fromisoformat(shared.asked.day))

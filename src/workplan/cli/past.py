"""The past: plans and logs as a commit holds them, who recorded an entry, and the history of a plan."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workplan.cli.office import Call, Opened, load_plan, pinned, read_logs
from workplan.cli.output import Exit, Stop
from workplan.core.baseline import Baseline, baseline_of
from workplan.core.diff import (
    SUBJECTS,
    FileDifference,
    SubjectKind,
    file_differences,
    same_plan,
    since_problems,
)
from workplan.core.history import Version, history, last_name
from workplan.core.log import Entry
from workplan.core.lookup import find_subject, id_of
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.core.provenance import NOTHING_TOLD, Provenance, kept_problems
from workplan.core.status import Status
from workplan.files.disk.folder import DiskTree, Tree
from workplan.files.git.provenance import provenance
from workplan.files.git.run import GitError, Repository, open_repository
from workplan.files.git.tree import plans_at, plans_staged, readable_plan, repository_then
from workplan.files.git.versions import plan_versions
from workplan.files.plan.read import read_plan
from workplan.views.page import Page
from workplan.views.pages.changes import Told, idle_words
from workplan.views.pages.show import candidate_list
from workplan.views.problems import problem_text

HEAD = "HEAD"
_STAGED = ":"  # as git calls what is in the index
_WHOLE_PLAN = "plan"


@contextmanager
def git_asked(call: Call) -> Iterator[None]:
    """Within it, git's trouble ends the call in plain words."""
    try:
        yield
    except GitError as error:
        raise call.git_stop(error) from error


def baseline_at(call: Call, opened: Opened, status: Status, revision: str) -> Baseline:
    """What the plan of a revision says of the same entries on the same day."""
    tree = call.tree_at(revision)
    file = _earlier(opened, tree, revision)
    found, problems = load_plan(tree, file)
    if found.plan is None or errors_of(problems):
        raise call.data_stop(tree, errors_of(problems), opened.page)
    return baseline_of(tree.commit.id, found.plan, file, status, opened.logs.entries)


def _earlier(opened: Opened, tree: Tree, revision: str) -> str:
    """The file of the plan in `tree`: of the same name, else the one that shares most ids."""
    file = opened.file
    if file in tree.plans():
        return file
    found = {each: plan for each in tree.plans() if (plan := load_plan(tree, each)[0].plan) is not None}
    source = same_plan(opened.plan, found, set())
    if source is None:
        words = opened.page.words("baseline.no-such-plan", revision=revision, file=file)
        raise Stop(Exit.CALL_WRONG, words)
    return source


def provenance_of(call: Call, opened: Opened, revision: str | None) -> Provenance:
    """Who recorded the entries of a plan; nothing without git, or where its history is not whole."""
    root = call.root()
    try:
        repository = open_repository(root)
        start = repository.commit(revision or HEAD)
        then = repository if revision is None else repository_then(repository, start, root)
        return provenance(then, start, opened.file, opened.logs.entries)
    except GitError:
        return NOTHING_TOLD


@dataclass(frozen=True, slots=True)
class PlansAt:
    """The plans at a commit, by file; of files as they stand or are staged, it is None."""

    plans: Mapping[str, Plan]
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed in each plan, the later plans, and how to draw it."""

    found: tuple[FileDifference, ...]
    new: PlansAt
    page: Page

    def idle(self) -> Iterator[str]:
        """What to say of new revisions that name what did not change."""
        for each in self.found:
            for idle in each.difference.idle:
                yield idle_words(idle, self.new.plans[each.file], each.file, self.page.words)


@dataclass(frozen=True, slots=True)
class Revisions:
    """The repository of a call's root."""

    call: Call
    root: Path
    repository: Repository

    @classmethod
    def of(cls, call: Call) -> "Revisions":
        """The repository of the root; without one the call ends."""
        root = call.root()
        with git_asked(call):
            return cls(call, root, open_repository(root))

    def plans(self, revision: str) -> PlansAt:
        """The plans asked for, as they were at `revision`; one that cannot be read ends the call."""
        with git_asked(self.call):
            commit = self.repository.commit(revision)
            contents = plans_at(repository_then(self.repository, commit, self.root), commit)
        return PlansAt(self._read(contents, f"{revision}:"), commit)

    def plans_before(self, revision: str) -> PlansAt:
        """As `plans`; before the first commit of a branch there are none."""
        is_first = revision == HEAD and self.repository.is_unborn()
        return PlansAt({}) if is_first else self.plans(revision)

    def plans_staged(self) -> PlansAt:
        """The plans asked for, as they are staged to be committed."""
        with git_asked(self.call):
            contents = plans_staged(self.repository)
        return PlansAt(self._read(contents, _STAGED))

    def plans_now(self) -> PlansAt:
        """The plans asked for, as their files stand."""
        tree = DiskTree(self.root)
        contents = {file: tree.read(file) for file in tree.plans()}
        unread = [content for content in contents.values() if isinstance(content, Problem)]
        if unread:
            raise self.call.data_stop(tree, unread, self.call.plain_page)
        return PlansAt(self._read({f: c for f, c in contents.items() if isinstance(c, bytes)}, ""))

    def compared(self, old: PlansAt, new: PlansAt) -> Compared:
        """What changed from `old` to `new`, in the language of the first plan."""
        found = tuple(file_differences(old.plans, new.plans, new.commit))
        languages = (plan.language for each in (new, old) for plan in each.plans.values())
        return Compared(found, new, self.call.shared.page(next(languages, self.call.words.language)))

    def _read(self, contents: Mapping[str, bytes], where: str) -> Mapping[str, Plan]:
        name = self.call.shared.plan
        stem = None if name is None else PurePosixPath(name).name.removesuffix(".yaml")
        chosen = {f: content for f, content in contents.items() if stem in (None, PurePosixPath(f).stem)}
        found = {file: read_plan(content, where + file) for file, content in chosen.items()}
        errors = [problem for each in found.values() for problem in errors_of(each.problems)]
        if errors:
            unwritten = {where + file: content for file, content in chosen.items()}
            page = self.call.plain_page
            raise Stop(Exit.DATA_WRONG, problem_text(pinned(DiskTree(self.root), errors, unwritten), page))
        return {file: each.plan for file, each in found.items() if each.plan is not None}


def problems_since(call: Call, now: Tree, revision: str) -> tuple[Problem, ...]:
    """What was eased without a reason in the plans asked for, or edited or removed in any log."""
    revisions = Revisions.of(call)
    before, after = revisions.plans(revision), revisions.plans_now()
    eased = since_problems(before.plans, after.plans, revision)
    then = call.tree_at(revision)
    plans = {*then.plans(), *now.plans()}
    old, new = (_logs(tree, plans) for tree in (then, now))
    return (*eased, *kept_problems(old, new, revision))


def _logs(tree: Tree, plans: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    files = [log for plan in sorted(plans) for log in tree.logs(plan)]
    return {file: read_logs(tree, [file])[0] for file in files}


@dataclass(frozen=True, slots=True)
class Past:
    """A plan as it stands, None where it has errors, and all of its versions, oldest first."""

    call: Call
    file: str
    plan: Plan | None
    versions: tuple[Version, ...]

    @classmethod
    def of(cls, call: Call, *, is_remembered: bool) -> "Past":
        """The past of the plan that the call asks for."""
        tree = call.tree()
        file = call.plan_file(tree, call.today)
        with git_asked(call):
            repository = open_repository(tree.root)
            versions = plan_versions(repository, repository.commit(HEAD), file, is_kept=is_remembered)
        content = tree.read(file)
        return cls(call, file, None if isinstance(content, Problem) else readable_plan(content), versions)

    @property
    def page(self) -> Page:
        """How to draw."""
        return self.call.shared.page(self.call.words.language if self.plan is None else self.plan.language)

    def told(self, words: str | None) -> Told:
        """The history of what `words` name; of the whole plan without any."""
        found = None if words is None else self._subject(words)
        events = history(self.versions) if found is None else history(self.versions, *found)
        unread = [version for version in self.versions if not version.is_readable]
        return Told(self.file, None if found is None else found[1], tuple(events), unread)

    def _subject(self, words: str) -> tuple[SubjectKind, str] | None:
        """What has the id `words`, or ever had it, else what they name in the plan now; None is the plan."""
        found = None if self.plan is None else find_subject(self.plan, words)
        if found is not None and found.subject is not None and id_of(found.subject) == words:
            return SUBJECTS[type(found.subject)], words
        for kind in SubjectKind:
            if (name := last_name(kind, words, self.versions)) is not None:
                return kind, name
        if found is not None and found.subject is not None:
            return SUBJECTS[type(found.subject)], id_of(found.subject)
        if words in (_WHOLE_PLAN, PurePosixPath(self.file).stem):
            return None
        if found is not None and found.candidates:
            raise Stop(Exit.CALL_WRONG, candidate_list(words, found.candidates, self.page))
        raise self.call.stop("not-found", words=words)

"""The plans of a root at a revision, or as they stand; what cannot be had ends the call in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from workplan.cli.call import Call
from workplan.cli.exits import Exit, Stop
from workplan.cli.loading import pinned
from workplan.core.diff import FileDifference, file_differences, since_problems
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.files.disk.folder import plan_files, read_bytes
from workplan.files.former_root import repository_then
from workplan.files.git import GitTrouble, Repository, open_repository
from workplan.files.plan_file import read_plan
from workplan.files.revision import plans_at, plans_staged
from workplan.views.diff import idle_words
from workplan.views.page import Page
from workplan.views.problems import problem_text
from workplan.views.safety import safe

T = TypeVar("T")
HEAD = "HEAD"
_STAGED = ":"  # as git calls what is in the index


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
        return cls(call, root, had(call, open_repository(root)))

    def plans(self, revision: str) -> PlansAt:
        """The plans asked for, as they were at `revision`; one that cannot be read ends the call."""
        commit = had(self.call, self.repository.commit(revision))
        repository = had(self.call, repository_then(self.repository, commit, self.root))
        contents = had(self.call, plans_at(repository, commit))
        return PlansAt(self._read(contents, f"{revision}:"), commit)

    def plans_before(self, revision: str) -> PlansAt:
        """As `plans`; before the first commit of a branch there are none."""
        is_first = revision == HEAD and self.repository.is_unborn()
        return PlansAt({}) if is_first else self.plans(revision)

    def plans_staged(self) -> PlansAt:
        """The plans asked for, as they are staged to be committed."""
        return PlansAt(self._read(had(self.call, plans_staged(self.repository)), _STAGED))

    def plans_now(self) -> PlansAt:
        """The plans asked for, as their files stand."""
        contents = {file: read_bytes(self.root, file) for file in plan_files(self.root)}
        unread = [content for content in contents.values() if isinstance(content, Problem)]
        if unread:
            raise self.call.data_stop(self.root, unread, self.call.plain_page)
        return PlansAt(self._read({f: c for f, c in contents.items() if isinstance(c, bytes)}, ""))

    def compared(self, old: PlansAt, new: PlansAt) -> Compared:
        """What changed from `old` to `new`, in the language of the first plan."""
        found = tuple(file_differences(old.plans, new.plans, new.commit))
        return Compared(found, new, self.page(new, old))

    def page(self, *found: PlansAt) -> Page:
        """How to draw, in the language of the first plan."""
        languages = (plan.language for each in found for plan in each.plans.values())
        return self.call.shared.page(next(languages, self.call.words.language))

    def _read(self, contents: Mapping[str, bytes], where: str) -> Mapping[str, Plan]:
        chosen = {file: content for file, content in contents.items() if self._is_chosen(file)}
        found = {file: read_plan(content, where + file) for file, content in chosen.items()}
        errors = [problem for each in found.values() for problem in errors_of(each.problems)]
        if errors:
            unwritten = {where + file: content for file, content in chosen.items()}
            page = self.call.plain_page
            raise Stop(Exit.DATA_WRONG, problem_text(pinned(self.root, errors, unwritten), page))
        return {file: each.plan for file, each in found.items() if each.plan is not None}

    def _is_chosen(self, file: str) -> bool:
        name = self.call.shared.plan
        return name is None or PurePosixPath(file).stem == PurePosixPath(name).name.removesuffix(".yaml")


def problems_since(revisions: Revisions, revision: str) -> tuple[Problem, ...]:
    """What was eased since `revision` without a reason, in all plans asked for."""
    old, new = revisions.plans(revision), revisions.plans_now()
    found = file_differences(old.plans, new.plans, None)
    return tuple(
        problem
        for each in found
        for problem in since_problems(new.plans.get(each.file), each.file, each.difference, revision)
    )


def had(call: Call, found: T | GitTrouble) -> T:
    """What was found; git's trouble ends the call."""
    if isinstance(found, GitTrouble):
        params = {key: safe(text) if key == "file" else text for key, text in found.params.items()}
        words = call.words.of("git-trouble", found.code, **params)
        raise Stop(Exit.CALL_WRONG, words)
    return found

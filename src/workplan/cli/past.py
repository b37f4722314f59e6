"""The past of one plan: its versions in git, and the history of what a call asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from workplan.cli.call import Call
from workplan.cli.exits import Exit, Stop
from workplan.cli.revisions import had
from workplan.core.diff import ChangeKind, PlanChange, SubjectKind
from workplan.core.history import Version, Wanted, history, is_value, last_name, names_of
from workplan.core.lookup import Subject, find_subject, id_of
from workplan.core.plan import Definition, Owner, Plan, Section, Task
from workplan.core.problems import Problem
from workplan.core.target import Target
from workplan.files.disk.folder import read_bytes
from workplan.files.git import open_repository
from workplan.files.memory import Memory, recall, remember
from workplan.files.plan_reader import PlanReader
from workplan.files.plan_versions import plan_versions
from workplan.views.history import Told
from workplan.views.lookup import candidate_list
from workplan.views.page import Page

_WHOLE_PLAN = "plan"


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
        root = call.root()
        repository = had(call, open_repository(root))
        file = call.plan_file(root, call.today)
        start = had(call, repository.commit("HEAD"))
        memory = recall(root / file) if is_remembered else Memory()
        versions = had(call, plan_versions(repository, start, file, memory))
        if is_remembered:
            remember(root / file, memory)
        return cls(call, file, _plan_now(root, file), versions)

    @property
    def page(self) -> Page:
        """How to draw."""
        return self.call.shared.page(self.call.words.language if self.plan is None else self.plan.language)

    def told(self, words: str | None) -> Told:
        """The history of what `words` name; of the whole plan without any."""
        found = None if words is None else self._subject(words)
        unread = [version for version in self.versions if not version.is_readable]
        if words is not None and found is not None:
            subject, name = found
            entries = tuple(history(self.versions, self._wanted(subject, name)))
            return Told(self.file, name, entries, unread)
        entries = tuple(history(self.versions, [_whole_plan(version) for version in self.versions]))
        return Told(self.file, None, entries, unread)

    def _subject(self, words: str) -> tuple[SubjectKind, str] | None:
        """What has the id `words`, or ever had it, else what they name in the plan now; None is the plan."""
        found = None if self.plan is None else find_subject(self.plan, words)
        if found is not None and found.subject is not None and id_of(found.subject) == words:
            return _kind_of(found.subject), words
        for kind in SubjectKind:
            if (name := last_name(kind, words, self.versions)) is not None:
                return kind, name
        if found is not None and found.subject is not None:
            return _kind_of(found.subject), id_of(found.subject)
        if words in (_WHOLE_PLAN, PurePosixPath(self.file).stem):
            return None
        if found is not None and found.candidates:
            raise Stop(Exit.CALL_WRONG, candidate_list(words, found.candidates, self.page))
        raise self.call.stop("not-found", words=words)

    def _wanted(self, subject: SubjectKind, name: str) -> Sequence[Wanted]:
        names = names_of(subject, [name], self.versions)
        make = _of_target if subject is SubjectKind.TARGET else _of_group
        return [make(subject, each) for each in names]


def _plan_now(root: Path, file: str) -> Plan | None:
    content = read_bytes(root, file)
    return None if isinstance(content, Problem) else PlanReader().read(content)


def _kind_of(subject: Subject) -> SubjectKind:
    kinds: dict[type[Subject], SubjectKind] = {
        Target: SubjectKind.TARGET,
        Task: SubjectKind.TASK,
        Section: SubjectKind.SECTION,
        Owner: SubjectKind.OWNER,
        Definition: SubjectKind.DEFINITION,
    }
    return kinds[type(subject)]


def _of_target(subject: SubjectKind, names: frozenset[str]) -> Callable[[PlanChange], bool]:
    """The changes of a target's bound, due date, owner and state, and whatever else moves it."""
    return lambda change: change.subject is subject and change.id in names and is_value(change)


def _of_group(subject: SubjectKind, names: frozenset[str]) -> Callable[[PlanChange], bool]:
    """All changes of a section or task and of what belongs to it."""

    def is_wanted(change: PlanChange) -> bool:
        is_own = change.subject is subject and change.id in names
        return _is_event(change) and (is_own or not names.isdisjoint(change.within))

    return is_wanted


def _whole_plan(version: Version) -> Callable[[PlanChange], bool]:
    """All changes of a plan; of a plan that is new or no more, only that."""
    changes = (change for each in version.differences for change in each)
    is_whole = any(c.subject is SubjectKind.PLAN and c.kind is not ChangeKind.CHANGED for c in changes)
    if is_whole and len(version.differences) == 1:
        return lambda change: change.subject is SubjectKind.PLAN
    return _is_event


def _is_event(change: PlanChange) -> bool:
    """Whether something happened; what a new target begins with is part of its arrival."""
    return change.field is None or change.kind is not ChangeKind.ADDED

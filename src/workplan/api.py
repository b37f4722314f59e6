"""The API for programs in Python: what a plan and its logs come to, without a command line (docs/api.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path, PurePosixPath

from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.core.status import status_on
from workplan.core.typed import day_typed
from workplan.files.disk.folder import DiskTree, find_root
from workplan.reading import Loaded, MemoryTree, load, pinned, plans_meant
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.problems import problems_json
from workplan.views.records import Judged, Value, rows_in
from workplan.views.words import Language

Json = dict[str, object]
Rows = list[dict[str, Value]]
_LAST = date.max - timedelta(days=1)  # a day after which there is another


@dataclass(frozen=True)
class Judgement:
    """What a plan and its logs come to on a day; where they have errors, nothing but these `problems`.

    `judged` is for the program's own use.
    """

    problems: list[Json]
    judged: Judged | None = None

    @cached_property
    def status(self) -> Json | None:
        """The answer, as `status --format json` gives it; None where there are errors."""
        return None if self.judged is None else status_json(self.judged.status, self.judged.words)

    @property
    def plans(self) -> Rows:
        """One row, of the plan."""
        return self.rows("plans")

    @property
    def targets(self) -> Rows:
        """A row for each target."""
        return self.rows("targets")

    @property
    def entries(self) -> Rows:
        """A row for each entry up to the day."""
        return self.rows("entries")

    @property
    def verdicts(self) -> Rows:
        """A row for each target, with what it comes to."""
        return self.rows("verdicts")

    @property
    def groups(self) -> Rows:
        """A row for the plan, and for each section, task, owner and tag."""
        return self.rows("groups")

    @property
    def alerts(self) -> Rows:
        """A row for each alert, the gravest first."""
        return self.rows("alerts")

    def rows(self, table: str) -> Rows:
        """The rows of a table by its name (docs/export.md); none where there are errors."""
        return [] if self.judged is None else rows_in(table, self.judged)


@dataclass(frozen=True)
class Office:
    """The plans below a root, and their logs; each is read once, when it is first asked for."""

    root: Path
    plan: str | None
    today: date
    language: Language | None
    _read: dict[str, Loaded] = field(default_factory=dict, repr=False)

    def status(self, as_of: date | str | None = None) -> Judgement:
        """What the plan of a day comes to on it; a day may be typed as after `--as-of`, None is today.

        ValueError where it is no day; LookupError where no plan, or none alone, is meant.
        """
        day = day_typed(as_of, self.today) if isinstance(as_of, str) else as_of or self.today
        if day is None:
            raise ValueError(self._said("bad-day", text=as_of))
        loaded = self._loaded(self._file(day))
        return judge_loaded(loaded, Question(day, self.today, self.language, self.root.name))

    @property
    def problems(self) -> list[Json]:
        """All problems of all plans or of the one that is asked for, as `check --format json` lists them.

        But for those that the history of git shows.
        """
        tree = DiskTree(self.root)
        files = tree.plans() if self.plan is None else plans_meant(tree, self.plan, self.today)
        loads = [self._loaded(file) for file in files]
        found = [p for each in loads for p in (*each.problems, *each.check_logs(self.today))]
        found += [problem for problem in tree.stray() if problem not in found]
        plans = (each.plan for each in loads)
        return problems_json(pinned(tree, found), words_for(next(filter(None, plans), None), self.language))

    def _file(self, day: date) -> str:
        tree = DiskTree(self.root)
        meant = plans_meant(tree, self.plan, day)
        if len(meant) == 1:
            return meant[0]
        known = ", ".join(meant or tree.plans())
        key = "several-plans" if meant else "unknown-plan" if known else "no-plan"
        raise LookupError(self._said(key, day=day, files=known, name=self.plan, known=known))

    def _loaded(self, file: str) -> Loaded:
        if file not in self._read:
            self._read[file] = load(DiskTree(self.root), file)
        return self._read[file]

    def _said(self, key: str, **params: object) -> str:
        return Words(self.language or Language.EN).of("call", key, **params)


def open_office(path: Path, plan: str | None, today: date, language: str | None) -> Office:
    """The office whose root is the nearest folder from `path` upwards; LookupError where there is none."""
    root, known = find_root(path), language_named(language)
    if root is None:
        raise LookupError(Words(known or Language.EN)("call.no-root", folder=path.absolute()))
    return Office(root, plan, today, known)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a plan: the day, and the one after which entries are in the future, None for never.

    `body` is what the rows of tables call whose plan it is, `commit` that of its files, where they have one.
    """

    day: date
    today: date | None
    language: Language | None = None
    body: str = ""
    commit: str | None = None


def judge_texts(file: str, texts: Mapping[str, str | bytes], question: Question) -> Judgement:
    """What the plan in `file` and its logs come to, by their texts alone."""
    contents = {name: _bytes(text) for name, text in texts.items()}
    return judge_loaded(load(MemoryTree(file, contents), file), question)


def judge_loaded(loaded: Loaded, question: Question) -> Judgement:
    """What was read comes to, with all problems told."""
    judged, problems = judged_of(loaded, question)
    found = pinned(loaded.tree, problems) if problems else ()
    return Judgement(problems_json(found, words_for(loaded.plan, question.language)), judged)


def judged_of(loaded: Loaded, question: Question) -> tuple[Judged | None, tuple[Problem, ...]]:
    """What was read comes to, None where it has errors; and all problems."""
    problems = loaded.problems + loaded.check_logs(question.today or _LAST)
    if loaded.logs is None or errors_of(problems):
        return None, problems
    status = status_on(loaded.logs, loaded.file, question.day)
    period, words = PurePosixPath(loaded.file).stem, words_for(loaded.plan, question.language)
    found = Judged(question.body, period, status, loaded.logs, words, len(problems), question.commit)
    return found, problems


def words_for(plan: Plan | None, language: Language | None) -> Words:
    """The words of an answer about a plan: in a language that was asked for, else in the plan's."""
    if plan is None:
        return Words(language or Language.EN, is_plain=True)
    return Words(language or Language(plan.language), plan.labels, is_plain=True)


def language_named(name: str | None) -> Language | None:
    """The language that was asked for; ValueError for one that there is not."""
    return None if name is None else Language(name)


def _bytes(text: str | bytes) -> bytes:
    return text.encode(errors="surrogatepass") if isinstance(text, str) else text

"""The API for programs in Python: what a plan and its logs come to, without a command line (docs/api.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from workplan.core.calendar import FIRST_YEAR, LAST_YEAR
from workplan.core.plan import Plan
from workplan.core.problems import Problem, errors_of
from workplan.core.status import status_on
from workplan.core.typed import day_typed
from workplan.files.disk.folder import DiskTree, find_root
from workplan.reading import Loaded, MemoryTree, load, pinned, plans_meant
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.problems import problems_json
from workplan.views.records import Judged, columns_in
from workplan.views.words import Language

Json = dict[str, Any]
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
    def plans(self) -> list[Json]:
        """One row, of the plan."""
        return self.rows("plans")

    @property
    def targets(self) -> list[Json]:
        """A row for each target."""
        return self.rows("targets")

    @property
    def entries(self) -> list[Json]:
        """A row for each entry up to the day."""
        return self.rows("entries")

    @property
    def verdicts(self) -> list[Json]:
        """A row for each target, with what it comes to."""
        return self.rows("verdicts")

    @property
    def groups(self) -> list[Json]:
        """A row for the plan, and for each section, task, owner and tag."""
        return self.rows("groups")

    @property
    def alerts(self) -> list[Json]:
        """A row for each alert, the gravest first."""
        return self.rows("alerts")

    def rows(self, table: str) -> list[Json]:
        """The rows of a table by its name (docs/export.md); none where there are errors."""
        columns = self.columns(table)
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def columns(self, table: str) -> dict[str, list[Any]]:
        """The same by the names of its columns, which a table without rows has too."""
        return columns_in(table, self.judged)


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
        day = day_typed(as_of, self.today) if isinstance(as_of, str) else day_given(as_of or self.today)
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
    return Office(root.resolve(), plan, day_given(today), known)


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


def judge_texts(
    file: str, plan: str | bytes, logs: Mapping[str, str | bytes], question: Question
) -> Judgement:
    """What the plan, called `file`, and its logs come to, by their texts alone.

    ValueError where the plan stands among the logs, TypeError where a text is none.
    """
    if file in logs:
        raise ValueError(f"{file!r} is the plan and stands among the logs; name the plan by file=")
    contents = {name: _bytes(name, text) for name, text in {**logs, file: plan}.items()}
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


def day_given(day: date) -> date:
    """A day as it was given, without a time; ValueError where it is not of the years that plans may have."""
    if not isinstance(day, date):
        raise TypeError(f"a date is wanted, not {day!r}")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{day} lies outside of the years {FIRST_YEAR} to {LAST_YEAR}")
    return day.date() if isinstance(day, datetime) else day


def _bytes(name: object, text: object) -> bytes:
    if not (isinstance(name, str) and isinstance(text, str | bytes)):
        raise TypeError(f"{name!r}: the path of a text is a str, and the text a str or bytes")
    return text.encode(errors="surrogatepass") if isinstance(text, str) else text

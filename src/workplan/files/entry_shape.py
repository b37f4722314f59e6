"""The shape of one entry: which keys it has, what each may hold, and what an entry must say."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from workplan.core.calendar import parse_day
from workplan.core.figures import Figure, exact_figure, is_in_points
from workplan.core.log import WORDS, Entry, Given, words_of
from workplan.core.problems import closest
from workplan.files.entry_fields import EntryFields
from workplan.files.keys import ENTRY_KEYS
from workplan.files.yaml.tree import UNREADABLE, Data

LIGHTS = ("green", "yellow", "red")
SAYING = ("add", "value", "done", "light", "note", "problem", "next", "evidence")
FIGURES = ("add", "value", "done")
_KNOWN = frozenset(ENTRY_KEYS)
_SUBJECTS = frozenset({"target", "task"})
_TRUTH = {"true": True, "false": False}


@dataclass(slots=True)
class EntryReader(EntryFields):
    """Reads the entries of a file one by one."""

    misspelt: set[str | None] = field(default_factory=set)

    def entry(self, item: Data, index: int, line: int) -> Entry | None:
        """The entry that `item` writes; None when anything in it is wrong."""
        self.index, self.is_broken = index, False
        if not isinstance(item, dict):
            self._no_mapping(item)
            return None
        self.data = item
        self.misspelt = set() if item.keys() <= _KNOWN else set(self._unknown_keys())
        day, subject = self._day(), self._subject()
        self._says_one_thing()
        entry = self._built(day or date.min, subject or "", line)
        return None if self.is_broken else entry

    def _no_mapping(self, item: Data) -> None:
        if item is None:
            self.problem("says-nothing")
        elif item is not UNREADABLE:
            self.problem("wrong-type", expected="mapping")

    def _unknown_keys(self) -> Iterator[str | None]:
        """What each unknown key, which is reported, was probably meant to be."""
        for key in self.data:
            if key not in _KNOWN:
                hint = closest(key, ENTRY_KEYS)
                self.problem("unknown-key", key, on_key=True, key=key, suggestion=hint, known=ENTRY_KEYS)
                yield hint

    def _day(self) -> date | None:
        if "date" not in self.data and "date" not in self.misspelt:
            self.problem("missing-key", key="date")
        return self.parsed("date", parse_day, "bad-date", "day")

    def _subject(self) -> str | None:
        """The id of its target or its task."""
        if "target" in self.data and "task" in self.data:
            self.problem("target-and-task", "task", on_key=True)
        elif not self.data.keys() & _SUBJECTS and not self.misspelt & _SUBJECTS:
            self.problem("missing-key", key="target")
        target, task = self.name("target"), self.name("task")
        return target or task

    def _says_one_thing(self) -> None:
        """It says something, not `done` and a figure, and of a task only words."""
        if not any(key in self.data for key in SAYING) and self.data.keys() <= _KNOWN:
            self.problem("says-nothing")
        if "done" in self.data and ("add" in self.data or "value" in self.data):
            self.problem("done-and-figure", "done", on_key=True)
        if "task" in self.data and "target" not in self.data:
            for key in FIGURES:
                if key in self.data:
                    self.problem("not-for-task", key, on_key=True, key=key)

    def _built(self, day: date, subject: str, line: int) -> Entry:
        add = cast("Figure | None", self.parsed("add", _added, "bad-number", "number"))
        value = cast("Figure | None", self.parsed("value", exact_figure, "bad-number", "number"))
        in_points = is_in_points(self.data.get("add"), self.data.get("value"))
        given = Given(add, value, self._done(), self.choice("light", LIGHTS), in_points=in_points)
        words = words_of({key: self.text(key) for key in WORDS}, self.texts("evidence"))
        return Entry(
            day, subject, "task" in self.data, given, words, self.name("id"), self.file, line, self.index
        )

    def _done(self) -> bool | None:
        text = self.text("done", "boolean")
        if text is not None and text not in _TRUTH:
            self.problem("wrong-type", "done", expected="boolean")
        return _TRUTH.get(text or "")


def _added(text: str) -> Figure | None:
    return None if "/" in text else exact_figure(text)

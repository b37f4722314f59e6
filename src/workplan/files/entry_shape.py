"""The shape of one entry: which keys it has, what each may hold, and what an entry must say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import cast

from workplan.core.calendar import parse_day
from workplan.core.entries import Entry
from workplan.core.figures import parse_figure, parse_points, parse_share
from workplan.core.problems import closest
from workplan.files.entry_fields import EntryFields
from workplan.files.keys import ENTRY_KEYS
from workplan.files.schema.ids import as_id
from workplan.files.yaml.tree import UNREADABLE, Data

LIGHTS = ("green", "yellow", "red")
SAYING = ("add", "value", "done", "light", "note", "problem", "next", "evidence")
FIGURES = ("add", "value", "done")
_KNOWN = frozenset(ENTRY_KEYS)
_SUBJECTS = frozenset({"target", "task"})
_SAYING, _SUMS = frozenset(SAYING), frozenset({"add", "value"})
_TRUTH = {"true": True, "false": False}
_DONE = frozenset({None, *_TRUTH})
_LIGHT = frozenset({None, *LIGHTS})
_ODD = object()


@dataclass(slots=True)
class EntryReader(EntryFields):
    """Reads the entries of a file one by one."""

    misspelt: set[str | None] = field(default_factory=set)

    def entry(self, item: Data, index: int, line: int) -> Entry | None:
        """The entry that `item` writes; None when anything in it is wrong."""
        self.index, self.is_broken = index, False
        if (plain := self._plain(item, line)) is not None:
            return plain
        if not isinstance(item, dict):
            self._no_mapping(item)
            return None
        self.data = item
        self.misspelt = set() if item.keys() <= _KNOWN else set(self._unknown_keys())
        day, subject = self._day(), self._subject()
        self._says_one_thing()
        entry = self._built(day or date.min, subject or "", line)
        return None if self.is_broken else entry

    def _plain(self, item: Data, line: int) -> Entry | None:
        """The entry, if nothing in it takes a closer look; the same as is made of it below."""
        if not isinstance(item, dict) or not _is_plain(item):
            return None
        get = cast("dict[str, str]", item).get
        day, subject, name = parse_day(get("date", "")), _subject(item), get("id")
        add, value = _read(get("add"), _figure), _read(get("value"), _value)
        done, light = get("done"), get("light")
        is_odd = add is _ODD or value is _ODD or done not in _DONE or light not in _LIGHT
        if day is None or subject is None or is_odd or not _is_name(name):
            return None
        evidence = item.get("evidence", ())
        return Entry(
            date=day,
            subject=subject,
            is_task="task" in item,
            add=cast("Fraction | None", add),
            value=cast("Fraction | None", value),
            done=None if done is None else _TRUTH[done],
            light=light,
            by=get("by"),
            note=get("note"),
            problem=get("problem"),
            next=get("next"),
            evidence=(evidence,) if isinstance(evidence, str) else tuple(cast("list[str]", evidence)),
            id=name,
            in_points=_are_in_points((get("add"), get("value"))),
            file=self.file,
            line=line,
            index=self.index,
        )

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
        return Entry(
            date=day,
            subject=subject,
            is_task="task" in self.data,
            add=self.parsed("add", _figure, "bad-number", "number"),
            value=self.parsed("value", _value, "bad-number", "number"),
            done=self._done(),
            light=self.choice("light", LIGHTS),
            by=self.text("by"),
            note=self.text("note"),
            problem=self.text("problem"),
            next=self.text("next"),
            evidence=self.texts("evidence"),
            id=self.name("id"),
            in_points=self._in_points(),
            file=self.file,
            line=line,
            index=self.index,
        )

    def _done(self) -> bool | None:
        text = self.text("done", "boolean")
        if text is not None and text not in _TRUTH:
            self.problem("wrong-type", "done", expected="boolean")
        return _TRUTH.get(text or "")

    def _in_points(self) -> bool:
        """Whether its figure was written as a share, or with a per cent sign."""
        return _are_in_points((self.data.get("add"), self.data.get("value")))


def _is_plain(item: dict[str, Data]) -> bool:
    """Whether its keys are known and go together, and each holds a text, or evidence a list of texts."""
    keys = item.keys()
    if not keys <= _KNOWN or keys.isdisjoint(_SAYING):
        return False
    if "done" in item and not keys.isdisjoint(_SUMS):
        return False
    if "task" in item and ("target" in item or not keys.isdisjoint(FIGURES)):
        return False
    for value in item.values():
        if value.__class__ is not str:
            return _are_texts(item)
        if not value or value.isspace():
            return False
    return True


def _are_texts(item: dict[str, Data]) -> bool:
    """As of an entry whose evidence may be a list."""
    texts: list[Data] = []
    for key, value in item.items():
        texts += value if key == "evidence" and isinstance(value, list) else [value]
    return all(isinstance(text, str) and text.strip() for text in texts)


def _subject(item: dict[str, Data]) -> str | None:
    """The id of its target or task, if that is as it should be written."""
    text = item.get("target") or item.get("task")
    return text if isinstance(text, str) and text.isascii() and as_id(text) else None


def _is_name(text: str | None) -> bool:
    """Whether an id, if there is one, is as it should be written."""
    return text is None or (text.isascii() and as_id(text) is not None)


def _read(text: str | None, parse: Callable[[str], Fraction | None]) -> object:
    """What `parse` makes of a text that is there; _ODD where that is nothing."""
    if text is None:
        return None
    figure = parse(text)
    return _ODD if figure is None else figure


def _are_in_points(texts: Iterable[Data]) -> bool:
    return any(isinstance(text, str) and parse_figure(text) is None for text in texts)


@lru_cache(maxsize=4096)  # the same few figures stand in most entries
def _figure(text: str) -> Fraction | None:
    points = parse_points(text)
    return None if points is None else Fraction(points)


@lru_cache(maxsize=4096)
def _value(text: str) -> Fraction | None:
    return parse_share(text) if "/" in text else _figure(text)

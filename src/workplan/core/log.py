"""Logs: the entries of a plan, and the trail of each target through them, made once for all that ask."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from workplan.core.figures import Figure
from workplan.core.plan import Kind, Plan, Target

DONE = Fraction(100)
ZERO = Fraction(0)
WORDS = ("by", "unit", "note", "problem", "next")

_QUOTED = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_SAID = re.compile(rf", ([a-z]+): (?:({_QUOTED})|\[({_QUOTED}(?:, {_QUOTED})*)\])", re.DOTALL)
_EACH = re.compile(_QUOTED, re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DATE = attrgetter("date")
_BY_PATH = attrgetter("date", "file", "item")


@dataclass(frozen=True, slots=True)
class Given:
    """What an entry gives besides words; entries that give the same may share one.

    `reached` is the name of a stage, in NFC. `in_points` says that a figure was written as a share or with
    a per cent sign.
    """

    add: Figure | None = None
    value: Figure | None = None
    done: bool | None = None
    reached: str | None = None
    light: str | None = None
    in_points: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it is a number or done, and not a stage or a light alone."""
        return self.add is not None or self.value is not None or self.done is not None


class Entry(NamedTuple):
    """One report as it was written; where it stands is not part of what it says.

    `words` are its texts and evidence as `log` writes them, cut out only when they are asked for. `item` is
    its place among the items of the log, from 0. A tuple, which is made in half the time of a dataclass.
    """

    date: date
    subject: str
    is_task: bool
    given: Given
    words: str = ""
    id: str | None = None
    file: str = ""
    line: int = 0
    item: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self[:6] == other[:6]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:6])

    @property
    def by(self) -> str | None:
        """Who reports."""
        return self._text("by")

    @property
    def unit(self) -> str | None:
        """The unit whose sheet the report is from."""
        return self._text("unit")

    @property
    def note(self) -> str | None:
        """What was done."""
        return self._text("note")

    @property
    def problem(self) -> str | None:
        """What stands in the way."""
        return self._text("problem")

    @property
    def next(self) -> str | None:
        """The next step."""
        return self._text("next")

    @property
    def texts(self) -> Mapping[str, str]:
        """All that it says in words, by key."""
        return {name: unquoted(text) for name, text, _ in _SAID.findall(self.words) if text}

    @property
    def evidence(self) -> tuple[str, ...]:
        """The files it names."""
        if not self.words.endswith("]"):
            return ()
        *_, listed = _SAID.findall(self.words)[-1]
        return tuple(unquoted(text) for text in _EACH.findall(listed))

    def _text(self, key: str) -> str | None:
        return self.texts.get(key) if key in self.words else None


def words_of(texts: Mapping[str, str | None], evidence: Iterable[str] = ()) -> str:
    """Texts by their keys, and evidence, as an entry holds them."""
    said = "".join(f", {key}: {_quoted(text)}" for key in WORDS if (text := texts.get(key)) is not None)
    named = ", ".join(map(_quoted, evidence))
    return f"{said}, evidence: [{named}]" if named else said


def _quoted(text: str) -> str:
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def unquoted(text: str) -> str:
    """The text that stands so in double quotes."""
    return _ESCAPED.sub(r"\1", text[1:-1]) if "\\" in text else text[1:-1]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry, and the standing figure before and after it (a milestone's in per cent); None: no figure."""

    entry: Entry
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class Trail:
    """The entries of one target up to a day, in order, and the standing figure after each.

    `repeated` are those whose id had counted already.
    """

    entries: Sequence[Entry] = ()
    figures: Sequence[Figure | None] = ()
    repeated: tuple[Entry, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each entry, with the figure before it and after it."""
        figures = [None if figure is None else Fraction(figure) for figure in self.figures]
        return tuple(map(Step, self.entries, [None, *figures], figures))

    @property
    def last_entry(self) -> Entry | None:
        """The last report of any sort."""
        return self.entries[-1] if self.entries else None

    def count_before(self, day: date) -> int:
        """How many of the entries are dated before `day`."""
        return bisect_left(self.entries, day, key=_DATE)

    def count_until(self, day: date) -> int:
        """How many of the entries are dated on or before `day`."""
        return bisect_right(self.entries, day, key=_DATE)

    def last_figure_place(self, end: int) -> int | None:
        """The place of the last entry before the place `end` that gave a number or done."""
        return next((i for i in reversed(range(end)) if self.entries[i].given.is_figure), None)

    def until(self, day: date) -> "Trail":
        """The trail as it was at the end of `day`."""
        end = self.count_until(day)
        repeated = tuple(entry for entry in self.repeated if entry.date <= day)
        return Trail(self.entries[:end], self.figures[:end], repeated)


Subject: TypeAlias = tuple[bool, str]  # whether it is a task, and its id as it is written


@dataclass(frozen=True, slots=True)
class Logs:
    """All entries of a plan, file by file and line by line, by subject, and the trail of each target."""

    plan: Plan
    entries: Sequence[Entry]
    by_subject: Mapping[Subject, Sequence[Entry]]
    trails: Mapping[str, Trail]

    def of_task(self, task: str, as_of: date) -> tuple[Entry, ...]:
        """The reports of a task itself, in order, up to a day."""
        entries = self.by_subject.get((True, task), ())
        return tuple(_in_order(entry for entry in entries if entry.date <= as_of))


def logs_of(plan: Plan, entries: Sequence[Entry], before: Logs | None = None) -> Logs:
    """The logs of a plan; `entries` come file by file and line by line.

    The trails of `before`, other logs of the same plan, are taken over where the same was reported.
    """
    by_subject: defaultdict[Subject, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_subject[entry.is_task, entry.subject].append(entry)
    about: dict[str, list[Subject]] = {}
    duties = {task.id: [t.id for t in task.targets if t.kind is Kind.DUTY] for task in plan.tasks}
    ids = plan.ids()
    for is_task, subject in by_subject if before is None else {**before.by_subject, **by_subject}:
        for target_id in duties.get(subject, ()) if is_task else (ids.get(subject, ""),):
            about.setdefault(target_id, []).append((is_task, subject))
    trails = {}
    for target in plan.targets:
        own = about.get(target.id, ())
        if before is not None and all(by_subject[each] == before.by_subject.get(each) for each in own):
            trails[target.id] = before.trails[target.id]
        else:
            trails[target.id] = trail_of(target, (entry for each in own for entry in by_subject[each]))
    return Logs(plan, entries, dict(by_subject), trails)


def trail_of(target: Target, entries: Iterable[Entry]) -> Trail:
    """The trail of `target` through its own entries."""
    own = _in_order(entries)
    repeated = tuple(entry for entry, _ in same_id(own))
    if repeated:
        again = {id(entry) for entry in repeated}
        own = [entry for entry in own if id(entry) not in again]
    figures = _per_cents(own) if target.kind is Kind.MILESTONE else _sums(own, target.kind)
    return Trail(own, figures, repeated)


def _sums(entries: Iterable[Entry], kind: Kind) -> list[Figure | None]:
    """What is added up, and what stands instead; a recurring target stands at 0 from its first entry on."""
    figure: Figure | None = None
    figures = []
    for entry in entries:
        given = entry.given
        if kind is Kind.RECURRING:
            figure = (figure or 0) + (given.add or 0)
        elif given.value is not None:
            figure = given.value
        elif given.add is not None:
            figure = (figure or 0) + given.add
        figures.append(figure)
    return figures


def _per_cents(entries: Iterable[Entry]) -> list[Figure | None]:
    """How far a milestone is; what is taken back to be not done stands where it stood before it was."""
    figure: Figure = 0
    below_done: Figure = 0
    figures: list[Figure | None] = []
    for entry in entries:
        given = entry.given
        if given.done is not None:
            figure = 100 if given.done else below_done
        elif given.value is not None:
            figure = given.value
            below_done = figure if figure < DONE else below_done
        figures.append(figure)
    return figures


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By date, then the file of its month, then by path and line."""
    found = sorted(entries, key=_BY_PATH)
    if any(one.date == other.date and one.file != other.file for one, other in pairwise(found)):
        found.sort(key=lambda entry: (entry.date, _place(entry)))  # slower, and only needed where it differs
    return found


def is_of_month(entry: Entry) -> bool:
    """Whether it stands in the log of its month, as progress/2022/2022-06.yaml."""
    folder, _, name = entry.file.rpartition("/")
    return name == f"{entry.date:%Y-%m}.yaml" and folder.count("/") == 1


def _place(entry: Entry) -> tuple[bool, str, int]:
    return not is_of_month(entry), entry.file, entry.item


def same_id(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry whose id stands elsewhere too, with the entry there: in its month's file, else the first."""
    named = [entry for entry in entries if entry.id is not None]
    if len({entry.id for entry in named}) != len(named):
        yield from _again(named, attrgetter("id"))


def equal_content(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry that says what another says, with that one, where one of the two has no id."""
    bare = {(entry.date, entry.subject) for entry in entries if entry.id is None}
    alike = [entry for entry in entries if (entry.date, entry.subject) in bare] if bare else []
    for entry, first in _again(alike, lambda entry: entry._replace(id=None)):
        if entry.id is None or first.id is None:
            yield entry, first


def _again(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry that is not the first of those that have its key, with the first."""
    places: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        places[key(entry)].append(entry)
    for found in places.values():
        first, *others = sorted(found, key=_place) if len(found) > 1 else found
        yield from ((other, first) for other in others)

"""A reply: the entries that its rows come to, and what is wrong with them, each at its cell."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from unicodedata import normalize

from workplan.core.calendar import parse_day
from workplan.core.check_log import leap_of
from workplan.core.collect import GREY, UNCHANGED, WHITE, Asked, Cell, Reply, ReplyRow
from workplan.core.figures import (
    Figure,
    exact_figure,
    is_in_points,
    parse_figure,
    places,
    plain,
    rounded,
)
from workplan.core.log import WORDS, Entry, Given, trail_of, words_of
from workplan.core.plan import Kind, Plan
from workplan.core.problems import Param, Problem, errors_of
from workplan.core.typed import Written, figure_typed, fold, id_made_of
from workplan.core.verdict import Light, judge

_NOTHING = frozenset(("", "-", "--", "—", "——", "/", "\\"))  # typed where there is no figure to say
_NO_WORDS = _NOTHING | {"无", "暂无", "没有", "none", "n/a", "nil"}
_TICKS = frozenset((*UNCHANGED, "nochange", "是", "yes", "y", "true", "x", "√", "✓", "✔", "1"))
_NO_TICKS = _NO_WORDS | {"否", "no", "n", "false", "0"}
_DONE = frozenset(("done", "办结", "已办结", "完成", "已完成", "finished", "completed"))
_LIGHTS = {
    "green": frozenset(("green", "绿", "绿灯", "正常", "正常推进", "ontrack")),
    "yellow": frozenset(("yellow", "黄", "黄灯", "滞后", "进度滞后", "behind")),
    "red": frozenset(("red", "红", "红灯", "严重滞后", "atrisk")),
}
_ABOUT = re.compile(r"约|近|左右|上下|多$|余|几|不到|超过?|about|approx|circa|nearly|over|~|≈|[<>≥≤]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_SPLIT = re.compile(r"[\n;；、]")
_SETTLED = ("target", "unit", "goal", "before")  # grey cells on which the meaning of a row depends
_ALL = 100
_FIELDS = ("add", "value", "done", "reached", "light", "by", "unit", "note", "problem", "next", "evidence")
_CELLS = {"add": "added", "value": "total", "done": "progress", "reached": "progress"}


class Outcome(StrEnum):
    """What a row of a reply comes to; what is known was read before."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BLANK = "blank"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Reported:
    """The entry of a row by its keys, none where there is nothing to write, and where each was said."""

    asked: Asked
    outcome: Outcome
    fields: Mapping[str, Written] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def entry(self) -> Entry:
        """The entry as it would be read."""
        figures = {key: exact_figure(str(self.fields[key])) for key in ("add", "value") if key in self.fields}
        given = Given(
            **figures,
            done=True if "done" in self.fields else None,
            reached=self._text("reached"),
            light=self._text("light"),
            in_points=is_in_points(self.fields.get("add"), self.fields.get("value")),
        )
        texts = {key: self._text(key) for key in WORDS}
        words = words_of(texts, self.fields.get("evidence", ()))
        day = date.fromisoformat(str(self.fields["date"]))
        return Entry(day, self.asked.target.id, False, given, words, self._text("id"))

    def _text(self, key: str) -> str | None:
        text = self.fields.get(key)
        return None if text is None else str(text)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reply is read against: what its unit is asked, and the grey cells as they would go out today.

    `issued` are these by target, in each language; `unchanged` are the words for what has not changed.
    """

    plan: Plan
    stem: str  # of the plan's file
    period: str
    asked: Mapping[str, Asked]
    issued: Mapping[str, Sequence[Mapping[str, str]]]
    today: date
    unchanged: str = UNCHANGED[0]


def place_in(reply: Reply, place: str) -> str:
    """Where a cell of a reply stands: `区房管局.xlsx!F7`."""
    return f"{reply.file}!{place}" if place else reply.file


def read_rows(reply: Reply, desk: Desk) -> tuple[tuple[Reported, ...], tuple[Problem, ...]]:
    """What the rows of a reply come to, and all that is wrong with them."""
    found, problems = list[Reported](), [*_foot_problems(reply, desk)]
    seen, emptied = set[str](), list[str]()
    names = {old: name for name, each in desk.asked.items() for old in each.target.ids}
    for row in reply.rows:
        name = names.get(row.id, row.id)
        asked = desk.asked.get(name)
        if asked is not None:
            seen.add(name)
            reading = _Row(reply, desk, row, asked)
            found.append(reading.reported())
            problems += reading.problems
            is_blank = found[-1].outcome is Outcome.BLANK and not errors_of(reading.problems)
            if is_blank and _own(asked, reply):
                emptied.append(asked.target.name)
        elif not row.cells.keys().isdisjoint(WHITE):
            problems.append(Problem("reply-not-asked", place_in(reply, row.place), None, {"id": row.id}))
    lost = [each for name, each in desk.asked.items() if name not in seen]
    emptied += [each.target.name for each in lost if _own(each, reply)]
    if names_lost := tuple(each.target.name for each in lost if not _own(each, reply)):
        problems.append(Problem("reply-rows-missing", reply.file, None, {"targets": names_lost}))
    if emptied:
        problems.append(Problem("reply-emptied", reply.file, None, {"targets": tuple(emptied)}))
    return tuple(found), tuple(problems)


def _own(asked: Asked, reply: Reply) -> list[Entry]:
    """What the unit of the reply has reported of a target for the period."""
    return [entry for entry in asked.entries if entry.unit == reply.unit]


def data_day(reply: Reply) -> date | None:
    """The day 数据截至 at the foot; None where there is none, or it is none."""
    cell = reply.foot.get("as-of")
    match = _DAY.fullmatch(normalize("NFKC", cell.text).strip()) if cell else None
    return parse_day(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _foot_problems(reply: Reply, desk: Desk) -> Iterator[Problem]:
    """The day that is required before the period's end, and who reports."""
    cell, last = reply.foot.get("as-of"), max((each.span.end for each in desk.asked.values()), default=None)
    first = min((each.span.start for each in desk.asked.values()), default=None)
    if last is not None and first is not None and desk.today < last:
        day = data_day(reply)
        days: dict[str, Param] = {"first": first, "today": desk.today, "end": last}
        if cell is None or not cell.text.strip():
            yield Problem("reply-no-day", place_in(reply, cell.place if cell else ""), None, days)
        elif day is None or not first <= day <= desk.today:
            yield Problem("reply-bad-day", place_in(reply, cell.place), None, {"text": cell.text, **days})
    by = reply.foot.get("by")
    if by is None or not by.text.strip():
        yield Problem("reply-no-name", place_in(reply, by.place if by else ""), None)


def _is_blank(cell: Cell | None, blanks: frozenset[str] = _NOTHING) -> bool:
    return cell is None or (cell.trouble is None and fold(cell.text) in blanks)


@dataclass(slots=True)
class _Row:
    """One row, as it is read."""

    reply: Reply
    desk: Desk
    row: ReplyRow
    asked: Asked
    problems: list[Problem] = field(default_factory=list)

    def reported(self) -> Reported:
        """The entry that the row comes to."""
        self._check_grey()
        added, total, progress = self._figure("added"), self._figure("total"), self._progress()
        is_unchanged = self._tick()
        words = {key: text for key in ("note", "problem", "next") if (text := self._words(key))}
        if light := self._light():
            words["light"] = light
        evidence = tuple(part.strip() for part in _SPLIT.split(self._text("evidence")) if part.strip())
        said = {"added": added, "total": total, "progress": progress, "unchanged": is_unchanged or None}
        content = {key: text for key, text in {**said, **words}.items() if text is not None}
        if not (content or evidence):
            return Reported(self.asked, Outcome.BLANK)
        self._check_figures(added, total, progress, is_unchanged=is_unchanged)
        prior = [
            entry.id
            for entry in sorted(_own(self.asked, self.reply), key=lambda entry: (entry.file, entry.item))
        ]
        names = [self._id(content, prior[:count]) for count in range(len(prior) + 1)]
        known = [one == name for one, name in zip(prior, names, strict=False)]
        if any(known):
            if not known[-1]:
                self._tell("reply-superseded", "target")
            return Reported(self.asked, Outcome.KNOWN)
        given = self._given(added, total, progress, is_unchanged=is_unchanged)
        if not (given or words or evidence):
            words["note"] = self.desk.unchanged
        fields = {**given, **words, "by": self._by(), "unit": self.reply.unit, "evidence": evidence}
        kept = {key: fields[key] for key in _FIELDS if fields.get(key)}
        start = {"date": self._day().isoformat(), "target": self.asked.target.id}
        cells = {key: self.row.cells.get(_CELLS.get(key, key)) for key in _FIELDS}
        places = {key: cell.place for key, cell in cells.items() if cell is not None}
        if is_unchanged and not (added or total or progress):
            places |= dict.fromkeys(("add", "value"), self.row.cells["unchanged"].place)
        outcome = Outcome.UNCHANGED if is_unchanged else Outcome.CHANGED
        found = Reported(
            self.asked, outcome, {**start, **kept, "id": names[-1]}, {"": self.row.place} | places
        )
        self._check_entry(found)
        return found

    def _tell(self, code: str, key: str, **params: Param) -> None:
        cell = self.row.cells.get(key)
        at = cell.place if cell else self.row.place
        named = {"target": self.asked.target.name, **params}
        self.problems.append(Problem(code, place_in(self.reply, at), None, named))

    # Cells, as hands fill them in.

    def _cell(self, key: str, blanks: frozenset[str] = _NOTHING) -> Cell | None:
        """A white cell that says something; what it cannot say is told."""
        cell = self.row.cells.get(key)
        if cell is None or _is_blank(cell, blanks):
            return None
        if cell.trouble is not None:
            self._tell(cell.trouble, key, text=cell.text)
            return None
        if key not in self.asked.takes:
            self._tell("reply-not-taken", key, cell=key, kind=self.asked.target.kind.value)
            return None
        return cell

    def _figure(self, key: str) -> str | None:
        """The figure of a cell as a log has it."""
        cell, target = self._cell(key), self.asked.target
        if cell is None:
            return None
        text = figure_typed(cell.text, target.figure_unit)
        if text is None or exact_figure(text) is None or ("/" in text and key == "added"):
            folded = fold(cell.text)
            why = "date" if _DAY.match(folded) else "about" if _ABOUT.search(folded) else "other"
            unit = target.figure_unit or ""
            self._tell("reply-not-number", key, text=cell.text, unit=unit, why=why)
            return None
        if not target.in_points and (cell.is_percent or is_in_points(text)):
            self._tell("reply-percent", key, text=cell.text, unit=target.figure_unit or "")
            return None
        if cell.is_percent and parse_figure(text) is not None:
            return f"{text}%"
        return None if target.in_points and self._looks_like_share(text, key) else text

    def _looks_like_share(self, text: str, key: str) -> bool:
        """Whether a figure of a target in per cent lies between 0 and 1, which is told."""
        figure = exact_figure(text) or 0
        found = 0 < figure < 1 and not is_in_points(text)
        if found:
            self._tell("reply-looks-like-share", key, text=text, points=plain(_ALL * figure))
        return found

    def _progress(self) -> str | None:
        """`done`, a stage, or a milestone's per cent."""
        cell, target = self._cell("progress", _NO_WORDS), self.asked.target
        if cell is None:
            return None
        folded = fold(cell.text)
        if "done" in self.asked.progress and folded in _DONE:
            return "done"
        stages = [stage.name or "" for stage in target.stages]
        if (stage := next((name for name in stages if fold(name) == folded), None)) is not None:
            return stage
        text = figure_typed(cell.text, "%")
        if self._is_milestone and text is not None and exact_figure(text) is not None:
            return None if self._looks_like_share(text, "progress") else text
        self._tell("reply-not-choice", "progress", cell="progress", text=cell.text, choices=tuple(stages))
        return None

    def _tick(self) -> bool:
        cell = self._cell("unchanged", _NO_TICKS)
        if cell is not None and fold(cell.text) not in _TICKS:
            self._tell("reply-not-choice", "unchanged", cell="unchanged", text=cell.text)
            return False
        return cell is not None

    def _light(self) -> str | None:
        cell = self._cell("light", _NO_WORDS)
        if cell is None:
            return None
        light = next((name for name, said in _LIGHTS.items() if fold(cell.text) in said), None)
        if light is None:
            self._tell("reply-not-choice", "light", cell="light", text=cell.text)
        return light

    def _words(self, key: str) -> str:
        return " ".join(self._text(key).split())

    def _text(self, key: str) -> str:
        cell = self._cell(key, _NO_WORDS)
        return "" if cell is None else cell.text

    def _by(self) -> str:
        by = self.reply.foot.get("by")
        return " ".join(by.text.split()) if by else ""

    def _day(self) -> date:
        """The last day of the period; before it, the one that the sheet says."""
        end = self.asked.span.end
        return end if self.desk.today >= end else data_day(self.reply) or self.desk.today

    # What the figures come to.

    def _others(self) -> list[Entry]:
        """The figures of other units for this period."""
        found = (entry for entry in self.asked.entries if entry.unit not in (None, self.reply.unit))
        return [entry for entry in found if entry.given.is_figure]

    def _stands(self) -> Figure:
        """The standing figure at the end of the period, by what was reported until now."""
        count = self.asked.trail.count_until(self.asked.span.end)
        return (self.asked.trail.figures[count - 1] if count else None) or 0

    def _given(
        self, added: str | None, total: str | None, progress: str | None, *, is_unchanged: bool
    ) -> dict[str, Written]:
        """The figures of the entry: of what is added, the difference to what the period comes to so far."""
        is_summed = self.asked.target.kind in (Kind.COUNT, Kind.RECURRING)
        if added is None and is_unchanged and total is None and is_summed:
            added = "0"
        if progress == "done":
            return {"done": "true"}
        given: dict[str, Written] = {}
        if added is not None:
            given["add"] = self._difference(added)
        elif total is not None:
            if exact_figure(total) != (stands := self._stands()):
                self._tell_logged("total", stands, total=total)
            given["value"] = total
        elif progress is not None and exact_figure(progress) is not None and self._is_milestone:
            given["value"] = progress
        elif is_unchanged and progress is None:
            given |= self._again()
        if progress is not None and progress in self.asked.progress:
            given["reached"] = progress
        return given

    @property
    def _is_milestone(self) -> bool:
        return self.asked.target.kind is Kind.MILESTONE

    def _again(self) -> dict[str, Written]:
        """The last figure once more; nothing where there is none."""
        trail = self.asked.trail
        last = trail.last_figure_place(trail.count_until(self._day()))
        figure = None if last is None else trail.figures[last]
        if figure is None:
            return {}
        share = Fraction(figure) / _ALL
        is_endless = rounded(Fraction(figure), places(figure)) != figure
        return {"value": f"{share.numerator}/{share.denominator}" if is_endless else plain(figure)}

    def _difference(self, added: str) -> str:
        """What lacks to `added` by the reports of this period so far, those of other units left out."""
        figure = exact_figure(added)
        own = [entry for entry in self.asked.entries if entry.unit in (None, self.reply.unit)]
        if figure is None or not any(entry.given.is_figure for entry in own):
            return added
        others = sum(entry.given.add or 0 for entry in self._others())
        so_far = self._stands() - (self.asked.before or 0) - others
        difference = plain(figure - so_far)
        if so_far:
            self._tell_logged("added", so_far, added=added, difference=difference)
        return f"{difference}{'%' if added.endswith('%') else ''}"

    def _tell_logged(self, key: str, logged: Figure, **params: Param) -> None:
        """Tell of what was logged by hand for the period, whose place the figure of the sheet takes."""
        by_hand = [entry for entry in self.asked.entries if entry.unit is None and entry.given.is_figure]
        if by_hand:
            said = {"logged": plain(logged), "line": f"{by_hand[-1].file}:{by_hand[-1].line}", **params}
            self._tell("reply-logged-besides", key, cell=key, **said)

    def _id(self, content: Mapping[str, object], prior: Sequence[str | None]) -> str:
        """The id of the entry, made from what is said and what was said before."""
        named = [self.desk.stem, self.reply.unit, self.desk.period, self.asked.target.id, content, prior]
        return id_made_of([json.dumps(named, sort_keys=True)])

    # What is told of it.

    def _check_grey(self) -> None:
        """What was changed in grey cells, and what has changed in the plan since the sheet went out."""
        issued = self.reply.issued.get(self.row.id, {})
        now = self.desk.issued.get(self.asked.target.id, ())
        for key in GREY:
            cell, then = self.row.cells.get(key), issued.get(key)
            if then is None:
                continue
            if cell is not None and not _is_same(cell.text, then):
                self._tell("reply-grey-changed", key, issued=then, text=cell.text)
            today = [each.get(key, "") for each in now]
            if today and key in _SETTLED and not any(_is_same(then, each) for each in today):
                code = "reply-outdated" if key == "unit" else "reply-changed-since"
                self._tell(code, key, issued=then, now=today[0], cell=key)

    def _check_figures(
        self, added: str | None, total: str | None, progress: str | None, *, is_unchanged: bool
    ) -> None:
        """Whether what the row says goes together, and with what other units say."""
        before = self._issued_before()
        more, whole = (None if text is None else exact_figure(text) for text in (added, total))
        stands = self.asked.before if self._is_milestone else before
        if is_unchanged and (more or progress is not None or (whole is not None and whole != stands)):
            self._tell("reply-unchanged-and-figure", "unchanged")
        if progress == "done" and whole not in (None, _ALL):
            self._tell("reply-done-and-figure", "progress", text=total)
        if more is not None and whole is not None and before is not None and before + more != whole:
            said = {"before": plain(before), "added": plain(more), "sum": plain(before + more)}
            self._tell("reply-total-differs", "total", total=plain(whole), **said)
        if more is not None and more < 0:
            self._tell("reply-falls", "added", figure=plain(more), before=plain(before or 0))
        if whole is not None and before is not None and whole < before and self._may_not_fall:
            self._tell("reply-falls", "total", figure=plain(whole), before=plain(before))
        figure, key = (more, "added") if whole is None else (whole, "total")
        if figure is not None:
            after = figure if whole is not None else (before or 0) + figure
            if why := leap_of(self.asked, before or 0, after, is_added=whole is None):
                self._tell("reply-leaps", key, why=why, figure=plain(figure), before=plain(before or 0))
        self._check_others(more, whole)

    @property
    def _may_not_fall(self) -> bool:
        """Whether a lower figure is told here: of a count without a note the checks of logs tell it."""
        target = self.asked.target
        is_noted = target.kind is Kind.COUNT and bool(self._words("note"))
        return self._is_milestone or is_noted or (target.kind is Kind.LEVEL and target.at_least is not None)

    def _issued_before(self) -> Figure | None:
        """The total that stood on the sheet, by which the hand reckoned."""
        issued = self.reply.issued.get(self.row.id, {}).get("before", "")
        figure = exact_figure(issued) if issued else None
        return self.asked.before if figure is None else figure

    def _check_others(self, more: Figure | None, whole: Figure | None) -> None:
        """A target of several units: additions add up, totals must be the same."""
        others = self._others()
        if not others or (more is None and whole is None):
            return
        totals = [entry for entry in others if entry.given.add is None]
        differs = bool(totals) if more is not None else whole != self._stands()
        if differs:
            last = (totals or others)[-1]
            key, stands = ("added" if more is not None else "total"), plain(self._stands())
            self._tell("reply-units-differ", key, unit=self.reply.unit, other=last.unit, stands=stands)

    def _check_entry(self, found: Reported) -> None:
        """What lags, by the reporter's own light or by its figures, and no problem that would explain it."""
        entry, target = found.entry, self.asked.target
        if entry.problem is not None:
            return
        if entry.given.light in (Light.YELLOW, Light.RED):
            self._tell("reply-no-problem", "light")
            return
        trail = trail_of(target, [*self.asked.trail.entries, entry]).until(entry.date)
        light = judge(self.desk.plan, target, trail, entry.date).light
        if light in (Light.YELLOW, Light.RED):
            self._tell("reply-lags", "target")


def _is_same(text: str, issued: str) -> bool:
    """Whether a grey cell says what was issued, whatever a spreadsheet made of its figure."""
    said = [fold(each).replace(",", "") for each in (text, issued)]
    figures = [exact_figure(each) for each in said]
    return said[0] == said[1] or (None not in figures and figures[0] == figures[1])

"""Replies as a call reads them: from the disk, against the plan and each other, to what is to be logged."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from workplan.cli.log import Report, judged
from workplan.cli.office import Call, Opened
from workplan.cli.output import Exit, Stop, tell
from workplan.core.calendar import Period
from workplan.core.collect import Asked, By, Reply, asked_in, by_unit, file_name, period_names
from workplan.core.log import Entry, trail_of
from workplan.core.problems import Param, Problem, errors_of
from workplan.core.reply import Desk, Reported, place_in, read_rows
from workplan.core.typed import fold
from workplan.files.disk.folder import DiskTree
from workplan.views.collect import ReadFile, heads_of, sheet_of
from workplan.views.phrases import Words
from workplan.views.text import safe
from workplan.views.words import Language

_ENDINGS = (".xlsx", ".csv", ".xls", ".et", ".xlsm", ".ods")  # of tables, those that are refused among them


@dataclass(slots=True)
class Read:
    """A reply, what is wrong with it, what its rows come to, and for which period."""

    name: str
    data: bytes
    reply: Reply
    problems: list[Problem] = field(default_factory=list)
    rows: tuple[Reported, ...] = ()
    span: Period | None = None

    @property
    def is_fit(self) -> bool:
        """Whether nothing is wrong with it that keeps it from being written."""
        return not errors_of(self.problems) and self.span is not None

    @property
    def reports(self) -> list[Report]:
        """What is to be logged of it."""
        return self.read if self.is_fit else []

    @property
    def read(self) -> list[Report]:
        """What its rows come to, whatever is wrong with them."""
        rows = (row for row in self.rows if row.fields)
        return [Report(row.fields, partial(_said_at, self.reply, row)) for row in rows]

    @property
    def shown(self) -> ReadFile:
        """The same for a page."""
        assert self.span is not None
        return ReadFile(self.name, self.reply.unit, self.span, self.rows)


def _said_at(reply: Reply, row: Reported, key: str) -> str:
    return place_in(reply, row.places.get(key, row.places[""]))


def read_files(call: Call, names: Sequence[str]) -> list[Read]:
    """The replies in files, and in folders of them."""
    from workplan.files.sheets.read import read_reply  # noqa: PLC0415

    heads = [heads_of(Words(language)) for language in Language]
    found: list[Read] = []
    for name in _files_in(call, names):
        path = Path(os.path.realpath(name))
        data = DiskTree(path.parent).read(path.name)
        if isinstance(data, Problem):
            empty = Reply(name, "", "", "", {}, ())
            found.append(Read(name, b"", replace(empty, problems=(replace(data, file=name),))))
        else:
            found.append(Read(name, data, read_reply(data, name, *heads)))
    return found


def _every_words(opened: Opened) -> tuple[Words, ...]:
    """The words of the call, then those of the languages in which a sheet may have gone out."""
    words = opened.page.words
    return (words, *(replace(words, language=language) for language in Language))


def _files_in(call: Call, names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if not Path(name).is_dir():
            yield name
            continue
        seen = sorted(each for each in Path(name).iterdir() if not each.name.startswith("."))
        inside = [each for each in seen if each.suffix.lower() in _ENDINGS and not each.is_dir()]
        if not inside:
            raise Stop(Exit.CALL_WRONG, call.words("collect.no-replies", folder=name))
        if others := [each.name for each in seen if each not in inside]:
            tell(call.words("collect.passed-over", folder=name, files=call.words.list(map(safe, others))))
        yield from map(str, inside)


def reckoned(call: Call, opened: Opened, found: Sequence[Read]) -> list[Read]:
    """The replies with what they come to by the logs as they stand; one that is wrong is left out of others.

    What the checks of logs say of the entries is told at the cells that they were made from.
    """
    refused: dict[int, list[Problem]] = {}
    while True:
        results = _pass(call, opened, found, refused)
        written = [(index, report) for index, each in enumerate(results) for report in each.reports]
        others = [(i, report) for i, each in enumerate(results) if not each.is_fit for report in each.read]
        told = _told(call, opened, written, 0)
        wrong = {index: problems for index, problems in told.items() if errors_of(problems)}
        refused |= wrong
        if not wrong:
            told |= _told(call, opened, [*written, *others], len(written)) if others else {}
            for index, problems in told.items():
                results[index].problems += [each for each in problems if each not in results[index].problems]
            return results


def _told(
    call: Call, opened: Opened, reports: Sequence[tuple[int, Report]], first: int
) -> dict[int, list[Problem]]:
    """What the checks of logs say of reports from the place `first` on, by the file that each is from."""
    found: dict[int, list[Problem]] = {}
    for place, pinned in judged(call, opened, [report for _, report in reports]):
        if place >= first and pinned.problem.code != "entry-repeated":
            found.setdefault(reports[place][0], []).append(pinned.problem)
    return found


def _pass(
    call: Call, opened: Opened, found: Sequence[Read], refused: Mapping[int, list[Problem]]
) -> list[Read]:
    """Each reply by itself, and against those before it that are written."""
    names, among = period_names(opened.plan), _Among.of(found)
    known = {each.reply.period for each in found} & names.keys()
    due = {name: asked_in(opened.logs, names[name]) for name in known}
    units = {name: [by_unit(asked, by) for by in By] for name, asked in due.items()}
    before: dict[str, list[Entry]] = {}
    results: list[Read] = []
    for index, each in enumerate(found):
        reply = each.reply
        result = Read(each.name, each.data, reply, [*reply.problems])
        results.append(result)
        asked = {one.target.id: one for its in units.get(reply.period, ()) for one in its.get(reply.unit, ())}
        if not errors_of(reply.problems):
            result.problems += _about(call, opened, reply, names.get(reply.period), asked)
            result.problems += [*among.problems(each), *_misnamed(reply, units.get(reply.period, ()))]
            result.problems += _mistitled(reply, units.get(reply.period, ()), names)
        if errors_of(result.problems):
            continue
        result.span = names[reply.period]
        if among.is_first(each):
            now = {name: _after(one, before.get(name, ())) for name, one in asked.items()}
            result.rows, problems = read_rows(reply, _desk(call, opened, result, now))
            result.problems += [*problems, *refused.get(index, ())]
        for row in result.rows if result.is_fit else ():
            if row.fields:
                before.setdefault(row.asked.target.id, []).append(row.entry)
    return results


def _about(
    call: Call, opened: Opened, reply: Reply, span: Period | None, asked: Mapping[str, Asked]
) -> Iterator[Problem]:
    """Whether the sheet is of the plan, of a period that has begun, and of a unit that reports."""
    if reply.plan != _stem(opened):
        yield _problem(reply, "reply-other-plan", text=reply.plan, plan=_stem(opened))
    elif span is None:
        yield _problem(reply, "reply-unknown-period", text=reply.period)
    elif call.today < span.start:
        yield _problem(reply, "reply-early", text=reply.period, first=span.start, today=call.today)
    elif not asked:
        yield _problem(reply, "reply-unknown-unit", text=reply.unit, period=reply.period)


@dataclass(frozen=True, slots=True)
class _Among:
    """The files of a call by their content and by whose reply they are, and the period of most of them."""

    by_content: Mapping[bytes, Read]
    by_unit: Mapping[tuple[str, str, str], Sequence[Read]]
    period: str

    @staticmethod
    def of(found: Sequence[Read]) -> "_Among":
        """All that are read together; of equal ones the first."""
        by_content, units = dict[bytes, Read](), dict[tuple[str, str, str], list[Read]]()
        for each in found:
            by_content.setdefault(each.data, each)
            units.setdefault(_issue(each.reply), []).append(each)
        periods = Counter(each.reply.period for each in found if each.reply.period)
        return _Among(by_content, units, periods.most_common(1)[0][0] if periods else "")

    def is_first(self, read: Read) -> bool:
        """Whether no file before it holds the same."""
        return self.by_content[read.data] is read

    def problems(self, read: Read) -> Iterator[Problem]:
        """Whether another file is the same, or of the same unit, and whether all are of one period."""
        reply = read.reply
        if not self.is_first(read):
            yield _problem(reply, "reply-again", other=self.by_content[read.data].name)
        rivals = (each for each in self.by_unit[_issue(reply)] if each.data != read.data)
        if (rival := next(rivals, None)) is not None:
            yield _problem(reply, "reply-two-files", text=reply.unit, other=rival.name)
        if reply.period != self.period:
            yield _problem(reply, "reply-other-period", text=reply.period, period=self.period)


def _issue(reply: Reply) -> tuple[str, str, str]:
    return reply.plan, reply.unit, reply.period


def _misnamed(reply: Reply, units: Sequence[Mapping[str, object]]) -> Iterator[Problem]:
    """Whether the file bears the name of another unit."""
    stem = file_name(Path(reply.file).stem)
    names = (unit for named in units if reply.unit in named for unit in named)
    named_so = [unit for unit in names if stem.startswith(file_name(unit))]
    if named_so and file_name(reply.unit) not in stem:
        yield _problem(reply, "reply-other-unit", text=reply.unit, name=max(named_so, key=len))


def _mistitled(
    reply: Reply, units: Sequence[Mapping[str, object]], names: Mapping[str, Period]
) -> Iterator[Problem]:
    """Whether the title is that of another unit's sheet, or of one for another period."""
    own, text = names.get(reply.period), fold(reply.title.text) if reply.title else ""
    if own is None or reply.title is None:
        return
    others = {unit for named in units if reply.unit in named for unit in named}
    alike = [span for span in names.values() if span.every is own.every]
    is_of_another = fold(reply.unit) not in text and any(fold(unit) in text for unit in others)
    is_for_another = not _names(text, own) and any(_names(text, span) for span in alike)
    if is_of_another or is_for_another:
        named = {"title": reply.title.text, "text": reply.unit, "period": reply.period}
        yield Problem("reply-other-title", place_in(reply, reply.title.place), None, named)


def _names(text: str, span: Period) -> bool:
    return any(fold(Words(language).period(span)) in text for language in Language)


def _problem(reply: Reply, code: str, **params: Param) -> Problem:
    return Problem(code, reply.file, None, params)


def _stem(opened: Opened) -> str:
    return PurePosixPath(opened.file).stem


def _after(asked: Asked, more: Sequence[Entry]) -> Asked:
    """The same after other replies of this call."""
    trail = trail_of(asked.target, [*asked.trail.entries, *more]) if more else asked.trail
    return replace(asked, trail=trail)


def _desk(call: Call, opened: Opened, read: Read, asked: Mapping[str, Asked]) -> Desk:
    reply, span = read.reply, read.span
    assert span is not None
    issue = (_stem(opened), span.name, span)
    told = [
        sheet_of(reply.unit, [*asked.values()], opened.plan, issue, words) for words in _every_words(opened)
    ]
    issued = {name: [sheet.rows[at].grey for sheet in told] for at, name in enumerate(asked)}
    unchanged = opened.page.words("collect-sheet.unchanged")
    return Desk(opened.plan, _stem(opened), reply.period, asked, issued, call.today, unchanged)

"""The collection: what stands on the sheets, what replies would write, who owes, and reminders of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from workplan.core.calendar import Span, day_after
from workplan.core.collect import SHEET_WORDS, Asked, AskedRow, Sheet, Standing
from workplan.core.figures import plain
from workplan.core.log import words_of
from workplan.core.plan import Kind, Plan
from workplan.core.reply import Outcome, Reported
from workplan.core.robots import Robot
from workplan.views import ics
from workplan.views.answer import Answer, heading_markdown, list_markdown, markdown_text
from workplan.views.columns import BELOW, Column, Fit
from workplan.views.page import BLANK, Ink, Line, Page, drawn, line
from workplan.views.page import Span as Inked
from workplan.views.phrases import NOTHING, Words, day
from workplan.views.robots import Body, Message, bodies_of, inert
from workplan.views.table import table_lines, table_of
from workplan.views.text import prose, safe
from workplan.views.values import COUNT, DAY, LIST, TEXT

_ELSEWHERE = {  # what has another name among the words
    "as-of": "head.figure-on",
    "light.red": "state.at_risk",
    "progress.done": "goal.milestone",
    "unchanged.yes": "collect-sheet.unchanged",
    "light": "head.own-light",
}


# Sheets.


def heads_of(words: Words) -> dict[str, str]:
    """The words of every sheet by their keys."""
    own = {key: words.of("collect-sheet", key) for key in SHEET_WORDS if key not in _ELSEWHERE}
    return {**own, **{key: words(name) for key, name in _ELSEWHERE.items()}}


def sheet_heads(sheet: Sheet, words: Words) -> dict[str, str]:
    """The same, and those of one sheet: its title, how it is filled in, its font."""
    named = {"title": sheet.title, "unit": sheet.unit, "period": words.period(sheet.span)}
    title = words("collect-sheet.title", **named)
    about = words("collect-sheet.about", due=day(sheet.due))
    return {**heads_of(words), "title": title, "about": about, "font": words("label.font")}


def sheet_of(
    unit: str, asked: Sequence[Asked], plan: Plan, issue: tuple[str, str, Span], words: Words
) -> Sheet:
    """The sheet of a unit; the issue is the stem of the plan's file, the name of the period, and its days."""
    stem, name, span = issue
    rows = tuple(_row(number, each, words) for number, each in enumerate(asked, start=1))
    return Sheet(stem, plan.title, unit, name, span, min(each.due for each in asked), rows)


def _row(number: int, asked: Asked, words: Words) -> AskedRow:
    target, task = asked.target, asked.task
    figures = {"period-goal": asked.goal, "before": asked.before}
    shown = {key: "" if value is None else plain(value) for key, value in figures.items()}
    grey = {
        "number": target.number or str(number),
        "task": words.titled(task.number, task.title) if task else "",
        "target": target.name,
        "unit": target.figure_unit or "",
        "goal": words.goal(target),
        **shown,
    }
    return AskedRow(
        target.id, target.kind, grey, asked.takes, asked.progress, target.in_points, target.is_divided
    )


# What replies would write.


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A reply that can be read: its file, unit and period, and what its rows come to."""

    file: str
    unit: str
    span: Span
    rows: tuple[Reported, ...]


def _after(row: Reported, words: Words) -> str:
    """The figure before and after, of what has one."""
    target, given, trail = row.asked.target, row.entry.given, row.asked.trail
    if target.kind is Kind.DUTY or not given.is_figure:
        return ""
    count = trail.count_until(row.entry.date)
    stands = trail.figures[count - 1] if count else None
    after = 100 if given.done else given.value if given.add is None else (stands or 0) + given.add
    shown = [NOTHING if each is None else words.quantity(target, each) for each in (stands, after)]
    return " → ".join(shown)


def _words(row: Reported, words: Words) -> str:
    """The words of an entry but for who reports, which is the same in all rows."""
    texts = {key: getattr(row.entry, key) for key in ("note", "problem", "next")}
    return words.groups(words.remarks(row.entry._replace(words=words_of(texts, row.entry.evidence))))


_WRITTEN: tuple[Column[Reported], ...] = (
    Column("target", TEXT, lambda row, _: row.asked.target.name, Fit(12)),
    Column("change", TEXT, lambda row, words: words.entry_figure(row.entry), head="report"),
    Column("after", TEXT, _after, Fit(8), head="head.value"),
    Column("words", LIST, _words, BELOW, head="collect-head.words"),
)


def preview_text(files: Sequence[ReadFile], page: Page, *, brief: bool = False) -> str:
    """What each reply would write, and how many rows have changed; that alone where it is to be `brief`."""
    words, lines = page.words, list[Line]()
    for each in files:
        named = {"file": safe(each.file), "unit": safe(each.unit), "period": words.period(each.span)}
        lines += [
            line(Inked(words("collect.reply", **named), Ink.BOLD)),
            *_wrapped([counted(each.rows, words)], page),
        ]
        written = [] if brief else [row for row in each.rows if row.fields]
        lines += table_lines(table_of(_WRITTEN, written, words), page) if written else ()
        lines += [] if brief else [BLANK]
    if len(files) > 1:
        every = [row for each in files for row in each.rows]
        lines += _wrapped([words("collect.all", text=counted(every, words))], page)
    return drawn(lines, page)


def counted(rows: Sequence[Reported], words: Words) -> str:
    """How many rows have changed, have not, say nothing, and were read before."""
    numbers = {each.value: sum(row.outcome is each for row in rows) for each in Outcome}
    key = "collect.counts-known" if numbers["known"] else "collect.counts"
    return words(key, number=len(rows), **numbers)


# Who owes.


def _ink(standing: Standing) -> Ink:
    if not standing.missing:
        return Ink.GREEN
    return Ink.RED if standing.days < 0 else Ink.YELLOW


def _owed(standing: Standing, words: Words, most: int | None = None) -> str:
    """The names of what is owed, or the first of them and how many there are."""
    names = [each.target.name for each in standing.missing]
    shown = words.names(names[:most])
    return words("collect-status.some", targets=shown, number=len(names)) if names[most:] and most else shown


_STANDING: tuple[Column[Standing], ...] = (
    Column("unit", TEXT, lambda each, _: each.unit, Fit(8), head="collect-head.unit"),
    Column("asked", COUNT, lambda each, _: len(each.asked), head="collect-head.asked"),
    Column("reported", COUNT, lambda each, _: each.reported, head="collect-head.reported"),
    Column("unchanged", COUNT, lambda each, _: each.unchanged, Fit(drop=3), head="collect-head.unchanged"),
    Column("missing", COUNT, lambda each, _: len(each.missing), head="collect-head.missing", ink=_ink),
    Column("due", DAY, lambda each, _: each.due, Fit(drop=2), head="collect-head.due"),
    Column("days", COUNT, lambda each, _: each.days if each.missing else None, head="collect-head.days"),
    Column("contact", TEXT, lambda each, _: each.contact, Fit(8, drop=1), head="field.contact"),
)
_OWED: Column[Standing] = Column("owed", LIST, _owed, head="collect-head.owed")
_SOME: Column[Standing] = Column(
    "some", LIST, lambda each, words: _owed(each, words, _NAMED), BELOW, head="collect-head.owed"
)


@dataclass(frozen=True, slots=True)
class Collected:
    """Where the reports of all units stand for a period, as of a day."""

    plan: Plan
    file: str
    name: str
    span: Span
    as_of: date
    standings: tuple[Standing, ...]

    @property
    def of_its_own(self) -> "Collected":
        """The same of the targets that are reported for just this period, and not for a part of it."""
        of_it = [(each, tuple(one for one in each.asked if one.span == self.span)) for each in self.standings]
        return replace(self, standings=tuple(replace(each, asked=asked) for each, asked in of_it if asked))

    @property
    def owing(self) -> tuple[Standing, ...]:
        """The units that owe a report."""
        return tuple(each for each in self.standings if each.missing)


def standing_text(collected: Collected, form: str, page: Page) -> str:
    """Who has reported and who owes, in a format: table, json, csv or markdown."""
    words = page.words
    answer = Answer(
        lines=lambda: _lines(collected, page),
        data=lambda: _data(collected),
        table=lambda: table_of((*_STANDING, _OWED), collected.standings, words),
        markdown=lambda: "\n".join(
            [
                heading_markdown(1, _title(collected, words)),
                list_markdown([_counts(collected, words)]),
                markdown_text(table_of((*_STANDING, _OWED), collected.standings, words)),
            ]
        ),
    )
    return answer.text(form, page)


def _title(collected: Collected, words: Words) -> str:
    named = {"title": safe(collected.plan.title), "period": words.period(collected.span)}
    return words("collect-status.title", **named)


def _counts(collected: Collected, words: Words) -> str:
    """How many reports are due, there and missing; one that several units owe counts once."""
    every = {each.target.id: each for standing in collected.standings for each in standing.asked}
    missing = sum(not each.entries for each in every.values())
    return words(
        "collect-status.counts",
        day=day(collected.as_of),
        asked=len(every),
        reported=len(every) - missing,
        missing=missing,
        units=len(collected.standings),
        owing=len(collected.owing),
    )


def _lines(collected: Collected, page: Page) -> list[Line]:
    words = page.words
    title = (
        line(Inked(part, Ink.BOLD))
        for part in prose(_title(collected, words), page.room, page.wide_ambiguous)
    )
    table = table_of((*_STANDING, _SOME), collected.standings, words)
    return [*title, *_wrapped([_counts(collected, words)], page), BLANK, *table_lines(table, page)]


def _wrapped(texts: Iterable[str], page: Page) -> list[Line]:
    return [line(part) for text in texts for part in prose(text, page.room, page.wide_ambiguous)]


def _data(collected: Collected) -> dict[str, object]:
    plan, span = collected.plan, collected.span
    period = {"start": plan.period.start.isoformat(), "end": plan.period.end.isoformat()}
    return {
        "version": 2,
        "plan": {"file": collected.file, "title": plan.title, "period": period},
        "as_of": collected.as_of.isoformat(),
        "period": {"name": collected.name, "start": span.start.isoformat(), "end": span.end.isoformat()},
        "units": [
            {
                "unit": each.unit,
                "contact": each.contact,
                "due": each.due.isoformat(),
                "days": each.days,
                "asked": [asked.target.id for asked in each.asked],
                "reported": each.reported,
                "unchanged": each.unchanged,
                "missing": [asked.target.id for asked in each.missing],
            }
            for each in collected.standings
        ],
    }


# Reminders.


def reminder_bodies(collected: Collected, robot: Robot, words: Words) -> list[Body]:
    """The messages that remind those who owe; none where nobody does."""

    def heading(part: int, parts: int) -> Message:
        about = inert(f"{_title(collected, words)} {_counts(collected, words)}")
        return f"{words('collect-status.reminder')} {part}/{parts}", about

    return bodies_of(heading, [inert(_reminder(each, words)) for each in collected.owing], robot, words)


def _reminder(standing: Standing, words: Words) -> str:
    unit, days = safe(standing.unit), standing.days
    if standing.contact:
        unit = words("collect-status.line-contact", unit=unit, contact=safe(standing.contact))
    key = "left" if days > 0 else "late" if days else "today"
    left = words.of("collect-status", key, due=day(standing.due), days=abs(days))
    numbers = {"asked": len(standing.asked), "missing": len(standing.missing)}
    return words(
        "collect-status.line", unit=unit, targets=_owed(standing, words, _NAMED), left=left, **numbers
    )


def calendar_bytes(found: Sequence[Collected], words: Words) -> bytes:
    """The deadlines of units, as a calendar: an event for each unit and period."""
    plan = found[0].plan
    events = (line for each in found for standing in each.standings for line in _event(each, standing, words))
    name = words("collect-status.calendar", title=safe(plan.title))
    return ics.content(ics.component("VCALENDAR", [*ics.head_of(name, words), *events]))


def _event(collected: Collected, standing: Standing, words: Words) -> list[str]:
    plan, due = collected.plan, standing.due
    named = (plan.organization, plan.period.start.isoformat(), collected.name, standing.unit)
    head = words("collect-status.event", period=words.period(collected.span), unit=safe(standing.unit))
    targets = words.names(each.target.name for each in standing.asked)
    more = words("collect-status.event-more", asked=len(standing.asked), targets=targets)
    left = [days for days in (_AHEAD, 1) if standing.missing and days <= standing.days]
    alarms = (line for days in left for line in ics.alarm(days, head, words))
    properties = [
        f"UID:{uuid5(NAMESPACE_URL, 'workplan:collect:' + chr(0x1F).join(named))}",
        f"DTSTAMP:{collected.as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day_after(due):%Y%m%d}",
        ics.text("SUMMARY", head),
        ics.text("DESCRIPTION", more),
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
    ]
    return ics.component("VEVENT", [*properties, *alarms])


_NAMED = 6  # of what is owed, where there is little room
_AHEAD = 3  # days before a deadline that an alarm goes off

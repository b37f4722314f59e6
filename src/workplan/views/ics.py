"""The report as a calendar (iCalendar, RFC 5545): due dates, checkpoints and periods, with alarms."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from workplan.core.calendar import Every, day_after
from workplan.core.plan import Hold, Kind, MonthGoal, Plan, Target
from workplan.core.report import Deadline, DeadlineKind, Report, TargetReport, deadlines_of
from workplan.views.columns import dated
from workplan.views.page import Page
from workplan.views.pages.status import narrowed_title
from workplan.views.phrases import Words, day, place_of
from workplan.views.text import escaped, safe

_A_WEEK, _A_DAY = 7, 1  # before a checkpoint or a period; before all
_MORNING = 9  # o'clock, when an alarm goes off
_OCTETS = 75  # that a line may have
_TOP, _CONTINUES = 0b1100_0000, 0b1000_0000  # the top bits of an octet; as they are within a character
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_STATUS: dict[Hold | None, str] = {Hold.CANCELLED: "CANCELLED", Hold.SUSPENDED: "TENTATIVE"}


def render(report: Report, page: Page) -> bytes:
    """A calendar in UTF-8; the day of the report is the time stamp of all events."""
    words = page.words
    found = [(deadline, part) for part in report.targets.values() for deadline in deadlines_of(part.verdict)]
    found.sort(key=lambda each: (each[0].day, each[1].place, each[0].name))
    lines = (line for deadline, part in found for line in _event(deadline, part, report, words))
    name = words("calendar.name", title=narrowed_title(report.status, words))
    return content(component("VCALENDAR", [*head_of(name, words), *lines]))


def head_of(name: str, words: Words) -> list[str]:
    """What stands before the events of a calendar of that name."""
    return [
        "VERSION:2.0",
        f"PRODID:-//workplan//report//{words.language.value.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        text("NAME", name),
        text("X-WR-CALNAME", name),
    ]


def _event(deadline: Deadline, part: TargetReport, report: Report, words: Words) -> list[str]:
    plan, target = report.status.plan, part.target
    head = words("calendar.event", label=_label(deadline, words), what=_what(deadline, words))
    properties = [
        f"UID:{_uid(plan, target, deadline)}",
        f"DTSTAMP:{report.status.as_of:%Y%m%d}T000000Z",
        f"SEQUENCE:{len(plan.revisions_of(target))}",
        f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day_after(deadline.day):%Y%m%d}",
        text("SUMMARY", head),
        text("DESCRIPTION", *_description(part, deadline, report, words)),
        text("CATEGORIES", safe(part.section.title)),
        f"STATUS:{_STATUS.get(target.hold, 'CONFIRMED')}",
        "TRANSP:TRANSPARENT",
    ]
    alarms = (line for days in _days_ahead(plan, deadline) for line in alarm(days, head, words))
    return component("VEVENT", [*properties, *alarms])


def _uid(plan: Plan, target: Target, deadline: Deadline) -> str:
    """The same in every report of the plan, whatever becomes of the target's name, figures and days."""
    first = target.formerly[0] if target.formerly else target.id
    named = (plan.organization, plan.period.start.isoformat(), first, deadline.kind.value, deadline.name)
    return str(uuid5(NAMESPACE_URL, "workplan:" + "\x1f".join(named)))


def _label(deadline: Deadline, words: Words) -> str:
    """What kind of deadline it is; where it is held, done or missed, that instead."""
    if (hold := deadline.verdict.target.hold) is not None:
        return words.of("hold", hold)
    if deadline.kind is DeadlineKind.DUE and (deadline.is_done or deadline.is_missed):
        return words.state(deadline.verdict)
    if deadline.is_missed and deadline.checkpoint is not None:
        return words("alert.missed-checkpoint")
    kind = "month" if isinstance(deadline.checkpoint, MonthGoal) else deadline.kind
    is_over = ".done" if deadline.is_done else ".missed" if deadline.is_missed else ""
    return words.of("calendar", f"{kind}{is_over}")


def _what(deadline: Deadline, words: Words) -> str:
    """The target and what falls due of it: 新增加梯 应达26台."""
    target, checkpoint, occurrence = deadline.verdict.target, deadline.checkpoint, deadline.occurrence
    name = safe(target.name)
    if isinstance(checkpoint, MonthGoal):
        month, value = words.period(checkpoint.month), words.quantity(target, checkpoint.value)
        return words("calendar.month.what", target=name, period=month, value=value)
    if checkpoint is not None:
        if checkpoint.value is None:
            return words("calendar.stage.what", target=name, name=safe(checkpoint.name or ""))
        is_reduced = target.has_goal and target.bound.at_least is None
        key = "calendar.checkpoint.what.reduction" if is_reduced else "calendar.checkpoint.what"
        what = words(key, target=name, value=words.quantity(target, checkpoint.value))
        return words("page.named", name=what, id=safe(checkpoint.name)) if checkpoint.name else what
    if occurrence is None:
        return name if target.kind is Kind.MILESTONE else f"{name} {words.goal(target)}"
    value, within = words.quantity(target, target.at_least or Decimal(0)), words.period(occurrence.span)
    return words("calendar.period.what", target=name, value=value, period=within)


def _description(part: TargetReport, deadline: Deadline, report: Report, words: Words) -> Iterator[str]:
    """What is known of the target as of the day of the report, and where that stands, in lines."""
    target, verdict, facts, last = part.target, part.verdict, part.facts, part.last_entry
    yield words("calendar.goal", goal=words.goal(target))
    if deadline.occurrence is not None:
        yield words("calendar.done-in-period", value=words.quantity(target, deadline.occurrence.done))
    if facts.figure_on is not None:
        value = words.standing(target, facts.value)
        yield words("calendar.standing", value=value, day=day(facts.figure_on))
    if known := words.compared(verdict):
        yield known
    state, light = words.state(verdict), words.light(verdict.light)
    yield words("calendar.verdict", as_of=day(report.status.as_of), light=light, state=state)
    if target.owners:
        yield words("message.lead", owners=words.leads(target))
    if part.last_words is not None:
        yield from (dated(part, text, words) or "" for text in words.remarks(part.last_words))
    if part.line is not None:
        yield words("calendar.place", file=safe(report.status.file), line=part.line)
    if last is not None:
        yield words("calendar.last-place", day=day(last.date), place=place_of(last))


def _days_ahead(plan: Plan, deadline: Deadline) -> list[int]:
    """How many days before it alarms go off: those that are still to come, of what is open."""
    if not deadline.is_open:
        return []
    left = (deadline.day - deadline.verdict.facts.as_of).days
    every = deadline.verdict.target.every
    first = plan.due_soon if deadline.kind is DeadlineKind.DUE else _A_DAY if every is Every.WEEK else _A_WEEK
    return sorted({days for days in (first, min(first, _A_DAY)) if days <= left}, reverse=True)


def alarm(days: int, head: str, words: Words) -> list[str]:
    """One that goes off in the morning so many days before."""
    key = {0: "calendar.alarm.today", 1: "calendar.alarm.tomorrow"}.get(days, "calendar.alarm")
    whole = f"{days - 1}D" if days > 1 else ""
    trigger = f"-P{whole}T{24 - _MORNING}H" if days else f"PT{_MORNING}H"
    properties = [
        "ACTION:DISPLAY",
        f"TRIGGER:{trigger}",
        text("DESCRIPTION", words(key, days=days, summary=head)),
    ]
    return component("VALARM", properties)


def text(name: str, *lines: str) -> str:
    """A property whose value is text of these lines; what would act on a terminal is shown instead."""
    value = "\n".join(map(escaped, lines)).translate(_ESCAPES)
    return f"{name}:{value}"


def component(name: str, properties: Iterable[str]) -> list[str]:
    """`properties` between the begin and the end of a component."""
    return [f"BEGIN:{name}", *properties, f"END:{name}"]


def content(properties: Iterable[str]) -> bytes:
    """All lines of a calendar."""
    return b"".join(_folded(line.encode()) for line in properties)


def _folded(line: bytes) -> bytes:
    """`line` cut so that no part has more than 75 octets, the blank that continues it among them."""
    parts, room = [], _OCTETS
    while len(line) > room:
        cut = room
        while line[cut] & _TOP == _CONTINUES:  # no character is cut in two
            cut -= 1
        parts.append(line[:cut])
        line, room = line[cut:], _OCTETS - 1
    return b"\r\n ".join([*parts, line]) + b"\r\n"

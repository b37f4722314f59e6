"""The report as a calendar (iCalendar): due dates, checkpoints and periods, with alarms for what is open."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from workplan.core.days import Every, day_after
from workplan.core.deadlines import Deadline, DeadlineKind, deadlines_of
from workplan.core.plan import Plan
from workplan.core.report import Report
from workplan.core.report_parts import TargetReport
from workplan.core.target import Hold, Target
from workplan.views.page import Page
from workplan.views.reports.deadline_words import description, summary
from workplan.views.reports.icalendar_lines import Property, component, content, text, texts
from workplan.views.reports.scope import scope_words
from workplan.views.safety import safe
from workplan.views.words import Words

_A_WEEK, _A_DAY = 7, 1  # before a checkpoint or a period; before all
_MORNING = 9  # o'clock, when an alarm goes off


def render(report: Report, page: Page) -> bytes:
    """A calendar in UTF-8 (RFC 5545); the day of the report is the time stamp of all events."""
    words = page.words
    found = [(deadline, part) for part in report.targets for deadline in deadlines_of(part.verdict)]
    events = [_event(each, part, report, words) for each, part in sorted(found, key=_order)]
    lines = (line for event in events for line in event)
    return content(component("VCALENDAR", [*_head(report, words), *lines]))


def _order(found: tuple[Deadline, TargetReport]) -> tuple[date, int, str]:
    deadline, part = found
    return deadline.day, part.number, deadline.name


def _head(report: Report, words: Words) -> Iterator[Property]:
    yield Property("VERSION", "2.0")
    yield Property("PRODID", f"-//workplan//report//{words.language.value.upper()}")
    yield Property("CALSCALE", "GREGORIAN")
    yield Property("METHOD", "PUBLISH")
    title, part = safe(report.plan.title), scope_words(report, words)
    name = words("calendar.name.of" if part else "calendar.name", title=title, part=part)
    yield text("NAME", name)
    yield text("X-WR-CALNAME", name)


def _event(deadline: Deadline, part: TargetReport, report: Report, words: Words) -> list[Property]:
    plan, target = report.plan, part.target
    head = summary(deadline, words)
    properties = [
        Property("UID", _uid(plan, target, deadline)),
        Property("DTSTAMP", f"{report.as_of:%Y%m%d}T000000Z"),
        Property("SEQUENCE", str(_revised(plan, target))),
        Property("DTSTART;VALUE=DATE", f"{deadline.day:%Y%m%d}"),
        Property("DTEND;VALUE=DATE", f"{day_after(deadline.day):%Y%m%d}"),
        text("SUMMARY", head),
        text("DESCRIPTION", *description(part, deadline, report, words)),
        texts("CATEGORIES", [safe(part.section.title)]),
        Property("STATUS", _STATUS.get(target.hold, "CONFIRMED")),
        Property("TRANSP", "TRANSPARENT"),
    ]
    alarms = (line for days in _days_ahead(plan, deadline) for line in _alarm(days, head, words))
    return component("VEVENT", [*properties, *alarms])


_STATUS: dict[Hold | None, str] = {Hold.CANCELLED: "CANCELLED", Hold.SUSPENDED: "TENTATIVE"}


def _uid(plan: Plan, target: Target, deadline: Deadline) -> str:
    """The same in every report of the plan, whatever becomes of the target's name, figures and days."""
    first = target.formerly[0] if target.formerly else target.id
    named = (plan.organization, plan.period.start.isoformat(), first, deadline.kind.value, deadline.name)
    return str(uuid5(NAMESPACE_URL, "workplan:" + "\x1f".join(named)))


def _revised(plan: Plan, target: Target) -> int:
    """How often the plan records that the target was changed."""
    known = {target.id, *target.formerly}
    return sum(not known.isdisjoint(revision.targets) for revision in plan.revisions)


def _days_ahead(plan: Plan, deadline: Deadline) -> list[int]:
    """How many days before it alarms go off: those that are still to come, of what is open."""
    if not deadline.is_open:
        return []
    left = (deadline.day - deadline.verdict.facts.as_of).days
    every = deadline.verdict.target.every
    first = plan.due_soon if deadline.kind is DeadlineKind.DUE else _A_DAY if every is Every.WEEK else _A_WEEK
    return sorted({days for days in (first, min(first, _A_DAY)) if days <= left}, reverse=True)


def _alarm(days: int, head: str, words: Words) -> list[Property]:
    ahead = timedelta(days=days) - timedelta(hours=_MORNING)
    key = {0: "alarm.today", 1: "alarm.tomorrow"}.get(days, "alarm")
    properties = [
        Property("ACTION", "DISPLAY"),
        Property("TRIGGER", _duration(-ahead)),
        text("DESCRIPTION", words.of("calendar", key, days=days, summary=head)),
    ]
    return component("VALARM", properties)


def _duration(length: timedelta) -> str:
    """A duration of whole hours, as -P29DT15H."""
    sign, hours = ("-" if length < timedelta(0) else ""), int(abs(length).total_seconds()) // 3600
    days, rest = divmod(hours, 24)
    whole = f"{days}D" if days else ""
    return f"{sign}P{whole}T{rest}H"

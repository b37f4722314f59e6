"""The status page: where the plan stands, the table of its outline, and the most urgent alerts."""

from enum import StrEnum
from typing import TYPE_CHECKING

from workplan.core.status import Status
from workplan.views.after_period import after_period
from workplan.views.alerts import alert_lines, alerts_markdown
from workplan.views.cells import prose, wrapped
from workplan.views.figures import day, percent
from workplan.views.ink import BLANK, Ink, Line, Span, drawn, line
from workplan.views.page import Page
from workplan.views.safety import safe
from workplan.views.tables.outline import outline_table, section_table, task_table
from workplan.views.tables.owners import owner_table
from workplan.views.tables.table import Table
from workplan.views.tables.targets import target_table
from workplan.views.tables.terminal import table_lines
from workplan.views.verdicts import completion_text, light_counts, state_counts
from workplan.views.words.language import Language, clauses, count, grouped, say
from workplan.views.words.tables import LABELS

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

MOST_URGENT = 5


class StatusRows(StrEnum):
    """What the rows of a status are; `plan` is the whole page."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    OWNER = "owner"
    TARGET = "target"


def status_text(  # noqa: PLR0913  # what it shows is what the options of the command ask for
    status: Status,
    by: StatusRows,
    form: str,
    page: Page,
    *,
    explain: bool = False,
    baseline: "Baseline | None" = None,
) -> str:
    """A status in a format: table, json, csv or markdown.

    `explain` adds each verdict's arithmetic, `baseline` what an earlier plan says.
    """
    language = page.language
    match form:
        case "json":
            from workplan.views.machine.status import status_json  # noqa: PLC0415  # few ask for it
            from workplan.views.machine.text import json_text  # noqa: PLC0415

            return json_text(status_json(status, language, baseline))
        case "csv":
            from workplan.views.tables.sheet import csv_text  # noqa: PLC0415  # as above

            return csv_text(_table(status, by, language, baseline))
        case "markdown":
            return _markdown(status, by, page, baseline, explain=explain)
        case _:
            return _page(status, by, page, baseline, explain=explain)


def _page(status: Status, by: StatusRows, page: Page, baseline: "Baseline | None", *, explain: bool) -> str:
    """The heading, the table, the arithmetic if asked for, and on the whole page the most urgent alerts."""
    table = _table(status, by, page.language, baseline)
    lines = [*heading_lines(status, page, baseline), BLANK, *table_lines(table, page)]
    if explain:
        from workplan.views.explanation import explanation_lines  # noqa: PLC0415  # as above

        lines += [BLANK, *explanation_lines(status.plan, status.verdicts, page)]
    if by is StatusRows.PLAN:
        lines += [BLANK, *_urgent_lines(status, page)]
    return drawn(lines, page)


def _markdown(
    status: Status, by: StatusRows, page: Page, baseline: "Baseline | None", *, explain: bool
) -> str:
    """As the page, in Markdown."""
    from workplan.views.explanation import explanation_markdown  # noqa: PLC0415  # as above
    from workplan.views.tables.markdown import (  # noqa: PLC0415
        heading_markdown,
        list_markdown,
        markdown_text,
    )

    language = page.language
    texts = heading_texts(status, language, baseline)
    table = markdown_text(_table(status, by, language, baseline))
    parts = [heading_markdown(1, status.plan.title), list_markdown(texts), table]
    if explain:
        parts += [explanation_markdown(status.plan, status.verdicts, language)]
    if by is StatusRows.PLAN and status.alerts:
        parts += [alerts_markdown(status.alerts[:MOST_URGENT], language)]
    return "\n".join(part for part in parts if part)


def _table(status: Status, by: StatusRows, language: Language, baseline: "Baseline | None") -> Table:
    match by:
        case StatusRows.PLAN:
            return outline_table(status, language, baseline)
        case StatusRows.SECTION:
            return section_table(status, language, baseline)
        case StatusRows.TASK:
            return task_table(status, language, baseline)
        case StatusRows.OWNER:
            return owner_table(status, language, baseline)
        case StatusRows.TARGET:
            return target_table(status.plan, status.verdicts, language, baseline)


def heading_lines(status: Status, page: Page, baseline: "Baseline | None" = None) -> list[Line]:
    """Title, day, elapsed time, completion against pace, reports, lights, states; wrapped to the page."""
    title = [line(Span(part, Ink.BOLD)) for part in _parts(safe(status.plan.title), page)]
    facts = [_parts(t, page, in_phrases=True) for t in _facts(status, page.language, baseline)]
    remarks = [_parts(text, page) for text in remark_texts(status, page.language)]
    return title + [line(part) for parts in facts + remarks for part in parts]


def heading_texts(status: Status, language: Language, baseline: "Baseline | None" = None) -> list[str]:
    """The facts of the heading and the remarks below them, each a line without markup."""
    return _facts(status, language, baseline) + remark_texts(status, language)


def _facts(status: Status, language: Language, baseline: "Baseline | None" = None) -> list[str]:
    group = status.group
    return [
        clauses(
            [say(LABELS["as-of"], language, as_of=day(status.as_of)), _elapsed(status, language)], language
        ),
        completion_text(status.group, language),
        *_beside(baseline, language),
        grouped(
            [
                say(LABELS["reported"], language, reported=group.reported, scored=group.scored),
                say(LABELS["lights"], language, lights=light_counts(group.lights, language)),
            ],
            language,
        ),
        count(
            LABELS,
            "states",
            group.total,
            language,
            total=group.total,
            states=state_counts(group.states, language),
        ),
    ]


def _beside(baseline: "Baseline | None", language: Language) -> list[str]:
    if baseline is None:
        return []
    from workplan.views.baseline import baseline_texts  # noqa: PLC0415  # as above

    return baseline_texts(baseline, language)


def _elapsed(status: Status, language: Language) -> str:
    period = status.plan.period
    is_year = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    key = "elapsed" if is_year and period.start.year == period.end.year else "elapsed-period"
    share = percent(status.elapsed)
    return say(LABELS[key], language, elapsed=share, start=day(period.start), end=day(period.end))


def remark_texts(status: Status, language: Language) -> list[str]:
    """What is said on some days only: how many have reached half, and that the period is over."""
    remarks, group = [], status.group
    if status.is_half_time:
        remarks.append(say(LABELS["halfway"], language, halfway=group.halfway, scored=group.scored))
    remark = after_period(status, language)
    return [*remarks, remark] if remark else remarks


def _parts(text: str, page: Page, *, in_phrases: bool = False) -> list[str]:
    if in_phrases:
        return wrapped(text, page.room, page.wide_ambiguous, in_phrases=True)
    return prose(text, page.room, page.wide_ambiguous)


def _urgent_lines(status: Status, page: Page) -> list[Line]:
    """The most urgent alerts, and how many more `workplan alerts` would show."""
    if not status.alerts:
        return [line(say(LABELS["alerts-none"], page.language))]
    urgent = status.alerts[:MOST_URGENT]
    head = count(LABELS, "alerts-head", len(urgent), page.language)
    lines = [line(Span(head, Ink.BOLD))]
    for alert in urgent:
        lines += alert_lines(alert, page)
    if more := len(status.alerts) - len(urgent):
        lines.append(line(count(LABELS, "alerts-more", more, page.language)))
    return lines

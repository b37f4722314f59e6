"""The status page: where the plan stands, the table of its outline, and the most urgent alerts."""

from enum import StrEnum
from typing import TYPE_CHECKING

from workplan.core.status import Status
from workplan.views.after_period import after_period
from workplan.views.alerts import alert_lines, alerts_markdown
from workplan.views.page import BLANK, Ink, Line, Page, Span, drawn, line
from workplan.views.phrases import completion_text, day, light_counts, percent, state_counts
from workplan.views.tables.outline import outline_table, section_table, task_table
from workplan.views.tables.owners import owner_table
from workplan.views.tables.table import Table
from workplan.views.tables.targets import target_table
from workplan.views.tables.terminal import table_lines
from workplan.views.text import prose, safe, wrapped
from workplan.views.words import Words

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
    words = page.words
    match form:
        case "json":
            from workplan.views.machine.status import status_json  # noqa: PLC0415  # few ask for it
            from workplan.views.machine.text import json_text  # noqa: PLC0415

            return json_text(status_json(status, words, baseline))
        case "csv":
            from workplan.views.tables.sheet import csv_text  # noqa: PLC0415  # as above

            return csv_text(_table(status, by, words, baseline))
        case "markdown":
            return _markdown(status, by, page, baseline, explain=explain)
        case _:
            return _page(status, by, page, baseline, explain=explain)


def _page(status: Status, by: StatusRows, page: Page, baseline: "Baseline | None", *, explain: bool) -> str:
    """The heading, the table, the arithmetic if asked for, and on the whole page the most urgent alerts."""
    table = _table(status, by, page.words, baseline)
    lines = [*heading_lines(status, page, baseline), BLANK, *table_lines(table, page)]
    if explain:
        from workplan.views.explain import explanation_lines  # noqa: PLC0415  # as above

        lines += [BLANK, *explanation_lines(status.plan, status.verdicts, page)]
    if by is StatusRows.PLAN:
        lines += [BLANK, *_urgent_lines(status, page)]
    return drawn(lines, page)


def _markdown(
    status: Status, by: StatusRows, page: Page, baseline: "Baseline | None", *, explain: bool
) -> str:
    """As the page, in Markdown."""
    from workplan.views.explain import explanation_markdown  # noqa: PLC0415  # as above
    from workplan.views.tables.markdown import (  # noqa: PLC0415
        heading_markdown,
        list_markdown,
        markdown_text,
    )

    words = page.words
    texts = heading_texts(status, words, baseline)
    table = markdown_text(_table(status, by, words, baseline))
    parts = [heading_markdown(1, status.plan.title), list_markdown(texts), table]
    if explain:
        parts += [explanation_markdown(status.plan, status.verdicts, words)]
    if by is StatusRows.PLAN and status.alerts:
        parts += [alerts_markdown(status.alerts[:MOST_URGENT], words)]
    return "\n".join(part for part in parts if part)


def _table(status: Status, by: StatusRows, words: Words, baseline: "Baseline | None") -> Table:
    match by:
        case StatusRows.PLAN:
            return outline_table(status, words, baseline)
        case StatusRows.SECTION:
            return section_table(status, words, baseline)
        case StatusRows.TASK:
            return task_table(status, words, baseline)
        case StatusRows.OWNER:
            return owner_table(status, words, baseline)
        case StatusRows.TARGET:
            return target_table(status.plan, status.verdicts, words, baseline)


def heading_lines(status: Status, page: Page, baseline: "Baseline | None" = None) -> list[Line]:
    """Title, day, elapsed time, completion against pace, reports, lights, states; wrapped to the page."""
    title = [line(Span(part, Ink.BOLD)) for part in _parts(safe(status.plan.title), page)]
    facts = [_parts(t, page, in_phrases=True) for t in _facts(status, page.words, baseline)]
    remarks = [_parts(text, page) for text in remark_texts(status, page.words)]
    return title + [line(part) for parts in facts + remarks for part in parts]


def heading_texts(status: Status, words: Words, baseline: "Baseline | None" = None) -> list[str]:
    """The facts of the heading and the remarks below them, each a line without markup."""
    return _facts(status, words, baseline) + remark_texts(status, words)


def _facts(status: Status, words: Words, baseline: "Baseline | None" = None) -> list[str]:
    group = status.group
    return [
        words.clauses([words("label.as-of", as_of=day(status.as_of)), _elapsed(status, words)]),
        completion_text(status.group, words),
        *_beside(baseline, words),
        words.groups(
            [
                words("label.reported", reported=group.reported, scored=group.scored),
                words("label.lights", lights=light_counts(group.lights, words)),
            ],
        ),
        words(
            "label.states",
            number=group.total,
            total=group.total,
            states=state_counts(group.states, words),
        ),
    ]


def _beside(baseline: "Baseline | None", words: Words) -> list[str]:
    if baseline is None:
        return []
    from workplan.views.baseline import baseline_texts  # noqa: PLC0415  # as above

    return baseline_texts(baseline, words)


def _elapsed(status: Status, words: Words) -> str:
    period = status.plan.period
    is_year = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    key = "label.elapsed" if is_year and period.start.year == period.end.year else "label.elapsed-period"
    share = percent(status.elapsed)
    return words(key, elapsed=share, start=day(period.start), end=day(period.end))


def remark_texts(status: Status, words: Words) -> list[str]:
    """What is said on some days only: how many have reached half, and that the period is over."""
    remarks, group = [], status.group
    if status.is_half_time:
        remarks.append(words("label.halfway", halfway=group.halfway, scored=group.scored))
    remark = after_period(status, words)
    return [*remarks, remark] if remark else remarks


def _parts(text: str, page: Page, *, in_phrases: bool = False) -> list[str]:
    if in_phrases:
        return wrapped(text, page.room, page.wide_ambiguous, in_phrases=True)
    return prose(text, page.room, page.wide_ambiguous)


def _urgent_lines(status: Status, page: Page) -> list[Line]:
    """The most urgent alerts, and how many more `workplan alerts` would show."""
    if not status.alerts:
        return [line(page.words("label.alerts-none"))]
    urgent = status.alerts[:MOST_URGENT]
    head = page.words("label.alerts-head", number=len(urgent))
    lines = [line(Span(head, Ink.BOLD))]
    for alert in urgent:
        lines += alert_lines(alert, page)
    if more := len(status.alerts) - len(urgent):
        lines.append(line(page.words("label.alerts-more", number=more)))
    return lines

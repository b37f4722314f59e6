"""The pages of a status: where the plan stands, the table of its parts, and its alerts."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from workplan.core.status import Choice, Status
from workplan.views.alerts import alert_table, alerts_lines, urgent_lines
from workplan.views.answer import Answer, heading_markdown, list_markdown, markdown_text
from workplan.views.columns import (
    led_columns,
    outline_columns,
    outline_rows,
    owner_keys,
    owner_rows,
    tag_rows,
    target_columns,
)
from workplan.views.explain import explanation_lines, explanation_markdown
from workplan.views.page import BLANK, Ink, Line, Page, Span, ink_of, line
from workplan.views.phrases import Words, day, percent
from workplan.views.table import Table, table_lines, table_of
from workplan.views.text import cells, facts, prose, safe

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline

_MOST_URGENT = 5
_Broken = Callable[[str, int, bool], list[str]]


class StatusRows(StrEnum):
    """What the rows of a status are; `plan` is the whole page."""

    PLAN = "plan"
    SECTION = "section"
    TASK = "task"
    OWNER = "owner"
    TAG = "tag"
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
    page = page.in_format(form)

    def data() -> object:
        from workplan.views.json import status_json  # noqa: PLC0415  # 19 ms, for few answers

        return status_json(status, page.words, baseline)

    answer = Answer(
        lines=lambda: _lines(status, by, page, baseline, explain=explain),
        data=data,
        table=lambda: status_table(status, by, page.words, baseline),
        markdown=lambda: _markdown(status, by, page.words, baseline, explain=explain),
    )
    return answer.text(form, page)


def alerts_text(status: Status, form: str, page: Page, *, all_alerts: int = 0) -> str:
    """The alerts of a status in a format: table (a list by kind), json, csv or markdown.

    `all_alerts` is how many there are with those that were not asked for, where some were not.
    """
    page = page.in_format(form)

    def data() -> object:
        from workplan.views.json import alerts_json  # noqa: PLC0415  # 19 ms, for few answers

        return alerts_json(status.alerts, page.words)

    answer = Answer(
        lines=lambda: [*_alerts_heading(status, page, all_alerts), *alerts_lines(status.alerts, page)],
        data=data,
        table=lambda: alert_table(status.alerts, page.words),
    )
    return answer.text(form, page)


def status_table(status: Status, by: StatusRows, words: Words, baseline: "Baseline | None" = None) -> Table:
    """The parts of a status, each in a row, with what an earlier plan says of it."""
    beside = baseline is not None
    match by:
        case StatusRows.TARGET:
            from workplan.core.report import targets_of  # noqa: PLC0415  # 13 ms: the diff of plans

            return table_of(target_columns(beside=beside), targets_of(status, baseline).values(), words)
        case StatusRows.OWNER:
            owners = owner_rows(status, baseline)
            return table_of(led_columns(owner_keys(owners), beside=beside), owners, words)
        case StatusRows.TAG:
            return table_of(led_columns("tag", beside=beside), tag_rows(status, baseline), words)
        case _:
            levels = {StatusRows.SECTION: (0,), StatusRows.TASK: (1,)}.get(by, (0, 1))
            rows = [row for row in outline_rows(status, baseline) if row.level in levels]
            first = "outline" if by is StatusRows.PLAN else by.value
            table = table_of(outline_columns(first, beside=beside), rows, words)
            sections = (index for index, row in enumerate(rows) if index and not row.level)
            return table._replace(apart=frozenset(sections)) if by is StatusRows.PLAN else table


def _lines(
    status: Status, by: StatusRows, page: Page, baseline: "Baseline | None", *, explain: bool
) -> list[Line]:
    """The heading, the table, the arithmetic if asked for, and on the whole page the most urgent alerts."""
    lines = [*_heading(status, page, baseline), BLANK]
    table = status_table(status, by, page.words, baseline)
    lines += table_lines(table, page) if table.rows else [line(page.words("label.empty"))]
    if explain:
        lines += [BLANK, *explanation_lines(status.plan, status.verdicts, page)]
    return [*lines, BLANK, *_urgent(status, page)] if by is StatusRows.PLAN else lines


def _heading(status: Status, page: Page, baseline: "Baseline | None") -> list[Line]:
    """The plan and the day; the answer in the colour of its light; what an earlier plan says; the counts."""
    words, answer = page.words, ink_of(status.group.light)
    then = [] if baseline is None else baseline_texts(baseline, words)
    return [
        *title_lines(status, page),
        *_in_ink([words.completion(status.group)], answer, page, facts),
        *_in_ink(then, Ink.PLAIN, page, facts),
        *_in_ink([words.groups([*chosen_texts(status, words), words.counts(status.group)])], Ink.FAINT, page),
        *_in_ink(remark_texts(status, words), Ink.PLAIN, page),
    ]


def _alerts_heading(status: Status, page: Page, all_alerts: int) -> list[Line]:
    """The plan and the day; how many alerts there are, and of what part."""
    words, number = page.words, len(status.alerts)
    total = words("label.alerts-total", number=number) if number else words("label.alerts-none")
    if number < all_alerts:
        total = words("label.alerts-some", number=number, all=all_alerts)
    return [
        *title_lines(status, page),
        *_in_ink([words.groups([*chosen_texts(status, words), total])], Ink.FAINT, page),
        *_in_ink(after_period_texts(status, words), Ink.PLAIN, page),
    ]


def title_lines(status: Status, page: Page) -> list[Line]:
    """The title of the plan and the day, in one line where it has room."""
    wide, said = page.wide_ambiguous, day_text(status, page.words)
    title = prose(safe(status.plan.title), page.room, wide)
    if cells(f"{title[0]}  {said}", wide) <= page.room:
        return [line(Span(title[0], Ink.BOLD), "  ", said)]
    return [*(line(Span(part, Ink.BOLD)) for part in title), *_in_ink([said], Ink.PLAIN, page)]


def _in_ink(texts: list[str], ink: Ink, page: Page, broken: _Broken = prose) -> list[Line]:
    """Each text in lines of one ink."""
    parts = (part for text in texts for part in broken(text, page.room, page.wide_ambiguous))
    return [line(Span(part, ink)) for part in parts]


def _urgent(status: Status, page: Page) -> list[Line]:
    """The most urgent alerts, and how many more `workplan alerts` would show."""
    if not status.alerts:
        return [line(page.words("label.alerts-none"))]
    urgent, more = status.alerts[:_MOST_URGENT], len(status.alerts) - _MOST_URGENT
    lines = [line(Span(page.words("label.alerts-head", number=len(urgent)), Ink.BOLD))]
    lines += urgent_lines(urgent, page)
    return [*lines, line(page.words("label.alerts-more", number=more))] if more > 0 else lines


def _markdown(
    status: Status, by: StatusRows, words: Words, baseline: "Baseline | None", *, explain: bool
) -> str:
    """The same in Markdown."""
    parts = [
        heading_markdown(1, status.plan.title),
        list_markdown(heading_texts(status, words, baseline)),
        markdown_text(status_table(status, by, words, baseline)),
    ]
    if explain:
        parts.append(explanation_markdown(status.plan, status.verdicts, words))
    if by is StatusRows.PLAN and status.alerts:
        parts.append(markdown_text(alert_table(status.alerts[:_MOST_URGENT], words)))
    return "\n".join(part for part in parts if part)


def heading_texts(status: Status, words: Words, baseline: "Baseline | None" = None) -> list[str]:
    """The facts of the heading and the remarks below them, each a line without markup."""
    return [
        *chosen_texts(status, words),
        day_text(status, words),
        words.completion(status.group),
        *([] if baseline is None else baseline_texts(baseline, words)),
        words.counts(status.group),
        *remark_texts(status, words),
    ]


def day_text(status: Status, words: Words) -> str:
    """The day of a status, and how much of the plan's period is over."""
    period = status.plan.period
    first, last = (period.start.month, period.start.day), (period.end.month, period.end.day)
    is_year = (first, last) == ((1, 1), (12, 31)) and period.start.year == period.end.year
    key = "label.elapsed" if is_year else "label.elapsed-period"
    elapsed = words(key, elapsed=percent(status.elapsed), start=day(period.start), end=day(period.end))
    return words.clauses([words("label.as-of", as_of=day(status.as_of)), elapsed])


def narrowed_title(status: Status, words: Words) -> str:
    """The title of the plan and to what the status is narrowed, as one line."""
    title, scope = safe(status.plan.title), words.groups(scope_texts(status, words))
    return words("scope.title", title=title, scope=scope) if scope else title


def chosen_texts(status: Status, words: Words) -> list[str]:
    """To what a status is narrowed, as one text; none of a whole plan."""
    scope = words.groups(scope_texts(status, words))
    return [words("scope.alone", scope=scope)] if scope else []


def scope_texts(status: Status, words: Words) -> list[str]:
    """The filters that are on, each with what it leaves in."""
    choice, plan = status.choice or Choice(), status.plan
    filters = {
        "owner": [*choice.owners],
        "section": [each.title for each in plan.sections if each.id in choice.sections],
        "task": [each.title for each in plan.tasks if each.id in choice.tasks],
        "tag": [*choice.tags],
        "state": [words.of("state", each) for each in choice.states],
    }
    return [words.of("scope", name, names=words.names(names)) for name, names in filters.items() if names]


def baseline_texts(baseline: "Baseline", words: Words) -> list[str]:
    """What the earlier plan says of the whole, and how many targets are met only since they were eased."""
    head = words("baseline.head", called=baseline.called)
    texts = [words("baseline.line", head=head, body=words.completion(baseline.status.group))]
    remarked = {"eased-number": baseline.eased, "incomparable-number": baseline.incomparable}
    return texts + [words.of("baseline", key, number=len(ids)) for key, ids in remarked.items() if ids]


def remark_texts(status: Status, words: Words) -> list[str]:
    """What is said on some days only: how many have reached half, and that the period is over."""
    group = status.group
    halfway = words("label.halfway", halfway=group.halfway, scored=group.scored)
    return [*([halfway] if status.is_half_time else []), *after_period_texts(status, words)]


def after_period_texts(status: Status, words: Words) -> list[str]:
    """On a day after the period, the way back to it."""
    return [words("label.after-period", end=day(status.plan.period.end))] if status.is_after_period else []


def lines_above(status: Status, page: Page) -> list[Line]:
    """Above a card: what is chosen; on a day after the period the way back to it; and a blank line."""
    texts = [*chosen_texts(status, page.words), *after_period_texts(status, page.words)]
    return [*_in_ink(texts, Ink.PLAIN, page), BLANK] if texts else []

"""The pages that are written out under expected/; run as `python -m views.pages` in tests/ to write them anew."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from views import units
from views.office import before_easing, eased, entries, office, status
from workplan.core.baseline import Baseline
from workplan.core.lookup import find_subject
from workplan.core.report import report_of
from workplan.core.status import Choice, Status, status_of
from workplan.views.formats import BY_FORM, Form
from workplan.views.html.dashboard import render
from workplan.views.page import Page
from workplan.views.pages.show import show_text
from workplan.views.pages.status import StatusRows, alerts_text, status_text
from workplan.views.phrases import Words
from workplan.views.receipt import receipt
from workplan.views.words import Language

WHOLE = Choice()
EXPECTED = Path(__file__).with_name("expected")
WIDTHS = (80, 120, 160)
ROWS = [rows for rows in StatusRows if rows is not StatusRows.TAG]  # which the office has none of


def page(language: Language = Language.ZH, width: int = 80, **settings: bool) -> Page:
    """A page without colour."""
    return Page(Words(language), width, **settings)


def cases() -> Iterator[tuple[str, Callable[[], str]]]:
    """The name of each page, and what draws it."""
    for language in Language:
        for width in WIDTHS:
            yield from _of_size(language, width)
        yield from _of_language(language)
    for form in ("json", "csv", "markdown"):
        yield from _of_form(form)
    yield from _of_reports()
    yield from _of_units()
    yield "wide-80.txt", lambda: _status(StatusRows.PLAN, page(wide_ambiguous=True))
    yield "colour-80.txt", lambda: status_text(status(), StatusRows.PLAN, "table", page(colour=True))


def _of_size(language: Language, width: int) -> Iterator[tuple[str, Callable[[], str]]]:
    on = page(language, width)
    for rows in ROWS:
        yield f"status-{rows}-{language}-{width}.txt", partial(_status, rows, on)
        if width < max(WIDTHS):
            yield f"baseline-{rows}-{language}-{width}.txt", partial(_beside, rows, "table", on)


def _of_language(language: Language) -> Iterator[tuple[str, Callable[[], str]]]:
    on = page(language)
    yield f"explain-{language}.txt", lambda: _explained(on)
    yield f"alerts-{language}.txt", lambda: alerts_text(status(), "table", on)
    yield f"alerts-at-the-end-{language}.txt", lambda: alerts_text(status("2023-01-31"), "table", on)
    yield f"after-the-period-{language}.txt", lambda: _status(StatusRows.PLAN, on, "2023-01-31")
    yield f"receipt-{language}.txt", lambda: _receipt(on)
    yield f"dashboard-{language}.html", lambda: _dashboard(on)
    for words in ("lifts-added", "lifts", "life", "黄永", "四个一"):
        yield f"show-{words}-{language}.txt", partial(_show, words, "table", on)


def _of_form(form: str) -> Iterator[tuple[str, Callable[[], str]]]:
    for rows in (StatusRows.PLAN, StatusRows.TARGET):
        yield f"status-{rows}.{form}", partial(status_text, status(), rows, form, page())
    for rows in ROWS if form != "json" else (StatusRows.PLAN,):
        yield f"baseline-{rows}.{form}", partial(_beside, rows, form, page())
    yield f"alerts.{form}", lambda: alerts_text(status(), form, page())
    for words in ("lifts-added", "life", "四个一"):
        yield f"show-{words}.{form}", partial(_show, words, form, page())


def _of_reports() -> Iterator[tuple[str, Callable[[], str]]]:
    for language in Language:
        for form in (Form.MARKDOWN, Form.CSV, Form.ICS):
            yield f"report-{language}.{form}", partial(_report, form, page(language))
    yield "report-baseline.markdown", partial(_report, Form.MARKDOWN, page(), baseline=before_easing())
    yield "report-baseline.csv", partial(_report, Form.CSV, page(), baseline=before_easing())
    yield "report-of-owner.markdown", partial(_report, Form.MARKDOWN, page(), Choice(("黄永",), ("life",)))


def _of_units() -> Iterator[tuple[str, Callable[[], str]]]:
    """Where the office has labels, tags, numbers, fields and goals of its own."""
    for language in Language:
        for width in WIDTHS[:2]:
            on = Page(Words(language, units.LABELS), width)
            for rows in (StatusRows.TARGET, StatusRows.OWNER, StatusRows.TAG):
                yield f"units-{rows}-{language}-{width}.txt", partial(_of_district, rows, on)
        on = Page(Words(language, units.LABELS))
        yield f"units-alerts-{language}.txt", partial(_alerts_of_district, on)
        for words in ("lifts", "hall", "talks", "homes", "life", "区房管局"):
            yield f"units-show-{words}-{language}.txt", partial(_show_unit, words, "table", on)
    on = Page(Words(Language.ZH, units.LABELS))
    yield "units-status.json", lambda: status_text(units.status(), StatusRows.PLAN, "json", on)
    yield "units-show-hall.json", partial(_show_unit, "hall", "json", on)
    for form in (Form.MARKDOWN, Form.CSV, Form.ICS):
        yield f"units-report.{form}", partial(_report, form, on, of=units.status())


def _of_district(rows: StatusRows, on: Page) -> str:
    return status_text(units.status(), rows, "table", on)


def _alerts_of_district(on: Page) -> str:
    return alerts_text(units.CHOICE.of(units.status()), "table", on)


def _show_unit(words: str, form: str, on: Page) -> str:
    subject = find_subject(units.district(), words).subject
    assert subject is not None
    return show_text(subject, units.status(), form, on)


def _report(
    form: Form, on: Page, choice: Choice = WHOLE, baseline: Baseline | None = None, of: Status | None = None
) -> str:
    """A report as text; its lines end as those of other pages do."""
    of = of or (status() if baseline is None else eased())
    lines = {target.id: 10 + index for index, target in enumerate(of.plan.targets)}
    content = BY_FORM[form].render(report_of(of, choice, lines, baseline), on)
    return content.decode().replace("\r\n", "\n")


def _status(rows: StatusRows, on: Page, day: str = "2022-06-30") -> str:
    return status_text(status(day), rows, "table", on)


def _beside(rows: StatusRows, form: str, on: Page) -> str:
    """The status after the plan was eased, and the plan of before beside it."""
    return status_text(eased(), rows, form, on, baseline=before_easing())


def _explained(on: Page) -> str:
    return status_text(status(), StatusRows.TARGET, "table", on, explain=True)


def _show(words: str, form: str, on: Page) -> str:
    subject = find_subject(office(), words).subject
    assert subject is not None
    return show_text(subject, status(), form, on)


def _dashboard(on: Page) -> str:
    """The dashboard after the plan was eased, without its style, its script and the hashes of these."""
    lines = {target.id: number for number, target in enumerate(office().targets, start=20)}
    page = render(report_of(eased(), Choice(), lines, before_easing()), on).decode()
    bare = re.sub(r"<(style|script)>[\s\S]*?</\1>", r"<\1>…</\1>", page)
    return re.sub(r"sha256-[^']*", "sha256-…", bare) + "\n"


def _receipt(on: Page) -> str:
    """The report of June on the lifts, before and after it."""
    written = next(each for each in entries() if each.id == "q7k2m9x4c8tz")
    rest = [each for each in entries() if each.id != written.id]
    before = status_of(office(), "plan/2022.yaml", rest, date(2022, 6, 30))
    verdicts = before.of_target(written.subject), status().of_target(written.subject)
    return receipt(written, office(), verdicts, on)


if __name__ == "__main__":
    for name, draw in cases():
        (EXPECTED / name).write_text(draw(), encoding="utf-8")

"""The report as JSON: what `status --format json` says, and beside it what else a report tells."""

from typing import cast

from workplan.core.entries import Entry
from workplan.core.report import Report, TargetReport
from workplan.views.machine.changes import change_json, value_json
from workplan.views.machine.figures import Json, place
from workplan.views.machine.status import status_json
from workplan.views.machine.text import json_text
from workplan.views.page import Page


def render(report: Report, page: Page) -> bytes:
    """JSON in UTF-8 (docs/json.md)."""
    return json_text(report_json(report, page)).encode()


def report_json(report: Report, page: Page) -> Json:
    """A status with more to each target, then the revisions and the changes of the plan."""
    status = status_json(report.status, page.words, report.baseline)
    targets = zip(cast("list[Json]", status["targets"]), report.targets, strict=True)
    return {
        **status,
        "targets": [{**found, **_more(part)} for found, part in targets],
        "chosen": {"owner": report.choice.owner, "section": report.choice.section},
        "revisions": [value_json(each) for each in report.revisions],
        "changes": [change_json(each) for each in report.changes],
    }


def _more(part: TargetReport) -> Json:
    """What a report says of a target beside its verdict."""
    return {
        "number": part.number,
        "line": part.line,
        "support": list(part.support),
        "last_figure": place(part.last_figure),
        "last_words": None if part.last_words is None else _words(part.last_words),
    }


def _words(entry: Entry) -> Json:
    said = {"note": entry.note, "problem": entry.problem, "next": entry.next, "by": entry.by}
    return {**(place(entry) or {}), **said}

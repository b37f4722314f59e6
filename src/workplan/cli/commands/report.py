"""workplan report: the plan's standing as a file that can be sent."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from typer import Context

from workplan.cli.args import AsOf, Rev, option
from workplan.cli.office import Call, call_of
from workplan.cli.output import (
    Exit,
    Stop,
    emit_bytes,
    emit_written,
    is_stdout,
    is_terminal,
    patience,
    writing,
)
from workplan.cli.past import baseline_at
from workplan.core.report import Imprint, report_of
from workplan.files.disk.folder import unfit
from workplan.files.disk.write import write_whole
from workplan.files.plan.read import plan_lines
from workplan.views.formats import BY_ENDING, BY_FORM, Form, ReportFormat
from workplan.views.phrases import Words


def report(
    context: Context,
    output: Annotated[str | None, option("-o", "report-output", "FILE")] = None,
    form: Annotated[Form | None, option("--format", "report-format", "NAME")] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    baseline: Annotated[str | None, option("--baseline", "report-baseline", "REV")] = None,
    issue: Annotated[int | None, option("--issue", "report-issue", "N")] = None,
    sign: Annotated[list[str] | None, option("--sign", "report-sign", "TEXT")] = None,
    ask: Annotated[list[str] | None, option("--ask", "report-ask", "TEXT")] = None,
) -> None:
    """Write a report to a file, or print it."""
    call = call_of(context)
    file = None if output in (None, "-") else Path(output)
    rendered = _format(call, file) if form is None else BY_FORM[form]
    file = None if is_stdout(output) else file
    stop_at_unfit(call, file, rendered)
    imprint = Imprint(issue, tuple(sign or ()), tuple(ask or ()))
    if rendered.form is not Form.DOCX and imprint != Imprint():
        raise _stop(call, "not-a-bulletin", form=rendered.form)
    opened, day = call.open_at(as_of, rev)
    choice = opened.choice(call.filters)
    with patience():
        status = opened.status(day)
        beside = None if baseline is None else baseline_at(call, opened, status, baseline)
        lines = plan_lines(opened.raw, opened.file, opened.plan)
        made = report_of(status, choice, lines, beside, imprint=imprint)
        if rendered.form is Form.HTML and not isinstance(found := opened.coverage(), str):
            made = replace(made, coverage=found)
        content = rendered.render(made, opened.page)
    if file is None:
        emit_bytes(content)
    else:
        write_report(file, content, opened.page.words)


def _format(call: Call, file: Path | None) -> ReportFormat:
    """The format of a file, by its ending."""
    endings = call.words.list(BY_ENDING)
    if file is None:
        raise _stop(call, "need-format", endings=endings)
    found = BY_ENDING.get(file.suffix.lower())
    if found is None:
        raise _stop(call, "unknown-ending", file=file, endings=endings)
    return found


def stop_at_unfit(call: Call, file: Path | None, form: ReportFormat) -> None:
    """End a call whose report cannot be made here, or that has no fit place to go to."""
    if missing := form.missing():
        raise _stop(call, "missing-library", form=form.form, library=missing, extra=form.extra)
    if file is None and not form.is_text and is_terminal(sys.stdout):
        raise _stop(call, "not-on-terminal", form=form.form)
    if file is not None and (reason := unfit(file)) is not None:
        example = file / f"report{form.endings[0]}"
        raise _stop(call, reason, file=file, folder=file.parent, example=example)


def _stop(call: Call, key: str, **params: object) -> Stop:
    return Stop(Exit.CALL_WRONG, call.words.of("report-call", key, **params))


def write_report(file: Path, content: bytes, words: Words) -> None:
    """Write the report, whole or not at all, and say so."""
    with writing(file, words):
        write_whole(file, content)
    emit_written(words("call.written", file=file), str(file), words)

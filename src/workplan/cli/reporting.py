"""Reporting: what a report is made of, and where it goes: into a file, or out as it is."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workplan.cli.call import Call, Opened
from workplan.cli.output import Exit, Stop, emit_bytes, emit_written, is_terminal
from workplan.cli.past import baseline_at
from workplan.core.report import Report, report_of
from workplan.core.status import Choice
from workplan.files.disk.folder import unfit
from workplan.files.disk.write import write_whole
from workplan.files.plan.read import plan_lines
from workplan.views.formats import BY_ENDING, BY_FORM, Form, ReportFormat
from workplan.views.words import Words

_OUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a report goes, None being stdout, and in which format."""

    file: Path | None
    form: ReportFormat

    @classmethod
    def of(cls, call: Call, output: str | None, form: Form | None) -> "Destination":
        """What `-o` and `--format` ask for; the format is the file's, by its ending, unless it is said."""
        file = None if output in (None, _OUT) else Path(output)
        found = _format(call, file) if form is None else BY_FORM[form]
        if missing := found.missing():
            raise _stop(call, "missing-library", form=found.form, library=missing, extra=found.extra)
        if file is None and not found.is_text and is_terminal(sys.stdout):
            raise _stop(call, "not-on-terminal", form=found.form)
        if file is not None and (reason := unfit(file)) is not None:
            example = file / f"report{found.endings[0]}"
            raise _stop(call, reason, file=file, folder=file.parent, example=example)
        return cls(file, found)

    def deliver(self, content: bytes, words: Words) -> None:
        """Write the report, whole or not at all, and say so; or print it."""
        if self.file is None:
            emit_bytes(content)
            return
        try:
            write_whole(self.file, content)
        except OSError as error:
            reason = error.strerror or str(error)
            params = words("call.not-written", file=self.file, reason=reason)
            raise Stop(Exit.MACHINE_TROUBLE, params) from error
        emit_written(words("call.written", file=self.file), str(self.file), words)


def report_at(opened: Opened, day: date, choice: Choice, baseline: str | None, call: Call) -> Report:
    """The report of what was opened, as of a day."""
    status, loaded = opened.status(day), opened.loaded
    beside = None if baseline is None else baseline_at(call, opened, status, baseline)
    raw = loaded.tree.read(loaded.file)
    assert isinstance(raw, bytes)
    return report_of(status, choice, plan_lines(raw, loaded.file, opened.plan), beside)


def _format(call: Call, file: Path | None) -> ReportFormat:
    endings = call.words.list(BY_ENDING)
    if file is None:
        raise _stop(call, "need-format", endings=endings)
    found = BY_ENDING.get(file.suffix.lower())
    if found is None:
        raise _stop(call, "unknown-ending", file=file, endings=endings)
    return found


def _stop(call: Call, key: str, **params: object) -> Stop:
    return Stop(Exit.CALL_WRONG, call.words.of("report-call", key, **params))

"""workplan collect: sheets out to those who report, their replies in, and who is missing."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from typer import Context, prompt

from workplan.cli.args import AsOf, Format, argument, option
from workplan.cli.log import OvertakenError, Report, record
from workplan.cli.office import Call, Opened, call_of
from workplan.cli.output import Exit, Stop, emit, emit_bytes, is_terminal, tell, writing
from workplan.cli.replies import Read, read_files, reckoned
from workplan.cli.sending import Outlet
from workplan.core.calendar import Period, last_of_month
from workplan.core.collect import (
    Asked,
    By,
    asked_in,
    by_unit,
    file_name,
    period_names,
    standings,
    units_of,
)
from workplan.core.problems import Pinned, closest
from workplan.core.typed import fold
from workplan.files.disk.folder import content_of, unfit
from workplan.files.disk.write import make_folders, write_whole
from workplan.views.collect import (
    Collected,
    calendar_bytes,
    heads_of,
    preview_text,
    reminder_bodies,
    sheet_heads,
    sheet_of,
    standing_text,
)
from workplan.views.phrases import Words
from workplan.views.problems import problem_message, problem_text
from workplan.views.words import Language

Sheets = Annotated[Literal["xlsx", "csv"], option("--format", "collect-sheets", "FORMAT")]
Periods = Annotated[str | None, option("--period", "collect-period", "PERIOD")]
Units = Annotated[By, option("--by", "collect-by", "WHOM")]
_YEAR = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?", re.ASCII)
_YES = frozenset(("y", "yes", "是", "好"))
_LIBRARIES = ("xlsxwriter", "openpyxl")
_ATTEMPTS = 5
_NAMED = 5  # targets that are named one by one


def collect_out(
    context: Context,
    period: Periods = None,
    by: Units = By.OWNER,
    output: Annotated[str | None, option("-o", "collect-output", "DIR")] = None,
    form: Sheets = "xlsx",
    force: Annotated[bool, option("--force", "collect-force")] = False,
) -> None:
    """Write a sheet for each unit that has something to report."""
    call = call_of(context)
    _stop_without_library(call, form)
    opened, span = _opened_for(call, period)
    words, asked = opened.page.words, asked_in(opened.logs, span)
    units = by_unit(asked, by)
    _tell_unclaimed(asked, by, words)
    if not units:
        raise _stop(opened, "collect.nothing-due", period=words.period(span))
    folder = Path(output) if output else Path(os.path.relpath(call.root() / "collect" / file_name(span.name)))
    contents = dict(_contents(opened, span, units, form))
    files = {folder / f"{name}.{form}": content for name, content in contents.items()}
    _write_sheets(opened, files, force=force)
    shown = {"number": len(files), "rows": sum(map(len, units.values())), "folder": folder}
    emit(words("collect.issued", **shown))
    tell(words("collect.issued-next", folder=folder, ending=f".{form}", period=span.name))


def _stop(opened: Opened, key: str, **params: object) -> Stop:
    return Stop(Exit.CALL_WRONG, opened.page.words(key, **params))


def _opened_for(call: Call, text: str | None) -> tuple[Opened, Period]:
    """The plan that has the reporting period called `text`, with its logs, and the period."""
    year = _YEAR.match(text or "")
    day = call.today
    if year and 1 <= int(year[2] or 6) <= 12:  # noqa: PLR2004  # months of a year
        day = last_of_month(date(int(year[1]) or 1, int(year[2] or 6), 1))
    opened = call.open(day)
    names = period_names(opened.plan)
    known = {fold(name): span for name, span in names.items()}
    if text is None:
        raise _stop(opened, "collect.need-period", known=opened.page.words.list(names))
    if (span := known.get(fold(text))) is None:
        raise _stop(opened, "collect.unknown-period", text=text, known=opened.page.words.list(names))
    return opened, span


def _stop_without_library(call: Call, form: str) -> None:
    lacking = [name for name in _LIBRARIES if form == "xlsx" and find_spec(name) is None]
    if lacking:
        raise Stop(Exit.CALL_WRONG, call.words("collect.missing-library", library=lacking[0]))


def _tell_unclaimed(asked: Sequence[Asked], by: By, words: Words) -> None:
    """Tell which targets are nobody's to report."""
    names = [each.target.name for each in asked if not units_of(each, by)]
    if names:
        named = {
            "number": len(names),
            "targets": words.names(names[:_NAMED]),
            "by": words.of("collect.by", by),
        }
        tell(words("collect.unclaimed", **named))


def _contents(
    opened: Opened, span: Period, units: Mapping[str, Sequence[Asked]], form: str
) -> Iterator[tuple[str, bytes]]:
    """The sheet of each unit by the name of its file."""
    words, taken = opened.page.words, set[str]()
    issue = (PurePosixPath(opened.file).stem, span.name, span)
    for unit, asked in units.items():
        sheet = sheet_of(unit, asked, opened.plan, issue, words)
        name = base = file_name(unit)
        while name.casefold() in taken:
            name = f"{base}-{len(taken)}"
        taken.add(name.casefold())
        yield name, _writer(form)(sheet, sheet_heads(sheet, words))


def _writer(form: str) -> Callable[..., bytes]:
    if form == "csv":
        from workplan.files.sheets.separated import separated_bytes  # noqa: PLC0415

        return separated_bytes
    from workplan.files.sheets.write import sheet_bytes  # noqa: PLC0415  # loads a library

    return sheet_bytes


def _write_sheets(opened: Opened, files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write the sheets; none where one that differs is there already, but by force."""
    words, first = opened.page.words, next(iter(files))
    if unfit(first) == "by-hand":
        raise _stop(opened, "collect.bad-folder", folder=first.parent)
    with writing(first.parent, words):
        there = [(path, data) for path, data in files.items() if path.exists()]
        differing = [str(path) for path, data in there if content_of(str(path)) != data]
        if differing and not force:
            raise _stop(opened, "collect.differs", files=words.list(differing))
        make_folders(first.parent)
        for path, data in files.items():
            write_whole(path, data)


# Replies.


def collect_in(
    context: Context,
    files: Annotated[list[str], argument("collect-files", "FILE...")],
    dry_run: Annotated[bool, option("--dry-run", "collect-dry-run")] = False,
    yes: Annotated[bool, option("--yes -y", "collect-yes")] = False,
    mark: Annotated[str | None, option("--mark", "collect-mark", "DIR")] = None,
    keep: Annotated[bool, option("--keep", "collect-keep")] = False,
) -> None:
    """Read replies, show what they would write, and write it."""
    call = call_of(context)
    _stop_without_library(call, "csv" if all(each.lower().endswith(".csv") for each in files) else "xlsx")
    found = read_files(call, files)
    plans = {PurePosixPath(file).stem for file in call.tree().plans()}
    if call.plan is None and (
        named := Counter(each.reply.plan for each in found if each.reply.plan in plans)
    ):
        call = replace(call, plan=named.most_common(1)[0][0])
    for attempt in range(_ATTEMPTS):
        opened = call.open_plan(call.today)
        results = reckoned(call, opened, found)
        reports = [report for each in results for report in each.reports]
        if attempt == 0:
            _show(opened, results, brief=yes and not dry_run)
            if mark is not None:
                _mark(results, Path(mark), opened.page.words)
            if dry_run or not reports:
                break
            _ask(opened, len(reports), yes=yes)
        try:
            record(call, opened, _kept(call, opened, results) if keep else reports, are_reckoned=True)
            break
        except OvertakenError:
            continue
    else:
        raise Stop(Exit.MACHINE_TROUBLE, opened.page.words("collect.overtaken"))
    _end(opened, results, dry_run=dry_run)


def _show(opened: Opened, results: Sequence[Read], *, brief: bool) -> None:
    """All that is wrong with the replies, and what would be written."""
    problems = [Pinned(problem, None, None) for each in results for problem in each.problems]
    tell(problem_text(problems, opened.page))
    emit(preview_text([each.shown for each in results if each.is_fit], opened.page, brief=brief))


def _ask(opened: Opened, number: int, *, yes: bool) -> None:
    """Go on after a yes."""
    words = opened.page.words
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise Stop(Exit.CALL_WRONG, words("collect.need-yes"))
    answer: str = prompt(words("collect.ask", number=number), default="", show_default=False, err=True)
    if fold(answer) not in _YES:
        raise Stop(Exit.WELL, words("call.not-written-at-all"))


def _end(opened: Opened, results: Sequence[Read], *, dry_run: bool) -> None:
    words, wrong = opened.page.words, [each.name for each in results if not each.is_fit]
    number = sum(len(each.reports) for each in results)
    if dry_run and number:
        emit(words("collect.would-write", number=number))
    elif not number and len(wrong) < len(results):
        emit(words("collect.nothing-new"))
    if wrong:
        raise Stop(Exit.DATA_WRONG, words("collect.refused", number=len(wrong), files=words.list(wrong)))


def _mark(results: Sequence[Read], folder: Path, words: Words) -> None:
    """Give the replies back, each with its wrong cells red and the remedies beside them."""
    from workplan.files.sheets.mark import marked  # noqa: PLC0415  # loads a library

    heads = [heads_of(Words(language)) for language in (words.language, *Language)]
    for each in results:
        said: dict[str, str] = {}
        for problem in each.problems:
            place = problem.file.removeprefix(f"{each.name}!")
            if place != problem.file:
                said[place] = words.groups([said.get(place, ""), problem_message(problem, words)])
        if said and each.data:
            path = folder / Path(each.name).name
            if path.exists() and path.samefile(each.name):
                raise Stop(Exit.CALL_WRONG, words("collect.mark-beside", folder=folder))
            with writing(path, words):
                make_folders(folder)
                write_whole(path, marked(each.data, each.name, said, *heads))
            tell(words("collect.marked", file=path))


def _kept(call: Call, opened: Opened, results: Iterable[Read]) -> list[Report]:
    """The reports of replies that are kept beside the logs, each with its reply as evidence."""
    reports, words = list[Report](), opened.page.words
    for each in results:
        if not each.reports:
            continue
        folder = f"evidence/{file_name(each.reply.period)}"
        name, ending, number = file_name(each.reply.unit), Path(each.name).suffix.lower(), 1
        file = f"{folder}/{name}{ending}"
        with writing(file, words):
            while (path := call.root() / file).exists() and content_of(str(path)) != each.data:
                number += 1
                file = f"{folder}/{name}-{number}{ending}"
            if not path.exists():
                make_folders(path.parent)
                write_whole(path, each.data)
                tell(words("collect.kept", file=file))
        for report in each.reports:
            fields = {key: text for key, text in report.fields.items() if key not in ("evidence", "id")}
            evidence = (*report.fields.get("evidence", ()), file)
            kept = {**fields, "evidence": evidence, "id": report.fields["id"]}
            reports.append(Report(kept, report.said_at))
    return reports


# Who is missing.


def collect_status(
    context: Context,
    period: Periods = None,
    by: Units = By.OWNER,
    unit: Annotated[list[str] | None, option("--unit", "collect-unit", "NAME")] = None,
    as_of: AsOf = None,
    form: Annotated[
        Literal[Format, "wecom", "dingtalk", "feishu", "ics"], option("--format", "collect-format", "FORMAT")
    ] = "table",
    send: Annotated[bool, option("--send", "send")] = False,
    threshold: Annotated[Literal["missing"] | None, option("--fail-on", "collect-fail-on", "missing")] = None,
) -> None:
    """Print who has reported and who owes, or remind those who do."""
    call = call_of(context)
    outlet = Outlet.of(call, form, sends=send)
    if form == "ics" and period is None:
        opened = call.open(call.day(as_of))
        spans = [*period_names(opened.plan).values()]
    else:
        opened, span = _opened_for(call, period)
        spans = [span]
    found = _collected(opened, spans, by, call.day(as_of), unit or [])
    words = opened.page.words
    if form == "ics":
        emit_bytes(calendar_bytes(found, words))
    elif outlet is None:
        emit(standing_text(found[0], form, opened.page))
    else:
        told = words("collect-status.counted", number=len(found[0].owing))
        bodies = reminder_bodies(found[0], outlet.robot, words)
        outlet.give(bodies, told, words("collect-status.nobody"), words)
    if threshold and any(each.owing for each in found):
        raise Stop(Exit.THRESHOLD_MET)


def _collected(
    opened: Opened, spans: Sequence[Period], by: By, as_of: date, units: Sequence[str]
) -> list[Collected]:
    """Who owes in each period, and what; the end of the call where nothing is due, or none of these units."""
    wanted, known, found = {fold(unit) for unit in units}, list[str](), list[Collected]()
    for span in spans:
        every = standings(opened.logs, span, by, as_of)
        known += [each.unit for each in every]
        chosen = tuple(each for each in every if not wanted or fold(each.unit) in wanted)
        found.append(Collected(opened.plan, opened.file, span.name, span, as_of, chosen))
    if len(found) > 1:  # a quarter asks again for what its last month asks for
        found = [each.of_its_own for each in found if each.of_its_own.standings]
    if any(each.standings for each in found):
        return found
    words = opened.page.words
    if not (units and known):
        raise _stop(opened, "collect.nothing-due", period=words.period(spans[0]))
    meant = closest(units[0], known)
    listed = words.list([meant] if meant else dict.fromkeys(known))
    raise _stop(opened, "collect.no-unit", text=units[0], period=words.period(spans[0]), known=listed)

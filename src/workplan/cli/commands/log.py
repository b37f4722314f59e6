"""workplan log: entries appended to the logs of their months."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import Annotated, Any, Literal, TypeVar

from typer import Context, prompt

from workplan.cli.args import argument, option
from workplan.cli.log import Report, record
from workplan.cli.office import Call, Opened, call_of
from workplan.cli.output import Exit, Stop, is_terminal, tell
from workplan.core.lookup import find_reportable, id_of, name_of
from workplan.core.plan import Kind, Target, Task
from workplan.core.typed import Draft, Refusal, Written, fields_of, fields_to_write, fold, id_made_of, new_id
from workplan.core.verdict import Light
from workplan.files.logs.table import Row, read_table
from workplan.views.phrases import Words
from workplan.views.words import Language

_ONE = 2  # words at most for one entry: its target and its change
_LISTED = re.compile("[;；\n]")
_T = TypeVar("_T")
_DRAWN = SystemRandom().choice
_COLUMNS = (
    "date", "target", "change", "add", "value", "done", "reached", "light", "by", "note", "problem", "next",
    "evidence", "id",
)  # fmt: skip
_YES, _NO = (
    ("true", "yes", "done", "1", "是", "办结", "已办结", "√", "完成"),
    ("false", "no", "undone", "0", "否"),
)


def log(
    context: Context,
    words: Annotated[list[str] | None, argument("log-words", "[TARGET [CHANGE]]...")] = None,
    add: Annotated[str | None, option("--add", "log-add", "N")] = None,
    total: Annotated[str | None, option("--total", "log-total", "N")] = None,
    reached: Annotated[str | None, option("--reached", "log-reached", "STAGE")] = None,
    day: Annotated[str | None, option("--date", "log-date", "DAY")] = None,
    by: Annotated[str | None, option("--by", "log-by", "TEXT")] = None,
    note: Annotated[str | None, option("--note", "log-note", "TEXT")] = None,
    problem: Annotated[str | None, option("--problem", "log-problem", "TEXT")] = None,
    following: Annotated[str | None, option("--next", "log-next", "TEXT")] = None,
    evidence: Annotated[list[str] | None, option("--evidence", "log-evidence", "FILE")] = None,
    light: Annotated[Literal["red", "yellow", "green"] | None, option("--light", "log-light")] = None,
    name: Annotated[str | None, option("--id", "log-id", "ID")] = None,
    table: Annotated[str | None, option("--from", "log-from", "FILE")] = None,
) -> None:
    """Append entries."""
    call, words = call_of(context), words or []
    texts = {"--reached": reached, "--by": by, "--note": note, "--problem": problem, "--next": following}
    _stop_at_bytes(call, {**texts, "--id": name})
    draft = Draft(None, add, total, reached, light, by, note, problem, following, tuple(evidence or ()))
    if table is not None:
        _log_table(call, table, draft, words, day, name)
    elif not words and draft == Draft(by=by) and is_terminal(sys.stdin):
        _log_asked(call, by, call.day(day))
    elif len(words) > _ONE:
        _log_pairs(call, words, draft, day, name)
    else:
        opened = call.open_plan(call.day(day))
        if not words:
            counts = (target.id for target in opened.plan.targets if target.kind is Kind.COUNT)
            raise opened.stop("need-target", example=next(counts, "TARGET"))
        draft = replace(draft, change=words[1] if words[1:] else None)
        record(call, opened, [_report(opened, words[0], draft, call.day(day, opened.plan), name)])


def _stop_at_bytes(call: Call, texts: Mapping[str, str | None]) -> None:
    """End a call with a text that is not UTF-8, which Python passes on as lone surrogates."""
    for flag, text in texts.items():
        if text is not None and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise call.stop("bad-text", option=flag)


def _stop_at_single(call: Call, draft: Draft, name: str | None) -> None:
    """End a call for several entries with what can be said of one alone."""
    single = {"--add": draft.add, "--total": draft.total, "--reached": draft.reached, "--id": name}
    for flag, text in single.items():
        if text is not None:
            raise call.stop("several-with", option=flag)


def _report(opened: Opened, words: str, draft: Draft, day: date, name: str | None) -> Report:
    """What is to be written of what `words` name."""
    return Report(_fields(opened, draft, _reportable(opened, words), day, name or new_id(_DRAWN)))


def _fields(
    opened: Opened, draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written]:
    written = fields_to_write(draft, subject, day, name)
    if isinstance(written, Refusal):
        raise opened.refused(written)
    return written


def _reportable(opened: Opened, words: str) -> Target | Task:
    """The target or task that `words` name."""
    subject = opened.the_one(find_reportable(opened.plan, words), words)
    assert isinstance(subject, (Target, Task))
    return subject


# Several entries: pairs on the command line, and the rows of a table.


def _log_pairs(call: Call, words: Sequence[str], draft: Draft, day: str | None, name: str | None) -> None:
    _stop_at_single(call, draft, name)
    if len(words) % 2:
        raise call.stop("odd-pairs")
    opened = call.open_plan(call.day(day))
    on = call.day(day, opened.plan)
    pairs = zip(words[::2], words[1::2], strict=True)
    found = [
        partial(_report, opened, target, replace(draft, change=change), on, None) for target, change in pairs
    ]
    record(call, opened, _all_of(found))


def _log_table(
    call: Call, file: str, draft: Draft, words: Sequence[str], day: str | None, name: str | None
) -> None:
    """Report what the rows of a table say; options stand for what a row leaves out."""
    _stop_at_single(call, draft, name)
    if words:
        raise call.stop("from-and-words")
    opened = call.open_plan(call.day(day))
    rows, numbers = _rows(opened, file), Counter[tuple[str, ...]]()
    if day is None and (undated := sum("date" not in row.texts for row in rows)):
        tell(opened.page.words("call.undated", file=file, number=undated, day=call.today.isoformat()))

    def report(row: Row) -> Report:
        place, id_ = f"{file}:{row.line}", row.texts.get("id")
        dated = partial(call.day, row.texts.get("date", day), opened.plan)
        named = partial(_reportable, opened, row.texts.get("target", ""))
        said = partial(_draft_of, opened, row, draft)
        steps = (dated, lambda: _fields(opened, said(), named(), call.today, id_ or ""))
        on, fields = _all_of([partial(_at, place, step) for step in (named, *steps)])[1:]
        written = {**fields, "date": on.isoformat()}
        texts = tuple(f"{key}={text}" for key, text in written.items())
        numbers[texts] += 1
        made = id_made_of((*texts, str(numbers[texts])))
        return Report({**written, "id": id_ or made}, lambda _: place)

    record(call, opened, _all_of([partial(report, row) for row in rows]))


def _rows(opened: Opened, file: str) -> list[Row]:
    """The rows that report something; how many do not is told."""
    words = opened.page.words
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = words("call.machine-trouble", file=file, reason=error.strerror or str(error))
        raise Stop(Exit.CALL_WRONG, reason) from error
    heads = {key: [Words(each)(f"column.{key}") for each in Language] for key in _COLUMNS}
    keys = {head: key for key, said in heads.items() for names in said for head in names.split("|")}
    table = read_table(raw, {**keys, **{key: key for key in _COLUMNS}})
    known = words.list(words(f"column.{key}").partition("|")[0] for key in _COLUMNS)
    if table is None:
        raise opened.stop("no-table", file=file)
    if table.encoding != "UTF-8":
        tell(words("call.encoding", file=file, encoding=table.encoding))
    is_headed = any("target" in row.texts for row in table.rows)
    for key, is_wrong, said in (
        ("broken-quote", table.broken, {"line": table.broken}),
        ("heads-twice", table.twice, {"heads": words.list(table.twice)}),
        ("unknown-heads", table.unknown, {"heads": words.list(table.unknown), "known": known}),
        ("no-rows" if table.rows else "no-heads", not is_headed, {"known": known}),
        ("row-too-wide", table.wide, {"line": table.wide}),
    ):
        if is_wrong:
            raise opened.stop(key, file=file, **said)
    rows = [row for row in table.rows if row.texts.keys() - {"date", "target", "by", "id"}]
    if left := len(table.rows) - len(rows):
        tell(words("call.rows-left", file=file, number=left))
    if not rows:
        raise opened.stop("no-rows", file=file)
    return rows


def _draft_of(opened: Opened, row: Row, given: Draft) -> Draft:
    """What a row says, with what is given for all where it says nothing."""
    texts = dict(row.texts)
    done, light, evidence = texts.get("done"), texts.get("light"), texts.get("evidence")
    if done is not None and "change" in texts:
        raise opened.refused(Refusal("change-twice", texts["change"], Kind.MILESTONE))
    if done is not None:
        texts["change"] = _choice(opened, "bad-done", done, {"done": _YES, "undone": _NO})
    if light is not None:
        texts["light"] = _choice(opened, "bad-light", light, {each: _called(each) for each in Light})
    said: dict[str, Any] = {each.name: texts[each.name] for each in fields(Draft) if each.name in texts}
    if evidence is not None:
        said["evidence"] = tuple(map(str.strip, _LISTED.split(evidence)))
    return replace(given, **said, total=texts.get("value"))


def _called(light: Light) -> tuple[str, ...]:
    """What a light is called in a table."""
    said = (Words(each).of(family, light) for each in Language for family in ("light", "short-light"))
    return (light, *said)


def _choice(opened: Opened, key: str, text: str, choices: Mapping[str, Sequence[str]]) -> str:
    """The choice that is called so."""
    found = (meant for meant, called in choices.items() if fold(text) in map(fold, called))
    if (meant := next(found, None)) is None:
        raise opened.stop(key, text=text)
    return meant


def _at(place: str, step: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever the step gives
    """What a step gives, or the end of the call at the place where what is wrong was said."""
    try:
        return step()
    except Stop as stop:
        raise Stop(stop.code, f"{place}: {stop.message}") from stop


def _all_of(steps: Sequence[Callable[[], Any]]) -> list[Any]:
    """What all steps give; where some fail, the end of the call that says once what is wrong in each."""
    found, wrong = list[Any](), dict[str, Exit]()
    for step in steps:
        try:
            found.append(step())
        except Stop as stop:
            wrong[stop.message.rstrip("\n")] = stop.code
    if wrong:
        raise Stop(next(iter(wrong.values())), "\n".join(wrong))
    return found


# On a terminal.


def _log_asked(call: Call, by: str | None, on: date) -> None:
    """Ask who reports, for each report that is due from them on a day, then for any other."""
    opened = call.open_plan(on)
    words, by = opened.page.words, by or _ask(opened, "call.ask-by", default="") or None
    verdicts = opened.status(on).verdicts if by in opened.plan.owners else ()
    owed = [each for each in verdicts if each.owes_report and by in each.target.owners]
    if owed:
        tell(words("call.due", by=by, number=len(owed)))
    for verdict in owed:
        target = verdict.target
        standing = words.standing(target, verdict.facts.value)
        told = {"goal": words.goal(target), "value": standing, "period": words.period(verdict.period)}
        tell(words("call.due-target", name=target.name, id=target.id, **told))
        _log_one(call, target, min(verdict.period.end, on), by)
    is_first = not owed
    while subject := _asked_subject(opened, is_first=is_first):
        tell(f"{name_of(subject)} [{id_of(subject)}]")
        read = partial(call.day, plan=opened.plan)
        day = _until(read, opened, "head.date", default=on.isoformat())
        _log_one(call, subject, day, by)
        is_first = False


def _asked_subject(opened: Opened, *, is_first: bool) -> Target | Task | None:
    """The target or task to report on; None, which the first question does not take, for no more."""
    if is_first:
        return _until(partial(_reportable, opened), opened, "call.ask-target")
    return _until(
        lambda text: _reportable(opened, text) if text else None, opened, "call.ask-other", default=""
    )


def _log_one(call: Call, subject: Target | Task, day: date, by: str | None) -> None:
    """Ask for one entry and write it, unless nothing is answered."""
    opened = call.open_plan(day)
    draft = _asked_draft(opened, subject, by)
    if draft != Draft(by=by):
        record(call, opened, [Report(_fields(opened, draft, subject, day, new_id(_DRAWN)))])


def _asked_draft(opened: Opened, subject: Target | Task, by: str | None) -> Draft:
    """The change and the words of the entry."""
    kind = subject.kind if isinstance(subject, Target) else None
    unit = subject.figure_unit if isinstance(subject, Target) else None

    def read(change: str) -> str | None:
        refusal = fields_of(kind, change or None, None, None, unit)
        if isinstance(refusal, Refusal):
            raise opened.refused(refusal)
        return change or None

    change = _until(read, opened, "call.ask-change", default="", hint=opened.hint(kind))
    reached = _asked_stage(opened, subject) if isinstance(subject, Target) and subject.stages else None
    asked = ("call.ask-note", "call.ask-problem", "call.ask-next")
    note, problem, following = (_ask(opened, key, default="") or None for key in asked)
    return Draft(change=change, reached=reached, note=note, problem=problem, next=following, by=by)


def _asked_stage(opened: Opened, target: Target) -> str | None:
    """The stage that was reached, None for none."""
    names = [stage.name or "" for stage in target.stages]
    stages = opened.page.words.names(names)

    def read(text: str) -> str | None:
        if text and text not in names:
            raise opened.stop("no-stage", text=text, stages=stages)
        return text or None

    return _until(read, opened, "call.ask-reached", default="", stages=stages)


def _until(
    read: Callable[[str], _T], opened: Opened, key: str, default: str | None = None, **hint: str
) -> _T:
    """Asks until `read` takes the answer; what it says against one is shown."""
    while True:
        try:
            return read(_ask(opened, key, default, **hint))
        except Stop as refusal:
            tell(refusal.message)


def _ask(opened: Opened, key: str, default: str | None, **hint: str) -> str:
    question = opened.page.words(key, **hint)
    answer: str = prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()

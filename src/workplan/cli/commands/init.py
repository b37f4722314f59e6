"""workplan init: a new, commented plan and the folder of its logs."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Context, prompt

from workplan.cli.args import AsOf, option
from workplan.cli.office import Call, Opened, call_of
from workplan.cli.output import Exit, Stop, emit_written, is_terminal, tell
from workplan.core.calendar import FIRST_YEAR, LAST_YEAR, Every, Period, Span, period_of
from workplan.core.lookup import find_among, id_of
from workplan.core.next_plan import (
    Move,
    Way,
    chosen_way,
    is_asked,
    months_between,
    next_move,
    next_plan,
    usual_way,
)
from workplan.core.status import Status
from workplan.core.verdict import Verdict
from workplan.files.disk.starter import (
    LINES,
    SCHEMA_FILES,
    companions,
    differing,
    ids_in,
    ids_listed,
    starter_plan,
)
from workplan.files.disk.write import write_new
from workplan.files.schema.ids import as_whole
from workplan.views.next_plan import following_remarks, following_words, question_words, questions_text
from workplan.views.phrases import Words
from workplan.views.words import Language

_KEYS: Mapping[str, Way | None] = {"y": Way.CARRIED, "r": Way.ANEW, "n": Way.LEFT, "a": None, "q": None}
_YEAR = re.compile(r"([0-9]{4})(?:/([0-9]{2}))?", re.ASCII)


def init(
    context: Context,
    title: Annotated[str | None, option("--title", "init-title", "TEXT")] = None,
    organization: Annotated[str | None, option("--organization", "init-organization", "TEXT")] = None,
    year: Annotated[str | None, option("--year", "init-year", "YEAR")] = None,
    start_month: Annotated[str | None, option("--start-month", "init-start-month", "N")] = None,
    like: Annotated[str | None, option("--like", "init-like", "PLAN")] = None,
    carry: Annotated[list[str] | None, option("--carry", "init-carry", "ID")] = None,
    anew: Annotated[list[str] | None, option("--anew", "init-anew", "ID")] = None,
    usual: Annotated[bool, option("--yes", "init-yes")] = False,
    as_of: AsOf = None,
) -> None:
    """Write a new plan, and what belongs beside it."""
    call = call_of(context)
    named = {"--title": title, "--organization": organization, "--year": year, "--start-month": start_month}
    if like is not None:
        _init_like(call, like, as_of, named, _Wishes(carry, anew, usual=usual))
        return
    if carry is not None or anew is not None or usual or as_of is not None:
        raise call.stop("need-like")
    words = Words(call.language or _asked_language(call))
    year = _given(call, "--year", "call.ask-year", year, str(call.today.year))
    period = _period(call, year, start_month)
    organization = _given(call, "--organization", "call.ask-organization", organization)
    title = _given(call, "--title", "call.ask-title", title)
    plan = starter_plan(title, organization, period, words.language)
    name = _file_name(period)
    _write(call.directory, name, plan, [words("call.next-steps", file=f"plan/{name}.yaml")], call, words)


def _write(folder: Path, name: str, plan: str, closing: list[str], call: Call, words: Words) -> None:
    """Write the plan, the folder of its logs, and what is missing beside them: all, or nothing."""
    beside = companions(folder)
    files = {f"progress/{name}/.gitkeep": "", f"plan/{name}.yaml": plan, **beside}
    try:
        write_new(folder, files)
    except FileExistsError as error:
        raise call.stop("exists", file=error.filename) from None
    written = [f"plan/{name}.yaml", f"progress/{name}/", *beside]
    lines = [words("call.written", file=folder / file) for file in written]
    lines += [*_what_was_left(folder, words), *closing]
    emit_written("\n".join(lines), written[0], words)


def _file_name(period: Span) -> str:
    """What the plan's file is called: 2023, 2023-24 of a year from another month, 2023-H1 and so on."""
    month = period.start.month
    year = period_of(period.start, Every.YEAR, month)
    if (period.start, period.end) == (year.start, year.end):
        return f"{period.start:%Y}" if month == 1 else f"{period.start:%Y}-{period.end:%y}"
    return Period(period.start, period.end).name.replace("/", "_")


def _period(call: Call, year: str, start_month: str | None) -> Period:
    """The twelve months that are meant: from January of a `year`, or from another month of its first one."""
    written = _YEAR.fullmatch(year)
    month = 1 if start_month is None else as_whole(start_month.strip()) or 0
    if not 1 <= month <= Every.YEAR.months:
        raise call.stop("bad-month", text=start_month)
    first = int(written[1]) if written else 0
    after = f"{first + 1:04}"[2:]
    is_known = FIRST_YEAR <= first <= (LAST_YEAR if month == 1 else LAST_YEAR - 1)
    if written is None or not is_known or written[2] not in (None, after):
        raise call.stop("bad-year", text=year)
    if written[2] and month == 1:
        raise call.stop("need-start-month", text=year)
    return period_of(date(first, month, 1), Every.YEAR, month)


def _what_was_left(folder: Path, words: Words) -> list[str]:
    """Of files that were there before, what to add to them, or how to renew them."""
    renewing = {file: f"workplan schema {name} > {folder / file}" for name, file in SCHEMA_FILES.items()}
    return [
        words(
            "call.left.line" if file in LINES else "call.left.schema",
            file=folder / file,
            line=LINES.get(file),
            command=renewing.get(file),
        )
        for file in differing(folder)
    ]


def _asked_language(call: Call) -> Language:
    if not is_terminal(sys.stdin):
        return call.words.language
    answer = prompt(call.words("call.ask-language"), default=call.words.language.value)
    return Language.EN if answer.strip() == Language.EN else Language.ZH


def _given(call: Call, option: str, question: str, text: str | None, default: str | None = None) -> str:
    """What an option says; on a terminal a missing one is asked for."""
    if text is None and is_terminal(sys.stdin):
        text = prompt(call.words(question), default=default)
    if text is None and default is None:
        raise call.stop("need-option", option=option)
    answer = (text if text is not None else default or "").strip()
    if not answer:
        raise call.stop("empty-text", option=option)
    return answer


# The next plan, from one that is there.


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the options say of the targets that people decide on; nothing, where they are to be asked."""

    carry: list[str] | None
    anew: list[str] | None
    usual: bool

    @property
    def are_said(self) -> bool:
        return self.usual or self.carry is not None or self.anew is not None


def _init_like(
    call: Call, like: str, as_of: str | None, given: Mapping[str, str | None], wishes: _Wishes
) -> None:
    from workplan.files.plan.next_plan import following_text  # noqa: PLC0415  # yaml is heavy

    day = call.day(as_of)
    opened = _opened(call, like, day)
    words, root = opened.page.words, call.root()
    root = call.directory if root == call.directory.absolute() else root  # as it was named
    move = _move(call, opened.plan.period, given["--year"], given["--start-month"])
    name = _file_name(move.new)
    for file in (f"plan/{name}.yaml", f"progress/{name}/.gitkeep"):
        if os.path.lexists(root / file):  # before anybody answers questions
            raise call.stop("exists", file=root / file)
    status = opened.status(day)
    ways = _ways(opened, status, wishes)
    plan = next_plan(status, move, ways)
    plan = replace(
        plan,
        title=_said(call, "--title", given, plan.title),
        organization=_said(call, "--organization", given, plan.organization),
    )
    remarks = following_remarks(status, plan, ways, Words(Language(plan.language)))
    text = following_text(opened.raw, plan, remarks)
    closing = [following_words(status, plan, ways, name, words)]
    _write(root, name, text, closing, call, words)


def _opened(call: Call, like: str, day: date) -> Opened:
    """The plan that `--like` names, as `--plan` does, or by the way to its file."""
    opened = replace(call, plan=like).open(day)
    file, *named = (os.path.realpath(way) for way in (call.root() / opened.file, like, call.root() / like))
    if "/" in like and file not in named:
        raise call.stop("unknown-plan", name=like, known=call.words.list(opened.tree.plans()))
    return opened


def _said(call: Call, option: str, given: Mapping[str, str | None], default: str) -> str:
    text = given[option]
    return default if text is None else _given(call, option, "", text)


def _move(call: Call, old: Span, year: str | None, start_month: str | None) -> Move:
    """To the period that follows, or to the one that begins in a year, and in a month of it."""
    if year is None and start_month is None:
        move = next_move(old)
    else:
        first = _period(call, year or str(old.start.year + 1), start_month or str(old.start.month)).start
        move = Move(old, months_between(old.start, first))
    if not move.is_onward:
        raise call.stop("not-onward", year=year, start=move.new.start, end=old.end)
    if move.new.end.year > LAST_YEAR:
        raise call.stop("bad-year", text=str(move.new.end.year))
    return move


def _ways(opened: Opened, status: Status, wishes: _Wishes) -> Mapping[str, Way]:
    """How each target goes over: as it usually does, as the options say, or as people answer."""
    usual = {verdict.target.id: usual_way(verdict) for verdict in status.verdicts}
    asked = [verdict for verdict in status.verdicts if is_asked(verdict)]
    if wishes.are_said:
        left = {} if wishes.usual else {verdict.target.id: Way.LEFT for verdict in asked}
        named = dict.fromkeys(_named(opened, wishes.carry), Way.CARRIED)
        again = dict.fromkeys(_named(opened, wishes.anew), Way.ANEW)
        if both := [name for name in again if name in named]:
            raise opened.stop("carry-and-anew", ids=opened.page.words.list(both))
        named |= again
        chosen = {name: chosen_way(status.of_target(name), way) for name, way in named.items()}
        return usual | left | chosen
    if asked and not is_terminal(sys.stdin):
        raise Stop(Exit.CALL_WRONG, questions_text(asked, opened.page.words))
    return usual | dict(_answers(opened, asked))


def _named(opened: Opened, texts: list[str] | None) -> Iterator[str]:
    """The ids of the targets that are given, by name or id, or by a list of ids in a file or from stdin."""
    targets = opened.plan.targets
    for text in texts or ():
        found = find_among(targets, text)
        names: Sequence[str] | None = [text]
        if text == "-":
            names = ids_in(sys.stdin.buffer.read() if sys.stdin else b"")
        elif found.subject is None and not found.candidates:
            names = ids_listed(Path(text))
        for name in [text] if names is None else names:
            yield id_of(opened.the_one(find_among(targets, name), name, targets))


def _answers(opened: Opened, asked: Sequence[Verdict]) -> Iterator[tuple[str, Way]]:
    """What people answer, target by target, until they take the rest as usual or stop."""
    words = opened.page.words
    for i, verdict in enumerate(asked, 1):
        usual = usual_way(verdict)
        tell(question_words(verdict, i, len(asked), words))
        keys = [key for key, way in _KEYS.items() if way is None or chosen_way(verdict, way) is way]
        answer = ""
        while answer not in keys:
            hint = words("next.ask", choices=words.list(words.of("next.key", key) for key in keys))
            default = next(key for key, way in _KEYS.items() if way is usual)
            answer = prompt(hint, default=default, err=True).strip().lower()
        if answer == "q":
            raise Stop(Exit.INTERRUPTED, words("next.stopped"))
        if answer == "a":
            return
        yield verdict.target.id, _KEYS[answer] or usual

"""What the readers promise of any bytes at all, said as assertions: for the fuzzers, and for tables of files."""

import time
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

from workplan.core.calendar import Span
from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import check_plan
from workplan.core.log import logs_of
from workplan.core.plan import Plan
from workplan.core.plan_context import PlanContext
from workplan.core.problems import Pinned, Problem, errors_of
from workplan.files.disk.starter import starter_plan
from workplan.files.logs.fmt import format_log
from workplan.files.logs.read import LogFile, read_log
from workplan.files.plan.read import read_plan
from workplan.files.yaml.decode import decode
from workplan.files.yaml.place import pin
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.problems import problems_text
from workplan.views.text import ACTING
from workplan.views.words import Language

T = TypeVar("T")

PLAN_FILE, LOG_FILE = "plan/2022.yaml", "progress/2022/2022-06.yaml"
TODAY = date(2026, 1, 1)
YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))
seconds = 1.0  # of processor time for one reading of one small input
_FORMS = ("table", "json", "csv", "markdown", "github")
_PAGES = (Page(Words(Language.ZH), 120, wide_ambiguous=True), Page(Words(Language.EN), 40))
_VARIATION = range(0xE0100, 0xE01F0)


def assert_bytes_are_read(raw: bytes) -> None:
    """As a plan and as a log: nothing is raised, every problem is placed and printed, and in time."""
    assert_plan_is_read(raw)
    assert_log_is_read(raw)


def assert_plan_is_read(raw: bytes) -> tuple[Pinned, ...]:
    """The problems of a plan."""
    found = _in_time(read_plan, raw, PLAN_FILE)
    assert found.plan is not None or found.problems
    problems = found.problems
    if found.plan is not None:
        problems += check_plan(PlanContext(found.plan, PLAN_FILE, found.vague, found.lost))
    return _assert_placed(problems, raw)


def assert_log_is_read(raw: bytes) -> tuple[Pinned, ...]:
    """The problems of a log of the starter plan; one without errors is formatted without a loss."""
    found = _in_time(read_log, raw, LOG_FILE)
    if not errors_of(found.problems):
        _assert_formatted(raw, found)
    problems = found.problems + tuple(check_log(LogContext(logs_of(_plan(), found.entries), TODAY)))
    return _assert_placed(problems, raw)


def _in_time(read: Callable[[bytes, str], T], raw: bytes, file: str) -> T:
    began = time.process_time()
    found = read(raw, file)
    assert time.process_time() - began < seconds
    return found


@cache
def _plan() -> Plan:
    found = read_plan(starter_plan("Plan", "Office", YEAR, "en").encode(), PLAN_FILE)
    assert found.plan is not None
    return found.plan


def _assert_formatted(raw: bytes, found: LogFile) -> None:
    formatted = format_log(raw, LOG_FILE)
    assert isinstance(formatted, bytes)
    assert read_log(formatted, LOG_FILE).entries == found.entries
    assert format_log(formatted, LOG_FILE) == formatted


def _assert_placed(problems: tuple[Problem, ...], raw: bytes) -> tuple[Pinned, ...]:
    pinned = pin(problems, lambda _: raw)
    is_text = decode(raw, "")[0] is not None
    for each in pinned:
        _assert_within(each, raw, is_text=is_text)
    form, page = _FORMS[len(raw) % len(_FORMS)], _PAGES[len(raw) % len(_PAGES)]
    assert_harmless(problems_text(pinned, form, page))
    return pinned


def _assert_within(found: Pinned, raw: bytes, *, is_text: bool) -> None:
    """The place is a character of the file, or the end of one of its lines."""
    place = found.place
    if place is None:
        return
    assert place.line >= 1
    assert place.column >= 1
    assert place.width >= 1
    if found.source is not None:
        assert place.column <= len(found.source) + 1, (found.problem, place)
    else:
        assert not is_text, (found.problem, place)
        assert place.line <= max(raw.count(b"\n"), raw.count(b"\r")) + 1


def assert_harmless(printed: str) -> None:
    """Nothing in it acts on a terminal, and all of it can be written as UTF-8."""
    acting = {*ACTING.findall(printed)} - {"\n"}
    assert not {char for char in acting if ord(char) not in _VARIATION}, printed
    printed.encode()

"""The digest of a log as JSON, and back: a few numbers for each subject and day."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from workplan.core.course import Amount, Course, Rise
from workplan.core.digest import About, Digest, OfDay, Reports

_FIELDS = {each.name: each.default for each in fields(Course)}
_WHOLE = frozenset({"count", "superseded", "mismatched"})
_TRUE = frozenset({"fallen", "opens_fallen", "is_broken"})


def digest_text(digest: Digest) -> str:
    """`digest` as JSON."""
    reports = [
        [about.subject, about.is_task, each.takes, [_row(day, of_day) for day, of_day in each.days.items()]]
        for about, each in digest.reports.items()
    ]
    bare = [day.toordinal() for day in sorted(digest.bare)]
    written = [digest.file, digest.warnings, bare, digest.evidence, reports]
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def read_digest(text: str) -> Digest:
    """What `digest_text` wrote; raises ValueError for what it never writes."""
    try:
        return _digest(*json.loads(text))
    except (TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(text[:100]) from error


def _digest(
    file: str, warnings: int, bare: list[int], evidence: dict[str, int], reports: list[Any]
) -> Digest:
    counts = Counter({str(path): _int(times) for path, times in evidence.items()})
    digest = Digest(str(file), warnings=_int(warnings), evidence=counts)
    digest.bare.update(map(date.fromordinal, bare))
    days: dict[int, date] = {}
    for subject, is_task, takes, rows in reports:
        about = About(str(subject), is_task is True)
        found = digest.reports[about] = Reports(dict(_of_day(row, days) for row in rows), _int(takes))
        if not found.days:
            raise ValueError(subject)
    return digest


def _row(day: date, of_day: OfDay) -> list[object]:
    course = None if of_day.course is None else _course(of_day.course)
    return [day.toordinal(), of_day.line, of_day.place, of_day.light, course]


def _of_day(row: Sequence[Any], days: dict[int, date]) -> tuple[date, OfDay]:
    ordinal, line, place, light, course = row
    day = days.get(ordinal)
    if day is None:
        day = days[ordinal] = date.fromordinal(ordinal)
    return day, OfDay(_int(line), _int(place), str(light), None if course is None else _read_course(course))


def _course(course: Course) -> object:
    """A course of additions as four figures, of one value as two, any other as all that was set, by name."""
    if course.base is None and not course.fallen and not course.is_broken:
        return [course.count, course.total, course.low, course.high]
    if _is_only_a_value(course):
        return [course.base, course.stated is not None]
    found = ((name, getattr(course, name), default) for name, default in _FIELDS.items())
    return {name: _written(value) for name, value, default in found if value != default}


def _is_only_a_value(course: Course) -> bool:
    """Whether to give the one value, or to reach it, leads to the very same course."""
    is_usual = not course.is_broken and course.first_add is None and not course.mismatched
    return is_usual and course.is_one_value and course.stated == course.first_stated in (None, course.base)


def _read_course(written: Sequence[Any] | dict[str, Any]) -> Course:
    if isinstance(written, dict):
        course = Course()
        for name, value in written.items():
            setattr(course, name, _read(name, value))
        return course
    if len(written) == len(("value", "is_stated")):
        value, is_stated = written
        course = Course()
        (course.value if is_stated is True else course.reach)(_int(value))
        return course
    count, total, low, high = written
    return Course(_int(count), _int(total), _int(low), _int(high))


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return str(value) if isinstance(value, Fraction) else value


def _read(name: str, value: Any) -> object:  # noqa: ANN401  # JSON
    if name in _TRUE:
        return value is True
    if name in _WHOLE:
        return _int(value)
    if name == "opening":
        total, low, high, broken = value
        return Rise(_amount(total), _amount(low), _amount(high), None if broken is None else _amount(broken))
    if name == "between":
        low, high = value
        return _amount(low), _amount(high)
    return _amount(value)


def _amount(value: object) -> Amount:
    if not isinstance(value, str):
        return _int(value)
    numerator, _, denominator = value.partition("/")  # and no exponent, which would take for ever
    return Fraction(int(numerator), int(denominator))


def _int(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value

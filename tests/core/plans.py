"""Small plans and entries for tests, with only the fields that a test is about."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from entries import entry_of
from workplan.core.bound import Bound
from workplan.core.calendar import Every, Span
from workplan.core.log import Entry
from workplan.core.plan import (
    Definition,
    Kind,
    Owner,
    Plan,
    Reporting,
    Rule,
    Section,
    Target,
    Task,
    Thresholds,
)

YEAR = Span(date(2022, 1, 1), date(2022, 12, 31))
MONTHLY = Reporting(Every.MONTH, 5)


def target(name: str, kind: Kind = Kind.COUNT, **fields: Any) -> Target:
    """A target of the task `work`, due at the end of 2022; bounds are given as numbers."""
    keys = ("at_least", "at_most", "baseline", "stretch")
    figures: dict[str, Any] = {key: Decimal(str(fields.pop(key))) for key in keys if key in fields}
    if "keep" in fields:
        figures["keep"] = fields.pop("keep")
    if "between" in fields:
        low, high = fields.pop("between")
        figures["between"] = (Decimal(str(low)), Decimal(str(high)))
    settings = {"section": "part", "task": "work", "owners": ("Ann",), "window": YEAR, "reporting": MONTHLY}
    named = fields.pop("called", name)
    return Target(id=name, name=named, kind=kind, bound=Bound(**figures), **{**settings, **fields})


def plan(*targets: Target, **fields: Any) -> Plan:
    """A plan of one section with one task, that has `targets`."""
    work = Task(id="work", title="Work", section="part", lead=("Ann",), targets=targets)
    settings: dict[str, Any] = {
        "title": "Plan", "organization": "Office", "period": YEAR, "language": "en", "reporting": MONTHLY,
        "thresholds": Thresholds(Rule.POINTS, Decimal(10), Decimal(30), Decimal(5)), "due_soon": 30,
        "owners": owners("Ann"), "definitions": {},
        "sections": (Section(id="part", title="Part", tasks=(work,)),),
    }  # fmt: skip
    return Plan(**{**settings, **fields})


def owners(*names: str) -> dict[str, Owner]:
    """Owners by name; `Ann<Bob` is Ann, under Bob."""
    found = [Owner(name.partition("<")[0], under=name.partition("<")[2] or None) for name in names]
    return {owner.name: owner for owner in found}


def definitions(*terms: str) -> dict[str, Definition]:
    """Definitions of terms."""
    return {term: Definition(term, text="meaning") for term in terms}


def entries(subject: str, *reports: str) -> Iterable[Entry]:
    """Entries such as `06-30 +3`, `06-30 =41 red`, `06-30 done`, `06-30 words`, `06-30 reached stage`, in 2022.

    A day of another year is written whole.
    """
    for index, report in enumerate(reports):
        day, said, *more = report.split()
        fields: dict[str, Any] = {"reached" if said == "reached" else "light": more[0]} if more else {}
        day = day if len(day) > len("06-30") else f"2022-{day}"
        yield entry(subject, day, "words" if said == "reached" else said, item=index, **fields)


def entry(subject: str, day: str, said: str = "words", **fields: Any) -> Entry:
    """One entry of a day."""
    figures: dict[str, Any] = {"note": "words"} if said == "words" else {}
    if said in ("done", "undone"):
        figures = {"done": said == "done"}
    elif said[0] in "+-":
        figures = {"add": Fraction(said)}
    elif said[0] == "=":
        figures = {"value": Fraction(said[1:])}
    return entry_of(day, subject, **{**figures, "file": "log.yaml", **fields})

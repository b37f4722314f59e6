"""Reports to make office files of: those of the repository's plans, of a small office, and of hostile texts."""

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import cycle
from typing import Any

from data.repository import LINAN, ROOT, TOUR, loaded, status_on
from oracle.cases import random_case
from oracle.test_same_verdicts import answered
from views.office import FILE, before_easing, eased, entry, owners, plan, status, status_with, target
from workplan.core.plan import Kind, Revision, Section, Task
from workplan.core.report import Report, report_of
from workplan.core.status import Choice, Status, status_of
from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

WHOLE = Choice()
ZH, EN = Language.ZH, Language.EN
LIGHTS = {"■": "red", "▲": "yellow", "●": "green", "○": "grey"}
PLANS = {"street": ROOT, "linan": LINAN, "tour": TOUR}
DAYS = ("2021-12-31", "2022-03-31", "2022-06-30", "2022-10-10", "2023-02-01")
RANDOM = int(os.environ.get("WORKPLAN_OFFICE_CASES", "10"))
CASES = [
    ("street", "2022-06-30"),
    ("linan", "2022-09-30"),
    *((name, day) for name in ("tour", "office") for day in DAYS),
    *((str(seed), "its own") for seed in range(RANDOM)),
]

HOSTILE = (
    "=1+1", "+1", "-1+2", "@SUM(1)", " =1", "＝1", '=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0",
    "http://evil.example/x", "mailto:a@b.example", "internal:Sheet1!A1", "{=1}", "00123", "1e5", "TRUE",
    "<script>alert(1)</script>", "a & b ]]> &amp; &#x1;", "_x0041_", "it's \"quoted\"", "a\x07b\x1b[2J", "a\nb\r\nc\td",
    "\u202egnirts", "\ufffe and \uffff", "\U0001f600" * 3, '&L&P&"Arial"&24x', "{title} {0} %s", "[^none] **bold** | x", "x" * 200,
)  # fmt: skip


def report(name: str, day: str) -> Report:
    """The report of a plan on a day; a number is the seed of a random plan, which has a day of its own."""
    return report_of(_status(name, day), WHOLE, {})


@cache
def _status(name: str, day: str) -> Status:
    if name == "office":
        return status(day)
    return status_on(loaded(PLANS[name]), day) if name in PLANS else answered(random_case(int(name)))


def since_easing() -> Report:
    """The report of the small office beside its plan before it was eased."""
    return report_of(eased(), WHOLE, {}, before_easing())


def of_targets(*targets: Any, entries: Any = (), choice: Choice = WHOLE) -> Report:
    """The report of a plan of these targets."""
    return report_of(status_with(*targets, entries=tuple(entries)), choice, {})


def outlined(told: Any) -> Iterator[Any]:
    """Each section and its tasks, in the order of an outline."""
    for section in told["sections"]:
        yield section
        yield from (task for task in told["tasks"] if task["section"] == section["id"])


def machine(found: Report) -> Any:
    """What `status --format json` says of the same."""
    return status_json(found.status, Words(Language.EN), found.baseline)


def hostile() -> Report:
    """A report in which every text of the plan and of its log would do harm if it were more than text."""
    text = cycle(HOSTILE)
    names = [next(text) for _ in HOSTILE]
    targets = [*_hostile_targets(text, names)]
    sections = tuple(_section(number, targets, text, names) for number in range(2))
    revision = Revision(date(2022, 5, 1), next(text), next(text), ("h0", next(text)))
    whole = plan(
        title=next(text), organization=next(text), owners=owners(**{name: next(text) for name in names}),
        sections=sections, revisions=(revision,),
    )  # fmt: skip
    return report_of(status_of(whole, FILE, [*_hostile_entries(text)], date(2022, 6, 30)), WHOLE, {})


def _hostile_targets(text: Iterator[str], names: list[str]) -> Iterator[Any]:
    for number, name in enumerate(names):
        kind = Kind.COUNT if number % 2 else Kind.LEVEL
        fields = {"section": f"s{number % 2}", "task": f"t{number % 2}", "owners": (name,)}
        yield target(
            f"h{number}", next(text), kind, next(text), at_least="10", support=(next(text),), **fields
        )


def _section(number: int, targets: list[Any], text: Iterator[str], names: list[str]) -> Section:
    own = tuple(each for each in targets if each.section == f"s{number}")
    lead = (names[number],)
    task = Task(f"t{number}", next(text), f"s{number}", lead, number=next(text), targets=own)
    return Section(f"s{number}", next(text), number=next(text), tasks=(task,))


def _hostile_entries(text: Iterator[str]) -> Iterator[Any]:
    for number in range(len(HOSTILE)):
        words = {"note": next(text), "problem": next(text), "next": next(text), "by": next(text)}
        yield entry(f"h{number}", "06-30", number + 1, value="1", **words)

"""What takes an entry back, by the kind of its target."""

from typing import Any

import pytest

from entries import entry_of
from workplan.core.figures import exact_figure
from workplan.core.log import Entry, logs_of
from workplan.core.plan import Kind
from workplan.core.undo import correction, last_written

from .plans import plan, target

FILE = "progress/2022/2022-06.yaml"


def reports(*given: dict[str, Any]) -> tuple[Entry, ...]:
    """Entries of one log, figures as they are written, on the days that they say, else all on one."""
    return tuple(_report(index, **each) for index, each in enumerate(given))


def _report(index: int, on: str = "2022-06-30", **fields: Any) -> Entry:
    figures = {key: exact_figure(fields.pop(key)) for key in ("add", "value") if key in fields}
    return entry_of(on, "a", **figures, **fields, file=FILE, line=index + 1, item=index)


@pytest.mark.parametrize(
    ("kind", "given", "found"),
    [
        (Kind.COUNT, [{"add": "3"}], {"add": "-3"}),
        (Kind.COUNT, [{"value": "18"}, {"value": "21.5"}], {"add": "-3.5"}),
        (Kind.COUNT, [{"value": "18"}], "no-undo-of-first"),
        (Kind.RECURRING, [{"add": "1"}, {"add": "2"}], {"add": "-2"}),
        (Kind.LEVEL, [{"value": "18"}, {"value": "21"}], {"value": "18"}),
        (Kind.LEVEL, [{"value": "1/3"}, {"value": "21"}], {"value": "1/3"}),
        (Kind.LEVEL, [{"value": "21"}], "no-undo-of-first"),
        (Kind.MILESTONE, [{"done": True}], {"done": "false"}),
        (Kind.MILESTONE, [{"value": "60"}, {"done": True}], {"value": "60"}),
        (Kind.MILESTONE, [{"done": True}, {"done": False}], {"done": "true"}),
        (Kind.LEVEL, [{"value": "18"}, {"note": "words"}], "no-undo-of-words"),
    ],
)
def test_a_correction_leads_back_to_the_figure_without_the_entry(
    kind: Kind, given: list[dict[str, Any]], found: dict[str, str] | str
) -> None:
    entries = reports(*given)
    logs = logs_of(plan(target("a", kind)), entries)
    assert correction(logs, entries[-1]) == found


def test_what_another_log_overrules_needs_no_correction() -> None:
    (entry,) = reports({"add": "3"})
    other = entry_of("2022-06-30", "a", value=18, file="progress/2022/x.yaml", line=1)
    assert correction(logs_of(plan(target("a")), [entry, other]), entry) == "no-undo-of-overruled"


def test_the_last_entry_is_that_of_the_newest_month_and_of_the_person() -> None:
    entries = reports(
        {"add": "1", "by": "Ann"},
        {"add": "2", "by": "Bob", "on": "2022-05-02"},
        {"add": "3", "on": "2022-04-30"},
    )
    assert last_written(entries) == entries[0]
    assert last_written(entries, "Bob") == entries[1]
    assert last_written(entries, "Cid") is None

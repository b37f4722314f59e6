"""The last words of a target or task: progress, problem and next step, and where they were written."""

from collections.abc import Mapping
from dataclasses import dataclass

from workplan.core.entries import Entry
from workplan.core.report_parts import TargetReport, TaskReport
from workplan.views.dashboard.passages import Passage, evidence, passage
from workplan.views.entries import place_of
from workplan.views.figures import day
from workplan.views.safety import safe


@dataclass(frozen=True, slots=True)
class LastWords:
    """What a report said; passages without anything in them were not written."""

    day: str
    by: str
    place: str
    note: Passage
    problem: Passage
    next: Passage
    evidence: Passage


def last_words(part: TargetReport | TaskReport, terms: Mapping[str, str]) -> LastWords | None:
    """Of the last report in words; where none ever came, of the last with evidence; None without either."""
    entry = part.last_words or _with_evidence(part)
    return None if entry is None else words_of(entry, terms)


def _with_evidence(part: TargetReport | TaskReport) -> Entry | None:
    """The last report of a target, when it has evidence."""
    entry = part.last_entry if isinstance(part, TargetReport) else None
    return entry if entry is not None and entry.evidence else None


def words_of(entry: Entry, terms: Mapping[str, str]) -> LastWords:
    """The words of one entry."""
    return LastWords(
        day=day(entry.date),
        by=safe(entry.by or ""),
        place=place_of(entry),
        note=passage(entry.note, terms),
        problem=passage(entry.problem, terms),
        next=passage(entry.next, terms),
        evidence=evidence(entry.evidence),
    )

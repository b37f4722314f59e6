"""The words for people in every language: each message by its key, as `Words` (views/phrases) says it."""

from collections.abc import Mapping
from enum import StrEnum

from workplan.views.words.calls import CALLS
from workplan.views.words.collect import COLLECT
from workplan.views.words.draft import DRAFT
from workplan.views.words.export import EXPORT
from workplan.views.words.help import HELP
from workplan.views.words.judgement import JUDGEMENT
from workplan.views.words.labels import LABELS
from workplan.views.words.problems import PROBLEMS
from workplan.views.words.report import REPORT
from workplan.views.words.rollup import ROLLUP

TEXTS: Mapping[str, tuple[str, str]] = {
    **JUDGEMENT, **LABELS, **REPORT, **PROBLEMS, **CALLS, **COLLECT, **DRAFT, **HELP,
    **ROLLUP, **EXPORT,
}  # fmt: skip

# A family has texts of its own only for what it calls otherwise than the family behind it.
BEHIND: Mapping[str, str] = {
    "collect-sheet": "head",
    "draft-role": "plan-field",
    "explain": "field",
    "field": "head",
    "hold": "state",
    "no-forecast": "state",
    "plan-field": "field",
    "report-heading": "heading",
    "short-head": "head",
}


class Language(StrEnum):
    """A language that every message exists in."""

    ZH = "zh"
    EN = "en"

"""The words for people in every language: each message by its key, as `Words` (views/phrases) says it."""

from collections.abc import Mapping
from enum import StrEnum

from workplan.views.words.calls import CALLS
from workplan.views.words.collection import COLLECTION
from workplan.views.words.drafting import DRAFTING
from workplan.views.words.exports import EXPORTS
from workplan.views.words.help import HELP
from workplan.views.words.judgement import JUDGEMENT
from workplan.views.words.labels import LABELS
from workplan.views.words.mistakes import MISTAKES
from workplan.views.words.publications import PUBLICATIONS
from workplan.views.words.rolling import ROLLING
from workplan.views.words.sheets import OF_SHEETS

TEXTS: Mapping[str, tuple[str, str]] = {
    **JUDGEMENT, **LABELS, **PUBLICATIONS, **MISTAKES, **OF_SHEETS, **CALLS, **COLLECTION, **DRAFTING, **HELP,
    **ROLLING,
    **EXPORTS,
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

"""The scope of a report in words: the owner and the section to which it is narrowed."""

from workplan.core.report import Report
from workplan.views.text import safe
from workplan.views.words import Words


def scope_words(report: Report, words: Words) -> str:
    """Whose targets and which section it is about; empty where it is about the whole plan."""
    owner, section = report.choice.owner, report.section
    parts = [words("scope.owner", name=safe(owner))] if owner is not None else []
    if section is not None:
        parts.append(words("scope.section", title=safe(section.title)))
    return words.groups(parts)

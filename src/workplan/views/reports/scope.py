"""The scope of a report in words: the owner and the section to which it is narrowed."""

from workplan.core.report import Report
from workplan.views.safety import safe
from workplan.views.words.language import Language, grouped, say
from workplan.views.words.reports import SCOPE


def scope_words(report: Report, language: Language) -> str:
    """Whose targets and which section it is about; empty where it is about the whole plan."""
    owner, section = report.choice.owner, report.section
    parts = [say(SCOPE["owner"], language, name=safe(owner))] if owner is not None else []
    if section is not None:
        parts.append(say(SCOPE["section"], language, title=safe(section.title)))
    return grouped(parts, language)

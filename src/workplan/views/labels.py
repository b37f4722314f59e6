"""Labels of the pages of `show`: names of fields, headings, and titles with their ids."""

from workplan.views.safety import safe
from workplan.views.words.language import Language, say
from workplan.views.words.pages import FIELDS, HEADINGS, PAGES


def field_name(key: str, language: Language) -> str:
    """The name of a field."""
    return say(FIELDS[key], language)


def heading(key: str, language: Language) -> str:
    """The heading of a part."""
    return say(HEADINGS[key], language)


def titled_id(title: str, name: str, language: Language) -> str:
    """A title with its id: 新增加梯（lifts-added）."""
    return say(PAGES["named"], language, name=safe(title), id=safe(name))

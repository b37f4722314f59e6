"""Labels of the pages of `show`: names of fields, headings, and titles with their ids."""

from workplan.views.safety import safe
from workplan.views.words import Words


def field_name(key: str, words: Words) -> str:
    """The name of a field."""
    return words.of("field", key)


def heading(key: str, words: Words) -> str:
    """The heading of a part."""
    return words.of("heading", key)


def titled_id(title: str, name: str, words: Words) -> str:
    """A title with its id: 新增加梯（lifts-added）."""
    return words("page.named", name=safe(title), id=safe(name))

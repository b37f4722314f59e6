"""The languages of the words, and how a text of a catalogue is said in one of them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """A language that every message exists in."""

    ZH = "zh"
    EN = "en"


class Text(NamedTuple):
    """One message in every language; a template with named parameters, as of `str.format`."""

    zh: str
    en: str


LANGUAGE: Mapping[str, Text] = {
    "list-separator": Text("、", ", "),
    "clause-separator": Text("，", ", "),
    "group-separator": Text("；", "; "),
    "quoted": Text("‘{text}’", "'{text}'"),
}


def say(text: Text, language: Language, /, **params: object) -> str:
    """`text` in `language`, its parameters filled in."""
    return fill(text, language, params)


def fill(text: Text, language: Language, params: Mapping[str, object]) -> str:
    """As `say`, with the parameters in a mapping, which may know what to do about a missing one."""
    template: str = getattr(text, language)
    return template.format_map(params)


def count(
    catalogue: Mapping[str, Text], key: str, number: int, language: Language, /, **params: object
) -> str:
    """The message `key` for a number of things, in the form that the language asks for."""
    form = "one" if abs(number) == 1 else "other"
    return say(catalogue[f"{key}.{form}"], language, number=number, **params)


def listed(items: Iterable[str], language: Language) -> str:
    """`items` one after the other, as the language lists things."""
    return say(LANGUAGE["list-separator"], language).join(items)


def clauses(parts: Iterable[str], language: Language) -> str:
    """The parts of a sentence that are there, joined as the language joins clauses."""
    return say(LANGUAGE["clause-separator"], language).join(part for part in parts if part)


def grouped(parts: Iterable[str], language: Language) -> str:
    """The parts of a longer message that are there, joined as the language sets groups apart."""
    return say(LANGUAGE["group-separator"], language).join(part for part in parts if part)


def quoted(text: str, language: Language) -> str:
    """`text` between the quotation marks of the language."""
    return say(LANGUAGE["quoted"], language, text=text)

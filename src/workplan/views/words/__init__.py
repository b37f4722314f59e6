"""The words for people in every language, and `Words`, which says them in one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workplan.views.words.calls import CALLS
from workplan.views.words.help import HELP
from workplan.views.words.judgement import JUDGEMENT
from workplan.views.words.labels import LABELS
from workplan.views.words.mistakes import MISTAKES
from workplan.views.words.publications import PUBLICATIONS

TEXTS: Mapping[str, tuple[str, str]] = {**JUDGEMENT, **LABELS, **PUBLICATIONS, **MISTAKES, **CALLS, **HELP}

# A family has texts of its own only for what it calls otherwise than the family behind it.
BEHIND: Mapping[str, str] = {
    "docx-head": "sheet-head",
    "explain": "field",
    "field": "head",
    "hold": "state",
    "ledger-head": "head",
    "report-heading": "heading",
    "sheet-head": "ledger-head",
    "short-head": "head",
}


class Language(StrEnum):
    """A language that every message exists in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """Says the messages of the catalogues in one language: `words("message.slower", gap="3.1")`.

    A key is a family and a name, with a dot between them. A message is a template with named parameters, as
    of `str.format`; where it depends on a whole number, it has both forms: `{number:day|days}`.
    """

    language: Language

    def __call__(self, key: str, /, **params: object) -> str:
        """The message `key`, its parameters filled in; one that is not given is shown as missing."""
        return self._template(key).format_map(_Params(params))

    def meaning(self, key: str, /, **params: object) -> str:
        """The message `key` without its remedy, which stands behind the first semicolon."""
        meaning, _, _ = self._template(key).partition(self("between.groups"))
        return meaning.format_map(_Params(params))

    def __contains__(self, key: str) -> bool:
        return _stands_at(key) in TEXTS

    def of(self, family: str, name: str, /, **params: object) -> str:
        """The message of a family for one of what the family is about: a state, a kind, a field, a column."""
        return self(f"{family}.{name}", **params)

    def list(self, items: Iterable[str]) -> str:
        """`items` one after the other, as the language lists things."""
        return self("between.items").join(items)

    def clauses(self, parts: Iterable[str]) -> str:
        """The parts of a sentence that are there, joined as the language joins clauses."""
        return self("between.clauses").join(part for part in parts if part)

    def groups(self, parts: Iterable[str]) -> str:
        """The parts of a longer message that are there, joined as the language sets groups apart."""
        return self("between.groups").join(part for part in parts if part)

    def _template(self, key: str) -> str:
        return TEXTS[_stands_at(key)][self.language is Language.EN]


def _stands_at(key: str) -> str:
    """The key whose text is that of `key`: its own, or that of the nearest family behind its own."""
    family, _, name = key.partition(".")
    while f"{family}.{name}" not in TEXTS and family in BEHIND:
        family = BEHIND[family]
    return f"{family}.{name}"


class _Params(dict[str, object]):
    def __getitem__(self, name: str) -> object:
        found = self.get(name, "…")
        return _Number(found) if type(found) is int else found


class _Number(int):
    """A number whose format is the forms for one and for any other: `day|days`."""

    def __format__(self, forms: str) -> str:
        one, bar, other = forms.partition("|")
        return super().__format__(forms) if not bar else one if abs(self) == 1 else other

"""The fields of a mapping, each read as what it should be; what is not there is None or empty."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from workplan.files.yaml_tree import Data

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping as written, or nothing where something else stands."""

    data: "Mapping[str, Data]"

    @classmethod
    def of(cls, data: "Data") -> "Fields":
        """The fields of `data`; none when it is no mapping."""
        return cls(data if isinstance(data, dict) else {})

    def text(self, key: str) -> str | None:
        """The text under `key`."""
        value = self.data.get(key)
        return value if isinstance(value, str) else None

    def name(self, key: str) -> str:
        """The name or id under `key` in NFC; empty when there is none."""
        return unicodedata.normalize("NFC", self.text(key) or "")

    def parsed(self, key: str, parse: Callable[[str], T | None]) -> T | None:
        """What `parse` makes of the text under `key`."""
        text = self.text(key)
        return None if text is None else parse(text)

    def choice(self, key: str, choices: type[E]) -> E | None:
        """The one of `choices` under `key`."""
        text = self.text(key)
        return choices(text) if text in list(choices) else None

    def fields(self, key: str) -> "Fields":
        """The mapping under `key`."""
        return Fields.of(self.data.get(key))

    def items(self, key: str) -> Iterator["Fields"]:
        """Every item of the list under `key`, as mappings; none is left out."""
        value = self.data.get(key)
        return (Fields.of(item) for item in (value if isinstance(value, list) else ()))

    def names(self, key: str) -> tuple[str, ...]:
        """The one name or id under `key`, or every item of a list of them, in NFC."""
        return tuple(unicodedata.normalize("NFC", text) for text in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The one text under `key`, or every item of a list of them; one that is no text is empty."""
        value = self.data.get(key)
        items: Sequence[Data] = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(item if isinstance(item, str) else "" for item in items)

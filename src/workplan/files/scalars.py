"""Texts of a plan to typed values: core says what they mean, what they do not mean has our codes."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, NoReturn, TypeAlias, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError

from workplan.core.calendar import parse_day, parse_last_day
from workplan.core.figures import parse_points
from workplan.core.problems import closest
from workplan.files.json_scalars import (
    DAY,
    FIGURE,
    ID,
    LAST_DAY,
    NOT_NEGATIVE,
    PAIR,
    TEXT,
    JsonSchema,
    one_of,
    one_or_more,
    whole_between,
)
from workplan.files.words import as_id, as_whole, fullwidth_id, halfwidth
from workplan.files.yaml_tree import UNREADABLE

T = TypeVar("T")
Validator: TypeAlias = Callable[[object], T]
UNREADABLE_CODE = "unreadable"
_WIDE_COMMAS = re.compile("[，、]")


def refuse(code: str, **params: object) -> NoReturn:
    """Raise what shape.py makes the problem `code` with `params` of."""
    raise PydanticCustomError(code, "see shape.py", params)


def text_of(value: object, expected: str = "text") -> str:
    """The text that `value` is; anything else, and nothing, is refused."""
    if value is UNREADABLE:
        refuse(UNREADABLE_CODE)
    if value is None or (isinstance(value, str) and not value.strip()):
        refuse("empty-value")
    if not isinstance(value, str):
        refuse_container(value, expected)
    return value


def refuse_container(value: object, expected: str) -> NoReturn:
    """A list or mapping where a scalar belongs; a text that begins with `[^term]` was taken for a list."""
    if expected == "text" and isinstance(value, list) and value and str(value[0]).startswith("^"):
        refuse("bracket-text", text=f"[{', '.join(map(str, value))}]")
    refuse("wrong-type", expected=expected)


def _parsed(parse: Callable[[str], T | None], code: str, expected: str) -> Validator[T]:
    """A validator by one of core's parse functions, which names full-width digits for what they are."""

    def validate(value: object) -> T:
        text = text_of(value, expected)
        if (parsed := parse(text)) is not None:
            return parsed
        if parse(plain := halfwidth(text)) is not None:
            refuse("fullwidth-digits", text=text, plain=plain)
        refuse(code, text=text)

    return validate


def _id(value: object) -> str:
    text = text_of(value)
    if _WIDE_COMMAS.search(text):
        refuse("fullwidth-comma", text=text)
    if fullwidth_id(text):
        refuse("fullwidth-digits", text=text, plain=halfwidth(text))
    return as_id(text) or refuse("bad-id", text=text)


def _name(value: object, info: ValidationInfo) -> str:
    """An owner's name; one that holds `，` or `、` is several names, unless an owner is called so."""
    text = unicodedata.normalize("NFC", text_of(value))
    if _WIDE_COMMAS.search(text) and text not in (info.context or ()):
        refuse("fullwidth-comma", text=text)
    return text


@dataclass(frozen=True, slots=True)
class Described(BeforeValidator):
    """A validator that says in the JSON Schema what it takes."""

    schema: JsonSchema = field(default_factory=dict, hash=False)

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchema:
        return dict(self.schema)


def choice(*choices: str) -> Described:
    """One of `choices`, to the letter."""
    known = tuple(map(str, choices))

    def validate(value: object) -> str:
        text = text_of(value)
        if text not in known:
            refuse("bad-choice", text=text, choices=known, suggestion=closest(text, known))
        return text

    return Described(validate, schema=one_of(known))


def whole(low: int, high: int) -> Described:
    """A whole number from `low` to `high`."""
    parse = _parsed(as_whole, "bad-number", "number")

    def validate(value: object) -> int:
        number = parse(value)
        if not low <= number <= high:
            refuse("out-of-range", text=str(number), low=str(low), high=str(high))
        return number

    return Described(validate, schema=whole_between(low, high))


def _not_negative(value: object) -> Decimal:
    figure = _parsed(parse_points, "bad-number", "number")(value)
    if figure < 0:
        refuse("out-of-range", text=str(value), low="0")
    return figure


def _one_or_more(value: object) -> object:
    """A list, or the list of the one text written instead."""
    if value is None or value is UNREADABLE or isinstance(value, str):
        return [text_of(value)]
    return value


def _pair(value: object) -> object:
    if isinstance(value, list) and len(value) != len(("low", "high")):
        refuse("wrong-type", expected="pair")
    return value


WrittenText: TypeAlias = Annotated[str, Described(text_of, schema=TEXT)]
WrittenId: TypeAlias = Annotated[str, Described(_id, schema=ID)]
Name: TypeAlias = Annotated[str, Described(_name, schema=TEXT)]
Day: TypeAlias = Annotated[date, Described(_parsed(parse_day, "bad-date", "day"), schema=DAY)]
LastDay: TypeAlias = Annotated[date, Described(_parsed(parse_last_day, "bad-date", "day"), schema=LAST_DAY)]
Figure: TypeAlias = Annotated[
    Decimal, Described(_parsed(parse_points, "bad-number", "number"), schema=FIGURE)
]
NotNegative: TypeAlias = Annotated[Decimal, Described(_not_negative, schema=NOT_NEGATIVE)]
Pair: TypeAlias = Annotated[list[Figure], Described(_pair, schema=PAIR)]
Names: TypeAlias = Annotated[list[Name], Described(_one_or_more, schema=one_or_more(TEXT))]
Texts: TypeAlias = Annotated[list[WrittenText], Described(_one_or_more, schema=one_or_more(TEXT))]

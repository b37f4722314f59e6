"""What a key may hold: how its value is read, the code of what cannot be, and what the JSON Schema says.

An editor's parser makes numbers and booleans of some texts before the schema sees them: `title: 2022` is
a number to it and a text to us. So in the schema texts take all three, and figures are numbers or texts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NoReturn, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from workplan.core.calendar import parse_day, parse_last_day, parse_month
from workplan.core.figures import DECIMALS, WHOLE_DIGITS, parse_points
from workplan.files.schema.ids import as_id, as_sum, as_truth, as_whole, fullwidth_id, halfwidth, meant, slip

T = TypeVar("T")
JsonSchema: TypeAlias = dict[str, Any]
Read: TypeAlias = Callable[[object], T]
_WIDE_COMMAS = re.compile("[，、]")
_CUT_THOUSANDS = re.compile(r"(?<=[0-9]), (?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """The annotation of a key: what reads its value, and what the JSON Schema says of it."""

    core: CoreSchema
    schema: JsonSchema

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return self.core

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> JsonSchema:
        return dict(self.schema)


class Record(BaseModel):
    """A mapping with a closed list of keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def required(description: str, *examples: object, **settings: Any) -> Any:  # noqa: ANN401  # as pydantic's Field
    """A key that must be there: what it is for, and examples."""
    return Field(description=description, examples=list(examples), **settings)


def optional(description: str, *examples: object, default: object = None) -> Any:  # noqa: ANN401
    """A key that may be left out; the schema names a default that is not None."""
    return Field(default, description=description, examples=list(examples))


def read_by(read: Read[object], schema: JsonSchema) -> Value:
    """A value that `read` reads, or refuses."""
    return Value(core_schema.no_info_plain_validator_function(read), schema)


def refuse(code: str, **params: object) -> NoReturn:
    """Say that the value has the problem `code`: the way of pydantic, which gathers what is raised."""
    raise PydanticCustomError(code, "the words are made in views/", params)


def text_of(value: object, expected: str = "text") -> str:
    """The text that `value` is; anything else, and nothing, is refused."""
    if value is None or (isinstance(value, str) and not value.strip()):
        refuse("empty-value")
    if isinstance(value, str):
        return value
    if expected == "text" and isinstance(value, list) and value and str(value[0]).startswith("^"):
        refuse("bracket-text", text=f"[{', '.join(map(str, value))}]")  # a text that begins with `[^term]`
    refuse("wrong-type", expected=expected)


def parsed(parse: Callable[[str], T | None], code: str, expected: str, **params: object) -> Read[T]:
    """Reads what one of core's parse functions does; full-width digits are named for what they are."""

    def read(value: object) -> T:
        text = text_of(value, expected)
        if (found := parse(text)) is not None:
            return found
        if parse(plain := halfwidth(text)) is not None:
            refuse("fullwidth-digits", text=text, plain=plain)
        refuse(code, text=text, **params | (slip(text, parse) if code == "bad-number" else {}))

    return read


def choice(choices: Mapping[str, str]) -> Value:
    """One of `choices`, to the letter; an editor shows what is said of each."""
    known = tuple(map(str, choices))

    def read(value: object) -> str:
        text = text_of(value)
        if text not in known:
            refuse("bad-choice", text=text, choices=known, suggestion=meant(text, known))
        return text

    return read_by(read, {"enum": list(known), "enumDescriptions": list(choices.values())})


def whole(low: int, high: int) -> Value:
    """A whole number from `low` to `high`."""
    number_of = parsed(as_whole, "bad-number", "number", why="whole")

    def read(value: object) -> int:
        number = number_of(value)
        if not low <= number <= high:
            refuse("out-of-range", text=str(number), low=str(low), high=str(high))
        return number

    message = f"A whole number from {low} to {high} belongs here."
    limits = {"type": ["integer", "string"], "minimum": low, "maximum": high}
    return read_by(read, limits | pattern("[0-9]{1,9}", message))


def pattern(pattern: str, message: str) -> JsonSchema:
    """Texts of this form; the messages are what yaml-language-server says of others, and of other types."""
    return {"pattern": f"^({pattern})$", "patternErrorMessage": message, "errorMessage": message}


_TEXT: JsonSchema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "patternErrorMessage": "A text cannot be blank.",
    "errorMessage": "A text belongs here.",
}
Text: TypeAlias = Annotated[str, read_by(text_of, _TEXT)]


def _id(value: object) -> str:
    text = text_of(value)
    if _WIDE_COMMAS.search(text):
        refuse("fullwidth-comma", text=text)
    if fullwidth_id(text):
        refuse("fullwidth-digits", text=text, plain=halfwidth(text))
    return as_id(text) or refuse("bad-id", text=text)


# Signs that are in no id: of ASCII, of Latin, general and Chinese punctuation, and full-width ones.
_NO_ID = (
    r"\s\u0000-\u002c\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8"
    r"\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20bf\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3004\u3008-\u3020"
    r"\u3030\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff5e\uff5f-\uff65"
)
ID: JsonSchema = {
    "type": ["string", "number", "boolean"],
    "minimum": 0,
    **pattern(
        rf"[^.\-{_NO_ID}][^{_NO_ID}]*",
        "An id has letters, digits, '-', '_' and '.', and begins with a letter or a digit.",
    ),
}
Id: TypeAlias = Annotated[str, read_by(_id, ID)]


def _truth(value: object) -> bool:
    found = as_truth(text_of(value, "boolean"))
    return refuse("wrong-type", expected="boolean") if found is None else found


_TRUTH: JsonSchema = {"enum": [True, False, "true", "false"], "errorMessage": "true or false belongs here."}
Truth: TypeAlias = Annotated[bool, read_by(_truth, _TRUTH)]

_SUM = pattern("[0-9a-fA-F]{64}", "A SHA-256 sum has 64 hexadecimal digits.")
Sum: TypeAlias = Annotated[str, read_by(parsed(as_sum, "bad-sum", "text"), {**_TEXT, **_SUM})]

_CENTURIES = "(19|2[0-9])"
_LEAP_YEAR = rf"({_CENTURIES}(0[48]|[2468][048]|[13579][26])|2[048]00)"
_MONTH = "(0[1-9]|1[0-2])"
_DAY_OF_YEAR = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_WRITTEN_DAY = rf"{_CENTURIES}[0-9]{{2}}-{_DAY_OF_YEAR}|{_LEAP_YEAR}-02-29"
_DAY: JsonSchema = {"type": "string", **pattern(_WRITTEN_DAY, "A day is written 2022-06-30.")}
Day: TypeAlias = Annotated[date, read_by(parsed(parse_day, "bad-date", "day"), _DAY)]
_LAST_DAY: JsonSchema = {
    "type": "string",
    **pattern(
        rf"{_WRITTEN_DAY}|{_CENTURIES}[0-9]{{2}}-{_MONTH}",
        "A day is written 2022-06-30; 2022-06 means the last day of that month.",
    ),
}
LastDay: TypeAlias = Annotated[date, read_by(parsed(parse_last_day, "bad-date", "day"), _LAST_DAY)]

DIGITS = rf"[0-9]{{1,{WHOLE_DIGITS}}}"
PLAIN = rf"{DIGITS}(\.[0-9]{{1,{DECIMALS}}})?"
NUMBER: JsonSchema = {
    "type": ["number", "string"],
    "exclusiveMinimum": -(10**WHOLE_DIGITS),
    "exclusiveMaximum": 10**WHOLE_DIGITS,
}
FIGURE: JsonSchema = {**NUMBER, **pattern(f"[+-]?{PLAIN}%?", "A figure is written 52, -0.6 or 15%.")}
_figure = parsed(parse_points, "bad-number", "number")
Figure: TypeAlias = Annotated[Decimal, read_by(_figure, FIGURE)]


def _not_negative(value: object) -> Decimal:
    figure = _figure(value)
    return figure if figure >= 0 else refuse("out-of-range", text=str(value), low="0")


_NOT_NEGATIVE: JsonSchema = {
    "type": ["number", "string"],
    "minimum": 0,
    "exclusiveMaximum": 10**WHOLE_DIGITS,
    **pattern(rf"(\+?{PLAIN}|-0+(\.0+)?)%?", "A figure of at least 0 is written 10, 2.5 or 15%."),
}
NotNegative: TypeAlias = Annotated[Decimal, read_by(_not_negative, _NOT_NEGATIVE)]


HUNDRED = 100
_ZEROS = rf"0(\.0{{1,{DECIMALS}}})?"
_UP_TO_HUNDRED = rf"[0-9]{{1,2}}(\.[0-9]{{1,{DECIMALS}}})?|10{_ZEROS}"
PER_CENT: JsonSchema = {
    "minimum": 0,
    "maximum": HUNDRED,
    "pattern": rf"^(\+?0{{0,{WHOLE_DIGITS - 3}}}({_UP_TO_HUNDRED})|-0{{0,{WHOLE_DIGITS - 1}}}{_ZEROS})%?$",
}


def _share(value: object) -> Decimal:
    figure = _figure(value)
    if not 0 <= figure <= HUNDRED:
        refuse("out-of-range", text=str(value), low="0", high=str(HUNDRED))
    return figure


_SHARE = {**FIGURE, **PER_CENT, "patternErrorMessage": "A share lies between 0 and 100 per cent."}
Share: TypeAlias = Annotated[Decimal, read_by(_share, _SHARE)]

_MONTHS = core_schema.dict_schema(
    core_schema.no_info_plain_validator_function(parsed(parse_month, "bad-date", "day", why="month")),
    core_schema.no_info_plain_validator_function(_not_negative),
)
Months: TypeAlias = Annotated[
    dict[date, Decimal],
    Value(
        _MONTHS,
        {
            "type": "object",
            "propertyNames": pattern(f"{_CENTURIES}[0-9]{{2}}-{_MONTH}", "A month is written 2022-08."),
            "additionalProperties": _NOT_NEGATIVE,
        },
    ),
]


def _pair(value: object) -> object:
    """Two figures; a range in one text, and thousands that commas of the list have cut, are told as such."""
    texts = value if isinstance(value, list) else [value]
    if isinstance(value, list) and len(value) == _PAIR["maxItems"]:
        return value
    if all(isinstance(each, str) for each in texts):
        text = ", ".join(map(str, texts))
        found = slip(text, parse_points) if len(texts) == 1 else {}
        plain = f"{found['low']}, {found['high']}" if "low" in found else _CUT_THOUSANDS.sub("", text)
        if plain != text and plain.count(",") == 1:
            refuse("bad-number", text=text, why="plain", plain=f"[{plain}]")
    refuse("wrong-type", expected="pair")


_PAIR: JsonSchema = {
    "type": "array",
    "items": FIGURE,
    "minItems": 2,
    "maxItems": 2,
    "errorMessage": "Two figures belong here: [12, 15].",
}
_figures = core_schema.list_schema(core_schema.no_info_plain_validator_function(_figure))
Pair: TypeAlias = Annotated[
    list[Decimal], Value(core_schema.no_info_before_validator_function(_pair, _figures), _PAIR)
]


def _name(value: object, info: ValidationInfo) -> str:
    """An owner's name; one that holds `，` or `、` is several names, unless an owner is called so."""
    text = unicodedata.normalize("NFC", text_of(value))
    if _WIDE_COMMAS.search(text) and text not in (info.context or ()):
        refuse("fullwidth-comma", text=text)
    return text


Name: TypeAlias = Annotated[str, Value(core_schema.with_info_plain_validator_function(_name), _TEXT)]


def one_or_more(item: CoreSchema) -> Value:
    """A list of such texts, or the one text that is written instead."""

    def listed(value: object) -> object:
        return value if isinstance(value, (list, dict)) else [value]

    return Value(core_schema.no_info_before_validator_function(listed, core_schema.list_schema(item)), TEXTS)


TEXTS: JsonSchema = {
    **_TEXT,
    "type": [*_TEXT["type"], "array"],
    "items": dict(_TEXT),
    "errorMessage": "A text belongs here, or a list: [a, b].",
}
Texts: TypeAlias = Annotated[list[str], one_or_more(core_schema.no_info_plain_validator_function(text_of))]
Names: TypeAlias = Annotated[list[str], one_or_more(core_schema.with_info_plain_validator_function(_name))]

MAPPING: JsonSchema = {"type": "object", "errorMessage": "Keys with values belong here: key: value."}
LIST_MESSAGE = "A list belongs here: [a, b], or lines that begin with '- '."


def refused(message: str) -> JsonSchema:
    """Takes no mapping; the message is what yaml-language-server says of one."""
    return {"type": "array", "errorMessage": message}


def without(*keys: str) -> JsonSchema:
    """The mappings that have none of these keys."""
    return {"type": "object", "properties": dict.fromkeys(keys, False)}


def forbidden(keys: Iterable[str], message: str) -> JsonSchema:
    """No such keys; the message is what yaml-language-server says of each."""
    return {"properties": dict.fromkeys(keys, False), "errorMessage": message}

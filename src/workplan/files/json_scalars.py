"""What a text, an id, a day or a figure may look like in YAML, as JSON Schema: the mirror of scalars.py.

An editor's parser makes numbers and booleans of some texts before the schema sees them: `title: 2022` is
a number to it and a text to us. So texts take all three, and figures are numbers or texts.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from workplan.core.figures import DECIMALS, WHOLE_DIGITS

JsonSchema: TypeAlias = dict[str, Any]

_DIGITS = rf"[0-9]{{1,{WHOLE_DIGITS}}}"
_PLAIN = rf"{_DIGITS}(\.[0-9]{{1,{DECIMALS}}})?"
_CENTURIES = "(19|2[0-9])"
_LEAP_YEAR = rf"({_CENTURIES}(0[48]|[2468][048]|[13579][26])|2[048]00)"
_MONTH = "(0[1-9]|1[0-2])"
_DAY_OF_YEAR = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_WRITTEN_DAY = rf"{_CENTURIES}[0-9]{{2}}-{_DAY_OF_YEAR}|{_LEAP_YEAR}-02-29"
# Signs that are in no id: of ASCII, of Latin, general and Chinese punctuation, and full-width ones.
_NO_ID = (
    r"\s\u0000-\u002c\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8"
    r"\u00bb\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20bf\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u3000-\u3004\u3008-\u3020"
    r"\u3030\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff5e\uff5f-\uff65"
)


def _pattern(pattern: str, message: str) -> JsonSchema:
    """Texts of this form; the messages are what yaml-language-server says of others, and of other types."""
    return {"pattern": f"^({pattern})$", "patternErrorMessage": message, "errorMessage": message}


TEXT: JsonSchema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "patternErrorMessage": "A text cannot be blank.",
    "errorMessage": "A text belongs here.",
}
ID: JsonSchema = {
    "type": ["string", "number", "boolean"],
    "minimum": 0,
    **_pattern(
        rf"[^.\-{_NO_ID}][^{_NO_ID}]*",
        "An id has letters, digits, '-', '_' and '.', and begins with a letter or a digit.",
    ),
}
DAY: JsonSchema = {"type": "string", **_pattern(_WRITTEN_DAY, "A day is written 2022-06-30.")}
LAST_DAY: JsonSchema = {
    "type": "string",
    **_pattern(
        rf"{_WRITTEN_DAY}|{_CENTURIES}[0-9]{{2}}-{_MONTH}",
        "A day is written 2022-06-30; 2022-06 means the last day of that month.",
    ),
}
_NUMBER: JsonSchema = {
    "type": ["number", "string"],
    "exclusiveMinimum": -(10**WHOLE_DIGITS),
    "exclusiveMaximum": 10**WHOLE_DIGITS,
}
FIGURE: JsonSchema = {**_NUMBER, **_pattern(f"[+-]?{_PLAIN}%?", "A figure is written 52, -0.6 or 15%.")}
FIGURE_OR_SHARE: JsonSchema = {
    **_NUMBER,
    **_pattern(
        f"[+-]?{_PLAIN}%?|{_DIGITS}/(?=[0-9]{{1,{WHOLE_DIGITS}}}$)0*[1-9][0-9]*",
        "A figure is written 41, -0.6, 15% or 27/38.",
    ),
}
NOT_NEGATIVE: JsonSchema = {
    "type": ["number", "string"],
    "minimum": 0,
    "exclusiveMaximum": 10**WHOLE_DIGITS,
    **_pattern(rf"(\+?{_PLAIN}|-0+(\.0+)?)%?", "A figure of at least 0 is written 10, 2.5 or 15%."),
}
PAIR: JsonSchema = {
    "type": "array",
    "items": FIGURE,
    "minItems": 2,
    "maxItems": 2,
    "errorMessage": "Two figures belong here: [12, 15].",
}
TRUTH: JsonSchema = {"enum": [True, False, "true", "false"], "errorMessage": "true or false belongs here."}
MAPPING: JsonSchema = {"type": "object", "errorMessage": "Keys with values belong here: key: value."}
LIST_MESSAGE = "A list belongs here: [a, b], or lines that begin with '- '."


def one_or_more(item: Mapping[str, Any]) -> JsonSchema:
    """One text of a kind, or a list of them."""
    message = "A text belongs here, or a list: [a, b]."
    return {**item, "type": [*item["type"], "array"], "items": dict(item), "errorMessage": message}


def refused(message: str) -> JsonSchema:
    """Takes no mapping; the message is what yaml-language-server says of one."""
    return {"type": "array", "errorMessage": message}


def without(*keys: str) -> JsonSchema:
    """The mappings that have none of these keys."""
    return {"type": "object", "properties": dict.fromkeys(keys, False)}


def forbidden(keys: Iterable[str], message: str) -> JsonSchema:
    """No such keys; the message is what yaml-language-server says of each."""
    return {"properties": dict.fromkeys(keys, False), "errorMessage": message}


def one_of(choices: tuple[str, ...]) -> JsonSchema:
    """One of `choices`, to the letter."""
    return {"enum": list(choices)}


def whole_between(low: int, high: int) -> JsonSchema:
    """A whole number, or the text of one."""
    return {
        "type": ["integer", "string"],
        "minimum": low,
        "maximum": high,
        **_pattern("[0-9]{1,9}", f"A whole number from {low} to {high} belongs here."),
    }

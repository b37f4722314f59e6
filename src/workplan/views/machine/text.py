"""JSON as text: readable, and with nothing in it that a terminal would act upon."""

import json
import re

from workplan.views.text import ACTING

_INDENT = 2


def json_text(value: object) -> str:
    """`value` as JSON in UTF-8, indented, ended by a newline; what would act is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=_INDENT)
    lines = text.split("\n")
    return "".join(f"{ACTING.sub(_escape, each)}\n" for each in lines)


def json_line(value: object) -> str:
    """`value` as JSON in UTF-8 in one line, as short as may be; what would act is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return ACTING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))

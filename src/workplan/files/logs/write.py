"""An entry written, as one line."""

import re
from collections.abc import Mapping, Sequence

from workplan.core.calendar import parse_day
from workplan.core.figures import parse_points, parse_share
from workplan.files.schema.ids import as_id
from workplan.files.yaml.decode import NOTHING

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_IDS = ("target", "task", "id")
_PLAIN_WORDS = ("done", "light")


def entry_line(fields: Mapping[str, str | bool | Sequence[str]]) -> str:
    """The line of an entry, without its line end; every text in it comes back as it is when read.

    The keys stand as they come: in the order of `WrittenEntry`, as the reader of lines knows them.
    """
    return "- {" + ", ".join(f"{key}: {_written(key, value)}" for key, value in fields.items()) + "}"


def without_line(content: bytes, number: int) -> bytes | None:
    """A log without the entry that stands in that line, from 1; None where it takes more than the line."""
    lines = content.split(b"\n")
    line, following = lines[number - 1], [each for each in lines[number:] if each.strip()]
    is_whole = line.startswith(b"- {") and line.rstrip().endswith(b"}")
    if not is_whole or (following and not following[0].startswith((b"-", b"#"))):
        return None
    return b"\n".join(lines[: number - 1] + lines[number:])


def quoted(text: str) -> str:
    """`text` in double quotes as JSON and YAML both read it; what nobody sees is written as an escape."""
    inside = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", inside) + '"'


def _written(key: str, value: str | bool | Sequence[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return f"[{', '.join(map(quoted, value))}]"
    if key == "evidence":
        return f"[{quoted(value)}]"
    return value if _is_plain(key, value) else quoted(value)


def _is_plain(key: str, text: str) -> bool:
    """Whether `text` is what belongs under `key`, and so stands without quotes."""
    if key in _IDS:
        return as_id(text) is not None and text not in NOTHING
    if key in ("add", "value"):
        return parse_points(text) is not None or parse_share(text) is not None
    return parse_day(text) is not None if key == "date" else key in _PLAIN_WORDS and text.isalpha()

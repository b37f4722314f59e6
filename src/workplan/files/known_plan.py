"""Plans that were found without mistakes in earlier runs, so that they need not be parsed and checked again.

What is kept is the text of the plan, and beside it, as plain JSON, its data and the warnings about it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from workplan import __version__
from workplan.core.plan import Plan
from workplan.core.problems import Address, Param, Problem, Severity
from workplan.files.kept import keep, name_of, recall
from workplan.files.resolve import resolve

_FORMAT = "1"  # to be raised when plans are checked, or kept, in another way


def known_plan(raw: bytes, file: str) -> tuple[Plan, tuple[Problem, ...]] | None:
    """The plan that `raw` writes, and the warnings about it; None where it is not known, or has mistakes."""
    content = recall(_name(raw))
    head = _head(raw)
    if content is None or not content.startswith(head):
        return None
    try:
        kept = json.loads(content[len(head) :])
        warnings = tuple(_warning(each, file) for each in kept["warnings"])
        return resolve(kept["data"]), warnings
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def keep_plan(raw: bytes, data: Mapping[str, object], warnings: Sequence[Problem]) -> None:
    """Keep what `raw` was found to hold, a plan without mistakes."""
    written = [_written(each) for each in warnings if isinstance(each.at, Address)]
    if len(written) == len(warnings) and all(each.severity is Severity.WARNING for each in warnings):
        body = json.dumps({"data": data, "warnings": written}, separators=(",", ":"))
        keep(_name(raw), _head(raw) + body.encode())


def _name(raw: bytes) -> str:
    return name_of("plan", __version__, _FORMAT, raw.decode("latin-1"))


def _head(raw: bytes) -> bytes:
    return f"{__version__} {_FORMAT} {len(raw)}\n".encode() + raw + b"\n"


def _written(warning: Problem) -> list[object]:
    at = cast("Address", warning.at)
    params = {key: _param(value) for key, value in warning.params.items()}
    return [warning.code, list(at.path), at.on_key, at.part, params]


def _param(value: Param) -> object:
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return ["texts", *value] if isinstance(value, tuple) else value


def _warning(written: Sequence[Any], file: str) -> Problem:
    code, path, on_key, part, params = written
    read = {key: _read(value) for key, value in params.items()}
    return Problem(code, file, Address(tuple(path), on_key=on_key, part=part), read)


def _read(value: Any) -> Param:  # noqa: ANN401  # JSON
    if not isinstance(value, list):
        return cast("Param", value)
    kind, *texts = value
    return date.fromisoformat(texts[0]) if kind == "day" else tuple(texts)

"""Plans that were found without mistakes in earlier runs, so that they need not be parsed and checked again.

What is kept is the text of the plan, and beside it, as plain JSON, its data and the warnings about it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from workplan.core.plan import Plan
from workplan.core.problems import Address, Param, Problem, Severity
from workplan.files.disk.store import keep, kept
from workplan.files.resolve import resolve

T = TypeVar("T")


def known_plan(raw: bytes, file: str) -> tuple[Plan, tuple[Problem, ...]] | None:
    """The plan that `raw` writes, and the warnings about it; None where it is not known, or has mistakes."""
    return _known("plan", raw, lambda known: (resolve(known["data"]), _warnings(known["warnings"], file)))


def keep_plan(raw: bytes, data: Mapping[str, object], warnings: Sequence[Problem]) -> None:
    """Keep what `raw` was found to hold, a plan without mistakes."""
    written = [_written(each) for each in warnings if isinstance(each.at, Address)]
    if len(written) == len(warnings) and all(each.severity is Severity.WARNING for each in warnings):
        _keep("plan", raw, {"data": data, "warnings": written})


def known_outline(raw: bytes) -> Plan | None:
    """As much as `raw` says of a plan, whatever is wrong with it; None where that is not known."""
    return _known("outline", raw, lambda known: resolve(known["data"]))


def keep_outline(raw: bytes, data: Mapping[str, object]) -> None:
    """Keep the data that were found in `raw`."""
    _keep("outline", raw, {"data": data})


def _known(kind: str, raw: bytes, read: Callable[[Any], T]) -> T | None:
    content = kept(kind, raw)
    return None if content is None else read(json.loads(content))


def _keep(kind: str, raw: bytes, content: object) -> None:
    keep(kind, raw, json.dumps(content, separators=(",", ":")).encode())


def _written(warning: Problem) -> list[object]:
    at = cast("Address", warning.at)
    params = {key: _param(value) for key, value in warning.params.items()}
    return [warning.code, list(at.path), at.on_key, at.part, params]


def _param(value: Param) -> object:
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return ["texts", *value] if isinstance(value, tuple) else value


def _warnings(written: Iterable[Sequence[Any]], file: str) -> tuple[Problem, ...]:
    return tuple(_warning(each, file) for each in written)


def _warning(written: Sequence[Any], file: str) -> Problem:
    code, path, on_key, part, params = written
    read = {key: _read(value) for key, value in params.items()}
    return Problem(code, file, Address(tuple(path), on_key=on_key, part=part), read)


def _read(value: Any) -> Param:  # noqa: ANN401  # JSON
    if not isinstance(value, list):
        return cast("Param", value)
    kind, *texts = value
    return date.fromisoformat(texts[0]) if kind == "day" else tuple(texts)

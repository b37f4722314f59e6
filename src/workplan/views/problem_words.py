"""The message of a problem: the template of its code, filled with its parameters, and the suggestion."""

import shlex
from collections.abc import Mapping
from datetime import date

from workplan.core.problems import Param, Problem
from workplan.views.cells import cut
from workplan.views.safety import safe
from workplan.views.words import Words
from workplan.views.words.problems import VARIANT_BY

LONGEST = 60


class _Params(dict[str, str]):
    """Parameters in words; one that a problem does not carry is shown as missing, never raised."""

    def __missing__(self, key: str) -> str:
        return "…"


def problem_message(problem: Problem, words: Words) -> str:
    """What is wrong and what to do about it, in one line."""
    params = _Params({key: _word(key, value, words) for key, value in problem.params.items()})
    params["path"] = params.get("path") or shlex.quote(safe(problem.file))
    message = words.filled(_template(problem, words), params)
    suggestion = params.get("suggestion")
    if not suggestion:
        return message
    return words("problem-line.suggestion", message=message, suggestion=suggestion)


def _template(problem: Problem, words: Words) -> str:
    keys = (f"problem.{key}" for key in _keys(problem))
    return next((key for key in keys if key in words), "problem-line.unnamed")


def _keys(problem: Problem) -> list[str]:
    """The keys of the catalogue that may hold the message, the most particular first."""
    code, params = problem.code, problem.params
    hinted = "suggestion" if params.get("suggestion") else "plain"
    variant = params.get(VARIANT_BY.get(code, ""))
    nothing = "nothing" if params.get("takes") == () else ""
    return [*(f"{code}.{end}" for end in (hinted, variant, _range(params), nothing)), code, f"{code}.other"]


def _range(params: Mapping[str, Param]) -> str:
    """Which ends of a range a problem gives: above, low, high, both; empty for none of them."""
    given = [key for key in ("above", "low", "high") if params.get(key) is not None]
    return "both" if given == ["low", "high"] else given[0] if given else ""


def _word(key: str, value: Param, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return words.list(safe(item) for item in value)
    if key == "kind" and f"kind.{value}" in words:
        return words("problem-line.kind", word=words.of("kind", str(value)), kind=value)
    text = value.isoformat() if isinstance(value, date) else safe(str(value))
    return text if key == "path" else cut(text, LONGEST)

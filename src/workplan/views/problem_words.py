"""The message of a problem: the template of its code, filled with its parameters, and the suggestion."""

import shlex
from collections.abc import Mapping
from datetime import date

from workplan.core.problems import Param, Problem
from workplan.views.cells import cut
from workplan.views.safety import safe
from workplan.views.words.kinds import KIND_WITH_CODE, KINDS
from workplan.views.words.language import Language, Text, fill, listed, say
from workplan.views.words.problems import PROBLEM_LINES, PROBLEMS, VARIANT_BY

LONGEST = 60


class _Words(dict[str, str]):
    """Parameters in words; one that a problem does not carry is shown as missing, never raised."""

    def __missing__(self, key: str) -> str:
        return "…"


def problem_message(problem: Problem, language: Language) -> str:
    """What is wrong and what to do about it, in one line."""
    words = _Words({key: _word(key, value, language) for key, value in problem.params.items()})
    words["path"] = words.get("path") or shlex.quote(safe(problem.file))
    message = fill(_template(problem), language, words)
    suggestion = words.get("suggestion")
    if not suggestion:
        return message
    return say(PROBLEM_LINES["suggestion"], language, message=message, suggestion=suggestion)


def _template(problem: Problem) -> Text:
    for key in _keys(problem):
        if key in PROBLEMS:
            return PROBLEMS[key]
    return PROBLEM_LINES["unnamed"]


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


def _word(key: str, value: Param, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return listed((safe(item) for item in value), language)
    if key == "kind" and value in KINDS:
        return say(KIND_WITH_CODE, language, word=say(KINDS[str(value)], language), kind=value)
    text = value.isoformat() if isinstance(value, date) else safe(str(value))
    return text if key == "path" else cut(text, LONGEST)

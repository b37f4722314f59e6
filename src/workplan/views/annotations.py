"""Problems as annotations of a GitHub workflow, one command a line."""

from workplan.views.pinned import ProblemAt
from workplan.views.problem_words import problem_message
from workplan.views.safety import escaped
from workplan.views.words import Words

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotation(found: ProblemAt, words: Words) -> str:
    """`::error file=…,line=…,col=…,title=code::message`, escaped as GitHub reads it."""
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(found).items())
    message = problem_message(found.problem, words).translate(_DATA)
    return f"::{found.problem.severity} {properties}::{message}"


def _properties(found: ProblemAt) -> dict[str, str]:
    place = found.place
    where = {} if place is None else {"line": str(place.line), "col": str(place.column)}
    return {"file": found.problem.file, **where, "title": found.problem.code}


def _property(value: str) -> str:
    return escaped(value.translate(_PROPERTY))

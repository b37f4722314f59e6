"""The events of a YAML text, from the C parser where PyYAML was built with it, else from the pure one."""

from collections.abc import Callable
from typing import Any, TypeAlias

try:
    from yaml.cyaml import CBaseLoader as _Parser
except ImportError:  # pragma: no cover - PyYAML built without libyaml; tests pass BaseLoader themselves
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

NextEvent: TypeAlias = Callable[[], Any]  # PyYAML types its events too loosely to say more


def next_event(text: str) -> NextEvent:
    """A function that gives the events of `text` one by one, and may raise `yaml.MarkedYAMLError`."""
    return _Parser(text).get_event

"""The events of a YAML text, from the C parser where PyYAML was built with it, else from the pure one."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

import yaml

NextEvent: TypeAlias = Callable[[], Any]  # PyYAML types its events too loosely to say more
_Parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Readable(Protocol):
    """A text that is given piece by piece."""

    def read(self, size: int) -> str:
        """About `size` characters more; nothing at the end."""


def next_event(text: str | Readable) -> NextEvent:
    """A function that gives the events of `text` one by one, and may raise `yaml.MarkedYAMLError`."""
    following: NextEvent = _Parser(text).get_event
    return following

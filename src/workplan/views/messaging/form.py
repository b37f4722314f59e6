"""The form of a service's messages: what one says, as the body that is posted, and how large that may be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workplan.views.words import Words

Body = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Message:
    """What one message says: a title, what it is about, and its lines, all inert and in one language."""

    title: str
    about: str
    lines: tuple[str, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Form:
    """How a service wants messages: the body of one, and the bytes of it that count, up to a limit."""

    body: Callable[[Message], Body]
    size: Callable[[Body], int]
    limit: int

    def room(self, empty: Message) -> int:
        """The bytes that are left for lines in a message without any."""
        return self.limit - self.size(self.body(empty))

    def added(self, empty: Message, line: str) -> int:
        """The bytes that a line adds to a message, whatever else it says."""
        return self.size(self.body(replace(empty, lines=(line,)))) - self.size(self.body(empty))

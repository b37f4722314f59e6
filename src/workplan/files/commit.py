"""A commit as git stores it: its parents, and who made it on which day."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_AUTHOR = re.compile(r"(.*?) ?<.*> ([0-9]{1,12}) ([+-])([0-9]{2})([0-9]{2})")
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_UNKNOWN = _FIRST.date()  # what git itself shows for a day that it cannot read


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit; the day is that of its author, where the author was, else of its committer."""

    id: str
    author: str
    day: date
    parents: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether its day could be read."""
        return self.day != _UNKNOWN


def read_commit(name: str, raw: bytes) -> Commit:
    """The commit that `raw`, the content of its object, describes."""
    head = raw.partition(b"\n\n")[0].split(b"\n")
    fields = [line.partition(b" ")[::2] for line in head]
    encoding = next(
        (value.decode("ascii", "replace") for key, value in fields if key == b"encoding"), "utf-8"
    )
    made = {key: _decoded(value, encoding) for key, value in reversed(fields)}
    author, committer = _author(made.get(b"author", "")), _author(made.get(b"committer", ""))
    parents = tuple(value.decode("ascii") for key, value in fields if key == b"parent")
    return Commit(name, author[0], author[1] or committer[1] or _UNKNOWN, parents)


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _author(line: str) -> tuple[str, date | None]:
    """The name and the day of `NAME <MAIL> SECONDS ZONE`; None for a day that cannot be read."""
    match = _AUTHOR.match(line)
    if match is None:
        return line, None
    minutes = (60 * int(match[4]) + int(match[5])) * (-1 if match[3] == "-" else 1)
    try:
        zone = timezone(timedelta(minutes=minutes))
        return match[1], (_FIRST + timedelta(seconds=int(match[2]))).astimezone(zone).date()
    except (OverflowError, ValueError):
        return match[1], None

"""Options that a command declares without Typer: their flags, the words that explain them, their values."""

from typing import Annotated, NamedTuple


class Named(NamedTuple):
    """An option's flag, the words of the help that explain it, and how these call its value."""

    flag: str
    words: str
    metavar: str | None = None


AsOf = Annotated[str | None, Named("--as-of", "as-of", "DAY")]
Rev = Annotated[str | None, Named("--rev", "rev", "REV")]
OwnerName = Annotated[str | None, Named("--owner", "owner", "NAME")]
SectionName = Annotated[str | None, Named("--section", "section", "ID")]

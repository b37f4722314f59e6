"""One message in every language."""

from typing import NamedTuple


class Text(NamedTuple):
    """One message in every language; a template with named parameters, as of `str.format`."""

    zh: str
    en: str

"""Entries made for tests, by the values of their keys."""

from datetime import date
from typing import Any

from workplan.core.log import WORDS, Entry, Given, words_of


def entry_of(day: str, subject: str, **fields: Any) -> Entry:
    """The entry of a day (YYYY-MM-DD) that has these values by their keys, and stands at `file` and so on."""
    keys = ("add", "value", "done", "reached", "light", "in_points")
    given = {key: fields.pop(key) for key in keys if key in fields}
    texts = {key: fields.pop(key, None) for key in WORDS}
    words = words_of(texts, fields.pop("evidence", ()))
    is_task = fields.pop("is_task", False)
    return Entry(date.fromisoformat(day), subject, is_task, Given(**given), words, **fields)

"""The plan that `init` writes: commented, and right, with a target of each kind to change or delete."""

import re
from pathlib import Path

from workplan.files.disk import write_new
from workplan.files.entry_line import quoted

__all__ = ["starter_plan", "write_new"]

_STARTERS = Path(__file__).parent / "starters"
_PLACEHOLDER = re.compile("@([A-Z]+)@")


def starter_plan(title: str, organization: str, year: int, language: str) -> str:
    """The text of a new plan in `language`, zh or en; the texts stand in it quoted."""
    values = {
        "TITLE": quoted(title),
        "ORGANIZATION": quoted(organization),
        "YEAR": f"{year:04}",
    }
    text = (_STARTERS / f"plan.{language}.yaml").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)

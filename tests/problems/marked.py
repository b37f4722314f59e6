"""Texts in which a code between ⟨⟩ stands before what is wrong, and what must be reported of them."""

import json
import re
from pathlib import Path

from program import Call

_MARK = re.compile("⟨([a-z0-9-]+)⟩")
Found = tuple[int, int, str]


def unmarked(text: str) -> str:
    return _MARK.sub("", text)


def marked(text: str) -> list[Found]:
    """Line, column (in characters, from 1) and code of every mark, in order."""
    found = [
        (number, len(unmarked(line[: mark.start()])) + 1, mark[1])
        for number, line in enumerate(text.split("\n"), 1)
        for mark in _MARK.finditer(line)
    ]
    return sorted(found)


def reported(workplan: Call, root: Path, *files: str) -> list[Found]:
    """Line, column and code of every problem, in the order of the report; of `files` only when given."""
    ran = workplan(root, "check", "--format", "json")
    assert ran.err == ""
    problems = json.loads(ran.out)
    return [(p["line"], p["column"], p["code"]) for p in problems if not files or p["file"] in files]

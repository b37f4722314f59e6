"""The document of a plan: its text as the plan is bound to it, and what in the plan does not fit it.

This module loads what reads documents only where an answer is not known from an earlier call.
"""

from typing import TYPE_CHECKING

from workplan.core.plan import Plan
from workplan.core.problems import Problem
from workplan.files.disk.folder import Tree
from workplan.files.disk.store import keep, kept

if TYPE_CHECKING:
    from workplan.core.binding import SourceText

_SUM_OF_TEXT = "source"  # under which the store has what was found right


def source_problems(tree: Tree, file: str, raw: bytes | Problem, plan: Plan | None) -> tuple[Problem, ...]:
    """What in the plan in `file`, which `raw` writes, does not fit its document.

    Of a commit nothing is said: it is what it was.
    """
    if plan is None or plan.source is None or tree.label or isinstance(raw, Problem):
        return ()
    content = _content(tree, plan.source.file)
    if isinstance(content, bytes) and tree.keeps and kept(_SUM_OF_TEXT, _key(raw, content)) is not None:
        return ()
    from hashlib import sha256  # noqa: PLC0415  # what is known to be right needs it not

    from workplan.core import check_source  # noqa: PLC0415

    text = _text(plan.source.file, content)
    if isinstance(text, str):
        return (check_source.source_missing(plan, file, text),)
    assert isinstance(content, bytes)
    found = check_source.check_source(plan, file, text, sha256(content).hexdigest())
    if tree.keeps and not found:
        keep(_SUM_OF_TEXT, _key(raw, content), b"")
    return found


def source_text(tree: Tree, plan: Plan) -> "SourceText | str":
    """The document of the plan, or why it cannot be read; `none` where it names none."""
    if plan.source is None:
        return "none"
    return _text(plan.source.file, _content(tree, plan.source.file))


def _content(tree: Tree, file: str) -> bytes | Problem:
    """The content of a file below the root, or why there is none."""
    is_name = "\0" not in file  # which no disk takes
    return tree.read(file) if is_name else Problem("unreadable-file", file, None, {"reason": "missing"})


def _text(file: str, content: bytes | Problem) -> "SourceText | str":
    from workplan.core.binding import SourceText  # noqa: PLC0415  # loads the rules by which texts are read
    from workplan.files.source.read import Refused, read_source  # noqa: PLC0415

    if isinstance(content, Problem):
        return "large" if content.code == "too-large" else str(content.params["reason"])
    read = read_source(file, content)
    if isinstance(read, Refused):
        return "empty" if read.reason == "no-text" else read.reason
    return SourceText(read.document, content.decode("utf-8-sig", "replace"))


def _key(raw: bytes, content: bytes) -> bytes:
    return b"%d:%b%b" % (len(raw), raw, content)

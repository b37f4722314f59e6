"""Texts compared line by line: as `diff -u` shows it, for what is no plan, and as git shows a conflict."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff

from workplan.views.safety import safe

_OURS, _MIDDLE, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"


def line_diff(old: str, new: str) -> str:
    """The lines taken out and put in, with three lines around them."""
    found = list(unified_diff(old.splitlines(), new.splitlines(), lineterm=""))
    return "".join(f"{safe(line)}\n" for line in found[2:])


def safe_lines(text: str) -> str:
    """Each line, made harmless for a terminal."""
    return "".join(f"{safe(line)}\n" for line in text.splitlines())


def merged(ours: str, theirs: str) -> str:
    """Two texts in one, with git's conflict markers around what they do not share."""
    return "".join(f"{line}\n" for line in _merged(ours.splitlines(), theirs.splitlines()))


def _merged(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for step, start, end, other_start, other_end in steps:
        if step == "equal":
            yield from ours[start:end]
        else:
            yield from (_OURS, *ours[start:end], _MIDDLE, *theirs[other_start:other_end], _THEIRS)

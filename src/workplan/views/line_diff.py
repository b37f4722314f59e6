"""Two texts compared line by line, as `diff -u` shows it, for what cannot be read as a plan."""

from difflib import unified_diff

from workplan.views.safety import safe


def line_diff(old: str, new: str) -> str:
    """The lines taken out and put in, with three lines around them."""
    found = list(unified_diff(old.splitlines(), new.splitlines(), lineterm=""))
    return "".join(f"{safe(line)}\n" for line in found[2:])

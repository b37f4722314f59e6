"""The words of a command line that is still being typed: its command, and what the word at the cursor is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Options that take no value; of any other the next word is the value.
FLAGS = frozenset(
    {
        "-h",
        "--help",
        "--version",
        "--wide",
        "--explain",
        "--strict",
        "--check",
        "--require-reasons",
        "--staged",
        "--send",
        "--no-cache",
        "--undo",
    }
)
_QUOTED = re.compile(r"""\\(.)|'([^']*)(?:'|$)|"((?:\\.|[^"\\])*)(?:"|$)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the word at the cursor is a value of `option`, or the `place`th word of `command`."""

    current: str
    command: str | None
    place: int
    option: str | None
    given: dict[str, str]
    lead: str = ""

    @classmethod
    def of(cls, words: Sequence[str]) -> "Typed":
        """What `words`, up to the cursor, mean; the last of them may be empty."""
        *before, current = words or [""]
        lead = ""
        if current.startswith("--") and "=" in current:
            name, _, current = current.partition("=")
            before, lead = [*before, name], f"{name}="
        option, plain, given = _read(before)
        command, place = (plain[0], len(plain) - 1) if plain else (None, 0)
        return cls(current, command, place, option, given, lead)


def _read(words: Sequence[str]) -> tuple[str | None, list[str], dict[str, str]]:
    """The option that waits for its value, the words that belong to no option, and the values given."""
    waiting, plain, given = None, list[str](), dict[str, str]()
    for word in words:
        if waiting is not None:
            given[waiting], waiting = word, None
        elif word.startswith("--") and "=" in word:
            name, _, given[name] = word.partition("=")
        elif not is_option(word):
            plain.append(word)
        elif word.startswith("-C") and word != "-C":
            given["-C"] = word.removeprefix("-C")
        elif word not in FLAGS:
            waiting = word
    return waiting, plain, given


def is_option(word: str) -> bool:
    """Whether `word` is an option; `-3` is a change, and `-` nothing as yet."""
    return word.startswith("-") and not word[1:2].isdigit() and word != "-"


def unquoted(word: str) -> str:
    """What a word of bash means, its quotes and backslashes taken away; a quote may still be open."""
    return _QUOTED.sub(lambda match: match[1] or match[2] or re.sub(r"\\(.)", r"\1", match[3] or ""), word)

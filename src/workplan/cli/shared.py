"""What the options that every command takes say in all, whoever read them."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from workplan.cli.output import is_terminal
from workplan.views.page import Page
from workplan.views.words import Language, Words

_PIPED_WIDTH = 120


class SharedOption(NamedTuple):
    """An option of every command: its name, its flag, the kind of its value, what the help calls that."""

    name: str
    flag: str
    kind: type
    metavar: str | None = None


SHARED_OPTIONS = (
    SharedOption("directory", "-C", str, "DIR"),
    SharedOption("plan", "--plan", str, "NAME"),
    SharedOption("language", "--lang", Language, "zh|en"),
    SharedOption("wide_ambiguous", "--wide", bool),
    SharedOption("width", "--width", int, "N"),
    SharedOption("no_cache", "--no-cache", bool),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the shared options say; None where one was not given."""

    directory: Path
    plan: str | None
    language: Language | None
    wide_ambiguous: bool
    width: int | None
    no_cache: bool = False

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Shared":
        """What the given options say, by their names, and the environment where it may say more."""
        return cls(
            directory=Path(given.get("directory") or "."),
            plan=given.get("plan"),
            language=language_of(given.get("language"), os.environ.get("WORKPLAN_LANG")),
            wide_ambiguous=bool(given.get("wide_ambiguous") or os.environ.get("WORKPLAN_WIDE")),
            width=given.get("width"),
            no_cache=bool(given.get("no_cache")),
        )

    def page(self, plan_language: str) -> Page:
        """How to draw for stdout: in the language asked for, else the plan's."""
        return Page(
            words=Words(self.language or Language(plan_language)),
            width=self.width or _width(),
            colour=_wants_colour(),
            wide_ambiguous=self.wide_ambiguous,
        )


def _width() -> int:
    """The terminal's width; piped output is the same everywhere unless COLUMNS says otherwise."""
    if is_terminal(sys.stdout) or os.environ.get("COLUMNS", "").isdigit():
        from shutil import get_terminal_size  # noqa: PLC0415  # loads what packs archives; a pipe has no size

        return max(20, get_terminal_size().columns)
    return _PIPED_WIDTH


def _wants_colour() -> bool:
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def language_without_plan(*wishes: str | None) -> Language:
    """The language of words where no plan says one: as wished, else as the environment's locale has it."""
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    known = language_of(*wishes, os.environ.get("WORKPLAN_LANG"))
    return known or (Language.ZH if locale.startswith("zh") else Language.EN)


def language_of(*wishes: str | None) -> Language | None:
    """The first wish that names a language of ours."""
    return next((known for wish in wishes for known in Language if wish == known), None)

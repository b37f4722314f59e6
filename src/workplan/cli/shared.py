"""Options that every command takes, before its name or after it, and what they say in all."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer import BadParameter, Context
from typer.core import TyperCommand, TyperGroup, TyperOption

from workplan.cli.output import is_terminal
from workplan.files.kept import is_wanted
from workplan.views.page import Page
from workplan.views.words.help import HELP
from workplan.views.words.language import Language, say

_MEMORY = "workplan"
_PIPED_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Shared:
    """What the shared options say; None where one was not given."""

    directory: Path
    plan: str | None
    language: Language | None
    wide_ambiguous: bool
    width: int | None
    no_cache: bool = False

    def page(self, plan_language: str) -> Page:
        """How to draw for stdout: in the language asked for, else the plan's."""
        return Page(
            language=self.language or Language(plan_language),
            width=self.width or _width(),
            colour=_wants_colour(),
            wide_ambiguous=self.wide_ambiguous,
        )


def _width() -> int:
    """The terminal's width; piped output is the same everywhere unless COLUMNS says otherwise."""
    if is_terminal(sys.stdout) or os.environ.get("COLUMNS", "").isdigit():
        return max(20, shutil.get_terminal_size().columns)
    return _PIPED_WIDTH


def _wants_colour() -> bool:
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shared(context: Context) -> Shared:
    """The shared options of the command that runs."""
    given: dict[str, Any] = context.meta.get(_MEMORY, {})
    return Shared(
        directory=Path(given.get("directory") or "."),
        plan=given.get("plan"),
        language=language_of(given.get("language"), os.environ.get("WORKPLAN_LANG")),
        wide_ambiguous=bool(given.get("wide_ambiguous") or os.environ.get("WORKPLAN_WIDE")),
        width=given.get("width"),
        no_cache=bool(given.get("no_cache")) or not is_wanted(),
    )


def language_without_plan(*wishes: str | None) -> Language:
    """The language of words where no plan says one: as wished, else as the environment's locale has it."""
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    known = language_of(*wishes, os.environ.get("WORKPLAN_LANG"))
    return known or (Language.ZH if locale.startswith("zh") else Language.EN)


def language_of(*wishes: str | None) -> Language | None:
    """The first wish that names a language of ours."""
    return next((known for wish in wishes for known in Language if wish == known), None)


def _remember(context: Context, parameter: TyperOption, value: object) -> None:
    if value is not None and value is not False and parameter.name is not None:
        context.meta.setdefault(_MEMORY, {})[parameter.name] = value


def _checked_language(context: Context, parameter: TyperOption, value: str | None) -> None:
    if value is not None and language_of(value) is None:
        raise BadParameter(", ".join(Language))
    _remember(context, parameter, value)


def _shared_options(language: Language) -> list[TyperOption]:
    def option(
        name: str,
        *flags: str,
        keep: Callable[..., None] = _remember,
        **settings: Any,  # noqa: ANN401
    ) -> TyperOption:
        words = say(HELP[f"shared.{name.removesuffix('_ambiguous').replace('_', '-')}"], language)
        panel = say(HELP["shared"], language)
        return TyperOption(
            param_decls=[name, *flags],
            help=words,
            rich_help_panel=panel,
            expose_value=False,
            callback=keep,
            **settings,
        )

    return [
        option("directory", "-C", metavar="DIR"),
        option("plan", "--plan", metavar="NAME"),
        option("language", "--lang", metavar="zh|en", keep=_checked_language),
        option("wide_ambiguous", "--wide", is_flag=True),
        option("width", "--width", type=int, metavar="N"),
        option("no_cache", "--no-cache", is_flag=True),
    ]


def command_class(language: Language) -> type[TyperCommand]:
    """The class of commands that take the shared options."""

    class Command(TyperCommand):
        """A command with the shared options."""

        def __init__(self, name: str | None, **settings: Any) -> None:  # noqa: ANN401
            settings["params"] = [*(settings.get("params") or []), *_shared_options(language)]
            super().__init__(name, **settings)

        def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401
            return _explained(super().get_help_option(ctx), language)

    return Command


def group_class(language: Language) -> type[TyperGroup]:
    """The class of the program itself, which takes the shared options before the command's name."""

    class Group(TyperGroup):
        """The program, with the shared options."""

        def __init__(self, **settings: Any) -> None:  # noqa: ANN401
            settings["params"] = [*(settings.get("params") or []), *_shared_options(language)]
            super().__init__(**settings)

        def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401
            return _explained(super().get_help_option(ctx), language)

    return Group


def _explained(option: TyperOption | None, language: Language) -> TyperOption | None:
    """The option for help, in the words and among the options of the language."""
    if option is not None:
        option.help = say(HELP["help"], language)
        option.rich_help_panel = say(HELP["options"], language)
    return option

"""Options that every command takes, before its name or after it, as Typer reads them."""

from typing import Any

from typer import BadParameter, Context
from typer.core import TyperCommand, TyperGroup, TyperOption

from workplan.cli.call import GIVEN
from workplan.cli.shared import SHARED_OPTIONS, SharedOption, language_of
from workplan.views.words import Language, Words


def command_class(words: Words) -> type[TyperCommand]:
    """The class of commands that take the shared options."""

    class Command(TyperCommand):
        """A command with the shared options."""

        def __init__(self, name: str | None, **settings: Any) -> None:  # noqa: ANN401
            settings["params"] = [*(settings.get("params") or []), *_shared_options(words)]
            super().__init__(name, **settings)

        def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401
            return _explained(super().get_help_option(ctx), words)

    return Command


def group_class(words: Words) -> type[TyperGroup]:
    """The class of the program itself, which takes the shared options before the command's name."""

    class Group(TyperGroup):
        """The program, with the shared options."""

        def __init__(self, **settings: Any) -> None:  # noqa: ANN401
            settings["params"] = [*(settings.get("params") or []), *_shared_options(words)]
            super().__init__(**settings)

        def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401
            return _explained(super().get_help_option(ctx), words)

    return Group


def _explained(option: TyperOption | None, words: Words) -> TyperOption | None:
    """The option for help, in the words and among the options of the language."""
    if option is not None:
        option.help = words("help.help")
        option.rich_help_panel = words("help.options")
    return option


def _shared_options(words: Words) -> list[TyperOption]:
    return [_option(each, words) for each in SHARED_OPTIONS]


def _option(shared: SharedOption, words: Words) -> TyperOption:
    name = shared.name.removesuffix("_ambiguous").replace("_", "-")
    return TyperOption(
        param_decls=[shared.name, shared.flag],
        help=words.of("help.shared", name),
        rich_help_panel=words("help.shared"),
        expose_value=False,
        callback=_checked_language if shared.kind is Language else _remember,
        is_flag=shared.kind is bool,
        type=int if shared.kind is int else None,
        metavar=shared.metavar,
    )


def _checked_language(context: Context, parameter: TyperOption, value: str | None) -> None:
    if value is not None and language_of(value) is None:
        raise BadParameter(", ".join(Language))
    _remember(context, parameter, value)


def _remember(context: Context, parameter: TyperOption, value: object) -> None:
    if value is not None and value is not False and parameter.name is not None:
        context.meta.setdefault(GIVEN, {})[parameter.name] = value

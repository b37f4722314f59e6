"""Arguments: the command line as Typer reads it, and what the commands have in common of it.

A command is a function of a module in `commands/`; each of its options names the words of the help that
explain it, which are put there in the language of the call.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import zip_longest
from typing import Annotated, Any, Literal, TypeAlias

from typer import Abort, Argument, Context, Option, Typer, TyperException
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from workplan import __version__
from workplan.cli.answers import Asked
from workplan.cli.output import Exit, Stop, emit, ended, language_without_plan
from workplan.views.phrases import Words
from workplan.views.words import Language

# Each command, in the order of the help, and the module of its function.
COMMANDS: Mapping[str, str] = {
    "status": "status",
    "log": "log",
    "alerts": "alerts",
    "show": "show",
    "report": "report",
    "check": "check",
    "diff": "diff",
    "history": "history",
    "fmt": "fmt",
    "init": "init",
    "git-setup": "git_setup",
    "git-driver": "git_setup",
    "git-textconv": "git_setup",
    "git-hook": "git_setup",
    "schema": "schema",
    "completion": "completion",
}
_HELP: Mapping[str, Any] = {"help_option_names": ["-h", "--help"]}
PROGRAM = "workplan"  # also where a context holds the shared options that were given


def run(asked: Asked) -> int:
    """Run one command line; the exit code."""
    words = Words(language_without_plan(_wished_language(asked.words)))
    return ended(lambda: _run(asked, words), words)


def _run(asked: Asked, words: Words) -> int:
    program = command_line(words)
    try:
        code = program.main([*asked.words], prog_name=PROGRAM, standalone_mode=False, obj=asked)
    except TyperException as error:
        raise _misuse(error, words) from error
    except Abort as end:
        raise KeyboardInterrupt from end
    if code == Exit.INTERRUPTED:  # so Typer passes Ctrl-C on
        raise KeyboardInterrupt
    return int(code or 0)


def _wished_language(words: Sequence[str]) -> str | None:
    """What `--lang` says, before the command line is built in that language."""
    for word, following in zip_longest(words, words[1:]):
        if word.startswith("--lang="):
            return str(word.removeprefix("--lang="))
        if word == "--lang":
            return following
    return None


def option(flag: str, key: str, metavar: str | None = None) -> Any:
    """An option that the words `key` of the help explain."""
    return Option(flag, help=key, metavar=metavar, show_default=False)


def argument(key: str, metavar: str) -> Any:
    """An argument that the words `key` of the help explain."""
    return Argument(help=key, metavar=metavar, show_default=False)


Format: TypeAlias = Literal["table", "json", "csv", "markdown"]
Formatted: TypeAlias = Annotated[Format, option("--format", "format")]
AsOf: TypeAlias = Annotated[str | None, option("--as-of", "as-of", "DAY")]
Rev: TypeAlias = Annotated[str | None, option("--rev", "rev", "REV")]
Owners: TypeAlias = Annotated[list[str] | None, option("--owner", "owner", "NAME")]
Sections: TypeAlias = Annotated[list[str] | None, option("--section", "section", "ID")]
Tags: TypeAlias = Annotated[list[str] | None, option("--tag", "tag", "TAG")]


def _shared(
    directory: Annotated[str | None, option("-C", "shared.directory", "DIR")] = None,
    plan: Annotated[str | None, option("--plan", "shared.plan", "NAME")] = None,
    language: Annotated[Language | None, option("--lang", "shared.language", "zh|en")] = None,
    wide_ambiguous: Annotated[bool, option("--wide", "shared.wide")] = False,
    width: Annotated[int | None, option("--width", "shared.width", "N")] = None,
    no_cache: Annotated[bool, option("--no-cache", "shared.no-cache")] = False,
) -> None:
    """Options of every command, before its name or after it."""


def _program(version: Annotated[bool, option("--version", "version")] = False) -> None:
    """Options of the program itself."""


def command_line(words: Words) -> "_Group":
    """The command line, with its help in `words`; a command is loaded when it is called."""
    program = _Group(
        name=PROGRAM,
        params=[*_explained(_parameters(_program), words), *_shared_parameters(words)],
        help=words("help.program"),
        context_settings={**_HELP},
        invoke_without_command=True,
    )
    program.words = words
    return program


def syntax(language: Language) -> tuple[dict[str, str], dict[str, list[Any]]]:
    """What the command line is like, for `complete.Syntax`: the help of the commands, and all parameters."""
    program = command_line(Words(language))
    commands = {name: _command(name, program.words) for name in COMMANDS}
    parameters = {name: _written(each) for name, each in {"": program, **commands}.items()}
    return {name: each.help or "" for name, each in commands.items()}, parameters


def _written(command: Any) -> list[Any]:
    """The parameters of a command: names, help, whether that is all, and what they may be."""
    found = command.get_params(Context(command, **_HELP))
    kinds = [(each, each.param_type_name == "option") for each in found]
    return [
        (each.opts if is_option else (), each.help or "", is_option and each.is_flag, _choices(each))
        for each, is_option in kinds
    ]


class _Helped:
    """A program or command that explains its option for help in its own words."""

    words: Words

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of Typer's class beside it
        option.help, option.rich_help_panel = self.words("help.help"), self.words("help.options")
        return option


class _Group(_Helped, TyperGroup):
    """The program."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> "_Command | None":
        return _command(cmd_name, self.words) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _usage(self.words("call.usage.command", name=args[0]), PROGRAM, self.words)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        if ctx.params.pop("version"):
            emit(f"{PROGRAM} {__version__}")
            return Exit.WELL
        code = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            emit(self.words("help.first-steps"))
        return code


class _Command(_Helped, TyperCommand):
    """A command with the shared options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        more = super().parse_args(ctx, args)
        if ctx.ignore_unknown_options:
            taken = (ctx.params[each.name] for each in self.params if each.param_type_name == "argument")
            for word in (*taken, *more):
                if word is not None and word.startswith("-") and not word[1:2].isdigit():
                    raise _usage(self.words("call.usage.option", name=word), ctx.command_path, self.words)
        if more:
            message = self.words("call.usage.extra", words=" ".join(more))
            raise _usage(message, ctx.command_path, self.words)
        return more


def _command(name: str, words: Words) -> _Command:
    """A command; one that the help has no words for is called by other programs alone."""
    module = import_module(f"workplan.cli.commands.{COMMANDS[name]}")
    is_listed = f"command.{name}" in words
    app = Typer(add_completion=False)
    app.command(
        name,
        cls=_Command,
        help=words.of("command", name) if is_listed else "",
        hidden=not is_listed,
        rich_help_panel=words("help.commands"),
        # The argument -3 of `log` is no option.
        context_settings={**_HELP, "allow_extra_args": True, "ignore_unknown_options": name == "log"},
    )(getattr(module, name.replace("-", "_")))
    command = get_command(app)
    assert isinstance(command, _Command)
    command.params = [*_explained(command.params, words), *_shared_parameters(words)]
    command.words = words
    return command


def _parameters(function: Callable[..., None]) -> list[Any]:
    """The options that a function declares, as Typer reads them."""
    app = Typer(add_completion=False)
    app.command()(function)
    return get_command(app).params


def _shared_parameters(words: Words) -> list[Any]:
    parameters = _explained(_parameters(_shared), words)
    for each in parameters:
        each.rich_help_panel = words("help.shared")
        each.expose_value = False
        each.callback = _remember
    return parameters


def _remember(context: Any, parameter: Any, value: object) -> None:
    if value is not None and value is not False:
        context.meta.setdefault(PROGRAM, {})[parameter.name] = value


def _explained(parameters: list[Any], words: Words) -> list[Any]:
    """The parameters with the words that they name by a key."""
    for each in parameters:
        each.help = each.help and words.of("help", each.help)
        is_option = each.param_type_name == "option"
        each.rich_help_panel = words("help.options" if is_option else "help.arguments")
    return parameters


def _usage(message: str, command: str, words: Words) -> Stop:
    """The end of a call whose words do not fit."""
    return Stop(Exit.CALL_WRONG, words("call.usage", message=message, command=command))


def _misuse(error: Any, words: Words) -> Stop:
    """The end of a call whose words do not fit by an error of Typer's."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    command = PROGRAM if context is None else context.command_path
    if hasattr(error, "option_name"):
        is_known = not hasattr(error, "possibilities")
        message = words("call.usage.no-value" if is_known else "call.usage.option", name=error.option_name)
    elif parameter is None:
        message = str(error.format_message()).rstrip(".")
    elif hasattr(error, "param_type"):
        message = words("call.usage.missing", name=_name(parameter, context))
    elif choices := _choices(parameter):
        known = words.list(choices)
        message = words("call.usage.choice", name=_name(parameter, context), choices=known)
    else:
        message = words("call.usage.value", name=_name(parameter, context))
    return _usage(message, command, words)


def _name(parameter: Any, context: Any) -> str:
    is_option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len) if is_option else parameter.make_metavar(context))


def _choices(parameter: Any) -> list[str]:
    """What an option or argument may be, where that is one of a few words."""
    return [str(choice) for choice in getattr(parameter.type, "choices", ())]

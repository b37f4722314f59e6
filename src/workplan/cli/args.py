"""Arguments: the command line as Typer reads it, and what the commands have in common of it.

A command is a function of a module in `commands/`; each of its options names the words of the help that
explain it, which are put there in the language of the call.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Annotated, Any, Literal, TypeAlias

from typer import Abort, Argument, Context, Option, Typer, TyperException
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from workplan import __version__
from workplan.cli.answers import Asked
from workplan.cli.output import Exit, Stop, emit, ended, language_without_plan
from workplan.core.problems import closest
from workplan.core.verdict import State
from workplan.views.phrases import Words
from workplan.views.words import Language

# Each command, in the order of the help, and the module of its function.
COMMANDS: Mapping[str, str] = {
    "status": "status",
    "log": "log",
    "undo": "undo",
    "alerts": "alerts",
    "show": "show",
    "report": "report",
    "collect out": "collect",
    "collect in": "collect",
    "collect status": "collect",
    "check": "check",
    "coverage": "coverage",
    "diff": "diff",
    "history": "history",
    "fmt": "fmt",
    "init": "init",
    "draft": "draft",
    "export": "export",
    "rollup": "rollup",
    "git-setup": "git_setup",
    "git-driver": "git_setup",
    "git-textconv": "git_setup",
    "git-hook": "git_setup",
    "schema": "schema",
    "completion": "completion",
}
PROGRAM = "workplan"
PARTED = frozenset(name.partition(" ")[0] for name in COMMANDS if " " in name)  # commands of two words
_FILTERED = frozenset({"status", "alerts", "report"})
SHARED, FILTERS = "shared", "filters"  # under which a context holds what was given of them
_SETTINGS: Mapping[str, Any] = {
    "help_option_names": ["-h", "--help"],
    "token_normalize_func": lambda word: word.replace("_", "-"),
}
_NEGATIVE = re.compile(r"-\W*\d")  # -3, -£1,200: a change, and no option
_MEANINGS = {
    "state": "state",
    "fail_on": "alert",
    "kinds": "alert",
    "light": "light",
    "unsettled": "coverage",
    "order": "rollup-sort",
}  # the words that say what choices mean


def run(asked: Asked) -> int:
    """Run one command line; the exit code."""
    words = Words(language_without_plan(_language_in(asked.words)))
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


def _language_in(words: Sequence[str]) -> str | None:
    """What `--lang` says, as the parser takes it, up to a mistake, before it knows the language."""
    if not any(word.startswith("--lang") for word in words):
        return None
    program = command_line(Words(language_without_plan()))

    def given(command: Any, words: Sequence[str]) -> tuple[str | None, list[str]]:
        settings = {**_SETTINGS, "resilient_parsing": True, "ignore_unknown_options": True}
        options, rest, _ = command.make_parser(Context(command, **settings)).parse_args([*words])
        return options.get("language"), rest

    language, rest = given(program, words)
    while rest:
        name, rest = _named(rest)
        command = program.get_command(None, closest(name, COMMANDS) or "")
        later, rest = given(command or program, rest)
        language, rest = later or language, [] if command else rest
    return language


def _named(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command that words begin with, in one word or two, and the rest of them."""
    is_parted = words[0] in PARTED and len(words) > 1 and not words[1].startswith("-")
    count = 2 if is_parted else 1
    return " ".join(words[:count]), [*words[count:]]


def option(flags: str, key: str, metavar: str = "") -> Any:
    """An option that the words `key` of the help explain."""
    return Option(*flags.split(), help=key, metavar=metavar, show_default=False)


def argument(key: str, metavar: str) -> Any:
    """An argument that the words `key` of the help explain."""
    return Argument(help=key, metavar=metavar, show_default=False)


Format: TypeAlias = Literal["table", "json", "csv", "markdown"]
Formatted: TypeAlias = Annotated[Format, option("--format", "format", "FORMAT")]
AsOf: TypeAlias = Annotated[str | None, option("--as-of", "as-of", "DAY")]
Rev: TypeAlias = Annotated[str | None, option("--rev", "rev", "REV")]


def _shared(
    directory: Annotated[str | None, option("-C", "shared.directory", "DIR")] = None,
    plan: Annotated[str | None, option("--plan", "shared.plan", "NAME")] = None,
    language: Annotated[Language | None, option("--lang", "shared.language", "zh|en")] = None,
    wide_ambiguous: Annotated[bool, option("--wide", "shared.wide")] = False,
    width: Annotated[int | None, option("--width", "shared.width", "N")] = None,
    no_cache: Annotated[bool, option("--no-cache", "shared.no-cache")] = False,
) -> None:
    """Options of every command, before its name or after it."""


def _filters(
    owner: Annotated[list[str] | None, option("--owner", "owner", "NAME")] = None,
    section: Annotated[list[str] | None, option("--section", "section", "ID")] = None,
    task: Annotated[list[str] | None, option("--task", "task", "ID")] = None,
    tag: Annotated[list[str] | None, option("--tag", "tag", "TAG")] = None,
    state: Annotated[list[State] | None, option("--state", "state", "STATE")] = None,
) -> None:
    """Options of the commands that list targets."""


def _program(version: Annotated[bool, option("--version -V", "version")] = False) -> None:
    """Options of the program itself."""


def command_line(words: Words) -> "_Group":
    """The command line, with its help in `words`; a command is loaded when it is called."""
    program = _Group(
        name=PROGRAM,
        params=[*_explained(_parameters(_program), words), *_remembered(_shared, SHARED, words)],
        help=words("help.program"),
        epilog=_more("program", words),
        context_settings={**_SETTINGS},
        invoke_without_command=True,
    )
    program.words = words
    return program


def syntax(language: Language) -> tuple[dict[str, str], dict[str, list[Any]]]:
    """What the command line is like, for `complete.Syntax`: the help of the commands, and all parameters."""
    program = command_line(Words(language))
    commands = {name: _command(name, program.words) for name in COMMANDS}
    parameters = {name: _written(each, program.words) for name, each in {"": program, **commands}.items()}
    return {name: each.help or "" for name, each in commands.items()}, parameters


def _written(command: Any, words: Words) -> list[Any]:
    """The parameters of a command: names, help, whether that is all, and what they may be and mean."""
    found = command.get_params(Context(command, **_SETTINGS))
    kinds = [(each, each.param_type_name == "option", _MEANINGS.get(each.name)) for each in found]
    return [
        (
            each.opts if is_option else (),
            (each.help or "").partition("\n")[0],
            is_option and each.is_flag,
            [(choice, words.of(family, choice) if family else "") for choice in _choices(each)],
        )
        for each, is_option, family in kinds
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
        if args[0] == "help":
            _, named, _ = self.make_parser(ctx).parse_args(args[1:])
            if not named:
                emit(self.words("help.first-steps"))
                raise Stop(Exit.WELL)
            return self.resolve_command(ctx, [_named(named)[0], "--help"])
        name, rest = _named(args)
        if name in PARTED:
            emit(self.words.of("help", name))
            raise Stop(Exit.WELL if rest[:1] in (["-h"], ["--help"]) else Exit.CALL_WRONG)
        if name not in COMMANDS and not name.startswith("-"):
            listed = [each for each in COMMANDS if f"command.{each}" in self.words]
            raise _unknown("command", name, listed, PROGRAM, self.words)
        return super().resolve_command(ctx, [name, *rest])

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
        *_, given = self.make_parser(ctx).parse_args([*args])
        more = super().parse_args(ctx, args)
        if ctx.ignore_unknown_options:
            for each in given:  # the last would win, and what the others say be lost
                if each.expose_value and not each.multiple and given.count(each) > 1:
                    message = self.words("call.usage.twice", name=each.opts[0])
                    raise _usage(message, ctx.command_path, self.words)
            taken = (ctx.params[each.name] for each in self.params if each.param_type_name == "argument")
            for word in (word for words in taken for word in words or ()):
                if word.startswith("-") and not _NEGATIVE.match(word):
                    raise _unknown("option", word, _flags(self), ctx.command_path, self.words)
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
        epilog=_more(name, words) if is_listed else "",
        hidden=not is_listed,
        rich_help_panel=words("help.commands"),
        # The argument -3 of `log` is no option.
        context_settings={**_SETTINGS, "allow_extra_args": True, "ignore_unknown_options": name == "log"},
    )(getattr(module, name.replace("-", "_").replace(" ", "_")))
    command = get_command(app)
    assert isinstance(command, _Command)
    filters = _remembered(_filters, FILTERS, words) if name in _FILTERED else []
    command.params = [*_explained(command.params, words), *filters, *_remembered(_shared, SHARED, words)]
    command.words = words
    return command


def _more(name: str, words: Words) -> str:
    """Below the help of a command: calls, and the page of the documentation."""
    *calls, page = words.of("example", name).splitlines()
    return words("help.more", calls="\n".join(f"  {call}" for call in calls), page=page)


def _parameters(function: Callable[..., None]) -> list[Any]:
    """The options that a function declares, as Typer reads them."""
    app = Typer(add_completion=False)
    app.command()(function)
    return get_command(app).params


def _remembered(function: Callable[..., None], kind: str, words: Words) -> list[Any]:
    """The options that a function declares for several commands; what is given of them the context holds."""
    parameters = _explained(_parameters(function), words)
    for each in parameters:
        each.rich_help_panel = words.of("help", kind)
        each.expose_value = False
        each.callback = partial(_remember, kind)
    return parameters


def _remember(kind: str, context: Any, parameter: Any, value: object) -> None:
    if value is not None and value is not False:
        context.meta.setdefault(kind, {})[parameter.name] = value


def _explained(parameters: list[Any], words: Words) -> list[Any]:
    """The parameters with the words that they name by a key, and their choices, which no line end divides."""
    for each in parameters:
        each.help = each.help and words.of("help", each.help)
        is_option = each.param_type_name == "option"
        each.rich_help_panel = words("help.options" if is_option else "help.arguments")
        if choices := _choices(each):
            each.type.get_invalid_choice_message = lambda value, **_: value  # for `_misuse`
        if choices and "|" not in each.metavar:
            each.help = words("help.choices", text=each.help, choices=" | ".join(choices))
    return parameters


def _usage(message: str, command: str, words: Words) -> Stop:
    """The end of a call whose words do not fit."""
    return Stop(Exit.CALL_WRONG, words("call.usage", message=message, command=command))


def _unknown(what: str, text: str, known: Sequence[str], command: str, words: Words, name: str = "") -> Stop:
    """The end of a call with a command, an option or the choice of one that is not known."""
    params = {"text": text, "name": name, "choices": words.list(known)}
    if meant := closest(text, known):
        return Stop(Exit.CALL_WRONG, words.of("call.usage", f"{what}.close", **params, suggestion=meant))
    return _usage(words.of("call.usage", what, **params), command, words)


def _flags(command: Any) -> list[str]:
    return [flag for each in command.params for flag in each.opts if flag.startswith("--")]


def _misuse(error: Any, words: Words) -> Stop:
    """The end of a call whose words do not fit by an error of Typer's."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    command = PROGRAM if context is None else context.command_path
    if hasattr(error, "option_name"):
        if context is not None and hasattr(error, "possibilities"):
            return _unknown("option", error.option_name, _flags(context.command), command, words)
        message = words("call.usage.no-value", name=error.option_name)
    elif parameter is None:
        message = str(error.format_message()).rstrip(".")
    elif hasattr(error, "param_type"):
        message = words("call.usage.missing", name=_name(parameter, context))
    elif choices := _choices(parameter):
        name, typed = _name(parameter, context), str(error.message)
        return _unknown("choice", typed, choices, command, words, name)
    else:
        message = words("call.usage.value", name=_name(parameter, context))
    return _usage(message, command, words)


def _name(parameter: Any, context: Any) -> str:
    is_option = parameter.param_type_name == "option"
    return str(max(parameter.opts, key=len) if is_option else parameter.make_metavar(context))


def _choices(parameter: Any) -> list[str]:
    """What an option or argument may be, where that is one of a few words."""
    return [str(choice) for choice in getattr(parameter.type, "choices", ())]

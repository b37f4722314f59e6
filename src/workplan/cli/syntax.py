"""What the command line itself may be completed with: commands, options, and the choices of these."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperGroup
from typer.main import get_command

from workplan.cli.command_line import command_line
from workplan.cli.shared import language_without_plan
from workplan.cli.typed import Typed, is_option
from workplan.views.shell import Offer
from workplan.views.words import Words


def syntax_offers(typed: Typed) -> Iterator[Offer]:
    """Commands, options of the command, or choices of the option or argument at the cursor."""
    program = whole_command_line()
    command = program.commands.get(typed.command or "")
    if typed.option is not None:
        return _choices(_option(typed.option, program, command))
    if is_option(typed.current) or typed.current == "-":
        return _options(command or program)
    if command is None:
        return _commands(program) if typed.command is None else iter(())
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    return _choices(arguments[typed.place] if typed.place < len(arguments) else None)


def whole_command_line() -> TyperGroup:
    """The program with all of its commands, in the language of the environment."""
    program = get_command(command_line(Words(language_without_plan())))
    assert isinstance(program, TyperGroup)
    return program


def _commands(program: TyperGroup) -> Iterator[Offer]:
    return (Offer(name, command.help or "") for name, command in program.commands.items())


def _options(command: Any) -> Iterator[Offer]:  # noqa: ANN401  # the parser's classes have no common base in Typer
    for each in command.params:
        if each.param_type_name == "option":
            yield Offer(max(each.opts, key=len), each.help or "")
    yield Offer("--help", Words(language_without_plan())("help.help"))


def _option(name: str, *commands: Any) -> Any:  # noqa: ANN401  # as above
    found = (each for command in commands if command is not None for each in command.params)
    return next((each for each in found if name in each.opts), None)


def _choices(parameter: Any) -> Iterator[Offer]:  # noqa: ANN401  # as above
    return (Offer(str(choice), "") for choice in getattr(getattr(parameter, "type", None), "choices", ()))

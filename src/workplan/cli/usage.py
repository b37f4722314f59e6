"""What to say when the words of a command line do not fit, in our own words and not the parser's."""

from typing import Any

from typer import TyperException

from workplan.views.words.calls import CALLS
from workplan.views.words.language import Language, listed, say


def words_of(error: TyperException, language: Language) -> str:
    """What is wrong with the call, and where its help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "workplan"
    message = _message(error, language)
    return say(CALLS["usage"], language, message=message, command=command)


def _message(error: Any, language: Language) -> str:  # noqa: ANN401  # the parser's errors have no common fields
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return say(CALLS["usage.option"], language, name=error.option_name)
    if kind == "UsageError" and "No such command" in error.format_message():
        return say(CALLS["usage.command"], language, name=_tried(error))
    if kind == "MissingParameter":
        return say(CALLS["usage.missing"], language, name=_name(error))
    if kind == "BadParameter" and (choices := _choices(error)):
        return say(CALLS["usage.choice"], language, name=_name(error), choices=listed(choices, language))
    return str(error.format_message()).rstrip(".")


def _tried(error: Any) -> str:  # noqa: ANN401  # as above
    """The word that names no command, which the parser says between quotes."""
    return str(error.format_message()).split("'")[1]


def _choices(error: Any) -> list[str]:  # noqa: ANN401  # as above
    if error.param is not None and error.param.name == "language":
        return list(Language)
    return [str(choice) for choice in getattr(getattr(error.param, "type", None), "choices", ())]


def _name(error: Any) -> str:  # noqa: ANN401  # as above
    parameter = error.param
    return str(
        max(parameter.opts, key=len)
        if parameter.opts[0].startswith("-")
        else parameter.make_metavar(error.ctx)
    )

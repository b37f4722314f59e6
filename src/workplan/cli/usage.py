"""What to say when the words of a command line do not fit, in our own words and not the parser's."""

from typing import Any

from typer import TyperException

from workplan.views.words import Language, Words


def words_of(error: TyperException, words: Words) -> str:
    """What is wrong with the call, and where its help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "workplan"
    message = _message(error, words)
    return words("call.usage", message=message, command=command)


def _message(error: Any, words: Words) -> str:  # noqa: ANN401  # the parser's errors have no common fields
    key, params = _meaning(error, words)
    return words.of("call", key, **params) if key else str(error.format_message()).rstrip(".")


def _meaning(error: Any, words: Words) -> tuple[str, dict[str, str]]:  # noqa: ANN401  # as above
    """The words for an error of the parser and what fills them; none for what it says better itself."""
    kind, said = type(error).__name__, error.format_message()
    if kind in ("NoSuchOption", "BadOptionUsage"):
        return "usage.option" if kind == "NoSuchOption" else "usage.no-value", {"name": error.option_name}
    if kind == "MissingParameter":
        return "usage.missing", {"name": _name(error)}
    if kind == "BadParameter" and error.param is not None:
        choices = _choices(error)
        known = {"choices": words.list(choices)}
        return "usage.choice" if choices else "usage.value", {"name": _name(error), **known}
    if "No such command" in said:
        return "usage.command", {"name": _tried(error)}
    return ("usage.extra", {"words": _in_brackets(error)}) if "extra argument" in said else ("", {})


def _tried(error: Any) -> str:  # noqa: ANN401  # as above
    """The word that names no command, which the parser says between quotes."""
    return str(error.format_message()).split("'")[1]


def _in_brackets(error: Any) -> str:  # noqa: ANN401  # as above
    return str(error.format_message()).rpartition("(")[2].rstrip(").")


def _choices(error: Any) -> list[str]:  # noqa: ANN401  # as above
    if error.param.name == "language":
        return list(Language)
    return [str(choice) for choice in getattr(getattr(error.param, "type", None), "choices", ())]


def _name(error: Any) -> str:  # noqa: ANN401  # as above
    parameter = error.param
    return str(
        max(parameter.opts, key=len)
        if parameter.opts[0].startswith("-")
        else parameter.make_metavar(error.ctx)
    )

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
    key, words = _meaning(error, language)
    return say(CALLS[key], language, **words) if key else str(error.format_message()).rstrip(".")


def _meaning(error: Any, language: Language) -> tuple[str, dict[str, str]]:  # noqa: ANN401  # as above
    """The words for an error of the parser and what fills them; none for what it says better itself."""
    kind, said = type(error).__name__, error.format_message()
    if kind in ("NoSuchOption", "BadOptionUsage"):
        return "usage.option" if kind == "NoSuchOption" else "usage.no-value", {"name": error.option_name}
    if kind == "MissingParameter":
        return "usage.missing", {"name": _name(error)}
    if kind == "BadParameter" and error.param is not None:
        choices = _choices(error)
        known = {"choices": listed(choices, language)}
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

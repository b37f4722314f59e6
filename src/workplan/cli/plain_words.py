"""Calls of `status` and `alerts` in plain words, read without Typer, which takes long to load.

Plain are options that are written out, each once unless it may be repeated, with values that do not look
like options. All else is left to Typer, which knows the rest of the grammar and what to say about mistakes.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin

from workplan.cli.call import call_with
from workplan.cli.shared import SHARED_OPTIONS

_COMMANDS = frozenset({"status", "alerts"})
_MOST_DIGITS = 9
_Body = Callable[..., None]


class _NotPlainError(Exception):
    """Something in the words takes Typer to be understood."""


class _Option(NamedTuple):
    """What an option gives: the parameter, the kind of its value, and whether there may be several."""

    name: str
    kind: type
    is_many: bool = False


def answer_of(arguments: Sequence[str]) -> Callable[[], None] | None:
    """What answers a call in plain words; None for any other call."""
    if _COMMANDS.isdisjoint(arguments) or os.environ.get("_WORKPLAN_COMPLETE"):  # which Typer obeys
        return None
    try:
        body, given = _read(iter(arguments))
    except _NotPlainError:
        return None
    own = {name: given[name] for name in body.__annotations__ if name in given}
    return lambda: body(call_with(given), **own)


def _read(words: Iterator[str]) -> tuple[_Body, dict[str, Any]]:
    """The command, and the values of the options by their names; its own are known only after its name."""
    options = {each.flag: _Option(each.name, each.kind) for each in SHARED_OPTIONS}
    body, given = None, dict[str, Any]()
    for word in words:
        if body is None and word in _COMMANDS:
            body = _body(word)
            options |= options_of(body)
        else:
            option, value = _given(word, words, options)
            if option.is_many:
                given.setdefault(option.name, []).append(value)
            elif option.name in given:
                raise _NotPlainError
            else:
                given[option.name] = value
    if body is None:
        raise _NotPlainError
    return body, given


def _body(command: str) -> _Body:
    """What a command does; only that of the command that is called is loaded."""
    if command == "status":
        from workplan.cli.commands.status import status  # noqa: PLC0415  # as above

        return status
    from workplan.cli.commands.alerts import alerts  # noqa: PLC0415  # as above

    return alerts


def options_of(body: _Body) -> Mapping[str, _Option]:
    """The options that a command declares, by their flags."""
    found = dict[str, _Option]()
    for name, hint in body.__annotations__.items():
        for named in getattr(hint, "__metadata__", ()):  # of what is `Annotated`
            found[named.flag] = _Option(name, *_kind(hint.__origin__))
    return found


def _kind(hint: Any) -> tuple[type, bool]:  # noqa: ANN401  # types of types are many
    """The kind of the values, and whether there may be several: of `K`, `K | None` and `list[K] | None`."""
    if isinstance(hint, UnionType):
        [hint] = (each for each in get_args(hint) if each is not NoneType)
    return (get_args(hint)[0], True) if get_origin(hint) is list else (hint, False)


def _given(word: str, words: Iterator[str], options: Mapping[str, _Option]) -> tuple[_Option, object]:
    """The option that `word` is, and its value, which may be the next of `words`."""
    flag, equals, text = word.partition("=")
    option = options.get(flag)
    if option is None or (equals and (option.kind is bool or not flag.startswith("--"))):
        raise _NotPlainError
    return option, True if option.kind is bool else _value(option.kind, text if equals else next(words, ""))


def _value(kind: type, text: str) -> object:
    """The value that `text` is."""
    if kind is str and text and not text.startswith("-"):
        return text
    if kind is int and text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    if issubclass(kind, Enum):
        for each in kind:
            if each.value == text:
                return each
    raise _NotPlainError

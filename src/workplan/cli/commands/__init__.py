"""The commands, in the order of the help: each reads, loads, checks, computes and shows."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from workplan.cli.shared import SHARED_OPTIONS

if TYPE_CHECKING:
    from typer import Typer

    from workplan.cli.helped import Helped

MODULES: Mapping[str, str] = {
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


# Shared options, before a command's name or after it: those that the next word belongs to, and all others.
_VALUED = tuple(each.flag for each in SHARED_OPTIONS if each.kind is not bool)
_ALONE = tuple(each.flag for each in SHARED_OPTIONS if each.kind is bool)
_JOINED = ("-C", *(f"{flag}=" for flag in _VALUED))


def add_commands(app: "Typer", helped: "Helped", arguments: Sequence[str]) -> None:
    """Register the command that `arguments` call, so that no other is loaded; else all of them."""
    called = MODULES.get(_called(arguments))
    for module in dict.fromkeys(MODULES.values()) if called is None else [called]:
        import_module(f"{__name__}.{module}").add_to(app, helped)


def _called(arguments: Sequence[str]) -> str:
    """The first word, but for shared options; none after an option that is about the whole program."""
    words = iter(arguments)
    for word in words:
        if word in _VALUED:
            next(words, None)
        elif word not in _ALONE and not word.startswith(_JOINED):
            return word
    return ""

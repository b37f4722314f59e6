"""The commands, in the order of the help: each reads, loads, checks, computes and shows."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

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
    "git-driver": "git_driver",
    "git-textconv": "git_driver",
    "git-hook": "git_hook",
    "schema": "schema",
    "completion": "completion",
}


_VALUED = ("-C", "--plan", "--lang", "--width")  # shared options, before a command's name or after it
_JOINED = ("-C", "--plan=", "--lang=", "--width=", "--wide")


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
        elif not word.startswith(_JOINED):
            return word
    return ""

"""The commands, in the order of the help: each reads, loads, checks, computes and shows."""

from collections.abc import Mapping, Sequence
from importlib import import_module

from typer import Typer

from workplan.cli.helped import Helped

_MODULES: Mapping[str, str] = {
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


def add_commands(app: Typer, helped: Helped, arguments: Sequence[str]) -> None:
    """Register the command that `arguments` begin with, so that no other is loaded; else all of them."""
    called = _MODULES.get(arguments[0]) if arguments else None
    for module in dict.fromkeys(_MODULES.values()) if called is None else [called]:
        import_module(f"{__name__}.{module}").add_to(app, helped)

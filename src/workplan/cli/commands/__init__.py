"""The commands, in the order of the help: each reads, loads, checks, computes and shows."""

from collections.abc import Callable

from typer import Typer

from workplan.cli.commands import (
    alerts,
    check,
    completion,
    diff,
    fmt,
    git_driver,
    git_setup,
    history,
    init,
    log,
    schema,
    show,
    status,
)
from workplan.cli.helped import Helped

COMMANDS: tuple[Callable[[Typer, Helped], None], ...] = (
    status.add_to,
    log.add_to,
    alerts.add_to,
    show.add_to,
    check.add_to,
    diff.add_to,
    history.add_to,
    fmt.add_to,
    init.add_to,
    git_setup.add_to,
    git_driver.add_to,
    schema.add_to,
    completion.add_to,
)

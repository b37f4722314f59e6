"""workplan git-setup: how git merges logs, compares plans, and checks a commit before it is made."""

import sys
from collections.abc import Sequence
from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.exits import Exit, Stop
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.cli.revisions import Revisions
from workplan.files.git_setup import (
    Did,
    all_or_nothing,
    blocked,
    set_attributes,
    set_driver,
    set_hook,
    unset_attributes,
    unset_driver,
    unset_hook,
)
from workplan.files.unharmed import SettingsError
from workplan.views.safety import safe
from workplan.views.words import Words


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "git-setup")
    def git_setup(
        context: Context,
        undo: Annotated[bool, helped.option("--undo", "undo")] = False,
    ) -> None:
        call = call_of(context)
        revisions = Revisions.of(call)
        words = call.page_of(revisions.root).words
        if not undo and (did := blocked(revisions.root)):
            raise Stop(Exit.MACHINE_TROUBLE, _said(did, words))
        try:
            with all_or_nothing(revisions.root, revisions.repository):
                dids = _undone(revisions) if undo else _done(revisions, _program())
        except SettingsError as error:
            refused = words("setup.driver.refused", reason=safe(str(error.strerror)))
            raise Stop(Exit.MACHINE_TROUBLE, refused) from error
        emit("\n".join(_said(did, words) for did in dids))


def _program() -> Sequence[str]:
    """How git starts this program, from wherever it is; -P keeps the repository's own modules out."""
    return sys.executable, "-P", "-m", "workplan.cli.main"


def _done(revisions: Revisions, program: Sequence[str]) -> tuple[Did, ...]:
    root, repository = revisions.root, revisions.repository
    driver = set_driver(repository, program)  # first: what git refuses, it refuses before anything is written
    return set_attributes(root), driver, set_hook(repository, program)


def _undone(revisions: Revisions) -> tuple[Did, ...]:
    root, repository = revisions.root, revisions.repository
    driver = unset_driver(repository)
    return unset_attributes(root), driver, unset_hook(repository)


def _said(did: Did, words: Words) -> str:
    params = {"file": safe(did.file), "lines": words.groups(did.lines)}
    return words.of("setup", f"{did.thing}.{did.became}", **params)

"""workplan git-setup: how git merges logs, compares plans, and checks a commit before it is made."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

from typer import Context, Typer

from workplan.cli.call import call_of
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.cli.revisions import Revisions
from workplan.files.git_setup import (
    Did,
    set_attributes,
    set_driver,
    set_hook,
    unset_attributes,
    unset_driver,
    unset_hook,
)
from workplan.views.safety import safe
from workplan.views.words.git import SETUP
from workplan.views.words.language import Language, grouped, say


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "git-setup")
    def git_setup(
        context: Context,
        undo: Annotated[bool, helped.option("--undo", "undo")] = False,
    ) -> None:
        call = call_of(context)
        revisions = Revisions.of(call)
        for did in _undone(revisions) if undo else _done(revisions, _program()):
            emit(_said(did, call.page_of(revisions.root).language))


def _program() -> Sequence[str]:
    """How git starts this program, from wherever it is; -P keeps the repository's own modules out."""
    return sys.executable, "-P", "-m", "workplan.cli.main"


def _done(revisions: Revisions, program: Sequence[str]) -> Iterator[Did]:
    yield set_attributes(revisions.root)
    yield set_driver(revisions.repository, program)
    yield set_hook(revisions.repository, program)


def _undone(revisions: Revisions) -> Iterator[Did]:
    yield unset_attributes(revisions.root)
    yield unset_driver(revisions.repository)
    yield unset_hook(revisions.repository)


def _said(did: Did, language: Language) -> str:
    words = {"file": safe(did.file), "lines": grouped(did.lines, language)}
    return say(SETUP[f"{did.thing}.{did.became}"], language, **words)

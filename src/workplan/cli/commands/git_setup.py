"""workplan git-setup, which lets git merge logs, compare plans and check commits, and what git then calls."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from typer import Argument, Context

from workplan.cli.args import PROGRAM, option
from workplan.cli.commands.check import all_problems
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.cli.past import HEAD, Revisions, print_changes, reused_text
from workplan.core.diff import FileDifference, difference, file_differences
from workplan.core.plan import Plan
from workplan.core.problems import GitError, errors_of
from workplan.files.disk.folder import DiskTree, content_of
from workplan.files.git import setup
from workplan.files.git.run import Repository, open_repository
from workplan.files.git.tree import is_anything_staged, readable_plan, sides_of
from workplan.reading import pinned
from workplan.views.pages.changes import diff_text
from workplan.views.phrases import Words
from workplan.views.plan_words import line_diff, merged, plan_text, refusal_words, safe_lines
from workplan.views.problems import problems_text
from workplan.views.text import safe

# How git starts this program where it was not started by its own name; -P keeps the repository's modules out.
_MODULE = (sys.executable, "-P", "-m", "workplan.cli.main")
_SIDES = 2
_NEW_PATH = 7
_UNMERGED = 1  # git names only the path of a file in conflict


def git_setup(context: Context, undo: Annotated[bool, option("--undo", "undo")] = False) -> None:
    """Set git up, or take that back."""
    call = call_of(context)
    repository = open_repository(call.root())
    words = call.page_of(DiskTree(repository.root)).words
    emit("\n".join(_said(did, words) for did in _set_up(repository, words, is_undone=undo)))


def git_driver(context: Context, given: Annotated[list[str], Argument()]) -> None:
    """Print how a plan changed."""
    # PATH OLD-FILE OLD-HASH OLD-MODE NEW-FILE NEW-HASH NEW-MODE [NEW-PATH SIMILARITY], as git calls it
    if len(given) > _UNMERGED:
        old, new = content_of(given[1]), content_of(given[4])
        emit(_compared(call_of(context), given, old, new))


def git_textconv(context: Context, file: Annotated[str, Argument()]) -> None:
    """Print a plan in words."""
    call, content = call_of(context), content_of(file) or b""
    if (plan := readable_plan(content)) is not None:
        emit(plan_text(plan, call.page(plan).words))
        return
    # What is none, line by line; of a file in conflict, what both sides say.
    text = content.decode("utf-8", "replace")
    plans = [readable_plan(side.encode()) for side in sides_of(text) or ()]
    texts = [plan_text(each, call.page(each).words) for each in plans if each is not None]
    emit(merged(*texts) if len(texts) == _SIDES else safe_lines(text))


def git_hook(context: Context, prefix: Annotated[str, Argument()]) -> None:
    """Refuse a commit of what must not be committed."""
    # Git starts hooks at the top of the work tree; PREFIX leads to the root, which may be no more.
    repository = replace(open_repository(Path.cwd()), prefix=prefix.removeprefix("./"))
    if is_anything_staged(repository):
        call = call_of(context)
        _check(call, DiskTree(repository.root))
        _compare(Revisions(call, repository))


def _set_up(repository: Repository, words: Words, *, is_undone: bool) -> tuple[setup.Did, ...]:
    root, command = repository.root, Path(sys.argv[0]).absolute()
    is_command = command.name == PROGRAM and command.is_file() and os.access(command, os.X_OK)
    program = (str(command),) if is_command else _MODULE
    if not is_undone and (did := setup.unfit(repository, program)):
        raise Stop(Exit.MACHINE_TROUBLE, _said(did, words))
    try:
        with setup.all_or_nothing(repository):
            # The driver first: what git refuses, it refuses before anything is written.
            if is_undone:
                driver = setup.unset_driver(repository)
                return setup.unset_attributes(root), driver, setup.unset_hook(repository)
            driver = setup.set_driver(repository, program)
            return setup.set_attributes(root), driver, setup.set_hook(repository, program)
    except GitError as error:
        refused = words("setup.driver.refused", reason=safe(error.params.get("reason", "")))
        raise Stop(Exit.MACHINE_TROUBLE, refused) from error


def _said(did: setup.Did, words: Words) -> str:
    params = {"file": safe(did.file), "lines": words.groups(did.lines)}
    return words.of("setup", f"{did.thing}.{did.became}", **params)


# The hook before a commit: silent, unless what is staged must not be committed.


def _check(call: Call, tree: DiskTree) -> None:
    """Errors of the files as they stand refuse the commit; where no plan stands there is nothing to check."""
    if not tree.plans():
        return
    problems, page = all_problems(call, tree, is_hook=True)
    if errors := errors_of(problems):
        emit(problems_text(pinned(tree, errors), "table", page))
        raise Stop(Exit.DATA_WRONG, page.words("git.not-committed"))


def _compare(revisions: Revisions) -> None:
    """What is staged against what was committed last: an easing without a reason refuses the commit."""
    new, old = revisions.plans_staged(), _before(revisions)
    if old is None:
        return
    found, call = tuple(file_differences(old, new, None)), revisions.call
    page = call.page(next(iter((*new.values(), *old.values())), None))
    refused = refusal_words(found, call.today, page.words)
    if refused:
        print_changes(found, new, "table", page)
        refused += "\n"
    # An id used again, which the files as they stand need not show.
    if refused := reused_text(revisions.repository.root, found, new, page) + refused:
        raise Stop(Exit.THRESHOLD_MET, f"{refused}{page.words('git.not-committed')}")


def _before(revisions: Revisions) -> Mapping[str, Plan] | None:
    """What was committed last; None where it has errors, which the commit may mend."""
    try:
        return revisions.plans_before(HEAD)
    except Stop as stop:
        if stop.code is not Exit.DATA_WRONG:
            raise
        tell(f"{revisions.call.words('git.not-compared')}\n{stop.message}")
        return None


def _compared(call: Call, given: Sequence[str], old: bytes | None, new: bytes | None) -> str:
    """The difference of two plans in the plan's words; by lines where one of them cannot be read."""
    before, after = (None if content is None else readable_plan(content) for content in (old, new))
    page = call.page(after or before)
    path = safe(given[0])
    if len(given) > _NEW_PATH:
        path = call.words("git.moved", old=path, new=safe(given[_NEW_PATH]))
    if (old is not None and before is None) or (new is not None and after is None):
        texts = [(content or b"").decode("utf-8", "replace") for content in (old, new)]
        return f"{page.words('git.unreadable', file=path)}\n{line_diff(*texts)}"
    found = (FileDifference(path, difference(before, after)),)
    return f"{path}\n{diff_text(found, 'table', page)}\n"

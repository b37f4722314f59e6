"""workplan git-driver and git-textconv, which git calls: plans compared, and put into words."""

from collections.abc import Sequence
from typing import Annotated

from typer import Argument, Context, Typer

from workplan.cli.call import Call, call_of
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.core.diff import FileDifference, difference
from workplan.core.plan import Plan
from workplan.core.problems import errors_of
from workplan.files.conflict import sides_of
from workplan.files.disk.folder import content_of
from workplan.files.plan_file import read_plan
from workplan.views.diff import diff_text
from workplan.views.line_diff import line_diff, merged, safe_lines
from workplan.views.page import Page
from workplan.views.plan_text import plan_text
from workplan.views.safety import safe

_SIDES = 2
_NEW_PATH = 7
_UNMERGED = 1  # git names only the path of a file in conflict


def add_to(app: Typer, helped: Helped) -> None:
    """Register the commands."""

    @helped.hidden(app, "git-driver")
    def git_driver(context: Context, given: Annotated[list[str], Argument()]) -> None:
        # PATH OLD-FILE OLD-HASH OLD-MODE NEW-FILE NEW-HASH NEW-MODE [NEW-PATH SIMILARITY], as git calls it
        if len(given) > _UNMERGED:
            old, new = content_of(given[1]), content_of(given[4])
            call = call_of(context)
            emit(_compared(call, _moved(given, call), old, new))

    @helped.hidden(app, "git-textconv")
    def git_textconv(context: Context, file: Annotated[str, Argument()]) -> None:
        content = content_of(file) or b""
        plan = _plan(content)
        if plan is None:
            emit(_unread(call_of(context), content.decode("utf-8", "replace")))
        else:
            emit(plan_text(plan, call_of(context).shared.page(plan.language).words))


def _moved(given: Sequence[str], call: Call) -> str:
    """The path of the plan; of one that was renamed, both."""
    if len(given) <= _NEW_PATH:
        return safe(given[0])
    return call.words("git.moved", old=safe(given[0]), new=safe(given[_NEW_PATH]))


def _unread(call: Call, text: str) -> str:
    """What cannot be read as a plan, line by line; of a conflict, the words of both sides."""
    sides = sides_of(text)
    plans = [] if sides is None else [_plan(side.encode()) for side in (sides.ours, sides.theirs)]
    texts = [plan_text(plan, call.shared.page(plan.language).words) for plan in plans if plan is not None]
    return merged(*texts) if len(texts) == _SIDES else safe_lines(text)


def _compared(call: Call, path: str, old: bytes | None, new: bytes | None) -> str:
    """The difference of two plans in the plan's words; by lines where one of them cannot be read."""
    before, after = _plan(old), _plan(new)
    language = next((plan.language for plan in (after, before) if plan is not None), call.words.language)
    page = call.shared.page(language)
    if (old is not None and before is None) or (new is not None and after is None):
        return _by_lines(path, old, new, page)
    found = (FileDifference(path, difference(before, after)),)
    return f"{path}\n{diff_text(found, 'table', page)}\n"


def _by_lines(path: str, old: bytes | None, new: bytes | None, page: Page) -> str:
    texts = [(content or b"").decode("utf-8", "replace") for content in (old, new)]
    return f"{page.words('git.unreadable', file=path)}\n{line_diff(*texts)}"


def _plan(content: bytes | None) -> Plan | None:
    if content is None:
        return None
    found = read_plan(content, "")
    return None if errors_of(found.problems) else found.plan

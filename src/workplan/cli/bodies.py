"""The bodies of a call: the plan of plans that lists them, read and checked, and how to draw what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workplan.cli.office import Call
from workplan.cli.output import Exit, Stop, tell
from workplan.core.problems import Problem, errors_of
from workplan.core.rollup import Rollup
from workplan.files.disk.folder import DiskTree
from workplan.files.plan.rollup import read_rollup
from workplan.files.yaml.place import pin
from workplan.views.page import Page
from workplan.views.phrases import Words
from workplan.views.problems import problem_text
from workplan.views.words import Language


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan of plans without the bodies and indicators that have errors, and all that is wrong with it."""

    file: Path
    raw: bytes
    rollup: Rollup
    problems: tuple[Problem, ...]
    page: Page

    def tell(self, more: Sequence[Problem] = ()) -> bool:
        """Tell what is wrong with it, each at its place; whether any of it is an error."""
        problems = (*self.problems, *more)
        tell(problem_text(pin(problems, lambda _: self.raw), self.page))
        return bool(errors_of(problems))


def listed(call: Call, file: Path) -> Listed:
    """The plan of plans in `file`; where nothing of it can be relied upon, the call ends."""
    raw = DiskTree(file.parent).read(file.name)
    if isinstance(raw, Problem):
        raise call.stop_of("rollup-call", "no-file", file=file)
    found, page = read_rollup(raw, str(file)), call.page()
    if found.rollup is not None and not call.language:
        page = replace(page, words=Words(Language(found.rollup.language)))
    if found.sound is None:
        raise Stop(Exit.DATA_WRONG, problem_text(pin(found.problems, lambda _: raw), page))
    return Listed(file, raw, found.sound, found.problems, page)

"""A progress bar on a terminal's stderr, for reading and reporting that take longer than a second."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workplan.cli.output import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from rich.progress import Progress

_PATIENCE = 1.0  # seconds


def patience() -> AbstractContextManager[None]:
    """A bar that moves, without an end that is known, once what is done within has taken a second."""
    return _shown_late(_Bar(None))


def watched(files: Sequence[str]) -> Iterator[str]:
    """Each of `files`, with a bar that shows how many are read once that has taken a second."""
    bar = _Bar(len(files))
    with _shown_late(bar):
        for file in files:
            yield file
            bar.advance()


@contextmanager
def _shown_late(bar: _Bar) -> Iterator[None]:
    """The bar stands on a terminal from a second on, and is gone at the end."""
    if not is_terminal(sys.stderr):
        yield
        return
    from threading import Timer  # noqa: PLC0415  # where nobody looks there is nothing to wait for

    timer = Timer(_PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        bar.hide()


class _Bar:
    """Drawn by Rich in a thread of its own; shown late, and gone when the reading is over."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._drawn: Progress | None = None

    def show(self) -> None:
        from rich.console import Console  # noqa: PLC0415  # only now is it needed
        from rich.progress import Progress  # noqa: PLC0415

        progress = Progress(console=Console(stderr=True), transient=True)
        progress.add_task("", total=self._total, completed=self._done)
        progress.start()
        self._drawn = progress

    def advance(self) -> None:
        self._done += 1
        if self._drawn is not None:
            for task in self._drawn.task_ids:
                self._drawn.update(task, completed=self._done)

    def hide(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()

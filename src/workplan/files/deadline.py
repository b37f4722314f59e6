"""A deadline: what has not ended by then is left behind, wherever it hangs."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def by_deadline(work: Callable[[], Result], seconds: float) -> Result | None:
    """What `work` returns or raises; None where it takes longer, and it goes on, until the process ends."""
    done: Future[Result] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001  # it is raised again where it is waited for
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    wait([done], seconds)
    return done.result() if done.done() else None

"""Work done in another process at the same time: the machine has more than one processor, Python uses one."""

import os
import pickle
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


def processors() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0))


class OtherProcess(Generic[T]):
    """A copy of this process that does some work, and sends back what came of it through a pipe."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _do(work, writing)
        os.close(writing)

    def result(self) -> T | None:
        """What came of the work; None where it failed, and is to be done here. To be asked for once."""
        with os.fdopen(self._reading, "rb") as pipe:
            sent = pipe.read()
        _, status = os.waitpid(self._child, 0)
        if status != 0:
            return None
        result: T = pickle.loads(sent)  # noqa: S301  # sent by this very program, to nobody else
        return result


def _do(work: Callable[[], T], writing: int) -> NoReturn:
    """Do the work, send what came of it, and end without a word, whatever happens."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)

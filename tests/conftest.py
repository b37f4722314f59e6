"""What a test may change in the process that runs it, and what is then as it was."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def ctrl_c_as_before() -> Iterator[None]:
    """`log` ignores Ctrl-C at its end, for then the process ends too."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)

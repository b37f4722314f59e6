"""What surrounds every test, whoever runs it, and what it may change in its process."""

import os
import signal
from collections.abc import Iterator

import pytest

from program import Call, Ended, run

_NAMES = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "LANG", "PYTHONUNBUFFERED")
_KEPT = ("WORKPLAN_TEST_ALL", "WORKPLAN_LONG", "WORKPLAN_FIGURES", "WORKPLAN_UPDATE")


@pytest.fixture(scope="session", autouse=True)
def plain_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No settings of the person who runs the tests, of git neither; and a cache of their own.

    Processes that are started are not measured: what they reach is reached in the processes of the tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name in _NAMES or (name.startswith(("WORKPLAN_", "LC_", "COVERAGE_")) and name not in _KEPT):
                patch.delenv(name)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
        for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
            patch.setenv(f"GIT_{name}", "ann@office" if "EMAIL" in name else "Ann")
        yield


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> None:
    """A shell that starts the tests in the background has them, and all that they start, ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def ctrl_c_as_before() -> Iterator[None]:
    """`log` ignores Ctrl-C at its end, for then the process ends too."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program with some arguments, in this process."""

    def called(*words: str) -> Ended:
        capfd.readouterr()
        return Ended(run(words), *capfd.readouterr())

    return called

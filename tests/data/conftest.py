"""A way to call the program in this process, in a plain environment."""

from pathlib import Path

import pytest

from called import run
from data.repository import Prints


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WORKPLAN_LANG", "WORKPLAN_WIDE", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def prints(capsys: pytest.CaptureFixture[str]) -> Prints:
    """What the program prints below a root, when all is well and it says nothing on stderr."""

    def called(root: Path, *arguments: str) -> str:
        capsys.readouterr()
        code = run([*arguments, "-C", str(root)])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return called

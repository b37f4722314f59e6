"""What every test of problems starts from."""

import pytest

from problems.roots import Program, program


@pytest.fixture
def workplan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, whatever the environment says of languages and widths."""
    for name in ("WORKPLAN_LANG", "WORKPLAN_WIDE", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return program(capsys)

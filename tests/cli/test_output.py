"""How what ends a command is told: in one way, whoever has read its words."""

import errno
from pathlib import Path

import pytest

from program import started
from workplan.cli.output import Exit, Stop, ended
from workplan.views.phrases import Words
from workplan.views.words import Language


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [
        (Stop(Exit.THRESHOLD_MET), 5, ""),
        (Stop(Exit.DATA_WRONG, "wrong"), 1, "wrong\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (EOFError(), 130, "interrupted\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (SystemExit(1), 0, ""),
        (OSError(errno.EIO, "Input/output error", "a.yaml"), 3, "a.yaml: Input/output error\n"),
        (MemoryError(), 3, "workplan: Cannot allocate memory\n"),
    ],
)
def test_code_and_words(end: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise end

    assert ended(command, Words(Language.EN)) == code
    assert capfd.readouterr() == ("", said)


@pytest.mark.parametrize("command", ["status", "alerts"])
@pytest.mark.parametrize("reader", ["/dev/full", "/dev/null"])
def test_a_full_disk_is_told_and_a_reader_of_nothing_is_not(root: Path, command: str, reader: str) -> None:
    with Path(reader).open("w") as out:
        ran = started(command, cwd=root, stdout=out)
    full = (3, "workplan: No space left on device\n")
    assert (ran.returncode, ran.stderr) == (full if reader == "/dev/full" else (0, ""))

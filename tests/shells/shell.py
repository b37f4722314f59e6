"""A real shell on a terminal of its own, in which somebody types and presses TAB."""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PAGE = ROOT / "docs" / "completion.md"
TAB = "\t"
PATIENCE = 20.0  # seconds until a shell is given up
QUIET = 0.6  # seconds without a sign after which a shell has said all
_PROMPT = "> "
_ESCAPES = re.compile(
    r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b\][^\x07]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>]|[\r\x07\x0f]"
)
_STARTED = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
_READY = {
    "bash": [
        "PS1='> '",
        "bind 'set show-all-if-ambiguous on'",
        "bind 'set bell-style none'",
        "bind 'set completion-query-items 0'",
        "bind 'set page-completions off'",
    ],
    "zsh": [
        "PROMPT='> '",
        "bindkey -e",
        "unsetopt beep list_ambiguous always_last_prompt",
        "autoload -Uz compinit && compinit -u -D",
    ],
    "fish": ["function fish_prompt; echo -n '> '; end", "set -g fish_greeting", "set -g fish_autosuggestion_enabled 0"],
}  # fmt: skip


def why_missing(name: str) -> str | None:
    """Why the shell cannot be run, or None."""
    return None if shutil.which(name) else f"{name} is not installed"


def _installed(name: str) -> list[str]:
    """The lines by which the page sets up a shell; what fish reads at its start is read at once."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    lines = next(block for block in blocks if f"completion {name}" in block).splitlines()
    return [*lines, "source ~/.config/fish/completions/workplan.fish"] if name == "fish" else lines


class Shell:
    """One of the shells, in a folder, with `workplan` in its path and its completion loaded."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        self.name = name
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
        self._process = subprocess.Popen(
            ["setsid", "--ctty", *_STARTED[name]], stdin=slave, stdout=slave, stderr=slave, cwd=folder,
            env=_environment(home),
        )  # fmt: skip
        os.close(slave)
        for line in [*_READY[name], *_installed(name), "echo rea''dy"]:
            self._send(f"{line}\n")
        self._read_until("ready")

    def close(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def shows(self, keys: str, *expected: str) -> str:
        """What the terminal shows once all that is expected stands there; the line is given up then."""
        self._send(keys)
        shown, end = "", time.monotonic() + PATIENCE
        while not all(each in " ".join(shown.split()) for each in expected):
            assert time.monotonic() < end, shown
            shown += self._read(QUIET)
        shown += self._read_until_quiet()
        self._send("\x03")
        self._read_until_quiet(_PROMPT)
        return shown

    def completed(self, keys: str) -> list[str]:
        """The words of the line that `keys` make, as a program would get them."""
        return re.findall(r"^<(.*)>$", self.screen(keys), re.MULTILINE)

    def screen(self, keys: str) -> str:
        """All that is shown from the first of `keys` until the line is run, its words printed one by one."""
        self._send(f"{keys}\x01printf '<%s>\\n' \x05; echo do''ne\n")
        return self._read_until("done")

    def _send(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def _read_until(self, sign: str) -> str:
        """What is shown until a line begins with the sign and the shell asks for the next one."""
        shown, end = "", time.monotonic() + PATIENCE
        while not re.search(rf"^{sign}", shown, re.MULTILINE):
            assert time.monotonic() < end, shown
            shown += self._read(QUIET)
        return shown + ("" if shown.endswith(_PROMPT) else self._read_until_quiet(_PROMPT))

    def _read_until_quiet(self, end: str | None = None) -> str:
        """What is shown until nothing more comes, or until it ends so."""
        shown = ""
        while (end is None or not shown.endswith(end)) and (more := self._read(QUIET)):
            shown += more
        return shown

    def _read(self, patience: float) -> str:
        parts = b""
        while select.select([self._master], [], [], patience if not parts else 0.05)[0]:
            parts += os.read(self._master, 65536)
        return _ESCAPES.sub("", parts.decode(errors="replace"))


def _environment(home: Path) -> dict[str, str]:
    """An environment with a `workplan` of this source, and nothing of the person who runs the tests."""
    tools = home / "bin"
    tools.mkdir(parents=True)
    program = tools / "workplan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m workplan.cli.main "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(SRC), "HOME": str(home), "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip

"""What the documentation shows of the command line: run as a reader would, and held against what is printed.

A block fenced as `console` has commands after `$ ` and, below each, what it prints; a line `…` stands for any
number of lines. The blocks of a page are run from top to bottom in one scratch copy of the repository; one
within a comment prepares what the reader of the page has. The programs beside this file can be called.
A block fenced as `yaml plan/2025.yaml` is saved as that file, as the page asks its reader to.
Run as `.venv/bin/python tests/docs/consoles.py [PAGE…]`, this writes into the pages what the commands print now.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
)
CUT = "…"
COLUMNS = 80
COMMITTED = "2025-01-06T12:00:00+0000"
_COPIED = ("plan", "progress", "source", "examples")
_BLOCK = re.compile(r"^```(?:console|yaml (?P<file>\S+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command that a page shows, what it says that the command prints, and in which line it stands."""

    line: int
    command: str
    shown: tuple[str, ...]


def steps(text: str) -> Iterator[Step]:
    """The commands of all console blocks of a page, and one that saves each file."""
    for block in _BLOCK.finditer(text):
        first = text[: block.start("text")].count("\n") + 1
        if file := block["file"]:
            yield Step(first, f"mkdir -p $(dirname {file}) && cat >{file} <<'END'\n{block['text']}END", ())
        else:
            yield from _steps_of(block["text"].splitlines(), first)


def _steps_of(lines: Sequence[str], first: int) -> Iterator[Step]:
    starts = [i for i, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield Step(first + start, lines[start].removeprefix("$ "), tuple(lines[start + 1 : end]))


class Reader:
    """Somebody who types the commands of a page, one after the other, in a copy of the repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "repository"
        for name in _COPIED:
            shutil.copytree(ROOT / name, self.folder / name)
        tools = folder / "bin"
        tools.mkdir()
        program = tools / "workplan"
        program.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -m workplan.cli.main "$@"\n', encoding="utf-8"
        )
        program.chmod(0o755)
        self.environment = {
            "PATH": f"{tools}:{Path(__file__).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": str(COLUMNS),
            "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_AUTHOR_DATE": COMMITTED,
            "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org", "GIT_COMMITTER_DATE": COMMITTED,
        }  # fmt: skip

    def types(self, command: str) -> tuple[str, ...]:
        """The lines that `command` prints, on stdout and stderr as on a terminal; `cd` is remembered."""
        if command.startswith("cd "):
            to = command.removeprefix("cd ").replace("~", self.environment["HOME"])
            self.folder = (self.folder / to).resolve(strict=True)
            return ()
        ran = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        return tuple(line.rstrip() for line in ran.stdout.decode().splitlines())


def is_shown(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether `printed` is what a page shows, a cut standing for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == CUT else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def rewritten(text: str, folder: Path) -> str:
    """The page with what its commands print now; of a cut block as many lines before and after as it had."""
    reader, lines = Reader(folder), text.splitlines()
    offset = 0
    for step in steps(text):
        new = _as_cut(step.shown, reader.types(step.command))
        at = step.line + offset
        lines[at : at + len(step.shown)] = new
        offset += len(new) - len(step.shown)
    return "\n".join(lines) + "\n"


def _as_cut(shown: Sequence[str], printed: Sequence[str]) -> Sequence[str]:
    if CUT not in shown:
        return printed
    before, after = shown.index(CUT), len(shown) - 1 - shown.index(CUT)
    return [*printed[:before], CUT, *printed[len(printed) - after :]]


def main() -> None:
    """Rewrite the pages named, else every page that shows commands."""
    for name in sys.argv[1:] or PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        if _BLOCK.search(text):
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(rewritten(text, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Draw docs/status.svg and docs/tour.svg: what `workplan status --as-of 2022-06-30` prints on a terminal.

Run it as `make picture`, or `.venv/bin/python docs/picture.py`. The command runs in a pseudo terminal, and
colours its output as for a person. Rich draws that as SVG. Every piece of text is then set at the place of
its cells, in fonts of the reader's own machine: the picture fetches nothing from anywhere.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from html import escape, unescape
from io import StringIO
from itertools import groupby
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
# The Chinese plan, and the tour in English: each picture, and the folder whose plan it shows.
PICTURES = {"status.svg": ROOT, "tour.svg": ROOT / "examples" / "tour"}
COMMAND = ("status", "--as-of", "2022-06-30")
WIDTH = 116
# Latin fonts first; Chinese characters fall through to the others.
FONTS = (
    "Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono', 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', "
    "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
_FETCHED = re.compile(
    r"\s*@font-face \{\{.*?\}\}|\s*<!-- .*? -->|\s*font-variant-east-asian:[^;]*;", re.DOTALL
)
_FONT_FAMILY = re.compile(r"font-family: Fira Code[^;]*;")
_PIECE = re.compile(
    r'<text class="([\w-]+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</text>'
)

# How a run fills its cells, by the cells of a character: bars are stretched to join, Chinese is spaced.
_FIT = {1: 'lengthAdjust="spacingAndGlyphs"', 2: 'font-size="22px"'}


def printed(folder: Path, width: int) -> str:
    """What the command prints in `folder` on a terminal `width` cells wide, with its colours."""
    terminal, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 60, width, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES")}
    env |= {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "workplan.cli.main", *COMMAND]
    running = subprocess.Popen(command, cwd=folder, env=env, stdin=side, stdout=side)  # noqa: S603
    os.close(side)
    output = b"".join(_chunks(terminal))
    os.close(terminal)
    if running.wait() != 0:
        sys.exit(running.returncode)
    return output.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed
            return
        if not chunk:
            return
        yield chunk


def drawn(output: str, width: int) -> str:
    """The SVG of a terminal that shows `output`."""
    console = Console(
        record=True, width=width, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(output.rstrip("\n")), soft_wrap=True)
    title = f"workplan {' '.join(COMMAND)}"
    svg = console.export_svg(title=title, code_format=_code_format(), unique_id="status")
    return "\n".join(_in_cells(svg).splitlines()) + "\n"


def _code_format() -> str:
    """Rich's drawing of a terminal, without the fonts that it would fetch and their settings."""
    local = _FETCHED.sub("", CONSOLE_SVG_FORMAT)
    return _FONT_FAMILY.sub(f"font-family: {FONTS};", local)


def _in_cells(svg: str) -> str:
    """The same with every piece of text cut so that each run of one width fills its own cells."""
    return _PIECE.sub(lambda match: "".join(_runs(match)), svg)


def _runs(piece: re.Match[str]) -> Iterator[str]:
    kind, x, y, length, more, written = piece.groups()
    text = unescape(written)
    cell, at = float(length) / len(text), float(x)
    for size, run in groupby(text, key=cell_len):
        characters = "".join(run)
        if not size:
            continue
        width = cell * size * len(characters)
        place = f'x="{at:.1f}" y="{y}" textLength="{width:.1f}" {_FIT[size]}'
        if characters.strip():
            yield f'<text class="{kind}" {place}{more}>{escape(characters).replace(" ", "&#160;")}</text>'
        at += width


def main() -> None:
    """Write the pictures."""
    for name, folder in PICTURES.items():
        svg = drawn(printed(folder, WIDTH), WIDTH)
        if "http" in svg.replace("http://www.w3.org/2000/svg", ""):
            sys.exit("the picture refers to the network")
        Path(__file__).with_name(name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()

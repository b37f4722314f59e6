"""The page: how wide and how coloured something is drawn, and lines of words in ink for a terminal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from io import StringIO
from typing import NamedTuple

from workplan.core.verdict import Light
from workplan.views.phrases import Words

NARROWEST, WIDEST = 40, 10_000


@dataclass(frozen=True, slots=True)
class Page:
    """How to draw: the language, the width in cells, colour or none, and how ambiguous characters are drawn.

    `wide_ambiguous` is for terminals that draw “ ” — · ● and their like two cells wide.
    """

    words: Words
    width: int = 80
    colour: bool = False
    wide_ambiguous: bool = False

    @property
    def room(self) -> int:
        """The cells of a line that may be used: enough to be readable, and no more than anybody reads."""
        return min(max(NARROWEST, self.width), WIDEST)

    def in_format(self, form: str) -> "Page":
        """This page for a format: in one that machines read, figures are plain."""
        return replace(self, words=replace(self.words, is_plain=form in ("csv", "json")))


class Ink(StrEnum):
    """How a word is drawn; every value is a style that Rich knows."""

    PLAIN = ""
    BOLD = "bold"
    FAINT = "dim"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class Span(NamedTuple):
    """A stretch of a line in one ink; the text is safe already."""

    text: str
    ink: Ink = Ink.PLAIN


Line = tuple[Span, ...]
BLANK: Line = ()


# In office files, the paper of a light and the ink on it; the contrast of each pair is at least 4.5 to 1.
PAPERS: Mapping[Ink, tuple[str, str]] = {
    Ink.RED: ("FFC7CE", "9C0006"),
    Ink.YELLOW: ("FFEB9C", "7F5F00"),
    Ink.GREEN: ("C6EFCE", "006100"),
    Ink.FAINT: ("EDEDED", "595959"),
}


def ink_of(light: Light) -> Ink:
    """The ink of a light."""
    return Ink.FAINT if light is Light.GREY else Ink(light.value)


def line(*parts: str | Span) -> Line:
    """A line of plain words and spans."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def drawn(lines: Iterable[Line], page: Page) -> str:
    """The text of `lines`, each ended by a newline, without spaces at their ends."""
    trimmed = [_trimmed(spans) for spans in lines]
    if page.colour:
        return _coloured(trimmed)
    return "".join("".join(span.text for span in spans) + "\n" for spans in trimmed)


def _trimmed(spans: Line) -> Line:
    kept = list(spans)
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(" "), kept[-1].ink)
    return tuple(kept)


def _coloured(lines: list[Line]) -> str:
    """The same text with the colours of a terminal; Rich writes them, and decides nothing else."""
    from rich import console, text  # noqa: PLC0415  # 17 ms that only colour needs

    stream = StringIO()
    terminal = console.Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        width=WIDEST,
        highlight=False,
        legacy_windows=False,
    )
    for spans in lines:
        styled = text.Text.assemble(*((span.text, str(span.ink)) for span in spans))
        terminal.print(styled, soft_wrap=True, crop=False)
    return stream.getvalue()

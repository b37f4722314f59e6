"""The page: in which language, how wide and how coloured something is to be drawn."""

from dataclasses import dataclass

from workplan.views.words import Words

NARROWEST = 40


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
        """The cells of a line that may be used; never fewer than a page needs to be readable."""
        return max(NARROWEST, self.width)

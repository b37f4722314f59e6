"""What may be typed next, as lines for the script of a shell: what to insert, a tab, what to show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workplan.views.text import ACTING, cells, cut, filled, safe

_LONGEST = 60
_SPECIAL = re.compile(r"""([\s!"#$&'()*;<=>?\[\\\]^`{|}~])""")


@dataclass(frozen=True, slots=True)
class Offer:
    """A word that may be typed, and what it is called; `named`: the name may be typed in its place."""

    value: str
    help: str
    named: bool = False


def offer_lines(offers: Sequence[Offer], shell: str, raw: str, lead: str = "") -> list[str]:
    """A line for each; what would act on a terminal, or pass for an option, is not offered.

    `raw` is the word at the cursor as typed, `lead` what stands before the value in the same word.
    """
    harmless = [offer for offer in offers if ACTING.search(offer.value) is None]
    if shell == "bash":
        return _bash_lines(harmless, raw)
    return [f"{lead if offer.value else ''}{offer.value}\t{_short(offer.help)}" for offer in harmless]


def _bash_lines(offers: Sequence[Offer], raw: str) -> list[str]:
    """Bash inserts as is, and so gets words quoted; it lists words alone, and so gets names beside them."""
    quote = raw[:1] if raw[:1] in ("'", '"') else ""
    words = [_quoted(offer.value, quote) for offer in offers]
    widest = max(map(cells, words), default=0)
    return [
        f"{word}\t{filled(word, widest)}  {_short(offer.help)}".rstrip() if word else f"\t{offer.help}"
        for word, offer in zip(words, offers, strict=True)
    ]


def _quoted(word: str, quote: str) -> str:
    if quote == '"':
        return re.sub(r'(["$`\\])', r"\\\1", word)
    return word.replace("'", "'\\''") if quote else _SPECIAL.sub(r"\\\1", word)


def _short(text: str) -> str:
    return cut(safe(text).strip(), _LONGEST)

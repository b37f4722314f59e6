"""The footnotes of a document as terms and what they mean."""

import re

from workplan.core.draft_outline import Outline
from workplan.core.source import Document

_DEFINED = re.compile(r"([^：:。；]{1,30})[：:](.+)", re.DOTALL)


def terms_of(document: Document, outline: Outline) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What each note mark explains: the term, and its parts."""
    out, text = dict[str, tuple[str, tuple[str, ...]]](), document.text
    for note in outline.notes:
        found = _DEFINED.match(note.text.strip())
        named = re.search(
            rf"“([^”“]{{1,20}})”\s?(?:{re.escape(note.mark)}|\[\^?{re.escape(note.mark)}\])", text
        )
        term = found[1] if found else named[1] if named else note.mark
        term = re.sub(r"[^\w\-·]", "", term) or note.mark
        said = (found[2] if found else note.text).strip("。 ")
        parts = (
            re.split("[；;]", said)
            if re.search("[；;]", said)
            else re.split("[，、]", said)
            if outline.chinese
            else [said]
        )
        items = tuple(
            part.strip(" “”") if part.count("“") != part.count("”") else part.strip() for part in parts
        )
        while term in {each for each, _ in out.values()}:
            term += "2"
        out[note.mark] = (term, tuple(item for item in items if item) or (term,))
    return out

"""Entries in words: what one gives, what it says, and where it stands."""

from workplan.core.entries import Entry
from workplan.core.figures import plain
from workplan.views.safety import safe
from workplan.views.verdicts import light_name
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.language import Language, listed, say
from workplan.views.words.pages import PAGES


def entry_figure(entry: Entry, language: Language) -> str:
    """What an entry gives: +3, =41, done, or words."""
    if entry.value is not None:
        return say(EXPLAIN["entry.value"], language, figure=plain(entry.value))
    if entry.add is not None:
        sign = "+" if entry.add >= 0 else ""
        return say(EXPLAIN["entry.add"], language, figure=f"{sign}{plain(entry.add)}")
    key = {True: "entry.done", False: "entry.undone", None: "entry.words"}[entry.done]
    return say(EXPLAIN[key], language)


def remarks(entry: Entry, language: Language) -> list[str]:
    """The words of an entry: own light, note, problem, next, evidence, and who reported."""
    own = light_name(entry.light, language) if entry.light else ""
    evidence = listed((safe(each) for each in entry.evidence), language)
    words = [("note", entry.note), ("problem", entry.problem), ("next", entry.next)]
    texts = [say(PAGES[key], language, text=safe(text)) for key, text in words if text]
    texts += [say(PAGES["evidence"], language, text=evidence)] if evidence else []
    texts += [say(PAGES["own-light"], language, light=own)] if own else []
    return texts + ([say(PAGES["by"], language, text=safe(entry.by))] if entry.by else [])


def place_of(entry: Entry) -> str:
    """Where an entry stands, as file:line."""
    return f"{safe(entry.file)}:{entry.line}"

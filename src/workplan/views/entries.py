"""Entries in words: what one gives, what it says, and where it stands."""

from workplan.core.entries import Entry
from workplan.core.figures import plain
from workplan.views.safety import safe
from workplan.views.verdicts import light_name
from workplan.views.words import Words


def entry_figure(entry: Entry, words: Words) -> str:
    """What an entry gives: +3, =41, done, or words."""
    if entry.value is not None:
        return words("explain.entry.value", figure=plain(entry.value))
    if entry.add is not None:
        sign = "+" if entry.add >= 0 else ""
        return words("explain.entry.add", figure=f"{sign}{plain(entry.add)}")
    key = {True: "entry.done", False: "entry.undone", None: "entry.words"}[entry.done]
    return words.of("explain", key)


def remarks(entry: Entry, words: Words) -> list[str]:
    """The words of an entry: own light, note, problem, next, evidence, and who reported."""
    own = light_name(entry.light, words) if entry.light else ""
    evidence = words.list(safe(each) for each in entry.evidence)
    params = [("note", entry.note), ("problem", entry.problem), ("next", entry.next)]
    texts = [words.of("page", key, text=safe(text)) for key, text in params if text]
    texts += [words("page.evidence", text=evidence)] if evidence else []
    texts += [words("page.own-light", light=own)] if own else []
    return texts + ([words("page.by", text=safe(entry.by))] if entry.by else [])


def place_of(entry: Entry) -> str:
    """Where an entry stands, as file:line."""
    return f"{safe(entry.file)}:{entry.line}"

"""English sentences without a figure that promise something: to be finished, done regularly, or kept up."""

import re

from workplan.core.calendar import Every, Span
from workplan.core.draft_days import deadlines, rhythms
from workplan.core.draft_en import DO, DUTIES, FACT, FUTURE, tidy
from workplan.core.draft_promise import Promise
from workplan.core.plan import Kind

_UNBOUNDED = frozenset(
    [
        "increase",
        "reduce",
        "improve",
        "provide",
        "develop",
        "invest",
        "grow",
        "raise",
        "achieve",
        "decrease",
        "lower",
        "cut",
        "attract",
        "run",
        "bring",
        "set",
        "collect",
    ]
)
_VERB = re.compile(
    r"(?:(?:we|the council|council|officers|the city(?: council)?|the team|staff|and)\s(?:will\s|shall\s"
    r"|aims? to\s|plans? to\s|commits? to\s)?(?:also\s|continue\sto\s)?"
    r"|to\s|will\s)?([a-z]{2,20})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:\*\*[^*]{2,60}\*\*:?\s?|[^:.]{2,40}:\s)")
_WILL = re.compile(
    r"\b(?:we|council|city|officers|team)\s(?:will|shall)\s(?:also\s)?(continue\sto\s)?(\w{2,20})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:will|shall|to) be (?:\w{2,20}ed|built|set|held|run|opened)\b")


def commitments(text: str, period: Span) -> list[Promise]:
    """What a sentence promises in words: something to be finished, done again and again, or kept up."""
    bare = text.strip()
    label = _LABEL.match(bare)
    verb = _VERB.match(bare[label.end() :] if label else bare)
    will = _WILL.search(bare)
    if FACT.search(bare) and not FUTURE.search(bare):
        return []
    word = (will[2] if will else verb[1] if verb else "").lower()
    days = [day.day for day in deadlines(text, period, chinese=False)]
    often = next(iter(rhythms(text, chinese=False)), None)
    is_passive = _PASSIVE.search(bare) is not None
    does = word in DO or word in DUTIES or is_passive
    every = often.every if often is not None and does and often.every is not Every.YEAR else None
    if every is not None:
        kind = Kind.RECURRING
    elif will and will[1]:
        kind = Kind.DUTY
    elif (word in DO and word not in _UNBOUNDED) or (days and (is_passive or does)):
        kind = Kind.MILESTONE
    elif does:
        kind = Kind.DUTY
    else:
        return []
    start = len(text) - len(text.lstrip())
    name = tidy(bare)[:80]
    due = days[-1] if days else None
    return [Promise(start, start + len(bare), start, kind, name, due=due, every=every)]

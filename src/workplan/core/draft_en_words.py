"""English sentences without a figure that promise something: to be finished, done regularly, or kept up."""

import re

from workplan.core.calendar import Every, Span
from workplan.core.draft_days import deadlines, rhythms
from workplan.core.draft_en import FACT, FUTURE, tidy
from workplan.core.draft_promise import Promise
from workplan.core.plan import Kind

_DO = frozenset(
    "deliver build launch open complete publish adopt introduce establish install plant recruit hire train create develop produce implement replace"
    " upgrade renovate refurbish resurface repair provide secure appoint approve agree submit roll commission design prepare draft review update run"
    " hold host organise organize convert migrate move ship release set start begin consult conduct carry undertake procure purchase acquire construct"
    " redevelop transform extend expand double invest award fund achieve reach increase reduce cut grow raise improve decrease lower attract add bring"
    " finalise finalize relocate restore remove collect inspect visit house rehouse pilot trial test onboard sign certify digitise digitize hit".split()
)
_UNBOUNDED = frozenset(
    "increase reduce improve provide develop invest grow raise achieve decrease lower cut attract run bring set collect".split()
)
_DUTIES = frozenset(
    "continue maintain support work ensure promote improve encourage enable strengthen engage champion protect enhance explore help keep monitor lobby"
    " foster embed tackle collaborate partner influence drive make use focus advocate celebrate empower listen look manage offer respond share seek"
    " sustain value treat contribute lead facilitate advance address prioritise prioritize".split()
)
_VERB = re.compile(
    r"(?:(?:we|the council|council|officers|the city(?: council)?|the team|staff|and)\s(?:will\s|shall\s|aims? to\s|plans? to\s|commits? to\s)?(?:also\s|continue\sto\s)?"
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
    does = word in _DO or word in _DUTIES or is_passive
    every = often.every if often is not None and does and often.every is not Every.YEAR else None
    if every is not None:
        kind = Kind.RECURRING
    elif will and will[1]:
        kind = Kind.DUTY
    elif (word in _DO and word not in _UNBOUNDED) or (days and (is_passive or does)):
        kind = Kind.MILESTONE
    elif does:
        kind = Kind.DUTY
    else:
        return []
    start = len(text) - len(text.lstrip())
    name = tidy(bare)[:80]
    due = days[-1] if days else None
    return [Promise(start, start + len(bare), start, kind, name, due=due, every=every)]

"""The English of plans, as a table."""

import re

from workplan.core.draft_tongue import ALWAYS, Pattern, Tongue, when


def _of(pattern: str) -> Pattern:
    return re.compile(pattern, re.IGNORECASE)


# What begins to be done and ends; what has no end; what is kept up.
_ENDS = (
    "deliver build close launch open complete publish adopt introduce establish install plant recruit hire "
    "train create produce implement replace upgrade renovate refurbish resurface repair secure appoint "
    "approve agree submit roll commission design prepare draft review update hold host organise organize "
    "convert migrate move ship release start begin consult conduct carry undertake procure purchase acquire "
    "construct redevelop transform extend expand double award fund reach add finalise finalize relocate "
    "restore remove inspect visit house rehouse pilot trial test onboard sign certify digitise digitize hit"
).replace(" ", "|")
_GOES_ON = (
    "increase reduce improve provide develop invest grow raise achieve decrease lower cut attract run "
    "bring set collect"
).replace(" ", "|")
_DUTIES = (
    "continue maintain support work ensure promote improve encourage enable strengthen engage champion "
    "protect enhance explore help keep monitor lobby foster embed tackle collaborate partner influence drive "
    "make use focus advocate celebrate empower listen look manage offer respond share seek sustain value "
    "treat contribute lead facilitate advance address prioritise prioritize"
).replace(" ", "|")
_DO = rf"(?:{_ENDS}|{_GOES_ON})\b"
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>20[0-9]{2})"
_THE = r"\s(?:the\s)?(?:(?:end|start)\sof\s)?(?:the\s)?"
_BY = rf"\b(?:by|before|until|no\slater\sthan|due|in|during|at){_THE}"
_ANY_BY = rf"(?:\b(?:by|before|until|no\slater\sthan|due|in|from|during|at|for){_THE})?"
_REACHES = r"\b(?:reach|achiev|maintain|scor)\w{0,3}\s[^.;,]{0,30}\sof\s?$"
_LEVEL = (
    rf"{_REACHES}|"
    r"\b(?:reach\w{0,3}|maintain\w{0,3}|keep\w{0,3}|remain\w{0,3}|stay\w{0,3}|total of|(?:increase|grow|raise"
    r"|improve|rise)[^.;,]{0,40}\bto|from [0-9.,]{1,12}%? to)\s?(?:at least\s?|over\s?|more than\s?)?$"
)
_LIMIT = (
    r"\b(?:at most|no more than|not more than|fewer than|less than|below|under|within|not exceed\w{0,3}"
    r"|up to a maximum of|maximum(?: of)?|no higher than|(?:reduc\w{1,5}|cut|limit)[^.;]{0,40}\bto"
    r"|down to)\s?$|[≤<]\s?$"
)
_OWN = (
    r"(?:total|minimum|target|number|increase|reduction|programme|fund|investment|average|rate|share"
    r"|maximum|growth) of\s?$"
    rf"|(?:^|\s){_DO}\sall\s*$|{_REACHES}"
)
_FROM_VALUE = (
    r"\bfrom\s[£$€]?([0-9][0-9,.]{0,14})\s?(?:%|per cent"
    r"|[a-z]{1,20})?\s?(?:\([^()]{0,40}\)\s?)?(?:in [0-9]{4}\s?)?to\s?$"
)
_FROM_HERE = r"\bfrom\s?$"
_TIMES = r"^\s?(?:days?|hours?|minutes?|seconds?|years?|months?|weeks?)\b"
_ACHIEVED = r"\b(?:achieve|reach|hit)\w?\s(?:an?\s)?$"
_MONEY = r"^(?:US\$|[£$€¥])"
_OFTEN = r"^\s?(?:times\b|(?:[a-z]+\s)?(?:per|a) (?:year|month|quarter))|^[^.;]*\bannually\b"
_EVERY = (
    r"\b(?:each|every|per|a)\s(week|month|quarter|half[-\s]year)\b|\b(?:each|every)\s(year)\b"
    r"|\b(weekly|monthly|quarterly|half-yearly|biannually|twice\sa\syear)\b"
)

EN = Tongue(
    code="en",
    blank=" ",
    looks_back=_of(
        r"Looking back|Achievements|What we (?:did|have done)|Progress (?:so far|to date)|Our year|Last year"
        r"|Year in review|Highlights of|Performance in|Background|Context|Introduction|Foreword"
    ),
    heading=re.compile(r"[A-Z0-9][^.!?:;,|0-9]{2,70}"),
    title=re.compile(r"(?!)()"),
    longest_title=200,
    is_sentence=re.compile(r"\.$"),
    cut=re.compile(r"(?!)"),
    longest_cut=70,
    lasts=True,
    days=(
        _of(r"\b(?P<year>20[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b"),
        _of(rf"{_ANY_BY}\b{_DAY}\s(?:of\s)?{_MONTH}\b\.?,?\s?{_YEAR}?"),
        _of(rf"{_ANY_BY}\b{_MONTH}\.?\s{_DAY}(?![0-9])(?:,?\s{_YEAR})?"),
        _of(rf"{_ANY_BY}\b{_MONTH}\.?,?\s{_YEAR}\b"),
        _of(rf"(?:{_BY}|[,(]\s?){_MONTH}\b(?!\s[a-z])"),
        _of(
            rf"{_BY}(?-i:(?P<month>January|February|March|April|June|July|August|September|October"
            rf"|November|December))\b"
        ),
        _of(
            rf"{_ANY_BY}\b(?:Q(?=[1-4])|quarter\s(?=[1-4])|(?=(?:first|second|third|fourth|final"
            rf"|last)\squarter))(?P<quarter>[1-4]"
            rf"|[a-z]{{4,6}})(?:\squarter)?(?:\s?(?:of\s)?(?:FY\s?)?{_YEAR}(?:[/-][0-9]{{2}})?)?\b"
        ),
        _of(
            r"\b(?:by|before|until|in|during)\s(?:the\s)?(?:(?P<month>early|spring|summer|autumn|fall"
            r"|winter|mid|late)"
            rf"[\s-])?(?:of\s)?(?:end\sof\s)?(?:the\s)?{_YEAR}(?:[/–-](?P<fiscal>[0-9]{{2,4}}))?\b"
        ),
        _of(
            r"\b(?:by|before|at)\s(?:the\s)?(?:end\sof\s(?:the\s)?(?:(?:financial|fiscal|calendar"
            r"|municipal)\s)?year"
            r"|year[\s-]end)|\b(?:this|during\sthe|over\sthe)\s(?:(?:financial|fiscal|municipal)\s)?year\b"
        ),
    ),
    every=_of(_EVERY),
    said=_of(
        r"(?:\(|\[|\b)(?:lead(?:\s(?:officer|member|team|service|department|director))?s?|owners?|owned\sby"
        r"|responsib\w{0,6}(?:\s\w{1,12})?|accountable(?:\s\w{1,12})?|sponsor"
        r"|DRI)\s?[:：–-]\s?(?P<lead>[^;.()\[\]\n|:]{2,80})|\b(?:support(?:ed\sby)?|partners?|with)\s?[:：]"
        rf"(?!\s?(?:{_DO}|(?:{_DUTIES})\b))"
        r"\s?(?P<support>[^;.()\[\]\n|:]{2,80})"
    ),
    led=(
        re.compile(r"\b[Ll]ed\s[Bb]y\s(?:[Tt]he\s)?(?P<lead>[A-Z][\w&,' ]{2,50}?)(?=[.;,)]|$)"),
        re.compile(r"(?:\s[-–—]|[(\[])\s?(?P<lead>@[\w-]{2,40}(?:,?\s@[\w-]{2,40}){0,5})[)\]]?\s?$"),
    ),
    helpers=re.compile(r"(?!)()"),
    separator=re.compile(r",|;|/|&|\sand\s"),
    no_name=re.compile(r"(?!)"),
    longest_name=59,
    stops=re.compile(
        r"[;,:](?=\s)|\s[–—|](?=\s)|(?<!\bavg)[.!?](?=\s|$)|\|"
        r"|\sand\s(?=(?:to\s)?[a-z]{3,12}\s(?:at least\s|up to\s|over\s)?[£$€]?[0-9])"
    ),
    links=re.compile(r",?\sand\s|,\s|\sor\s|\splus\s"),
    scope_link=_of(
        r"\s(?=(?:within|across|over|in|for)\s(?:the\s|our\s|all\s|at least\s|up to\s|over\s)?[£$€]?[0-9])"
    ),
    fact=_of(
        # What was done stands before its figure: `served 300 homes`; behind it is what is to be reached.
        r"\b(?:(?:delivered|achieved|received|reached|saw|spent|opened|built|completed|helped"
        r"|supported)(?:\s(?!and\b)[\w'-]+){0,3}\s[£$€]?[0-9]|was|were|had|has|have|employs|serves|manages"
        r"|owns|during 20[0-9]{2}|in 20[01][0-9]|(?:last|prior|previous) year"
        r"|current year(?:'s)? (?:actual|estimate|projection)|since|(?:we|council|team) (?:delivered|achieved"
        r"|received|reached|saw|spent|opened|built|completed|helped|supported)|currently|there (?:is|are)"
        r"|is home to|population|according to|estimated|grew|rose|fell|increased|decreased"
        r"|over the previous year|compared (?:to|with)|year[- ]on[- ]year)\b"
    ),
    is_all_fact=True,
    earlier=re.compile(r"(?!)()"),
    # `Ten day close => 80%`, and behind a dash where more than a name stands before it; `60% -> 80%` is none.
    scored=_of(
        r"(?<![0-9%])\s*(?:=>|->|→|⇒)\s*[0-9.]+%?(?:,\s?[0-9.]+%)*\.?\s*$"
        r"|(?:(?<=[a-z).])|(?<=[A-Z][a-z][a-z]\s[0-9]))\s[-–—]\s[0-9.]+%(?:,\s?[0-9.]+%)*\.?\s*$"
    ),
    meant=_of(
        r"\b(?:will|shall|plan to|aim\w{0,3} to|commit\w{0,5}|target|goal|intend|by 20[0-9]{2}|by the end"
        r"|must"
        rf"|to be (?:completed|delivered))\b|^[^A-Za-z]*(?:{_DO}|(?:{_DUTIES}|have|get|at least)\b)"
    ),
    names=(when(after=r"^(?:mph|[a-z]{0,6}/[0-9]|-(?:year|minute|day|month|week|bed|point|hour)\b)"),),
    scopes=(
        # Where it begins, what is in brackets, all that there are, how long.
        when(place="first|middle", before=_FROM_HERE, but={"figure": r"\bto\b|[-–—]"}),
        when(bracket=".", but={"bracket": "target|at least|includ"}),
        when(before=r"\bout of\s?$"),
        when(
            before=r"\b(?:all|our|th(?:e|ese|ose)|for|across|of|serving|covering)\s?"
            r"(?:over|more than|around)?\s?$",
            but={"unit": rf"^%$|{_MONEY}", "after": rf"{_OFTEN}|{_EVERY}", "before": _OWN, "again": "."},
        ),
        when(
            unit="^$",
            after=_TIMES,
            but={
                "before": rf"{_LIMIT}|{_LEVEL}|{_ACHIEVED}|within|under|to\s?$|less than|reduc|below|average",
                "frame": _EVERY,
            },
        ),
        when(unit="^$", after=_TIMES, before=_LIMIT, earlier="%"),
        when(unit="^$", after=_TIMES, before=r"\bwithin\s?$", earlier="."),
        when(unit="^$", after=_TIMES, before=r"\bwithin\s?$", rest="%|per cent"),
    ),
    to_figure=_of(
        r"(?:\bavg\.?|average|\bto|\bof|at least|reach\w{0,3}|than|above|below|under|over|[≥≤<>])\s?$"
    ),
    from_here=_of(_FROM_HERE),
    limits=(
        when(before=_LIMIT),
        when(after=r"^\s?(?:[a-z]{1,20}\s)?or (?:less|fewer|below|lower|under)\b"),
    ),
    rates=(
        when(
            before=r"\b(?:grow|increas|rais|reduc|cut|lower|decreas|fall|drop|declin|improv|boost|rise)[\s\S]*"
            r"\b(?:by|growth of|increase of|rise of|reduction of|decrease of|an? (?:additional )?)"
            r"\s?(?:at least|up to|over|more than|around)?\s?$"
        ),
        when(
            after=r"^\s?(?:increase|growth|reduction|decrease|rise|improvement|uplift|cut|more|fewer|less)\b"
        ),
    ),
    falls=(
        when(before=r"\b(?:reduc|cut|lower|decreas|fall|drop|declin|sav)"),
        when(after=r"^\s?(?:reduction|decrease|cut|fewer|less)\b"),
    ),
    levels=(
        when(before=_LEVEL),
        when(bound="at_most"),
        when(before=r"\b(?:avg|average|mean|score|rating)\b"),
        when(after=r"^\s?out of [0-9]"),
        when(before=_ACHIEVED, after=_TIMES),
    ),
    factor=_of(r"\b(doubl|halv|trebl|tripl)\w{1,4}\b"),
    standing=_of(_LEVEL),
    money=re.compile(_MONEY),
    from_value=_of(_FROM_VALUE),
    from_words=_of(_FROM_VALUE),
    parts=(
        when(before=r"\b(?:including|of (?:which|these|those|them|whom),?)\s(?:at least\s)?$"),
        when(after=r"^\s?of (?:them|these|those|whom)\b"),
        when(bracket="includ"),
    ),
    then=_of(r"\bof which,?\s$"),
    about=(when(before=r"\b(?:around|approx\w{0,10}|circa|about|some)\s?$"),),
    scales={"m": "million", "k": "thousand", "bn": "billion"},
    often=_of(_OFTEN),
    number_of=_of(r"\b(?:number of (?:[\w-]{1,20} ){0,2}?|in (?=minutes|hours|days))([\w-]{1,20}s)\b"),
    stop_words=_of(
        r"of|in|on|at|by|for|with|to|from|and|or|the|a|an|that|which|who|per|as|into|across|through"
        r"|within|over|during|is|are|be|will|we|each|every|before|until|including|via|so|where"
        r"|while|than|between|under|this|these|all|out"
    ),
    plural=_of("people|children|women|men|staff|day|hour|minute"),
    again=_of(rf"(?:^|\s){_DO}\s*$"),
    marks=_of(r"\[\^?\w{1,40}\]|\*\*|__|\((?:lead|owner|responsib)[^()]{0,80}\)"),
    leading=_of(
        r"^\W*(?:and\s)?(?:of (?:which|these|those|them|whom)(?:\s|$))?(?:at least\s)?(?:(?:we|the council"
        r"|council|the city|officers)\s)?(?:(?:will|shall)\s(?:be\s)?|aim to\s|plan to\s)?(?:also\s)?"
    ),
    trailing=_of(
        r"(?:(?:^|\s)(?:at least|no fewer than|a minimum of|up to|at most|no more than|more than|over|to|by"
        r"|from|of|reach|around|approximately|an?|the|least|than|above|below|under|less|fewer|target|and|with"
        r"|for|within|at|or))+$"
    ),
    edges=" ,;:.()–-|≥≤<>",
    columns={
        "number": _of(r"^(?:no\.?|#|ref\.?|id|item)$"),
        "support": _of(r"^(?:partners?|support\w*|with)\b"),
        "department": _of(r"^department"),
        "lead": _of(r"^(?:lead|owner|responsib|accountab|who\b|officer|sponsor|dri\b)|\b(?:lead|owner)$"),
        "baseline": _of(r"^(?:baseline|current|previous|last year)"),
        "result": _of(r"^(?:actual|estimat|result|progress|status|notes?|comment)"),
        "due": _of(r"^(?:when|due|deadline|timescale|by when|target date|date|completion)"),
        "unit": _of(r"^units?(?: of measure(?:ment)?)?$"),
        "point": _of(
            r"^q[1-4]\b|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s20[0-9]{2})?$"
            r"|milestone"
        ),
        "value": _of(
            r"\btarget$|^(?:projected|planned|budget)\b|^20[0-9]{2}.*target|^target\b"
            "|^(?:quantity|amount|goal for)"
        ),
        "group": _of(r"^(?:category|theme|priority|area|objective)$"),
        "name": _of(
            r"\b(?:measurements?|measures|indicators)$|^(?:indicator|measure|action|kpi|activity"
            "|task|commitment|what|name|deliver)"
        ),
    },
    row_bounds=_of(
        r"\b(?:or (?:fewer|less|more|below|above|better)|at (?:least|most)|no (?:more|fewer|less) than|up to"
        r"|under|over|below|above|within)\b"
    ),
    row_rate=_of(r"\b(?:growth|increase|reduction|decrease)\b"),
    row_falls=_of(r"\b(?:reduction|decrease)\b"),
    row_limit=_of(r"[≤＜<]|\b(?:no more than|below|at most|maximum|under|or (?:fewer|less|below)|within)\b"),
    row_state=_of(r"\b(?:number of|total|level|average|rate|time|score|population)\b"),
    row_doing=_of(r"\b(?:new|build|built|deliver|complete|train|hold|plant)\w*"),
    added_up=_of("cumulative"),
    day_forms=("by {}",),
    clause_ends=re.compile(r"(?!)"),
    subject=_of(r"\b(?:we|council|city|officers|team)\s(?:will|shall)\s(?:also\s)?"),
    lead_in=_of(
        r"\s*(?:\*\*[^*]{2,60}\*\*:?\s?|[^:.]{2,40}:\s)?"
        r"(?:(?:we|the council|council|officers|the city(?: council)?|the team|staff|and)\s"
        r"(?:will\s|shall\s|aims? to\s|plans? to\s|commits? to\s)?(?:also\s)?|to\s|will\s)?"
    ),
    acts=_of(rf"{_DO}|(?:{_DUTIES})\b"),
    passive=re.compile(r"\b(?:will|shall|to) be (?:\w{2,20}ed|built|set|held|run|opened)\b"),
    finished_by=_of(
        r"\b(?:will|shall|to) be (?:complet|open|deliver|launch|publish|install|replac|adopt|built|construct"
        r"|establish|clos|upgrad|renovat|restor|finish)"
    ),
    finished=_of(rf"(?:{_ENDS})\b"),
    kept_up=ALWAYS,
)

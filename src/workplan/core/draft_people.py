"""Who leads and who helps, in words, in brackets, or in the cell of a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class People:
    """Those who lead, each with the office held where that is said, and those who help."""

    lead: Mapping[str, str | None] = field(default_factory=dict)
    support: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody is named."""
        return bool(self.lead or self.support)


_NAMES = r"([^（）()【】\[\]。；;：:]{2,80}?)"
_DONE = r"(?:牵头|负责|包保|落实责任)"
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]{2,120}[）)】\]]")
_BY = re.compile(
    rf"[（(【\[]\s?(?:由|责任(?:单位|领导|人)?[：:]?)?\s?{_NAMES}(?:按(?:照)?(?:职责)?分工)?(?:共同|分别)?{_DONE}[^，。]{{0,6}}"
    r"(?:[，,]\s?([^（）()：:]{2,60}?)(?:配合|协办|协助|参与))?[）)】\]]"
)
_SAID = re.compile(
    r"(牵头|责任|主办|承办|主责|分管|包保|负责|配合|协办|协同|参与)\s?(?:单位|部门|领导|科室|人|处室|负责人|[市区县]领导)?\s?[：:]\s?"
    r"([^；;。）)】\]\n|：:]{2,120}?)(?=[；;。）)】\]\n|]|[，,\s]\s?(?:牵头|责任|配合|协办|完成时|时限|主办)|$)"
)
_PROSE = re.compile(
    rf"(?:^|[，。；,])\s?由{_NAMES}(?:按(?:照)?(?:职责)?分工)?(?:共同|分别)?{_DONE}(?=[实落推，。；,）)]|$)"
)
_LISTED = re.compile(r"[（(【\[]([^（）()【】\[\]：:。]{2,100})[）)】\]]\s*$")
_UNIT = (
    r"(?:[局委办部科处院会社组队校园所]|中心|公司|街道|镇|乡|办公室|政府|法院|检察院|集团|学校|医院"
    r"|管委会|服务办|支队|大队)"
)
_ALL_UNITS = re.compile(rf"[\u3400-\u9fff]{{1,16}}{_UNIT}(?:等(?:相关|有关)?(?:单位|部门))?")
_TITLES = (
    r"(?:党工委|党委|办事处|常务|人大)?(?:副)?(?:书记|主任|部长|局长|镇长|乡长|区长|市长|县长|主席|调研员"
    r"|队长|所长|科长|组长|会长|院长|校长|总经理|经理)"
)
_TITLED = re.compile(rf"([\u3400-\u9fff]{{2,4}}?)({_TITLES})")
_TITLE_FIRST = re.compile(rf"({_TITLES})([\u3400-\u9fff]{{2,3}})")
_SEPARATOR = re.compile(r"[、，,；;/\n]|\s{1,4}(?=[\u3400-\u9fff]{2})|(?<=[任记长席局委办部科处])[和与及]")
_HELPERS = re.compile(r"[（(](?:配合|协办|协同)(?:单位|部门)?[：:]?([^（）()]{2,80})[）)]")
_LED_EN = re.compile(
    r"(?:\(|\[|\b)(?:lead(?:\s(?:officer|member|team|service|department|director))?s?|owners?|owned\sby"
    r"|responsib\w{0,6}(?:\s\w{1,12})?"
    r"|accountable(?:\s\w{1,12})?|sponsor|DRI)\s?[:：–-]\s?([^;.()\[\]\n|:]{2,80})",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\bled\sby\s(?:the\s)?([A-Z][\w&,' ]{2,50}?)(?=[.;,)]|$)")
_SUPPORT_EN = re.compile(
    r"\b(?:support(?:ed\sby)?|partners?|with)\s?[:：]\s?([^;.()\[\]\n|:]{2,80})", re.IGNORECASE
)
_SEPARATOR_EN = re.compile(r",|;|/|&|\sand\s")
_BEFORE_COLON = re.compile(
    r"(?:@?([A-Z][\w'.-]{1,20}(?:\s(?:[A-Z&][\w'.-]{0,20}|team|department|office|officer|service)){0,3})"
    r"|[（(]([^（）()]{2,40})[）)]|([\u3400-\u9fff]{2,12}))\s?[:：]\s?(?=\S)"
)
_LONGEST = 30


def people_in(text: str, *, chinese: bool) -> People:
    """The names in the cell of a table, or in what stands in brackets alone."""
    if not chinese:
        names = (part.strip(" *_@.") for part in _SEPARATOR_EN.split(text))
        return People({name: None for name in names if name and len(name) < 2 * _LONGEST})
    helped = tuple(name for match in _HELPERS.finditer(text) for name in _names(match[1]))
    return People(_names(_HELPERS.sub("", text)), helped)


def _names(text: str) -> dict[str, str | None]:
    out = dict[str, str | None]()
    for part in _SEPARATOR.split(text):
        name = re.sub(r"^(?:由|以及|和|及|与)|(?:等)$|按(?:职责)?分工$", "", part.strip(" 。.*")).strip()
        titled, first = _TITLED.fullmatch(name), _TITLE_FIRST.fullmatch(name)
        if titled:
            out[titled[1]] = titled[2]
        elif first:
            out[first[2]] = first[1]
        elif 1 < len(name) <= _LONGEST:
            out[name] = None
    return out


def people_of(text: str, *, chinese: bool) -> People:
    """Who is said to lead in a text, and who to help."""
    if not chinese:
        led = _LED_EN.search(text) or _LED_BY.search(text)
        helps = _SUPPORT_EN.search(text)
        lead = people_in(led[1], chinese=False).lead if led else {}
        return People(lead, tuple(people_in(helps[1], chinese=False).lead) if helps else ())
    lead, support = dict[str, str | None](), list[str]()
    for match in _SAID.finditer(text):
        if match[1] in ("配合", "协办", "协同", "参与"):
            support += _names(match[2])
        else:
            lead |= _names(match[2])
    for pattern in (_BY, _PROSE):
        match_ = None if lead else pattern.search(text)
        if match_:
            lead |= _names(match_[1])
            support += _names(match_[2] or "") if pattern is _BY else {}
    listed = None if lead else _LISTED.search(text)
    if (
        listed
        and (names := _SEPARATOR.split(listed[1]))
        and all(_ALL_UNITS.fullmatch(n.strip()) for n in names)
    ):
        lead |= _names(listed[1])
    return People(lead, tuple(support))


def without_people(text: str, *, chinese: bool) -> str:
    """A text without the brackets that name who leads or helps, which are blank: places stay."""

    def blank(match: re.Match[str]) -> str:
        is_last = not text[match.end() : match.end() + 1].strip("。；;，,、. ")
        named = people_of(match[0] if is_last else f"{match[0]}.", chinese=chinese)
        return " " * len(match[0]) if named else match[0]

    out = _BRACKETED.sub(blank, text)
    if chinese:
        return _SAID.sub(lambda match: " " * len(match[0]), out)
    return _SUPPORT_EN.sub(lambda m: " " * len(m[0]), _LED_EN.sub(lambda m: " " * len(m[0]), out))


def owner_before_colon(text: str) -> tuple[str, int] | None:
    """Of a key result, who stands before its colon, and where the result begins."""
    match = _BEFORE_COLON.match(text)
    return ((match[1] or match[2] or match[3]).strip(), match.end()) if match else None

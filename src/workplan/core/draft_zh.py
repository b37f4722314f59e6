"""Chinese sentences: which figures are promised, of what kind, with which bound, by when."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workplan.core.calendar import Span
from workplan.core.draft_days import Deadline, deadlines, rhythms
from workplan.core.draft_promise import Aside, Context, Doubt, Promise, Why, contexts, figures_of, said_before
from workplan.core.plan import Kind
from workplan.core.source import Number, numbers

STOPS = re.compile(r"[，；。：！？|]|[,;:!?](?![0-9])")
_LEVEL = re.compile(
    r"达到?|提高[到至]|提升[到至]|增加?[到至]|增至|上升[到至]|扩大[到至]|保持在?|稳定在?|维持在?|不[低少]于|总[量数]|保有量|存量|突破|超过?|[≥＞>]"
)
_LEVEL_CLOSE = re.compile(rf"(?:{_LEVEL.pattern})[^，、0-9]{{0,3}}$")
_LIMIT = re.compile(
    r"控制在|不超过|不高于|不大于|(?<![不得])低于|压在|不得超过|压[减降缩][到至]|[降减缩](?:低|少|短)?[到至]|控制数|上限|[≤＜<]"
)
_WITHIN = re.compile(r"\s?(?:以内|以下|之内)")
_GROWS = r"增长|增速|增幅|涨幅|同比|提高|提升|上升|增加|高于|快于"
_FALLS = r"下降|降低|减少|降幅|压减|压降|下浮"
_RATE = re.compile(rf"{_GROWS}|{_FALLS}")
_FALLING = re.compile(_FALLS)
_TO_VALUE = re.compile(
    r"(?:提高|提升|增加|上升|下降|降低|减少)[到至]|达[^，达]{0,12}$|率\s?(?:保持|稳定)|[降增]至"
)
_IS_RATIO = re.compile("率|比|覆盖|达|占")
_DOES = (
    r"新增|新建|建成|建设|再建|建立|建|完成|完工|竣工|开展|组织|举办|举行|召开|引进|引入|设立|选取|改造|创建|再创|培育|打造|培训|发放|实施|升级"
    r"|新开|开工|开出|开|交付|打通|调整|招募|招|签约|签下|落地|孵化|认定|净增|增加|增设|提供|安装|加装|装|配备|配|修|治理|拆除|整治|帮扶|救助|资助"
    r"|慰问|服务|筹集|供应|推出|办|送|补|启动|推进|做|力争|确保|实现|争取|保障|扶持|发展|推广|布设|设置|铺设|清理|处置|解决|化解|征集|选树|评选|挂牌"
    r"|投放|投用|新招|输送|兑现|落实|多|扩|增|新|募集|开发|更新|植树|栽植|绿化|回收|转化|归集|盘活|腾出|消除|销号|办结|达成|吸引|接待|受理|创办|招引|公推|发动|评定"
)
_DO = re.compile(_DOES)
_DOINGS = tuple(_DOES.split("|"))
_DO_FIRST = re.compile(rf"(?:{_DOES})")
_NEW = re.compile(
    r"新增|新建|建成|建设|完成|引进|举办|开展|培训|改造|新开|新注册|新认定|新签|新招|新设|新引|累计|活动|净增|培育|打造"
)
_DUTY_FIRST = re.compile(
    r"\s?(?:进一步|持续|不断)?(?:深化|加强|巩固|强化|落实|用好|发挥|健全|完善|优化|做优)"
)
_PREPOSITION = re.compile(
    r"\s?(?:对(?!准)|针对|面向|围绕|依托|按照|根据|聚焦|通过|利用|借助|为(?=[^，]{0,8}$)|以(?![内上下])|在)"
)
_REACHES = re.compile(r"惠及|受益|涉及|涵盖")
_GIVES = re.compile("安装|装|补|建|送|提供|改造|补上|发放|配|新增|完成|开展")
_PAST = re.compile(
    r"去年|(?<![比较])上年(?!同期增)|已(?:经)?(?=[完建实达有开累])|累计[^，。]{0,6}了|过去[一二三五]|以来|回顾|了(?=\s?[0-9一二三四五六七八九十])"
)
_EARLIER = re.compile(r"\s?(?:截至|到|在)?\s?(20[0-9]{2})\s?年(?![初]?[至到])")
_MEANT = re.compile("力争|确保|计划|目标|今年")
_COUNTED = re.compile("含|其中|不少于|至少|以上|每")
_NUMERALS = "一二三四五六七八九十百千两零"
_COUNTS_HERE = re.compile(r"(?:至少|不[少低]于|每[季月周年半][^，。每]{0,6})\s?$")
_SMALL = frozenset(
    (
        "天",
        "小时",
        "分钟",
        "岁",
        "级",
        "届",
        "分",
        "轮",
        "期",
        "周",
        "年",
        "节",
        "工作日",
        "个工作日",
        "层",
        "种",
    )
)
_AREAS = ("m²", "平方米", "亩", "公里", "公顷", "米", "平方公里")
_MEASURES = ("元", "吨", "亩", "平方米", "公里", "m²", "公顷", "人次", "场次", "米", "千瓦", "千瓦时")
_EVENTS = frozenset(("起", "例", "件", "次", "宗"))
_AT_LEAST_MORE = re.compile(r"不[得]?[少低]于|不低于|达到?|至少")
_LINKS = re.compile(r"、|以及|及(?!时)|和|并|(?<=[个条])，")
_UNITS = {"m2": "m²", "㎡": "m²", "M²": "m²", "km2": "km²", "百分点": "%", "个百分点": "%", "‰": "‰"}
_FIGURE = r"([0-9]+(?:\.[0-9]+)?)"
_FROM = re.compile(rf"[从由]\s?{_FIGURE}[^，。]{{0,6}}?(?:提高|提升|增加|上升|降|减|压|扩)[^，。]{{0,2}}$")
_FROM_VALUE = re.compile(rf"[从由]\s?{_FIGURE}[^，。从由0-9]{{0,12}}$")
_FROM_HERE = re.compile(r"[从由]\s?$")
_PROJECT_AFTER = re.compile(
    r"\s?[\u3400-\u9fff]{0,8}(?:建设|改造|升级|项目|工程|更新|修缮|修复|提升|扩建|装修)"
)
_HANZI_AFTER = re.compile(r"\s?[\u3400-\u9fff“]")
_HANZI_BEFORE = re.compile(r"[\u3400-\u9fff”）]\s?$")
_FROM_THERE = re.compile(r"\s?以[上下][\u3400-\u9fff]")
_EACH = re.compile(r"每[人户名家个张亩辆月][^，]{0,6}$")
_PER_HEAD = re.compile(r"每[百千万]")
_SCORED = re.compile(r"满意度|得分|评分|成绩|指数|分值")
_ISSUES = re.compile(r"\s?(?:工程|项目|建设)")
_OF_THOSE = re.compile(r"\s?(?:及?以[上下])?[^，。、]{0,6}(?:以[上下])(?:的|重点|企业)")
_STRETCH = re.compile("力争|争取|冲刺|挑战")
_ABOUT = re.compile("左右|约|上下|前后")
# What one wants less of: where nothing else is said, its figure is a limit.
_UNWANTED = re.compile(
    r"(?:失业|死亡|发生|发病|漏损|差错|空置|返贫|赤字|负债|不良|逾期|投诉|欠薪|复发|违约|流失|返工)率|价格[^，]{0,4}涨幅|(?:事故|火灾|案件)[^，]{0,4}$"
)
_WANTED = re.compile(r"下降|降低|压减|减少|以上|不低于|不少于|提高|增长|办结|[≥＞]")
_STEADY = re.compile(r"(?:保持|稳定|维持)在?[^，]{0,4}$")
_RANK = re.compile(r"(?:排名|前|位列|位居|进入|第)[^，前第]{0,4}$")


def figures(text: str, period: Span) -> tuple[list[Promise], list[Aside]]:
    """What the figures of a sentence promise, in their order; the other numbers with the reason."""
    days = deadlines(text, period, chinese=True)
    found, asides = figures_of(numbers(text), days)
    year = _EARLIER.match(text)
    is_past = year is not None and int(year[1]) < period.start.year and not _MEANT.search(text)
    promises = list[Promise]()
    asides += [Aside(number, Why.NAME) for number in found if _in_quotes(text, number)]
    places = contexts(text, [number for number in found if not _in_quotes(text, number)], STOPS, _LINKS)
    is_aside = False
    for at, context in enumerate(places):
        if is_aside and context.nth and not context.is_linked:
            context = context.with_all_before()  # noqa: PLW2901
        why = Why.FACT if is_past else _why_not(context, places[at + 1] if at + 1 < len(places) else None)
        is_aside = why is not None
        if why is not None:
            asides.append(Aside(context.number, why))
            continue
        promise = _promise(context, promises)
        held = _as_stretch(promise, promises, context)
        if held is not None:
            promises[-1] = held
        else:
            promises.append(promise)
    return _dated(text, _named(promises), days), asides


# Why a figure is no target: the first reason that holds.


def _why_not(c: Context, later: Context | None) -> Why | None:
    unit, after = c.number.unit, c.after
    does = (
        _DO.search(c.before) or _LEVEL.search(c.before) or _LIMIT.search(c.before) or _RATE.search(c.before)
    )
    if not unit or (unit in ("位", "名") and _RANK.search(c.frame)):
        return Why.NAME
    if _PAST.search(c.frame) and not _MEANT.search(c.frame):
        return Why.FACT
    if c.is_followed and _FROM_HERE.search(c.before):
        return Why.SCOPE
    rules: Sequence[tuple[bool, bool]] = (
        (c.bracket is not None, not _COUNTED.search(c.text[c.bracket or 0 : c.number.start])),
        (
            _PREPOSITION.match(c.frame) is not None and not does,
            _HANZI_AFTER.match(after) is not None and (c.is_followed or not _GIVES.search(after)),
        ),
        (_is_vague(c), not does),
        (_REACHES.search(c.frame) is not None, unit != "%"),
        (
            c.text[c.number.start] in _NUMERALS and unit != "%",
            not (
                _COUNTS_HERE.search(c.before)
                or c.before.rstrip().endswith(_DOINGS)
                or (_DO_FIRST.match(c.before.strip()) and not after.strip())
            ),
        ),
        (unit in ("个", "家", "项", "类", "处", "名", "位", "种"), _closes_list(c)),
        (_DUTY_FIRST.match(c.frame) is not None, unit != "%" and _HANZI_AFTER.match(after) is not None),
        (later is not None and c.is_followed and not does, _AT_LEAST_MORE.search(after) is not None),
        (
            unit in _SMALL,
            not (
                _LEVEL.search(c.before)
                or _LIMIT.search(c.before)
                or "新增" in c.before
                or "至少" in c.before
                or (unit == "分" and _SCORED.search(c.before))
                or rhythms(c.frame, chinese=True)
                or (unit in ("期", "轮", "节") and _DO.search(c.before) and not _ISSUES.match(after))
            ),
        ),
        (unit == "岁", not (_LEVEL.search(c.before) or _LIMIT.search(c.before))),
        (unit.endswith("元"), _EACH.search(c.before) is not None),
        (unit.endswith("元"), c.is_followed and _FROM_THERE.match(after) is not None),
        (unit.endswith("元"), _OF_THOSE.match(after) is not None),
    )
    return Why.SCOPE if any(is_one and holds for is_one, holds in rules) else None


def _in_quotes(text: str, number: Number) -> bool:
    """Whether the figure is part of a short name in quotation marks."""
    opened = text.rfind("“", max(0, number.start - 20), number.start)
    return opened >= 0 and "”" not in text[opened : number.start] and "”" in text[number.start : opened + 22]


def _is_vague(c: Context) -> bool:
    """Whether it is 200 多家, so that no figure is promised."""
    return any(sign in c.text[c.number.start : c.number.unit_end] for sign in "余多")


def _closes_list(c: Context) -> bool:
    """Whether it counts what was listed before it: 甲、乙、丙 3 个载体."""
    listed = re.search(r"[^0-9、，]{2,}、[^0-9、，。]{2,}$", c.before[-40:])
    if listed is None or not _HANZI_AFTER.match(c.after):
        return False
    last = c.before.rsplit("、", 1)[1]
    is_next = re.match(r"\s?(?:以上|左右|以及|及|和|并)", c.after) is not None
    is_done = re.search("完成|改造|建成", c.after[:10]) is not None
    return not (_DO.search(last[:3]) or is_next or is_done)


# What a figure promises.


def _promise(c: Context, before: Sequence[Promise]) -> Promise:
    number, near = c.number, c.before if c.nth else c.frame
    unit = unit_of(number.unit)
    inherited = before[-1] if c.nth and before and not _NEW.search(near) else None
    is_limit = _LIMIT.search(near) is not None or _WITHIN.match(c.after) is not None
    is_limit = is_limit or (_UNWANTED.search(near) is not None and not _WANTED.search(near + c.after[:4]))
    rhythm = next(iter(rhythms(c.frame, chinese=True)), None)
    kind, every, value, bound = Kind.COUNT, None, number.low, "at_most" if is_limit else "at_least"
    if unit in ("%", "‰"):
        kind = _share_or_rate(c, near, inherited)
        bound = "at_most" if is_limit else "at_least"
        if kind is Kind.RATE and _FALLING.search(near):
            value, bound = -value, "at_most"
    elif rhythm is not None and not unit.endswith("元"):
        kind, every, bound = Kind.RECURRING, rhythm.every, "at_least"
    elif unit.endswith(_MEASURES):
        is_level = (
            (is_limit or _STEADY.search(near) is not None) and not unit.endswith("元")
        ) or "人均" in near
        kind = Kind.LEVEL if is_level else Kind.COUNT
    elif is_limit:
        kind = Kind.COUNT if unit in _EVENTS else Kind.LEVEL
    elif (
        unit == "分"
        or _PER_HEAD.search(c.frame)
        or (_LEVEL_CLOSE.search(near) and not _NEW.search(near))
        or (inherited is not None and inherited.kind is Kind.LEVEL and inherited.unit == unit)
    ):
        kind = Kind.LEVEL
    base = _FROM.search(c.frame)
    baseline = Decimal(base[1]) if base and kind in (Kind.LEVEL, Kind.COUNT) else None
    if baseline is not None:
        kind, bound = Kind.LEVEL, "at_most" if baseline > value else "at_least"
    size = ""
    if kind is Kind.COUNT and unit.endswith(_AREAS) and _is_size(c):
        kind, size = Kind.MILESTONE, f"{number.low.normalize():f} {unit}"
    bracketed = "" if c.bracket is None else c.text[c.bracket : number.start]
    used = [number.start] + (
        [c.text.rfind(base[1], 0, number.start)] if base and baseline is not None else []
    )
    about = (Doubt.ABOUT,) if _ABOUT.search(c.after[:4]) or re.search(r"约\s?$", c.before) else ()
    return Promise(
        start=c.left,
        end=c.right,
        at=number.start,
        kind=kind,
        name=_name(c, kind, before, size),
        unit=unit,
        value=value,
        bound=bound,
        stretch=number.high if number.high and number.high > value > 0 and bound == "at_least" else None,
        baseline=baseline,
        every=every,
        size=size,
        part="其中" in near or re.search("含|其中", bracketed) is not None,
        used=tuple(used),
        doubts=about,
        keep=kind is Kind.LEVEL and bound == "at_least" and _STEADY.search(near) is not None,
    )  # fmt: skip


def unit_of(written: str) -> str:
    """A unit as a plan has it: m² for ㎡, % for percentage points."""
    return _UNITS.get(written.strip(), written.strip())


def _share_or_rate(c: Context, near: str, inherited: Promise | None) -> Kind:
    is_rate = _RATE.search(near) is not None and not _TO_VALUE.search(near)
    if c.number.unit == "%" and "百分点" in c.text[c.number.start : c.number.unit_end]:
        is_rate = not re.search("[到至]", near)
    if "翻" in c.text[c.number.start : c.number.end]:
        is_rate = True
    is_next = inherited is not None and inherited.kind is Kind.RATE and not _IS_RATIO.search(near)
    return Kind.RATE if is_rate or is_next else Kind.LEVEL


def _is_size(c: Context) -> bool:
    """Whether an area or length describes a work, and is not what is promised."""
    is_work = _PROJECT_AFTER.match(c.after) is not None and _HANZI_BEFORE.search(c.before) is not None
    return is_work and not c.before.rstrip().endswith(_DOINGS)


def _as_stretch(promise: Promise, before: Sequence[Promise], c: Context) -> Promise | None:
    """确保 50 家、力争 60 家: the second figure is what is hoped for of the first."""
    near = c.before if c.nth else c.frame
    if not before or not _STRETCH.search(near) or len(tidy(near)) > 1 or before[-1].unit != promise.unit:
        return None
    last = before[-1]
    if last.value is None or promise.value is None or promise.value <= last.value or last.bound != "at_least":
        return None
    return replace(last, stretch=promise.value, used=(*last.used, *promise.used), end=promise.end)


# Names.

_LEADING = re.compile(
    r"(?:其中|含|包括|以及|并且?|及|和|力争|确保|计划|预计|奋力|努力|争取|对准|全面|继续|着力|加快|加速|重点|同时|年度|今年|年内|全年|全区|全镇|全街道|实现"
    r"|聚焦年度目标和|的|再|先|要|将|把|给|为|到|在|[、，：:\s])+"
)
_TRAILED = (
    "达到 增到 减到 增至 减至 达 提高到 提升到 增加到 提高至 提升至 增加至 控制在 保持在 保持 "
    "稳定在 稳定 不低于 不少于 不得少于 不超过 不高于 增长 同比 左右 以上 以内 目标 任务 共 "
    "合计 累计 至少 力争 数定在 定在 拟按 压缩至 压缩到 缩短至 缩短到 约 为 各 及以上 各项 "
    "工作 突破 超过 降至 降到 下降到 降低到 压减到 ≥ ≤ > < 由 从 、 ， ： : （ ( "
)
_TRAILING = (*_TRAILED.split(), " ")
_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹](?![²m])|\[\^?\w{1,40}\]|（[^（）]*）|\([^()]*\)")
_BLANKS = re.compile(r"\s(?=[\u3400-\u9fff“])|(?<=[\u3400-\u9fff”])\s")
_RATE_WORDS = re.compile(rf"(?:同比)?(?:{_GROWS}|{_FALLS})\s?$")
_ONLY_DOES = re.compile(rf"(?:{_DOES}|再|每\S{{1,6}}|升级|全部|所有)+")
_FIRST_DOES = re.compile(rf"^(?:{_DOES})")
_OFTEN = re.compile(r"^(?:每个?(?:月|季度|周|半年|年)|至少|组织|开展|举办|以上|左右)+")
_ANY_PERIOD = Span(date(2000, 1, 1), date(2000, 12, 31))


def tidy(text: str) -> str:
    """What is left as a name: without days, note marks, brackets, and words of promising."""
    for day in reversed(deadlines(text, _ANY_PERIOD, chinese=True)):
        text = text[: day.start] + text[day.end :]
    text = _MARKS.sub("", text)
    for _ in range(3):
        text = text.strip()
        if leading := _LEADING.match(text):
            text = text[leading.end() :]
        text = _without_trailing(text)
    text = _BLANKS.sub("", " ".join(text.split()))
    return text.strip("，。；、：: ”“" if text.count("“") != text.count("”") else "，。；、：: ")


def _without_trailing(text: str) -> str:
    while (end := next((each for each in _TRAILING if text.endswith(each)), None)) is not None:
        text = text[: -len(end)]
    return text


def _name(c: Context, kind: Kind, before: Sequence[Promise], size: str) -> str:
    after = c.after
    for post in ("及以上", "以上", "以下", "以内", "之内", "左右"):
        after = after.removeprefix(post)
    name, noun = tidy(_FROM_VALUE.sub("", c.before)), tidy(after)
    if kind is Kind.RATE:
        name = _RATE_WORDS.sub("", tidy(_RATE_WORDS.sub("", c.before.strip()))).strip() or (
            re.sub("增速$", "", before[-1].name) if before else ""
        )
        return name if re.search("增速|增幅|率$", name) else f"{name or tidy(c.frame)}增速"
    if size:
        return tidy(c.before + after)
    has_only_verb = len(_FIRST_DOES.sub("", name)) < 2 or _ONLY_DOES.fullmatch(name)  # noqa: PLR2004
    is_short = len(name) <= 4 and _HANZI_AFTER.match(c.after) is not None  # noqa: PLR2004
    if len(noun) > 1 and (has_only_verb or is_short):
        name += noun
    elif len(name) < 2:  # noqa: PLR2004
        name = noun or name
    name = _OFTEN.sub("", name).strip("的")
    return (
        name
        or tidy(_FROM_VALUE.sub("", c.frame) + c.text[c.number.unit_end : c.right])
        or said_before(c, STOPS, tidy)
    )


_RANKS = re.compile(r"^(?:[一二三四五]级|[国省市区县镇街]级)")
_ALIKE = 12  # characters between two figures that count the same thing


def _named(promises: list[Promise]) -> list[Promise]:
    """新增 52 台、完工 26 台加梯: what stands behind the last figure is what both count."""
    out = [*promises]
    for i in range(len(out) - 2, -1, -1):
        one, other = out[i], out[i + 1]
        rest = _RANKS.sub("", _FIRST_DOES.sub("", one.name))
        is_short = len(rest) < 2 and one.unit == other.unit  # noqa: PLR2004
        if one.kind is Kind.COUNT and is_short and 0 <= other.start - one.end <= _ALIKE:
            tail = _RANKS.sub("", _FIRST_DOES.sub("", other.name))
            if tail and tail not in one.name:
                out[i] = replace(one, name=one.name + tail)
    return out


# Days.


def _dated(text: str, promises: list[Promise], days: Sequence[Deadline]) -> list[Promise]:
    """Each with its day: of its own clause, else of one behind it without a figure, else before it."""
    if not days:
        return promises
    starts = [day.start for day in days]
    out, last, clauses = (
        list[Promise](),
        len(promises) - 1,
        [0, *(stop.end() for stop in STOPS.finditer(text))],
    )
    for i, one in enumerate(promises):
        after = promises[i + 1].at if i < last else len(text)
        before = promises[i - 1].at if i else -1
        clause = clauses[bisect_right(clauses, one.at) - 1]
        near = days[bisect_left(starts, before) : bisect_left(starts, max(after, one.end))]
        own = [d for d in near if max(clause, before) <= d.start < one.end]
        behind = [d for d in near if one.at < d.start < after and not text.endswith("其中", 0, d.start)]
        if i < last:  # what stands in the clause of the next figure is that one's
            later = clauses[bisect_right(clauses, after) - 1]
            behind = [d for d in behind if d.start < promises[i + 1].start or d.end < later]
        front = [d for d in near if before < d.start < one.at]
        chosen = next((each for each in (own[-1:], behind[-1:], front[-1:]) if each), None)
        out.append(replace(one, due=chosen[0].day if chosen else None))
    for i in range(last - 1, -1, -1):
        one, other = out[i], out[i + 1]
        is_same = clauses[bisect_right(clauses, other.at) - 1] <= one.at
        if one.due is None and other.due is not None and is_same:
            out[i] = replace(one, due=other.due)
    return out

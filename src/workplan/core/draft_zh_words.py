"""Chinese clauses without a figure that promise something: to be finished, or to be kept up."""

import re

from workplan.core.calendar import Span
from workplan.core.draft_days import deadlines, rhythms
from workplan.core.draft_people import without_people
from workplan.core.draft_promise import Doubt, Promise
from workplan.core.draft_zh import STOPS, tidy
from workplan.core.plan import Kind

_FINISHED = re.compile(
    r"(?:研究)?制定|制订|出台|编制|修订|印发|启用|启动|建成|新?建设(?!性)|新建|组建|成立|设立|引入|引进|开通|投用|竣工|开工|完工|交付|试点|探索试点"
    r"|探索|举办|举行|召开|安排|创建|争创|发布|上线|搭建|建立(?!健全)|(?:积极)?(?:做好)?(?:迎接|参加)|实施|完成"
    r"|将“?[^，。]{2,30}(?:对接|打造|建设)|选址|搬迁|拆除|拓展|改造|更新|加紧|推进[^，。]{2,28}(?:改造|项目|升级|对接|招商|搬迁|工程|建设)"
    r"|加快[^，。]{2,24}(?:建设|开发|进程|改造|对接)|(?:组织)?开展[^，。]{2,24}(?:调研|路演|计划|试点任务|评选|比赛|竞赛|普查|节|创建任务)"
)
_KEPT_UP = re.compile(
    r"加强|深化|健全|完善|落实|做好|做优|做实|做强|做细|巩固|强化|优化|抓好|抓实|抓细|加大|协助|监测|扩大|深入|常态化|持续|继续|开展|引导|支持|鼓励"
    r"|用好|发挥|统筹|严格|推动|推进|推行|推广|加快|建立健全|规范|严厉|全面|广泛|扎实|大力|积极|稳妥|稳步|培育|构建|组织|畅通|织密|守牢|压实|兜牢"
    r"|关注|关心|宣传|整治|治理|排查|防范|化解|丰富|聚焦|提供"
)
_ADVERBS = re.compile(
    r"(?:进一步|不断|切实|着力|重点|大力|积极|稳妥|稳步|全面|扎实|深入|持续|继续|逐步|分层分类|组织|加速|加快(?=推进)|探索性|有序|统筹|同步|认真|充分"
    r"|严格|从严从紧|年内|全年|力争|确保|计划|并|同时|及时|主动|坚决|常态化|健全完善(?=[^，。]{0,12}预案)|\s)+"
)
_RESULT = re.compile(r"提升|满足|营造|增强|形成|促进|确保|实现|夯实|释放|筑牢")
_VAGUE = re.compile(r"一批([^，。；、]{2,16})")
_OFTEN = re.compile(r"^(?:组织开展|组织|开展|加以)")
_SHORTEST = 4
_TERM = re.compile(r"[一二三四五]年")


def commitments(text: str, period: Span) -> list[Promise]:
    """What the clauses of a sentence promise in words, in their order."""
    bare, out, start = without_people(text, chinese=True), list[Promise](), 0
    for stop in (*STOPS.finditer(bare), None):
        end = stop.start() if stop else len(bare)
        if (found := _in_clause(bare, start, end, period)) is not None:
            out.append(found)
        start = stop.end() if stop else end
    for vague in _VAGUE.finditer(bare):
        start, end = vague.span()
        goal = vague[0][:2]
        unit = "家" if re.search("企业|公司|机构|店$", vague[1]) else "个"
        out.append(
            Promise(start, end, start, Kind.COUNT, tidy(vague[1]), unit, goal=goal, doubts=(Doubt.UNIT,))
        )
    return out


def _in_clause(text: str, start: int, end: int, period: Span) -> Promise | None:
    clause = text[start:end].strip()
    if len(clause) < _SHORTEST:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    adverbs = _ADVERBS.match(clause)
    bare = clause[adverbs.end() :] if adverbs else clause
    often = next((each for each in rhythms(clause, chinese=True) if not _TERM.search(clause)), None)
    day = next((each.day for each in deadlines(clause, period, chinese=True)), None)
    is_kept_up = _KEPT_UP.match(bare) or _KEPT_UP.match(clause)
    if often is not None:
        kind = Kind.RECURRING
    elif _FINISHED.match(bare) or day is not None:
        kind = Kind.MILESTONE
    elif is_kept_up:
        kind = Kind.DUTY
    else:
        return None
    name = tidy(clause[: often.start] + clause[often.end :] if often else clause)
    return Promise(
        start,
        start + len(clause),
        start,
        kind,
        (_OFTEN.sub("", name) if often else name) or clause,
        due=day,
        every=often.every if often else None,
        is_result=_RESULT.match(bare) is not None and day is None,
    )

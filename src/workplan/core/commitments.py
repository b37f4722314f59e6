"""Which clauses of a document commit somebody to something, and which figures are told and not asked for."""

import re

from workplan.core.source import Clause, is_chinese

# What may stand before the verb.
_ADVERBS = (
    "进一步|不断|切实|着力|重点|大力|积极|稳妥|稳步|全面|扎实|深入|持续|继续|逐步|分层分类|加速|有序|统筹|同步|认真|充分|严格"
    "|从严从紧|因时因势|年内|全年|力争|确保|计划|并|同时|及时|主动|坚决|常态化|奋力|抓紧|今年|要|将|再|也|还|更好地?"
)
# What is done once, what is done all year, and what is asked for as often as a period comes round.
_DONE = (
    "研究|制定|制订|出台|编制|修订|印发|启用|启动|建成|新?建设|新建|组建|成立|设立|引入|引进|开通|投用|竣工|开工|完工|交付"
    "|试点|探索|举办|举行|召开|安排|创建|争创|再创|发布|上线|搭建|打造|建立|迎接|参加|实施|完成|选址|搬迁|拆除|拓展|改造|更新"
    "|加紧|选取|新增|开拓|开发|破解|挖掘|升级|达到|突破|扶持|认定"
)
_KEPT = (
    "加强|深化|健全|完善|落实|做好|做优|做实|做强|做细|巩固|强化|优化|抓好|抓实|抓细|加大|协助|监测|扩大|开展|引导|支持|鼓励"
    "|用好|发挥|利用|推动|推进|推行|推广|加快|规范|严厉|广泛|培育|构建|组织|畅通|织密|守牢|压实|兜牢|关注|关心|宣传|整治|治理"
    "|排查|防范|化解|丰富|聚焦|提供|针对|学习|依托"
)
_OFTEN = "(?:每|逐)个?(?:周|星期|月|季度|季|半年|年)(?!龄|级|度报)|按(?:月|季度|季|周)"
_CHINESE = re.compile(
    rf"(?:(?:{_ADVERBS})\s*)*(?:{_DONE}|{_KEPT}|将[^，。]{{2,40}}(?:对接|打造|建设)|(?:把|以)[^，。]{{2,40}}(?:贯穿|为抓手))"
    rf"|.{{0,20}}(?:{_OFTEN}|一批|一系列)"
)
_RESULT = re.compile(
    r"(?:并|从而|以)?(?:切实|不断|更好)?(?:提升|满足|营造|增强|形成|促进|夯实|释放|筑牢|助推|保障|为)"
)
_LEADERS = re.compile(
    r"由?[^，。；]{0,60}(?:牵头|负责)(?:实施|落实|推进)?|(?:牵头|责任|主办|承办|配合|协办)(?:单位|部门|领导|科室|人)\s*[：:]"
)
_VERBS = (
    "deliver|build|launch|open|complete|publish|adopt|introduce|establish|install|plant|recruit|hire|train|create|develop|produce"
    "|implement|replace|upgrade|renovate|refurbish|resurface|repair|provide|secure|appoint|approve|agree|submit|increase|reduce"
    "|improve|achieve|raise|cut|run|set|hold|host|review|design|pilot|continue|maintain|support|work|ensure|promote|encourage"
    "|enable|strengthen|engage|protect|enhance|explore|help|keep|monitor|embed|tackle|collaborate|partner|drive|make|expand|extend"
)
_ENGLISH = re.compile(
    r"(?:[A-Z][\w ]{1,30}:\s)?(?:(?:we|the \w+|council|officers|staff|and|to|will|shall|must|also|aims?|plans?|commits?|continue)\s+){0,5}"
    rf"(?:{_VERBS})\b|.{{0,80}}\b(?:will|shall|must|to) be \w+|.{{0,80}}\b(?:each|every|per) (?:week|month|quarter|year)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"去年|上年(?!同期)|已(?:经)?(?=完|建|实|达|有|开|累)|以来|了\s?$|\b(?:last year|previous year|was|were|had|has been|have been)\b",
    re.IGNORECASE,
)


def commits(text: str, clause: Clause) -> bool:
    """Whether a clause says what is to be done, and not who leads it or what it is good for."""
    words = text[clause.start : clause.end]
    if not is_chinese(text):
        return _ENGLISH.match(words) is not None and not is_past(words)
    return not _LEADERS.match(words) and not _RESULT.match(words) and _CHINESE.match(words) is not None


def is_past(words: str) -> bool:
    """Whether the words before a figure, or a whole clause, tell what was."""
    return _PAST.search(words) is not None

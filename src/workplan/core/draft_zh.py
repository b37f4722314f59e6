"""The Chinese of plans, as a table."""

import re

from workplan.core.draft_tongue import Tongue, when

_GROWS = r"增长|增速|增幅|涨幅|同比|提高|提升|上升|增加|高于|快于"
_FALLS = r"下降|降低|减少|降幅|压减|压降|再降|下浮"
_LEVEL = (
    r"(?:达到?|提高[到至]|提升[到至]|增加?[到至]|增至|上升[到至]|扩大[到至]|保持在?|稳定在?|维持在?"
    r"|不[低少]于|总[量数]|保有量|存量|突破|超过?|[≥＞>])"
)
_DOES = (
    r"(?:新增|新建|建成|建设|再建|建立|建|完成|完工|竣工|开展|组织|举办|举行|召开|引进|引入|设立|选取|改造"
    r"|创建|再创|培育|打造|培训|发放|实施|升级|新开|开工|开出|开|交付|打通|调整|招募|招|签约|签下|落地|孵化"
    r"|认定|净增|增加|增设|提供|安装|加装|装|配备|配|修|治理|拆除|整治|帮扶|救助|资助|慰问|服务|筹集|供应"
    r"|推出|办|送|补|启动|推进|做|力争|确保|实现|争取|保障|扶持|发展|推广|布设|设置|铺设|清理|处置|解决|化解"
    r"|征集|选树|评选|挂牌|投放|投用|新招|输送|兑现|落实|多|扩|增|新|募集|开发|更新|植树|栽植|绿化|回收|转化"
    r"|归集|盘活|腾出|消除|销号|办结|达成|吸引|接待|受理|创办|招引|公推|发动|评定)"
)
_FIGURE = r"([0-9]+(?:\.[0-9]+)?)"
_YEAR = r"(?:(?P<year>20[0-9]{2}|今|明)\s?年\s?)?"
_MONTH = r"(?P<month>[0-9]{1,2}|十[一二]|[一二三四五六七八九十])\s?月\s?"
_BEFORE = r"(?:之?前|以前)"
_SOON = r"(?:之?前|以前|内|完成|投用|投入|建成|启动|启用|开工|竣工|交付|开通|上线|印发|出台)"
_NAMES = r"[^（）()【】\[\]。；;：:]{2,80}?"
_SHARED = r"(?:按(?:照)?(?:职责)?分工)?(?:共同|分别)?(?:牵头|负责|包保|落实责任)"
_LEADS, _HELPS = r"牵头|责任|主办|承办|主责|分管|包保|负责", r"配合|协办|协同|参与"
_OFFICE = r"\s?(?:单位|部门|领导|科室|人|处室|负责人|[市区县]领导)?\s?[：:]\s?"
_LIST = r"[^；;。）)】\]\n|：:]{2,120}?"
_UNIT = (
    r"[\u3400-\u9fff]{1,16}(?:[局委办部科处院会社组队校园所镇乡]|中心|公司|街道|政府|检察院|集团"
    r"|大队)(?:等(?:相关|有关)?(?:单位|部门))?"
)
_TITLE = (
    r"(?P<title>(?:党工委|党委|办事处|常务|人大)?(?:副)?(?:书记|主任|部长|局长|镇长|乡长|区长|市长|县长|主席"
    r"|调研员|队长|所长|科长|组长|会长|院长|校长|总经理|经理))"
)

_LIMIT = (
    r"控制在|不超过|不高于|不大于|(?<![不得])低于|压在|不得超过|压[减降缩][到至]|[降减缩](?:低|少"
    r"|短)?[到至]|控制数|上限|[≤＜<]"
)
_STATE = rf"{_LEVEL}|{_LIMIT}"
_DONE = rf"{_DOES}|{_STATE}|{_GROWS}|{_FALLS}"
_NEW = (
    r"新增|新建|建成|建设|完成|引进|举办|开展|培训|改造|新开|新注册|新认定|新签|新招|新设|新引|累计|活动"
    r"|净增|培育|打造"
)
_TO_VALUE = r"(?:提高|提升|增加|上升|下降|降低|减少)[到至]|达[^，达]{0,12}$|率\s?(?:保持|稳定)|[降增]至"
_STEADY = r"(?:保持|稳定|维持)在?[^，]{0,4}$"
_SUMS = "(?:元|吨|亩|平方米|公里|m²|公顷|人次|场次|米|千瓦|千瓦时)$"
_PAST = (
    r"(?<![比较])(?:去年|上年(?!同期增))|已(?:经)?(?=[完建实达有开累])|累计[^，。]{0,6}了|过去[一二三五]|以来"
    r"|回顾|了(?=\s?[0-9一二三四五六七八九十])"
)
_MEANT = "力争|确保|计划|目标|今年"
_WORD = r"^\s?[\u3400-\u9fff“]"
_FROM_HERE = r"[从由]\s?$"
_OR_MORE = r"^\s?以[上下](?![并和及且])[\u3400-\u9fff]"
_FOR = (
    r"^\s?(?:对(?!准)|针对|面向|围绕|依托|按照|根据|聚焦|通过|利用|借助|为(?=[^，]{0,8}$)|以(?![内上下])|在)"
)
_GIVES = (
    r"进行[^，。]{0,8}(?:提升|改造|整治|治理|加固)|安装|装|补|建|送|提供|改造|补上|发放|配|新增|完成|开展"
    r"|办理|购买|整治|实施[^，。]{0,12}(?:革命|工程|改造|提升|项目|行动)"
)
_EVERY = r"(?:每|逐)个?(周|星期|月|季度|季|半年|学期|年)(?![龄级度报])|按(月|季度|季|周)(?!分)"
_SMALL_WANTED = {"before": rf"{_STATE}|新增|至少|满意度|得分|评分|成绩|指数|分值", "frame": _EVERY}
_STOPS = re.compile(r"[，；。：！？|]|[,;:!?](?![0-9])|(?<=[\u3400-\u9fff]{4})·(?=[\u3400-\u9fff]{4})")

ZH = Tongue(
    code="zh",
    blank="",
    looks_back=re.compile(
        r"回顾|工作总结|主要成绩|工作成效|取得的成|完成情况|工作情况$|过去[一五]年|存在(?:的)?(?:问题"
        r"|不足)|形势分析"
    ),
    heading=re.compile(r"[^。；：:，,0-9|]{2,30}"),
    plain=re.compile(
        r"(?:20[0-9]{2}|去|今|明)年(?:度|[上下]半年)?[^，。；：、|0-9]{0,16}"
        r"|[^，。；：|0-9]{0,10}(?:工作(?:回顾|总结|任务|重点|安排|思路|要求|目标|打算|建议)|总体要求"
        r"|主要目标|预期目标|目标任务|主要任务|重点任务|指导思想|总体思路|保障措施|组织保障|形势分析)"
    ),
    title=re.compile(r"([^。：:]{2,40})[。：:](?=[\s\S]{5})"),
    longest_title=45,
    is_sentence=re.compile("[。；;]"),
    cut=re.compile("[，。；：]"),
    longest_cut=30,
    lasts=False,
    days=(
        re.compile(r"(?P<year>20[0-9]{2})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?(?![0-9])"),
        re.compile(rf"{_YEAR}{_MONTH}(?P<day>[0-9]{{1,2}})\s?日\s?(?:{_BEFORE}|止)?"),
        re.compile(rf"{_YEAR}{_MONTH}份?\s?(?P<part>上旬|中旬|下旬|底|末)\s?{_BEFORE}?"),
        re.compile(rf"{_YEAR}{_MONTH}份?\s?(?P<part>上旬)?{_SOON}"),
        re.compile(
            rf"{_YEAR}第?(?P<quarter>[一二三四1-4])\s?季度?(?:末|底"
            rf"|内)?(?:之?前)?(?=[，、完前末底内建启投实出开])"
        ),
        re.compile(rf"{_YEAR}(?P<month>[上下])半年(?:末|底|内)?(?:之?前)?"),
        re.compile(r"(?P<year>20[0-9]{2})\s?年\s?(?:年?底|年?末)?\s?(?:之?前|以前|内|底)"),
        re.compile(r"(?:今年|本年|年)(?:底|末)(?:之?前|以前)?|年内|全年"),
    ),
    every=re.compile(_EVERY),
    said=re.compile(
        rf"(?:(?:{_LEADS}){_OFFICE}(?P<lead>{_LIST})|(?:{_HELPS}){_OFFICE}(?P<support>{_LIST}))"
        r"(?=[；;。）)】\]\n|]|[，,\s]\s?(?:牵头|责任|配合|协办|完成时|时限|主办)|$)"
    ),
    led=(
        re.compile(
            rf"[（(【\[]\s?(?:由|责任(?:单位|领导|人)?[：:]?)?\s?(?P<lead>{_NAMES}){_SHARED}[^，。]{{0,6}}"
            r"(?:[，,]\s?(?P<support>[^（）()：:]{2,60}?)(?:配合|协办|协助|参与))?[）)】\]]"
        ),
        re.compile(rf"(?:^|[，。；,])\s?由(?P<lead>{_NAMES}){_SHARED}(?=[实落推，。；,）)]|$)"),
        re.compile(rf"[（(【\[](?P<lead>\s?{_UNIT}\s?(?:[、，,；;/\s]\s?{_UNIT}\s?)*)[）)】\]]\s*$"),
    ),
    helpers=re.compile(r"[（(](?:配合|协办|协同)(?:单位|部门)?[：:]?([^（）()]{2,80})[）)]"),
    separator=re.compile(r"[、，,；;/\n]|\s{1,4}(?=[\u3400-\u9fff]{2})|(?<=[任记长席局委办部科处])[和与及]"),
    no_name=re.compile(r"^(?:由|以及|和|及|与)|等$|按(?:职责)?分工$"),
    titled=(
        re.compile(rf"(?P<name>[\u3400-\u9fff]{{2,4}}?){_TITLE}"),
        re.compile(rf"{_TITLE}(?P<name>[\u3400-\u9fff]{{2,3}})"),
    ),
    longest_name=30,
    stops=_STOPS,
    links=re.compile(r"、|以及|及(?!时)|和|并|(?<=[个条])，"),
    fact=re.compile(_PAST),
    is_all_fact=False,
    earlier=re.compile(r"\s?(?:截至|到|在)?\s?(20[0-9]{2})\s?年(?![初]?[至到])"),
    meant=re.compile(_MEANT),
    names=(
        when(unit="^[位名]$", frame=r"(?:排名|前|位列|位居|进入|第)[^，前第]{0,4}$"),
        when(unit="^周$", after="^年"),
    ),
    scopes=(
        when(
            place="first|middle", before="[从由][^，。0-9]{0,8}$", after="提高|增加|上升|[降减扩][到至低少]"
        ),
        # Where it begins, what is in brackets, whom it is for, whom it reaches, what it is about.
        when(place="first|middle", before=_FROM_HERE),
        when(bracket=".", but={"bracket": "含|其中|不少于|至少|以上|每"}),
        when(frame=_FOR, after=_WORD, but={"before": _DONE, "after": _GIVES}),
        when(frame=_FOR, after=_WORD, place="first|middle", but={"before": _DONE}),
        when(frame="惠及|受益|涉及|涵盖", but={"unit": "%"}),
        when(
            frame=r"^\s?(?:进一步|持续|不断)?(?:深化|加强|巩固|强化|落实|用好|发挥|健全|完善|优化|做优)",
            after=_WORD,
            but={"unit": "%"},
        ),
        # 200 多家, 近 3 亿人; before a figure that is wanted; a number in words.
        when(figure="[余多]|^14亿", but={"before": _DONE}),
        when(before=r"近\s?$", but={"before": _DONE}),
        when(place="first|middle", after="不得?[少低]于|不低于|达到?|至少", but={"before": _DONE}),
        when(
            figure="^[一二三四五六七八九十百千两零]",
            but={
                "unit": "%",
                "before": rf"(?:至少|不[少低]于|每[季月周年半][^，。每]{{0,6}}|{_DOES})\s?$",
                "clause": rf"^\s*{_DOES}.*#\s*$",
            },
        ),
        # Names of policies, all the people there are, thresholds of what is counted later in the clause.
        when(unit="%", after="^政策"),
        when(unit="亿人$", after="^[的民]"),
        when(
            unit="[万亿]元$",
            before=r"(?:超过?|不低于|达到?)\s?$",
            rest=r"^[万亿]?元?(?:以上)?(?:的|、超过?\s?[0-9.]+[万亿]元)*[\u3400-\u9fff]{1,8}[0-9]+\s?[个幢家户项]",
        ),
        # How long, how old, how large, how much each.
        when(unit="^(?:天|小时|分钟|级|届|分|周|年|个?工作日|层|种)$", but=_SMALL_WANTED),
        when(unit="^[期轮节]$", but={**_SMALL_WANTED, "before": rf"{_DOES}|{_STATE}|至少"}),
        when(unit="^[期轮节]$", after=r"^\s?(?:工程|项目|建设)", but=_SMALL_WANTED),
        when(unit="^岁$", but={"before": _STATE}),
        when(unit="元$", before=r"每[人户名家个张亩辆月][^，]{0,6}$"),
        when(unit="元$", after=r"^[^，。、]{0,8}以[上下](?:的|重点|企业|(?:重大|工业|产业)?项目)"),
        when(unit="元$", after=r"^\s?的(?!目标|任务)"),
        when(place="first|middle", after=_OR_MORE, but={"unit": "%|[家个项处所条场次件]$"}),
        when(clause=r"^\s*#", after=_OR_MORE, but={"unit": "%"}),
    ),
    to_figure=re.compile(r"控制在\s?$"),
    from_here=re.compile(_FROM_HERE),
    word_follows=re.compile(_WORD),
    limits=(
        when(before=_LIMIT),
        when(after=r"^\s?(?:以内|以下|之内)"),
        # What one wants less of: where nothing else is said, its figure is a limit.
        when(
            before=r"(?:失业|死亡|发生|发病|漏损|差错|空置|返贫|赤字|负债|不良|逾期|投诉|欠薪|复发|违约|流失|返工)率"
            r"|价格[^，]{0,4}涨幅|(?:事故|火灾|案件)[^，]{0,4}$",
            but={
                "before": r"下降|降低|压减|减少|不低于|不少于|提高|增长|[≥＞]",
                "after": r"^.{0,2}(?:以上|办结)",
            },
        ),
    ),
    rates=(
        when(figure="百分点|翻", but={"before": "[到至]"}),
        when(before=rf"{_GROWS}|{_FALLS}", but={"figure": "百分点", "before": _TO_VALUE}),
        when(held="^rate", but={"figure": "百分点", "before": f"率|比|覆盖|达|占|{_NEW}"}),
    ),
    falls=(when(before=_FALLS),),
    levels=(
        when(before="人均|每[百千万]"),
        when(bound="at_most", but={"unit": "元$|^[起例件次宗]$"}),
        when(before=_STEADY, unit=_SUMS, but={"unit": "元$"}),
        when(unit="^分$"),
        when(before=r"(?:标准|起征点|补[助贴]|门槛|资费|工资)[^，、]*[到至达][^，、0-9]{0,3}$"),
        when(
            before=rf"{_LEVEL}[^，、0-9]{{0,3}}$",
            but={"unit": _SUMS, "before": f"{_NEW}|其中", "bound": "most"},
        ),
        when(held="^level same", but={"unit": _SUMS, "before": _NEW, "bound": "most"}),
    ),
    steady=re.compile(_STEADY),
    money=re.compile("元$"),
    sizes=(
        when(
            unit="(?:m²|亩|公里|公顷|米|千瓦|千瓦时|千伏|锭)$",
            after=r"^\s?[\u3400-\u9fff]{0,8}(?:建设|改造|升级|项目|工程|更新|修缮|修复|提升|扩建|装修)",
            before=r"\S",
            but={"before": rf"{_DOES}\s*$"},
        ),
    ),
    from_value=re.compile(
        rf"[从由]\s?{_FIGURE}[^，。]{{0,6}}?(?:提高|提升|增加|上升|降|减|压|扩)[^，。]{{0,2}}$"
    ),
    from_words=re.compile(rf"[从由]\s?{_FIGURE}[^，。从由0-9]{{0,12}}$"),
    parts=(when(before="其中"), when(bracket="含|其中")),
    then=re.compile("其中$"),
    stretch=re.compile("力争|争取|冲刺|挑战"),
    about=(when(before=r"约\s?$"), when(after="^.{0,2}(?:左右|上下|前后)")),
    only_does=re.compile(rf"(?:{_DOES}|再|每\S{{1,6}}|升级|全部|所有)+"),
    short_name=4,
    posts=re.compile(r"(?:及以上)?(?:以上)?(?:以下)?(?:以内)?(?:之内)?(?:左右)?"),
    growth="增速",
    grows=re.compile(rf"(?:同比)?(?:{_GROWS}|{_FALLS})\s?$"),
    is_growth=re.compile("增速|增幅|率$"),
    first_does=re.compile(rf"^{_DOES}"),
    often_first=re.compile(r"^(?:每个?(?:月|季度|周|半年|年)|至少|组织|开展|举办|以上|左右)+|^的+|的+$"),
    marks=re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹](?![²m])|\[\^?\w{1,40}\]|（[^（）]*）|\([^()]*\)"),
    blanks=re.compile(r"\s(?=[\u3400-\u9fff“])|(?<=[\u3400-\u9fff”])\s"),
    leading=re.compile(
        r"^(?:其中|含|包括|以及|并且?|及|和|力争|确保|计划|预计|奋力|努力|争取|对准|全面|继续|着力|加快"
        r"|加速|重点|同时|年度|今年|年内|全年"
        r"|全区|全镇|全街道|实现|聚焦年度目标和|的|再|先|要|将|把|给|为|到|在|[、，：:\s])+"
    ),
    trailing=re.compile(
        r"(?:达到|增到|减到|增至|减至|达|提高到|提升到|增加到|提高至|提升至|增加至|控制在|保持在|保持|稳定在"
        r"|稳定|不低于|不少于|不得少于|不超过|不高于|增长|同比|左右|以上|以内|目标|任务|共|合计|累计|至少"
        r"|力争|数定在|定在|拟按|压缩至|压缩到|缩短至|缩短到|约|为|各|及以上|各项|工作|突破|超过|降至|降到"
        r"|下降到|降低到|压减到|[≥≤><由从、，：:（(\s])+$"
    ),
    edges="，。；、：: ",
    columns={
        "number": re.compile(r"^(?:序号|编号|序)$"),
        "support": re.compile("配合|协办|协同|协助"),
        "department": re.compile("责任科室|实施科室|承办科室|实施单位"),
        "lead": re.compile(
            r"牵头|责任(?:单位|领导|部门|处室|人|主体)|承担单位|主办|主责|承办|负责|分管|包保"
        ),
        "baseline": re.compile("基数|基期|基准|上年|去年|预计完成|预计数|完成[数值]|实绩"),
        "result": re.compile("完成情况|进展|实际|结果|完成率|自评|得分|备注|说明"),
        "due": re.compile("时限|完成时间|截止|期限|完成日期|年限|起止"),
        "unit": re.compile(r"^(?:计量)?单位$"),
        "point": re.compile(
            r"^(?:20[0-9]{2}\s?年\s?)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月|季度|上半年|节点"
            r"|进度安排|阶段"
        ),
        "value": re.compile(
            r"目标值|预期|计划数|目标数|指标值|任务数|计划值|(?:20[0-9]{2}\s?年|年度|全年)(?:目标|计划|任务"
            r"|指标)?$|^目标$|^数量$"
        ),
        "group": re.compile(r"^(?:类别|分类|领域|板块|一级指标|目标任务类别)$"),
        "name": re.compile("指标|任务|项目|事项|内容|举措|措施|名称"),
    },
    row_bounds=re.compile(r"不[低少高大多]于|不超过|以[上下内]|及以上|左右|至少|达到?|控制在"),
    row_rate=re.compile(r"增长|增速|增幅|下降|降低|(?:提升|提高|上升|增加)[^到至]*百分点"),
    row_to=re.compile("[到至]"),
    row_falls=re.compile(r"下降|降低|降幅|减少"),
    row_limit=re.compile(r"[≤＜<]|控制|不超过|不高于|以内|以下|压减|降至"),
    row_state=re.compile(
        r"总量|总数|保有量|存量|数量$|(?:家|户|人|企业|单位|机构|床位|主体)数$|达到|保持|覆盖"
    ),
    row_doing=re.compile(r"新增|新建|新开|完成|建成|开展|举办|引进|培训|改造|创建|打造|投资|收入|产值"),
    added_up=re.compile("累计"),
    day_forms=("{}", "{}底", "{}底前"),
    clause_ends=_STOPS,
    lead_in=re.compile(
        r"(?:进一步|不断|切实|着力|重点|大力|积极|稳妥|稳步|全面|扎实|深入|持续|继续|逐步|分层分类|组织|加速"
        r"|加快(?=推进)|探索性|有序|统筹|同步|认真|充分|严格|从严从紧|年内|全年|力争|确保|计划|并|同时|及时"
        r"|主动|坚决|常态化|健全完善(?=[^，。]{0,12}预案)|\s)+"
    ),
    finished=re.compile(
        r"通过[^，。]{2,24}(?:测试|验收|评估|认证|审核|复核)|(?:研究)?制定|制订|出台|编制|修订|印发|启用|启动"
        r"|建成|新?建设(?!性)|新建|组建|成立|设立|引入|引进|开通|投用|竣工|开工|完工|交付|试点|探索试点|探索"
        r"|举办|举行|召开|安排|创建|争创|发布|上线|搭建|建立(?!健全)|(?:积极)?(?:做好)?(?:迎接|参加)|实施"
        r"|完成|将“?[^，。]{2,30}(?:对接|打造|建设)|选址|搬迁|拆除|拓展|改造|更新|加紧"
        r"|推进[^，。]{2,28}(?:改造|项目|升级|对接|招商|搬迁|工程|建设)|加快[^，。]{2,24}(?:建设|开发|进程"
        r"|改造|对接)|(?:组织)?开展[^，。]{2,24}(?:调研|路演|计划|试点任务|评选|比赛|竞赛|普查|节|创建任务)"
    ),
    kept_up=re.compile(
        r"加强|深化|健全|完善|落实|做好|做优|做实|做强|做细|巩固|强化|优化|抓好|抓实|抓细|加大|协助|监测|扩大"
        r"|深入|常态化|持续|继续|开展|引导|支持|鼓励|用好|发挥|统筹|严格|推动|推进|推行|推广|加快|建立健全"
        r"|规范|严厉|全面|广泛|扎实|大力|积极|稳妥|稳步|培育|构建|组织|畅通|织密|守牢|压实|兜牢|关注|关心"
        r"|宣传|整治|治理|排查|防范|化解|丰富|聚焦|提供"
    ),
    is_result=re.compile("提升|满足|营造|增强|形成|促进|确保|实现|夯实|释放|筑牢"),
    term=re.compile(r"[一二三四五]年"),
    a_number_of=re.compile(r"一批([^，。；、]{2,16})"),
    firms=re.compile(r"企业|公司|机构|店$"),
)

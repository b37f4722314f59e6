"""What a column of a table is for, by its heading."""

import re
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What the cells of a column say."""

    NUMBER = "number"
    GROUP = "group"
    NAME = "name"
    VALUE = "value"
    UNIT = "unit"
    BASELINE = "baseline"
    DUE = "due"
    LEAD = "lead"
    SUPPORT = "support"
    DEPARTMENT = "department"
    POINT = "point"
    RESULT = "result"
    TEXT = "text"

    @property
    def is_free(self) -> bool:
        """Whether a heading of this role may as well be a heading of something else."""
        return self is Role.TEXT

    @property
    def is_figure(self) -> bool:
        """Whether its cells have figures."""
        return self in (Role.NUMBER, Role.VALUE, Role.POINT)


# The first that is found in the heading says what the column is for.
_ROLES = (
    (Role.NUMBER, r"^(?:序号|编号|序|no\.?|#|ref\.?|id|item)$"),
    (Role.SUPPORT, r"配合|协办|协同|协助|^(?:partners?|support\w*|with)\b"),
    (Role.DEPARTMENT, r"责任科室|实施科室|承办科室|实施单位|^department"),
    (
        Role.LEAD,
        (
            r"牵头|责任(?:单位|领导|部门|处室|人|主体)|承担单位|主办|主责|承办|负责|分管|包保"
            r"|^(?:lead|owner|responsib|accountab|who\b|officer|sponsor|dri\b)|\b(?:lead|owner)$"
        ),
    ),
    (Role.BASELINE, r"基数|基期|基准|上年|去年|^baseline|^(?:current|previous|last year)"),
    (
        Role.RESULT,
        (
            r"完成情况|进展|实际|结果|完成率|自评|得分|备注|说明|^(?:actual|result|progress|status|notes?|comment)"
        ),
    ),
    (
        Role.DUE,
        (
            r"时限|完成时间|截止|期限|完成日期"
            r"|^(?:when|due|deadline|timescale|by when|target date|date|completion)"
        ),
    ),
    (Role.UNIT, r"^(?:计量)?单位$|^units?(?: of measure(?:ment)?)?$"),
    (
        Role.POINT,
        (
            r"^(?:20[0-9]{2}\s?年\s?)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月|季度|上半年|节点|进度安排|阶段"
            r"|^q[1-4]\b|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s20[0-9]{2})?$"
            r"|milestone"
        ),
    ),
    (
        Role.VALUE,
        (
            r"目标值|计划数|目标数|指标值|任务数|计划值|(?:20[0-9]{2}\s?年|年度|全年)(?:目标|计划|任务|指标)?$|^目标$|^数量$"
            r"|\btarget$|^20[0-9]{2}.*target|^target\b|^(?:quantity|amount|goal for)"
        ),
    ),
    (Role.GROUP, r"^(?:类别|分类|领域|板块|一级指标|目标任务类别|category|theme|priority|area|objective)$"),
    (
        Role.NAME,
        (
            r"指标|任务|项目|事项|内容|举措|措施|名称|^(?:indicator|measure|action|kpi|activity|task|commitment|what|name"
            r"|deliver)"
        ),
    ),
)
_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_LONGEST = 40


@lru_cache(maxsize=4096)
def role_of(head: str) -> Role:
    """The role that a heading gives its column; a text where it says none."""
    bare = "".join(head.split()) if not head.isascii() else head.strip()
    found = (role for role, pattern in _PATTERNS if len(bare) <= _LONGEST and pattern.search(bare))
    return next(found, Role.TEXT)

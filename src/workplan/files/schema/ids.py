"""Ids, truths and numbers as people write them, and what was meant by what they write otherwise."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from workplan.core.figures import DECIMALS, WHOLE_DIGITS
from workplan.core.problems import closest

NEVER = "never"  # of reporting
_TRUTHS = {"true": True, "false": False}
_SUM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ID = re.compile(r"\w[\w.\-]*")
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_WIDE = re.compile("[\uff01-\uff5e]")
_THOUSANDS = re.compile(r"(?<=[0-9])[, ](?=[0-9]{3}(?![0-9]))")
_NO_FIGURES = (
    ("nothing", re.compile(r"(?i:tbd|tba|todo|n/?a|none|nil)|[-–—/?.]+|[待未暂]定|暂?无|没有")),
    ("digits", re.compile(rf"[+-]?(?:[0-9]{{{WHOLE_DIGITS},}}(?:\.[0-9]+)?|[0-9]+\.[0-9]{{{DECIMALS},}})%?")),
)
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+%?")
_TO = re.compile(r"[-–—~〜至到]|\bto\b|\.\.")
_SCALE = re.compile(r"\s*(?:[十百千万亿成倍分]|k\b|thousand|million|billion)", re.IGNORECASE)
# What people write for a key or a choice, by what it is called here.
_ALSO: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "add": "added increase new 新增",
        "at_least": "target min minimum value amount figure 目标 目标值",
        "at_most": "max maximum limit ceiling 上限",
        "baseline": "base 基数",
        "between": "range 范围",
        "by": "reporter author who date day 填报人 报送人",
        "checkpoints": "milestones stages 节点",
        "contact": "phone tel email 电话",
        "date": "day when 日期",
        "definitions": "terms glossary 名词",
        "department": "dept 科室 责任科室",
        "detail": "description desc note notes comment comments remark remarks 说明 备注",
        "done": "finished complete completed 完成",
        "due": "deadline end until to 截止 到期日 完成时限",
        "end": "to until due 结束",
        "evidence": "attachment attachments file files proof link url 附件 佐证",
        "kind": "type 类型",
        "lead": "owner owners leader leaders responsible assignee 牵头 牵头领导 负责人",
        "light": "status color colour rag 亮灯",
        "name": "title label 名称",
        "next": "plan todo next_step next_steps 下一步",
        "note": "description desc comment comments remark remarks detail text 备注 说明 进展",
        "organization": "office 单位",
        "owner": "lead leads leader responsible assignee 牵头 牵头领导 负责人",
        "owners": "people leaders 领导",
        "period": "year dates 计划期",
        "problem": "issue issues risk obstacle 问题 困难",
        "reached": "stage milestone 阶段",
        "reason": "why 原因 理由",
        "sections": "chapters parts 章节",
        "share": "percent value 比例",
        "start": "from begin since 开始 启动",
        "state": "status 状态",
        "support": "helper helpers 配合单位",
        "text": "definition meaning 解释",
        "title": "name 标题 名称",
        "under": "boss manager supervisor 上级",
        "unit": "单位",
        "value": "target amount actual total figure result percent percentage 数值 完成值",
        "week": "weekly 周 每周 按周",
        "month": "monthly 月 每月 按月 月度",
        "quarter": "quarterly 季 季度 每季度 按季",
        "half": "half-year half-yearly semiannual 半年 每半年",
        "year": "yearly annual annually 年 每年 年度 按年",
        "count": "number sum total 累计 累计数 数量",
        "level": "stock percentage 时点 时点数 存量",
        "rate": "growth percent 增速 增长率",
        "recurring": "periodic regular 周期 周期任务",
        "milestone": "task project 办结 办结事项 里程碑",
        "duty": "ongoing continuous 常态 常态工作 日常",
        "green": "绿 绿灯 绿色",
        "yellow": "amber orange 黄 黄灯 黄色",
        "red": "红 红灯 红色",
        "suspended": "paused on-hold postponed 暂停 暂缓",
        "cancelled": "dropped abandoned deleted 取消 撤销",
        "zh": "chinese zh-cn 中文 汉语",
        "en": "english en-us en-gb 英文 英语",
        "even": "linear steady 均匀 匀速",
        "points": "point percent 百分点",
        "ratio": "relative 比例",
    }.items()
}


def as_id(text: str) -> str | None:
    """The id that `text` writes, in NFC: letters, digits, `-`, `_`, `.` of any script; or None."""
    if text.isascii():
        return text if _ID.fullmatch(text) else None
    composed = unicodedata.normalize("NFC", text)
    bare = "".join(char for char in composed if not unicodedata.category(char).startswith("M"))
    return composed if _ID.fullmatch(bare) else None


def as_whole(text: str) -> int | None:
    """The whole number that `text` writes in ASCII digits, or None."""
    return int(text) if _WHOLE.fullmatch(text) else None


def as_truth(text: str) -> bool | None:
    """Whether `text` says true or false, or None."""
    return _TRUTHS.get(text)


def as_sum(text: str) -> str | None:
    """The SHA-256 sum that `text` writes in hexadecimal digits, in small letters; or None."""
    return text.lower() if _SUM.fullmatch(text.lower()) else None


def fullwidth_id(text: str) -> bool:
    """Whether `text` would be an id but for full-width letters, digits or signs."""
    return not text.isascii() and _WIDE.search(text) is not None and as_id(halfwidth(text)) is not None


def halfwidth(text: str) -> str:
    """`text` with full-width letters, digits and signs made plain ones."""
    return unicodedata.normalize("NFKC", text)


def meant(text: str, known: Iterable[str]) -> str | None:
    """Which of the `known` keys or choices is nearly written so, or often called so; None where none is."""
    names, called = tuple(known), text.casefold()
    return closest(text, names) or next((n for n in names if called in _ALSO.get(n, ())), None)


def slip(text: str, parse: Callable[[str], object]) -> dict[str, str]:
    """What to say of a text that is no figure to `parse`, but was meant as one; nothing where it was not."""
    bare = _THOUSANDS.sub("", halfwidth(text)).strip()
    if parse(bare) is not None:
        return {"why": "plain", "plain": bare}
    whys = (why for why, pattern in _NO_FIGURES if pattern.fullmatch(bare))
    return {"why": why} if (why := next(whys, None)) else _among_words(bare, parse)


def _among_words(text: str, parse: Callable[[str], object]) -> dict[str, str]:
    """The one figure in `text`, or the two of a range; nothing where the words make them larger."""
    numbers = [*_NUMBER.finditer(text)]
    if len(numbers) not in (1, 2) or any(_SCALE.match(text, n.end()) for n in numbers):
        return {}
    first, last = numbers[0], numbers[-1]
    low, high = "-" * text.endswith("-", 0, first.start()) + first[0], last[0]
    if parse(low) is None or parse(high) is None:
        return {}
    if first is last:
        return {"why": "words", "plain": low}
    is_range = _TO.search(text, first.end(), last.start())
    return {"why": "range", "low": low, "high": high} if is_range else {}

"""The words of problems with entries, held against the plan and against each other."""

from collections.abc import Mapping

from workplan.views.words.text import Text

ENTRY_PROBLEMS: Mapping[str, Text] = {
    "entry-not-for-kind": Text(
        "{kind}类指标不用‘{key}’报送；请用：{takes}",
        "a target of kind {kind} is not reported by '{key}'; use: {takes}",
    ),
    "entry-not-for-kind.nothing": Text(
        "{kind}类指标只报文字，不用‘{key}’；请改写 note",
        "a target of kind {kind} is reported in words, not by '{key}'; write a note",
    ),
    "points-not-percent": Text(
        "这里写了百分数，而指标的单位是‘{unit}’；请按单位填写",
        "a percentage is given, but the target's unit is '{unit}'; give the figure in the unit",
    ),
    "entry-before-period": Text(
        "{day} 早于计划期开始日 {start}；请改正日期，或记入上一年的台账",
        "{day} is before the plan's period, which begins on {start}; correct the date",
    ),
    "entry-in-future": Text(
        "{day} 在今天（{today}）之后；请改正日期", "{day} is after today ({today}); correct the date"
    ),
    "total-mismatch": Text(
        "add 之后的累计为 {total}，与所写 value {value} 不符，以 {value} 为准；请核对",
        "with this addition the total is {total}, not {value} as written here; {value} stands: check it",
    ),
    "value-superseded": Text(
        "同一天后面又报了 {by}，本条的 {value} 不再计；请核对",
        "a later entry of the same day says {by}; this {value} no longer counts: check it",
    ),
    "missing-evidence": Text(
        "没有附件文件‘{path}’；请补上文件或改正路径",
        "no evidence file '{path}'; add the file or correct the path",
    ),
    "entry-repeated": Text(
        "编号‘{id}’的记录重复，只计一次；请删去多余的一条",
        "the entry with id '{id}' is repeated and counts once; delete one of them",
    ),
    "id-conflict": Text(
        "编号‘{id}’在第 {line} 行已用于另一条内容不同的记录；请改编号",
        "the id '{id}' belongs to a different entry on line {line}; change one of the ids",
    ),
    "duplicate-entry": Text(
        "与 {file} 第 {line} 行内容完全相同，两条都计入；如系重复，请删去一条",
        "the same as {file}, line {line}, and both count; if it was reported twice, delete one of them",
    ),
}

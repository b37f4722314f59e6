"""The words of problems within a plan: names that do not resolve, figures and days that disagree."""

from collections.abc import Mapping

from workplan.views.words.text import Text

PLAN_PROBLEMS: Mapping[str, Text] = {
    "duplicate-id": Text("编号‘{id}’已被使用；请另取一个", "the id '{id}' is in use already; choose another"),
    "unknown-owner": Text("没有牵头领导‘{name}’", "no owner '{name}'"),
    "unknown-owner.plain": Text(
        "没有牵头领导‘{name}’；请改正，或在 owners 中补上",
        "no owner '{name}'; correct it, or add it to owners",
    ),
    "unknown-term": Text("没有名词‘{term}’", "no definition of '{term}'"),
    "unknown-term.plain": Text(
        "没有名词‘{term}’；请改正，或在 definitions 中补上",
        "no definition of '{term}'; correct it, or add it to definitions",
    ),
    "unknown-target": Text("没有指标‘{id}’", "no target '{id}'"),
    "unknown-target.plain": Text(
        "没有指标‘{id}’；请按计划改正（workplan status --by target 列出全部）；"
        "有记录的指标不从计划中删去，而是写 state: cancelled，旧编号写入 formerly",
        "no target '{id}'; correct it by the plan (workplan status --by target lists them); a target with "
        "entries is not removed but gets state: cancelled, and an old id goes into formerly",
    ),
    "unknown-revised": Text(
        "这条调整记录写的‘{id}’不在计划中", "this record names '{id}', which is not in the plan"
    ),
    "unknown-revised.plain": Text(
        "这条调整记录写的‘{id}’不在计划中；请核对编号，删去的指标宜恢复并写 state: cancelled",
        "this record names '{id}', which is not in the plan; "
        "check the id, and put a target that was removed back as state: cancelled",
    ),
    "unknown-task": Text("没有任务‘{id}’", "no task '{id}'"),
    "unknown-task.plain": Text("没有任务‘{id}’；请按计划改正", "no task '{id}'; correct it by the plan"),
    "unknown-part": Text("part_of 所指的指标‘{id}’不存在", "part_of names no target: '{id}'"),
    "unknown-part.plain": Text(
        "part_of 所指的指标‘{id}’不存在；请按计划改正",
        "part_of names no target: '{id}'; correct it by the plan",
    ),
    "part-not-count": Text(
        "‘{id}’不是累计数（count），不能有其中数；请改 part_of 或 kind",
        "'{id}' is not a count and has no parts; change part_of or the kind",
    ),
    "part-of-itself": Text(
        "‘{id}’是它自己的其中数；请改 part_of", "'{id}' is a part of itself; change part_of"
    ),
    "part-above-whole": Text(
        "其中数 {asked} 大于‘{id}’的总数 {whole}；请核对",
        "the part, {asked}, is more than the whole, {whole} of '{id}'; check both",
    ),
    "unused-definition": Text(
        "名词‘{term}’没有被引用；请在 detail 中写 [^{term}]，或删去",
        "the definition '{term}' is referred to nowhere; write [^{term}] in a detail, or delete it",
    ),
    "unreferenced-owner": Text(
        "‘{name}’没有牵头任何任务或指标；请核对或删去",
        "'{name}' leads no task or target; check it, or delete it",
    ),
    "bound-missing": Text(
        "有‘{key}’却没有目标值；请补上 at_least 或 at_most",
        "'{key}' is given without a bound; add at_least or at_most",
    ),
    "bound-contradictory": Text(
        "‘{keys}’不能同时使用；请只保留其一", "{keys} exclude each other; keep one of them"
    ),
    "between-backwards": Text(
        "范围写反了：{low} 大于 {high}；请调换", "the range is backwards: {low} is above {high}; swap them"
    ),
    "baseline-side": Text(
        "基数 {baseline} 与目标值 {bound} 的方向不对；应低于 at_least 或高于 at_most",
        "the baseline {baseline} is on the wrong side of {bound}; it lies below at_least or above at_most",
    ),
    "stretch-below-bound": Text(
        "力争值 {stretch} 不及目标值 {bound}；请改正",
        "the stretch {stretch} falls short of the bound {bound}; correct it",
    ),
    "no-completion": Text(
        "这个指标没有完成率，不能写‘{key}’；请删去",
        "this target has no completion, so '{key}' means nothing; delete it",
    ),
    "checkpoint-outside": Text(
        "节点 {day} 不在指标起止 {start} 至 {due} 之内；请改正",
        "the checkpoint of {day} lies outside {start} to {due}; correct it",
    ),
    "checkpoint-falling": Text(
        "节点值 {value} 还不及前一节点 {before}；节点是累计值，请改正",
        "the checkpoint {value} asks for less than {before}, the one before; they are cumulative: correct it",
    ),
    "outside-period": Text(
        "{day} 不在计划期 {start} 至 {end} 之内；请改正",
        "{day} lies outside the plan's period {start} to {end}; correct it",
    ),
    "due-before-start": Text(
        "到期日 {due} 早于启动日 {start}；请改正", "due {due} is before the start {start}; correct it"
    ),
    "period-backwards": Text(
        "计划期写反了：{start} 晚于 {end}；请调换",
        "the period is backwards: {start} is after {end}; swap them",
    ),
    "state-without-revision": Text(
        "‘{id}’标为 {state}，但没有说明原因的调整记录；请在 revisions 中补上",
        "'{id}' is {state} without a revision that says why; add one to revisions",
    ),
    "due-chain-broken": Text(
        "到期日对不上：这里写 {written}，应为 {expected}；请改正",
        "the due dates do not follow each other: {written} is written where {expected} belongs; correct it",
    ),
    "due-moved-late": Text(
        "{day} 才记录延期，而原到期日 {old} 已过；请核对",
        "the due date {old} was moved only on {day}, after it had passed; check it",
    ),
    "looks-like-share": Text(
        "‘{text}’会当作百分之 {text}；如指 {points}%，请写 {points}",
        "'{text}' means {text} per cent; write {points} if {points} per cent is meant",
    ),
    "owner-circle": Text(
        "‘{name}’的上级关系成环；请改 under", "'{name}' is, through others, under itself; change under"
    ),
}

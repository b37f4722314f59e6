"""The words of problems of plans and logs against an earlier revision of them."""

from collections.abc import Mapping

from workplan.views.words.text import Text

REVISION_PROBLEMS: Mapping[str, Text] = {
    "eased-without-reason.changed": Text(
        "‘{id}’的 {field} 自 {revision} 以来放宽，没有写明理由；请在 revisions 中补上写有‘{id}’的记录",
        "{field} of '{id}' was eased since {revision} without a reason; "
        "add a record that names '{id}' to revisions",
    ),
    "eased-without-reason.removed": Text(
        "‘{id}’自 {revision} 以来被删去，没有写明理由；请恢复并写 state: cancelled，在 revisions 中说明",
        "'{id}' was removed since {revision} without a reason; "
        "put it back as state: cancelled, and say why in revisions",
    ),
    "eased-without-reason.plan": Text(
        "计划的 {field} 自 {revision} 以来放宽，没有写明理由；请在 revisions 中补上不写 targets 的记录",
        "{field} of the plan was eased since {revision} without a reason; "
        "add a record without targets to revisions",
    ),
    "eased-without-reason.gone": Text(
        "计划自 {revision} 以来被删去，没有记录可以说明理由；请恢复（往年的计划可以留在 plan/ 中），"
        "或在提交说明中写明理由，以删去它的提交为新的起点",
        "the plan was removed since {revision}, and no record can say why; "
        "put it back (a plan of a past year may stay), or say why in the commit's message "
        "and check since that commit",
    ),
    "revision-without-change": Text(
        "这条调整记录写了‘{id}’，但它自 {revision} 以来没有变化；请核对编号",
        "this record names '{id}', of which nothing changed since {revision}; check the id",
    ),
    "entry-edited": Text(
        "‘{subject}’在 {day} 的记录自 {revision} 以来被改动（原在第 {line} 行）；"
        "请恢复原文，另加一条记录更正",
        "the entry of '{subject}' of {day} was edited since {revision}, where it is on line {line}; "
        "put it back, and correct it by a new entry",
    ),
    "entry-removed": Text(
        "‘{subject}’在 {day} 的记录自 {revision} 以来被删去（原在第 {line} 行）；请恢复，另加一条记录更正",
        "the entry of '{subject}' of {day} was removed since {revision}, where it is on line {line}; "
        "put it back, and correct it by a new entry",
    ),
}

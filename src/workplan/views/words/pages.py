"""The words of the pages that `show` prints: the names of fields, and headings."""

from collections.abc import Mapping

from workplan.views.words.text import Text

FIELDS: Mapping[str, Text] = {
    "id": Text("编号", "Id"),
    "formerly": Text("曾用编号", "Formerly"),
    "kind": Text("类别", "Kind"),
    "section": Text("所属板块", "Section"),
    "task": Text("所属任务", "Task"),
    "lead": Text("牵头领导", "Lead"),
    "department": Text("责任科室", "Department"),
    "support": Text("配合单位", "Support"),
    "goal": Text("年度目标", "Goal"),
    "window": Text("起止", "Window"),
    "pace": Text("进度口径", "Pace"),
    "reporting": Text("报送", "Reporting"),
    "weight": Text("权重", "Weight"),
    "part_of": Text("其中数", "Part of"),
    "checkpoints": Text("节点目标", "Checkpoints"),
    "size": Text("规模", "Size"),
    "hold": Text("计划状态", "Held"),
    "detail": Text("说明", "Detail"),
    "aim": Text("目标", "Aim"),
    "state": Text("状态", "State"),
    "title": Text("职务", "Title"),
    "under": Text("上级", "Under"),
    "completion": Text("完成率", "Completion"),
    "reported": Text("已报数据", "With a figure"),
    "lights": Text("亮灯情况", "Lights"),
    "states": Text("指标状态", "States"),
}

HEADINGS: Mapping[str, Text] = {
    "verdict": Text("判定", "Verdict"),
    "trail": Text("进展记录", "Entries"),
    "revisions": Text("调整记录", "Revisions"),
    "terms": Text("名词解释", "Terms"),
    "targets": Text("指标", "Targets"),
    "tasks": Text("任务", "Tasks"),
    "meaning": Text("释义", "Meaning"),
    "references": Text("出现于", "Referred to in"),
    "headline": Text("总目标", "Headline targets"),
}

PAGES: Mapping[str, Text] = {
    "window": Text("{start} 至 {due}", "{start} to {due}"),
    "extended": Text("{start} 至 {due}，延期（原 {old}）", "{start} to {due}, extended (was {old})"),
    "due-changed": Text("到期日 {old} → {new}", "due {old} → {new}"),
    "reporting": Text("{every}报送，期后{grace}日内", "{every}, within {grace} days after"),
    "reporting-never": Text("不要求报送", "no reports are asked for"),
    "checkpoint": Text("{day} {value}", "{day} {value}"),
    "checkpoint-named": Text("{day} {value}（{name}）", "{day} {value} ({name})"),
    "named": Text("{name}（{id}）", "{name} ({id})"),
    "revision": Text("{by}：{reason}", "{by}: {reason}"),
    "revision-alone": Text("{reason}", "{reason}"),
    "by": Text("报送人：{text}", "by {text}"),
    "note": Text("进展：{text}", "note: {text}"),
    "problem": Text("存在问题：{text}", "problem: {text}"),
    "next": Text("下一步：{text}", "next: {text}"),
    "evidence": Text("附件：{text}", "evidence: {text}"),
    "own-light": Text("自评{light}", "own light {light}"),
    "no-lead": Text("未明确", "none named"),
    "task-report": Text("{text}（任务报送）", "{text} (report of the task)"),
    "group": Text(
        "{completion}，序时进度 {expected}，差距 {gap} 个百分点",
        "{completion}, pace {expected}, gap {gap} points",
    ),
}

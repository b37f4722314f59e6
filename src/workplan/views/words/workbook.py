"""The words of the workbook: names of its sheets, heads of its columns, and what its pages say."""

from collections.abc import Mapping

from workplan.views.words.text import Text

SHEET_HEADS: Mapping[str, Text] = {
    "figure-place": Text("数据出处", "Figure reported at"),
    "asked-at": Text("计划出处", "Asked for at"),
    "old-due": Text("原定时限", "First due"),
    "kind": Text("预警类别", "Alert"),
    "days": Text("天数", "Days"),
    "missing": Text("欠量", "Short by"),
    "message": Text("情况", "What"),
    "count": Text("项数", "Targets"),
    "reported": Text("已报数据", "With data"),
    "scored": Text("计分指标", "Scored"),
    "red": Text("红灯", "Red"),
    "yellow": Text("黄灯", "Yellow"),
    "green": Text("绿灯", "Green"),
    "grey": Text("不亮灯", "Grey"),
}

SHEETS: Mapping[str, Text] = {
    "overview": Text("总览", "Overview"),
    "ledger": Text("台账", "Ledger"),
    "alerts": Text("预警", "Alerts"),
    "changes": Text("计划调整", "Plan changes"),
}

WORKBOOK: Mapping[str, Text] = {
    "ledger": Text("{title}台账", "{title}: ledger"),
    "alerts": Text("{title}预警", "{title}: alerts"),
    "changes": Text("{title}调整", "{title}: changes"),
    "owner": Text("{title}台账——{owner}", "{title}: ledger of {owner}"),
    "narrowed": Text("{title}（{names}）", "{title} ({names})"),
    "pages": Text("第 &P 页 共 &N 页", "Page &P of &N"),
    "states": Text("指标状态", "States"),
    "groups": Text("板块与任务", "Sections and tasks"),
    "owners": Text("牵头领导", "Owners"),
    "all": Text("合计", "All"),
}

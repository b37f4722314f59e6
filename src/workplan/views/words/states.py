"""The words for states, as docs/verdicts.md has them; a variant stands behind a dot."""

from collections.abc import Mapping

from workplan.views.words.text import Text

STATES: Mapping[str, Text] = {
    "cancelled": Text("已取消", "cancelled"),
    "suspended": Text("已暂停", "suspended"),
    "no_target": Text("未设目标值", "no target set"),
    "breached": Text("突破控制数", "limit breached"),
    "breached.between": Text("超出控制范围", "out of range"),
    "met": Text("已完成", "met"),
    "met.late": Text("逾期完成", "met late"),
    "overdue": Text("逾期未完成", "overdue"),
    "overdue.recurring.one": Text("缺 {number} 期", "{number} period missed"),
    "overdue.recurring.other": Text("缺 {number} 期", "{number} periods missed"),
    "not_started": Text("未到启动时间", "not yet started"),
    "at_risk": Text("严重滞后", "at risk"),
    "at_risk.rate": Text("严重低于目标", "far below target"),
    "behind": Text("进度滞后", "behind"),
    "behind.rate": Text("低于目标", "below target"),
    "outside": Text("超限预警", "outside limit"),
    "due_soon": Text("临近到期", "due soon"),
    "no_data": Text("未报送", "not reported"),
    "no_data.words": Text("未报数据", "no figure yet"),
    "in_progress": Text("推进中", "in progress"),
    "on_track": Text("正常推进", "on track"),
}

STATE_COUNT = Text("{state} {number}", "{number} {state}")
STATE_IN_CELLS = Text("{state}{number}", "{number} {state}")

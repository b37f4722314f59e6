"""The words for who recorded an entry."""

from collections.abc import Mapping

from workplan.views.words.text import Text

RECORDED: Mapping[str, Text] = {
    "author": Text("{commit} {name} {day}", "{commit} {name} {day}"),
    "not-committed": Text("尚未提交", "not committed yet"),
    "late": Text("补报：数据日期之后 {days} 天才入库", "late: recorded {days} days after its date"),
    "changed": Text("入库后被改动（{author}）", "changed after it was recorded ({author})"),
}

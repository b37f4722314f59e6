"""The sheet that the tests issue, and its words."""

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from workplan.core.calendar import Span
from workplan.core.collect import AskedRow, Reply, Sheet
from workplan.core.plan import Kind
from workplan.files.sheets.read import read_reply
from workplan.files.sheets.write import sheet_bytes

NAME = "区房管局.xlsx"
ZH: Mapping[str, str] = {
    "number": "序号", "task": "任务", "target": "指标（事项）", "unit": "单位", "goal": "年度目标",
    "period-goal": "本期目标", "before": "上期累计", "added": "本期新增", "total": "本期累计",
    "unchanged": "无变化", "progress": "形象进度", "note": "进展情况", "problem": "存在问题", "next": "下一步",
    "light": "自评", "evidence": "佐证", "id": "编号", "by": "填报人", "phone": "电话", "checked-by": "审核人",
    "as-of": "数据截至", "unchanged.yes": "无变化", "progress.done": "办结", "light.green": "绿灯",
    "light.yellow": "黄灯", "light.red": "红灯", "divided": "（按分工）", "issued": "发出内容（勿改）",
    "remedy": "请改正", "sheet": "填报表", "title": "友谊路街道2022年工作要点：区房管局2022年9月填报表",
    "about": "请填白色单元格，于2022-10-05前报回", "pages": "第 &P 页，共 &N 页", "font": "宋体",
    "ask.added": "本期新增多少；没有变化的填无变化", "ask.total": "截至期末累计多少",
    "ask.share": "填百分点，如 5.5", "ask.unchanged": "没有变化的选此项", "ask.progress": "选一项",
    "ask.light": "只能调低", "wrong.figure": "这里填数", "wrong.share": "百分点在 0 到 100 之间",
    "wrong.choice": "请从中选择",
}  # fmt: skip
EN: Mapping[str, str] = {
    **ZH, "number": "No.", "task": "Task", "target": "Target", "unit": "Unit", "goal": "Goal",
    "period-goal": "Goal this period", "before": "Before", "added": "Added", "total": "To date",
    "unchanged": "Unchanged", "progress": "Progress", "note": "Note", "problem": "Problem",
    "next": "Next step", "light": "Own light", "evidence": "Evidence", "id": "Id", "by": "Reported by",
    "phone": "Phone", "checked-by": "Checked by", "as-of": "Data as of", "unchanged.yes": "unchanged",
    "progress.done": "done", "light.green": "green", "light.yellow": "yellow", "light.red": "red",
    "divided": " (division of labour)", "issued": "Issued (do not change)", "remedy": "To correct",
    "sheet": "Report", "font": "Calibri",
}  # fmt: skip
_WORDS = ("note", "problem", "next", "light", "evidence")


def grey(number: str, name: str, unit: str, goal: str, before: str) -> dict[str, str]:
    return {
        "number": number, "task": "做优民生项目", "target": name, "unit": unit, "goal": goal,
        "period-goal": "13.5", "before": before,
    }  # fmt: skip


SHEET = Sheet(
    "2022", "友谊路街道2022年工作要点", "区房管局", "2022-09", Span(date(2022, 9, 1), date(2022, 9, 30)),
    date(2022, 10, 5),
    (
        AskedRow("lifts-added", Kind.COUNT, grey("1.10", "新增加梯", "台", "52", "18"), ("added", "total", "unchanged", *_WORDS), is_divided=True),
        AskedRow("coverage", Kind.LEVEL, grey("2", "=覆盖率", "%", "70", "61.5"), ("total", "unchanged", *_WORDS), is_share=True),
        AskedRow("growth", Kind.RATE, grey("3", "收入增速", "%", "8", "-0.6"), ("total", "unchanged", *_WORDS), is_share=True),
        AskedRow("centre", Kind.MILESTONE, grey("4", "启用新城运中心", "", "办结", ""), ("total", "unchanged", "progress", *_WORDS), ("done", "招标, 进场", "封顶")),
        AskedRow("safety", Kind.DUTY, grey("5", "常态化推进扫黑除恶", "", "", ""), ("unchanged", *_WORDS)),
    ),
)  # fmt: skip
HEAD, FIRST = 3, 4  # the line of the heads, and of lifts-added
FOOT = FIRST + len(SHEET.rows) + 1  # the line of 填报人


def column(key: str) -> str:
    return "ABCDEFGHIJKLMNOPQ"[list(ZH).index(key)]


def issued() -> Workbook:
    return load_workbook(BytesIO(sheet_bytes(SHEET, ZH)))


def packed(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(fill: Callable[[Worksheet], object]) -> bytes:
    """The sheet after a hand has been at it."""
    book = issued()
    fill(book.worksheets[0])
    return packed(book)


def patched(data: bytes, parts: dict[str, tuple[bytes, bytes]], number: int | None = None) -> bytes:
    """The file with some bytes of its parts replaced, and the own format of a number with that of a `number`."""
    stream = BytesIO()
    with (
        ZipFile(BytesIO(data)) as archive,
        ZipFile(stream, "w", ZIP_DEFLATED) as target,
    ):
        for name in archive.namelist():
            content = archive.read(name)
            old, new = parts.get(name, (b"", b""))
            if number is not None and name == "xl/styles.xml":
                own = content.split(old)[0].rpartition(b'numFmtId="')[2].partition(b'"')[0]
                content = content.replace(b'<xf numFmtId="' + own + b'"', f'<xf numFmtId="{number}"'.encode())
            elif old:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return stream.getvalue()


def reply(data: bytes, name: str = NAME) -> Reply:
    return read_reply(data, name, ZH, EN)


def codes(found: Reply) -> list[tuple[str, str]]:
    """The problems by their codes and places."""
    return [(problem.code, problem.file.removeprefix(found.file)) for problem in found.problems]


def texts(found: Reply, row: str) -> dict[str, str]:
    """What the white cells of a target say."""
    cells = next(each.cells for each in found.rows if each.id == row)
    return {key: cell.text for key, cell in cells.items() if key not in SHEET.rows[0].grey}

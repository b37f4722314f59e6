"""Documents of Word and workbooks, made for tests."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl import Workbook


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def book(*sheets: tuple[str, Sequence[Sequence[Any]], Sequence[str]]) -> bytes:
    """A workbook with these sheets: the title, the rows, and the ranges that are merged."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows, merged in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    return saved(workbook)


def numbered(document: Any, levels: Sequence[tuple[str, str]]) -> str:
    """The number of a new list whose levels have these forms and texts."""
    root = document.part.numbering_part.element
    ident = str(90 + len(root.findall(qn("w:abstractNum"))))
    inside = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}">{inside}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>')
    )
    return ident


def item(document: Any, text: str, number: str, level: int = 0) -> Any:
    """A paragraph that Word numbers itself."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # python-docx numbers nothing itself
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
    return paragraph


def footnote(document: Any, paragraph: Any, ident: int, text: str, kind: str = "footnote") -> None:
    """A note of Word at the end of a paragraph."""
    run = OxmlElement("w:r")
    reference = OxmlElement(f"w:{kind}Reference")
    reference.set(qn("w:id"), str(ident))
    run.append(reference)
    paragraph._p.append(run)  # noqa: SLF001  # nor makes it notes
    xml = (
        f'<w:{kind}s {nsdecls("w")}><w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="{ident}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    )
    name = PackURI(f"/word/{kind}s.xml")
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(name, form, xml.encode(), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))


def office_plan() -> bytes:
    """Headings by style, automatic numbers, a footnote, and a table with merged cells."""
    document = Document()
    document.add_heading("城东街道2024年工作要点", 0)
    document.add_heading("抓民生", 1)
    numbers = numbered(
        document, [("chineseCountingThousand", "（%1）"), ("decimal", "%2."), ("lowerRoman", "%1-%3")]
    )
    first = item(document, "深化“三个一”服务，新增加装电梯30台。（由李明副主任牵头）", numbers)
    footnote(document, first, 2, "三个一：一个窗口，一支队伍，一张清单。")
    item(document, "开展社区活动12场。（由王芳副主任牵头）", numbers)
    item(document, "市级活动4场", numbers, 1)
    item(document, "一般活动8场", numbers, 1)
    document.add_heading("任务分解", 1)
    table = document.add_table(rows=6, cols=5)
    rows = [
        ("类别", "指标", "2024年目标", "2024年目标", "责任单位"),
        ("类别", "指标", "上半年", "全年", "责任单位"),
        ("经济", "新增企业（家）", "20", "50", "经济办"),
        ("经济", "税收（万元）", "600", "1200", "经济办"),
        ("民生", "就业率（%）", "", "95", "社区办"),
        ("备注：以上为全年数", "", "", "", ""),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first_cell, last_cell in (
        ((0, 0), (1, 0)),
        ((0, 1), (1, 1)),
        ((0, 2), (0, 3)),
        ((0, 4), (1, 4)),
        ((2, 0), (3, 0)),
        ((2, 4), (3, 4)),
        ((5, 0), (5, 4)),
    ):
        text = table.cell(*first_cell).text
        table.cell(*first_cell).merge(table.cell(*last_cell)).text = text
    return saved(document)

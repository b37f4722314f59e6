"""Files that are not read, each made here as hands, programs and bad intent make it."""

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from workplan.files.sheets.gate import refusal
from workplan.files.sheets.write import sheet_bytes

from .issued import NAME, SHEET, ZH, codes, filled, reply

SHEET_XML, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
OURS = sheet_bytes(SHEET, ZH)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def repacked(
    change: Callable[[dict[str, bytes]], object], data: bytes = OURS, level: int = zipfile.ZIP_DEFLATED
) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", level) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def replaced(name: str, old: bytes, new: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return repacked(change)


def added(**parts: bytes) -> bytes:
    return repacked(
        lambda known: known.update({name.replace("__", "/"): content for name, content in parts.items()})
    )


def encrypted() -> bytes:
    """The same with the mark of a password on each part, in the parts' heads and in the list of them."""
    data = bytearray(OURS)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), OURS):
            data[found.start() + at] |= 1
    return bytes(data)


def many_rows(number: int) -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (at, at) for at in range(20, 20 + number))
    return replaced(SHEET_XML, b"</sheetData>", rows + b"</sheetData>")


def in_utf_16(parts: dict[str, bytes]) -> None:
    merge = "</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    text = parts[SHEET_XML].decode().replace("UTF-8", "UTF-16").replace("</sheetData>", merge)
    parts[SHEET_XML] = text.encode("utf-16")


def shared_formulas(number: int) -> bytes:
    first = (
        b'<row r="30"><c r="A30"><f t="shared" si="0" ref="A30:A9999">' + b"A1+" * 1_000 + b"1</f></c></row>"
    )
    others = (f'<row r="{at}"><c r="A{at}"><f t="shared" si="0"/></c></row>' for at in range(31, 30 + number))
    return first + "".join(others).encode() + b"</sheetData>"


ENTITY = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    "open in Excel": ("~$区房管局.xlsx", b"\x05admin" + bytes(160), "sheet-still-open"),
    "open in LibreOffice": ("in/.~lock.区房管局.xlsx#", b",admin,pc", "sheet-still-open"),
    "nothing": (NAME, b"", "sheet-empty"),
    "blanks": ("区房管局.csv", b" \n\n", "sheet-empty"),
    "an old workbook": ("区房管局.xls", OLE + "Workbook".encode("utf-16-le"), "sheet-old-format"),
    "one of WPS": ("区房管局.et", OLE, "sheet-old-format"),
    "an old workbook that was renamed": (NAME, OLE, "sheet-old-format"),
    "a password": (NAME, OLE + "EncryptedPackage".encode("utf-16-le"), "sheet-password"),
    "a password on the archive": (NAME, encrypted(), "sheet-password"),
    "macros": ("区房管局.xlsm", repacked(lambda parts: parts.update({"xl/vbaProject.bin": b"x"})), "sheet-macros"),
    "macros by their type": (NAME, replaced(TYPES, b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"), "sheet-macros"),
    "a text document": (NAME, replaced(TYPES, b"spreadsheetml.sheet.main", b"wordprocessingml.document.main"), "sheet-not-xlsx"),
    "an archive": (NAME, repacked(lambda parts: parts.pop(TYPES)), "sheet-not-xlsx"),
    "a web page": (NAME, b"<html><table>", "sheet-not-xlsx"),
    "a picture": ("区房管局.jpg", b"\xff\xd8\xff\xe0", "sheet-not-xlsx"),
    "text called a workbook": (NAME, "序号,任务".encode(), "sheet-not-xlsx"),
    "half a file": (NAME, OURS[: len(OURS) // 2], "sheet-damaged"),
    "a byte that was changed": (NAME, repacked(len, level=zipfile.ZIP_STORED).replace(b"sheetData", b"sheetDatb", 1), "sheet-damaged"),
    "XML that ends too early": (NAME, replaced(SHEET_XML, b"</sheetData>", b""), "sheet-damaged"),
    "a part that is gone": (NAME, repacked(lambda parts: parts.pop("xl/sharedStrings.xml")), "sheet-damaged"),
    "an external entity": (NAME, repacked(lambda parts: parts.update({SHEET_XML: ENTITY + parts[SHEET_XML].partition(b"\n")[2]})), "sheet-damaged"),
    "an entity in UTF-16": (NAME, added(docProps__more="<!ENTITY a 'b'>".encode("utf-16-le")), "sheet-damaged"),
    "a wide merge in UTF-16": (NAME, repacked(in_utf_16), "sheet-too-long"),
    "a million styles": (NAME, replaced("xl/styles.xml", b"</cellXfs>", b"<xf/>" * 250_000 + b"</cellXfs>"), "sheet-too-large"),
    "formulas that take an hour": (NAME, replaced(SHEET_XML, b"</sheetData>", shared_formulas(1_000)), "sheet-too-large"),
    "a format of a number without end": (NAME, replaced("xl/styles.xml", b'formatCode="', b'formatCode="' + b"0" * 1000), "sheet-too-large"),
    "a foot of a page without end": (NAME, replaced(SHEET_XML, b"<oddFooter>", b"<oddFooter>" + b"&amp;L&amp;C" * 400), "sheet-too-large"),
    "a text that is hidden from the gate": (NAME, replaced(SHEET_XML, b"</sheetData>", b"<!-- -->\n</sheetData>"), "sheet-damaged"),
    "a file of 20 MB": (NAME, b"PK\x03\x04" + bytes(20_000_000), "sheet-too-large"),
    "a bomb": (NAME, added(xl__more=bytes(30_000_000)), "sheet-too-large"),
    "a bomb that is not packed well": (NAME, repacked(lambda parts: parts.update({f"xl/{at}": b"x" for at in range(2001)})), "sheet-too-large"),
    "100,000 rows": (NAME, many_rows(100_000), "sheet-too-long"),
    "a wide merge": (NAME, replaced(SHEET_XML, b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "sheet-too-long"),
    "100,000 lines": ("区房管局.csv", b"a,b\n" * 100_000, "sheet-too-long"),
    "no known encoding": ("区房管局.csv", b"a,\xff\xfe\xfd\x81\n", "sheet-encoding"),
    "a cell without end": ("区房管局.csv", b'"' + b"x" * 200_000, "sheet-not-ours"),
    "another list": ("区房管局.csv", b"a,b\n1,2\n", "sheet-not-ours"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_reply_is_refused_with_a_code(name: str, data: bytes, code: str) -> None:
    found = reply(data, name)
    assert (codes(found), found.problems[0].file, found.rows) == ([(code, "")], name, ())


def test_rows_without_content_and_large_merges_are_read_up_to_a_limit() -> None:
    assert codes(reply(many_rows(10_000))) == []

    def merge(front: Worksheet) -> None:
        front.merge_cells("S20:T2000")

    assert codes(reply(filled(merge))) == []


def test_a_picture_may_be_a_drawing_that_declares_its_type() -> None:
    assert codes(reply(added(xl__media__a_svg=b"<!DOCTYPE svg><svg/>"))) == []


def test_a_few_formulas_may_be_long() -> None:
    assert codes(reply(replaced(SHEET_XML, b"</sheetData>", shared_formulas(100)))) == [
        ("sheet-stray", "!A30")
    ]


def test_a_workbook_is_known_by_its_content_whatever_its_name() -> None:
    assert codes(reply(OURS, "区房管局.csv")) == []


def test_nothing_is_unpacked_before_its_size_is_known() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(300_000_000))
    refused = refusal(stream.getvalue(), NAME)
    assert refused is not None
    assert refused.code == "sheet-too-large"

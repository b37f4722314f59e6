"""Tables of entries: how they are encoded, set apart, and called."""

import pytest

from workplan.files.logs.table import EntryTable, Row, read_table

KEYS = {"指标": "target", "target": "target", "本期 新增": "add", "add": "add", "Own light": "light"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_in_the_encodings_and_forms_of_spreadsheets(encoding: str, separator: str) -> None:
    text = f"指标{separator}本期新增\r\n加梯{separator}3\r\n\r\n健身苑点{separator} \r\n"
    found = read_table(text.encode(encoding), KEYS)
    assert found is not None
    rows = [(row.line, row.texts) for row in found.rows]
    assert rows == [(2, {"target": "加梯", "add": "3"}), (4, {"target": "健身苑点"})]


def test_a_head_is_found_however_it_is_written_and_others_are_told() -> None:
    found = read_table("ＯＷＮ_LIGHT, Target ,comment,\nred,a,x\n".encode(), KEYS)
    assert found is not None
    assert (found.unknown, [row.texts for row in found.rows]) == (
        ("comment",),
        [{"light": "red", "target": "a"}],
    )


def test_a_cell_may_have_several_lines_and_quotes() -> None:
    found = read_table(b'target,add\n"a ""b""\nc",3\nd,4\n', KEYS)
    assert found is not None
    assert [(row.line, row.texts["target"]) for row in found.rows] == [(3, 'a "b"\nc'), (4, "d")]


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04\0\0", b"\xff\x80\x81", b"\xff\xfea", "indicateur,donnée\n".encode("latin-1")]
)
def test_what_is_no_text_is_no_table(raw: bytes) -> None:
    assert read_table(raw, KEYS) is None


def test_an_empty_table_has_no_rows() -> None:
    assert read_table(b"", KEYS) == read_table(b"target,add\n", KEYS)


def test_a_cell_may_be_longer_than_a_page() -> None:
    long = "x" * 200_000
    assert read_table(f"target\n{long}\n".encode(), KEYS) == EntryTable((Row(2, {"target": long}),), "UTF-8")

import pytest

from views.test_table import column, written
from workplan.views.answer import (
    csv_text,
    escaped_markdown,
    harmless,
    heading_markdown,
    list_markdown,
    markdown_text,
)
from workplan.views.table import Cell
from workplan.views.values import BAR, SHARE


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("-15.4", "-15.4"), ("+3.0", "+3.0"), ("-15.4%", "-15.4%"), ("—", ""), ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"), ("－1", "'－1"), ("\t=1", "' =1"), (" =1", "' =1"), ("- 加梯", "'- 加梯"),
        ("加梯=52", "加梯=52"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


def test_csv_leaves_out_drawings_and_quotes_what_must_be() -> None:
    columns = (column("名,称"), column("进度", BAR), column("差距"))
    assert csv_text(written(columns, ('甲"乙', "███", "-1.0"))) == '"名,称",差距\n"甲""乙",-1.0\n'


def test_markdown_shows_text_and_no_markup() -> None:
    assert escaped_markdown("a|b <i>&[x](y)*`\n") == "a\\|b &lt;i&gt;&amp;\\[x\\](y)\\*\\` "
    table = written((column("名"), column("差", SHARE)))
    table = table._replace(rows=((Cell("甲|乙", indent=1), Cell("-1.0")),))
    expected = "| 名 | 差 |\n| --- | ---: |\n| &nbsp;&nbsp;甲\\|乙 | -1.0 |\n"
    assert markdown_text(table) == expected


@pytest.mark.parametrize(
    ("text", "heading", "item"),
    [
        ("Lifts", "## Lifts\n", "- Lifts\n"), ("# x #", "## \\# x \\#\n", "- \\# x #\n"),
        ("- x", "## \\- x\n", "- \\- x\n"), ("+ x", "## \\+ x\n", "- \\+ x\n"),
        ("===", "## \\===\n", "- \\===\n"), ("12. x", "## 12\\. x\n", "- 12\\. x\n"),
        ("12) x", "## 12\\) x\n", "- 12\\) x\n"), ("12 x", "## 12 x\n", "- 12 x\n"),
        ("      code", "## code\n", "- code\n"), ("> x", "## &gt; x\n", "- &gt; x\n"),
        ("x\n\n# y", "## x  # y\n", "- x  # y\n"),
    ],
)  # fmt: skip
def test_a_text_at_the_begin_of_a_line_makes_no_block(text: str, heading: str, item: str) -> None:
    assert heading_markdown(2, text) == heading
    assert list_markdown([text, text]) == item * 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see http://x.org", "see http:\\//x.org"), ("see www.x.org", "see www\\.x.org"),
        ("a@x.org", "a\\@x.org"), ("$x$", "\\$x\\$"),
    ],
)  # fmt: skip
def test_an_address_is_text_and_no_link(text: str, shown: str) -> None:
    assert escaped_markdown(text) == shown

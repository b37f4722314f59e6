import pytest

from views.pages import page
from workplan.views.page import drawn
from workplan.views.tables.markdown import escaped_markdown, heading_markdown, list_markdown, markdown_text
from workplan.views.tables.sheet import csv_text, harmless
from workplan.views.tables.table import Cell, Column, Table
from workplan.views.tables.terminal import table_lines
from workplan.views.text import cells, cut, filled, prose, widest_piece, wrapped


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("lifts", 5, 5),
        ("加梯", 4, 4),
        ("“谊学”", 6, 8),
        ("● ▲ ■ ○", 7, 11),
        ("—·…", 3, 6),
        ("e\u0301", 1, 2),
        ("，：（", 6, 6),
        ("\u1100\u1161", 2, 2),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_draws_it(text: str, narrow: int, wide: int) -> None:
    assert cells(text) == narrow
    assert cells(text, True) == wide or text == "e\u0301"


def test_filling_counts_cells() -> None:
    assert filled("加梯", 6) == "加梯  "
    assert filled("18", 6, right=True) == "    18"
    assert filled("“x”", 6, True) == "“x” "


def test_cutting_leaves_no_half_character() -> None:
    assert cut("新增加梯", 8) == "新增加梯"
    assert cut("新增加梯", 7) == "新增加…"
    assert cut("新增加梯", 6) == "新增…"
    assert cut("新增加梯", 6, True) == "新增…"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("做优民生项目", 6, ["做优民", "生项目"]),
        ("做优民生，项目", 8, ["做优民", "生，项目"]),
        ("做优（民生）", 6, ["做优", "（民", "生）"]),
        ("roads and lights", 9, ["roads and", "lights"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("PARK1287项目建设", 12, ["PARK1287项目", "建设"]),
    ],
)
def test_words_stay_whole_and_punctuation_clings(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_items_of_a_list_stay_whole() -> None:
    assert wrapped("黄永、陈阳、万韬 按分工", 10, in_phrases=True) == ["黄永、", "陈阳、万韬", "按分工"]
    assert wrapped("红 1 黄 3 绿 12 灰 2", 12, in_phrases=True) == ["红 1 黄 3", "绿 12 灰 2"]
    assert wrapped("1 no target set, 2 met", 16, in_phrases=True) == ["1 no target set,", "2 met"]
    assert widest_piece("黄永、陈阳、万韬 按分工", in_phrases=True) == 6


def test_a_light_stays_beside_its_word() -> None:
    assert wrapped("差距 -1.7 个百分点，■ 红灯", 22, in_phrases=True) == ["差距 -1.7 个百分点，", "■ 红灯"]
    assert wrapped("gap -5.9 points, ■ red", 19, in_phrases=True) == ["gap -5.9 points,", "■ red"]


def test_an_item_wider_than_its_line_breaks_at_its_spaces() -> None:
    assert wrapped("1 no target set, 2 met", 10, in_phrases=True) == ["1 no", "target", "set, 2 met"]
    assert wrapped("未设目标值 2、已完成 12", 14, in_phrases=True) == ["未设目标值 2、", "已完成 12"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("低于目标4.4个百分点；牵头：林必德", 28, ["低于目标4.4个百分点；", "牵头：林必德"]),
        ("牵头：杨颖、黄永、林必德、万韬", 24, ["牵头：杨颖、黄永、", "林必德、万韬"]),
        ("下一步；七、八月每月开工", 16, ["下一步；", "七、八月每月开工"]),
        ("一个没有逗号的很长的句子，还有尾巴", 16, ["一个没有逗号的很", "长的句子，", "还有尾巴"]),
        ("（一，二）三四五六", 10, ["（一，二）", "三四五六"]),
        ("roads and lights, all of them", 18, ["roads and lights,", "all of them"]),
    ],
)
def test_a_line_of_prose_ends_after_a_comma_near_its_end(text: str, width: int, lines: list[str]) -> None:
    assert prose(text, width) == lines


def drawn_at(width: int, columns: tuple[Column, ...], *rows: tuple[str, ...]) -> list[str]:
    cells_of = tuple(tuple(Cell(text) for text in row) for row in rows)
    return drawn(table_lines(Table(columns, cells_of), page(width=width)), page()).splitlines()


def test_a_column_is_given_up_before_a_word_is_broken() -> None:
    columns = (Column("Owner", least=8), Column("Title", least=8, drop=1), Column("Note"))
    lines = drawn_at(42, columns, ("Employment desk", "Administration", "x" * 22))
    assert lines == ["Owner            Note", f"{'-' * 15}  {'-' * 22}", f"Employment desk  {'x' * 22}"]


def test_ease_comes_before_luxury_and_from_left_to_right() -> None:
    columns = (
        Column("Task", least=8, ease=20),
        Column("Lead", least=8, ease=12),
        Column("States", least=16, drop=8),
    )
    row = ("roads and the lights", "Ann Bee, Cid Dee", "2 met, 3 behind, 4 on track")
    assert drawn_at(60, columns, row)[1] == f"{'-' * 20}  {'-' * 16}  {'-' * 20}"
    assert drawn_at(50, columns, row)[1] == f"{'-' * 20}  {'-' * 16}"


def test_a_nearly_empty_column_is_given_up_before_anything_is_wrapped() -> None:
    columns = (Column("Task", least=8), Column("Department", drop=1))
    rows = (("roads and the lights of the whole town", "the office"), *(("x", ""),) * 19)
    assert drawn_at(50, columns, *rows)[0] == "Task                                    Department"
    assert drawn_at(49, columns, *rows)[0] == "Task"
    assert drawn_at(49, columns, *rows[:19])[0].split() == ["Task", "Department"]


def test_a_column_of_marks_stands_wherever_there_is_one_and_nowhere_else() -> None:
    columns = (Column("Task", least=8), Column("Lead", drop=1), Column("Eased", is_mark=True))
    rows = (("roads and the lights", "x" * 26, "1"), *(("x", "y", ""),) * 29)
    assert drawn_at(40, columns, *rows)[0].split() == ["Task", "Eased"]
    assert drawn_at(40, columns, *rows[1:])[0].split() == ["Task", "Lead"]


def table() -> Table:
    columns = (
        Column("指标", least=16),
        Column("完成率", is_right=True),
        Column("备注", least=8, drop=1),
        Column("进度", drop=2, is_drawing=True),
        Column("空", drop=3),
    )
    rows = (("新增加梯", "34.6%", "管线搬迁慢", "███░░|", ""), ("“谊学”大讲堂建设", "—", "x", "", ""))
    return Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows))


def test_a_table_uses_the_room_it_has() -> None:
    assert drawn(table_lines(table(), page(width=80)), page()) == (
        "指标              完成率  备注        进度\n"
        "----------------  ------  ----------  ------\n"
        "新增加梯           34.6%  管线搬迁慢  ███░░|\n"
        "“谊学”大讲堂建设       —  x\n"
    )


def test_a_narrow_table_gives_up_the_least_needed_and_wraps_the_rest() -> None:
    assert drawn(table_lines(table(), page(width=40)), page()) == (
        "指标              完成率  备注\n"
        "----------------  ------  ----------\n"
        "新增加梯           34.6%  管线搬迁慢\n"
        "“谊学”大讲堂建设       —  x\n"
    )


def test_where_ambiguous_characters_are_wide_columns_still_stand_below_each_other() -> None:
    wide = page(width=80, wide_ambiguous=True)
    assert drawn(table_lines(table(), wide), wide) == (
        "指标                完成率  备注        进度\n"
        "------------------  ------  ----------  ------\n"
        "新增加梯             34.6%  管线搬迁慢  ###--|\n"
        "“谊学”大讲堂建设      —  x\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("-15.4", "-15.4"),
        ("+3.0", "+3.0"),
        ("-15.4%", "-15.4%"),
        ("—", ""),
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("－1", "'－1"),
        ("\t=1", "' =1"),
        (" =1", "' =1"),
        ("- 加梯", "'- 加梯"),
        ("加梯=52", "加梯=52"),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert harmless(text) == written


def test_csv_leaves_out_drawings_and_quotes_what_must_be() -> None:
    columns = (Column("名,称"), Column("进度", is_drawing=True), Column("差距", short="差"))
    rows = ((Cell('甲"乙'), Cell("███"), Cell("-1.0")),)
    assert csv_text(Table(columns, rows)) == '"名,称",差距\n"甲""乙",-1.0\n'


def test_markdown_shows_text_and_no_markup() -> None:
    assert escaped_markdown("a|b <i>&[x](y)*`\n") == "a\\|b &lt;i&gt;&amp;\\[x\\](y)\\*\\` "
    columns = (Column("名"), Column("差", is_right=True))
    rows = ((Cell("甲|乙", indent=1), Cell("-1.0")),)
    expected = "| 名 | 差 |\n| --- | ---: |\n| &nbsp;&nbsp;甲\\|乙 | -1.0 |\n"
    assert markdown_text(Table(columns, rows)) == expected


@pytest.mark.parametrize(
    ("text", "heading", "item"),
    [
        ("Lifts", "## Lifts\n", "- Lifts\n"),
        ("# x #", "## \\# x \\#\n", "- \\# x #\n"),
        ("- x", "## \\- x\n", "- \\- x\n"),
        ("+ x", "## \\+ x\n", "- \\+ x\n"),
        ("===", "## \\===\n", "- \\===\n"),
        ("12. x", "## 12\\. x\n", "- 12\\. x\n"),
        ("12) x", "## 12\\) x\n", "- 12\\) x\n"),
        ("12 x", "## 12 x\n", "- 12 x\n"),
        ("      code", "## code\n", "- code\n"),
        ("> x", "## &gt; x\n", "- &gt; x\n"),
        ("x\n\n# y", "## x  # y\n", "- x  # y\n"),
    ],
)
def test_a_text_at_the_begin_of_a_line_makes_no_block(text: str, heading: str, item: str) -> None:
    assert heading_markdown(2, text) == heading
    assert list_markdown([text, text]) == item * 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see http://x.org", "see http:\\//x.org"),
        ("see www.x.org", "see www\\.x.org"),
        ("a@x.org", "a\\@x.org"),
        ("$x$", "\\$x\\$"),
    ],
)
def test_an_address_is_text_and_no_link(text: str, shown: str) -> None:
    assert escaped_markdown(text) == shown

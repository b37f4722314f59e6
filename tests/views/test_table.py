from typing import Any

from views.pages import page
from workplan.views.columns import Column, Fit
from workplan.views.page import drawn
from workplan.views.table import Cell, Table, table_lines
from workplan.views.values import BAR, SHARE, TEXT, Kind


def column(head: str, kind: Kind[Any] = TEXT, **fit: Any) -> Column[str]:
    return Column(head, kind, lambda row, _: row, Fit(**fit))


def written(columns: tuple[Column[str], ...], *rows: tuple[str, ...]) -> Table:
    """A table of these texts; the heads are the keys of its columns."""
    heads = tuple(each.key for each in columns)
    return Table(columns, heads, heads, tuple(tuple(map(Cell, row)) for row in rows))


def drawn_at(width: int, columns: tuple[Column[str], ...], *rows: tuple[str, ...]) -> list[str]:
    return drawn(table_lines(written(columns, *rows), page(width=width)), page()).splitlines()


def test_a_column_is_given_up_before_a_word_is_broken() -> None:
    columns = (column("Owner", least=8), column("Title", least=8, drop=1), column("Note"))
    lines = drawn_at(42, columns, ("Employment desk", "Administration", "x" * 22))
    assert lines == ["Owner            Note", f"{'-' * 15}  {'-' * 22}", f"Employment desk  {'x' * 22}"]


def test_a_luxury_stands_only_where_nothing_is_wrapped() -> None:
    columns = (column("Task", least=8), column("Lead", drop=2), column("States", drop=8))
    row = ("roads and the lights", "Ann Bee, Cid Dee", "2 met")
    assert drawn_at(46, columns, row)[0].split() == ["Task", "Lead", "States"]
    assert drawn_at(45, columns, row)[0].split() == ["Task", "Lead"]


def test_where_words_are_wrapped_anyhow_what_is_needed_stands() -> None:
    columns = (column("Task", least=8), column("Lead", least=8, drop=2), column("No.", drop=8))
    row = ("roads and the lights of the whole old town", "Ann Bee", "1")
    assert drawn_at(40, columns, row) == [
        "Task                             Lead",
        f"{'-' * 31}  {'-' * 7}",
        "roads and the lights of the      Ann Bee",
        "whole old town",
    ]


def test_room_goes_to_the_column_that_wraps_the_most_rows() -> None:
    columns = (column("Task", least=4), column("Lead", least=4))
    rows = (("a b c d e f g h", "i j k l m n o p q r s t"), *(("a b c d e f g h i j k l m", "Ann"),) * 2)
    assert drawn_at(40, columns, *rows)[1] == f"{'-' * 25}  {'-' * 13}"


def test_what_stands_below_is_indented_under_its_row() -> None:
    columns = (column("Task"), column("Words", is_below=True))
    rows = (("roads", "the tender was late, and the stone has not come yet"), ("lights", ""))
    assert drawn_at(40, columns, *rows) == [
        "Task", "------", "roads", "  the tender was late, and the stone has", "  not come yet", "lights",
    ]  # fmt: skip


def test_a_column_of_marks_stands_wherever_there_is_one_and_nowhere_else() -> None:
    columns = (column("Task", least=8), column("Lead", drop=1), column("Eased", is_mark=True))
    rows = (("roads and the lights", "x" * 26, "1"), *(("x", "y", ""),) * 29)
    assert drawn_at(40, columns, *rows)[0].split() == ["Task", "Eased"]
    assert drawn_at(40, columns, *rows[1:])[0].split() == ["Task", "Lead"]


def table() -> Table:
    columns = (
        column("指标", least=16), column("完成率", SHARE), column("备注", least=8, drop=1),
        column("进度", BAR, drop=2), column("空", drop=3),
    )  # fmt: skip
    rows = (("新增加梯", "34.6%", "管线搬迁慢", "███░░|", ""), ("“谊学”大讲堂建设", "—", "x", "", ""))
    return written(columns, *rows)


def test_a_table_uses_the_room_it_has() -> None:
    assert drawn(table_lines(table(), page(width=80)), page()) == (
        "指标              完成率  备注        进度\n"
        "----------------  ------  ----------  ------\n"
        "新增加梯           34.6%  管线搬迁慢  ███░░|\n"
        "“谊学”大讲堂建设       —  x\n"
    )


def test_room_that_nobody_has_takes_no_time() -> None:
    assert page(width=10**20).room == 10_000


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

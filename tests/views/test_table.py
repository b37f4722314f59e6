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


def test_ease_comes_before_luxury_and_from_left_to_right() -> None:
    columns = (
        column("Task", least=8, ease=20),
        column("Lead", least=8, ease=12),
        column("States", least=16, drop=8),
    )
    row = ("roads and the lights", "Ann Bee, Cid Dee", "2 met, 3 behind, 4 on track")
    assert drawn_at(60, columns, row)[1] == f"{'-' * 20}  {'-' * 16}  {'-' * 20}"
    assert drawn_at(50, columns, row)[1] == f"{'-' * 20}  {'-' * 16}"


def test_a_nearly_empty_column_is_given_up_before_anything_is_wrapped() -> None:
    columns = (column("Task", least=8), column("Department", drop=1))
    rows = (("roads and the lights of the whole town", "the office"), *(("x", ""),) * 19)
    assert drawn_at(50, columns, *rows)[0] == "Task                                    Department"
    assert drawn_at(49, columns, *rows)[0] == "Task"
    assert drawn_at(49, columns, *rows[:19])[0].split() == ["Task", "Department"]


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

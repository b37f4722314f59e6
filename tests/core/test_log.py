"""What makes two entries the same."""

from .plans import entry


def test_where_an_entry_stands_is_no_part_of_what_it_says() -> None:
    said = enumerate(("+3", "+3", "+4"))
    one, moved, other = (entry("lifts", "2022-06-30", text, line=n) for n, text in said)
    assert (one == moved, one != moved, one != other) == (True, False, True)
    assert {one, moved, other} == {one, other}

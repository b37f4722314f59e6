from entries import entry_of


def test_entries_are_the_same_wherever_they_stand() -> None:
    here = entry_of("2022-06-30", "lifts", add=3, id="a", file="a.yaml", line=1, item=0)
    there = entry_of("2022-06-30", "lifts", add=3, id="a", file="b.yaml", line=7, item=6)
    other = entry_of("2022-06-30", "lifts", add=4, id="a", file="a.yaml", line=1, item=0)
    assert (here == there, here != there, len({here, there, other})) == (True, False, 2)
    assert here != other

from datetime import date

import pytest

from workplan.files.git.run import Commit, read_commit

FIRST = date(1970, 1, 1)
NEVER = b"Bob <b@b> never +0000"


def commit(author: bytes, *more: bytes) -> Commit:
    head = (b"tree 1111", b"parent 2222", b"parent 3333", b"author " + author, *more)
    return read_commit("0000", b"\n".join(head) + b"\n\nauthor Eve <e> 1 +0000\n")


def test_a_commit_tells_its_parents_and_who_made_it_on_which_day_there() -> None:
    made = commit("林必德 <lin@office> 1656604799 +0800".encode())
    assert made == Commit("0000", "林必德", date(2022, 6, 30), ("2222", "3333"))
    assert commit(b"Ann Lee <ann@office> 1656604800 -0130").day == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("encoding", "raw", "name"),
    [(b"ISO-8859-1", b"Ren\xe9", "René"), (b"GB18030", "黄永".encode("gb18030"), "黄永"), (b"no-such", b"Ren\xc3\xa9", "René"),
     (b"\xff", b"Ann", "Ann"), (b"utf-8", b"Ren\xe9", "Ren\ufffd")],
)  # fmt: skip
def test_a_name_is_read_in_the_encoding_of_the_commit(encoding: bytes, raw: bytes, name: str) -> None:
    assert commit(raw + b" <a@b> 1656604799 +0800", b"encoding " + encoding).author == name


@pytest.mark.parametrize(
    ("author", "name", "day"),
    [
        (b"", "", FIRST), (b"Ann", "Ann", FIRST), (b"Ann <a@b> soon +0000", "Ann <a@b> soon +0000", FIRST),
        (b"<a@b> 86400 +0000", "", date(1970, 1, 2)), (b"Ann <a@b> 86400 +9999", "Ann", FIRST),
        (b"Ann <a@b> 999999999999 +0000", "Ann", FIRST),
    ],
)  # fmt: skip
def test_an_author_that_cannot_be_read_is_no_trouble(author: bytes, name: str, day: date) -> None:
    made = commit(author)
    assert (made.author, made.day) == (name, day)


def test_a_commit_without_an_author_is_of_nobody() -> None:
    assert read_commit("0000", b"tree 1111\n\nmessage") == Commit("0000", "", FIRST)


@pytest.mark.parametrize(
    "author", [b"Ann <a@b> soon +0000", b"Ann <a@b> 86400 +9999", b"Ann <a@b> 999999999999 +0000"]
)
def test_where_the_day_of_the_author_cannot_be_read_the_committer_has_one(author: bytes) -> None:
    made = commit(author, b"committer Bob <b@b> 1656604799 +0800")
    assert (made.day, made.is_dated, made.author.startswith("Ann")) == (date(2022, 6, 30), True, True)


def test_a_day_that_neither_can_give_is_unknown() -> None:
    made = commit(NEVER, b"committer " + NEVER)
    assert (made.day, made.is_dated) == (FIRST, False)

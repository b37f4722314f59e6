"""Addresses become lines and columns, each once and in order."""

import pytest

from files.reading_back import PLAN, shown
from workplan.core.problems import Address, Place, Problem
from workplan.files.yaml.place import pin

TEXT = """\
title: 加梯 "x"
owners: {Kim: , Lee: {title: x}}
sections:
  - id: a
    detail: "see [^one] and
      also [^two]"
    list: [a,
      b]
empty:
"""


@pytest.mark.parametrize(
    ("path", "on_key", "part", "found"),
    [
        # a value, a key and a part of a text
        ("title", False, None, "1:8 '加梯 \"x\"'"),
        ("title", True, None, "1:1 'title'"),
        ("title", False, '"x"', "1:11 '\"x\"'"),
        ("title", False, "y", "1:8 '加梯 \"x\"'"),
        ("sections 0 detail", False, "[^two]", "6:12 '[^two]'"),
        # a mapping by its first key, what is empty by its own
        ("", False, None, "1:1 'title'"),
        ("owners", False, None, "2:10 'Kim'"),
        ("owners Kim", False, None, "2:10 'Kim'"),
        ("empty", False, None, "9:1 'empty'"),
        ("sections", False, None, "4:3 '- id: a'"),
        # what runs over several lines to the end of the first
        ("sections 0 detail", False, None, "5:13 '\"see [^one] and'"),
        ("sections 0 list", False, None, "7:11 '[a,'"),
        # a path deeper than the data ends at the nearest above
        ("title 3 x", False, None, "1:8 '加梯 \"x\"'"),
        ("sections 0 targets 1", True, None, "4:5 'id'"),
        ("sections 9", False, None, "4:3 '- id: a'"),
    ],
)
def test_an_address_becomes_a_place(path: str, on_key: bool, part: str | None, found: str) -> None:
    steps = tuple(int(step) if step.isdigit() else step for step in path.split())
    assert shown([Problem("c", "f", Address(steps, on_key=on_key, part=part))], TEXT.encode()) == [
        f"{found} c"
    ]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("", Address(("title",)), "1:1 '' c"),
        (TEXT, Place(2, 1, 6), "2:1 'owners' c"),
        (
            "\ttitle：A plan\n",
            Address(("title",)),
            "1:8 'A plan' c",
        ),  # columns are those of the file, mended or not
    ],
)
def test_a_place_is_shown_with_its_line(text: str, place: Place | Address, found: str) -> None:
    assert shown([Problem("c", "f", place)], text.encode()) == [found]


def test_problems_come_once_by_file_line_column_and_code() -> None:
    raw = {"a": b"x: 1\ny: 2\n", "b": PLAN.encode()}
    problems = [
        Problem("z", "b", Address(("title",))), Problem("z", "a", Address(("y",))),
        Problem("z", "a", Address(("x",))), Problem("a", "a", Address(("x",))),
        Problem("z", "a", Address(("x",)), {"n": 1}), Problem("z", "a", Address(("x",))),
        Problem("z", "a", None), Problem("z", "gone", Place(3, 1)), Problem("z", "gone", Address(("x",))),
    ]  # fmt: skip
    found = [(p.problem.file, p.problem.code, p.place, p.source) for p in pin(problems, raw.get)]
    assert found == [
        ("a", "z", None, None), ("a", "a", Place(1, 4), "x: 1"), ("a", "z", Place(1, 4), "x: 1"),
        ("a", "z", Place(1, 4), "x: 1"), ("a", "z", Place(2, 4), "y: 2"),
        ("b", "z", Place(1, 8, 6), "title: A plan"), ("gone", "z", None, None),
        ("gone", "z", Place(3, 1), None),
    ]  # fmt: skip

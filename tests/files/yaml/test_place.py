"""Addresses become lines and columns, each once and in order."""

from files.reading_back import PLAN, shown
from workplan.core.problems import Address, Path, Place, Problem
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


def at(*path: str | int, on_key: bool = False, part: str | None = None, text: str = TEXT) -> str:
    return shown([Problem("c", "f", Address(path, on_key=on_key, part=part))], text.encode())[0]


def test_a_value_a_key_and_a_part_of_a_text_are_found() -> None:
    assert at("title") == "1:8 '加梯 \"x\"' c"
    assert at("title", on_key=True) == "1:1 'title' c"
    assert at("title", part='"x"') == "1:11 '\"x\"' c"
    assert at("title", part="y") == "1:8 '加梯 \"x\"' c"
    assert at("sections", 0, "detail", part="[^two]") == "6:12 '[^two]' c"


def test_a_mapping_is_shown_by_its_first_key_and_what_is_empty_by_its_own() -> None:
    assert at() == "1:1 'title' c"
    assert at("owners") == "2:10 'Kim' c"
    assert at("owners", "Kim") == "2:10 'Kim' c"
    assert at("empty") == "9:1 'empty' c"
    assert at("sections") == "4:3 '- id: a' c"


def test_a_value_over_several_lines_is_shown_to_the_end_of_the_first() -> None:
    assert at("sections", 0, "detail") == "5:13 '\"see [^one] and' c"
    assert at("sections", 0, "list") == "7:11 '[a,' c"


def test_a_path_deeper_than_the_data_ends_at_the_nearest_above() -> None:
    assert at("title", 3, "x") == "1:8 '加梯 \"x\"' c"
    assert at("sections", 0, "targets", 1, on_key=True) == "4:5 'id' c"
    assert at("sections", 9) == "4:3 '- id: a' c"


def test_an_empty_file_is_shown_at_its_beginning() -> None:
    assert at("title", text="") == "1:1 '' c"


def test_a_place_is_kept_and_shown_with_its_line() -> None:
    assert shown([Problem("c", "f", Place(2, 1, 6))], TEXT.encode()) == ["2:1 'owners' c"]


def test_columns_are_those_of_the_file_where_its_lines_had_to_be_mended() -> None:
    text = "\ttitle：A plan\n"
    found: Path = ("title",)
    assert shown([Problem("c", "f", Address(found))], text.encode()) == ["1:8 'A plan' c"]


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

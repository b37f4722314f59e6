"""Bytes and encodings."""

import pytest

from files.reading_back import PLAN, plan_problems, plan_with
from workplan.files.plan.read import read_plan
from workplan.files.yaml.decode import decode


def test_a_byte_order_mark_and_crlf_are_accepted() -> None:
    assert plan_problems(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()) == []


def test_gbk_is_named_and_read_on() -> None:
    text = plan_with("title: A plan", "title: 工作要点").replace("title: Section", "titel: 民生")
    assert plan_problems(text.encode("gb18030")) == [
        "1:8 '工' not-utf8 encoding=gb18030",
        "8:5 'titel' unknown-key key=titel suggestion=title",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    text, problems = decode(PLAN.encode(encoding), "f")
    assert text == PLAN
    assert [(p.code, p.params) for p in problems] == [("not-utf8", {"encoding": "utf-16"})]


def test_broken_utf_16_is_not_read() -> None:
    assert decode(b"\xff\xfea", "f")[0] is None


def test_bytes_of_no_known_encoding_are_not_read() -> None:
    assert plan_problems(b"title: \xff\xff\xff") == ["1:8 '' not-utf8 encoding=unknown"]
    assert read_plan(b"title: \xff\xff\xff", "f").lost


def test_utf_16_of_ascii_is_placed_at_the_beginning() -> None:
    assert plan_problems(PLAN.encode("utf-16-le")) == ["1:1 't' not-utf8 encoding=utf-16"]


def test_control_characters_are_reported_once_a_line() -> None:
    text = (
        plan_with("A plan", "A \x07\x07plan").replace("Task", "Ta\u2028sk").replace("Section", "Sec\x85tion")
    )
    assert plan_problems(text) == [
        "1:10 ' ' control-character code=U+0007",
        "8:15 ' ' control-character code=U+0085",
        "11:18 ' ' control-character code=U+2028",
    ]


def test_utf_32_is_named() -> None:
    text, problems = decode(PLAN.encode("utf-32"), "f")
    assert text == PLAN
    assert [(p.code, p.params) for p in problems] == [("not-utf8", {"encoding": "utf-32"})]


def test_latin_letters_are_not_taken_for_chinese() -> None:
    text = plan_with("title: A plan", "title: Straßenbäume für Übergänge, Café, niño")
    assert plan_problems(text.encode("latin-1")) == ["1:12 '' not-utf8 encoding=unknown"]


def test_a_file_of_carriage_returns_is_one_problem() -> None:
    assert plan_problems(PLAN.replace("\n", "\r")) == ["1:14 '' control-character code=U+000D"]

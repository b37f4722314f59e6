"""Bytes and encodings."""

import pytest

from files.reading_back import PLAN, plan_problems, plan_with
from workplan.files.plan.read import read_plan
from workplan.files.yaml.decode import decode

CONTROLS = (
    plan_with("A plan", "A \x07\x07plan").replace("Task", "Ta\u2028sk").replace("Section", "Sec\x85tion")
)


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode(), []),
        (PLAN.replace("A plan", "工作要点").replace("title: Section", "titel: 民生").encode("gb18030"),
         ["1:8 '工' not-utf8 encoding=GB18030", "8:5 'titel' unknown-key key=titel suggestion=title"]),
        (PLAN.replace("A plan", "工作要點").encode("big5"), ["1:8 '工' not-utf8 encoding=BIG5"]),
        (plan_with("A plan", "Straßenbäume für Übergänge, Café, niño").encode("latin-1"),
         ["1:12 '' not-utf8 encoding=unknown"]),
        (b"title: \xff\xff\xff", ["1:8 '' not-utf8 encoding=unknown"]),
        (PLAN.encode("utf-16-le"), ["1:1 't' not-utf8 encoding=UTF-16"]),
        (PLAN.replace("\n", "\r").encode(), ["1:14 '' control-character code=U+000D"]),
        # control characters are reported once a line
        (CONTROLS.encode(), ["1:10 ' ' control-character code=U+0007", "8:15 ' ' control-character code=U+0085",
                             "11:18 ' ' control-character code=U+2028"]),
    ],
)  # fmt: skip
def test_an_encoding_is_read_or_named_at_its_place(raw: bytes, problems: list[str]) -> None:
    assert plan_problems(raw) == problems


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_what_is_not_utf_8_is_named_and_read(encoding: str) -> None:
    text, problems = decode(PLAN.encode(encoding), "f")
    assert text == PLAN
    assert [(p.code, p.params) for p in problems] == [("not-utf8", {"encoding": encoding[:6].upper()})]


def test_bytes_of_no_known_encoding_are_not_read() -> None:
    assert decode(b"\xff\xfea", "f")[0] is None
    assert read_plan(b"title: \xff\xff\xff", "f").lost

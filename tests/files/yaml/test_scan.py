"""Where a comment cuts a text short, told from a comment that is meant."""

import pytest

from workplan.files.yaml.scan import cut_texts, may_cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("name: Plots #1 and #2", "#1 and #2"),
        ("- Plots #1  ", "#1"),
        ("- {name: Plots #1 and #2, kind: count}", "#1 and #2, kind: count}"),
        ("lead: [黄永 #主任, 陈阳]", "#主任, 陈阳]"),
        ("  one text\n  over lines #3", "#3"),
        ("at_least: 5 things #1", "#1"),
        ("name: a#1 b #2", "#2"),
    ],
)
def test_a_text_that_ends_directly_before_a_sign_and_no_blank_is_cut(text: str, cut: str) -> None:
    [found] = cut_texts(text.split("\n"))
    line = text.split("\n")[found.line]
    assert (found.code, found.params, found.width) == ("cut-by-comment", {"text": cut}, len(cut))
    assert line[found.column : found.column + found.width] == cut
    assert may_cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "name: Plots # a comment",
        "name: Plots #",
        "name: Plots#1",
        'name: "Plots #1"',
        "name: 'Plots #1' #quoted",
        "name: >\n  Plots #1",
        'name: "one\n  two #1"',
        "lead: [Kim] #two",
        "tasks: #all of them",
        "  #name: Plots",
        "at_least: 52 #lifts",
        "date: 2022-06-30 #draft",
        "- {kind: count #lifts\n  }",
        "every: month #1",
        "- #1",
    ],
)
def test_a_comment_behind_anything_else_cuts_nothing(text: str) -> None:
    assert list(cut_texts(text.split("\n"))) == []

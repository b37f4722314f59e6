"""Data that are written as YAML are the same when they are read again, whatever texts they hold."""

import random

import pytest

from workplan.files.plan.write import comments_in, plan_text
from workplan.files.yaml.read import read_tree
from workplan.files.yaml.tree import Data

TEXTS = (
    *("52", "-0.6", "15%", "2022-06", "2022-06-30", "no", "true", "null", "~", "0x1f", "1_000", "1:30", "=", "<<"),
    *("a: b", "a:b", "a #b", "#b", "- a", "-", "--- a", "...", "? a", "! a", "&a", "*a", "%a", "@a", "`a", "|", ">"),
    *('say "x"', "it's", "'a'", '"a"', "a, b", "[a]", "{a}", "[^term]", "按[^四个一]建设", "“四个之城”", "《通知》"),
    *(" a", "a ", "a  b", "a\nb", "a\tb", "\u3000a", "a\u00a0b", "键：值", "甲，乙", "甲、乙", "a\\b", "\x07", "\u2028", "\ufeffa"),
    *("https://example.org/?a=b#c", "３个", "½", "é", "e\u0301", "👍", "ﬀ", "\ue000", "100 m²", "≥52", "–", "—a", "a" * 300),
)  # fmt: skip


def again(data: dict[str, Data]) -> Data:
    reading = read_tree(plan_text(data, {}).encode(), "plan/2022.yaml")
    assert (reading.problems, reading.warnings) == ((), ())
    return reading.tree.data


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_wherever_it_stands(text: str) -> None:
    data: dict[str, Data] = {
        "title": text,
        "tags": [text, "b"],
        "meta": {"x": text, "y": [text, [], {}]},
        "owners": {"Ann": None, "Bob": {"title": text}},
        "definitions": {"term": {"items": [text] * 12}},
        "sections": [{"id": "s", "title": text, "targets": [{"id": "t", "name": text, "detail": text * 9}]}],
    }
    assert again(data) == data


@pytest.mark.parametrize("seed", range(20))
def test_keys_come_back_too(seed: int) -> None:
    possible = [text for text in TEXTS if text not in ("<<", "e\u0301", "\u2028")]
    keys = random.Random(seed).sample(possible, 30)
    data: dict[str, Data] = {"owners": dict.fromkeys(keys), "meta": dict.fromkeys(keys, "x")}
    assert again(data) == data


COMMENTED = """\
# a plan
# of ours

title: T   # its name
# of people
owners:   # all of them
  # the head
  Ann: {title: head}   # since May

sections:
  # ── one ──
  - id: one
    # what it is
    title: One   # for short

    targets:
      # the first
      - {id: a, name: A}   # counts
      - id: b   # is lost in a block that comes back as one line
        name: B   # its name
        checkpoints: [{by: 2022-06}]
"""


def test_comments_stay_with_what_they_are_of() -> None:
    data = read_tree(COMMENTED.encode(), "").tree.data
    assert isinstance(data, dict)
    assert (
        plan_text(data, comments_in(COMMENTED, data))
        == """\
# a plan
# of ours

title: T   # its name

# of people
owners:   # all of them
  # the head
  Ann: {title: head}   # since May

sections:
  # ── one ──
  - id: one
    # what it is
    title: One   # for short
    targets:
      # the first
      - {id: a, name: A}   # counts
      - {id: b, name: B, checkpoints: [{by: 2022-06}]}
"""
    )


def test_what_looks_like_a_comment_in_a_text_is_none() -> None:
    text = "title: |\n  a\n  # b\ndetail: >\n  c\n  # d\n# e\nsections:\n- id: s\n  title: |\n    # f\n# g\n- id: t\n"
    data = read_tree(text.encode(), "").tree.data
    found = comments_in(text, data)
    assert {at: each.above for at, each in found.items() if each.above} == {
        ("", "sections"): ("# e",),
        ("t",): ("# g",),
    }


def test_nothing_has_no_comments() -> None:
    assert comments_in("", None) == {}

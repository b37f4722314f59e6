"""Entries as people type them are digested as the YAML reader's are, nearly all of them by patterns."""

from random import Random

import pytest

from workplan.files.hand_items import typed
from workplan.files.yaml.mend import looks_mistaken

from .two_readers import STRANGE, by_pattern, by_reader, text_of

# Each with the line that `log` would write.
TYPED = (
    (
        "- date: 2022-06-30\n  target: lifts\n  add: 3\n  by: 万韬\n  note: 例会通报（第1号）",
        '- {date: 2022-06-30, target: lifts, add: 3, by: "万韬", note: "例会通报（第1号）"}',
    ),
    (
        '- note: it\'s "so" \\ http://a:b#c :d\n\n  # e\n  light: red   # f\n  task: a\n  date: 2022-06-30\n# g\n \n',
        '- {date: 2022-06-30, task: a, light: red, note: "it\'s \\"so\\" \\\\ http://a:b#c :d"}',
    ),
    (
        "-   target: 加梯\n    value: 27/38\n    date: '2022-06-30'\n    note: 'it''s ''so'''",
        "- {date: 2022-06-30, target: 加梯, value: 27/38, note: \"it's 'so'\"}",
    ),
    (
        '- date: "2022-06-30"\n  target: "lifts"\n  add:   \'7\'\n  value: "70%"\n  next:   "a \\"b\\" \\\\c" # d',
        '- {date: 2022-06-30, target: lifts, add: 7, value: 70%, next: "a \\"b\\" \\\\c"}',
    ),
    (
        "- date: 2022-06-30\n  task: 'streets'\n  problem: one\n    two   \n   three # so\n  by: a",
        '- {date: 2022-06-30, task: streets, by: "a", problem: "one two three"}',
    ),
    (
        '- date: 2022-06-30\n  target: lifts\n  note: |-\n    one: "a"\n\n    # two \n  done: false',
        '- {date: 2022-06-30, target: lifts, done: false, note: "one: \\"a\\"\\n\\n# two "}',
    ),
    (
        "- date: 2022-06-30\n  target: lifts\n  problem: >-\n      one: a\n      - two\n  done: true\n",
        '- {date: 2022-06-30, target: lifts, done: true, problem: "one: a - two"}',
    ),
    (
        "- date: 2022-06-30\n  target: lifts\n  evidence: [a.pdf, 'b c.pdf',\"d, e.pdf\", https://f/g]\n  add: -3",
        '- {date: 2022-06-30, target: lifts, add: -3, evidence: ["a.pdf", "b c.pdf", "d, e.pdf", "https://f/g"]}',
    ),
    (
        "- date: 2022-06-30\n  target: lifts\n  evidence:\n    - a.pdf # it\n    - 'b c.pdf'  \n  note: x",
        '- {date: 2022-06-30, target: lifts, note: "x", evidence: ["a.pdf", "b c.pdf"]}',
    ),
    (
        '- date: 2022-06-30\n  target: lifts\n  evidence:\n  - "a\\\\b.pdf"\n  - c d.pdf  ',
        '- {date: 2022-06-30, target: lifts, evidence: ["a\\\\b.pdf", "c d.pdf"]}',
    ),
    (
        "- date: 2022-06-30\n  target: lifts\n  evidence: a - b.pdf",
        '- {date: 2022-06-30, target: lifts, evidence: ["a - b.pdf"]}',
    ),
    (
        "- { target: lifts, note: 完成 http://a, evidence: [ a.pdf ], date: 2022-06-30 }  # so",
        '- {date: 2022-06-30, target: lifts, note: "完成 http://a", evidence: ["a.pdf"]}',
    ),
    (
        "- {date: 2022-06-30, target: lifts, evidence: 'a.pdf', by: \"x\", value: -0.5}",
        '- {date: 2022-06-30, target: lifts, value: -0.5, by: "x", evidence: ["a.pdf"]}',
    ),
    (
        f"- date: 2022-06-30\n  target: lifts\n  note: {'长' * 3000}\n  evidence:\n  - {'a b ' * 999}c",
        f'- {{date: 2022-06-30, target: lifts, note: "{"长" * 3000}", evidence: ["{"a b " * 999}c"]}}',
    ),
)
# No pattern tells them, but nothing is wrong with them.
ODD = (
    '- date: 2022-06-30\n  target: lifts\n  note: "one\n    two"\n  value: 70',
    '- date: 2022-06-30\n  target: lifts\n  by: "a\\nb"\n  value: 12.50%',
    "- date: 2022-06-30\n  target: lifts\n  note: |+\n    keep\n\n",
    "- date: 2022-06-30\n  target: lifts\n  note: >\n    one\n\n    two\n  value: 27/38\n  add: 7",
    "- date: 2022-06-30\n  target: lifts\n  note: one\n\n    two\n  value: 1/8",
    "- date: 2022-06-30\n  task: streets\n  evidence: [a.pdf,\n    b.pdf]",
    "- date: 2022-06-30\n  target: lifts\n  evidence:\n    - two\n      lines.pdf\n    - 'C:\\x, evidence: [.pdf'",
    '- "date": 2022-06-30\n  target: lifts\n  note: "\\u5b8c"\n  done: true',
    "- date: 2022-06-30\n  target: e\u0301cole\n  light: green\n  done: false",
    "- date: 2022-06-30\n  target: lifts\n  note: x\u3000y",
    "- {date: 2022-06-30, target: lifts, evidence: [ a, ], light: red}",
    "- {date: 2022-06-30, target: lifts,\n   add: -0.5, note: x}",
    "-\n  date: 2022-06-30\n  target: lifts\n  add: +3.0",
    "- # so\n  date: 2022-06-30\n  target: lifts\n  add: 3\n    # deeper",
)
# Not to be read by any pattern, nor cut out.
WRONG = (
    "- date: 2022-06-30\n  target: lifts\n  target: hall\n  add: 3",
    "- date: 2022-06-30\n  target: lifts\n  task: streets\n  note: x",
    "- date: 2022-06-30\n  note: x",
    "- target: lifts\n  note: x",
    "- date: 2022-06-30\n  target: lifts\n  note:",
    "- date: 2022-06-30\n  target: lifts\n  note: a: b",
    "- date: 2022-06-30\n  target: lifts\n  note：x",
    "- date: 2022-06-30\n  target: lifts\n  note:x",
    "- date: 2022-06-30\n  target: lifts\n  note: x\n  evidence:\n  - a:b",
    "- date: 2022-06-30\n  target: lifts\n  note: |\n    a:b",
    "- date: 2022-06-30\n  target: lifts\n  note: x\n   by: y",
    "- date: 2022-06-30\n  target: lifts\n  note: x\n by: y",
    "- date: 2022-06-30\n  target: lifts\n  note: x\ny",
    '- date: 2022-06-30\n  target: lifts\n  note: "x',
    '  y"',
    "- date: 2022-06-30\n  target: lifts\n  note: &a x",
    "- date: 2022-06-30\n  target: lifts\n  note: *a",
    "- date: 2022-06-30\n  target: lifts\n  add: １",
    "- date: 2022-06-30\n  target: lifts\n  done: True",
    "- date: 2022-06-30\n  target: lifts\n  note: x\r\r",
    "- date: 2022-06-30\n  target: lifts\n  note: 'a\tb'",
    "- date: 2022-06-30\n  target: lifts\n  note: [a]",
    "...",
    "--- x",
    "? x",
    "# \u3000：\u3000",
    ">>>>>>> theirs",
)
BETWEEN = ("", "# remark: [", "  # two '", " ", "   # three", "    # four")
ITEMS = tuple(item for item, _ in TYPED)
LINES = tuple(line for _, line in TYPED)


@pytest.mark.parametrize(("item", "line"), TYPED)
def test_what_people_type_is_told_by_a_pattern(item: str, line: str) -> None:
    found = typed(f"{item}\n", 6)
    assert found is not None
    assert not found.odd
    assert [at for at, _ in found.rows] == [7]
    assert found.end == 7 + item.count("\n")
    assert not looks_mistaken(item)
    assert by_pattern(text_of([item])) == by_reader(text_of([item])) is not None
    del line


@pytest.mark.parametrize(("item", "line"), TYPED)
@pytest.mark.parametrize("is_first", [True, False])
def test_what_people_type_is_equal_to_what_log_writes(item: str, line: str, *, is_first: bool) -> None:
    text = text_of([item, line] if is_first else [line, item])
    found = by_pattern(text)
    assert found is not None
    assert found.warnings == 1
    assert found == by_reader(text)


@pytest.mark.parametrize("item", ODD)
def test_an_odd_item_is_read_where_it_stands(item: str) -> None:
    for log in ([item], [*LINES, item, *LINES], [item, "# remark", item, *ITEMS]):
        found = by_pattern(text_of(log))
        assert found is not None
        assert found == by_reader(text_of(log))


@pytest.mark.parametrize("item", WRONG)
def test_what_is_wrong_leaves_the_log_to_the_reader(item: str) -> None:
    for log in ([item], [*LINES, item, *LINES], [*ITEMS, ODD[0], item, ODD[1]]):
        assert by_pattern(text_of(log)) is None


@pytest.mark.parametrize("end", ["", "\n", "\n\n# so", "\r"])
@pytest.mark.parametrize("item", [*ITEMS, *ODD, *LINES])
def test_the_last_line_of_a_log_may_lack_its_end(item: str, end: str) -> None:
    text = text_of([LINES[0], item], end)
    assert by_pattern(text) in (None, by_reader(text))


@pytest.mark.parametrize(
    "before", ["\ufeff", "# remark\n\n", "---\n", "\n# remark\n---  \n # so\n", "---\n---\n", "# \u3000\n"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_stands_above_the_first_entry_is_passed_over(before: str, end: str) -> None:
    text = (before + text_of([*ITEMS, *LINES, *ODD[:3]]).decode()).replace("\n", end).encode()
    assert by_pattern(text, 50) == (None if before in ("---\n---\n", "# \u3000\n") else by_reader(text))


def test_many_blanks_in_a_text_over_several_lines_take_no_time_that_grows_with_their_square() -> None:
    text = f"- date: 2022-06-30\n  target: lifts\n  note: a{' ' * 99_999}b{' ' * 99_999}\n    c\n"
    found = typed(text, 0)
    assert found is not None
    [(_, row)] = found.rows
    assert row == ("2022-06-30", "target: lifts", "", f', note: "a{" " * 99_999}b c"', "")


def test_ids_that_stand_twice_are_left_to_the_reader() -> None:
    named = [f"- date: 2022-06-30\n  target: lifts\n  id: {name}\n  add: 3" for name in ("q1", "'q2'", "é1")]
    assert by_pattern(text_of(named)) == by_reader(text_of(named)) is not None
    assert all(by_pattern(text_of([*named, each])) is None for each in named)


def test_a_log_of_which_most_is_odd_is_left_to_the_reader() -> None:
    assert by_pattern(text_of([ODD[0]] * 100)) == by_reader(text_of([ODD[0]] * 100)) is not None
    assert by_pattern(text_of([ODD[0]] * 101)) is None
    mixed = text_of([LINES[0], ODD[0]] * 101)
    assert by_pattern(mixed) == by_reader(mixed) is not None


def test_any_mixture_in_pieces_of_any_size_is_read_the_same() -> None:
    rng, read = Random(1), 0
    for _ in range(600):
        text = _mixture(rng)
        found = by_pattern(text, rng.choice((7, 50, 1000)))
        assert found == by_reader(text), text.decode()
        read += found is not None
    assert read > 500


def test_any_characters_put_anywhere_into_a_mixture_are_read_the_same() -> None:
    rng, read = Random(2), 0
    for _ in range(3000):
        text = _mixture(rng).decode()
        at = rng.randrange(len(text) + 1)
        put = "".join(rng.choices((*STRANGE, " #", ": ", "\n  ", "\n- "), k=rng.choice((1, 1, 2))))
        changed = (text[:at] + put + text[at + rng.choice((0, 0, 1, 3)) :]).encode()
        found = by_pattern(changed, rng.choice((50, 1000)))
        assert found in (None, by_reader(changed)), changed.decode()
        read += found is not None
    assert read > 500


def _mixture(rng: Random) -> bytes:
    lines = rng.choices(ITEMS, k=rng.randint(0, 3)) + rng.choices(LINES, k=rng.randint(0, 3))
    lines += rng.choices(ODD, k=rng.choice((0, 0, 1, 2)))
    rng.shuffle(lines)
    between = (rng.choice(BETWEEN) for _ in range(rng.choice((0, 0, 1, 2))))
    for each in between:
        lines.insert(rng.randint(0, len(lines)), each)
    return text_of(lines)

"""A log read by the pattern is digested as the YAML reader's entries are, or not at all."""

from random import Random

import pytest

from workplan.files.log_file import read_log
from workplan.files.plain_entry import plain_entry
from workplan.files.plain_log import plain_digest

from .two_readers import FILE, STRANGE, by_pattern, by_reader, text_of

PLAIN = (
    '- {date: 2022-06-30, target: lifts, add: 3, by: "万韬", note: "a \'b\' c", evidence: ["a.pdf", "b.pdf"], id: q1}',
    "- {date: 2022-06-30, target: lifts, add: -3, id: q2}",
    "- {date: 2022-06-29, target: lifts, add: +0.5, id: q3}",
    "- {date: 2022-06-30, target: lifts, add: 0.50, id: q4}",
    "- {date: 2022-06-30, target: lifts, add: 3, value: 9, id: q5}",
    "- {date: 2022-06-30, target: lifts, add: 0.5, value: 9, id: q6}",
    "- {date: 2022-06-30, target: 加梯, value: 27/38, id: q7}",
    "- {date: 2022-06-30, target: share, value: 70%, id: q8}",
    "- {date: 2022-06-30, target: share, add: 7%, value: 70, id: q9}",
    "- {date: 2022-06-30, target: hall, done: true, id: r1}",
    "- {date: 2022-06-30, target: hall, done: false, light: red, id: r2}",
    "- {date: 2022-06-30, target: hall, value: 60, id: r3}",
    '- {date: 2022-06-30, task: streets, note: "[^fair]: 100% — {ok}, #1", id: r4}',
    "- {date: 2022-06-30, target: lifts, light: yellow, id: r5}",
    "- {date: 2022-06-30, target: lifts, add: 3}",
    "- {date: 2022-06-30, target: lifts, add: 3.0}",
    '- {date: 2022-06-30, target: lifts, add: 3, note: "again"}',
    '- {date: 2022-06-30, target: lifts, evidence: ["c d.pdf"], id: r6}',
    '- {date: 2022-06-30, target: lifts, note: "he said \\"so\\" and C:\\\\x", id: r7}',
    "- {date: 2022-06-30, target: lifts, value: 9, id: r8}",
    "- {date: 2022-06-30, target: lifts, value: 9, id: r9}",
    "- {date: 2022-06-30, target: lifts, value: 8, id: s1}",
)
ODD = (
    "",
    "# a comment",
    "- {date: 2022-06-30, target: lifts, add: 3, id: q1}",
    "- {date: 2022-06-31, target: lifts, add: 3}",
    "- {date: 2022-06-30, target: lifts}",
    '- {date: 2022-06-30, target: lifts, by: "x, note: y"}',
    "- {date: 2022-06-30, task: streets, add: 3}",
    "- {date: 2022-06-30, target: lifts, done: true, add: 3}",
    "- {date: 2022-06-30, target: lifts, add: 27/38}",
    "- {date: 2022-06-30, target: lifts, value: 1/0}",
    "- {date: 2022-06-30, target: lifts, add: 1.2.3}",
    "- {date: 2022-06-30, target: lifts, add: 1234567890123456789}",
    "- {date: 2022-06-30, target: lifts, add: 1.}",
    '- {date: 2022-06-30, target: lifts, note: ""}',
    '- {date: 2022-06-30, target: lifts, note: " "}',
    '- {date: 2022-06-30, target: lifts, note: "a\\"b"}',
    '- {date: 2022-06-30, target: lifts, note: "\\u0041"}',
    '- {date: 2022-06-30, target: lifts, evidence: ["a\\"b.pdf"]}',
    '- {date: 2022-06-30, target: lifts, note: "a\tb"}',
    '- {date: 2022-06-30, target: lifts, note: "：\u3000a"}',
    '- {date: 2022-06-30, target: lifts, note: "\ue000"}',
    '- {date: 2022-06-30, target: lifts, note: "a\x85b"}',
    '- {date: 2022-06-30, target: lifts, note: "a\x07b"}',
    '- {date: 2022-06-30, target: lifts, note: "a}, {b"}',
    '- {date: 2022-06-30, target: lifts, note: "two\n  lines"}',
    "- {date: 2022-06-30, target: lifts, light: green, light: red}",
    "- {date: 2022-06-30, target: ｌｉｆｔｓ, add: 3}",
    "- {date: 2022-06-30, target: e\u0301cole, add: 3}",
    "- {date: 2022-06-30, target: lifts, add: 3, id: é1}",
    "- {date: 2022-06-30, target: lifts, add: 3, id: eé1}",
    "- {target: lifts, date: 2022-06-30, add: 3}",
    "- date: 2022-06-30\n  target: lifts\n  add: 3",
    "  - {date: 2022-06-30, target: lifts, add: 3}",
    "- {date: 2022-06-30, target: lifts, add: 3}\r",
    "- {date: 2022-06-30, target: lifts, add: 3} ",
    "- {date: 2022-06-30, target: lifts, add: 3} # so",
    "- [a, b]",
    "---",
    "key: value",
    "<<<<<<< ours",
)


def test_what_log_writes_is_read_by_the_pattern() -> None:
    found = by_pattern(text_of(PLAIN))
    assert found is not None
    assert found == by_reader(text_of(PLAIN))
    assert found.warnings == 1
    assert found.evidence == {"a.pdf": 1, "b.pdf": 1, "c d.pdf": 1}


@pytest.mark.parametrize("line", [*PLAIN, *ODD])
@pytest.mark.parametrize("end", ["\n", ""])
def test_each_line_alone_and_after_another_is_read_the_same(line: str, end: str) -> None:
    for lines in ([line], [PLAIN[0], line], [line, PLAIN[0], PLAIN[14]]):
        assert by_pattern(text_of(lines, end)) in (None, by_reader(text_of(lines, end)))


def test_any_mixture_of_lines_in_pieces_of_any_size_is_read_the_same() -> None:
    rng, read = Random(1), 0
    for _ in range(600):
        lines = rng.choices(PLAIN, k=rng.randint(0, 8)) + rng.choices(ODD, k=rng.choice((0, 0, 0, 1, 2)))
        rng.shuffle(lines)
        text = text_of(_with_ids(rng, lines))
        found = by_pattern(text, rng.choice((7, 50, 1000)))
        assert found in (None, by_reader(text)), text.decode()
        read += found is not None
    assert read > 50


def test_any_character_put_anywhere_into_a_line_is_read_the_same() -> None:
    rng, read = Random(2), 0
    for _ in range(3000):
        line = rng.choice(PLAIN)
        at = rng.randrange(len(line) + 1)
        changed = line[:at] + rng.choice(STRANGE) + line[at + rng.randint(0, 1) :]
        text = text_of([PLAIN[1], changed, PLAIN[2]])
        found = by_pattern(text)
        assert found in (None, by_reader(text)), changed
        read += found is not None
    assert read > 50


def _with_ids(rng: Random, lines: list[str]) -> list[str]:
    """Often with an id of its own for each line, as two of them are rare."""
    if rng.random() < 0.5:
        return lines
    return [f"{line.partition(', id: ')[0].removesuffix('}')}, id: n{i}}}" for i, line in enumerate(lines)]


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"\xff\n", "加梯".encode("gb18030"), text_of(PLAIN[:1]).replace(b"\n", b"\r\n")]
)
def test_other_texts_are_read_the_same(text: bytes) -> None:
    assert by_pattern(text) in (None, by_reader(text))


def test_more_ids_and_figures_than_are_held_at_once_are_read_the_same() -> None:
    lines = [f"- {{date: 2022-06-30, target: lifts, add: {i}, id: n{i}}}" for i in range(250_000)]
    found = by_pattern(text_of(lines))
    assert found is not None
    [reports] = found.reports.values()
    [of_day] = reports.days.values()
    assert of_day.course is not None
    assert (of_day.course.total, of_day.line) == (sum(range(250_000)) * 10**12, 250_000)
    assert by_pattern(text_of([*lines, lines[7]])) is None


def test_figures_are_forgotten_when_there_are_many_and_read_again() -> None:
    lines = [f"- {{date: 2022-06-30, target: lifts, value: {i % 30_000}.5, id: n{i}}}" for i in range(60_000)]
    assert by_pattern(text_of(lines), 100_000) == by_reader(text_of(lines))


@pytest.mark.parametrize(
    ("one", "other"), [("-0.000000000001", "-0.000000000002"), ("0", "2305843.009213693951")]
)
def test_figures_that_python_gives_the_same_hash_are_told_apart(one: str, other: str) -> None:
    text = text_of(f"- {{date: 2022-06-30, target: lifts, add: {figure}}}" for figure in (one, other))
    found = by_pattern(text)
    assert found is not None
    assert found.warnings == 0
    assert found == by_reader(text)


def test_a_line_without_end_is_left_to_the_reader() -> None:
    pieces = [b"- {date: 2022-06-30", *[bytes(1_000_000)] * 9]
    given = iter(pieces)
    assert plain_digest(FILE, lambda: given) is None
    assert len(list(given)) > 0


def test_the_entry_of_a_line_is_that_of_the_reader() -> None:
    read = 0
    for line in (*PLAIN, *ODD):
        found = plain_entry(line, FILE)
        log = read_log(f"{line}\n".encode(), FILE)
        assert found is None or log.entries in ((), (found,)), line
        read += found is not None
    assert read > len(PLAIN)

"""Every rule of entries that needs no plan, each by its code."""

from fractions import Fraction

import pytest

from entries import entry_of
from files.reading_back import log_problems
from workplan.core.log import Given
from workplan.core.problems import Place
from workplan.files.logs.read import read_log

START = "- {date: 2022-06-30, target: a, "


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("- {target: a, add: 1}", ["1:4 'target' missing-key key=date"]),
        ("- {date: 2022-06-30, add: 1}", ["1:4 'date' missing-key key=target"]),
        ("- {date: 2022-06-30, traget: a, add: 1}", ["1:22 'traget' unknown-key key=traget suggestion=target"]),
        ("- {dat: 2022-06-30, target: a, add: 1}", ["1:4 'dat' unknown-key key=dat suggestion=date"]),
        ("- {date: 2022-06-31, target: a, add: 1}", ["1:10 '2022-06-31' bad-date text=2022-06-31"]),
        (START + "task: b, note: x}", ["1:33 'task' target-and-task"]),
        (START + "add: 1e3}", ["1:38 '1e3' bad-number text=1e3"]),
        (START + "add: 1/2}", ["1:38 '1/2' bad-number text=1/2"]),
        (START + "value: 1/0}", ["1:40 '1/0' bad-number text=1/0 why=zero"]),
        (START + "value: ２７/38}", ["1:40 '２７/38' fullwidth-digits text=２７/38 plain=27/38"]),
        (START + "value: [1]}", ["1:40 '[1]' wrong-type expected=number"]),
        (START + "done: yes}", ["1:39 'yes' wrong-type expected=boolean"]),
        (START + "done: true, add: 1}", ["1:33 'done' done-and-figure"]),
        (START + "light: amber}", ["1:40 'amber' bad-choice text=amber choices=('red', 'yellow', 'green') suggestion=yellow"]),
        (START + "by: Kim}", ["1:4 'date' says-nothing"]),
        (START + "note: }", ["1:33 'note' empty-value key=note"]),
        (START + "note: ''}", ["1:33 'note' empty-value key=note"]),
        (START + "note: null}", ["1:33 'note' empty-value key=note"]),
        (START + "note: x, done: ~}", ["1:42 'done' empty-value key=done"]),
        (START + "add: 1, id: null}", ["1:41 'id' empty-value key=id"]),
        (START + "add: 1, evidence: []}", ["1:41 'evidence' empty-value key=evidence"]),
        ("- {date: 2022-06-30, target: null, add: 1}", ["1:22 'target' empty-value key=target"]),
        ("- null", ["1:3 'null' says-nothing"]),
        (START + "note: {a: b}}", ["1:40 'a' wrong-type expected=text"]),
        (START + "note: [^x]}", ["1:39 '[^x]' bracket-text text=[^x]"]),
        (START + "evidence: [a, [b], '']}", ["1:47 '[b]' wrong-type expected=text", "1:52 \"''\" empty-value key=evidence"]),
        (START + "evidence: {a: b}}", ["1:44 'a' wrong-type expected=text"]),
        (START + "add: 1, id: a b}", ["1:45 'a b' bad-id text=a b"]),
        (START + "add: 1, id: ａ}", ["1:45 'ａ' fullwidth-digits text=ａ plain=a"]),
        ("- {date: 2022-06-30, task: b, add: 1, value: 2}",
         ["1:31 'add' not-for-task key=add", "1:39 'value' not-for-task key=value"]),
        ("- x", ["1:3 'x' wrong-type expected=keys"]),
        ("-", ["1:2 '' says-nothing"]),
        ("- *x", ["1:3 '*x' anchor what=alias"]),
        (START + "note: *x}", ["1:39 '*x' anchor what=alias"]),
        (START + "add: 1, add: 2}", ["1:41 'add' duplicate-key key=add"]),
        ("a: b", ["1:1 'a' wrong-type expected=list"]),
        ("<<<<<<< x", ["1:1 '<<<<<<< x' merge-conflict"]),
    ],
)  # fmt: skip
def test_a_mistake_is_found_and_its_entry_left_out(entry: str, found: list[str]) -> None:
    assert log_problems(entry) == found
    assert read_log(entry.encode(), "f").entries == ()


def test_an_entry_is_read_with_its_place() -> None:
    text = """\
# illustration
- {date: 2022-06-30, target: e\u0301, value: 27/38, by: Kim, note: "a: b", problem: no, next: 010, light: red, id: q1}
-
  date: 2022-07-01
  task: b
  evidence: [x, y]
- {date: 2022-07-02, target: c, add: -3, evidence: z}
- {date: 2022-07-02, target: d, done: false}
- {date: 2022-07-02, target: d, value: 15%}
"""
    found = read_log(text.encode(), "f")
    assert found.problems == ()
    assert found.entries == (
        entry_of(
            "2022-06-30", "é", value=Fraction(2700, 38), by="Kim", note="a: b", problem="no", next="010",
            light="red", id="q1", in_points=True,
        ),
        entry_of("2022-07-01", "b", is_task=True, evidence=("x", "y")),
        entry_of("2022-07-02", "c", add=Fraction(-3), evidence=("z",)),
        entry_of("2022-07-02", "d", done=False),
        entry_of("2022-07-02", "d", value=Fraction(15), in_points=True),
    )  # fmt: skip
    assert [(entry.file, entry.item, entry.line) for entry in found.entries] == [
        ("f", 0, 2), ("f", 1, 4), ("f", 2, 7), ("f", 3, 8), ("f", 4, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_a_log_may_be_empty(text: str) -> None:
    found = read_log(text.encode(), "f")
    assert (found.entries, found.problems) == ((), ())


def test_a_log_in_gbk_is_read_on() -> None:
    found = read_log((START + "note: 加梯}").encode("gb18030"), "f")
    assert [p.code for p in found.problems] == ["not-utf8"]
    assert [entry.note for entry in found.entries] == ["加梯"]


def test_a_key_that_a_lost_line_may_have_held_is_not_called_missing() -> None:
    text = "- date: 2022-06-30\n  target a\n  note: x\n- {date: 2022-06-30, add: 1}\n"
    assert log_problems(text) == [
        "2:3 'target a' syntax reason=missing-colon",
        "4:4 'date' missing-key key=target",
    ]


def test_a_stage_is_read_alike_in_every_layout_and_compared_after_nfc() -> None:
    canonical, laid_out = read_log(
        b'- {date: 2022-06-30, target: hall, done: true, reached: "cafe\xcc\x81, \\"add: 3\\"", light: red, id: q1}\n'
        b"- date: 2022-06-30\n  reached: 'caf\xc3\xa9, \"add: 3\"'\n  target: hall\n  done: true\n  light: red\n  id: q1\n",
        "f",
    ).entries
    assert canonical == laid_out
    assert canonical.given == Given(done=True, reached='caf\u00e9, "add: 3"', light="red")


def test_a_stage_alone_is_a_report() -> None:
    [entry] = read_log(b'- {date: 2022-06-30, target: hall, reached: "tender"}\n', "f").entries
    assert (entry.given, entry.given.is_figure) == (Given(reached="tender"), False)


@pytest.mark.parametrize("layout", ["- {{date: 2022-06-30, {0}}}\n", "- {{{0}, date: 2022-06-30}}\n"])
def test_a_stage_is_nothing_for_a_task(layout: str) -> None:
    found = read_log(layout.format('task: b, reached: "tender"').encode(), "f")
    assert [(problem.code, problem.params) for problem in found.problems] == [
        ("not-for-task", {"key": "reached"})
    ]


@pytest.mark.parametrize(
    ("log", "found"),
    [
        (START + "note: house #3 pulled down}", ["1:45 '#3 pulled down}' cut-by-comment text=#3 pulled down}"]),
        ("- date: 2022-06-30\n  target: a\n  note: house #3", ["3:15 '#3' cut-by-comment text=#3"]),
        ("- date: 2022-06-30\n  target: a\n  note: house # 3\n- {date: 2022-06-30, target: a, note: 'h #3'} #4", []),
    ],
)  # fmt: skip
def test_a_text_that_a_comment_cuts_short_is_told(log: str, found: list[str]) -> None:
    assert [each for each in log_problems(log) if " syntax " not in each] == found


def test_nothing_in_per_cent_is_in_points_too() -> None:
    [entry] = read_log(b"- {date: 2022-06-30, target: share, value: 0%}\n", "a.yaml").entries
    assert entry.given.in_points


@pytest.mark.parametrize("written", ['"\\ue000"', "'\ue000'", '"\ue000"'])
def test_a_text_that_looks_like_what_could_not_be_read_is_a_text(written: str) -> None:
    log = read_log(f"- {{date: 2022-06-30, target: lifts, note: {written}, id: a}}\n".encode(), "a")
    assert [(entry.note, entry.id) for entry in log.entries] == [("\ue000", "a")]
    assert log.problems == ()


def test_reading_ends_where_too_many_entries_are_wrong() -> None:
    found = read_log(("- {}\n" * 400).encode(), "f").problems
    assert (len(found), found[-1].at, found[-1].params) == (1003, Place(335, 1), {"reason": "gave-up"})

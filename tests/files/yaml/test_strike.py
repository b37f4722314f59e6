"""What the parser stops at has a reason of our own, and the rest is read."""

import pytest
import yaml

from files.reading_back import PLAN, log_problems, plan_problems
from workplan.core.problems import Place
from workplan.files.logs.read import read_log
from workplan.files.plan.read import NAMES, read_plan
from workplan.files.yaml import tree


def test_a_list_over_two_lines_with_text_after_it_is_a_syntax_error() -> None:
    assert plan_problems(PLAN + "detail: [a,\n  b] c\n") == [
        "15:9 '[a,' wrong-type expected=text",
        "16:6 'c' syntax reason=text-after-value",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lead: [黄永, 陈阳\nx: 1", "1:7 '[' unclosed-bracket"),
        ("a: {x: 1, y: 2\nb: 1", "1:4 '{' unclosed-bracket"),
        ("[a, b: 1\nc: 2", "1:1 '[' unclosed-bracket"),
        ("x: {a: [b,", "1:8 '[' unclosed-bracket"),
        ("a: 1\n[b,\nc]: 2", "2:1 '[' unclosed-bracket"),
        ("- [a\n- b: 1", "1:3 '[' unclosed-bracket"),
        ("a: [x, {y: 1]\nb: 1", "1:8 '{' unclosed-bracket"),
        ('title: "abc\nx: 1', "1:8 '\"abc' unclosed-quote"),
        ('title: "abc\norg: "def"\nx: 1', "1:8 '\"abc' unclosed-quote"),
        ("a: 'it's'\nb: 1", '1:8 "s\'" text-after-value'),
        ('"abc\nx: 1', "1:1 '\"abc' unclosed-quote"),
        ("x: 1\n'abc\ny: 2\n'", '2:1 "\'abc" unclosed-quote'),
        ("title plan\norg: x", "1:1 'title plan' missing-colon"),
        ("a: 1\ntitle plan\norg: x\n", "2:1 'title plan' missing-colon"),
        ("a: 1\nTitle:plan\norg: x\n", "2:1 'Title:plan' missing-space"),
        ("a: 1\n   b: 2", "2:4 'b: 2' bad-indentation"),
        ("a:\n    b: 1\n  c: 2", "3:3 'c: 2' bad-indentation"),
        ("a:\n  - x\n - y", "3:2 '- y' bad-indentation"),
        ("note: a: b", "1:8 ':' unexpected-colon"),
        ("a: {x: 1 y: 2}", "1:11 ':' missing-comma"),
        ("a: [x]]", "1:7 ']' extra-bracket"),
        ("a: 1\n}", "2:1 '}' extra-bracket"),
        (": x", "1:1 ':' empty-key"),
        ("'': x", "1:1 \"''\" empty-key"),
        ("? [a]\n: b", "1:3 '[' key-not-text"),
        ('a: "\\d"', "1:5 '\\\\d' bad-escape"),
        ('a: "\\ud"', "1:5 '\\\\u' bad-escape"),
        ("a: !e!f g", "1:4 '!' reserved-character"),
        ("a: - x", "1:4 '-' unexpected-dash"),
        ("{a: 1}\nb: 2", "2:1 'b: 2' bad-indentation"),
        ("a: |x\n b", "1:5 'x' other"),
    ],
)
@pytest.mark.parametrize("parser", [vars(tree)["_Parser"], yaml.BaseLoader])
def test_a_syntax_error_has_a_reason_of_our_own_by_either_parser(
    text: str, found: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "_Parser", parser)
    syntax = [line for line in plan_problems(text) if " syntax reason=" in line]
    place, reason = found.rsplit(" ", 1)
    assert syntax == [f"{place} syntax reason={reason}"]


def test_as_many_syntax_errors_as_there_are_come_in_one_run() -> None:
    found = plan_problems("\n".join(f"a{n}: [x" for n in range(30)))
    assert [line for line in found if "syntax" in line] == [
        f"{n + 1}:{len(str(n)) + 4} '[' syntax reason=unclosed-bracket" for n in range(30)
    ]


def test_reading_ends_above_the_trouble_when_there_is_no_end_of_it() -> None:
    found = log_problems("- {date: 2022-06-30, target: a, note: x}\n" + "]\n" * 200)
    assert found[0] == "2:1 ']' syntax reason=extra-bracket"
    assert len(found) <= 200


def test_a_line_below_one_that_was_struck_out_is_not_reported_again() -> None:
    assert log_problems(
        "- date: 2022-06-30\n  target: a\n  note: x\n  next week\n    and: so\n    on: it\n"
    ) == ["4:3 'next week' syntax reason=missing-colon"]


def test_a_key_behind_a_list_lacks_its_comma() -> None:
    start = "- {date: 2022-06-30, target: a, "
    assert log_problems(start + "evidence: [a.pdf] note: 开工}") == ["1:51 'n' syntax reason=missing-comma"]


def test_reading_ends_where_there_are_too_many_faults() -> None:
    good, bad = "- {date: 2022-06-30, target: a, add: 1}\n", "- {date: 2022-06-30, target: a, add: 1\n"
    found = read_log(((good + bad) * 600).encode(), "f")
    reasons = [p.params["reason"] for p in found.problems]
    assert (len(found.entries), reasons.count("unclosed-bracket"), reasons.count("gave-up")) == (501, 500, 1)


def test_a_plan_that_is_read_in_part_lacks_nothing_and_may_have_lost_any_name() -> None:
    text = PLAN.replace("title: Task\n", "title: Task\n" + "        ]\n" * 600)
    found = read_plan(text.encode(), "f")
    assert {p.code for p in found.problems} == {"syntax"}
    assert found.lost == NAMES


def test_faults_in_a_long_list_cost_no_more_than_their_items() -> None:
    good = '- {date: 2022-06-30, target: a, add: 1, note: "x", evidence: ["a", "b"]}\n'
    bad = "-\n  date: 2022-06-30\n  target: a\n  note: [x\n"
    found = read_log((good * 100 + bad + "  - x\n" + good * 100).encode(), "f")
    assert len(found.entries) == 200
    assert [p.at for p in found.problems] == [Place(104, 9), Place(105, 3, 3)]


@pytest.mark.parametrize(("opened", "kept"), [("- {\n", 1), ("- [\n" + " [\n" * 30, 1)])
def test_reading_ends_above_what_is_open_where_it_gave_up(opened: str, kept: int) -> None:
    entry = "- {date: 2022-06-30, target: a, add: 1}\n"
    found = read_log((entry + opened + " x: y: z,\n" * 600).encode(), "f")
    assert (len(found.entries), found.problems[-1].params) == (kept, {"reason": "gave-up"})


def test_reading_ends_when_a_long_plan_was_read_too_often() -> None:
    text = PLAN + "detail: |\n" + f"  {'x' * 98}\n" * 3000 + "".join(f"k{n}: [\n" for n in range(40))
    found = [line for line in plan_problems(text) if "syntax" in line]
    assert len(found) < 40
    assert any(line.endswith("gave-up") for line in found)


def test_a_list_in_brackets_is_read_again_from_its_beginning() -> None:
    entry = "{date: 2022-06-30, target: a, add: 1}"
    text = f"[{entry},\n{entry},\n{{date: 2022-06-30 target: a}},\n{entry}]\n"
    assert [line for line in log_problems(text) if "syntax" in line] == [
        "1:1 '[' syntax reason=unclosed-bracket",
        "3:25 ':' syntax reason=missing-comma",
    ]


def test_a_quote_that_runs_over_many_lines_is_found_where_it_began() -> None:
    text = 'detail: "x\n' + "".join(f"k{n}: v\n" for n in range(300)) + PLAN + 'x: y"z\n'
    assert plan_problems(text)[0] == "1:9 '\"x' syntax reason=unclosed-quote"


def test_the_last_fault_that_is_still_looked_for_is_no_end_of_reading() -> None:
    good, bad = "- {date: 2022-06-30, target: a, add: 1}\n", "- {date: 2022-06-30, target: a, add: 1\n"
    found = read_log(((good + bad) * 500 + good).encode(), "f")
    assert {p.params["reason"] for p in found.problems} == {"unclosed-bracket"}
    assert (len(found.entries), len(found.problems)) == (501, 500)

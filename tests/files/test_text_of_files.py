"""Bytes, encodings, and what hands write wrongly in YAML."""

import pytest
import yaml

from workplan.core.problems import Place
from workplan.files import yaml_events
from workplan.files.decoding import decode
from workplan.files.gaps import NAMES
from workplan.files.log_file import read_log
from workplan.files.plan.read import read_plan

from .reading_back import PLAN, log_problems, plan_of, plan_problems, plan_with, target_of, target_problems


def test_the_plan_has_no_problems() -> None:
    assert plan_problems(PLAN) == []


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
    found = decode(PLAN.encode(encoding), "f")
    assert found.text == PLAN
    assert [(p.code, p.params) for p in found.problems] == [("not-utf8", {"encoding": "utf-16"})]


def test_broken_utf_16_is_not_read() -> None:
    assert decode(b"\xff\xfea", "f").text is None


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


def test_tabs_are_reported_and_the_lines_read_as_if_indented_by_spaces() -> None:
    text = "title:\tA\torganized plan\t\norganization: An office\nperiod:\n\tstart: 2022-01-01\n\tend: 2022-12-31\n"
    text += "owners:\n\tKim:\n\t\ttitle: director\nsections: []\t# none\n"
    assert plan_problems(text) == [
        "1:7 '\\t' tab",
        "4:1 '\\t' tab",
        "5:1 '\\t' tab",
        "7:1 '\\t' tab",
        "8:1 '\\t\\t' tab",
        "9:13 '\\t' tab",
    ]
    plan = plan_of(text)
    assert (plan.title, plan.owners["Kim"].title) == ("A organized plan", "director")


def test_a_line_of_blanks_only_is_no_mistake() -> None:
    assert plan_problems(plan_with("owners:", "　　\n \t\nowners:")) == []


def test_ideographic_spaces_are_reported_and_the_lines_read() -> None:
    text = plan_with("    title: Section", "　　title:　Section").replace("- id: t", "-　id: t")
    assert plan_problems(text) == [
        "8:1 '\\u3000\\u3000' ideographic-space char=U+3000",
        "8:9 '\\u3000' ideographic-space char=U+3000",
        "10:8 '\\u3000' ideographic-space char=U+3000",
    ]
    assert plan_of(text).sections[0].title == "Section"


def test_indentation_in_mixed_widths_lands_on_the_columns_above() -> None:
    text = plan_with("    title: Section", "\ttitle: Section").replace("    tasks:", "　　　　tasks:")
    assert plan_problems(text) == [
        "8:1 '\\t' tab",
        "9:1 '\\u3000\\u3000\\u3000\\u3000' ideographic-space char=U+3000",
    ]
    assert plan_of(text).sections[0].title == "Section"


def test_indentation_that_fits_nowhere_goes_where_the_line_above_is() -> None:
    assert plan_problems(plan_with("organization", "   　organization"))[0] == (
        "2:4 '\\u3000' ideographic-space char=U+3000"
    )


def test_full_width_colons_are_reported_and_the_keys_read() -> None:
    text = plan_with("organization: An", "organization：An").replace("  Kim: {", "  Kim： {")
    text = text.replace("name: A", "name： A").replace("owners:", "owners：")
    assert plan_problems(text) == [
        "2:13 '：' fullwidth-colon",
        "4:7 '：' fullwidth-colon",
        "5:6 '：' fullwidth-colon",
        "14:25 '：' fullwidth-colon",
    ]
    assert plan_of(text).organization == "An office"


def test_a_term_with_a_full_width_colon_at_the_end_of_its_line_is_read() -> None:
    text = PLAN + "definitions:\n  四个一：\n    items: [甲]\n"
    assert plan_problems(text) == ["16:6 '：' fullwidth-colon"]
    assert plan_of(text).definitions["四个一"].items == ("甲",)


def test_a_full_width_colon_within_a_text_is_none_of_our_business() -> None:
    text = plan_with("title: Section", "title: 说明：其一\n    detail: 如下\n      其余：\n        同上")
    assert plan_problems(text) == []
    assert plan_problems(text + "detail:　x\n") == ["18:8 '\\u3000' ideographic-space char=U+3000"]


def test_a_missing_space_after_a_colon_is_mended() -> None:
    text = plan_with("title: A plan", "title:A plan").replace("kind: count", "kind:count")
    assert plan_problems(text) == [
        "1:1 'title:' syntax reason=missing-space",
        "14:30 'kind:' syntax reason=missing-space",
    ]
    assert plan_of(text).targets[0].kind == "count"


def test_full_width_commas_between_fields_are_mended() -> None:
    assert target_problems("{id: a， name: A, kind: count、unit: x, support: [甲]， at_least: 1}") == [
        "14:19 '，' fullwidth-comma text=，",
        "14:41 '、' fullwidth-comma text=、",
        "14:63 '，' fullwidth-comma text=，",
    ]


def test_a_bare_per_cent_sign_is_reported_and_read() -> None:
    assert target_problems("{id: a, name: A, kind: level, unit: %, at_least: 70}") == [
        "14:49 '%' percent-unquoted text=%"
    ]
    assert target_of("{id: a, name: A, kind: level, unit: %, at_least: 70}").unit == "%"
    text = plan_with("title: A plan", "title: %it's")
    assert plan_problems(text) == ["1:8 \"%it's\" percent-unquoted text=%it's"]
    assert plan_of(text).title == "%it's"


def test_other_reserved_signs_are_reported_and_read() -> None:
    text = plan_with("title: A plan", "title: @plan")
    assert plan_problems(text) == ["1:8 '@plan' syntax reason=reserved-character"]
    assert plan_of(text).title == "@plan"


def test_text_that_begins_with_a_reference_is_reported_and_read() -> None:
    text = plan_with("title: Section", "title: Section\n    detail: [^x] as [above] # why")
    assert plan_problems(text) == ["9:13 '[^x] as [above]' bracket-text text=[^x] as [above]"]
    assert plan_of(text).sections[0].detail == "[^x] as [above]"
    assert target_problems("{id: a, name: A, kind: duty, detail: [^x] it's}") == [
        "14:50 \"[^x] it's\" bracket-text text=[^x] it's"
    ]
    assert target_problems("{id: a, name: A, kind: duty, detail: [^x]}") == [
        "14:50 '[^x]' bracket-text text=[^x]"
    ]
    assert target_problems("{id: a, name: A, kind: duty, detail: [^x] and so on , unit: x}")[0] == (
        "14:50 '[^x] and so on' bracket-text text=[^x] and so on"
    )


def test_a_list_over_two_lines_with_text_after_it_is_a_syntax_error() -> None:
    assert plan_problems(PLAN + "detail: [a,\n  b] c\n") == [
        "15:9 '[a,' wrong-type expected=text",
        "16:6 'c' syntax reason=text-after-value",
    ]


def test_a_merge_conflict_is_reported_once_and_both_sides_are_read() -> None:
    text = plan_with(
        "title: A plan\n",
        "<<<<<<< ours\ntitle: A plan\n||||||| base\ntitle: Old\n=======\ntitle: B plan\n>>>>>>> theirs\n",
    )
    assert plan_problems(text) == ["1:1 '<<<<<<< ours' merge-conflict"]
    assert read_plan(text.encode(), "f").vague == {("title",)}
    assert plan_of(text).title == "A plan"


def test_quoted_and_block_texts_may_hold_whatever_looks_like_a_mistake() -> None:
    text = plan_with("title: A plan", "title:　A plan").replace(
        "title: Section",
        "title: \"a：\tb\n      due：x [^y] z\"\n    aim: 'it''s\n\n      %'\n    detail: |\n      due：\tx\n\n      # no",
    )
    assert plan_problems(text) == ["1:7 '\\u3000' ideographic-space char=U+3000"]
    assert plan_of(text).sections[0].detail == "due：\tx\n\n# no\n"


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
@pytest.mark.parametrize("parser", [yaml_events.next_event.__globals__["_Parser"], yaml.BaseLoader])
def test_a_syntax_error_has_a_reason_of_our_own_by_either_parser(
    text: str, found: str, parser: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_events, "_Parser", parser)
    syntax = [line for line in plan_problems(text) if " syntax reason=" in line]
    place, reason = found.rsplit(" ", 1)
    assert syntax == [f"{place} syntax reason={reason}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1", "1:4 '&x 1' anchor what=anchor"),
        ("a: *x", "1:4 '*x' anchor what=alias"),
        ("a: &x", "1:4 '&x' anchor what=anchor"),
        ("a: *重点 x", "1:4 '*重点 x' anchor what=alias"),
        ("a: [& b]", "1:5 '& b' anchor what=anchor"),
        ("a: !!str x", "1:4 '!!str x' anchor what=tag"),
        ("a: &x [b]", "1:4 '&x [' anchor what=anchor"),
        ("&x a: b", "1:1 '&x a' anchor what=anchor"),
        ("<<: b", "1:1 '<<' anchor what=merge-key"),
        ("%YAML 1.1\n---\na: b", "1:1 '%' anchor what=directive"),
        ("a: b\n---\nc: d", "2:1 '---' anchor what=document"),
        ("a: b\na: c", "2:1 'a' duplicate-key key=a"),
        ("a: " + "[" * 9 + "]" * 9, "1:12 '[' too-deep limit=8"),
        ("a: " + "[" * 200 + "]" * 200, "1:12 '[' too-deep limit=8"),
        ("é: 1\ne\u0301: 2", "2:1 'e\u0301' duplicate-key key=é"),
    ],
)
def test_what_is_more_than_plain_yaml_is_refused(text: str, found: str) -> None:
    assert found in plan_problems(text)


def test_a_hundred_thousand_brackets_do_no_harm() -> None:
    assert plan_problems("[" * 100_000) == ["1:10 '[' too-deep limit=8"]


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


def test_utf_32_is_named() -> None:
    found = decode(PLAN.encode("utf-32"), "f")
    assert found.text == PLAN
    assert [(p.code, p.params) for p in found.problems] == [("not-utf8", {"encoding": "utf-32"})]


def test_latin_letters_are_not_taken_for_chinese() -> None:
    text = plan_with("title: A plan", "title: Straßenbäume für Übergänge, Café, niño")
    assert plan_problems(text.encode("latin-1")) == ["1:12 '' not-utf8 encoding=unknown"]


def test_a_file_of_carriage_returns_is_one_problem() -> None:
    assert plan_problems(PLAN.replace("\n", "\r")) == ["1:14 '' control-character code=U+000D"]


@pytest.mark.parametrize("depth", [50, 200])
@pytest.mark.parametrize("sign", ["{", "? "])
def test_keys_nested_in_keys_do_no_harm(sign: str, depth: int) -> None:
    for found in (plan_problems(sign * depth), log_problems("- " + sign * depth)):
        assert {"syntax", "too-deep"} & {line.split("' ")[1].split(" ")[0] for line in found}


def test_an_alias_is_no_key() -> None:
    assert plan_problems(PLAN + "? *x\n: y\n") == [
        "15:3 '*x' anchor what=alias",
        "15:3 '*x' syntax reason=key-not-text",
    ]


def test_a_key_behind_a_list_lacks_its_comma() -> None:
    start = "- {date: 2022-06-30, target: a, "
    assert log_problems(start + "evidence: [a.pdf] note: 开工}") == ["1:51 'n' syntax reason=missing-comma"]


@pytest.mark.parametrize("text", ["[^x]，建设", "[^x]、[^y]和[^z]", "[^x]，note"])
def test_a_full_width_comma_behind_a_reference_is_text(text: str) -> None:
    assert plan_problems(PLAN + f"detail: {text}\n") == [f"15:9 '{text}' bracket-text text={text}"]
    assert target_problems(f"{{id: a, name: A, kind: duty, detail: {text}, owner: Kim}}") == [
        f"14:50 '{text}' bracket-text text={text}"
    ]


def test_reading_ends_where_there_are_too_many_mistakes() -> None:
    entry = "- {date: 2022-06-30,\ttarget: a, add: 1}\n"
    found = log_problems(entry * 1500)
    assert (len(found), found[-1]) == (1001, "1001:1 '-' syntax reason=gave-up")


def test_reading_ends_where_there_are_too_many_faults() -> None:
    good, bad = "- {date: 2022-06-30, target: a, add: 1}\n", "- {date: 2022-06-30, target: a, add: 1\n"
    found = read_log(((good + bad) * 600).encode(), "f")
    reasons = [p.params["reason"] for p in found.problems]
    assert (len(found.entries), reasons.count("unclosed-bracket"), reasons.count("gave-up")) == (501, 500, 1)
    assert found.unsure


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

"""What hands write wrongly in YAML is named and read on."""

import pytest

from files.reading_back import (
    PLAN,
    log_problems,
    plan_of,
    plan_problems,
    plan_with,
    target_of,
    target_problems,
)
from workplan.files.plan.read import read_plan


def test_the_plan_has_no_problems() -> None:
    assert plan_problems(PLAN) == []


def test_tabs_are_reported_and_the_lines_read_as_if_indented_by_spaces() -> None:
    text = "title:\tA\torganized plan\t\norganization: An office\nperiod:\n\tstart: 2022-01-01\n\tend: 2022-12-31\n"
    text += "owners:\n\tKim:\n\t\ttitle: director\nsections: []\t# none\n"
    assert plan_problems(text) == [
        "1:7 '\\t' tab", "4:1 '\\t' tab", "5:1 '\\t' tab", "7:1 '\\t' tab", "8:1 '\\t\\t' tab",
        "9:13 '\\t' tab",
    ]  # fmt: skip
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
        "2:13 '：' fullwidth-colon", "4:7 '：' fullwidth-colon", "5:6 '：' fullwidth-colon",
        "14:25 '：' fullwidth-colon",
    ]  # fmt: skip
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

"""What hands write wrongly in YAML is named and read on."""

from collections.abc import Callable

import pytest

from files.reading_back import PLAN, log_problems, plan_of, plan_problems, plan_with, target_problems
from workplan.core.plan import Plan, Section
from workplan.files.plan.read import read_plan

SPACE, OF_SPACE = "\u3000", "ideographic-space char=U+3000"


TABS = (
    "title:\tA\torganized plan\t\norganization: An office\nperiod:\n\tstart: 2022-01-01\n\tend: 2022-12-31\n"
    "owners:\n\tKim:\n\t\ttitle: director\nsections: []\t# none\n"
)
WIDE = plan_with("organization: An", "organization：An").replace("  Kim: {", "  Kim： {")
DETAIL = "title: Section\n    detail:"
QUOTED = plan_with("title: A plan", "title:　A plan").replace(
    "title: Section",
    "title: \"a：\tb\n      due：x [^y] z\"\n    aim: 'it''s\n\n      %'\n    detail: |\n      due：\tx\n\n      # no",
)


def section(plan: Plan) -> Section:
    return plan.sections[0]


@pytest.mark.parametrize(
    ("text", "problems", "read"),
    [
        (PLAN, [], None),
        # tabs, and lines of blanks only
        (TABS, ["1:7 '\\t' tab", "4:1 '\\t' tab", "5:1 '\\t' tab", "7:1 '\\t' tab", "8:1 '\\t\\t' tab", "9:13 '\\t' tab"],
         lambda plan: (plan.title, plan.owners["Kim"].title) == ("A organized plan", "director")),
        (plan_with("owners:", "　　\n \t\nowners:"), [], None),
        # ideographic spaces, and indentation in mixed widths
        (plan_with("    title: Section", "　　title:　Section").replace("- id: t", "-　id: t"),
         [f"8:1 {SPACE * 2!r} {OF_SPACE}", f"8:9 {SPACE!r} {OF_SPACE}", f"10:8 {SPACE!r} {OF_SPACE}"],
         lambda plan: section(plan).title == "Section"),
        (plan_with("    title: Section", "\ttitle: Section").replace("    tasks:", "　　　　tasks:"),
         ["8:1 '\\t' tab", f"9:1 {SPACE * 4!r} {OF_SPACE}"], lambda plan: section(plan).title == "Section"),
        # full-width colons, also at the end of a line, but none within a text
        (WIDE.replace("name: A", "name： A").replace("owners:", "owners："),
         [f"{place} '：' fullwidth-colon" for place in ("2:13", "4:7", "5:6", "14:25")],
         lambda plan: plan.organization == "An office"),
        (PLAN + "definitions:\n  四个一：\n    items: [甲]\n", ["16:6 '：' fullwidth-colon"],
         lambda plan: plan.definitions["四个一"].items == ("甲",)),
        (plan_with("title: Section", "title: 说明：其一\n    detail: 如下\n      其余：\n        同上"), [], None),
        (PLAN + "detail:　x\n", [f"15:8 {SPACE!r} {OF_SPACE}"], None),
        # a missing space, a bare per-cent sign, another reserved sign
        (plan_with("title: A plan", "title:A plan").replace("kind: count", "kind:count"),
         ["1:1 'title:' syntax reason=missing-space", "14:30 'kind:' syntax reason=missing-space"],
         lambda plan: plan.targets[0].kind == "count"),
        (plan_with("unit: pieces", "unit: %"), ["14:49 '%' percent-unquoted text=%"],
         lambda plan: plan.targets[0].unit == "%"),
        (plan_with("title: A plan", "title: %it's"), ["1:8 \"%it's\" percent-unquoted text=%it's"],
         lambda plan: plan.title == "%it's"),
        (plan_with("title: A plan", "title: @plan"), ["1:8 '@plan' syntax reason=reserved-character"],
         lambda plan: plan.title == "@plan"),
        # a text that begins with a reference
        (plan_with("title: Section", f"{DETAIL} [^x] as [above] # why"),
         ["9:13 '[^x] as [above]' bracket-text text=[^x] as [above]"],
         lambda plan: section(plan).detail == "[^x] as [above]"),
        # quoted and block texts may hold whatever looks like a mistake
        (QUOTED, [f"1:7 {SPACE!r} {OF_SPACE}"], lambda plan: section(plan).detail == "due：\tx\n\n# no\n"),
    ],
)  # fmt: skip
def test_a_slip_is_named_and_read(
    text: str, problems: list[str], read: Callable[[Plan], bool] | None
) -> None:
    assert plan_problems(text) == problems
    assert read is None or read(plan_of(text))


def test_indentation_that_fits_nowhere_goes_where_the_line_above_is() -> None:
    assert plan_problems(plan_with("organization", "   　organization"))[0] == f"2:4 {SPACE!r} {OF_SPACE}"


@pytest.mark.parametrize(
    ("target", "problems"),
    [
        ("{id: a， name: A, kind: count、unit: x, support: [甲]， at_least: 1}",
         ["14:19 '，' fullwidth-comma text=，", "14:41 '、' fullwidth-comma text=、", "14:63 '，' fullwidth-comma text=，"]),
        ("{id: a, name: A, kind: duty, detail: [^x] it's}", ["14:50 \"[^x] it's\" bracket-text text=[^x] it's"]),
        ("{id: a, name: A, kind: duty, detail: [^x] and so on , owner: Kim}",
         ["14:50 '[^x] and so on' bracket-text text=[^x] and so on"]),
        ("{id: a, name: A, kind: duty, detail: [^x] so }", ["14:50 '[^x] so' bracket-text text=[^x] so"]),
        ("{id: a, name: A, kind: duty, detail: [^x]}", ["14:50 '[^x]' bracket-text text=[^x]"]),
    ],
)  # fmt: skip
def test_what_is_mistyped_in_braces_is_named(target: str, problems: list[str]) -> None:
    assert target_problems(target) == problems


def test_a_merge_conflict_is_reported_once_and_both_sides_are_read() -> None:
    text = plan_with(
        "title: A plan\n",
        "<<<<<<< ours\ntitle: A plan\n||||||| base\ntitle: Old\n=======\ntitle: B plan\n>>>>>>> theirs\n",
    )
    assert plan_problems(text) == ["1:1 '<<<<<<< ours' merge-conflict"]
    assert read_plan(text.encode(), "f").vague == {("title",)}
    assert plan_of(text).title == "A plan"


@pytest.mark.parametrize("text", ["[^x]，建设", "[^x]、[^y]和[^z]", "[^x]，note", "[^x] and so on"])
def test_a_full_width_comma_behind_a_reference_is_text(text: str) -> None:
    assert plan_problems(PLAN + f"detail: {text}\n") == [f"15:9 '{text}' bracket-text text={text}"]
    assert target_problems(f"{{id: a, name: A, kind: duty, detail: {text}, owner: Kim}}") == [
        f"14:50 '{text}' bracket-text text={text}"
    ]


def test_reading_ends_where_there_are_too_many_mistakes() -> None:
    entry = "- {date: 2022-06-30,\ttarget: a, add: 1}\n"
    found = log_problems(entry * 1500)
    assert (len(found), found[-1]) == (1001, "1001:1 '-' syntax reason=gave-up")

"""Every rule of the keys and values of a plan, each by its code."""

import pytest

from files.reading_back import plan_problems, plan_with, target_problems
from workplan.files.plan.read import read_plan
from workplan.files.schema.shape import shape_of

COUNT = "id: a, name: A, kind: count, unit: x"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("title: A plan\n", "", "1:1 'organization' missing-key key=title"),
        ("title: A plan", "titel: A plan", "1:1 'titel' unknown-key key=titel suggestion=title"),
        ("title: A plan", "title: A plan\ncolour: red", "2:1 'colour' unknown-key key=colour suggestion=None"),
        ("title: A plan", "title:", "1:1 'title' empty-value key=title"),
        ("title: A plan", 'title: " "', "1:1 'title' empty-value key=title"),
        ("title: A plan", "title: [a]", "1:8 '[a]' wrong-type expected=text"),
        ("title: A plan", "title: {a: b}", "1:9 'a' wrong-type expected=text"),
        ("2022-01-01", "2022-02-30", "3:17 '2022-02-30' bad-date text=2022-02-30"),
        ("2022-01-01", "２０２２-01-01", "3:17 '２０２２-01-01' fullwidth-digits text=２０２２-01-01 plain=2022-01-01"),
        ("2022-01-01", "2022-01", "3:17 '2022-01' bad-date text=2022-01"),
        ("2022-01-01", "[2022]", "3:17 '[2022]' wrong-type expected=day"),
        ("{start: 2022-01-01, end: 2022-12-31}", "2022", "3:9 '2022' wrong-type expected=keys"),
        ("{start: 2022-01-01, end: 2022-12-31}", "{start: 2022-01-01}", "3:10 'start' missing-key key=end"),
        ("{title: director}", "director", "5:8 'director' wrong-type expected=keys"),
        ("{title: director}", "{titel: x}", "5:9 'titel' unknown-key key=titel suggestion=title"),
        ("id: s", "id: s t", "7:9 's t' bad-id text=s t"),
        ("id: s", "id: ａ", "7:9 'ａ' fullwidth-digits text=ａ plain=a"),
        ("[Kim]", "[Kim，Lee]", "12:16 'Kim，Lee' fullwidth-comma text=Kim，Lee"),
        ("[Kim]", "Kim、Lee", "12:15 'Kim、Lee' fullwidth-comma text=Kim、Lee"),
        ("[Kim]", "[Kim, ]\n        lead: Kim", "13:9 'lead' duplicate-key key=lead"),
        ("[Kim]", "[Kim, '']", "12:21 \"''\" empty-value key=lead"),
        ("[Kim]", "[Kim, [x]]", "12:21 '[x]' wrong-type expected=text"),
        ("[Kim]", "{Kim: x}", "12:16 'Kim' wrong-type expected=list"),
        ("sections:\n  - id: s", "sections:\n  id: s", "7:3 'id' wrong-type expected=list"),
        ("title: A plan", "title: A plan\nlanguage: cn", "2:11 'cn' bad-choice text=cn choices=('zh', 'en') suggestion=en"),
        ("title: A plan", "title: A plan\ndue_soon: 9999", "2:11 '9999' out-of-range text=9999 low=0 high=3660"),
        ("title: A plan", "title: A plan\ndue_soon: 1.5", "2:11 '1.5' bad-number text=1.5 why=whole"),
        ("title: A plan", "title: A plan\npace: {red: -1}", "2:13 '-1' out-of-range text=-1 low=0"),
        ("title: A plan", "title: A plan\nreporting: {every: moth, grace: 400}",
         "2:20 'moth' bad-choice text=moth choices=('week', 'month', 'quarter', 'half', 'year') suggestion=month"),
        ("title: A plan", "title: A plan\nreporting: {grace: 400}", "2:20 '400' out-of-range text=400 low=0 high=366"),
        ("title: A plan", "title: A plan\nreporting: nevr",
         "2:12 'nevr' bad-choice text=nevr choices=('never',) suggestion=never"),
        ("title: A plan", "title: A plan\nreporting: month", "2:12 'month' wrong-type expected=reporting every=month"),
        ("title: A plan", "title: A plan\nreporting:", "2:1 'reporting' empty-value key=reporting"),
        ("title: A plan", "title: A plan\ndefinitions: {x: {}}", "2:18 '{}' missing-key key=text"),
        ("title: A plan", "title: A plan\ndefinitions: {x: {itmes: [a]}}",
         "2:19 'itmes' unknown-key key=itmes suggestion=items"),
        ("title: A plan", "title: A plan\ndefinitions: {x: {items: []}}", "2:19 'items' missing-key key=text"),
        ("title: A plan", "title: A plan\nlabels: {}", "2:1 'labels' empty-value key=labels"),
        ("title: A plan", "title: A plan\nmeta: {a: null}", "2:8 'a' empty-value key=a"),
        ("title: A plan", "title: A plan\ntags: [a, ~]", "2:11 '~' empty-value key=tags"),
        ("title: A plan", "title: Null", "1:1 'title' empty-value key=title"),
        ("title: A plan", "title: A plan\nreporting: {}", "2:1 'reporting' empty-value key=reporting"),
        ("title: A plan", "title: A plan\nlabels: {owner: x}", "2:10 'owner' unknown-key key=owner suggestion=lead"),
        ("title: A plan", "title: A plan\nlabels: {lead: }", "2:10 'lead' empty-value key=lead"),
        ("title: A plan", "title: A plan\ntags: [a，b]", "2:8 'a，b' fullwidth-comma text=a，b"),
        ("title: A plan", "title: A plan\nmeta: [a]", "2:7 '[a]' wrong-type expected=mapping"),
        ("title: A plan", "title: A plan\nmeta: {a: }", "2:8 'a' empty-value key=a"),
        ("title: A plan", "title: A plan\nmeta: {a: [^b]}", "2:11 '[^b]' bracket-text text=[^b]"),
        ("title: A plan", "title: A plan\nsource: a.txt", "2:9 'a.txt' wrong-type expected=keys"),
        ("title: A plan", "title: A plan\nsource: {file: a.txt, sha256: 12}", "2:31 '12' bad-sum text=12"),
        ("title: A plan", "title: A plan\nsource: {file: a, waived: [{quote: x}]}", "2:29 'quote' missing-key key=reason"),
        ("title: A plan", "title: A plan\npace: {profile: [{by: 2022-06, share: 101}]}",
         "2:39 '101' out-of-range text=101 low=0 high=100"),
        ("title: A plan", "title: A plan\npace: {profile: [{by: 2022-06}]}", "2:19 'by' missing-key key=share"),
        ("title: A plan", "title: A plan\npace: {profile: [{day: 2022-06, share: 1}]}",
         "2:19 'day' unknown-key key=day suggestion=by"),
        ("title: A plan", "title: A plan\nrevisions: [{date: 2022-07-01, reason: x, excused: 2022-02}]",
         "2:52 '2022-02' wrong-type expected=list"),
        ("[Kim]", "[Kim]\n        profile: {by: 2022-06, share: 60}", "13:19 'by' wrong-type expected=list"),
        ("title: A plan", "title: A plan\ndefinitions: {x: }", "2:15 'x' empty-value key=x"),
        ("title: A plan", "title: A plan\ndefinitions: {due: {form: x, text: y}}",
         "2:21 'form' unknown-key key=form suggestion=None"),
        ("title: A plan",
         "title: A plan\nrevisions: [{date: 2022-07-01, reason: x, due: {form: 2022-06, to: 2022-09}}]",
         "2:49 'form' unknown-key key=form suggestion=from"),
        ("title: A plan", "title: A plan\nrevisions: [{date: 2022-07-01, reason: x, targets: [a，b]}]",
         "2:53 'a，b' fullwidth-comma text=a，b"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_where_it_is(old: str, new: str, found: str) -> None:
    assert found in plan_problems(plan_with(old, new))


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("{id: a, name: A, unit: x}", ["14:14 'id' missing-key key=kind"]),
        (
            "{id: a, name: A, kind: cuont, unit: x, at_least: 0}",
            [
                (
                    "14:36 'cuont' bad-choice text=cuont choices=('count', 'level', 'rate', 'recurring', "
                    "'milestone', 'duty') suggestion=count"
                )
            ],
        ),
        ("{id: a, name: A, kind: count}", ["14:14 'id' missing-key key=unit"]),
        ("{id: a, name: A, kind: recurring}", ["14:14 'id' missing-key key=every"]),
        ("{id: a, name: A, kind: duty, at_least: 1}", ["14:42 'at_least' not-for-kind key=at_least kind=duty"]),
        (f"{{{COUNT}, between: [1, 2]}}", ["14:52 'between' not-for-kind key=between kind=count"]),
        (f"{{{COUNT}, between: [1, x]}}", ["14:52 'between' not-for-kind key=between kind=count", "14:65 'x' bad-number text=x"]),
        (f"{{{COUNT}, at_least: 0}}", ["14:62 '0' out-of-range text=0 above=0"]),
        (f"{{{COUNT}, at_most: -1}}", ["14:61 '-1' out-of-range text=-1 low=0"]),
        (f"{{{COUNT}, at_least: nan}}", ["14:62 'nan' bad-number text=nan"]),
        (f"{{{COUNT}, at_least: 1e999}}", ["14:62 '1e999' bad-number text=1e999"]),
        (f"{{{COUNT}, at_least: ５２}}", ["14:62 '５２' fullwidth-digits text=５２ plain=52"]),
        (f"{{{COUNT}, at_least: 15%}}", ["14:62 '15%' bad-number text=15% why=per-cent"]),
        (f"{{{COUNT}, weight: -1}}", ["14:60 '-1' out-of-range text=-1 low=0"]),
        (f"{{{COUNT}, formerly: b}}", ["14:62 'b' wrong-type expected=list"]),
        (
            f"{{{COUNT}, checkpoints: [x, {{by: 2022-06, value: 5%}}, {{by: 2022-09, value: }}]}}",
            [
                "14:66 'x' wrong-type expected=keys",
                "14:90 '5%' bad-number text=5% why=per-cent",
                "14:109 'value' empty-value key=value",
            ],
        ),
        ("{id: a, name: A, kind: level, unit: x, between: [1, 2, 3]}", ["14:61 '[1, 2, 3]' wrong-type expected=pair"]),
        ("{id: a, name: A, kind: level, unit: x, between: [1, [2]]}", ["14:65 '[2]' wrong-type expected=number"]),
        ("{id: a, name: A, kind: level, unit: x, between: 1}", ["14:61 '1' wrong-type expected=pair"]),
        ("{id: a, name: A, kind: level, unit: x, between: [1%, 2]}", ["14:62 '1%' bad-number text=1% why=per-cent"]),
        ("{id: a, name: A, kind: rate, unit: x}", ["14:48 'x' bad-choice text=x choices=('%',) suggestion=None"]),
        ("{id: a, name: A, kind: rate, at_least: -5, at_most: -1%}", []),
        ("{id: a, name: A, kind: milestone, checkpoints: [{by: 2022-06, value: 50%}, {by: 2022-09, value: 101}]}",
         ["14:109 '101' out-of-range text=101 low=0 high=100"]),
        ("{id: a, name: A, kind: milestone, checkpoints: [{by: 2022-06, value: x}]}", ["14:82 'x' bad-number text=x"]),
        ("{id: a, name: A, kind: milestone, checkpoints: [{by: 2022-06, value: [1]}]}", ["14:82 '[' too-deep limit=8"]),
        (f"{{{COUNT}, at_least: 9, monthly: {{2022-08: 5, 2022-08-31: 5, ２０２２-09: 5, 2022-10: x}}}}",
         ["14:87 '2022-08-31' bad-date text=2022-08-31 why=month",
          "14:102 '２０２２-09' fullwidth-digits text=２０２２-09 plain=2022-09",
          "14:123 'x' bad-number text=x"]),
        (f"{{{COUNT}, at_least: 9, monthly: {{2022-08: 5%, 2022-09: -1, 2022-10: }}}}",
         ["14:84 '5%' bad-number text=5% why=per-cent", "14:97 '-1' out-of-range text=-1 low=0",
          "14:101 '2022-10' empty-value key=2022-10"]),
        (f"{{{COUNT}, monthly: 5}}", ["14:61 '5' wrong-type expected=mapping"]),
        (f"{{{COUNT}, keep: true, at_least: 9}}", ["14:52 'keep' not-for-kind key=keep kind=count"]),
        ("{id: a, name: A, kind: level, unit: x, keep: yes, monthly: {x: 1}}",
         ["14:58 'yes' wrong-type expected=boolean", "14:63 'monthly' not-for-kind key=monthly kind=level",
          "14:73 'x' bad-date text=x why=month"]),
        *((f"{{{COUNT}, goal: '{goal}'}}", [f"14:58 \"'{goal}'\" goal-is-figure text={goal} figure={figure}"])
          for goal, figure in {"52": "52", "52x": "52", "≥ 52 x": "52", "1,200": "1200", "５２": "52", "-3.5%": "-3.5"}.items()),
        *((f"{{{COUNT}, goal: '{goal}'}}", [f"14:58 \"'{goal}'\" goal-is-figure text={goal} why=range"])
          for goal in ("12-15", "≤10", "12～15", "--")),
        *((f"{{{COUNT}, goal: '{goal}'}}", []) for goal in ("与全市同步", "52y", "1/3 more", "no", "2022年")),
        (f"{{{COUNT}, goal: ' '}}", ["14:52 'goal' empty-value key=goal"]),
        (f"{{{COUNT}, goal: [52]}}", ["14:58 '[52]' wrong-type expected=text"]),
        ("{id: a, name: A, kind: milestone, goal: 52}", ["14:47 'goal' not-for-kind key=goal kind=milestone"]),
        ("{id: a, name: A, kind: milestone, checkpoints: [{by: 2022-06}, {by: 2022-09, name: x}, x]}",
         ["14:62 'by' missing-key key=value", "14:100 'x' wrong-type expected=keys"]),
        ("{id: a, name: A, kind: rate, checkpoints: [{by: 2022-06, name: x}, {by: 2022-09, nam: x}, {by: 2022-10, valu: 1}]}",
         ["14:57 'by' missing-key key=value", "14:81 'by' missing-key key=value",
          "14:94 'nam' unknown-key key=nam suggestion=name", "14:117 'valu' unknown-key key=valu suggestion=value"]),
        ("{id: a, name: A, kind: milestone, checkpoints: [{by: 2022-09, nam: x}, {by: 2022-10, valu: 1}]}",
         ["14:75 'nam' unknown-key key=nam suggestion=name", "14:98 'valu' unknown-key key=valu suggestion=value"]),
        ("{id: a, name: A, kind: milestone, checkpoints: 5}", ["14:60 '5' wrong-type expected=list"]),
        ("text", ["14:13 'text' wrong-type expected=keys"]),
        ("{id: a, name: A, kind: duty, reporting: never, owner: Kim, support: [x]}", []),
    ],
)  # fmt: skip
def test_a_target_is_held_against_its_kind(target: str, found: list[str]) -> None:
    assert target_problems(target) == found


def test_an_owner_may_be_called_what_looks_like_two() -> None:
    assert plan_problems(plan_with("Kim:", "甲、乙:").replace("[Kim]", "[甲、乙]")) == []


def test_an_owner_needs_no_settings() -> None:
    for nothing in ("", "null", "~", "{}"):
        assert plan_problems(plan_with("Kim: {title: director}", f"Kim: {nothing}")) == []


def test_there_may_be_none_of_a_list_and_no_terms() -> None:
    none = "title: A plan\ntags: []\nrevisions: []\ndefinitions: {}"
    assert plan_problems(plan_with("title: A plan", none)) == []
    nobody = "lead: [Kim]\n        support: []\n        profile: []"
    assert plan_problems(plan_with("lead: [Kim]", nobody)) == []


def test_null_in_quotes_and_as_a_key_is_a_word() -> None:
    assert plan_problems(plan_with("title: A plan", "title: 'null'\nmeta: {null: \"~\"}")) == []


def test_the_known_keys_go_with_the_unknown_one() -> None:
    found = read_plan(plan_with("title: director", "x: y").encode(), "f").problems
    assert [p.params["known"] for p in found] == [("title", "under", "contact")]


def test_of_a_plan_as_many_problems_are_told_as_anyone_reads() -> None:
    found = shape_of({"sections": [{"id": "s", "title": "S", "targets": [{}] * 400}]}, "f").problems
    assert (len(found), found[-1].params) == (1001, {"reason": "gave-up"})

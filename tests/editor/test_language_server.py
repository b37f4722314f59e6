"""What an editor with yaml-language-server says of plans and logs, and what it offers to type."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from needs import need
from workplan.core.calendar import Span
from workplan.files.disk.starter import starter_plan
from workplan.files.schema.kinds import KINDS, OWN_KEYS

from .language_server import ROOT, LanguageServer, why_missing

PLAN_FILE = ROOT / "plan" / "2022.yaml"
LOG_FILE = ROOT / "progress" / "2022" / "2022-06.yaml"
GOOD = sorted(
    path
    for folder in (ROOT, *(ROOT / "examples").iterdir())
    for path in (
        *folder.glob("plan/*.yaml"),
        *folder.glob("progress/*/*.yaml"),
        *folder.glob("rollup/*.yaml"),
    )
)
YEAR = Span(date(2023, 1, 1), date(2023, 12, 31))
PLAN = """\
# yaml-language-server: $schema=../schema/plan.schema.json
title: 2022
organization: no
period: {start: 2022-01-01, end: 2022-12}
owners:
  黄永: {title: 主任}
  陈阳:
sections:
  - id: town
    title: 民生
    targets:
      - {id: lifts, name: 加梯, kind: count, unit: 台, at_least: 52}
      - {id: share, name: 覆盖率, kind: level, unit: "%", at_least: 70%}
      - {id: growth, name: 增速, kind: rate, at_least: -0.6, owner: 黄永}
      - {id: talks, name: 宣讲, kind: recurring, every: month}
      - {id: hall, name: 新馆, kind: milestone, due: 2022-09}
      - {id: care, name: 走访, kind: duty}
"""


@pytest.mark.parametrize("path", GOOD, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_said_against_a_good_file(server: LanguageServer, path: Path) -> None:
    assert server.diagnostics(path) == []


def test_nothing_is_said_against_a_small_plan(server: LanguageServer) -> None:
    assert server.diagnostics(PLAN_FILE, PLAN) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_said_against_a_new_plan(server: LanguageServer, language: str) -> None:
    new = starter_plan('A "new" plan: 1', "#1", YEAR, language)
    assert new.startswith("# yaml-language-server: $schema=../schema/plan.schema.json\n")
    assert server.diagnostics(ROOT / "plan" / "2023.yaml", new) == []
    assert server.diagnostics(ROOT / "plan" / "2023.yaml", new.replace("kind: rate", "kind: rat")) != []


BROKEN_PLANS = [
    ("title: 2022", "titel: 2022", 2, "Property titel is not allowed."),
    ("organization: no\n", "", 2, 'Missing property "organization".'),
    ("organization: no", "organization:", 3, "A text belongs here."),
    ("start: 2022-01-01", "start: 2022-02-30", 4, "A day is written 2022-06-30."),
    ("{title: 主任}", "{titel: 主任}", 6, "Property titel is not allowed."),
    ("kind: count", "kind: cuont", 12, "Value is not accepted. Valid values: "),
    ("unit: 台, ", "", 12, 'Missing property "unit".'),
    ("at_least: 52", "at_least: 0", 12, "Value is below the exclusive minimum of 0."),
    ("at_least: 52", "at_least: 五十二", 12, "A figure is written 52, -0.6 or 15%."),
    ("at_least: 52", "at_least: 52%", 12, "A figure in per cent is for a target whose unit is '%'."),
    ("id: lifts", "id: new lifts", 12, "An id has letters, digits, '-', '_' and '.'"),
    ("kind: rate, ", "kind: rate, unit: 台, ", 14, 'Value must be "%".'),
    (", every: month", "", 15, 'Missing property "every".'),
    ("every: month", "every: day", 15, "Value is not accepted. Valid values: "),
    ("due: 2022-09", "due: 九月", 16, "A day is written 2022-06-30; 2022-06 means the last day of that month."),
    ("kind: duty", "kind: duty, at_least: 5", 17, "A target of kind duty has no such key."),
    ("kind: count, ", "kind: count, at_most: 60, ", 12, "'at_least' and 'at_most' exclude each other: keep one"),
    ("at_least: 70%", "between: [60, 70], stretch: 80", 13, "'between' stands alone: keep it, or this."),
    ("at_least: 52", "stretch: 60, at_most: 60, between: [1, 2]", 12, "A target of kind count has no such key."),
    ("at_least: 70%", "baseline: 60", 13, "This goes with a bound: add at_least or at_most."),
    ("at_least: 52", "at_most: 52, pace: even", 12, "Only what has a goal to reach has a pace and checkpoints."),
    ("owners:\n  黄永: {title: 主任}\n  陈阳:", "owners: [黄永, 陈阳]", 5, "Keys with values belong here: key: value."),
    ("period: {start: 2022-01-01, end: 2022-12}", "period: 2022", 4, "Keys with values belong here: key: value."),
    ("{title: 主任}", "主任", 6, "Keys with values belong here: key: value."),
    ("due: 2022-09", "due: 2022", 16, "A day is written 2022-06-30; 2022-06 means the last day"),
    ("due: 2022-09", "formerly: old", 16, "A list belongs here: [a, b], or lines that begin with"),
    ("owner: 黄永", "owner: {a: b}", 14, "A text belongs here, or a list: [a, b]."),
    ("at_least: 70%", "between: 60-70", 13, "Two figures belong here: [12, 15]."),
    ("owners:\n", "definitions: {x: {}}\nowners:\n", 5, "A term is explained by text, by items, or by both."),
    ("owners:\n", "revisions: [{date: 2022-05-01, reason: x, due: {from: 2022-06, to: 2022-09}}]\nowners:\n",
     5, 'Missing property "targets".'),
    ("kind: duty", "kind: duty, state: stopped", 17, "Value is not accepted. Valid values: "),
]  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_PLANS, ids=lambda case: case[1] or case[0])
def test_a_fault_is_said_at_its_line(server: LanguageServer, case: tuple[str, str, int, str]) -> None:
    old, new, line, said = case
    found = server.diagnostics(PLAN_FILE, PLAN.replace(old, new, 1))
    assert {each.line for each in found} == {line}
    assert any(each.message.startswith(said) for each in found), found


RICH = f"""{PLAN}\
      - {{id: homes, name: 住房, kind: count, unit: 套, at_least: 60, monthly: {{2022-08: 30, 2022-09: 20%}}}}
      - {{id: water, name: 水质, kind: level, unit: "%", at_least: 90, keep: true, number: 1, tags: [市级, 2022]}}
      - {{id: rank, name: 排名, kind: level, unit: 位, goal: 与全市同步, stretch: 3, meta: {{data_source: 统计局}}}}
      - {{id: sales, name: 零售, kind: rate, at_least: 5, checkpoints: [{{by: 2022-06, value: 3}}], source: [增长 5%]}}
      - {{id: road, name: 道路, kind: milestone, checkpoints: [{{by: 2022-06, name: 招标}}, {{by: 2022-09, value: 50}}]}}
    tags: 民生
    meta: {{data_source: 统计局}}
    source: 抓民生
    tasks:
      - {{id: parks, title: 公园, lead: [], profile: [{{by: 2022-06, share: 60%}}], tags: 绿化, meta: {{a: 1}}, source: x}}
labels: {{lead: 牵头单位, department: 责任科室, support: 配合单位, title: 职务}}
tags: [年度]
meta: {{version: 2}}
pace: {{profile: [{{by: 2022-06, share: 60}}]}}
source: {{file: source/2022.txt, sha256: {"0a" * 32}, waived: [{{quote: 去年 52 台, reason: 导语}}]}}
revisions: [{{date: 2022-03-01, reason: 疫情, excused: [2022-02]}}]
""".replace("20%", "20").replace("陈阳:", "陈阳: {contact: 021-1234}")


def test_nothing_is_said_against_a_plan_that_says_all_it_may(server: LanguageServer) -> None:
    assert server.diagnostics(PLAN_FILE, RICH) == []


BROKEN_RICH = [
    ("2022-08: 30", "2022-08-31: 30", 18, "A month is written 2022-08."),
    ("2022-08: 30", "2022-08: 30%", 18, "A figure in per cent is for a target whose unit is '%'."),
    ("2022-08: 30", "2022-08: -1", 18, "Value is below the minimum of 0."),
    ("at_least: 60, monthly", "monthly", 18, "This goes with at_least: add it."),
    ("monthly: {", "pace: end, monthly: {", 18, "Goals of months make the pace even: keep them, or this."),
    ("monthly: {", "checkpoints: [{by: 2022-06, value: 9}], monthly: {", 18, "Goals of months stand in the place"),
    ("at_least: 90", "at_most: 90", 19, "This goes with at_least: add it."),
    ("keep: true", "keep: maybe", 19, "true or false belongs here."),
    ("keep: true", "keep: true, baseline: 5", 19, "What is to be kept has no such key."),
    ("keep: true", "keep: true, pace: even", 19, "What is to be kept has no such key."),
    ("goal: 与全市同步", "goal: 52", 20, "A goal in words belongs here; a figure is written at_least: 52."),
    ("goal: 与全市同步", "goal: 70%", 20, "A goal in words belongs here; a figure is written at_least: 52."),
    ("goal: 与全市同步", "goal: 与全市同步, at_least: 5", 20, "A goal in words has no bound: keep one of them."),
    ("{data_source: 统计局}}", "{data_source: [a]}}", 20, "A text belongs here."),
    ("{by: 2022-06, value: 3}", "{by: 2022-06, name: 过半}", 21, 'Missing property "value".'),
    ("at_least: 5, checkpoints", "between: [1, 2], checkpoints", 21, "Only what has a goal to reach has a pace"),
    ("{by: 2022-06, name: 招标}", "{by: 2022-06}", 22, "A checkpoint has a value, or a name as a stage: add one of"),
    ("share: 60%", "share: 160", 27, "Value is above the maximum of 100."),
    ("labels: {lead", "labels: {owner", 28, "Property owner is not allowed."),
    ("sha256: 0a", "sha256: xx", 32, "A SHA-256 sum has 64 hexadecimal digits."),
    (", reason: 导语", "", 32, 'Missing property "reason".'),
    ("excused: [2022-02]", "excused: 2022-02", 33, "A list belongs here: [a, b], or lines that begin with"),
]  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_RICH, ids=lambda case: case[1] or case[0])
def test_a_fault_of_what_a_plan_may_say_is_said_at_its_line(
    server: LanguageServer, case: tuple[str, str, int, str]
) -> None:
    old, new, line, said = case
    assert RICH.count(old) > 0
    found = server.diagnostics(PLAN_FILE, RICH.replace(old, new, 1))
    assert {each.line for each in found} == {line}
    assert any(each.message.startswith(said) for each in found), found


LOG = "- {{date: 2022-06-30, target: lifts, add: 3}}\n- {}\n"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{date: 2022-06-31, target: lifts, add: 3}", "A day is written 2022-06-30."),
        ("{date: 2022-06, target: lifts, add: 3}", "A day is written 2022-06-30."),
        ("{target: lifts, add: 3}", 'Missing property "date".'),
        ("{date: 2022-06-30, add: 3}", "An entry is about a target or a task: add one of these keys."),
        ("{date: 2022-06-30, target: lifts}", "This entry says nothing; give one of add, value, done,"),
        ("{date: 2022-06-30, target: lifts, nota: x, add: 3}", "Property nota is not allowed."),
        ("{date: 2022-06-30, target: lifts, add: three}", "A figure is written 52, -0.6 or 15%."),
        ("{date: 2022-06-30, target: lifts, value: 3/0}", "A figure is written 41, -0.6, 15% or 27/38."),
        ("{date: 2022-06-30, target: lifts, done: yes}", "true or false belongs here."),
        ("{date: 2022-06-30, target: lifts, done: true, add: 3}", "An entry gives done or a figure, not both."),
        ("{date: 2022-06-30, task: streets, add: 3}", "An entry of a task has words only, and no target."),
        ("{date: 2022-06-30, target: lifts, light: blue}", "Value is not accepted. Valid values: "),
        ("{date: 2022-06-30, target: lifts, note: }", "A text belongs here."),
        ("{date: 2022-06-30, task: streets, target: lifts, note: x}", "An entry of a task has words only, and no"),
        ("three lifts", "Keys with values belong here: key: value."),
        ("{date: 2022-06-30, target: lifts, add: 3, evidence: {a: b}}", "A text belongs here, or a list: [a, b]."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_log_is_said_at_its_line(server: LanguageServer, entry: str, said: str) -> None:
    found = server.diagnostics(LOG_FILE, LOG.format(entry))
    assert [each.line for each in found] == [2]
    assert found[0].message.startswith(said)


def test_a_good_log_in_any_layout_is_left_alone(server: LanguageServer) -> None:
    entry = '{"date": "2022-06-30", "target": 2022, value: 27/38, note: no, evidence: [a.pdf]}'
    assert server.diagnostics(LOG_FILE, LOG.format(entry)) == []
    assert server.diagnostics(LOG_FILE, "- date: 2022-06-30\n  task: streets\n  note: |\n    words\n") == []
    assert server.diagnostics(LOG_FILE, "# nothing yet\n") == []


def test_the_keys_of_a_plan_are_offered_with_what_they_mean(server: LanguageServer) -> None:
    offered = server.completions(PLAN_FILE, PLAN.replace("sections:", "|\nsections:", 1))
    assert offered["due_soon"] == "days before due from which it is due soon"
    assert {"definitions", "revisions", "reporting", "pace"} <= set(offered)
    assert not {"owners", "at_least"} & set(offered)


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_is_offered_the_keys_of_its_kind(server: LanguageServer, kind: str) -> None:
    text = PLAN + f"      - id: x\n        name: x\n        kind: {kind}\n        |\n"
    offered = set(server.completions(PLAN_FILE, text)) & set(OWN_KEYS)
    assert offered == {key for known, rule in KINDS.items() if known == kind for key in rule.takes}


@pytest.mark.parametrize(
    ("keys", "choices"),
    [
        ("every: |", {"week", "month", "quarter", "half", "year"}),
        ("state: |", {"suspended", "cancelled"}),
        ("pace: |", {"even", "end"}),
        ("reporting: {every: |}", {"week", "month", "quarter", "half", "year"}),
    ],
)
def test_choices_are_offered_with_their_meaning(server: LanguageServer, keys: str, choices: set[str]) -> None:
    text = PLAN + f"      - id: x\n        name: x\n        kind: count\n        {keys}\n"
    offered = server.completions(PLAN_FILE, text)
    assert set(offered) == choices
    assert len(set(offered.values())) == len(choices)


def test_the_choices_of_settings_and_lights_are_offered(server: LanguageServer) -> None:
    assert set(server.completions(PLAN_FILE, PLAN.replace("owners:", "language: |\nowners:"))) == {"zh", "en"}
    rules = server.completions(PLAN_FILE, PLAN.replace("owners:", "pace: {rule: |}\nowners:"))
    assert set(rules) == {"points", "ratio"}
    lights = server.completions(LOG_FILE, "- {date: 2022-06-30, target: lifts, light: |}\n")
    assert set(lights) == {"green", "yellow", "red"}


def test_a_new_root_is_known_to_the_editor_as_the_page_says(tmp_path: Path) -> None:
    need(why_missing())
    command = [sys.executable, "-m", "workplan.cli.main", "-C", str(tmp_path), "init", "--year", "2023"]
    subprocess.run([*command, "--title", "T", "--organization", "O"], check=True, capture_output=True)
    plan, log = tmp_path / "plan" / "2023.yaml", tmp_path / "progress" / "2023" / "2023-06.yaml"
    page = (ROOT / "docs" / "editor.md").read_text(encoding="utf-8")
    settings = json.loads(page.split("```json\n")[1].split("```")[0])
    server = LanguageServer(tmp_path, settings["yaml.schemas"])
    assert server.diagnostics(plan) == []
    assert len(server.diagnostics(plan, plan.read_text(encoding="utf-8") + "colour: red\n")) == 1
    assert server.diagnostics(log, LOG.format("{date: 2023-06-30, target: x, add: 3}")) == []
    assert len(server.diagnostics(log, LOG.format("{date: 2023-06-30, target: x, added: 3}"))) > 0
    server.close()


def test_the_keys_of_an_entry_are_offered(server: LanguageServer) -> None:
    offered = server.completions(LOG_FILE, "- {date: 2022-06-30, t|}\n")
    assert offered["target"] == "id of the target"
    assert {"add", "value", "done", "note", "problem", "next", "evidence"} <= set(offered)
    assert "date" not in offered


def test_a_key_is_explained_where_the_pointer_rests(server: LanguageServer) -> None:
    said = server.hover(PLAN_FILE, 2, 2)
    assert "title of the plan" in said
    assert "Work plan 2022" in said


def test_without_a_schema_nothing_would_be_said(server: LanguageServer) -> None:
    bare = PLAN.replace("# yaml-language-server: $schema=../schema/plan.schema.json", "#")
    assert server.diagnostics(PLAN_FILE, bare.replace("title", "titel", 1)) == []
    assert server.diagnostics(PLAN_FILE, PLAN.replace("title", "titel", 1)) != []

"""What hands write wrongly is told with a remedy which, followed, cures."""

import re
import unicodedata
from pathlib import Path

import pytest

from problems.roots import write
from program import Call

PLAN = """\
title: Work plan 2022
organization: Riverside Office
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  Kim:
sections:
  - id: s
    title: Homes
    targets:
      - {id: x, name: Homes, kind: level, unit: homes, at_least: 5, owner: Kim}
"""
LEVEL = "{id: y, name: Firms, kind: level, unit: firms, owner: Kim"
COUNT = "{id: y, name: Firms, kind: count, unit: firms, owner: Kim"
WEEKLY = "{id: y, name: Rounds, kind: recurring, unit: rounds, owner: Kim"
# Of a target: what was written, what the message has in it, and what is written instead.
TARGETS = [
    (f"{LEVEL}, at_least: '1,200'}}", "write 1200 ", f"{LEVEL}, at_least: 1200}}"),
    (f"{LEVEL}, at_least: 1，200}}", "write 1200 ", f"{LEVEL}, at_least: 1200}}"),
    (f"{LEVEL}, between: [1,200, 1,500]}}", "write [1200, 1500]", f"{LEVEL}, between: [1200, 1500]}}"),
    (f"{LEVEL}, between: 12-15}}", "write [12, 15]", f"{LEVEL}, between: [12, 15]}}"),
    (f"{LEVEL}, between: [12到15]}}", "write [12, 15]", f"{LEVEL}, between: [12, 15]}}"),
    (f"{LEVEL}, between: 12}}", "write [12, 15]", f"{LEVEL}, between: [12, 15]}}"),
    (f"{LEVEL}, between: {{low: 12, high: 15}}}}", "write [12, 15]", f"{LEVEL}, between: [12, 15]}}"),
    (f"{LEVEL}, between: [a, b, c]}}", "write [12, 15]", f"{LEVEL}, between: [12, 15]}}"),
    (f"{LEVEL}, at_least: 10~15}}", "between: [10, 15]", f"{LEVEL}, between: [10, 15]}}"),
    (f"{COUNT}, at_least: 10-15}}", "at_least: 10 with stretch: 15", f"{COUNT}, at_least: 10, stretch: 15}}"),
    (f"{LEVEL}, at_least: ≥50}}", "write 50:", f"{LEVEL}, at_least: 50}}"),
    (f"{LEVEL}, at_least: 50台}}", "write 50:", f"{LEVEL}, at_least: 50}}"),
    (f"{LEVEL}, at_most: 不超过5}}", "write 5:", f"{LEVEL}, at_most: 5}}"),
    (f"{COUNT}, at_least: TBD}}", "leave the key out", f"{COUNT}}}"),
    (f"{COUNT}, at_least: 待定}}", "a goal in words goes into goal", f"{COUNT}, goal: 待定}}"),
    (f"{COUNT}, at_least: n/a}}", "leave the key out", f"{COUNT}}}"),
    (f"{COUNT}, at_least: 5万}}", "write plain digits", f"{COUNT}, at_least: 50000}}"),
    (f"{COUNT}, at_least: 1/2}}", "write plain digits", f"{COUNT}, at_least: 0.5}}"),
    (f"{COUNT}, at_least: 1.1.1}}", "write plain digits", f"{COUNT}, at_least: 1}}"),
    (f"{COUNT}, at_least: 1.1234567890123}}", "round it", f"{COUNT}, at_least: 1.123456789012}}"),
    (f"{COUNT}, at_least: {'1' * 19}}}", "larger unit", f"{COUNT}, at_least: {'1' * 18}}}"),
    (f"{COUNT}, target: 5}}", "did you mean 'at_least'?", f"{COUNT}, at_least: 5}}"),
    (f"{COUNT}, goal: 5}}", "write at_least: 5", f"{COUNT}, at_least: 5}}"),
    (f"{COUNT}, notes: x}}", "did you mean 'detail'?", f"{COUNT}, detail: x}}"),
    (f"{COUNT}, description: x}}", "did you mean 'detail'?", f"{COUNT}, detail: x}}"),
    (f"{COUNT}, deadline: 2022-06}}", "did you mean 'due'?", f"{COUNT}, due: 2022-06}}"),
    (f"{COUNT}, detail: [a, b]}}", "in quotes", f"{COUNT}, detail: '[a, b]'}}"),
    (f"{WEEKLY}, every: weekly}}", "did you mean 'week'?", f"{WEEKLY}, every: week}}"),
    (f"{WEEKLY}, every: 每月}}", "did you mean 'month'?", f"{WEEKLY}, every: month}}"),
    (f"{COUNT}, reporting: 每季度}}", "write {every: quarter}", f"{COUNT}, reporting: {{every: quarter}}}}"),
    (f"{COUNT}, reporting: nevr}}", "did you mean 'never'?", f"{COUNT}, reporting: never}}"),
    (f"{COUNT}, reporting: {{grace: 1.5}}}}", "whole number", f"{COUNT}, reporting: {{grace: 1}}}}"),
    (f"{COUNT}, reporting: {{grace: 5 days}}}}", "write 5:", f"{COUNT}, reporting: {{grace: 5}}}}"),
    (f"{LEVEL}, at_least: 5, keep: yes}}", "write true or false", f"{LEVEL}, at_least: 5, keep: true}}"),
    (
        "{id: y, name: Y, kind: 增速, owner: Kim}",
        "did you mean 'rate'?",
        "{id: y, name: Y, kind: rate, owner: Kim}",
    ),
    (
        "{id: y, name: Y, kind: duty, lead: Kim}",
        "did you mean 'owner'?",
        "{id: y, name: Y, kind: duty, owner: Kim}",
    ),
    (f"{LEVEL}, at_least: 1,200}}", "write 1200 ", f"{LEVEL}, at_least: 1200}}"),
    (
        f"{COUNT}, at_least: 1,200,200}}",
        "write 1200200 ",
        f"{COUNT}, at_least: 1200200}}",
    ),
    (f"{COUNT}, monthly: {{2022-08: 1,200}}, at_least: 5000}}", "write 1200 ", f"{COUNT}}}"),
    (f"{COUNT}, at_least: >=50}}", "write 50:", f"{COUNT}, at_least: 50}}"),
    (f"{COUNT}, at_least: -}}", "leave the key out", f"{COUNT}}}"),
    (f"{COUNT}, detail: >50 firms}}", "quote it", f"{COUNT}, detail: '>50 firms'}}"),
    (f"{COUNT}\n         , at_least: > 50}}", "write 50:", f"{COUNT}, at_least: 50}}"),
    (
        "id: y\n        name: Y\n        kind: duty\n        detail: -\n        owner: Kim",
        "quote it",
        f"{COUNT}}}",
    ),
    (
        "id: y\n        name: Y\n        kind: rate\n        at_least: -\n        owner: Kim",
        "leave the key",
        f"{COUNT}}}",
    ),
    (
        "id: y\n        name: Y\n        kind: rate\n        at_least: >=5\n        owner: Kim",
        "write 5:",
        f"{COUNT}}}",
    ),
    (
        "id: y\n        name: Y\n        kind: rate\n        at_least: > 50%\n        owner: Kim",
        "write 50%:",
        f"{COUNT}}}",
    ),
    (f"{COUNT}, meta: {{来源：统计局}}}}", "write ': '", f"{COUNT}, meta: {{来源: 统计局}}}}"),
    (
        f"{COUNT}, meta: {{来源: 统计局，频度: 月}}}}",
        "write ', '",
        f"{COUNT}, meta: {{来源: 统计局, 频度: 月}}}}",
    ),
    (f"{COUNT}, detail: Mayor: opened}}", "quote text", f"{COUNT}, detail: 'Mayor: opened'}}"),
]
START = "{date: 2022-06-30, target: x"
# The same of an entry.
ENTRIES = [
    (f"{START}, value: '1,200'}}", "write 1200 ", f"{START}, value: 1200}}"),
    (f"{START}, value: 3-5}}", "write one number, such as 3 ", f"{START}, value: 3}}"),
    (f"{START}, value: -3台}}", "write -3:", f"{START}, value: -3}}"),
    (f"{START}, value: TBD}}", "an entry can have a note", f"{START}, note: TBD}}"),
    (f"{START}, value: 3, light: amber}}", "did you mean 'yellow'?", f"{START}, value: 3, light: yellow}}"),
    (f"{START}, actual: 3}}", "did you mean 'value'?", f"{START}, value: 3}}"),
    (f"{START}, value: 3, comment: x}}", "did you mean 'note'?", f"{START}, value: 3, note: x}}"),
]
# The same of the plan's head.
HEADS = [
    ("reporting: monthly", "write {every: month}", "reporting: {every: month}"),
    ("source: source/2022.txt", "with keys from: file,", "labels: {lead: Leaders}"),
    ("labels:\n  牵头：Leaders", "write ': '", "labels:\n  lead: Leaders"),
    ("meta:\n  来源：统计局", "write ': '", "meta:\n  来源: 统计局"),
    ("language: 中文", "did you mean 'zh'?", "language: zh"),
    ("language: Chinese", "did you mean 'zh'?", "language: zh"),
]


def said(workplan: Call, root: Path, *, target: str = "", head: str = "", entry: str = "") -> str:
    item = f"      - {target}\n" if target else ""
    write(root, plan=f"{PLAN}{item}{head}\n", m06=f"- {entry}\n" if entry else "")
    ran = workplan(root, "check", "--lang", "en")
    return ran.out + ran.err


# Of a line that has several mistakes, how it is mended; each stands where the mark is.
SEVERAL = [
    (f"{COUNT}, at_least: 50, monthly: {{2022-08：30，2022-09：40}}}}", [":", ",", ":"]),
    (f"{COUNT}, meta: {{来源：统计局，频度：月，见［a］}}}}", [":", ",", ":"]),
    (f"{COUNT}, meta: {{来源：统计局，频度：月}}, detail: 男：女，老：少}}", [":", ",", ":"]),
    (f"{COUNT}, at_least: 1,200, stretch: 1,300}}", []),
]


@pytest.mark.parametrize(("written", "signs"), SEVERAL)
def test_each_full_width_sign_in_braces_is_told(
    written: str, signs: list[str], workplan: Call, tmp_path: Path
) -> None:
    told = said(workplan, tmp_path, target=written)
    assert re.findall("write '(.) ' ", told) == signs
    for number in re.findall(r"write (\d+) \[", told):
        written = written.replace(f"{number[0]},{number[1:]}", number)
    for column in re.findall(r":11:(\d+): .*\[fullwidth", told)[::-1]:
        at = int(column) - len("      - ") - 1
        written = f"{written[:at]}{unicodedata.normalize('NFKC', written[at])} {written[at + 1 :]}"
    assert ": error: " not in said(workplan, tmp_path, target=written)


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        (f"{START}, note: 完成，value：3}}", ["fullwidth-comma", "fullwidth-colon"]),
        (f"{START}, note: 完成、 value：3，next：y}}", ["fullwidth-comma", "fullwidth-colon"] * 2),
        (f"{START}, note: 完成，see：3，男：女}}", []),
        (f'{START}, note: "完成，value：3"}}', []),
        (f"{START}, note: 见 https：//a，b}}", []),
    ],
)
def test_a_key_behind_full_width_signs_is_no_text(
    entry: str, codes: list[str], workplan: Call, tmp_path: Path
) -> None:
    told = said(workplan, tmp_path, entry=entry)
    assert re.findall(r" error: .*\[(.+)\]", told) == codes


CASES = {"target": TARGETS, "entry": ENTRIES, "head": HEADS}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind in CASES for case in CASES[kind]])
def test_a_remedy_followed_cures(
    kind: str, case: tuple[str, str, str], workplan: Call, tmp_path: Path
) -> None:
    written, remedy, cured = case
    told = said(workplan, tmp_path, **{kind: written})
    assert remedy in told
    assert told.count(": error: ") == 1
    assert ": error: " not in said(workplan, tmp_path, **{kind: cured})

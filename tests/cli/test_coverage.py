"""workplan coverage: the document held against its plan, clause by clause; what `show` and `check` say of it."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from program import Call

PLAN = """\
title: Work plan 2022
organization: Riverside Office
period: {start: 2022-01-01, end: 2022-12-31}
source: {file: source/2022.txt, waived: [{quote: care for old trees, reason: as every year}]}
owners:
  Kim: {title: director}
sections:
  - id: homes
    title: Homes
    tasks:
      - id: lifts
        title: Lifts
        lead: [Kim]
        targets:
          - {id: added, name: Lifts added, kind: count, unit: lifts, at_least: 52, source: add 52 lifts}
          - {id: hall, name: New hall, kind: milestone, source: open a new town hall}
"""
TEXT = """\
Homes

We will add 52 lifts to old buildings. We will plant 300 trees, and care for old trees.

We will open a new town hall.
"""
WHOLE = """\
source/2022.txt against plan/2022.yaml
1 of 2 figures answered for
5 clauses: 0 lost, 0 changed, 1 open, 0 half, 2 bound, 1 waived, 1 background
open: add a target, or quote the words in the source of a target or task that stands for them, or say in the source at
the plan's head why not: waived: [{quote: words, reason: why}]

Covered       Line  Document                               In the plan  Id
------------  ----  -------------------------------------  -----------  -----
▲ open           3  We will plant 300 trees

○ background     1  Homes
● bound          3  We will add 52 lifts to old buildings  Lifts added  added
○ waived         3  and care for old trees
  as every year
● bound          5  We will open a new town hall           New hall     hall
"""
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes the root of a plan, and the document unless that is None."""

    def write(text: str | None = TEXT, plan: str = PLAN) -> Path:
        for name, content in (("plan/2022.yaml", plan), ("source/2022.txt", text)):
            if content is not None:
                (tmp_path / name).parent.mkdir(exist_ok=True)
                (tmp_path / name).write_text(content, "utf-8")
        (tmp_path / "progress" / "2022").mkdir(parents=True, exist_ok=True)
        return tmp_path

    return write


def test_each_clause_is_shown_with_its_state_the_open_ones_first(call: Call, written: Written) -> None:
    ended = call("-C", str(written()), "coverage")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == WHOLE


def test_what_is_lost_changed_and_left_is_shown_with_the_words(call: Call, written: Written) -> None:
    text = TEXT.replace("52", "60").replace("a new town hall", "a new city hall")
    root = written(text, PLAN.replace("add 52 lifts}", "[add 52 lifts, keep them all]}"))
    out = call("-C", str(root), "coverage", "--lang", "zh").out
    assert "■ 原文已无" in out
    assert "或已改为：We will open a new city hall" in out
    assert "原文 60，计划 52" in out


@pytest.mark.parametrize(
    ("limit", "text", "code"),
    [
        ("open", TEXT, 5),
        ("half", TEXT, 5),
        ("changed", TEXT, 0),
        ("changed", TEXT.replace("52", "60"), 5),
        ("lost", TEXT.replace("52", "60"), 0),
        ("lost", TEXT.replace("town hall", "school"), 5),
        ("open", TEXT.replace("plant 300 trees", "last"), 0),
    ],
)
def test_a_threshold_ends_with_5(call: Call, written: Written, limit: str, text: str, code: int) -> None:
    assert call("-C", str(written(text)), "coverage", "--fail-on", limit).code == code


def test_json_tells_every_clause_and_every_lost_quote(call: Call, written: Written) -> None:
    data = call(
        "-C",
        str(written(TEXT.replace("52", "60").replace("town hall", "shop hall"))),
        "coverage",
        "--format",
        "json",
    ).data
    assert data["version"] == 2
    assert data["plan"] == {"file": "plan/2022.yaml", "title": "Work plan 2022"}
    assert data["source"] == {"file": "source/2022.txt", "sha256": None}
    assert data["figures"] == {"claimed": 0, "all": 2}
    assert data["counts"]["lost"] == 1
    assert data["lost"] == [
        {
            "quote": "open a new town hall",
            "ids": ["hall"],
            "became": "We will open a new shop hall",
            "reason": None,
        }
    ]
    assert data["clauses"][0] == {
        "state": "changed", "text": "We will add 60 lifts to old buildings", "line": 3, "headings": [], "ids": ["added"],
        "left": ["60"], "differs": [{"document": "60", "plan": "52"}], "reason": None,
    }  # fmt: skip
    assert [each["reason"] for each in data["clauses"] if each["state"] == "waived"] == ["as every year"]


def test_csv_and_markdown_are_the_same_table(call: Call, written: Written) -> None:
    root = written()
    lines = call("-C", str(root), "coverage", "--format", "csv").out.splitlines()
    assert lines[:2] == [
        "Covered,Line,Document,Heading,In the plan,Id,Remark",
        "▲ open,3,We will plant 300 trees,,,,",
    ]
    text = call("-C", str(root), "coverage", "--format", "markdown").out
    assert text.startswith("# source/2022.txt against plan/2022.yaml\n\n- 1 of 2 figures answered for\n")


def test_a_part_that_is_left_and_words_that_stand_twice_are_told(call: Call, written: Written) -> None:
    text = TEXT.replace("add 52 lifts", "add 52 lifts and 40 ramps") + "\nWe will open a new town hall.\n"
    out = call("-C", str(written(text)), "coverage", "--width", "100").out
    assert "left: 40, 40 ramps to old buildings" in out or "left:" in out
    assert "the same words stand in 1 more place" in out


def test_a_plan_without_a_document_is_told_what_to_write(call: Call, written: Written) -> None:
    ended = call(
        "-C",
        str(
            written(
                plan=PLAN.replace("source: {file", "meta: {file").replace(
                    ", waived: [{quote: care for old trees, reason: as every year}]", ""
                )
            )
        ),
        "coverage",
    )
    assert (ended.code, ended.err) == (
        2, "plan/2022.yaml names no document that it was made from; write source: {file: source/2022.txt} in it\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no document"),
        ("\0", "cannot be read"),
        ("", "is empty"),
        ("---", "is empty"),
        ("x" * 51_000_000, "is too large"),
    ],
)
def test_a_document_that_cannot_be_read_is_told(
    call: Call, written: Written, text: str | None, said: str
) -> None:
    root = written(text)
    ended = call("-C", str(root), "coverage")
    assert (ended.code, ended.out, said in ended.err, "source-missing" in ended.err) == (1, "", True, True)
    assert call("-C", str(root), "status").code == 0
    assert "“add 52 lifts”\n" in call("-C", str(root), "show", "added").out


def test_a_sum_is_the_same_in_capitals(call: Call, written: Written) -> None:
    root = written()
    digest = sha256(TEXT.encode()).hexdigest().upper()
    (root / "plan" / "2022.yaml").write_text(PLAN.replace("waived", f"sha256: {digest}, waived"), "utf-8")
    assert call("-C", str(root), "check").out == ""


def test_no_disk_takes_a_zero_in_a_name(call: Call, written: Written) -> None:
    root = written(plan=PLAN.replace("file: source/2022.txt", 'file: "a\\0b"'))
    assert "there is no document 'a\\x00b'" in call("-C", str(root), "check").out


def test_a_document_in_gbk_is_read(call: Call, written: Written) -> None:
    root = written(TEXT)
    (root / "source" / "2022.txt").write_bytes("街道要点\n\n新增加梯 52 台，启用新中心。\n".encode("gbk"))
    (root / "plan" / "2022.yaml").write_text(PLAN.replace("add 52 lifts", "新增加梯52台"), "utf-8")
    assert "● bound          3  新增加梯 52 台" in call("-C", str(root), "coverage").out


def test_show_names_the_quote_and_its_line(call: Call, written: Written) -> None:
    root = written()
    assert "“add 52 lifts” (source/2022.txt:3)" in call("-C", str(root), "show", "added").out
    (root / "source" / "2022.txt").write_text(
        TEXT.replace("52", "60").replace("town hall", "school"), "utf-8"
    )
    assert (
        "“add 52 lifts” (source/2022.txt:3, where it says “add 60 lifts”)"
        in call("-C", str(root), "show", "added").out
    )
    assert "“open a new town hall” (lost)" in call("-C", str(root), "show", "hall").out
    assert call("-C", str(root), "show", "hall", "--format", "json").data["target"]["source"] == [
        {
            "quote": "open a new town hall",
            "file": "source/2022.txt",
            "state": "lost",
            "line": None,
            "words": None,
        }
    ]
    assert "source" not in call("-C", str(root), "show", "Kim", "--format", "json").data["owner"]


def test_what_is_right_is_not_looked_for_again_until_it_changes(call: Call, written: Written) -> None:
    root = written()
    for _ in range(2):
        assert call("-C", str(root), "status").err == ""
    (root / "source" / "2022.txt").write_text(TEXT.replace("52", "60"), "utf-8")
    assert call("-C", str(root), "status").err == "warnings: 1; `workplan check` lists them\n"
    assert "[source-differs]" in call("-C", str(root), "check").out


def test_a_commit_is_held_against_its_own_document_but_not_checked(call: Call, written: Written) -> None:
    from repository import Repository  # noqa: PLC0415

    root = written(TEXT.replace("52", "60"))
    (root / "progress" / "2022" / "2022-01.yaml").write_text("")
    Repository.at(root).commit()
    written()
    assert call("-C", str(root), "status", "--rev", "HEAD").err == ""
    shown = call("-C", str(root), "show", "added", "--rev", "HEAD", "--format", "json").data
    assert shown["target"]["source"] == [
        {
            "quote": "add 52 lifts",
            "file": "source/2022.txt",
            "line": 3,
            "state": "changed",
            "words": "add 60 lifts",
        }
    ]
    (root / "source" / "2022.txt").unlink()
    Repository(root).commit()
    shown = call("-C", str(root), "show", "added", "--rev", "HEAD", "--format", "json").data
    assert shown["target"]["source"][0]["state"] is None


def test_the_page_has_the_document_in_its_lights(call: Call, written: Written, tmp_path: Path) -> None:
    root = written()
    call("-C", str(root), "report", "-o", str(tmp_path / "page.html"), "--as-of", "2022-12-31")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<u class="yellow">We will add 52 lifts to old buildings' in page
    assert "<mark>We will plant 300 trees</mark>" in page
    assert '<a href="#target-added">Lifts added</a>' in page
    written(
        f"# Plan\n\n## {TEXT}"
    )  # below a heading it is folded, the worst light and what is open before it
    call("-C", str(root), "report", "-o", str(tmp_path / "page.html"), "--as-of", "2022-12-31")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert (
        '<details class="fold"><summary><span class="signal yellow"><span class="shape">▲</span></span> Homes '
        "<mark>1 not in the plan, or given otherwise there</mark></summary>"
    ) in page
    (root / "source" / "2022.txt").unlink()
    call("-C", str(root), "report", "-o", str(tmp_path / "page.html"), "--as-of", "2022-12-31")
    assert 'id="source"' not in (tmp_path / "page.html").read_text("utf-8")

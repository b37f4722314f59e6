"""`draft` as it is called: what it asks, writes, refuses and binds."""

import re
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from files.source.gold import DOCUMENTS
from files.source.word import book
from program import COMMAND, on_a_terminal
from workplan.core.problems import errors_of
from workplan.files.plan.read import read_plan

Call = Callable[..., Any]
OUTLINE = """\
《南桥街道2024年工作要点》的提纲：
  1  一 抓治理，打造宜居家园（10 个数）
"""
SUM = "文中共 13 个数：8 个已起草，5 个未列入（名称或编号 3、范围 1、日期 1）；8 项指标，其中 0 项存疑\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, in which commands are called."""
    for name in ("torn.txt", "targets.csv", "english.txt"):
        shutil.copy(DOCUMENTS / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_document_becomes_a_plan_that_is_bound_to_it(call: Call, office: Path) -> None:
    ended = call("draft", "torn.txt", "--sections", "all")
    assert ended.code == 0
    assert ended.err == OUTLINE
    assert ended.out.endswith(
        SUM
        + "接下来：逐行核对 plan/2024.yaml（存疑的行带“# ?”，原文在 source），再运行 `workplan check` 和 `workplan coverage`\n"
    )
    text = (office / "plan" / "2024.yaml").read_text()
    assert "source: {file: torn.txt, sha256: " in text
    assert 'at_least: 8, detail: "[^口袋公园]", source: "全年完成8个小区雨污分流改造"}' in text
    assert call("check").code == 0
    assert call("draft", "torn.txt", "--sections", "all").err.endswith(
        "plan/2024.yaml 已存在，未作任何改动；换一个年份，或先移走该文件\n"
    )


def test_without_a_terminal_the_outline_is_printed_and_options_are_asked_for(
    call: Call, office: Path
) -> None:
    assert call("draft", "torn.txt") == (
        2, "", OUTLINE + "请加上 --sections 再试：workplan draft torn.txt --sections all\n",
    )  # fmt: skip
    (office / "bare.txt").write_text("要点\n\n一、项目\n\n新增加梯5台。\n\n二、回顾\n\n完成3个。\n")
    assert call("draft", "bare.txt") == (
        2,
        "",
        (
            "《要点》的提纲：\n  1  一 项目（1 个数）\n  2  二 回顾（1 个数；像是回顾去年，默认不选）\n"
            "请加上 --sections、--year 再试：workplan draft bare.txt --sections all --year"
            f" {date.today().year}\n"  # noqa: DTZ011  # as the program asks the clock
        ),
    )
    assert not (office / "plan").exists()


def test_on_a_terminal_sections_year_and_columns_are_asked_for(office: Path) -> None:
    command = [*COMMAND, "--lang", "zh", "draft", "targets.csv", "-o", "plan/drawn.yaml"]
    code, shown = on_a_terminal(command, "完成时限=不用\nall\n2024\n", width=200)
    assert "表格的各列按表头理解为：序号 → 序号、指标名称 → 指标、计量单位 → 单位" in shown
    assert code == 0, shown
    assert "due:" not in (office / "plan" / "drawn.yaml").read_text()
    assert (office / "source" / "drawn.txt").read_text().startswith("# targets\n\n| 序号 | 指标名称 |")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("none.txt",), 2, "没有“none.txt”这个文件；请核对路径"),
        (("old.doc",), 1, "old.doc 是旧格式的文件，读不了；请用 Word 或 WPS 另存为 .docx（表格另存为 .xlsx）再试"),
        (("torn.txt", "--sections", "9"), 2, "没有“9”这样的部分；写提纲中的序号，如 2-4 或 2,3，或 all"),
        (("torn.txt", "--sections", "all", "--year", "x"), 2, "“x”不是年份；写作 2023，跨年的写作 2023/24"),
        (("none.md", "--sections", "all", "--year", "2024"), 1, "所选的部分没有可以起草的指标；请核对 --sections，或加上 --words all"),
        (("targets.csv", "--sections", "all", "--column", "x=目标"), 2, "“x=目标”看不懂；写 表头=作用，作用是：序号、类别、指标、目标、单位、基数、时限、牵头、配合、科室、节点、不用、文字"),
        (("torn.txt", "--bind"), 2, "没有 plan/ 文件夹"),
        ((".",), 2, "“.”不是文件（是文件夹、管道或设备）；请写文件的路径"),
        (("/dev/zero",), 2, "“/dev/zero”不是文件（是文件夹、管道或设备）；请写文件的路径"),
        (("torn.txt", "--sections", "all", "-o", "plan"), 2, "-o 写的“plan”不是计划文件的名字；要以 .yaml 结尾，如 plan/2025.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_drafted_says_what_to_do(
    call: Call, office: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    (office / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (office / "none.md").write_text("# 要点\n\n没有什么可说。\n")
    ended = call("--lang", "zh", "draft", *words)
    assert ended.code == code
    assert message in ended.err
    assert not (office / "plan").exists()


def test_what_was_read_otherwise_or_not_laid_out_is_said_first(call: Call, office: Path) -> None:
    (office / "gbk.txt").write_bytes(("新增加梯5台，" * 300).encode("gbk"))
    ended = call("--lang", "zh", "draft", "gbk.txt", "--sections", "all", "--year", "2024", "--asides")
    assert ended.code == 0
    assert ended.err.splitlines()[:3] == [
        "gbk.txt 按 GB18030 编码读取",
        "没有找到提纲（没有标题，也没有 一、（一）1. 之类的序号），全文作为一个板块；请核对起草的结果",
        "第 1 行起是一个 2100 字的长段，未能分开；如有小标题请各起一行再试",
    ]
    assert (office / "source" / "2024.txt").read_text().startswith("新增加梯5台，")
    (office / "plan" / "2024.yaml").unlink()  # what was written beside it may stay
    assert call("draft", "gbk.txt", "--sections", "all", "--year", "2024").code == 0


def test_an_english_plan_is_drafted_in_english_with_its_year(call: Call, office: Path) -> None:
    ended = call(
        "draft", "english.txt", "--sections", "2-4", "--year", "2024/25", "--words", "all", "--asides"
    )
    assert ended.code == 0
    text = (office / "plan" / "2024-25.yaml").read_text()
    assert "period: {start: 2024-04-01, end: 2025-03-31}" in text
    assert "language: en" in text
    assert "(fact): " in ended.err
    assert errors_of(read_plan(text.encode(), "plan/2024.yaml").problems) == ()


def test_a_missing_library_is_named(call: Call, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "a.xlsx").write_bytes(book(("一", [("指标", "目标值"), ("甲", 1)], [])))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "workplan.files.sheets.book", raising=False)
    ended = call("--lang", "en", "draft", "a.xlsx")
    assert (ended.code, ended.err) == (
        3, "to read a.xlsx, install what is optional: `pip install 'workplan[office]'`\n",
    )  # fmt: skip


BOUND = """\
# a plan of our own
title: 要点
organization: 街道
language: zh
period: {start: 2024-01-01, end: 2024-12-31}

owners: {李建国: {title: 副主任}}

sections:
  - id: a
    title: 抓治理
    tasks:
      - id: b
        title: 推进小区更新
        lead: [李建国]
        targets:
          - {id: sewers, name: 雨污分流改造, kind: count, unit: 个, at_least: 8}   # eight
          - id: parks
            name: 口袋公园
            kind: count
            unit: 个
            at_least: 2
          - {id: "other", name: 修建水库, kind: milestone}
"""


def test_a_plan_that_exists_is_bound_and_stays_as_it_was(call: Call, office: Path) -> None:
    (office / "plan").mkdir()
    plan = office / "plan" / "2024.yaml"
    plan.write_text(BOUND)
    ended = call("draft", "torn.txt", "--bind")
    assert (
        ended.out
        == "plan/2024.yaml：2 项指标加上了原文，1 项没有找到：other；原文还有哪些未列入，看 `workplan coverage`\n"
    )
    added = set(plan.read_text().splitlines()) - set(BOUND.splitlines())
    digest = next(line for line in added if line.startswith("source:"))
    assert digest.startswith('source: {file: "torn.txt", sha256: ')
    assert added - {digest} == {
        '          - {id: sewers, name: 雨污分流改造, kind: count, unit: 个, at_least: 8, source: "全年完成8个小区雨污分流改造"}   # eight',
        '            source: "建设¹“口袋公园”2个"',
    }
    assert call("check").code == 0
    (office / "plan" / "2024.yaml").write_text(plan.read_text().replace("修建水库", "志愿者培训"))
    assert (
        call("draft", "torn.txt", "--bind").out
        == "plan/2024.yaml：1 项指标都加上了原文；原文还有哪些未列入，看 `workplan coverage`\n"
    )
    again = plan.read_text()
    assert call("draft", "torn.txt", "--bind").out == "plan/2024.yaml 的指标都已有 source，没有改动\n"
    assert plan.read_text() == again


def test_a_plan_is_bound_to_one_document_and_its_text_is_not_overwritten(call: Call, office: Path) -> None:
    (office / "plan").mkdir()
    (office / "plan" / "2024.yaml").write_text(BOUND)
    (office / "gbk.txt").write_bytes((office / "torn.txt").read_text().encode("gb18030"))
    (office / "source").mkdir()
    (office / "source" / "2024.txt").write_text("mine")
    assert "source/2024.txt 已存在，与这份文件的文字不同" in call("draft", "gbk.txt", "--bind").err
    assert (office / "plan" / "2024.yaml").read_text() == BOUND
    (office / "source" / "2024.txt").unlink()
    assert call("draft", "gbk.txt", "--bind").code == 0
    bound = (office / "plan" / "2024.yaml").read_text()
    ended = call("draft", "torn.txt", "--bind")
    assert (ended.code, ended.err) == (
        2,
        (
            "plan/2024.yaml 的原文是 source/2024.txt，未作任何改动；请写 `workplan draft source/2024.txt --bind`，"
            "或先改 plan/2024.yaml 中的 source\n"
        ),
    )
    assert (office / "plan" / "2024.yaml").read_text() == bound
    assert call("draft", "gbk.txt", "--bind").code == 0


def test_a_plan_with_errors_or_none_is_not_bound(call: Call, office: Path) -> None:
    (office / "plan").mkdir()
    assert "--bind 要有一份已有的计划" in call("--lang", "zh", "draft", "torn.txt", "--bind").err
    (office / "plan" / "2024.yaml").write_text(BOUND.replace("kind: milestone", "kind: x"))
    ended = call("draft", "torn.txt", "--bind")
    assert (ended.code, ended.err) == (1, "plan/2024.yaml 有错误，不能加原文；请先按 `workplan check` 改正\n")


def test_the_plan_of_the_street_is_bound_target_by_target(call: Call, office: Path) -> None:
    root = Path(__file__).parents[2]
    if not (root / "source" / "2022.txt").exists():
        pytest.skip("the source of the plan is not there")
    (office / "plan").mkdir()
    text = (root / "plan" / "2022.yaml").read_text()
    bare = re.sub(r"(?m)^source:.*\n(?:  .*\n)*", "", text)
    bare = re.sub(r"(?m)^ +source: .*\n", "", bare)
    bare = re.sub(r', source: (?:"[^"]*"|\[[^\]]*\]|[^,}]*)', "", bare)
    (office / "plan" / "2022.yaml").write_text(bare)
    shutil.copy(root / "source" / "2022.txt", office / "2022.txt")
    assert (
        call("draft", "2022.txt", "--bind").out
        == "plan/2022.yaml：124 项指标都加上了原文；原文还有哪些未列入，看 `workplan coverage`\n"
    )

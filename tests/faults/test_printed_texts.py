"""Texts that would act on a terminal, in a spreadsheet or in Markdown, in every place of a plan and of a log, as printed."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from faults.form import IS_LONG, measured
from faults.hostile import LOG, PLAN, filled
from faults.promises import assert_harmless
from program import Call, Ended

TEXTS = (
    "\x1b]0;owned\x07x", "\x1b[2Jx", "a\u202egnp.exe", "a\u200bb", "[bold red]x[/]", "[link=http://evil]y[/link]", "=cmd|' /C calc'!A0", "+1+1",
    "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－1", "＠x", "\u3000＝1", '=HYPERLINK("http://evil")', "-3x", 'x",=1',
    "a;=1", "<script>x</script>", "<img src=x onerror=y>", "![x](http://evil)", "[x](http://evil)", "`a` ``b``", "| a | b |", "**b** _i_ ~~s~~",
    "<http://evil>", "\\| \\", "&lt;b&gt;", "# x", "- x", "{0} %s", "\u2028=1", "\x85=1", "\ufeff=1", "'=1", "％", "a\\",
)  # fmt: skip
COMMANDS = {
    "plan": ("status", "--as-of", "2022-06-30"), "explain": ("status", "--as-of", "2022-06-30", "--explain"),
    "section": ("status", "--as-of", "2022-06-30", "--by", "section"),
    "task": ("status", "--as-of", "2022-06-30", "--by", "task"),
    "owner": ("status", "--as-of", "2022-06-30", "--by", "owner"),
    "target": ("status", "--as-of", "2022-06-30", "--by", "target"),
    "alerts": ("alerts", "--as-of", "2022-12-31"),
    "show a target": ("show", "lifts", "--as-of", "2022-06-30"),
    "show a task": ("show", "streets", "--as-of", "2022-06-30"),
    "show a section": ("show", "town", "--as-of", "2022-06-30"),
    "show an owner": ("show", "Ann", "--as-of", "2022-06-30"),
    "show a term": ("show", "fair", "--as-of", "2022-06-30"), "check": ("check",),
}  # fmt: skip
PROPERTIES = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND",
    "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "ACTION", "TRIGGER",
}  # fmt: skip
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?", re.ASCII)
SLOT = re.compile("⟦t (.*?)⟧")


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_acts_wherever_it_is_printed(text: str, tmp_path: Path, call: Call) -> None:
    _write_everywhere(text, tmp_path)
    forms = ("table", "csv", "markdown", "json")
    for number, command in enumerate(COMMANDS.values(), TEXTS.index(text)):
        for form in forms if IS_LONG else forms[number % 4 :][:1]:
            ended = call("-C", str(tmp_path), *command, "--format", form)
            _assert_acts_nowhere(form, ended)
    measured("texts as printed", len(COMMANDS) * (len(forms) if IS_LONG else 1))


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_acts_in_a_report(text: str, tmp_path: Path, call: Call) -> None:
    _write_everywhere(text, tmp_path)
    for form in ("markdown", "csv", "json", "ics"):
        ended = call("-C", str(tmp_path), "report", "--format", form, "--as-of", "2022-06-30")
        _assert_acts_nowhere(form, ended)
        if form == "markdown":
            assert ended.out.count("\n# ") == 0, "the title is the only heading of its level"
        if form == "json":
            assert json.loads(ended.out)["targets"][0]["last_words"]["note"] == text
        if form == "ics":
            assert ended.out.count("BEGIN:") == ended.out.count("\nEND:") > 0
            assert set(re.findall(r"^[A-Z-]+", ended.out, re.MULTILINE)) <= PROPERTIES


def _write_everywhere(text: str, root: Path) -> None:
    """A plan and a log with `text` in the place of every text."""
    written = json.dumps(text)
    for file, template in (("plan/2022.yaml", PLAN), ("progress/2022/2022-06.yaml", LOG)):
        (root / file).parent.mkdir(parents=True)
        hostile = filled(SLOT.sub(lambda _: written, template))
        (root / file).write_text(hostile, encoding="utf-8")


def _assert_acts_nowhere(form: str, ended: Ended) -> None:
    assert ended.code == 0, ended
    assert_harmless(ended.out.removeprefix("\ufeff").replace("\r\n", "\n") + ended.err)
    if form == "csv":
        _assert_no_formula(ended.out)
    if form == "markdown":
        _assert_plain(ended.out)


def _assert_no_formula(printed: str) -> None:
    for row in csv.reader(io.StringIO(printed.removeprefix("\ufeff"))):
        for cell in row:
            assert NUMBER.fullmatch(cell) or cell.strip()[:1] not in tuple("=+-@＝＋－＠"), row
            assert cell[:1] not in ("\t", "\r", "\n"), row


def _assert_plain(printed: str) -> None:
    """Read as Markdown it is headings, tables and text, with no row of more cells than its head."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(printed):
        assert token.type not in ("html_block", "fence", "code_block"), printed
        kinds = {child.type for child in token.children or ()}
        assert kinds <= {"text", "softbreak", "text_special", "strong_open", "strong_close"}, (kinds, printed)
    rows = [line for line in printed.splitlines() if line.startswith("|")]
    for row in rows:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) >= 2, row

#!/usr/bin/env python3
"""Write docs/problems.md, the table of all problem codes, from the catalogue of their words.

Run it as `.venv/bin/python docs/problems.py`. With `--check` it writes nothing, and exits 1 when the file
is out of step with the catalogue.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from workplan.core.problems import WARNINGS
from workplan.views.problems import HINTED
from workplan.views.words.collect import OF_REPLIES, OF_SHEETS
from workplan.views.words.problems import OF_ENTRIES, OF_PLANS, OF_REVISIONS, OF_SHAPE, OF_TEXT
from workplan.views.words.rollup import OF_ROLLUPS

PAGE = Path(__file__).with_name("problems.md")
_PARAMETER = re.compile(r"\{(\w+)\}")
_SUGGESTION = ("如有提示，按提示改", "take the suggestion, if there is one")
_AS_SAID = ("照此改正", "write that")
_CHOOSE = ("从中选择", "choose one of them")


Text = tuple[str, str]  # in Chinese, in English


class Saying(NamedTuple):
    """What one message says is wrong, and what it says to do about it."""

    meaning: str
    remedy: str


class Part(NamedTuple):
    """A part of the table: its heading, and the catalogue of its words."""

    heading: Text
    words: Mapping[str, Text]


class Tongue(NamedTuple):
    """A language of the page: where its part of a text stands, and the words around the tables."""

    place: int
    heading: str
    columns: tuple[str, str, str, str]
    severities: tuple[str, str]
    separator: str


PARTS = (
    Part(("文件与 YAML", "The file and its YAML"), OF_TEXT),
    Part(("键、类型与取值", "Keys, types and values"), OF_SHAPE),
    Part(("计划的内容", "What a plan says"), OF_PLANS),
    Part(
        ("自较早版本以来的变化（check --since）", "Since an earlier revision (check --since)"),
        OF_REVISIONS,
    ),
    Part(("进展记录的内容", "What entries say"), OF_ENTRIES),
    Part(("回表的内容（collect in）", "What replies say (collect in)"), OF_REPLIES),
    Part(("汇总计划的内容（rollup）", "What plans of plans say (rollup)"), OF_ROLLUPS),
    Part(("收回的填报表（collect in）", "Sheets that came back (collect in)"), OF_SHEETS),
)
TONGUES = (
    Tongue(1, "English", ("code", "severity", "meaning", "remedy"), ("error", "warning"), "; "),
    Tongue(0, "中文", ("代码", "级别", "含义", "处理"), ("错误", "警告"), "；"),
)
HEAD = """\
# Problems

<!-- Written by docs/problems.py from the catalogue in src/workplan/views/words/. Do not edit. -->

`workplan check` reports all problems of all files in one run.
Each has a place, a message with its remedy, and a code that does not change:

```text
plan/2022.yaml:41:22: error: no owner '万涛'; did you mean '万韬'? [unknown-owner]
   41 |         lead: [黄永, 万涛]
      |                      ^^^^
```

An **error** stops a command before it prints figures.
A **warning** stops nothing; `check --strict` exits 5 for it.
Words in *italics* stand for what is found in the file. A code with several messages has a row for each.
How files are written is in [format.md](format.md).

下面先英文、后中文，代码相同。
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for tongue in TONGUES for line in _chapter(tongue))])


def _chapter(tongue: Tongue) -> Iterator[str]:
    yield f"## {tongue.heading}\n"
    for part in PARTS:
        yield f"### {part.heading[tongue.place]}\n"
        yield row(*tongue.columns)
        yield row(*("---" for _ in tongue.columns))
        for code in dict.fromkeys(_code(key) for key in part.words):
            yield from _code_rows(code, part.words, tongue)
        yield ""


def _code(key: str) -> str:
    """The code of a message: problem.CODE, or problem.CODE.VARIANT."""
    return key.split(".")[1]


def _code_rows(code: str, words: Mapping[str, Text], tongue: Tongue) -> Iterator[str]:
    """A row for each message of a code."""
    for saying in dict.fromkeys(_saying(text, tongue) for key, text in words.items() if _code(key) == code):
        remedy = saying.remedy or (_CHOOSE if "choices" in saying.meaning else _AS_SAID)[tongue.place]
        if code in HINTED:
            remedy = f"{_SUGGESTION[tongue.place]}{tongue.separator}{remedy}"
        yield row(f"`{code}`", tongue.severities[code in WARNINGS], saying.meaning, remedy)


def _saying(text: Text, tongue: Tongue) -> Saying:
    """The meaning stands before the first semicolon of a message, the remedy after it."""
    meaning, _, remedy = text[tongue.place].partition(tongue.separator)
    return Saying(_shown(meaning), _shown(remedy))


def _shown(template: str) -> str:
    """A template with its parameters in italics, safe in a cell of a Markdown table."""
    plain = template.replace("{{", "{").replace("}}", "}")
    escaped = re.sub(r"([\\`*<>|\[\]])", r"\\\1", plain)
    return _PARAMETER.sub(r"*\1*", escaped)


def row(*cells: str) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


def keep(path: Path, text: str, arguments: Sequence[str]) -> int:
    """Write a page, or with `--check` only say whether it is as it would be written; the exit code."""
    if arguments == ["--check"]:
        is_current = path.is_file() and path.read_text(encoding="utf-8") == text
        if not is_current:
            sys.stderr.write(f"{path} is out of step with the catalogues; run docs/{path.stem}.py\n")
        return 0 if is_current else 1
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), sys.argv[1:]))

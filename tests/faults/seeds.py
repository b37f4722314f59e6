"""Seeds of the fuzzers, from the plans and logs of the repository and what they say."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FOLDERS = ("plan", "progress", "examples", "tests/problems")
_LARGEST = 3_000  # bytes: what is cut off a longer file is much like what is kept
_BUILD = ROOT / "build" / "fuzz"

WORDS = (
    "title", "organization", "language", "period", "start", "end", "reporting", "every", "grace", "pace", "rule", "points",
    "ratio", "yellow", "red", "due_soon", "owners", "under", "definitions", "items", "text", "sections", "id", "number", "aim",
    "tasks", "lead", "department", "support", "detail", "weight", "targets", "name", "kind", "count", "level", "rate",
    "recurring", "milestone", "duty", "unit", "at_least", "at_most", "between", "stretch", "baseline", "part_of", "size",
    "owner", "due", "state", "suspended", "cancelled", "never", "formerly", "even", "checkpoints", "by", "value", "revisions",
    "date", "reason", "from", "to", "target", "task", "add", "done", "reached", "light", "note", "problem", "next", "evidence", "true",
    "2022-06-30", "2022-06", "27/38", "15%", "1e9", ".nan", "- {", ": ", ", ", "|\\x0a ", ">-\\x0a ", "---\\x0a", "...\\x0a", "<<",
    "&a ", "*a", "!!str ", "%YAML 1.2\\x0a", "\\x09", "\\x0d\\x0a", "\\x0d", "\\x00", "\\xef\\xbb\\xbf", "\\xff\\xfe", "：", "，", "　", "３",
    "[^", "]", "<<<<<<< ", "=======", ">>>>>>> ", "--date", "--note", "--by", "--add", "--total", "--id", "--light",
    "--evidence", "--rev", "HEAD", "HEAD~1", "@{-1}", "main", "^{tree}", ":/", "..", "\\x0a", "\\x1b]0;", "\\xe2\\x80\\xae",
)  # fmt: skip


TYPED = """\
# 值班室补录
- date: 2022-06-30
  target: lifts-added
  add: 3
  by: 万韬
  note: 现场核对（第3号）  # 已归档

- target: coverage
  date: '2022-06-30'
  value: 27/38
  note: |
    第一行
    第二行
  evidence:
    - evidence/a.pdf
    - "evidence/b c.pdf"
- {date: 2022-06-30, task: streets, note: '说"好"', evidence: [a.pdf, "b.pdf"]}
- {date: 2022-06-30, target: lifts-added, add: 3, by: "万韬", id: q7k2m9x4c8tz}
-   date: 2022-07-01
    target: new-centre
    done: true
    problem: >-
      雨，
      停工
    next: a long text
      that goes on
    id: n1
"""


def files() -> Iterator[bytes]:
    """The plans and logs of the repository, whole ones and broken ones, and a log as people type it."""
    yield TYPED.encode()
    for folder in _FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            if path.is_file():
                yield path.read_bytes()[:_LARGEST]


def arguments(name: str, seeds: Iterable[bytes], **options: int) -> list[str]:
    """The command line of a fuzzer that begins with `seeds`, and ends after as many runs as it is told."""
    folder = _BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "seeds").mkdir(parents=True)
    for number, seed in enumerate(seeds):
        (folder / "seeds" / f"{number:03}").write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    set_ones = [f"-{key}={value}" for key, value in {"seed": 10, "timeout": 20, **options}.items()]
    places = [f"-dict={words}", f"-artifact_prefix={folder}/", str(folder / "seeds")]
    return [sys.argv[0], *set_ones, *sys.argv[1:], *places]


def _escaped(word: str) -> str:
    """A word as dictionaries of libFuzzer have it."""
    return "".join(
        char if char.isascii() else "".join(f"\\x{byte:02x}" for byte in char.encode()) for char in word
    )

"""Fuzzes the arguments of `workplan log`, which NUL divides, on a scratch copy of the starter plan."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["workplan", "faults.scratch"]):
    from faults.scratch import Scratch
from faults.fuzzing import fuzz

SEEDS = (
    ("lifts-added", "+3", "--date", "2022-06-30"),
    ("lifts-added", "=41", "--date", "2022-06", "--by", "万韬", "--note", "宝钢八村开工"),
    ("new-centre", "done", "--date", "2022-07-01", "--evidence", "evidence/a.pdf", "--evidence", "https://x/y"),
    ("new-centre", "=60", "--light", "red", "--problem", "雨", "--next", "晴", "--id", "q7k2m9x4c8tz", "--date", "2022-06-30"),
    ("coverage", "--total", "27/38", "--date=2022-06-30"),
    ("income-growth", "=-0.6", "--date", "2022-06-30", "--lang", "zh", "--width", "40"),
    ("daily-visits", "--note", 'say "a\\b": {x} # \n\u2028', "--date", "2022-06-30"),
    ("--add", "3", "new"),
    ("-3", "--", "x"),
    ("--help",),
)  # fmt: skip

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        scratch = Scratch(Path(folder))
        seeds = [b"\0".join(word.encode() for word in words) for words in SEEDS]
        fuzz("log", scratch.assert_log_keeps_its_promises, seeds, max_len=400)

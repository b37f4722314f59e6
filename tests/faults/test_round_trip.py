"""What is logged comes back as it was given, whatever the text, figure or day; else nothing is written."""

import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from entries import entry_of
from plans import PLAN
from program import called
from workplan.core.log import Entry
from workplan.files.logs.read import read_log

from .form import measured, runs

RUNS = runs(1000, 100_000)
ODD_RUNS = runs(400, 20_000)
PARTS = 4
FIGURE = r"[0-9]{1,18}(\.[0-9]{1,12})?"
CHANGES = {
    "lifts": rf"[+=-]{FIGURE}|=-{FIGURE}",
    "share": rf"=?{FIGURE}%?|=?-{FIGURE}|=?[0-9]{{1,6}}/[1-9][0-9]{{0,6}}",
    "growth": rf"=?-?{FIGURE}%?",
    "talks": rf"[+-]{FIGURE}",
    "hall": r"done|undone|=?[0-9]{1,2}(\.[0-9]{1,12})?%?|=?100",
}
WORDS = ("by", "note", "problem", "next")
NASTY = st.sampled_from([
    " a", "a ", "a\n", "\n\na", "a\r\nb", "a\tb", "\ta", '"', "'", "\\", "\\n", "{", "}", "[", "],", ", ", ": ", "a: b",
    "a #b", "# a", "- a", "-", "--", "-3", "---", "...", "~", "null", "yes", "0x1f", "1:30", "=3", "!a", "&a", "*a", "%a", "@",
    "`", "|", ">", "?", "\u0085", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\x1b[31m", "\x7f", "\u3000", "：", "，", "e\u0301",
    "\u202e", "\u200b", "😀", "\U0010ffff", "\x01", "\x00", "\ud800", "\udcff", " ", "\n", "\u00a0", "",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=20), st.lists(NASTY | st.text(max_size=3), max_size=6).map("".join))
IDS = st.from_regex("[a-z0-9_中я\u00e9][A-Za-z0-9_.\\-中яe\u0301]{0,12}", fullmatch=True)
DAYS = st.dates(date(2022, 1, 1), date(2024, 2, 29))


@dataclass(frozen=True)
class Given:
    """What is typed: a subject, a change or none, a day, words by their options, files, an id."""

    subject: str
    change: str | None
    day: str
    words: dict[str, str]
    evidence: list[str]
    name: str | None

    @property
    def arguments(self) -> list[str]:
        options = [f"--date={self.day}", *(f"--{key}={text}" for key, text in self.words.items())]
        options += [part for text in self.evidence for part in ("--evidence", text)]
        options += [] if self.name is None else ["--id", self.name]
        return [self.subject, *([] if self.change is None else [self.change]), *options]

    @property
    def is_sound(self) -> bool:
        """Whether there is no reason to refuse it."""
        texts = [*(text for text in self.words.values() if text), *self.evidence]
        says = bool(self.change or self.evidence or any(self.words.get(key) for key in WORDS[1:]))
        return says and all(_is_text(text) for text in texts)


@st.composite
def givens(draw: st.DrawFn) -> Given:
    subject = draw(st.sampled_from([*CHANGES, "care", "streets"]))
    pattern = CHANGES.get(subject)
    change = (
        None
        if pattern is None
        else draw(st.none() | st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    )
    words = draw(st.dictionaries(st.sampled_from(WORDS), TEXTS, max_size=4))
    evidence = draw(st.lists(TEXTS, max_size=2))
    return Given(subject, change, draw(DAYS.map(str)), words, evidence, draw(st.none() | IDS))


@pytest.mark.parametrize("part", range(PARTS))
def test_an_entry_comes_back_as_it_was_given(part: int, root: Path) -> None:
    @seed(part)
    @settings(
        max_examples=RUNS // PARTS, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(givens())
    def comes_back(typed: Given) -> None:
        code, log = logged(root, typed.arguments)
        if typed.is_sound:
            assert code == 0
        if code == 0:
            assert _read(log) == _meant(typed, log)
        else:
            assert (code, log) == (2, None)

    comes_back()
    measured("round trip of entries", RUNS // PARTS, lost=0, tracebacks=0)


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_typed_is_taken_or_refused_and_never_a_traceback(part: int, root: Path) -> None:
    anything = st.sampled_from([*CHANGES, "care", "streets"]) | TEXTS, TEXTS, TEXTS | DAYS.map(str), TEXTS

    @seed(part)
    @settings(
        max_examples=ODD_RUNS // PARTS, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(*anything)
    def is_taken_or_refused(subject: str, change: str, day: str, name: str) -> None:
        code, log = logged(root, [subject, change, "--date", day, "--id", name])
        assert code == (2 if log is None else 0)
        assert log is None or read_log(log, "a.yaml").problems == ()

    is_taken_or_refused()
    measured("anything typed", ODD_RUNS // PARTS, tracebacks=0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text(PLAN.replace("id: lifts-added", "id: lifts"))
    return tmp_path


def logged(root: Path, arguments: list[str]) -> tuple[int, bytes | None]:
    """The exit code of `log` with these arguments, and the only log, or None."""
    shutil.rmtree(root / "progress", ignore_errors=True)
    code = called(root, "log", *arguments).code
    logs = list((root / "progress").glob("**/*.yaml"))
    assert len(logs) <= 1
    return code, logs[0].read_bytes() if logs else None


def _read(log: bytes | None) -> Entry:
    assert log is not None
    assert log.count(b"\n") == 1
    read = read_log(log, "a.yaml")
    assert read.problems == ()
    (entry,) = read.entries
    return entry


def _meant(typed: Given, log: bytes | None) -> Entry:
    """The entry that was meant; an id that was not given is the one that the log has."""
    change = typed.change or ""
    figure = None if change in ("", "done", "undone") else _number(change.lstrip("=+"))
    adds = change[:1] in ("+", "-") and typed.subject in ("lifts", "talks")
    name = _read(log).id if typed.name is None else unicodedata.normalize("NFC", typed.name)
    return entry_of(
        typed.day, typed.subject, is_task=typed.subject == "streets", add=figure if adds else None,
        value=None if adds else figure, done={"done": True, "undone": False}.get(change),
        by=typed.words.get("by") or None, note=typed.words.get("note") or None,
        problem=typed.words.get("problem") or None, next=typed.words.get("next") or None,
        evidence=tuple(typed.evidence), id=name, in_points="%" in change or "/" in change,
    )  # fmt: skip


def _number(text: str) -> Fraction:
    return 100 * Fraction(text) if "/" in text else Fraction(text.removesuffix("%"))


def _is_text(text: str) -> bool:
    return not (text.isspace() or text == "" or any(unicodedata.category(letter) == "Cs" for letter in text))

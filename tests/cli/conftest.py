"""A root to call commands in, and a way to call them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from called import run

PLAN = """\
title: Plan of the office
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
owners:
  Ann: {title: head}
  Bob: {title: deputy, under: Ann}
definitions:
  fair: {text: open to the public}
sections:
  - id: town
    number: "1"
    title: Town
    tasks:
      - id: streets
        title: Streets
        lead: [Ann, Bob]
        detail: "as for every [^fair]"
        targets:
          - {id: lifts-added, name: Lifts added, kind: count, unit: lifts, at_least: 52}
          - {id: lifts-finished, name: Lifts finished, kind: count, unit: lifts, at_least: 26, owner: Bob}
          - {id: hall, name: New hall, kind: milestone}
          - {id: growth, name: Growth, kind: rate, at_least: 5}
          - {id: talks, name: Talks, kind: recurring, unit: times, every: month}
          - {id: share, name: Share of green yards, kind: level, unit: "%", at_least: 70}
          - {id: care, name: Care, kind: duty}
"""


class Ended(NamedTuple):
    """How a call ended: its exit code, and what it printed."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "WORKPLAN_LANG",
        "WORKPLAN_WIDE",
        "COLUMNS",
        "NO_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "PYTHONUNBUFFERED",
        "WORKPLAN_WECOM_URL",
        "WORKPLAN_DINGTALK_URL",
        "WORKPLAN_DINGTALK_SECRET",
        "WORKPLAN_FEISHU_URL",
        "WORKPLAN_FEISHU_SECRET",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root with one plan and no logs, in which commands are called."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2022.yaml").write_text(PLAN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Call the program with some arguments, in this process."""

    def called(*arguments: str) -> Ended:
        capfd.readouterr()
        code = run(arguments)
        return Ended(int(code), *capfd.readouterr())

    return called


def log_of(root: Path, month: str) -> str:
    """The content of the log of a month."""
    return (root / "progress" / "2022" / f"{month}.yaml").read_text()


def write_log(root: Path, *lines: str, month: str = "2022-06") -> Path:
    """A log of these lines."""
    path = root / "progress" / "2022" / f"{month}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + os.linesep for line in lines))
    return path

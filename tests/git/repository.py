"""A repository to be written commit by commit, and plans to be written into it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PLAN = """\
title: Plan of the office
organization: Office
language: en
period: {{start: 2022-01-01, end: 2022-12-31}}
owners:
  Ann: {{title: head}}
  Bob: {{title: deputy}}
sections:
  - id: town
    title: Town
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets:
{targets}
{revisions}"""
HALL = "{id: hall, name: New hall, kind: milestone}"


def lifts(at_least: int = 52, *, called: str = "lifts", more: str = "") -> str:
    """A target as a line of the plan."""
    return f"{{id: {called}, name: Lifts, kind: count, unit: lifts, at_least: {at_least}{more}}}"


def plan(*targets: str, revisions: tuple[str, ...] = ()) -> str:
    """The text of a plan with these targets and revisions."""
    records = "".join(f"  - {each}\n" for each in revisions)
    lines = "\n".join(f"          - {each}" for each in targets)
    return PLAN.format(targets=lines, revisions=f"revisions:\n{records}" if records else "")


@dataclass
class Repository:
    """A repository whose days are those of its commits: the first is made on the first of March, 2022."""

    root: Path
    commits: int = 0

    def git(self, *arguments: str) -> str:
        """What git prints; its day is the next one."""
        day = f"2022-03-{self.commits + 1:02}T12:00:00+0800"
        who = {"NAME": "Ann Lee", "EMAIL": "ann@office", "DATE": day}
        environment = {
            f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()
        }
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **environment, "GIT_CONFIG_GLOBAL": "/dev/null"},
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.strip()

    def write(self, text: str, file: str = "plan/2022.yaml") -> None:
        """Write a file of the work tree."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, text: str | None = None, file: str = "plan/2022.yaml") -> str:
        """Commit all that is in the work tree, after writing `text`; the hash."""
        if text is not None:
            self.write(text, file)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "next")
        self.commits += 1
        return self.git("rev-parse", "HEAD")

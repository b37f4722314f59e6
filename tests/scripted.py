"""A real git repository, written step by step: each commit has its day and its author."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PLAIN = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "LC_ALL": "C"}


@dataclass(frozen=True)
class Scripted:
    """A repository at `top`."""

    top: Path

    @classmethod
    def at(cls, top: Path) -> "Scripted":
        made = cls(top)
        made.git("init", "-q", "-b", "main")
        return made

    def git(self, *arguments: str, day: str = "2022-01-05", author: str = "Ann") -> str:
        """What git prints."""
        moment = f"{day}T12:00:00+0000"
        who = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", author), ("EMAIL", "x@example.org"), ("DATE", moment))
        }
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env={**os.environ, **_PLAIN, **who},
            capture_output=True,
            check=True,
        )
        return ran.stdout.decode()

    def commit(self, day: str, author: str = "Ann", **files: str) -> str:
        """Write files (`plan`, or a log by its month, as `m06`), commit all there is; the commit's hash."""
        for name, content in files.items():
            place = "plan/2022.yaml" if name == "plan" else f"progress/2022/2022-{name[1:]}.yaml"
            path = self.top / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", f"as of {day}", day=day, author=author)
        return self.git("rev-parse", "HEAD").strip()

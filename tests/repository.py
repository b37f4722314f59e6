"""A real git repository, written commit by commit."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Repository:
    """A repository at `root`; where no day is said its commits are of the first days of March, 2022."""

    root: Path
    commits: int = 0

    @classmethod
    def at(cls, root: Path) -> "Repository":
        made = cls(root)
        made.git("init", "-q", "-b", "main")
        return made

    def git(self, *arguments: str, day: str | None = None, author: str = "Ann") -> str:
        """What git prints."""
        ran = self.tried(*arguments, day=day, author=author)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def tried(
        self, *arguments: str, folder: str = ".", day: str | None = None, author: str = "Ann"
    ) -> "subprocess.CompletedProcess[str]":
        """What becomes of a call of git in a folder."""
        moment = f"{day or f'2022-03-{self.commits + 1:02}'}T12:00:00+0000"
        values = {"NAME": author, "EMAIL": "ann@office", "DATE": moment}
        roles = ("AUTHOR", "COMMITTER")
        who = {f"GIT_{role}_{key}": value for role in roles for key, value in values.items()}
        return subprocess.run(
            ["git", *arguments], cwd=self.root / folder, env={**os.environ, **who}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    def write(self, text: str, file: str = "plan/2022.yaml") -> Path:
        """Write a file of the work tree."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(
        self,
        text: str | None = None,
        file: str = "plan/2022.yaml",
        day: str | None = None,
        author: str = "Ann",
    ) -> str:
        """Commit all that is in the work tree, after writing `text`; the hash."""
        if text is not None:
            self.write(text, file)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "next", day=day, author=author)
        self.commits += 1
        return self.git("rev-parse", "HEAD")

    def record(self, day: str, author: str = "Ann", **files: str) -> str:
        """Commit files on a day: `plan`, or logs by their month (`m06`); the hash."""
        for name, content in files.items():
            self.write(content, "plan/2022.yaml" if name == "plan" else f"progress/2022/2022-{name[1:]}.yaml")
        return self.commit(day=day, author=author)

    def lose(self, name: str) -> None:
        """Delete the object that `name` means."""
        found = self.git("rev-parse", name)
        (self.root / ".git" / "objects" / found[:2] / found[2:]).unlink()

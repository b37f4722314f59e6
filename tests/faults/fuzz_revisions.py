"""Fuzzes what stands for a revision, in every command that takes one, in a scratch repository."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["workplan", "faults.scratch"]):
    import workplan.cli.commands.diff
    import workplan.cli.commands.history
    import workplan.cli.commands.status  # noqa: F401  # loaded later otherwise, and without the instruments
    from faults.scratch import Scratch, leads_elsewhere
from faults.fuzzing import fuzz

SEEDS = (
    "HEAD", "HEAD~1", "main", "HEAD^{tree}", "HEAD:plan/2022.yaml", ":/second", "@{-1}", "main@{1.day.ago}", "HEAD..main", "^HEAD",
    "--all", "-n1", "--output=x", "HEAD\nHEAD", "refs/heads/main", "v1", "0000000000", "HEAD^2", "HEAD --", " HEAD", ".", "..",
    "plan/2022.yaml", "HEAD:", ":0:plan/2022.yaml", "--", "-", "@", "\x1b]0;x\x07", "甲", "main~999999999999999999", "HEAD~-1",
)  # fmt: skip
COMMANDS = (
    ("diff", "--", "REV"), ("diff", "REV", "HEAD"), ("diff", "HEAD", "REV"), ("status", "--rev", "REV"),
    ("status", "--baseline", "REV"), ("check", "--since", "REV"), ("show", "new-centre", "--rev", "REV"), ("history", "REV"),
)  # fmt: skip


class Revisions:
    """A repository of two commits and a tag."""

    def __init__(self, root: Path) -> None:
        self.scratch = Scratch(root)
        os.environ["XDG_CACHE_HOME"] = str(root.parent / "cache")
        os.environ["GIT_CONFIG_GLOBAL"] = "/dev/null"
        who = ("-c", "user.name=Ann", "-c", "user.email=ann@office")
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
        for message in ("first", "second"):
            (root / "plan" / "2023.yaml").write_text(f"# {message}\n", encoding="utf-8")
            for words in (("add", "-A"), (*who, "commit", "-q", "-m", message)):
                subprocess.run(["git", *words], cwd=root, check=True)
        (root / "plan" / "2023.yaml").unlink()
        subprocess.run(["git", "tag", "v1", "HEAD~1"], cwd=root, check=True)
        self.before = self.files()

    def files(self) -> dict[str, int]:
        """All that lies in the root, and in its repository, with the time of its last change."""
        return {str(path): path.lstat().st_mtime_ns for path in self.scratch.root.rglob("*")}

    def assert_promises(self, data: bytes) -> None:
        """The first byte chooses the command; nothing is written, and every end is a known one."""
        command, revision = COMMANDS[data[0] % len(COMMANDS)] if data else COMMANDS[0], data[1:]
        if b"\0" in revision:
            return
        text = os.fsdecode(revision)
        if "--" not in command and leads_elsewhere([text]):
            return
        said = self.scratch.said(*(text if word == "REV" else word for word in command))
        assert said.code in (0, 1, 2, 5), said
        assert self.files() == self.before


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        root = Path(folder) / "office"
        root.mkdir()
        revisions = Revisions(root)
        seeds = [bytes([number % len(COMMANDS)]) + seed.encode() for number, seed in enumerate(SEEDS)]
        fuzz("revisions", revisions.assert_promises, seeds, max_len=80)

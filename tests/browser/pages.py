"""Pages for the browser: what `workplan report` writes for a root of files."""

from pathlib import Path

from program import run


def dashboard(root: Path, day: str, folder: Path, *options: str) -> Path:
    """The dashboard of the plan of a root, as a file in `folder`."""
    file = folder / "dashboard.html"
    assert run(["-C", str(root), "report", "-o", str(file), "--as-of", day, *options]) == 0
    return file


def written(folder: Path, plan: str, log: str = "[]\n") -> Path:
    """A root with one plan of 2022 and one log."""
    for name, text in (("plan/2022.yaml", plan), ("progress/2022/2022-06.yaml", log)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder

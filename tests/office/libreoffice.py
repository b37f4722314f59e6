"""LibreOffice and the tools that read its PDFs: what a reader sees of an office file."""

import shutil
import subprocess
from pathlib import Path

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
SECONDS = 240


def why_missing() -> str | None:
    """Why the files cannot be opened as their readers would; None when they can."""
    missing = [name for program, name in PROGRAMS.items() if shutil.which(program) is None]
    return f"{' and '.join(missing)} not installed" if missing else None


def pages_of(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """The text of each printed page of the files, by the names of the files."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return {file.name: _pages(folder / f"{file.stem}.pdf") for file in files}


def _pages(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout.decode()
    return text.removesuffix("\f").split("\f")

"""LibreOffice and the tools that read its PDFs: what a reader sees of an office file, and a hand types in it."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
SECONDS = 240
SAVED_AS = {
    ".xlsx": ("Calc MS Excel 2007 XML", ""), ".csv": ("Text - txt - csv (StarCalc)", "44,34,76,1"),
    ".xls": ("MS Excel 97", ""), ".ods": ("calc8", ""), ".pdf": ("calc_pdf_Export", ""),
}  # fmt: skip
MACRO = """\
Sub Job{number}
  Dim loading(1) As New com.sun.star.beans.PropertyValue
  loading(0).Name = "Hidden"
  loading(0).Value = True
  loading(1).Name = "FilterOptions"
  loading(1).Value = "44,34,76,1"
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, loading())
  sheet = book.Sheets.getByIndex(0)
{typing}
  book.calculateAll()
  Dim saving({last}) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "{filter}"
  saving(1).Name = "FilterOptions"
  saving(1).Value = "{options}"
  {locking}
  book.storeToURL("{target}", saving())
  book.close(True)
End Sub
"""
LOCKING = """
  Dim key(1) As New com.sun.star.beans.NamedValue
  key(0).Name = "OOXPassword"
  key(0).Value = "{password}"
  key(1).Name = "CryptoType"
  key(1).Value = "Standard"
  saving(2).Name = "EncryptionData"
  saving(2).Value = key()
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{text}
</script:module>
"""


def why_missing() -> str | None:
    """Why the files cannot be opened as their readers would; None when they can."""
    missing = [name for program, name in PROGRAMS.items() if shutil.which(program) is None]
    return f"{' and '.join(missing)} not installed" if missing else None


class Typing(NamedTuple):
    """What hands do to the first sheet of a file: what they type in cells, further commands of Basic; saved as `target`.

    A protected cell takes nothing.
    """

    source: Path
    cells: Mapping[str, str]
    target: Path
    commands: str = ""
    password: str = ""


def pages_of(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """The text of each printed page of the files, by the names of the files."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return {file.name: printed(folder / f"{file.stem}.pdf") for file in files}


def fill_in(folder: Path, typings: Sequence[Typing]) -> None:
    """Do all of that in one LibreOffice, whose profile lies in `folder`: it takes a second to start."""
    profile = folder / "typing"
    call = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    subprocess.run([*call, "--terminate_after_init"], check=True, capture_output=True, timeout=SECONDS)
    jobs = [_job(number, typing) for number, typing in enumerate(typings)]
    main = "\n".join(["Sub Main", *(f"  Job{number}" for number in range(len(jobs))), "End Sub"])
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(text=escape("".join([*jobs, main]))), encoding="utf-8")
    macros = "macro:///Standard.Module1.Main"
    subprocess.run([*call, macros], check=True, capture_output=True, timeout=SECONDS)


def _job(number: int, do: Typing) -> str:
    typing = [f'  sheet.getCellRangeByName("{at}").FormulaLocal = "{text}"' for at, text in do.cells.items()]
    name, options = SAVED_AS[do.target.suffix]
    return MACRO.format(
        number=number, source=do.source.as_uri(), typing="\n".join([*typing, do.commands]), filter=name,
        options=options, target=do.target.as_uri(), last=2 if do.password else 1,
        locking=LOCKING.format(password=do.password) if do.password else "",
    )  # fmt: skip


def printed(pdf: Path) -> list[str]:
    """The text of each page."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout.decode()
    return text.removesuffix("\f").split("\f")

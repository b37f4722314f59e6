"""LibreOffice and the tools that read its PDFs: what a reader sees of an office file, and a hand types in it."""

import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

PROGRAMS = {"soffice": "LibreOffice", "pdftotext": "poppler-utils"}
SECONDS = 240
SAVED_AS = {
    ".xlsx": ("Calc MS Excel 2007 XML", ""), ".csv": ("Text - txt - csv (StarCalc)", "44,34,76,1"),
    ".xls": ("MS Excel 97", ""), ".ods": ("calc8", ""),
}  # fmt: skip
MACRO = """\
Sub Main
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


def pages_of(files: list[Path], folder: Path) -> dict[str, list[str]]:
    """The text of each printed page of the files, by the names of the files."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=SECONDS)
    return {file.name: _pages(folder / f"{file.stem}.pdf") for file in files}


def filled_in(
    source: Path, cells: Mapping[str, str], target: Path, commands: str = "", password: str = ""
) -> None:
    """Type into cells of the first sheet as hands do, run further commands of Basic, and save it as `target`.

    A protected cell takes nothing.
    """
    locking = LOCKING.format(password=password) if password else ""
    profile = source.parent / "typing"
    call = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.is_file():
        subprocess.run([*call, "--terminate_after_init"], check=True, capture_output=True, timeout=SECONDS)
    typing = [f'sheet.getCellRangeByName("{at}").FormulaLocal = "{text}"' for at, text in cells.items()]
    name, options = SAVED_AS[target.suffix]
    macro = MACRO.format(
        source=source.as_uri(), typing="\n".join([*typing, commands]), filter=name, options=options,
        target=target.as_uri(), locking=locking, last=2 if password else 1,
    )  # fmt: skip
    module.write_text(MODULE.format(text=escape(macro)), encoding="utf-8")
    macros = "macro:///Standard.Module1.Main"
    subprocess.run([*call, macros], check=True, capture_output=True, timeout=SECONDS)


def _pages(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout.decode()
    return text.removesuffix("\f").split("\f")

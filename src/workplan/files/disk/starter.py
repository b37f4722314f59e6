"""Texts that come with the program: what `init` writes, for people, editors and git, and shells' scripts."""

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from workplan.core.calendar import Span
from workplan.files.disk.folder import DiskTree
from workplan.files.disk.write import IGNORE, LOCK
from workplan.files.logs.write import quoted

ATTRIBUTES = ".gitattributes"
ATTRIBUTE = "progress/**/*.yaml merge=union"
LINES = {ATTRIBUTES: ATTRIBUTE, IGNORE: LOCK}  # how git merges logs, and what it is not to commit
SCHEMA_FILES: Mapping[str, str] = {
    "plan": "schema/plan.schema.json",
    "log": "schema/log.schema.json",
}
_HERE = Path(__file__).parent
_PLACEHOLDER = re.compile("@([A-Z]+)@")


def starter_plan(title: str, organization: str, period: Span, language: str) -> str:
    """The text of a new plan for twelve months, in `language`, zh or en; the texts stand in it quoted."""
    values = {
        "SCHEMA": f"../{SCHEMA_FILES['plan']}",
        "TITLE": quoted(title),
        "ORGANIZATION": quoted(organization),
        "START": period.start.isoformat(),
        "END": period.end.isoformat(),
        "SIXTH": _month(period.start, 6),
        "NINTH": _month(period.start, 9),
    }
    text = (_HERE / "starters" / f"plan.{language}.yaml").read_text(encoding="utf-8")
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _month(start: date, number: int) -> str:
    """The month of that number, from 1, among those that begin with `start`."""
    year, month = divmod(12 * start.year + start.month - 1 + number - 1, 12)
    return f"{year:04}-{month + 1:02}"


def companions(root: Path) -> dict[str, str]:
    """The files beside the plan that are missing below `root`: the schemas, and what git is to know."""
    texts = {**{file: f"{line}\n" for file, line in LINES.items()}, **_schemas()}
    return {file: text for file, text in texts.items() if not os.path.lexists(root / file)}


def differing(root: Path) -> tuple[str, ...]:
    """The files beside the plan that are there and do not say what `init` would have written."""
    files = [file for file, text in _schemas().items() if _content(root, file) != text.encode()]
    untold = [file for file, line in LINES.items() if line.split() not in _words(root, file)]
    return (*untold, *files)


def ids_listed(file: Path) -> list[str] | None:
    """The ids in a file of them; None where there is no such file."""
    try:
        return ids_in(file.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def ids_in(content: bytes) -> list[str]:
    """The first word of each line, but of those that are comments."""
    lines = content.decode("utf-8-sig", "replace").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.lstrip().startswith("#")]


def shell_script(shell: str) -> str:
    """The script by which `bash`, `zsh` or `fish` asks the program what may be typed next."""
    return (_HERE / "shells" / f"workplan.{shell}").read_text(encoding="utf-8")


def _schemas() -> dict[str, str]:
    from workplan.files.schema.json import schema_text  # noqa: PLC0415  # pydantic is heavy

    return {file: schema_text(name) for name, file in SCHEMA_FILES.items()}


def _words(root: Path, file: str) -> list[list[str]]:
    return [line.split() for line in _content(root, file).decode(errors="replace").splitlines()]


def _content(root: Path, file: str) -> bytes:
    content = DiskTree(root).read(file)
    return content if isinstance(content, bytes) else b""

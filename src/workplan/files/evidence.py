"""Evidence that entries name: a file or a folder below the root, or a URL."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_ODD_NAMES = frozenset({"", ".", ".."})


def missing_evidence(root: Path, named: Iterable[str]) -> frozenset[str]:
    """The evidence among what is `named` that is no file below `root`; URLs are not followed."""
    home = _Home(os.path.realpath(root))
    return frozenset(path for path in named if not is_url(path) and not home.holds(path))


def is_url(path: str) -> bool:
    """Whether evidence is a URL and not a file."""
    if "://" not in path:
        return False
    from urllib.parse import urlsplit  # noqa: PLC0415  # most evidence is a file

    try:
        return bool(urlsplit(path).scheme)
    except ValueError:  # such as a bracket that is not closed
        return False


@dataclass(slots=True)
class _Home:
    """The real path of a root, and which of its folders are really below it: much evidence lies in few."""

    path: str
    folders: dict[str, bool] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Whether `path` names a file or a folder below the root, whatever links there are."""
        folder, _, name = path.rpartition("/")
        try:
            if path.startswith("/"):
                return False
            if name in _ODD_NAMES or not self.has(folder):
                return self.leads_to(path)
            mode = os.lstat(f"{self.path}/{path}").st_mode
            return self.leads_to(path) if stat.S_ISLNK(mode) else _is_file(mode)
        except (OSError, ValueError):
            return False

    def has(self, folder: str) -> bool:
        """Whether a folder is below the root."""
        found = self.folders.get(folder)
        if found is None:
            found = self.folders[folder] = self._is_within(os.path.realpath(f"{self.path}/{folder}"))
        return found

    def leads_to(self, path: str) -> bool:
        """As `holds`, by a close look at each step of the way."""
        real = os.path.realpath(f"{self.path}/{path}")
        return self._is_within(real) and _is_file(Path(real).stat().st_mode)

    def _is_within(self, real: str) -> bool:
        return real == self.path or real.startswith(f"{self.path.rstrip('/')}/")


def _is_file(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)

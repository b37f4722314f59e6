"""A file system of a few pages in memory, which only the calls made in it see."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .forks import Nest, nest
from .scenes import ENTRIES, LOG, MAY, Scene

PAGE = os.sysconf("SC_PAGE_SIZE")
_PAGES = 16
_UNSHARE = ("unshare", "--user", "--map-root-user", "--mount")


def why_not() -> str | None:
    """Why there can be no such file system here; None when there can."""
    command = [*_UNSHARE, "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "unshare is not installed"
    return f"no file system can be mounted: {ran.stderr.strip()}" if ran.returncode else None


@contextmanager
def small_disk(folder: Path) -> Iterator[Nest]:
    """A process whose calls see, and put their files on, a small file system at `folder`."""
    mount = f'mount -t tmpfs -o size={_PAGES * PAGE} none "$0" && exec "$@"'
    with nest(*_UNSHARE, "sh", "-c", mount, str(folder)) as made:
        yield made


def filler(folder: Path, free: int) -> Path:
    """A file that leaves so many pages of the file system, and no more."""
    path = folder / "filler"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(descriptor, bytes(PAGE)) == PAGE:
            pass
    os.ftruncate(descriptor, max(0, os.fstat(descriptor).st_size - free * PAGE))
    os.close(descriptor)
    return path


def ending_before_page(room: int, note: str) -> Scene:
    """A log with entries that ends so many bytes before the end of a page."""
    comment = "# " + "x" * (PAGE - room - len(ENTRIES) - 3) + "\n"
    return Scene(f"{room} bytes of room", {**MAY, LOG: comment + ENTRIES}, note)

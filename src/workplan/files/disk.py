"""Writing that survives: whole or not at all, and on the disk before anybody says so."""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folders(folder: Path) -> None:
    """Make `folder` and those above it, where they are missing, and put their names on the disk."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the content of `path`: by all of `data`, or on any trouble not at all; its mode stays."""
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), target.stat().st_mode)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Write new files below `root`; raises FileExistsError, and writes none, when one of them is there."""
    for file in files:
        if os.path.lexists(root / file):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(root / file))
    for file, text in files.items():
        make_folders((root / file).parent)
        with (root / file).open("xb") as new:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
        sync_folder((root / file).parent)

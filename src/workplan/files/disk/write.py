"""Writing that survives: whole or not at all, and on the disk before anybody says so."""

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ANY = 0o666  # who may read and write a new file, as far as the umask lets them


def write_whole(path: "Path", data: bytes) -> None:
    """Make `data` the content of `path`: all of it, or on any trouble nothing, and no trace beside it.

    What a link leads to is replaced, and the link stays; a mode stays as it was. A device or a pipe, which
    cannot be replaced, is written to.
    """
    mode = os.stat(path).st_mode if os.path.exists(path) else None
    if mode is None or stat.S_ISREG(mode):
        place = os.path.realpath(path)
        replace(place, data, mode)
        sync_folder(os.path.dirname(place))
    else:  # by the name that was given: that of a pipe in /dev/fd leads to no file
        with open(path, "wb") as device:
            device.write(data)


def replace(place: str, data: bytes, mode: int | None, *, is_lasting: bool = True) -> None:
    """Put a file with `data` at `place`, whatever was there; a new file has the usual mode without `mode`.

    With `is_lasting`, its content is on the disk before it has its name.
    """
    folder, name = os.path.split(place)
    beside = f"{folder}/.{name[:40]}.{os.urandom(8).hex()}.tmp"
    rights = _ANY if mode is None else stat.S_IRUSR | stat.S_IWUSR
    try:
        with open(beside, "xb", opener=lambda path, flags: os.open(path, flags, rights)) as file:
            file.write(data)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            if is_lasting:
                os.fsync(file.fileno())
        os.replace(beside, place)
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def write_new(root: "Path", files: "Mapping[str, str]") -> None:
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


def make_folders(folder: "Path") -> None:
    """Make `folder` and those above it, where they are missing, and put their names on the disk."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: "str | Path") -> None:
    """Put the names in `folder` on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

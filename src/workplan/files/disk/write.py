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
    """Write new files below `root`, all or none.

    Raises FileExistsError when one of them is there, or something in the place of its folder.
    """
    for path in [root / file for file in files]:
        above = [each for each in path.parents if os.path.lexists(each) and not each.is_dir()]
        for there in [path, *above]:
            if os.path.lexists(there):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(there))
    made: list[Path] = []
    try:
        for file, text in files.items():
            path = root / file
            made += reversed([each for each in path.parents if not each.is_dir()])
            make_folders(path.parent)
            with path.open("xb") as new:
                made.append(path)
                new.write(text.encode())
                new.flush()
                os.fsync(new.fileno())
            sync_folder(path.parent)
    except BaseException:
        from contextlib import suppress  # noqa: PLC0415  # an answer that is given again does without

        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def add_line(path: "Path", line: str) -> None:
    """Add a line to a text file, new or not, that does not have it; a link is left as it is."""
    old = path.read_bytes() if path.is_file() else b""
    lines = [each.strip().lstrip(b"/") for each in old.splitlines()]
    if line.encode() not in lines and not path.is_symlink():
        end = b"" if not old or old.endswith(b"\n") else b"\n"
        write_whole(path, old + end + line.encode() + b"\n")


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

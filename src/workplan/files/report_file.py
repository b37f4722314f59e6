"""A report on the disk: written beside its place and moved into it, so that an old one is never half gone."""

import os
import secrets
import stat
from enum import StrEnum
from pathlib import Path

from workplan.files.disk import sync_folder
from workplan.files.workspace import is_kept_by_hand

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_READABLE = 0o666  # as far as the umask lets it


class Unfit(StrEnum):
    """Why a report cannot be written to a place."""

    FOLDER = "folder"
    NO_FOLDER = "no-folder"
    LOOP = "loop"
    BY_HAND = "by-hand"


def unfit(path: Path) -> Unfit | None:
    """Why no report can be written to `path`, as far as that can be told before; None where one can."""
    place = _place(path)
    if place.is_dir():
        return Unfit.FOLDER
    if place.is_symlink():
        return Unfit.LOOP
    if is_kept_by_hand(place):
        return Unfit.BY_HAND
    return None if place.parent.is_dir() else Unfit.NO_FOLDER


def write_report(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`: all of it, or on any trouble nothing, and no trace beside it.

    What a link leads to is replaced, and the link stays; a mode stays as it was. A device or a pipe, which
    cannot be replaced, is written to.
    """
    place = _place(path)
    mode = _mode(place)
    if mode is not None and not stat.S_ISREG(mode):
        with place.open("wb") as device:
            device.write(data)
        return
    beside = place.with_name(f".workplan-{secrets.token_hex(8)}.tmp")
    try:
        _write(beside, data, mode)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with os.fdopen(os.open(path, _NEW, _READABLE), "wb") as file:
        file.write(data)
        if mode is not None:
            os.fchmod(file.fileno(), stat.S_IMODE(mode))
        file.flush()
        os.fsync(file.fileno())


def _place(path: Path) -> Path:
    """Where `path` leads, links followed; itself, where they go in a circle."""
    return Path(os.path.realpath(path))


def _mode(path: Path) -> int | None:
    """What kind of thing is there, and who may read it; None where nothing is."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None

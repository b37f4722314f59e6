"""The folders of a warehouse: one a body and period, each put in its place whole, and known again by its key.

`DIR/body=yanghang/period=2022` holds the tables and `_workplan.json`, which says from what they were made.
What is being written, and what is to go, lies in `DIR/.workplan/aside`, as deep as no reader looks.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workplan.files.disk.write import locked

_OURS, _ASIDE, _LOCK = ".workplan", ".workplan/aside", ".workplan/lock"
_STAMP = "_workplan.json"
_NEW, _OLD, _GONE = ".new", ".old", ".gone"
_NAME = re.compile(r"\w[\w.\-]{0,99}")  # what every disk takes, and every reader of such folders
# Of renameat2: paths begin where the process is, and two names change places at once.
_HERE, _EXCHANGE = -100, 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """From what the tables of a folder were made: the same key makes the same tables.

    `day` is the one after which entries lay in the future when they were made, `last` that of the last entry
    (empty without any), both in ISO form: no entry has moved out of the future since while `last` is not
    after `day`. `start` and `end` are the days of the plan.
    """

    key: str
    day: str
    last: str
    start: str = ""
    end: str = ""

    def holds(self, key: str, day: str) -> bool:
        """Whether what is made of `key` on `day` is the same."""
        return self.key == key != "" and (self.day == day or self.last <= min(self.day, day))


def is_safe(name: str) -> bool:
    """Whether a body or a period may be called so: letters, digits, `-`, `_`, `.`, and no dot first."""
    return _NAME.fullmatch(name) is not None


def folder_of(out: Path, body: str, period: str) -> Path:
    """The folder of the tables of a body for a period."""
    return out / f"body={body}" / f"period={period}"


def period_held(out: Path, body: str, holds: Callable[[Stamp], bool]) -> str | None:
    """The period for which a body has tables whose stamp `holds`, and that are as they were written."""
    for folder in sorted(out.glob(f"body={body}/period=*")):
        stamp = _stamp_of(folder)
        if stamp is not None and holds(stamp):
            return folder.name.removeprefix("period=")
    return None


def is_free(folder: Path) -> bool:
    """Whether nothing is there but what we wrote, and nothing in the way."""
    if os.path.lexists(folder):
        return _stamp_of(folder, is_whole=False) is not None
    return folder.parent.is_dir() or not os.path.lexists(folder.parent)


@contextmanager
def warehouse(out: Path) -> Iterator[None]:
    """Hold a warehouse for one writer; what another has left half done is put right, or deleted.

    Raises TimeoutError where another writes there for too long.
    """
    (out / _OURS).mkdir(parents=True, exist_ok=True)
    with locked(out, name=_LOCK):
        _tidy(out)
        try:
            yield
        finally:
            _tidy(out)


def put(place: Path, stamp: Stamp, *, fill: Callable[[Path], None], swap: Callable[[str, str], bool]) -> None:
    """Have `fill` write files to a new folder, and put that in the place of one of `folder_of`.

    Whoever reads sees the old files or the new ones; where `swap` cannot do it at once, for a moment none.
    What `fill` raises leaves all as it was.
    """
    new, old = _aside(place, f".{os.getpid()}{_NEW}"), _aside(place, _OLD)
    new.mkdir(parents=True)
    fill(new)
    sizes = {file.name: file.stat().st_size for file in sorted(new.iterdir())}
    (new / _STAMP).write_text(json.dumps({**asdict(stamp), "files": sizes}, indent=1), encoding="ascii")
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        new.rename(place)
    elif swap(str(new), str(place)):
        shutil.rmtree(new)
    else:
        place.rename(old)
        new.rename(place)
        shutil.rmtree(old)


def exchange(one: str, other: str) -> bool:
    """Have two paths change places at once; whether the system and its disk could."""
    import ctypes  # noqa: PLC0415  # few calls write tables

    rename = getattr(ctypes.CDLL(None), "renameat2", None)  # which not every system has
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def remove_others(out: Path, bodies: Collection[str]) -> tuple[str, ...]:
    """Delete the tables of all bodies but `bodies`, as far as we wrote them; the bodies that went."""
    gone = []
    for place in sorted(out.glob("body=*/period=*")):
        body = place.parent.name.removeprefix("body=")
        if body not in bodies and _stamp_of(place, is_whole=False) is not None:
            aside = _aside(place, _GONE)
            aside.parent.mkdir(parents=True, exist_ok=True)
            place.rename(aside)
            shutil.rmtree(aside)
            with suppress(OSError):  # another period is there, or what somebody else put there
                place.parent.rmdir()
            gone.append(body)
    return tuple(dict.fromkeys(gone))


def _aside(place: Path, ending: str) -> Path:
    """Beside a folder of `folder_of`, where no reader looks."""
    return place.parent.parent / _ASIDE / place.parent.name / f"{place.name}{ending}"


def _tidy(out: Path) -> None:
    """Put back what was taken from its place for something that never came there, and delete the rest."""
    for old in (out / _ASIDE).glob(f"*/*{_OLD}"):
        place = out / old.parent.name / old.name.removesuffix(_OLD)
        if not place.exists():
            old.rename(place)
    shutil.rmtree(out / _ASIDE, ignore_errors=True)


def _stamp_of(folder: Path, *, is_whole: bool = True) -> Stamp | None:
    """The stamp of a folder that holds nothing but what it says; with `is_whole`, all of it as it was."""
    try:
        found: dict[str, Any] = json.loads((folder / _STAMP).read_bytes())
        sizes = {each.name: each.stat().st_size for each in folder.iterdir() if each.name != _STAMP}
        named = found["files"]
        fits = sizes == named if is_whole else sizes.keys() <= named.keys()
        return (
            Stamp(found["key"], found["day"], found["last"], found["start"], found["end"]) if fits else None
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None

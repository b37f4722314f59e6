"""The archive: the parts of an office document packed so that the same content gives the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name
_UNIX, _PLAIN_FILE = 3, 0o600 << 16


def repacked(archive: bytes, instead: Mapping[str, bytes]) -> bytes:
    """`archive` with every part at one moment, those named in `instead` with other content."""
    stream = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(_entry(name), instead.get(name, old.read(name)), ZIP_DEFLATED)
    return stream.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MOMENT)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry

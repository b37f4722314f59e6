"""One side of a comparison that git asks for: the content of a file, which may be none."""

import os
from pathlib import Path


def content_of(path: str) -> bytes | None:
    """The content of the file that git names; None for /dev/null, and for what is only to be added."""
    return None if path == os.devnull else Path(path).read_bytes() or None

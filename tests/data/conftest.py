"""A way to call the program where all is well."""

from pathlib import Path

import pytest

from data.repository import Prints
from program import Call


@pytest.fixture
def prints(call: Call) -> Prints:
    """What the program prints below a root, when it says nothing on stderr."""

    def printed(root: Path, *arguments: str) -> str:
        ended = call(*arguments, "-C", str(root))
        assert (ended.code, ended.err) == (0, "")
        return ended.out

    return printed

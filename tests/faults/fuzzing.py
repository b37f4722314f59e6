"""The running of a fuzzer, for as many inputs as its command line says, and the count of them."""

import re
import sys
from collections.abc import Callable, Iterable

import atheris

from faults.form import measured
from faults.seeds import arguments

_RUNS = re.compile(r"-runs=([0-9]+)")


def fuzz(name: str, holds: Callable[[bytes], None], seeds: Iterable[bytes], **options: int) -> None:
    """Give inputs to `holds`, which raises where a promise is broken; the process ends then with a code."""
    wanted = next((int(match[1]) for word in sys.argv if (match := _RUNS.fullmatch(word))), 0)
    made = 0

    def one(data: bytes) -> None:
        nonlocal made
        holds(data)
        made += 1
        if made == wanted:
            measured(f"fuzzing of {name}", made, tracebacks=0, hangs=0)

    atheris.Setup(arguments(name, seeds, **options), one)
    atheris.Fuzz()

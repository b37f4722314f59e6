"""Fuzzes the readers of plans and logs with bytes, guided by what they reach: `python fuzz_reader.py -runs=1000`."""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["workplan", "faults.promises"]):
    import workplan.files.schema.shape  # noqa: F401  # loaded later otherwise, and without the instruments
    from faults import promises
from faults.fuzzing import fuzz
from faults.seeds import files

if __name__ == "__main__":
    promises.seconds *= 5  # what the instruments take, and other work on the machine
    fuzz("reader", promises.assert_bytes_are_read, files(), max_len=4_000)

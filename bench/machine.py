"""The machine that measured: what a reader needs to know before comparing its figures with others."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine at the moment of measuring; `load` is how many processes wanted a core in the last minute."""

    system: str
    kernel: str
    processor: str
    cores: int
    memory: int  # bytes
    python: str
    day: str
    load: float


def this_machine() -> Machine:
    """The machine that runs this, now."""
    return Machine(
        system=_value_of("PRETTY_NAME", Path("/etc/os-release"), "=").strip('"') or platform.system(),
        kernel=platform.release(),
        processor=_value_of("model name", Path("/proc/cpuinfo"), ":") or platform.machine(),
        cores=len(os.sched_getaffinity(0)),
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        python=platform.python_version(),
        day=datetime.now().astimezone().date().isoformat(),
        load=os.getloadavg()[0],
    )


def _value_of(name: str, file: Path, sign: str) -> str:
    """What the first line of `file` that names `name` says of it; empty where there is none."""
    return next(_values(name, file, sign), "") if file.exists() else ""


def _values(name: str, file: Path, sign: str) -> Iterator[str]:
    for line in file.read_text("utf-8").splitlines():
        key, _, value = line.partition(sign)
        if key.strip() == name:
            yield value.strip()

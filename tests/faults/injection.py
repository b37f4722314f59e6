"""Which faults to inject where: every fault at every system call of a clean run, and two at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

_ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EINTR")
_LASTING = tuple(error for error in _ERRORS if error != "EINTR")  # a call that is interrupted is made again
_UNDOING = ("ftruncate", "unlink", "close")


@dataclass(frozen=True)
class Fault:
    """What is injected, in the words of strace, at the first or the `when` that these name."""

    name: str
    injections: tuple[str, ...]


def faults_at(counts: Mapping[str, int], length: int) -> list[Fault]:
    """The faults for a run that makes these system calls, taken in turn from each system call.

    `length` is that of the line which is written, in bytes.
    """
    each = [_at_one_call(name, counts[name], length) for name in sorted(counts)]
    each.append(list(_two_at_once(counts, length)))
    return [fault for turn in zip_longest(*each) for fault in turn if fault is not None]


def spread(faults: Sequence[Fault], count: int) -> list[Fault]:
    """So many of these, evenly spread; when there are fewer, some come twice."""
    return [faults[i * len(faults) // count] for i in range(count)]


def _at_one_call(name: str, times: int, length: int) -> list[Fault]:
    """The faults at one system call: each fault once, then the others at each place."""
    kinds = [*_kinds(name, length)]
    return [
        Fault(f"{kind} at {name} {when}", (f"{name}:{kind}:when={when}",))
        for turn in range(len(kinds))
        for when in range(1, times + 1)
        for kind in [kinds[(turn + when) % len(kinds)]]
    ]


def _kinds(name: str, length: int) -> Iterator[str]:
    yield from ("signal=KILL", "signal=INT")
    yield from (f"error={error}" for error in _ERRORS)
    if name == "write":  # short ones, and one that says it has written all
        yield from (f"retval={written}" for written in (0, 1, length // 2, length - 1, length))


def _two_at_once(counts: Mapping[str, int], length: int) -> Iterator[Fault]:
    """Nothing can be written, and then it cannot be undone, or the name of the log cannot be looked at."""
    if counts.get("write", 0) < 2:  # nothing is written but the result
        return
    troubles = ["write:error=ENOSPC:when=1", f"write:retval={length // 2}:when=1", "fsync:error=EIO:when=1"]
    lasting = [f"{name}:error={error}:when=1+" for name in _UNDOING for error in _LASTING]
    hidden = [f"newfstatat:error=EACCES:when={i}" for i in range(1, counts.get("newfstatat", 0) + 1)]
    for second in [*lasting, *hidden, *(f"fsync:error={error}:when=1+" for error in _LASTING)]:
        for first in troubles:
            if first.partition(":")[0] != second.partition(":")[0]:
                yield Fault(f"{first} and {second}", (first, second))

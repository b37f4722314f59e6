"""Starts one program after another and says how long each took and how much memory it had at most.

It is a process of its own because Linux counts the memory of a process that starts another towards the peak
of that other: this one is as small as a Python can be. It reads a job a line from its input, as JSON, and
answers each with a line.
"""

import json
import os
import signal
import sys
import time


def run(job: dict) -> dict:  # type: ignore[type-arg]  # plain JSON; `typing` would be loaded for nothing
    """Run one program to its end, or to that of its `limit` of seconds; `peak` is in KiB."""
    os.chdir(job["folder"])
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, job["output"], flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, job["errors"], flags, 0o600),
    ]
    command = job["command"]
    begun = time.perf_counter()
    child = os.posix_spawn(command[0], command, job["environment"], file_actions=actions, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, job["limit"])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss,
        "code": os.waitstatus_to_exitcode(status),
    }


if __name__ == "__main__":
    for line in sys.stdin:
        try:
            answer = run(json.loads(line))
        except OSError as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

"""The program called in the process of a test."""

import time
from collections.abc import Sequence

from workplan.cli import args
from workplan.cli.answers import Asked


def run(words: Sequence[str]) -> int:
    """Run a command line now; its exit code. No answer that was kept is given."""
    return args.run(Asked(words, time.time_ns()))

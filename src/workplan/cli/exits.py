"""How a command ends: the exit codes of the program, and the stop that carries one with its words."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, promised to scripts."""

    WELL = 0
    DATA_WRONG = 1
    CALL_WRONG = 2
    MACHINE_TROUBLE = 3
    WRITTEN_NOT_PRINTED = 4
    THRESHOLD_MET = 5
    INTERRUPTED = 130


class Stop(Exception):  # noqa: N818  # not an error: a command has ended
    """Ends the command with `code`, after `message` (if any) was printed to stderr."""

    def __init__(self, code: Exit, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message

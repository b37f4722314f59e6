"""How a command line ends: whatever stops it becomes an exit code, and words on stderr."""

import errno
import os
from collections.abc import Callable

from workplan.cli.exits import Exit, Stop
from workplan.cli.output import tell
from workplan.views.words import Words


def ended(command: Callable[[], int], words: Words) -> int:
    """Run `command`; its exit code, or that of what ended it."""
    try:
        return command()
    except Stop as stop:
        tell(stop.message)
        return stop.code
    except (KeyboardInterrupt, EOFError):
        tell(words("call.interrupted"))
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the reader has gone away (`| head`); of a help, Rich says it so
        return Exit.WELL
    except (OSError, MemoryError) as trouble:
        return _troubled(trouble, words)


def _troubled(trouble: OSError | MemoryError, words: Words) -> int:
    of = trouble if isinstance(trouble, OSError) else OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    reason = of.strerror or str(of)
    tell(words("call.machine-trouble", file=of.filename or "workplan", reason=reason))
    return Exit.MACHINE_TROUBLE

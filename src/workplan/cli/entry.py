"""The way in: answers a shell that completes at once, and loads the whole command line for all else."""

import gc
import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process and end it."""
    os._exit(ended())  # to take the house down brick by brick would cost as much as a bare start


def ended() -> int:
    """The exit code of the command line of this process; Ctrl-C is no error, at whatever moment it comes."""
    sys.unraisablehook = _unraisable
    gc.disable()  # a call is over before there is garbage worth looking for; to look takes a tenth of it
    try:
        code = _run()
        _hear_no_more()
    except BaseException as error:
        if not _is_interrupt(error):
            raise
        code = _INTERRUPTED
        _hear_no_more()
    _give_up_what_cannot_be_printed()
    return code


def _hear_no_more() -> None:
    """Let Ctrl-C pass: all is said, and only Python itself has to end."""
    import signal  # noqa: PLC0415  # loads enum, which a remembered answer does not need

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """Ctrl-C in the midst of Python's own upkeep is lost, and to be pressed again; it needs no traceback."""
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether Ctrl-C was pressed; while a class is made, Python wraps that in an error."""
    return error is not None and (isinstance(error, KeyboardInterrupt) or _is_interrupt(error.__cause__))


def _give_up_what_cannot_be_printed() -> None:
    """The exit code says it already; Python would try once more, and end with 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run() -> int:
    if sys.argv[1:3] == ["completion", "candidates"]:
        from workplan.cli.candidates import answer  # noqa: PLC0415  # a TAB is no time to load Typer

        return answer(sys.argv[3:])
    from workplan.cli.answers import answered  # noqa: PLC0415  # nor is it for this

    if (code := answered(sys.argv[1:])) is not None:
        os._exit(code)  # nothing was opened, and nothing is buffered
    from workplan.cli.main import main as run_all  # noqa: PLC0415  # as above

    return run_all()


if __name__ == "__main__":
    main()

"""The way in: a TAB and an answer given again are quick; the whole command line is loaded for all else."""

import gc
import os
import sys
import time

_WELL, _THRESHOLD_MET, _INTERRUPTED = 0, 5, 130  # as `output.Exit` has them, which is loaded later


def main() -> None:
    """Run the command line of this process and end it."""
    os._exit(ended())  # Python's own way to clear up takes as long as a bare start


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


def _run() -> int:
    from workplan.cli.answers import Asked  # noqa: PLC0415  # Ctrl-C may come while it is loaded, too

    asked = Asked(sys.argv[1:], time.time_ns())
    if asked.words[:2] == ("completion", "candidates"):
        from workplan.cli.complete import answer  # noqa: PLC0415  # a TAB is no time to load Typer

        return answer(asked.words[2:], asked.day)
    if (code := asked.answered()) is not None:
        os._exit(code)  # nothing was opened, and nothing is buffered
    from workplan.cli import args, output  # noqa: PLC0415  # nor is an answer that is given again

    output.settle_streams()
    with output.heard() as said:
        code = args.run(asked)
    if code in (_WELL, _THRESHOLD_MET):
        asked.keep(said, code)
    return code


def _hear_no_more() -> None:
    """Let Ctrl-C pass: all is said, and only Python itself has to end."""
    import signal  # noqa: PLC0415  # loads enum, which an answer that is given again does not need

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


if __name__ == "__main__":
    main()

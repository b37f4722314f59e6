"""The way in: answers a shell that completes at once, and loads the whole command line for all else."""

import sys


def main() -> None:
    """Run the command line of this process and end it."""
    if sys.argv[1:3] == ["completion", "candidates"]:
        from workplan.cli.candidates import answer  # noqa: PLC0415  # a TAB is no time to load Typer

        sys.exit(answer(sys.argv[3:]))
    from workplan.cli.main import main as run_all  # noqa: PLC0415  # as above

    run_all()


if __name__ == "__main__":
    main()

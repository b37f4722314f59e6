"""The clock: the only place that asks what day and what time it is."""

from datetime import UTC, date, datetime


def today() -> date:
    """The day on the machine's calendar."""
    return date.today()  # noqa: DTZ011  # offices live by their local calendar


def now() -> int:
    """The time, in seconds since 1970."""
    return int(datetime.now(UTC).timestamp())

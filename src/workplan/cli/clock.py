"""The clock: the only place that asks what day and what time it is."""

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def today() -> "date":
    """The day on the machine's calendar."""
    from datetime import date  # noqa: PLC0415  # whoever wants the day as a text alone does not wait for it

    return date.today()  # noqa: DTZ011  # offices live by their local calendar


def today_text() -> str:
    """The same day, as YYYY-MM-DD."""
    return time.strftime("%Y-%m-%d")


def now() -> int:
    """The moment, in nanoseconds since 1970, as files have it for their changes."""
    return time.time_ns()


def now_in_seconds() -> int:
    """The moment, in whole seconds since 1970."""
    return now() // 1_000_000_000

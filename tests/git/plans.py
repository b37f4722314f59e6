"""Plans of a few targets, to be changed from commit to commit."""

from plans import ANN_AND_BOB, plan_text


def lifts(at_least: int = 52, *, called: str = "lifts", more: str = "") -> str:
    """A target as a line of the plan."""
    return f"{{id: {called}, name: Lifts, kind: count, unit: lifts, at_least: {at_least}{more}}}"


def plan(*targets: str, revisions: tuple[str, ...] = ()) -> str:
    """The text of a plan with these targets and revisions."""
    return plan_text(*targets, owners=ANN_AND_BOB, revisions=revisions)

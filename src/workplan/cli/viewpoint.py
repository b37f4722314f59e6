"""The viewpoint of a call: the plan and logs that it looks at, on disk or in a commit, and the day."""

from datetime import date

from workplan.cli.call import Call, Opened


def opened_at(
    call: Call, as_of: str | None, revision: str | None, *, is_brief: bool = False
) -> tuple[Opened, date]:
    """What `--rev` and `--as-of` ask for; without a day, a commit is judged on its own, the disk today.

    `is_brief` says that nothing but the status of that day will be asked for.
    """
    opens = call.open_brief if is_brief else call.open
    if revision is None:
        day = call.day(as_of)
        return opens(day), day
    from workplan.cli.earlier import tree_at  # noqa: PLC0415  # git is not needed for what stands on the disk

    tree = tree_at(call, revision)
    if as_of is None and not tree.commit.is_dated:
        raise call.stop("undated-commit", revision=revision)
    day = tree.commit.day if as_of is None else call.day(as_of)
    return opens(day, tree), day

"""The viewpoint of a call: the plan and logs it looks at, on disk or in a commit, the day, and the part."""

from datetime import date

from workplan.cli.call import Call, Opened
from workplan.core.lookup import find_owner, find_section, id_of
from workplan.core.status import Choice, Status


def opened_at(call: Call, as_of: str | None, revision: str | None) -> tuple[Opened, date]:
    """What `--rev` and `--as-of` ask for; without a day, a commit is judged on its own, the disk today."""
    if revision is None:
        day = call.day(as_of)
        return call.open(day), day
    from workplan.cli.past import tree_at  # noqa: PLC0415  # git is not needed for what stands on the disk

    tree = tree_at(call, revision)
    if as_of is None and not tree.commit.is_dated:
        raise call.stop("undated-commit", revision=revision)
    day = tree.commit.day if as_of is None else call.day(as_of)
    return call.open(day, tree), day


def chosen_of(opened: Opened, status: Status, owner: str | None, section: str | None) -> Status:
    """The part of a status that `--owner` and `--section` ask for."""
    return choice_of(opened, owner, section).of(status)


def choice_of(opened: Opened, owner: str | None, section: str | None) -> Choice:
    """What `--owner` and `--section` ask for."""
    return Choice(
        None if owner is None else _owner_named(opened, owner),
        None if section is None else _section_named(opened, section),
    )


def _owner_named(opened: Opened, words: str) -> str:
    known = list(opened.plan.owners)
    return id_of(opened.the_one(find_owner(opened.plan, words), words, known=known))


def _section_named(opened: Opened, words: str) -> str:
    known = [each.id for each in opened.plan.sections]
    return id_of(opened.the_one(find_section(opened.plan, words), words, known=known))

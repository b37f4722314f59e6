"""workplan status: how far the plan is."""

from typing import TYPE_CHECKING, Annotated

from typer import Context, Typer

from workplan.cli.call import Call, Opened, call_of
from workplan.cli.formats import Format
from workplan.cli.helped import Helped
from workplan.cli.output import emit
from workplan.cli.viewpoint import choice_of, opened_at
from workplan.core.selection import Sort, in_sequence, only_states
from workplan.core.state import State
from workplan.core.status import Status
from workplan.views.status import StatusRows, status_text

if TYPE_CHECKING:
    from workplan.core.baseline import Baseline


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "status")
    def status(
        context: Context,
        as_of: Annotated[str | None, helped.option("--as-of", "as-of", metavar="DAY")] = None,
        rev: Annotated[str | None, helped.option("--rev", "rev", metavar="REV")] = None,
        baseline: Annotated[str | None, helped.option("--baseline", "baseline", metavar="REV")] = None,
        by: Annotated[StatusRows, helped.option("--by", "by")] = StatusRows.PLAN,
        owner: Annotated[str | None, helped.option("--owner", "owner", metavar="NAME")] = None,
        section: Annotated[str | None, helped.option("--section", "section", metavar="ID")] = None,
        state: Annotated[list[State] | None, helped.option("--state", "state")] = None,
        sort: Annotated[Sort, helped.option("--sort", "sort")] = Sort.PLAN,
        explain: Annotated[bool, helped.option("--explain", "explain")] = False,
        form: Annotated[Format, helped.option("--format", "format")] = Format.TABLE,
    ) -> None:
        call = call_of(context)
        opened, day = opened_at(call, as_of, rev, is_brief=not explain and baseline is None)
        whole = opened.status(day)
        chosen = chosen_of(opened, whole, owner, section)
        beside = None if baseline is None else _baseline_at(call, opened, whole, baseline)
        beside = beside.among(chosen) if beside and (owner or section) else beside
        chosen = in_sequence(only_states(chosen, state) if state else chosen, sort)
        emit(status_text(chosen, by, form, opened.page, explain=explain, baseline=beside))
        if rev is None and baseline is None:
            call.remembered(opened)


def _baseline_at(call: Call, opened: Opened, status: Status, revision: str) -> "Baseline":
    from workplan.cli.earlier import baseline_at  # noqa: PLC0415  # git is needed for nothing else here

    return baseline_at(call, opened, status, revision)


def chosen_of(opened: Opened, status: Status, owner: str | None, section: str | None) -> Status:
    """The part of a status that `--owner` and `--section` ask for."""
    return choice_of(opened, owner, section).of(status)

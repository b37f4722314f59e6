"""workplan status: how far the plan is."""

from typing import TYPE_CHECKING, Annotated

from workplan.cli.call import Call, Opened
from workplan.cli.formats import Format
from workplan.cli.options import AsOf, Named, OwnerName, Rev, SectionName
from workplan.cli.output import emit
from workplan.cli.viewpoint import chosen_of, opened_at
from workplan.core.status import Sort, Status, in_sequence, only_states
from workplan.core.verdict import State
from workplan.views.pages.status import StatusRows, status_text

if TYPE_CHECKING:
    from typer import Typer

    from workplan.cli.helped import Helped
    from workplan.core.baseline import Baseline


def add_to(app: "Typer", helped: "Helped") -> None:
    """Register the command."""
    helped.declared(app, "status", status)


def status(
    call: Call,
    *,
    as_of: AsOf = None,
    rev: Rev = None,
    baseline: Annotated[str | None, Named("--baseline", "baseline", "REV")] = None,
    by: Annotated[StatusRows, Named("--by", "by")] = StatusRows.PLAN,
    owner: OwnerName = None,
    section: SectionName = None,
    state: Annotated[list[State] | None, Named("--state", "state")] = None,
    sort: Annotated[Sort, Named("--sort", "sort")] = Sort.PLAN,
    explain: Annotated[bool, Named("--explain", "explain")] = False,
    form: Annotated[Format, Named("--format", "format")] = Format.TABLE,
) -> None:
    """Show the status."""
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
    from workplan.cli.past import baseline_at  # noqa: PLC0415  # git is needed for nothing else here

    return baseline_at(call, opened, status, revision)

"""workplan status: how far the plan is."""

from typing import Annotated

from typer import Context

from workplan.cli.args import AsOf, Formatted, Owners, Rev, Sections, Tags, option
from workplan.cli.office import call_of
from workplan.cli.output import emit
from workplan.core.status import Sort, in_sequence, only_states, without_scores
from workplan.core.verdict import State
from workplan.views.pages.status import StatusRows, status_text


def status(
    context: Context,
    as_of: AsOf = None,
    rev: Rev = None,
    baseline: Annotated[str | None, option("--baseline", "baseline", "REV")] = None,
    by: Annotated[StatusRows, option("--by", "by")] = StatusRows.PLAN,
    owner: Owners = None,
    section: Sections = None,
    tag: Tags = None,
    state: Annotated[list[State] | None, option("--state", "state")] = None,
    sort: Annotated[Sort, option("--sort", "sort")] = Sort.PLAN,
    explain: Annotated[bool, option("--explain", "explain")] = False,
    form: Formatted = "table",
) -> None:
    """Print the status of the plan, or of a part of it."""
    call = call_of(context)
    opened, day = call.open_at(as_of, rev)
    whole = opened.status(day)
    choice = opened.choice(owner, section, tag)
    chosen, beside = choice.of(whole), None
    if baseline is not None:
        from workplan.cli.past import baseline_at  # noqa: PLC0415  # git is needed for nothing else here

        beside = baseline_at(call, opened, whole, baseline)
        chosen = choice.of(without_scores(whole, beside.incomparable))
        beside = beside.among(chosen) if chosen.choice else beside
    chosen = in_sequence(only_states(chosen, state) if state else chosen, sort)
    emit(status_text(chosen, by, form, opened.page, explain=explain, baseline=beside))
    if rev is None and baseline is None:
        call.allow_repeat(opened)

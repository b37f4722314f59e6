"""workplan status: how far the plan is."""

from typing import Annotated

from typer import Context

from workplan.cli.args import AsOf, Formatted, Rev, option
from workplan.cli.office import call_of
from workplan.cli.output import emit
from workplan.core.status import Sort, in_sequence, without_scores
from workplan.views.pages.status import StatusRows, status_text


def status(
    context: Context,
    as_of: AsOf = None,
    rev: Rev = None,
    baseline: Annotated[str | None, option("--baseline", "baseline", "REV")] = None,
    by: Annotated[StatusRows, option("--by", "by", "ROWS")] = StatusRows.PLAN,
    sort: Annotated[Sort, option("--sort", "sort", "ORDER")] = Sort.PLAN,
    explain: Annotated[bool, option("--explain", "explain")] = False,
    forecast: Annotated[bool, option("--forecast", "forecast")] = False,
    form: Formatted = "table",
) -> None:
    """Print the status of the plan, or of a part of it."""
    call = call_of(context)
    if forecast and by not in (StatusRows.PLAN, StatusRows.TARGET):
        raise call.stop("forecast-by", rows=by.value)
    if forecast and baseline is not None:
        raise call.stop("forecast-baseline")
    opened, day = call.open_at(as_of, rev)
    whole = opened.status(day)
    choice = opened.choice(call.filters)
    chosen, beside = choice.of(whole), None
    if baseline is not None:
        from workplan.cli.past import baseline_at  # noqa: PLC0415  # git is needed for nothing else here

        beside = baseline_at(call, opened, whole, baseline)
        chosen = choice.of(without_scores(whole, beside.incomparable))
        beside = beside.among(chosen) if chosen.choice else beside
    chosen = in_sequence(chosen, sort)
    if forecast:
        from workplan.core.forecast import forecasts_of  # noqa: PLC0415  # few calls ask for it
        from workplan.views.pages.forecast import forecast_text  # noqa: PLC0415

        emit(forecast_text(chosen, forecasts_of(chosen), form, opened.page, by=by, explain=explain))
    else:
        emit(status_text(chosen, by, form, opened.page, explain=explain, baseline=beside))
    if rev is None and baseline is None:
        call.allow_repeat(opened)

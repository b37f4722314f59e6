"""The same reports as the files of other programs: what each says in its own way of saying it.

A program for accounts gets a posting of the change for each report, to an account that bears the name of
the target; so the balances of the accounts are the figures of the targets. The reporter's words and id stand
where that program has a place for them.
"""

import calendar
import json
import uuid
from collections.abc import Iterable, Iterator
from random import Random

from bench.reports import Report, decimal_text, subjects
from workplan.core.plan import Plan

TASKRC = "data.location=.\ngc=off\nconfirmation=off\nhooks=off\nrecurrence=off\nverbose=nothing\n"


def ledger_journal(_: Plan, made: Iterable[Report]) -> Iterator[str]:
    """A journal that ledger and hledger read; the sum goes to the account `progress`."""
    for report in made:
        by = f"    ; by: {report.by}\n" if report.by else ""
        yield (
            f"{report.day} * ({report.id}) {_words(report)}\n{by}"
            f"    target:{report.subject}  {decimal_text(report.change)}\n    progress\n\n"
        )


def beancount_ledger(plan: Plan, made: Iterable[Report]) -> Iterator[str]:
    """A ledger for beancount, whose accounts are opened first and have capital letters."""
    for account in ("Equity:Progress", *map(beancount_account, subjects(plan))):
        yield f"{plan.period.start} open {account}\n"
    for report in made:
        by = f"{_quoted(report.by)} " if report.by else ""
        yield (
            f"\n{report.day} * {by}{_quoted(_words(report))}\n  id: {_quoted(report.id)}\n"
            f"  {beancount_account(report.subject)}  {decimal_text(report.change)} U\n  Equity:Progress\n"
        )


def beancount_account(subject: str) -> str:
    """The account of a target or task."""
    return f"Assets:{subject[0].upper()}{subject[1:]}"


def taskwarrior_data(_: Plan, made: Iterable[Report]) -> Iterator[str]:
    """The file of pending tasks of taskwarrior 2: a task for each report, in the project of its target."""
    rng = Random(0)
    for report in made:
        moment = calendar.timegm(report.day.timetuple())
        by = f' by:"{report.by}"' if report.by else ""
        yield (
            f'[{by.lstrip()}{" " if by else ""}change:"{decimal_text(report.change)}" '
            f'description:"{_words(report)}" entry:"{moment}" project:"{report.subject}" '
            f'status:"pending" uuid:"{uuid.UUID(int=rng.getrandbits(128), version=4)}"]\n'
        )


def taskjuggler_project(plan: Plan, made: Iterable[Report]) -> Iterator[str]:
    """A project for TaskJuggler: an account for each target, a credit for each report, a report of the sums.

    Credits are never negative, so that what a figure fell by is credited to an account beside it.
    """
    credits_of: dict[str, list[str]] = {}
    for report in made:
        account = taskjuggler_account(report.subject, is_less=report.change < 0)
        amount = decimal_text(abs(report.change))
        credits_of.setdefault(account, []).append(f"{report.day} {_quoted(_words(report))} {amount}")
    yield f'project workplan "Plan" {plan.period.start} +1y {{\n  timezone "UTC"\n  currency "U"\n'
    yield '  currencyformat "-" "" "" "." 2\n}\n'
    for subject in subjects(plan):
        for is_less in (False, True):
            account = taskjuggler_account(subject, is_less=is_less)
            yield f'account {account} "{subject}" {{\n'
            if account in credits_of:
                yield "  credits " + ",\n    ".join(credits_of[account]) + "\n"
            yield "}\n"
    yield f'task plan "Plan" {{ start {plan.period.start} milestone }}\n'
    yield 'accountreport "sums" { formats csv columns id, turnover }\n'


def taskjuggler_account(subject: str, *, is_less: bool) -> str:
    """The account of what was added to a target or task, or of what was taken from it."""
    return f"{'less' if is_less else 'more'}_{subject.replace('-', '_')}"


def _words(report: Report) -> str:
    """All that is said in words, in one line."""
    said = (report.note, report.problem, report.next)
    return "，".join(text for text in said if text is not None) or "报送"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

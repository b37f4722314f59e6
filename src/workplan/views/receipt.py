"""The receipt of `log`: what was written and where, and what it changed against bound and pace."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from workplan.core.log import Entry
from workplan.core.plan import Kind, Plan
from workplan.core.verdict import Verdict
from workplan.views.columns import Column, Fit
from workplan.views.explain import labelled_lines
from workplan.views.page import Ink, Page, Span, drawn, ink_of, line
from workplan.views.phrases import Words, day, percent, place_of, signed
from workplan.views.table import table_lines, table_of
from workplan.views.text import prose, safe
from workplan.views.values import DAY, TEXT


def receipt(entry: Entry, plan: Plan, verdicts: tuple[Verdict, Verdict] | None, page: Page) -> str:
    """What `entry`, just written, changed: the verdicts on its target before and after; None for a task."""
    words = page.words
    head = [line(words("receipt.written", file=safe(entry.file), line=entry.line))]
    notes = [_after_period(plan, entry, words)]
    said: list[tuple[str, str]] = []
    if verdicts is None:
        head += map(line, prose(_of_task(plan, entry, words), page.room, page.wide_ambiguous))
    else:
        old, new = verdicts
        head.append(line(Span(words.named(new.target.name, new.target.id), Ink.BOLD)))
        said += _changes(entry, old, new, words).items()
        notes = [_overruled(entry, new, words), _below_zero(entry, new, words), *notes]
        notes.append(_last_stage(entry, new, words))
    said += (("receipt.note", note) for note in notes)
    return drawn([*head, *labelled_lines([(words(key), text) for key, text in said if text], page)], page)


class _Told(NamedTuple):
    """An entry, the verdicts on its target before and after it (None for a task), and the state then."""

    entry: Entry
    plan: Plan
    verdicts: tuple[Verdict, Verdict] | None
    state: str


def receipts(
    entries: Sequence[Entry], plan: Plan, verdicts: Sequence[tuple[Verdict, Verdict] | None], page: Page
) -> str:
    """What several entries, just written, changed: a row each, and how many of them are in which log."""
    told = list(zip(entries, verdicts, strict=True))
    of_targets = {entry.subject: found[1] for entry, found in told if found}
    states = {subject: page.words.conclusion(verdict) for subject, verdict in of_targets.items()}
    rows = (_Told(entry, plan, found, states.get(entry.subject, "")) for entry, found in told)
    lines = table_lines(table_of(_COLUMNS, rows, page.words), page)
    for file, written in groupby(sorted(entries, key=place_of), key=lambda entry: entry.file):
        said = page.words("receipt.written-in", number=len(list(written)), file=safe(file))
        lines.append(line(said))
    return drawn(lines, page)


def _name(row: _Told, _: Words) -> str:
    if row.verdicts is not None:
        return row.verdicts[1].target.name
    return next(task.title for task in row.plan.tasks if task.id == row.entry.subject)


def _stand(row: _Told, words: Words) -> str:
    """The figure before and after, of what has one."""
    if row.verdicts is None or row.verdicts[1].target.kind is Kind.DUTY:
        return ""
    old, new = row.verdicts
    return _changed(_value(old, words), _value(new, words), words)


_COLUMNS: tuple[Column[_Told], ...] = (
    Column("date", DAY, lambda row, _: row.entry.date),
    Column("target", TEXT, _name, Fit(12)),
    Column("change", TEXT, lambda row, words: words.entry_figure(row.entry), head="report"),
    Column("after", TEXT, _stand, Fit(8), head="value"),
    Column(
        "state",
        TEXT,
        lambda row, _: row.state,
        Fit(10),
        lambda row: ink_of(row.verdicts[1].light) if row.verdicts else Ink.PLAIN,
    ),
)


def _of_task(plan: Plan, entry: Entry, words: Words) -> str:
    task = next(task for task in plan.tasks if task.id == entry.subject)
    duties = sum(target.kind is Kind.DUTY for target in task.targets)
    key = "receipt.task" if duties else "receipt.task.none"
    return words(key, number=duties, title=safe(task.title))


def _changes(entry: Entry, old: Verdict, new: Verdict, words: Words) -> dict[str, str]:
    """What is said of the target, each behind the key of its label; an empty text does not apply."""
    target, was, now = new.target, old.facts, new.facts
    value = "" if target.kind is Kind.DUTY else _changed(_value(old, words), _value(new, words), words)
    completion = _changed(percent(was.completion), percent(now.completion), words)
    expected = _changed(percent(was.expected), percent(now.expected), words)
    before, after = signed(was.gap), signed(now.gap)
    gap = words("label.gap", gap=before if before == after else f"{before} → {after}")
    gap = words("receipt.unchanged", value=gap) if before == after else gap
    has_pace = now.expected is not None and now.gap is not None
    return {
        "receipt.entry": f"{day(entry.date)}  {words.entry_figure(entry)}",
        "receipt.reached": safe(entry.given.reached or ""),
        "receipt.figure": value and words("receipt.against", change=value, goal=words.goal(target)),
        "head.completion": "" if now.completion is None else completion,
        "head.expected": words("receipt.gap", expected=expected, gap=gap) if has_pace else "",
        "head.state": _changed(words.conclusion(old), words.conclusion(new), words),
        "head.remaining": _lacking(new, words),
    }


def _value(verdict: Verdict, words: Words) -> str:
    value = verdict.facts.value
    return words("receipt.no-figure") if value is None else words.standing(verdict.target, value)


def _changed(before: str, after: str, words: Words) -> str:
    return words("receipt.unchanged", value=after) if before == after else f"{before} → {after}"


def _lacking(verdict: Verdict, words: Words) -> str:
    """What lacks to the goal, and to pace where that is less."""
    missing, remaining, target = verdict.missing, verdict.remaining, verdict.target
    if not remaining:
        return "" if remaining is None else words("receipt.nothing-lacks")
    by_pace = words("receipt.to-pace", lacking=words.lack(target, missing)) if missing else ""
    return words.clauses([words.lack(target, remaining), by_pace if missing != remaining else ""])


def _after_period(plan: Plan, entry: Entry, words: Words) -> str:
    if entry.date <= plan.period.end:
        return ""
    return words("receipt.after-period", date=day(entry.date), end=day(plan.period.end))


def _below_zero(entry: Entry, new: Verdict, words: Words) -> str:
    value, is_sum = new.facts.value, new.target.kind in (Kind.COUNT, Kind.RECURRING)
    if not is_sum or value is None or value >= 0 or entry.given.add is None or entry.given.add >= 0:
        return ""
    return words("receipt.below-zero", value=words.quantity(new.target, value))


def _last_stage(entry: Entry, new: Verdict, words: Words) -> str:
    """Of a milestone that is not done: that its last stage alone does not finish it."""
    target, reached = new.target, entry.given.reached
    is_open = target.kind is Kind.MILESTONE and new.facts.completion != 1
    is_last = reached is not None and reached in [stage.name for stage in target.stages[-1:]]
    return words("receipt.last-stage") if is_open and is_last else ""


def _overruled(entry: Entry, new: Verdict, words: Words) -> str:
    """Of an entry that is not the last: the first total reported after it contains or overrules it."""
    entries = new.facts.trail.entries
    places = [(each.file, each.line) for each in entries]
    own = (entry.file, entry.line)
    after = entries[places.index(own) + 1 :] if own in places else []
    later = next((each for each in after if each.given.value is not None), None)
    if later is None or not entry.given.is_figure:
        return ""
    value = words.standing(new.target, later.given.value)
    params = {"date": day(entry.date), "later": day(later.date), "value": value, "place": place_of(later)}
    return words("receipt.contained" if entry.given.add is not None else "receipt.superseded", **params)

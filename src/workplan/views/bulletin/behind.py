"""The second chapter: what is behind and by how much, who leads it, what the reason is said to be."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from workplan.core.alerts import Alert, AlertKind
from workplan.core.entries import Entry
from workplan.core.report import Report
from workplan.core.target import Kind
from workplan.views.alerts import light_of
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.overall import lights_in_words
from workplan.views.bulletin.table import Cell, Column
from workplan.views.figures import NOTHING, points
from workplan.views.messages import alert_matter, alert_word
from workplan.views.owners import leads_of_target, names
from workplan.views.safety import safe
from workplan.views.verdicts import light_word
from workplan.views.words.bulletin import CAPTIONS, CHAPTERS, HEADS, SENTENCES
from workplan.views.words.language import Language, count, grouped, say

_HYPHEN = re.compile(r"(?<![0-9A-Za-z])-(?=[0-9])")
_NOT_BEHIND = (AlertKind.DUE_SOON, AlertKind.UNREPORTED)


def add_behind(manuscript: Manuscript, report: Report) -> None:
    """What is behind, gravest first, and what is due soon."""
    language = manuscript.language
    manuscript.heading(say(CHAPTERS["behind"], language))
    behind = [alert for alert in report.alerts if alert.kind not in _NOT_BEHIND]
    if behind:
        manuscript.paragraph(_sentences(behind, manuscript.next_table, language))
        words = {each.target.id: each.last_words for each in report.targets}
        rows = (
            (Cell(str(number)), *_row(alert, words[alert.target.id], language))
            for number, alert in enumerate(behind, start=1)
        )
        manuscript.table(say(CAPTIONS["behind"], language), _columns(language), rows)
        manuscript.note(say(SENTENCES["note"], language))
    else:
        manuscript.paragraph([say(SENTENCES["none-behind"], language)])
    _add_due_soon(manuscript, [alert for alert in report.alerts if alert.kind is AlertKind.DUE_SOON])


def _add_due_soon(manuscript: Manuscript, alerts: Sequence[Alert]) -> None:
    language = manuscript.language
    if not alerts:
        return
    manuscript.paragraph([count(SENTENCES, "due-soon", len(alerts), language, table=manuscript.next_table)])
    columns = (
        Column(say(HEADS["number"], language), 11, "center"),
        Column(say(HEADS["target"], language), 40),
        Column(say(HEADS["what"], language), 70),
        Column(say(HEADS["lead"], language), 36),
    )
    rows = (
        (Cell(str(number)), Cell(alert.target.name), Cell(_body(alert, language)), _lead(alert, language))
        for number, alert in enumerate(alerts, start=1)
    )
    manuscript.table(say(CAPTIONS["due-soon"], language), columns, rows)


def _sentences(behind: Sequence[Alert], table: int, language: Language) -> Iterator[str]:
    found = Counter(light_of(alert.kind) for alert in behind)
    lights = lights_in_words(found, language)
    yield count(SENTENCES, "behind", len(behind), language, table=table, lights=lights)
    slow = [alert for alert in behind if _lag(alert) > 0]
    if slow:
        worst = max(slow, key=_lag)
        owners = names(worst.target.owners, language)
        lead = say(SENTENCES["led-by"], language, owners=owners) if owners else ""
        words = {"name": safe(worst.target.name), "gap": points(_lag(worst)), "lead": lead}
        yield say(SENTENCES["widest"], language, **words)


def _lag(alert: Alert) -> Fraction:
    """How many points it is behind pace; 0 for what has none."""
    gap = alert.verdict.facts.gap
    return Fraction(0) if gap is None or alert.target.kind is Kind.RATE else max(Fraction(0), -gap)


def _columns(language: Language) -> tuple[Column, ...]:
    return (
        Column(say(HEADS["number"], language), 11, "center"),
        Column(say(HEADS["light"], language), 17, "center"),
        Column(say(HEADS["target"], language), 28),
        Column(say(HEADS["what"], language), 46),
        Column(say(HEADS["lead"], language), 20),
        Column(say(HEADS["problem"], language), 38),
    )


def _row(alert: Alert, words: Entry | None, language: Language) -> tuple[Cell, ...]:
    light = light_of(alert.kind)
    kind, body = alert_word(alert, language), _body(alert, language)
    return (
        Cell(light_word(light, language), light=light),
        Cell(alert.target.name),
        Cell(say(SENTENCES["matter"], language, kind=kind, body=body) if body else kind),
        _lead(alert, language),
        Cell(_reason(words, language)),
    )


def _body(alert: Alert, language: Language) -> str:
    """What is the matter, with real minus signs: behind a hyphen a line may end, behind these not."""
    return _HYPHEN.sub("−", alert_matter(alert, language))


def _lead(alert: Alert, language: Language) -> Cell:
    return Cell(leads_of_target(alert.target, language) or NOTHING)


def _reason(words: Entry | None, language: Language) -> str:
    """The problem that the last words tell, and the step that is to follow."""
    problem, step = (words.problem or "", words.next or "") if words else ("", "")
    following = say(SENTENCES["next"], language, text=safe(step)) if step else ""
    return grouped((safe(problem), following), language) or say(SENTENCES["no-reason"], language)

"""The second chapter: what is behind and by how much, who leads it, what the reason is said to be."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from workplan.core.alerts import Alert, AlertKind
from workplan.core.entries import Entry
from workplan.core.plan import Kind
from workplan.core.report import Report
from workplan.views.alerts import light_of
from workplan.views.bulletin.overall import lights_in_words
from workplan.views.bulletin.table import Cell, Column
from workplan.views.docx.manuscript import Manuscript
from workplan.views.messages import alert_matter, alert_word
from workplan.views.phrases import NOTHING, leads_of_target, light_word, names, points
from workplan.views.text import safe
from workplan.views.words import Words

_HYPHEN = re.compile(r"(?<![0-9A-Za-z])-(?=[0-9])")
_NOT_BEHIND = (AlertKind.DUE_SOON, AlertKind.UNREPORTED)


def add_behind(manuscript: Manuscript, report: Report) -> None:
    """What is behind, gravest first, and what is due soon."""
    words = manuscript.words
    manuscript.heading(words("chapter.behind"))
    behind = [alert for alert in report.alerts if alert.kind not in _NOT_BEHIND]
    if behind:
        manuscript.paragraph(_sentences(behind, manuscript.next_table, words))
        said = {each.target.id: each.last_words for each in report.targets}
        rows = (
            (Cell(str(number)), *_row(alert, said[alert.target.id], words))
            for number, alert in enumerate(behind, start=1)
        )
        manuscript.table(words("caption.behind"), _columns(words), rows)
        manuscript.note(words("sentence.note"))
    else:
        manuscript.paragraph([words("sentence.none-behind")])
    _add_due_soon(manuscript, [alert for alert in report.alerts if alert.kind is AlertKind.DUE_SOON])


def _add_due_soon(manuscript: Manuscript, alerts: Sequence[Alert]) -> None:
    words = manuscript.words
    if not alerts:
        return
    manuscript.paragraph([words("sentence.due-soon", number=len(alerts), table=manuscript.next_table)])
    columns = (
        Column(words("head.number"), 11, "center"),
        Column(words("ledger-head.target"), 40),
        Column(words("sheet-head.message"), 70),
        Column(words("head.lead"), 36),
    )
    rows = (
        (Cell(str(number)), Cell(alert.target.name), Cell(_body(alert, words)), _lead(alert, words))
        for number, alert in enumerate(alerts, start=1)
    )
    manuscript.table(words("caption.due-soon"), columns, rows)


def _sentences(behind: Sequence[Alert], table: int, words: Words) -> Iterator[str]:
    found = Counter(light_of(alert.kind) for alert in behind)
    lights = lights_in_words(found, words)
    yield words("sentence.behind", number=len(behind), table=table, lights=lights)
    slow = [alert for alert in behind if _lag(alert) > 0]
    if slow:
        worst = max(slow, key=_lag)
        owners = names(worst.target.owners, words)
        lead = words("sentence.led-by", owners=owners) if owners else ""
        params = {"name": safe(worst.target.name), "gap": points(_lag(worst)), "lead": lead}
        yield words("sentence.widest", **params)


def _lag(alert: Alert) -> Fraction:
    """How many points it is behind pace; 0 for what has none."""
    gap = alert.verdict.facts.gap
    return Fraction(0) if gap is None or alert.target.kind is Kind.RATE else max(Fraction(0), -gap)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words("head.number"), 11, "center"),
        Column(words("head.light"), 17, "center"),
        Column(words("ledger-head.target"), 28),
        Column(words("sheet-head.message"), 46),
        Column(words("head.lead"), 20),
        Column(words("docx-head.problem"), 38),
    )


def _row(alert: Alert, params: Entry | None, words: Words) -> tuple[Cell, ...]:
    light = light_of(alert.kind)
    kind, body = alert_word(alert, words), _body(alert, words)
    return (
        Cell(light_word(light, words), light=light),
        Cell(alert.target.name),
        Cell(words("sentence.matter", kind=kind, body=body) if body else kind),
        _lead(alert, words),
        Cell(_reason(params, words)),
    )


def _body(alert: Alert, words: Words) -> str:
    """What is the matter, with real minus signs: behind a hyphen a line may end, behind these not."""
    return _HYPHEN.sub("−", alert_matter(alert, words))


def _lead(alert: Alert, words: Words) -> Cell:
    return Cell(leads_of_target(alert.target, words) or NOTHING)


def _reason(params: Entry | None, words: Words) -> str:
    """The problem that the last words tell, and the step that is to follow."""
    problem, step = (params.problem or "", params.next or "") if params else ("", "")
    following = words("page.next", text=safe(step)) if step else ""
    return words.groups((safe(problem), following)) or words("sentence.no-reason")

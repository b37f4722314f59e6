"""The alerts of the page: each in one line, with its target, what is the matter, who leads, how old it is."""

from dataclasses import dataclass
from itertools import groupby

from workplan.core.alerts import Alert
from workplan.views.alerts import last_place, light_of
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.passages import Passage, Piece
from workplan.views.dashboard.signals import Signal
from workplan.views.messages import alert_age, alert_matter, alert_word
from workplan.views.words.lights import SHAPES


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert; `rank` is its place among all, the gravest first."""

    rank: int
    signal: Signal
    target: Piece
    matter: str
    leads: Passage
    age: str
    place: str


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """The alerts of one kind."""

    signal: Signal
    lines: tuple[AlertLine, ...]


def alert_lines(desk: Desk) -> tuple[AlertLine, ...]:
    """All alerts of the status, the gravest first."""
    return tuple(_line(desk, alert, rank) for rank, alert in enumerate(desk.status.alerts))


def alert_groups(desk: Desk, lines: tuple[AlertLine, ...]) -> tuple[AlertGroup, ...]:
    """The same by kind."""
    alerts, groups = desk.status.alerts, []
    for kind, group in groupby(lines, key=lambda line: alerts[line.rank].kind):
        signal = _signal(light_of(kind).value, desk.words.of("alert", kind))
        groups.append(AlertGroup(signal, tuple(group)))
    return tuple(groups)


def _line(desk: Desk, alert: Alert, rank: int) -> AlertLine:
    target, words = alert.target, desk.words
    return AlertLine(
        rank=rank,
        signal=_signal(light_of(alert.kind).value, alert_word(alert, words)),
        target=desk.link(desk.plain(target.name), desk.anchors.targets[target.id]),
        matter=alert_matter(alert, words),
        leads=desk.owners(target.owners),
        age=alert_age(alert, words),
        place=last_place(alert),
    )


def _signal(light: str, word: str) -> Signal:
    return Signal(light, SHAPES[light], word)

"""The owners' pages: what counts under each, its alerts and its targets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workplan.core.plan import Plan
from workplan.core.report_parts import OwnerReport
from workplan.views.dashboard.alerts import AlertLine
from workplan.views.dashboard.desk import Desk
from workplan.views.dashboard.passages import Passage
from workplan.views.dashboard.signals import Figures, figures_of
from workplan.views.dashboard.targets import TargetCard
from workplan.views.safety import safe

Alerts = Mapping[str, Sequence[AlertLine]]  # by the anchors of their targets


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """One owner; `depth` is how many of those shown stand above it."""

    anchor: str
    name: str
    title: str
    above: Passage
    depth: int
    figures: Figures
    then: Figures | None
    targets: tuple[TargetCard, ...]
    alerts: tuple[AlertLine, ...]


def owner_pages(
    desk: Desk, cards: Iterable[TargetCard], alerts: Iterable[AlertLine]
) -> tuple[OwnerPage, ...]:
    """A page for each owner of the report, those under another behind it."""
    own = defaultdict[str, list[AlertLine]](list)
    for alert in alerts:
        own[alert.target.href.removeprefix("#")].append(alert)
    by_anchor = {card.anchor: card for card in cards}
    shown = {each.name: each for each in desk.report.owners}
    order = _by_level(desk.plan, list(shown))
    return tuple(_page(desk, shown[name], depth, by_anchor, own) for name, depth in order)


def _by_level(plan: Plan, shown: Sequence[str]) -> list[tuple[str, int]]:
    """The names, each behind the one it is under, and how deep it stands."""
    below = defaultdict[str | None, list[str]](list)
    for name in shown:
        above = plan.owners[name].under
        below[above if above in shown else None].append(name)
    found: list[tuple[str, int]] = []
    waiting = [(name, 0) for name in reversed(below[None])]
    while waiting:
        name, depth = waiting.pop()
        found.append((name, depth))
        waiting += [(under, depth + 1) for under in reversed(below[name])]
    return found


def _page(
    desk: Desk, found: OwnerReport, depth: int, cards: Mapping[str, TargetCard], alerts: Alerts
) -> OwnerPage:
    owner = desk.plan.owners[found.name]
    anchors = [desk.anchors.targets[part.target.id] for part in found.targets]
    then = None if desk.baseline is None else desk.baseline.owners.get(owner.name)
    own = (alert for anchor in anchors for alert in alerts.get(anchor, ()))
    return OwnerPage(
        anchor=desk.anchors.owners[owner.name],
        name=safe(owner.name),
        title=safe(owner.title or ""),
        above=desk.owners([owner.under] if owner.under else []),
        depth=depth,
        figures=figures_of(found.group, desk.words),
        then=None if then is None else figures_of(then, desk.words),
        targets=tuple(cards[anchor] for anchor in anchors),
        alerts=tuple(sorted(own, key=lambda alert: alert.rank)),
    )

"""The filters of the templates: how what a report holds is written on its page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from workplan.core.alerts import Alert, AlertKind, alerts_of
from workplan.core.log import Entry
from workplan.core.lookup import definitions_for, references_to
from workplan.core.plan import Definition, Plan, Revision, Target
from workplan.core.report import TargetReport
from workplan.core.status import Status
from workplan.core.verdict import Light, State, Verdict
from workplan.views.alerts import alert_age, alert_matter, alert_word, last_place, light_of
from workplan.views.explain import judged
from workplan.views.html.chart import chart_of, pixels
from workplan.views.html.links import Links, Passage, Piece, evidence
from workplan.views.pages.changes import change_table, summary
from workplan.views.pages.show import target_rows, trail_table
from workplan.views.phrases import SHAPES, Words, day, percent, place_of, signed
from workplan.views.text import safe

# What a card tells of the plan besides its goal and its leads, which stand above.
_TOLD = frozenset(
    {"formerly", "kind", "department", "support", "part_of", "size"}
    | {"window", "checkpoints", "pace", "reporting", "weight", "hold"}
)

Filters = dict[str, Callable[..., object]]


def filters_of(status: Status, links: Links, words: Words) -> Filters:
    """The filters by their names, for the page of `status` in the language of `words`."""
    plan = status.plan
    return _ALIKE | {
        "standing": words.standing,
        "goal": words.goal,
        "names": words.names,
        "light": words.light_name,
        "state": words.state,
        "titled": lambda part: words.titled(part.number, part.title),
        "summary": lambda changes: summary(changes, words),
        "changes": lambda changes: change_table(changes, words),
        "told": lambda verdict: _told(verdict, plan, words),
        "trail": lambda verdict: trail_table(verdict, words),
        "alert_word": lambda alert: alert_word(alert, words),
        "matter": lambda alert: alert_matter(alert, words),
        "age": lambda alert: alert_age(alert, words),
        "passage": links.passage,
        "plain": links.plain,
        "owners": lambda owners: tuple(links.to(links.owners.get(name), name) for name in owners),
        "above": lambda target: _above(target, plan, links),
        "terms": lambda part: definitions_for((part,), plan),
        "uses": lambda definition: _uses(definition, plan, links),
        "named": lambda revision: _named(revision, plan, links),
        "line": lambda line: f"{safe(status.file)}:{line}",
    }


def _width(share: Fraction) -> str:
    """How much of a bar is filled, in per cent; it is never longer than its frame."""
    return pixels(100 * max(0.0, min(1.0, float(share))))


def _occurring(states: Mapping[State, int]) -> list[State]:
    """The states that occur, the worst light first."""
    lights = list(Light)
    return sorted((state for state in states if states[state]), key=lambda state: lights.index(state.light))


def _above(target: Target, plan: Plan, links: Links) -> str:
    """The anchors of the owners of a target and of all above them, by which scripts filter."""
    owners = {above for name in target.owners for above in plan.above(name)}
    return " ".join(anchor for name, anchor in links.owners.items() if name in owners)


def _uses(definition: Definition, plan: Plan, links: Links) -> Passage:
    """Where a term is used."""
    anchors = {**links.terms, **links.parts, **links.targets}
    found = dict.fromkeys(references_to(definition.term, plan))
    return tuple(links.to(anchors.get(name), links.plain(title)) for name, title in found)


def _named(revision: Revision, plan: Plan, links: Links) -> Iterator[Piece]:
    """The names of what a revision is about; what is not in the plan any more is called by its id."""
    known, found = plan.ids(), {target.id: target.name for target in plan.targets}
    for name in revision.targets:
        current = known.get(name, name)
        yield links.to(links.targets.get(current), links.plain(found.get(current, name)))


def _by_kind(alerts: Iterable[Alert]) -> list[tuple[AlertKind, list[Alert]]]:
    """The alerts, which stand gravest first, by their kinds."""
    return [(kind, list(group)) for kind, group in groupby(alerts, key=lambda alert: alert.kind)]


def _spoken(part: TargetReport) -> Entry | None:
    """The last report in words; where none ever came, the last of any sort if it has evidence."""
    last = part.last_entry
    return part.last_words or (last if last is not None and last.evidence else None)


def _told(verdict: Verdict, plan: Plan, words: Words) -> Iterator[tuple[str, str]]:
    """The arithmetic of a verdict and what the plan says of its target, each behind its label."""
    for key, text in judged(plan, verdict, words):
        yield words.of("explain", key), text
    for key, text in target_rows(plan, verdict, words):
        if text and key in _TOLD:
            yield words.of("field", key), text


_ALIKE: Filters = {  # on every page
    "harmless": safe,
    "share": percent,
    "signed": signed,
    "day": day,
    "width": _width,
    "place": place_of,
    "evidence": evidence,
    "shape": SHAPES.__getitem__,
    "occurring": _occurring,
    "chart": chart_of,
    "spoken": _spoken,
    "alerts": lambda owner: alerts_of(owner.status.verdicts),
    "by_kind": _by_kind,
    "alert_light": lambda alert: light_of(alert.kind),
    "last_place": last_place,
}

"""The dashboard: a report as one HTML page that needs nothing but itself."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from workplan.core.alerts import Alert, AlertKind
from workplan.core.log import Entry
from workplan.core.lookup import definitions_for, references_to
from workplan.core.plan import Definition, Plan, Revision, Target
from workplan.core.report import Report, TargetReport, last_words
from workplan.core.status import Status
from workplan.core.verdict import Light, State
from workplan.views.alerts import alert_age, alert_matter, alert_word, light_of
from workplan.views.columns import owner_rows
from workplan.views.explain import judged
from workplan.views.html.chart import chart_of, pixels
from workplan.views.html.document import chapters
from workplan.views.html.links import Links, Passage, Piece, evidence
from workplan.views.page import Page
from workplan.views.pages.changes import change_table, summary
from workplan.views.pages.coverage import sum_texts
from workplan.views.pages.show import target_rows, trail_table
from workplan.views.pages.status import baseline_texts, remark_texts, scope_texts
from workplan.views.phrases import SHAPES, Words, day, percent, place_of, signed
from workplan.views.text import safe

_MOST_URGENT, _MOST_RED = 5, 12  # on the first screen: no fewer, and no more
_LAST_ENTRIES = 24
_MOST_TURNED = 6
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def render(report: Report, page: Page) -> bytes:
    """The page. It holds all that it needs, and a browser is told to fetch and run nothing else."""
    words, links = page.words, Links.of(report)
    loader = PackageLoader("workplan.views.html", "templates")
    environment = Environment(
        autoescape=True,
        loader=loader,
        undefined=StrictUndefined,  # an unknown name is an error
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _filters(report.status, links, words)
    environment.globals |= {"words": words, "links": links} | _looked_up(report, words)
    style, script = (loader.get_source(environment, name)[0] for name in ("dashboard.css", "dashboard.js"))
    hashes = {"style_hash": _hash(style), "script_hash": _hash(script)}
    return environment.get_template("dashboard.html").render(style=style, script=script, **hashes).encode()


def _looked_up(report: Report, words: Words) -> dict[str, object]:
    """What the templates know by name."""
    status, then = report.status, report.baseline
    covered = report.coverage
    return {
        "chapters": [] if covered is None else [*chapters(covered, report)],
        "sums": [] if covered is None else [*sum_texts(covered, words)],
        "report": report,
        "status": status,
        "plan": status.plan,
        "baseline": then,
        "parts_then": {} if then is None else then.parts,
        "owners": owner_rows(status, then),
        "language": _LANGUAGES[words.language],
        "choice": words.groups(scope_texts(status, words)),
        "remarks": [*([] if then is None else baseline_texts(then, words)), *remark_texts(status, words)],
        "lit_ids": {part.target.id for part in report.lagging},
        "most_urgent": _most_urgent(status),
        "most_turned": _MOST_TURNED,
    }


def _most_urgent(status: Status) -> int:
    """How many alerts the first screen has: all that are red, if they are not too many."""
    red = sum(light_of(alert.kind) is Light.RED for alert in status.alerts)
    return max(_MOST_URGENT, min(red, _MOST_RED))


def _hash(text: str) -> str:
    """By what a browser knows a style or script again."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# The filters of the templates: how what a report holds is written on its page.

# What a card tells of the plan besides its goal and its leads, which stand above.
_TOLD = frozenset(
    {"formerly", "kind", "department", "support", "part_of", "size"}
    | {"window", "checkpoints", "monthly", "profile", "pace", "reporting", "weight", "hold", "tags"}
)

_PLAIN: Mapping[str, Callable[..., object]] = {  # the filters that are the same on every page
    "harmless": safe,
    "share": percent,
    "signed": signed,
    "day": day,
    "place": place_of,
    "evidence": evidence,
    "shape": SHAPES.__getitem__,
    "last_words": last_words,
    "alert_light": light_of,
}


def _filters(status: Status, links: Links, words: Words) -> dict[str, Callable[..., object]]:
    """The filters by their names, for the page of `status` in the language of `words`."""
    plan = status.plan
    return {
        **_PLAIN,
        "width": _width,
        "occurring": _occurring,
        "by_kind": _by_kind,
        "spoken": _spoken,
        "standing": words.standing,
        "goal": words.goal,
        "names": words.names,
        "led": lambda led: words.leads(led, in_table=True),
        "light": words.light_name,
        "state": words.state,
        "meta": words.meta,
        "moved": words.moved,
        "titled": lambda part: words.titled(part.number, part.title),
        "summary": lambda changes: summary(changes, words),
        "changes": lambda changes: change_table(changes, words),
        "passage": links.passage,
        "plain": links.plain,
        "owners": lambda owners: tuple(links.to(links.owners.get(name), name) for name in owners),
        "above": lambda target: _above(target, plan, links),
        "terms": lambda part: definitions_for((part,), plan),
        "uses": lambda definition: _uses(definition, plan, links),
        "named": lambda revision: _named(revision, plan, links),
        "chart": lambda facts: chart_of(facts, words),
        "told": lambda part: _told(part, status, words),
        "trail": lambda verdict: trail_table(verdict, words, last=_LAST_ENTRIES),
        "earlier": lambda trail: max(0, len(trail.entries) - _LAST_ENTRIES),
        "alert_word": lambda alert: alert_word(alert, words),
        "matter": lambda alert: alert_matter(alert, words),
        "age": lambda alert: _age(alert, status, words),
    }


def _width(share: Fraction) -> str:
    """How much of a bar is filled, in per cent; it is never longer than its frame."""
    return pixels(100 * max(0.0, min(1.0, float(share))))


def _occurring(states: Mapping[State, int]) -> list[State]:
    """The states that occur, the worst first."""
    return [state for state in State if states[state]]


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


def _age(alert: Alert, status: Status, words: Words) -> str:
    """How old its figures are, where they are not of the day of the page."""
    return "" if alert.verdict.facts.figure_on == status.as_of else alert_age(alert, words)


def _told(part: TargetReport, status: Status, words: Words) -> Iterator[tuple[str, str]]:
    """The arithmetic of a verdict, what the plan says of its target, and where all that is written."""
    for key, text in judged(status.plan, part.verdict, words):
        yield words.of("explain", key), text
    for key, text in target_rows(status.plan, part.verdict, words):
        if text and key in _TOLD:
            yield words.of("field", key), text
    yield from ((safe(name), safe(text)) for name, text in part.target.meta)
    source = part.last_figure or part.last_entry
    places = [f"{safe(status.file)}:{part.line}"] if part.line is not None else []
    yield words("head.place"), words.groups([*places, *([place_of(source)] if source else [])])

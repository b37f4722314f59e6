"""The card of a target: what the plan says of it, its verdict as arithmetic, its entries and revisions."""

from collections.abc import Iterator

from workplan.core.plan import Plan, Revision
from workplan.core.recorded import NOTHING_TOLD, Provenance
from workplan.core.status import Status
from workplan.core.target import Checkpoint, Target
from workplan.core.verdict import Verdict
from workplan.views.card import Card, Part, Rows
from workplan.views.explanation import judged
from workplan.views.figures import day, quantity
from workplan.views.goals import goal_words
from workplan.views.ink import ink_of
from workplan.views.labels import field_name, heading, titled_id
from workplan.views.owners import leads_of_target, names
from workplan.views.safety import safe
from workplan.views.tables.trail import trail_table
from workplan.views.terms import term_rows, terms_in, texts_of
from workplan.views.verdicts import light_word, state_word
from workplan.views.windows import window_words
from workplan.views.words.causes import EXPLAIN
from workplan.views.words.kinds import EVERY, HOLDS, KINDS, SHAPES_OF_PACE
from workplan.views.words.language import Language, grouped, listed, say
from workplan.views.words.pages import PAGES


def target_card(
    status: Status, verdict: Verdict, language: Language, told: Provenance = NOTHING_TOLD
) -> Card:
    """All about one target as of the day of `status`."""
    plan, target = status.plan, verdict.target
    fields = [*identity_rows(plan, target, language), *asked_rows(plan, verdict, language)]
    return Card(
        title=titled_id(target.name, target.id, language),
        conclusion=f"{light_word(verdict.light, language)} {state_word(verdict, language)}",
        ink=ink_of(verdict.light),
        fields=tuple((field_name(key, language), text) for key, text in fields),
        parts=_parts(plan, verdict, language, told),
    )


def _parts(plan: Plan, verdict: Verdict, language: Language, told: Provenance) -> tuple[Part, ...]:
    """Verdict, entries, revisions, terms; the entries stand in their own table, not in the verdict."""
    rows = tuple((say(EXPLAIN[key], language), text) for key, text in judged(plan, verdict, language))
    terms = term_rows(terms_in(texts_of(verdict.target), plan))
    return (
        Part(heading("verdict", language), rows),
        Part(heading("trail", language), table=trail_table(verdict, language, told)),
        Part(heading("revisions", language), tuple(_revisions(plan, verdict.target, language))),
        Part(heading("terms", language), terms),
    )


def identity_rows(plan: Plan, target: Target, language: Language) -> Rows:
    """Its names and where it belongs, each behind the key of its field; empty where there is nothing."""
    sections = {section.id: section.title for section in plan.sections}
    tasks = {task.id: task for task in plan.tasks}
    task = tasks.get(target.task or "")
    departments = target.department or (task.department if task else ())
    return (
        ("formerly", listed((safe(old) for old in target.formerly), language)),
        ("kind", say(KINDS[target.kind], language)),
        ("section", titled_id(sections[target.section], target.section, language)),
        ("task", titled_id(task.title, task.id, language) if task else ""),
        ("lead", leads_of_target(target, language) or say(PAGES["no-lead"], language)),
        ("department", names(departments, language)),
        ("support", names(target.support or (task.support if task else ()), language)),
        ("part_of", _whole(plan, target, language)),
        ("detail", safe(target.detail or "")),
        ("size", safe(target.size or "")),
    )


def _whole(plan: Plan, target: Target, language: Language) -> str:
    """The name of the target that contains this one."""
    if target.part_of is None:
        return ""
    current = plan.ids().get(target.part_of)
    return next((titled_id(each.name, each.id, language) for each in plan.targets if each.id == current), "")


def asked_rows(plan: Plan, verdict: Verdict, language: Language) -> Rows:
    """What is asked of it, by when, how it is judged and reported; as `identity_rows`."""
    target, shape = verdict.target, verdict.facts.shape
    checkpoints = (_checkpoint(target, each, language) for each in target.passing)
    return (
        ("goal", goal_words(target, language)),
        ("window", window_words(plan, target, language)),
        ("checkpoints", grouped(checkpoints, language)),
        ("pace", "" if shape is None else say(SHAPES_OF_PACE[shape], language)),
        ("reporting", _reporting(target, language)),
        ("weight", "" if target.weight == 1 else f"{target.weight:f}"),
        ("hold", "" if target.hold is None else say(HOLDS[target.hold], language)),
    )


def _checkpoint(target: Target, checkpoint: Checkpoint, language: Language) -> str:
    key = "checkpoint-named" if checkpoint.name else "checkpoint"
    value, name = quantity(target, checkpoint.value, language), safe(checkpoint.name or "")
    return say(PAGES[key], language, day=day(checkpoint.by), value=value, name=name)


def _reporting(target: Target, language: Language) -> str:
    if target.reporting.never:
        return say(PAGES["reporting-never"], language)
    every = say(EVERY[target.reporting.every], language)
    return say(PAGES["reporting"], language, every=every, grace=target.reporting.grace)


def _revisions(plan: Plan, target: Target, language: Language) -> Iterator[tuple[str, str]]:
    """The revisions that name the target, each behind its day."""
    known = {target.id, *target.formerly}
    for revision in plan.revisions:
        if known & set(revision.targets):
            yield day(revision.date), _revision(revision, language)


def _revision(revision: Revision, language: Language) -> str:
    key = "revision" if revision.by else "revision-alone"
    words = say(PAGES[key], language, by=safe(revision.by or ""), reason=safe(revision.reason))
    if revision.due is None:
        return words
    due = say(PAGES["due-changed"], language, old=day(revision.due.old), new=day(revision.due.new))
    return grouped([words, due], language)

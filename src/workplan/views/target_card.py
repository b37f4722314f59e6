"""The card of a target: what the plan says of it, its verdict as arithmetic, its entries and revisions."""

from collections.abc import Iterator

from workplan.core.plan import Checkpoint, Plan, Revision, Target
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.status import Status
from workplan.core.verdict import Verdict
from workplan.views.card import Card, Part, Rows
from workplan.views.explain import judged
from workplan.views.page import ink_of
from workplan.views.phrases import (
    day,
    goal_words,
    leads_of_target,
    light_word,
    names,
    quantity,
    state_word,
    titled_id,
    window_words,
)
from workplan.views.tables.trail import trail_table
from workplan.views.terms import term_rows, terms_in, texts_of
from workplan.views.text import safe
from workplan.views.words import Words


def target_card(status: Status, verdict: Verdict, words: Words, told: Provenance = NOTHING_TOLD) -> Card:
    """All about one target as of the day of `status`."""
    plan, target = status.plan, verdict.target
    fields = [*identity_rows(plan, target, words), *asked_rows(plan, verdict, words)]
    return Card(
        title=titled_id(target.name, target.id, words),
        conclusion=f"{light_word(verdict.light, words)} {state_word(verdict, words)}",
        ink=ink_of(verdict.light),
        fields=tuple((words.of("field", key), text) for key, text in fields),
        parts=_parts(plan, verdict, words, told),
    )


def _parts(plan: Plan, verdict: Verdict, words: Words, told: Provenance) -> tuple[Part, ...]:
    """Verdict, entries, revisions, terms; the entries stand in their own table, not in the verdict."""
    rows = tuple((words.of("explain", key), text) for key, text in judged(plan, verdict, words))
    terms = term_rows(terms_in(texts_of(verdict.target), plan))
    return (
        Part(words("heading.verdict"), rows),
        Part(words("heading.trail"), table=trail_table(verdict, words, told)),
        Part(words("heading.revisions"), tuple(_revisions(plan, verdict.target, words))),
        Part(words("heading.terms"), terms),
    )


def identity_rows(plan: Plan, target: Target, words: Words) -> Rows:
    """Its names and where it belongs, each behind the key of its field; empty where there is nothing."""
    sections = {section.id: section.title for section in plan.sections}
    tasks = {task.id: task for task in plan.tasks}
    task = tasks.get(target.task or "")
    departments = target.department or (task.department if task else ())
    return (
        ("formerly", words.list(safe(old) for old in target.formerly)),
        ("kind", words.of("kind", target.kind)),
        ("section", titled_id(sections[target.section], target.section, words)),
        ("task", titled_id(task.title, task.id, words) if task else ""),
        ("lead", leads_of_target(target, words) or words("page.no-lead")),
        ("department", names(departments, words)),
        ("support", names(target.support or (task.support if task else ()), words)),
        ("part_of", _whole(plan, target, words)),
        ("detail", safe(target.detail or "")),
        ("size", safe(target.size or "")),
    )


def _whole(plan: Plan, target: Target, words: Words) -> str:
    """The name of the target that contains this one."""
    if target.part_of is None:
        return ""
    current = plan.ids().get(target.part_of)
    return next((titled_id(each.name, each.id, words) for each in plan.targets if each.id == current), "")


def asked_rows(plan: Plan, verdict: Verdict, words: Words) -> Rows:
    """What is asked of it, by when, how it is judged and reported; as `identity_rows`."""
    target, shape = verdict.target, verdict.facts.shape
    checkpoints = (_checkpoint(target, each, words) for each in target.passing)
    return (
        ("goal", goal_words(target, words)),
        ("window", window_words(plan, target, words)),
        ("checkpoints", words.groups(checkpoints)),
        ("pace", "" if shape is None else words.of("pace", shape)),
        ("reporting", _reporting(target, words)),
        ("weight", "" if target.weight == 1 else f"{target.weight:f}"),
        ("hold", "" if target.hold is None else words.of("hold", target.hold)),
    )


def _checkpoint(target: Target, checkpoint: Checkpoint, words: Words) -> str:
    key = "page.checkpoint-named" if checkpoint.name else "page.checkpoint"
    value, name = quantity(target, checkpoint.value, words), safe(checkpoint.name or "")
    return words(key, day=day(checkpoint.by), value=value, name=name)


def _reporting(target: Target, words: Words) -> str:
    if target.reporting.never:
        return words("page.reporting-never")
    every = words.of("every", target.reporting.every)
    return words("page.reporting", every=every, grace=target.reporting.grace)


def _revisions(plan: Plan, target: Target, words: Words) -> Iterator[tuple[str, str]]:
    """The revisions that name the target, each behind its day."""
    known = {target.id, *target.formerly}
    for revision in plan.revisions:
        if known & set(revision.targets):
            yield day(revision.date), _revision(revision, words)


def _revision(revision: Revision, words: Words) -> str:
    key = "page.revision" if revision.by else "page.revision-alone"
    params = words(key, by=safe(revision.by or ""), reason=safe(revision.reason))
    if revision.due is None:
        return params
    due = words("page.due-changed", old=day(revision.due.old), new=day(revision.due.new))
    return words.groups([params, due])

"""All about one target, task, section, owner or term: the pages that `show` prints."""

from workplan.core.lookup import Subject
from workplan.core.plan import Definition, Owner, Section, Target
from workplan.core.provenance import NOTHING_TOLD, Provenance
from workplan.core.status import Status
from workplan.views.after_period import after_period_lines
from workplan.views.card import Card, card_csv, card_lines, card_markdown
from workplan.views.group_cards import definition_card, owner_card, section_card, task_card
from workplan.views.machine.subjects import subject_json
from workplan.views.machine.text import json_text
from workplan.views.page import Page, drawn
from workplan.views.target_card import target_card
from workplan.views.words import Words


def show_text(
    subject: Subject, status: Status, form: str, page: Page, told: Provenance = NOTHING_TOLD
) -> str:
    """All about `subject` in a format: table (a page), json, csv or markdown; `told` is of its entries."""
    match form:
        case "json":
            return json_text(subject_json(subject, status, page.words, told))
        case "csv":
            return card_csv(card_of(subject, status, page.words, told), page.words)
        case "markdown":
            return card_markdown(card_of(subject, status, page.words, told))
        case _:
            lines = card_lines(card_of(subject, status, page.words, told), page)
            remark = [] if isinstance(subject, Definition) else after_period_lines(status, page)
            return drawn([*remark, *lines], page)


def card_of(subject: Subject, status: Status, words: Words, told: Provenance = NOTHING_TOLD) -> Card:
    """The card of `subject` as of the day of `status`."""
    if isinstance(subject, Target):
        return target_card(status, status.of_target(subject.id), words, told)
    if isinstance(subject, Section):
        return section_card(status, subject, words)
    if isinstance(subject, Owner):
        return owner_card(status, subject, words)
    if isinstance(subject, Definition):
        return definition_card(status.plan, subject, words)
    return task_card(status, subject, words)

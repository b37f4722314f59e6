"""The sheet of changes of the plan since the baseline: its columns, and what each change has in them."""

from workplan.core.diff import PlanChange
from workplan.views.change_words import effect_word, field_words, value_words
from workplan.views.diff import reason_cell
from workplan.views.figures import NOTHING
from workplan.views.words.language import Language, say
from workplan.views.words.reports import LEDGER_HEADS
from workplan.views.words.tables import HEADS
from workplan.views.workbook.grid import Column
from workplan.views.workbook.values import Value, count_value

ChangeRow = tuple[int, PlanChange]


def change_columns(language: Language) -> tuple[Column[ChangeRow], ...]:
    """What was changed, from what, to what, whether it eased the plan, and why."""
    return (
        Column(
            say(LEDGER_HEADS["number"], language),
            lambda row: count_value(row[0]),
            least=5,
            most=6,
            align="center",
        ),
        Column(_head("effect", language), lambda row: effect_word(row[1].effect, language), align="center"),
        Column(_head("what", language), lambda row: row[1].name, least=14, most=36),
        Column(_head("field", language), lambda row: field_words(row[1], language), least=10, most=20),
        Column(_head("old", language), lambda row: _value(row[1], language, is_old=True), least=12, most=36),
        Column(_head("new", language), lambda row: _value(row[1], language, is_old=False), least=12, most=36),
        Column(_head("reason", language), lambda row: reason_cell(row[1], language).text, least=14, most=40),
        Column(_head("id", language), lambda row: row[1].id, least=8, most=24, printed=False),
    )


def _head(key: str, language: Language) -> str:
    return say(HEADS[key], language)


def _value(change: PlanChange, language: Language, *, is_old: bool) -> Value:
    shown = value_words(change.field, change.old if is_old else change.new, language)
    return None if shown == NOTHING else shown

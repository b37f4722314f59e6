"""The sheet of changes of the plan since the baseline: its columns, and what each change has in them."""

from workplan.core.diff import PlanChange
from workplan.views.diff import reason_cell
from workplan.views.phrases import NOTHING
from workplan.views.plan_words import effect_word, field_words, value_words
from workplan.views.words import Words
from workplan.views.workbook.grid import Column
from workplan.views.workbook.values import Value, count_value

ChangeRow = tuple[int, PlanChange]


def change_columns(words: Words) -> tuple[Column[ChangeRow], ...]:
    """What was changed, from what, to what, whether it eased the plan, and why."""
    return (
        Column(
            words("head.number"),
            lambda row: count_value(row[0]),
            least=5,
            most=6,
            align="center",
        ),
        Column(_head("effect", words), lambda row: effect_word(row[1].effect, words), align="center"),
        Column(_head("what", words), lambda row: row[1].name, least=14, most=36),
        Column(_head("field", words), lambda row: field_words(row[1], words), least=10, most=20),
        Column(_head("old", words), lambda row: _value(row[1], words, is_old=True), least=12, most=36),
        Column(_head("new", words), lambda row: _value(row[1], words, is_old=False), least=12, most=36),
        Column(_head("reason", words), lambda row: reason_cell(row[1], words).text, least=14, most=40),
        Column(_head("id", words), lambda row: row[1].id, least=8, most=24, printed=False),
    )


def _head(key: str, words: Words) -> str:
    return words.of("head", key)


def _value(change: PlanChange, words: Words, *, is_old: bool) -> Value:
    shown = value_words(change.field, change.old if is_old else change.new, words)
    return None if shown == NOTHING else shown

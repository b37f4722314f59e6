"""The words for people in every language, and `Words`, which says them in one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workplan.views.words import (
    alerts,
    baseline,
    bulletin,
    calendar,
    calls,
    causes,
    changes,
    dashboard,
    git,
    help,  # noqa: A004  # the module of the help, for a while
    kinds,
    lights,
    messaging,
    pages,
    problems,
    receipts,
    recorded,
    reports,
    states,
    tables,
    workbook,
)
from workplan.views.words.text import Text

_FAMILIES: tuple[tuple[str, Mapping[str, Text]], ...] = (
    ("alert", alerts.ALERT_KINDS),
    ("alert", alerts.ALERT_VARIANTS),
    ("message", alerts.CLAUSES),
    ("message", alerts.TAIL),
    ("baseline", baseline.BASELINE),
    ("chapter", bulletin.CHAPTERS),
    ("caption", bulletin.CAPTIONS),
    ("docx-head", bulletin.HEADS),
    ("month", bulletin.MONTHS),
    ("bulletin", bulletin.TITLES),
    ("sentence", bulletin.SENTENCES),
    ("calendar", calendar.CALENDAR),
    ("call", calls.CALLS),
    ("cause", causes.CAUSES),
    ("explain", causes.EXPLAIN),
    ("effect", changes.EFFECTS),
    ("change", changes.CHANGE_KINDS),
    ("plan-field", changes.CHANGE_FIELDS),
    ("rule", changes.RULES),
    ("change-line", changes.CHANGE_LINES),
    ("git-trouble", changes.GIT_TROUBLES),
    ("dashboard", dashboard.DASHBOARD),
    ("git", git.GIT),
    ("setup", git.SETUP),
    ("help", help.HELP),
    ("kind", kinds.KINDS),
    ("every", kinds.EVERY),
    ("period", kinds.PERIODS),
    ("quantity", kinds.QUANTITY),
    ("goal", kinds.GOALS),
    ("pace", kinds.SHAPES_OF_PACE),
    ("hold", kinds.HOLDS),
    ("light", lights.LIGHTS),
    ("light-count", lights.LIGHT_COUNTS),
    ("light-in-cell", lights.LIGHTS_IN_CELLS),
    ("robots", messaging.MESSAGING),
    ("robot", messaging.ROBOTS),
    ("send", messaging.SENDING),
    ("refusal", messaging.REFUSALS),
    ("trouble", messaging.TROUBLES),
    ("field", pages.FIELDS),
    ("heading", pages.HEADINGS),
    ("page", pages.PAGES),
    ("problem", problems.PROBLEMS),
    ("problem-line", problems.PROBLEM_LINES),
    ("receipt", receipts.RECEIPTS),
    ("recorded", recorded.RECORDED),
    ("report-call", reports.REPORT_CALLS),
    ("ledger-head", reports.LEDGER_HEADS),
    ("scope", reports.SCOPE),
    ("report-heading", reports.REPORT_HEADINGS),
    ("report", reports.REPORT_LINES),
    ("state", states.STATES),
    ("head", tables.HEADS),
    ("short-head", tables.SHORT_HEADS),
    ("label", tables.LABELS),
    ("sheet-head", workbook.SHEET_HEADS),
    ("sheet", workbook.SHEETS),
    ("workbook", workbook.WORKBOOK),
)
_SINGLE: Mapping[str, Text] = {
    "message.whole": alerts.MESSAGE,
    "every.never": changes.REPORTING_NEVER,
    "problem-line.kind": kinds.KIND_WITH_CODE,
    "between.lights": lights.LIGHT_COUNT_SEPARATOR,
    "robots.sent-not-printed": messaging.SENT_NOT_PRINTED,
    "label.state-count": states.STATE_COUNT,
    "label.state-in-cell": states.STATE_IN_CELLS,
    "between.items": Text("、", ", "),
    "between.clauses": Text("，", ", "),
    "between.groups": Text("；", "; "),
}
TEXTS: Mapping[str, Text] = {
    **{f"{family}.{key}": text for family, catalogue in _FAMILIES for key, text in catalogue.items()},
    **_SINGLE,
}


class Language(StrEnum):
    """A language that every message exists in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """Says the messages of the catalogues in one language: `words("message.slower", gap="3.1")`.

    A key is a family and a name in it, with a dot between them; a message is a template with named
    parameters, as of `str.format`.
    """

    language: Language

    def __call__(self, key: str, /, **params: object) -> str:
        """The message `key`, its parameters filled in."""
        return self.filled(key, params)

    def __contains__(self, key: str) -> bool:
        return key in TEXTS

    def of(self, family: str, member: str, /, **params: object) -> str:
        """The message of a family for one of what the family is about: a state, a kind, a field, a column."""
        return self.filled(f"{family}.{member}", params)

    def family(self, family: str) -> Mapping[str, str]:
        """The templates of a family, by their names in it."""
        head = f"{family}."
        found = {key: text for key, text in TEXTS.items() if key.startswith(head)}
        return {key.removeprefix(head): getattr(text, self.language) for key, text in found.items()}

    def filled(self, key: str, params: Mapping[str, object]) -> str:
        """The message `key`; `params` may know what to do about one that is missing."""
        template: str = getattr(TEXTS[key], self.language)
        return template.format_map(params)

    def count(self, key: str, number: int, /, **params: object) -> str:
        """The message `key` for a number of things, in the form that the language asks for."""
        return self.of(key, "one" if abs(number) == 1 else "other", number=number, **params)

    def list(self, items: Iterable[str]) -> str:
        """`items` one after the other, as the language lists things."""
        return self("between.items").join(items)

    def clauses(self, parts: Iterable[str]) -> str:
        """The parts of a sentence that are there, joined as the language joins clauses."""
        return self("between.clauses").join(part for part in parts if part)

    def groups(self, parts: Iterable[str]) -> str:
        """The parts of a longer message that are there, joined as the language sets groups apart."""
        return self("between.groups").join(part for part in parts if part)

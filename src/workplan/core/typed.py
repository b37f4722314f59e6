"""What a person types to report something, `+3`, `=41`, `41`, `done` …, and the entry that it means."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from workplan.core.calendar import parse_last_day
from workplan.core.figures import parse_figure, plain
from workplan.core.plan import Kind, Target, Task

Written: TypeAlias = str | tuple[str, ...]
_REST = ("reached", "light", "by", "note", "problem", "next", "evidence")  # what stands behind a figure
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[0-9]+/[0-9]+", re.ASCII)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?", re.ASCII)
_NO_DIGIT = re.compile(r"([0-9０-９])[²³¹⁰⁴-⁹₀-₉]|[①-⒛⓪-⓿❶-➓]")  # 10² is not 102, and ③ numbers an item
_NO_LETTERS = re.compile(r"[\s_]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERS_AND_DIGITS = _LETTERS + "0123456789"
_ID_LENGTH = 12
_MULTIPLES = {"万": 10_000, "亿": 100_000_000}
_AGO = {"today": 0, "yesterday": 1, "今天": 0, "今日": 0, "昨天": 1, "昨日": 1}
_DAYS_AGO = re.compile(r"-([0-9]{1,5})d|([0-9]{1,5})天前", re.ASCII)
_IN_CHINESE = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月(?:([0-9]{1,2})[日号])?", re.ASCII)
_PART_OF_YEAR = re.compile(r"([0-9]{4})(?:-q([1-4])|-h([12]))?", re.ASCII)
_UNPADDED = re.compile(r"(?<![0-9])[0-9](?![0-9])", re.ASCII)
_CURRENCIES = {
    "¥": ("元", "人民币", "rmb", "cny", "円", "jpy"), "£": ("gbp", "pounds"), "$": ("美元", "usd", "dollars"),
    "€": ("欧元", "eur", "euros"),
}  # fmt: skip


def figure_typed(text: str, unit: str | None) -> str | None:
    """The figure that hands typed for a target in `unit`, as a log has it; None where it is none.

    Digits may be full-width and have thousands separators; a currency sign may stand before them, the unit
    behind them, and 万 or 亿 where the unit has neither: `１,２００个` is `1200`, `-1.2万` is `-12000`.
    """
    typed, unit = _folded(text), _folded(unit or "").casefold()
    sign, digits = (typed[0], typed[1:].lstrip()) if typed.startswith(("+", "-")) else ("", typed)
    if digits[:1] in _CURRENCIES and unit in (digits[:1], *_CURRENCIES[digits[0]]):
        digits = digits[1:].lstrip()
    if unit and unit != "%" and digits.casefold().endswith(unit):
        digits = digits[: -len(unit)].rstrip()
    is_bare = not unit.startswith("千元") and set(unit).isdisjoint(_MULTIPLES)
    multiple = _MULTIPLES.get(digits[-1:]) if is_bare else None
    digits = digits[:-1].rstrip() if multiple else digits
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    if not _FIGURE.fullmatch(digits) or (multiple and parse_figure(digits) is None):
        return None
    return sign.removeprefix("+") + (plain(Fraction(digits) * multiple) if multiple else digits)


def day_typed(text: str, today: date, end: date = date.max) -> date | None:
    """The day that hands typed: a day, or a month, quarter, half or year, which means its last day.

    `2022-6-30`, `2022/6/30`, `2022-06`, `2022-Q2`, `2022`, `6月30日`, `6月`, `today`, `昨天`, `-3d`. A month
    without a year is the last one that has begun by `today` or, where that is earlier, by `end`, the end of a
    plan. None where it is none of them.
    """
    said = _folded(text).casefold()
    ago, match = _AGO.get(said), _DAYS_AGO.fullmatch(said)
    if match is not None:
        ago = int(match[1] or match[2])
    if ago is not None:
        return date.fromordinal(today.toordinal() - ago) if ago < today.toordinal() else None
    if match := _IN_CHINESE.fullmatch(said):
        year, month, day = match.groups()
        last = min(today, end)
        year = year or str(last.year - (int(month) > last.month))
        said = "-".join(filter(None, (year, month, day)))
    if match := _PART_OF_YEAR.fullmatch(said):
        year, quarter, half = match.groups()
        said = f"{year}-{int(quarter) * 3 if quarter else int(half) * 6 if half else 12}"
    return parse_last_day(_UNPADDED.sub(r"0\g<0>", said.replace("/", "-")))


def fold(word: str) -> str:
    """A word as it is compared, without what hands change: width, case, blanks, a colon or star behind it."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", word).casefold()).rstrip(":*")


def _folded(text: str) -> str:
    """Text with one form for each letter and digit, and one minus."""
    return unicodedata.normalize("NFKC", _NO_DIGIT.sub(r"\1^", text)).replace("−", "-").strip()


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be reported, as it was typed; None where nothing was said."""

    change: str | None = None
    add: str | None = None
    total: str | None = None
    reached: str | None = None
    light: str | None = None
    by: str | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong with the `text` that was typed for a target of a kind (None: for a task).

    `code` is `change-not-for-kind`, `change-plain-number` (`3` more, or `3` in all?), `change-unreadable`,
    `change-is-stage`, `change-twice` (as a change and as an option) or `change-figure-missing` (nothing was
    said).
    """

    code: str
    text: str
    kind: Kind | None


def fields_to_write(
    draft: Draft, subject: Target | Task, day: date, name: str
) -> Mapping[str, Written] | Refusal:
    """The keys and texts of the entry, in the order of a log; `name` is its id."""
    kind = subject.kind if isinstance(subject, Target) else None
    stages = [stage.name for stage in subject.stages] if isinstance(subject, Target) else []
    if draft.change is not None and draft.change in stages:
        return Refusal("change-is-stage", draft.change, kind)
    unit = subject.figure_unit if isinstance(subject, Target) else None
    figures = fields_of(kind, draft.change, draft.add, draft.total, unit)
    if isinstance(figures, Refusal):
        return figures
    texts = {key: getattr(draft, key) for key in _REST}
    words = {key: text for key, text in texts.items() if text}
    if not figures and not words.keys() - {"by"}:
        return Refusal("change-figure-missing", "", kind)
    start = {"date": day.isoformat(), "task" if kind is None else "target": subject.id}
    return {**start, **figures, **words, "id": name}


def fields_of(
    kind: Kind | None, change: str | None, add: str | None, total: str | None, unit: str | None = None
) -> Mapping[str, str] | Refusal:
    """The `add`, `value` or `done` that `change`, `--add` and `--total` mean for a kind of target.

    Nothing for words alone, all that may be said of a task (None).
    """
    meant = {} if change is None else _meaning(kind, change.strip(), unit)
    if isinstance(meant, Refusal):
        return meant
    more = _options(kind, add, total, unit)
    if isinstance(more, Refusal):
        return more
    if change is not None and meant.keys() & more.keys():
        return Refusal("change-twice", change, kind)
    given = {**meant, **more}
    return {key: given[key] for key in ("add", "value", "done") if key in given}


def _meaning(kind: Kind | None, change: str, unit: str | None) -> Mapping[str, str] | Refusal:
    """`+3` and `-3` add; `=41` is a total or a standing figure, which is plain where nothing is added."""
    is_counted = kind in (Kind.COUNT, Kind.RECURRING)
    if kind is Kind.MILESTONE and change in ("done", "undone"):
        return {"done": "true" if change == "done" else "false"}
    if kind is None or kind is Kind.DUTY or change in ("done", "undone"):
        return Refusal("change-not-for-kind", change, kind)
    typed = _folded(change)
    if (figure := figure_typed(typed.removeprefix("="), unit)) is None:
        return Refusal("change-unreadable", change, kind)
    key = "add" if is_counted and typed[0] in "+-" else "value"
    if is_counted and typed[0] not in "+-=":
        return Refusal("change-plain-number", change, kind)
    if key not in kind.takes or (typed[0] == "+" and key == "value"):
        return Refusal("change-not-for-kind", change, kind)
    return {key: figure}


def _options(
    kind: Kind | None, add: str | None, total: str | None, unit: str | None
) -> Mapping[str, str] | Refusal:
    given = {}
    for key, typed in (("add", add), ("value", total)):
        if typed is None:
            continue
        text = typed.strip()
        if kind is None or key not in kind.takes:
            return Refusal("change-not-for-kind", text, kind)
        figure = figure_typed(_folded(text).removeprefix("=") if key == "value" else text, unit)
        if figure is None or (key == "add" and "/" in figure):
            return Refusal("change-unreadable", text, kind)
        given[key] = figure
    return given


# The ids of entries: a letter and eleven letters or digits.


def new_id(choice: Callable[[str], str]) -> str:
    """One of characters that `choice` draws, so that two branches never have the same."""
    return choice(_LETTERS) + "".join(choice(_LETTERS_AND_DIGITS) for _ in range(_ID_LENGTH - 1))


def id_made_of(texts: Iterable[str]) -> str:
    """One made from what an entry says: the same for the same texts, another for any others."""
    from hashlib import sha256  # noqa: PLC0415  # who only asks for a figure or a day needs it not

    left = int.from_bytes(sha256("\0".join(texts).encode()).digest())

    def drawn(letters: str) -> str:
        nonlocal left
        left, place = divmod(left, len(letters))
        return letters[place]

    return new_id(drawn)

"""Columns by their names in the catalogue of heads, and the cells that several tables share."""

from datetime import date
from fractions import Fraction

from workplan.core.plan import Kind
from workplan.core.verdict import Light, Verdict
from workplan.views.page import Ink, ink_of
from workplan.views.phrases import NOTHING, day, light_word, percent, quantity, signed, state_word
from workplan.views.tables.table import Cell, Column
from workplan.views.text import safe
from workplan.views.words import Words


def words(key: str, words: Words, *, least: int, ease: int = 0, drop: int = 0) -> Column:
    """A column of words, which wrap in no fewer than `least` cells."""
    return Column(_head(key, words), _short(key, words), least=least, ease=ease, drop=drop)


def listing(key: str, words: Words, *, least: int, ease: int = 0, drop: int = 0) -> Column:
    """A column of lists, whose items stay whole where they can."""
    head, short = _head(key, words), _short(key, words)
    return Column(head, short, least=least, ease=ease, drop=drop, is_list=True)


def fixed(key: str, words: Words, *, drop: int = 0) -> Column:
    """A column of short words that are never wrapped."""
    return Column(_head(key, words), _short(key, words), drop=drop)


def number(key: str, words: Words, *, drop: int = 0) -> Column:
    """A column of figures, at the right."""
    return Column(_head(key, words), _short(key, words), is_right=True, drop=drop)


def mark(key: str, words: Words) -> Column:
    """A column of numbers of what should be seen, which is never given up."""
    return Column(_head(key, words), _short(key, words), is_right=True, is_mark=True)


def drawing(key: str, words: Words, *, drop: int = 0) -> Column:
    """A column of bars, for terminals only."""
    return Column(_head(key, words), drop=drop, is_drawing=True)


def _head(key: str, words: Words) -> str:
    return words.of("head", key)


def _short(key: str, words: Words) -> str:
    return words.of("short-head", key) if f"short-head.{key}" in words else ""


def text_cell(text: str | None, ink: Ink = Ink.PLAIN, indent: int = 0) -> Cell:
    """A text of a file, made safe; empty when there is none."""
    return Cell(safe(text or ""), ink, indent)


def share_cell(share: Fraction | None) -> Cell:
    """A share as 34.6%."""
    return Cell(percent(share))


def gap_cell(gap: Fraction | None, light: Light) -> Cell:
    """A gap in points with its sign; one that lags, in the colour of its light."""
    lags = gap is not None and gap < 0
    return Cell(signed(gap), ink_of(light) if lags and light in (Light.RED, Light.YELLOW) else Ink.PLAIN)


def missing_cell(verdict: Verdict, words: Words) -> Cell:
    """What lacks, with its unit; a rate's distance to its bound, which is exact, not rounded up."""
    is_rate = verdict.target.kind is Kind.RATE
    missing = verdict.remaining if is_rate else verdict.missing
    return Cell(NOTHING if missing is None else quantity(verdict.target, missing, words))


def light_cell(light: Light, words: Words) -> Cell:
    """A light with its shape and word, in its colour."""
    return Cell(light_word(light, words), ink_of(light))


def state_cell(verdict: Verdict, words: Words) -> Cell:
    """The word of a state, in the colour of its light."""
    return Cell(state_word(verdict, words), ink_of(verdict.light))


def day_cell(value: date | None) -> Cell:
    """A day as 2022-06-30."""
    return Cell(day(value))

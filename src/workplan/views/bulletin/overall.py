"""The first chapter: how much of the time is over, how far the plan is, and how many targets stand how."""

from collections.abc import Iterator, Mapping
from datetime import date

from workplan.core.baseline import Baseline
from workplan.core.figures import rounded
from workplan.core.status import Group, Status
from workplan.core.verdict import Light
from workplan.views.baseline import SHORT_HASH
from workplan.views.bulletin.table import Cell, Column
from workplan.views.docx.manuscript import Manuscript
from workplan.views.phrases import light_name, light_word, percent, points
from workplan.views.words import Words

_HALF = 2


def add_overall(manuscript: Manuscript, status: Status, baseline: Baseline | None) -> None:
    """The overall figures in sentences, and the table of states."""
    words = manuscript.words
    manuscript.heading(words("chapter.overall"))
    now = words("sentence.now", text=_completion(status.group, words))
    manuscript.paragraph([_elapsed(status, words), now])
    if baseline is not None:
        manuscript.paragraph(_then(baseline, words))
    manuscript.paragraph(_counts(status, manuscript.next_table, words))
    columns = [
        Column(words("head.state"), 2),
        Column(words("head.light"), 2, "center"),
        Column(words("sheet-head.count"), 1, "right"),
    ]
    manuscript.table(words("caption.states"), columns, _states(status.group, words))


def written_day(day: date, words: Words) -> str:
    """A day as a sentence has it: 2022年6月30日, 30 June 2022."""
    month = words("bulletin.months").split()[day.month - 1]
    return words("sentence.day", year=day.year, month=month, day=day.day)


def _completion(group: Group, words: Words) -> str:
    """The completion of the whole against its pace."""
    gap = group.gap
    if gap is None:
        return words("sentence.completion.none")
    way = "level" if rounded(gap, 1) == 0 else "behind" if gap < 0 else "ahead"
    return words.of(
        "sentence.completion",
        way,
        completion=percent(group.completion),
        expected=percent(group.expected),
        gap=points(abs(gap)),
        light=light_name(group.light, words),
    )


def _elapsed(status: Status, words: Words) -> str:
    period, as_of = status.plan.period, written_day(status.as_of, words)
    params = {
        "share": percent(status.elapsed),
        "start": written_day(period.start, words),
        "end": written_day(period.end, words),
    }
    text = words.of("sentence.elapsed", _time(status), **params)
    return words("sentence.as-of", day=as_of, text=text)


def _time(status: Status) -> str:
    """Which words tell how much of the period is over."""
    period = status.plan.period
    if status.is_after_period or status.as_of < period.start:
        return "after" if status.is_after_period else "before"
    first, last = date(period.start.year, 1, 1), date(period.start.year, 12, 31)
    if (period.start, period.end) != (first, last):
        return "period"
    return "half" if status.elapsed * _HALF == 1 else "year"


def _then(baseline: Baseline, words: Words) -> Iterator[str]:
    """What the earlier plan says of the same reports."""
    commit, text = baseline.commit[:SHORT_HASH], _completion(baseline.group, words)
    yield words("sentence.then", commit=commit, text=text)
    if baseline.eased:
        yield words("sentence.eased", number=len(baseline.eased))


def _counts(status: Status, table: int, words: Words) -> Iterator[str]:
    group = status.group
    yield words("sentence.targets", number=group.total, table=table)
    yield words("sentence.lights", lights=lights_in_words(group.lights, words))
    if group.scored:
        key = _among("scored", group.reported, group.scored)
        yield words.of("sentence", key, scored=group.scored, reported=group.reported)
    if group.scored and status.is_half_time:
        key = "halfway" if group.halfway else "halfway.none"
        yield words.of("sentence", key, halfway=group.halfway)


def _among(key: str, number: int, whole: int) -> str:
    """Which words tell that `number` of `whole` are so: some, all or none."""
    return f"{key}.none" if number == 0 else f"{key}.all" if number == whole else key


def lights_in_words(lights: Mapping[Light, int], words: Words) -> str:
    """How many of each light that occurs: 红灯5项、黄灯10项."""
    found = ((light_name(light, words), lights.get(light, 0)) for light in Light)
    return words.list(
        (words("sentence.light-count", light=name, number=number) for name, number in found if number)
    )


def _states(group: Group, words: Words) -> Iterator[tuple[Cell, ...]]:
    for state, number in group.states.items():
        if number:
            light = Cell(light_word(state.light, words), light=state.light)
            yield Cell(words.of("state", state)), light, Cell(str(number))
    yield Cell(words("workbook.all"), strong=True), Cell(""), Cell(str(group.total), strong=True)

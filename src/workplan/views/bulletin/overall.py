"""The first chapter: how much of the time is over, how far the plan is, and how many targets stand how."""

from collections.abc import Iterator, Mapping
from datetime import date

from workplan.core.baseline import Baseline
from workplan.core.figures import rounded
from workplan.core.rollup import Group
from workplan.core.state import Light
from workplan.core.status import Status
from workplan.views.baseline import SHORT_HASH
from workplan.views.bulletin.manuscript import Manuscript
from workplan.views.bulletin.table import Cell, Column
from workplan.views.figures import percent, points
from workplan.views.verdicts import light_name, light_word
from workplan.views.words.bulletin import CAPTIONS, CHAPTERS, HEADS, MONTHS, SENTENCES, TITLES
from workplan.views.words.language import Language, count, listed, say
from workplan.views.words.states import STATES

_HALF = 2


def add_overall(manuscript: Manuscript, status: Status, baseline: Baseline | None) -> None:
    """The overall figures in sentences, and the table of states."""
    language = manuscript.language
    manuscript.heading(say(CHAPTERS["overall"], language))
    now = say(SENTENCES["now"], language, text=_completion(status.group, language))
    manuscript.paragraph([_elapsed(status, language), now])
    if baseline is not None:
        manuscript.paragraph(_then(baseline, language))
    manuscript.paragraph(_counts(status, manuscript.next_table, language))
    columns = [
        Column(say(HEADS["state"], language), 2),
        Column(say(HEADS["light"], language), 2, "center"),
        Column(say(HEADS["count"], language), 1, "right"),
    ]
    manuscript.table(say(CAPTIONS["states"], language), columns, _states(status.group, language))


def written_day(day: date, language: Language) -> str:
    """A day as a sentence has it: 2022年6月30日, 30 June 2022."""
    month = say(MONTHS[str(day.month)], language)
    return say(SENTENCES["day"], language, year=day.year, month=month, day=day.day)


def _completion(group: Group, language: Language) -> str:
    """The completion of the whole against its pace."""
    gap = group.gap
    if gap is None:
        return say(SENTENCES["completion.none"], language)
    way = "level" if rounded(gap, 1) == 0 else "behind" if gap < 0 else "ahead"
    return say(
        SENTENCES[f"completion.{way}"],
        language,
        completion=percent(group.completion),
        expected=percent(group.expected),
        gap=points(abs(gap)),
        light=light_name(group.light, language),
    )


def _elapsed(status: Status, language: Language) -> str:
    period, as_of = status.plan.period, written_day(status.as_of, language)
    words = {
        "share": percent(status.elapsed),
        "start": written_day(period.start, language),
        "end": written_day(period.end, language),
    }
    text = say(SENTENCES[f"elapsed.{_time(status)}"], language, **words)
    return say(SENTENCES["as-of"], language, day=as_of, text=text)


def _time(status: Status) -> str:
    """Which words tell how much of the period is over."""
    period = status.plan.period
    if status.is_after_period or status.as_of < period.start:
        return "after" if status.is_after_period else "before"
    first, last = date(period.start.year, 1, 1), date(period.start.year, 12, 31)
    if (period.start, period.end) != (first, last):
        return "period"
    return "half" if status.elapsed * _HALF == 1 else "year"


def _then(baseline: Baseline, language: Language) -> Iterator[str]:
    """What the earlier plan says of the same reports."""
    commit, text = baseline.commit[:SHORT_HASH], _completion(baseline.group, language)
    yield say(SENTENCES["then"], language, commit=commit, text=text)
    if baseline.eased:
        yield count(SENTENCES, "eased", len(baseline.eased), language)


def _counts(status: Status, table: int, language: Language) -> Iterator[str]:
    group = status.group
    yield count(SENTENCES, "targets", group.total, language, table=table)
    yield say(SENTENCES["lights"], language, lights=lights_in_words(group.lights, language))
    if group.scored:
        key = _among("scored", group.reported, group.scored)
        yield say(SENTENCES[key], language, scored=group.scored, reported=group.reported)
    if group.scored and status.is_half_time:
        key = "halfway" if group.halfway else "halfway.none"
        yield say(SENTENCES[key], language, halfway=group.halfway)


def _among(key: str, number: int, whole: int) -> str:
    """Which words tell that `number` of `whole` are so: some, all or none."""
    return f"{key}.none" if number == 0 else f"{key}.all" if number == whole else key


def lights_in_words(lights: Mapping[Light, int], language: Language) -> str:
    """How many of each light that occurs: 红灯5项、黄灯10项."""
    found = ((light_name(light, language), lights.get(light, 0)) for light in Light)
    words = SENTENCES["light-count"]
    return listed(
        (say(words, language, light=name, number=number) for name, number in found if number), language
    )


def _states(group: Group, language: Language) -> Iterator[tuple[Cell, ...]]:
    for state, number in group.states.items():
        if number:
            light = Cell(light_word(state.light, language), light=state.light)
            yield Cell(say(STATES[state], language)), light, Cell(str(number))
    yield Cell(say(TITLES["sum"], language), strong=True), Cell(""), Cell(str(group.total), strong=True)

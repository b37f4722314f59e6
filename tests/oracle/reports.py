"""Random valid logs for the targets of a plan."""

import datetime as dt
import random
import string
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from .drawing import chance, pick, places_of, typed
from .figures import bound_of, has_goal
from .paces import expected_by_pace, has_pace
from .periods import DAY, linear
from .reading import Target
from .rhythm import asked_periods

Entry = dict[str, Any]
Marks = dict[str, list[dt.date]]
ORDER = (
    "date", "target", "task", "add", "value", "done", "reached", "light", "by", "note", "problem", "next", "evidence",
    "id",
)  # fmt: skip
WORDS = ("note", "problem", "next")
SPEEDS = [Fraction(n, 100) for n in (0, 30, 60, 70, 80, 90, 95, 100, 100, 110, 130, 200)]


@dataclass
class Way:
    """How one target is reported: how fast it goes, by totals or not, and where its count stands."""

    speed: Fraction
    habit: int
    total: Fraction = Fraction(0)


def random_logs(
    rng: random.Random, targets: list[Target], marks: Marks, as_of: dt.date
) -> dict[str, list[Entry]]:
    """A log a month, a few files more, lines mostly but not always by date."""
    entries: list[Entry] = []
    for t in targets:
        entries += [_dressed(rng, t, entry) for entry in _of_target(rng, t, marks[t.id], as_of)]
    logs: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: str(e["date"])):
        logs.setdefault(_file(rng, entry["date"]), []).append(entry)
    for log in logs.values():
        _disturb(rng, log)
    _copy_a_log(rng, logs)
    return dict(sorted(logs.items()))


def _file(rng: random.Random, day: str) -> str:
    """Mostly its month's own."""
    odds = rng.randrange(100)
    others = (f"more/{day[:7]}.yaml", f"{day[:7]}-more.yaml", "2021-older.yaml", "zz.yaml")
    return others[odds // 3] if odds < 3 * len(others) else f"{day[:7]}.yaml"


def _disturb(rng: random.Random, log: list[Entry]) -> None:
    """What hands and merges leave: lines out of order, a line twice."""
    if chance(rng, 15):
        rng.shuffle(log)
    if chance(rng, 8):
        log.insert(rng.randint(0, len(log)), dict(pick(rng, log)))


def _copy_a_log(rng: random.Random, logs: dict[str, list[Entry]]) -> None:
    """4 "a copied log, `2022-01 (1).yaml`, `副本`, a sync conflict": what has an id counts once."""
    if logs and chance(rng, 12):
        name = pick(rng, sorted(logs))
        copied = [dict(entry) for entry in logs[name] if "id" in entry]
        if copied:
            logs[pick(rng, (f"{name[:-5]} (1).yaml", f"副本/{name}", f"0/{name}"))] = copied


# --- one target -----------------------------------------------------------------------------------------


def _of_target(rng: random.Random, t: Target, days: list[dt.date], as_of: dt.date) -> list[Entry]:
    if chance(rng, 12):
        return []
    if chance(rng, 8):
        return [_at(pick(rng, days)) for _ in range(rng.randint(1, 3))]  # words only
    past = [day for day in days if day <= as_of]
    pool = past if past and chance(rng, 70) else days
    chosen = sorted(pick(rng, pool) for _ in range(rng.randint(1, pick(rng, (2, 5, 9)))))
    if t.kind == "recurring" and chance(rng, 60):
        chosen = sorted(chosen + _one_a_period(rng, t))
    if chance(rng, 15):
        chosen = sorted([*chosen, pick(rng, chosen)])  # twice on one day
    way = Way(pick(rng, SPEEDS), rng.randrange(3))
    return [_at(day) | ({} if chance(rng, 12) else SPOKEN[t.kind](rng, t, day, way)) for day in chosen]


def _one_a_period(rng: random.Random, t: Target) -> list[dt.date]:
    asked = asked_periods(t)
    keep = pick(rng, (60, 90, 100))
    return [pick(rng, (a, b, a + (b - a) / 2)) for a, b in asked[:60] if chance(rng, keep)]


def _dressed(rng: random.Random, t: Target, entry: Entry) -> Entry:
    """With its target, words, light and id, and keys in their order."""
    ids = [t.id, *t.raw.get("formerly", [])]
    if chance(rng, 9):
        entry["light"] = pick(rng, ("yellow", "red", "yellow", "red", "green"))
    if "task" not in entry:
        entry["target"] = pick(rng, ids)
        if t.stages and chance(rng, 25):
            entry["reached"] = pick(rng, t.stages).name
    silent = not any(key in entry for key in ("add", "value", "done", "light", "reached"))
    if silent or chance(rng, 15):
        entry[pick(rng, WORDS)] = pick(rng, ("开工", "完成: #1", 'says "no"', "50%"))
    if chance(rng, 15):
        entry["by"] = "万韬"
    if chance(rng, 4):
        entry["evidence"] = ["https://example.org/a"]
    if chance(rng, 65):
        letters = string.ascii_lowercase
        entry["id"] = pick(rng, letters) + "".join(pick(rng, letters + string.digits) for _ in range(11))
    return {key: entry[key] for key in ORDER if key in entry}


def _at(day: dt.date) -> Entry:
    return {"date": day.isoformat()}


def _count(rng: random.Random, t: Target, day: dt.date, way: Way) -> Entry:
    """Follows the pace, faster or slower, by adds and totals, with corrections and whims."""
    value = Fraction(typed(max(Fraction(0), _wanted(rng, t, day, way)), _places(rng, t)))
    before, way.total = way.total, way.total - 1 if chance(rng, 10) and way.total >= 1 else value
    add, whole = {"add": typed(way.total - before, 3)}, {"value": typed(way.total, 3)}
    if chance(rng, 5):
        return (add if chance(rng, 70) else {"add": typed(way.total - before + 1, 3)}) | whole
    return whole if way.habit == 0 or (way.habit == 1 and chance(rng, 30)) else add


def _wanted(rng: random.Random, t: Target, day: dt.date, way: Way) -> Fraction:
    """A total for the day: at its pace, exactly at a threshold, or on the bound."""
    bound, base = _bound(t), t.figure("baseline") or Fraction(0)
    part = linear(day, t.start, t.due)
    if has_pace(t) and chance(rng, 50):
        part = expected_by_pace(replace(t, as_of=day)) or part
    odds = rng.randrange(10)
    if odds < 2:
        limit = pick(rng, [Fraction(t.settings[key]) / 100 for key in ("yellow", "red")])
        ratio = part * limit if chance(rng, 70) else part - Fraction(5, 100)
        part = ratio if t.settings["rule"] == "ratio" else part - limit
    elif odds == 2:
        part = pick(rng, (Fraction(1), Fraction(0), Fraction(1, 2), Fraction(9996, 10000)))
    elif odds == 3 and t.checkpoints:
        return pick(rng, t.checkpoints).asked
    elif t.monthly and chance(rng, 70):
        part = _as_issued(rng, t, day)
    else:
        part *= way.speed
    return base + part * (bound - base)


def _as_issued(rng: random.Random, t: Target, day: dt.date) -> Fraction:
    """What the months so far asked for, on top of what is less than even pace before the first of them."""
    first = min(month[0] for month in t.monthly)
    behind, lack = (
        pick(rng, [Fraction(n, 100) for n in some]) for some in ((0, 11, 20, 25, 40), (0, 0, 0, 5, 12))
    )
    asked = sum((goal for month, goal in t.monthly.items() if month[0] <= day), Fraction(0))
    return linear(first - DAY, t.start, t.due) - behind + asked / bound_of(t) - lack


def _bound(t: Target) -> Fraction:
    return bound_of(t) if has_goal(t) or "at_most" not in t.raw else t.figure("at_most") or Fraction(1)


def _places(rng: random.Random, t: Target) -> int:
    text: str = t.raw["at_least"] if "at_least" in t.raw else t.raw.get("at_most", "10")
    return places_of(text) + (1 if chance(rng, 12) else 0)


def _level(rng: random.Random, t: Target, day: dt.date, way: Way) -> Entry:
    """Near its bounds, on them, or on the way from the baseline."""
    if t.raw["unit"] == "%" and chance(rng, 25):
        return {"value": pick(rng, ("27/38", "1/3", "19/38", "7/8", "38/38", "2/16"))}
    value = _near(rng, t) if chance(rng, 60) else _wanted(rng, t, day, way)
    text = typed(max(Fraction(0), value), pick(rng, (0, 1, 1, 2)))
    return {"value": text + "%" if t.raw["unit"] == "%" and chance(rng, 20) else text}


def _near(rng: random.Random, t: Target) -> Fraction:
    edges = [t.figure(key) for key in ("at_least", "at_most", "baseline") if key in t.raw]
    edges += [c.value for c in t.checkpoints]
    edge = pick(rng, [each for each in [*edges, *(t.between or [])] if each is not None] or [Fraction(7)])
    red = Fraction(t.settings["rate_red"])
    return edge + pick(
        rng,
        [
            Fraction(0), Fraction(0), Fraction(1, 10), Fraction(-1, 10), Fraction(1), Fraction(-1), -red,
            -red - Fraction(1, 10), Fraction(-9), Fraction(4), Fraction(-1, 100),
        ],
    )  # fmt: skip


def _rate(rng: random.Random, t: Target, _: dt.date, __: Way) -> Entry:
    return {"value": typed(_near(rng, t), 2) + ("%" if chance(rng, 15) else "")}


def _recurring(rng: random.Random, t: Target, _: dt.date, __: Way) -> Entry:
    need = typed(t.figure("at_least") or Fraction(1), 1)
    return {"add": "-1" if chance(rng, 4) else pick(rng, (need, need, need, "1", "1", "2", "0", "0.5"))}


def _milestone(rng: random.Random, t: Target, day: dt.date, _: Way) -> Entry:
    odds = rng.randrange(100)
    if odds < 22 and (t.due - day) <= 60 * DAY:
        return {"done": "true"}
    if odds < 35:
        return {"done": "false"}
    return {"value": pick(rng, ("0", "10", "30", "50", "50%", "60", "62.5", "75", "80", "99", "100"))}


def _duty(rng: random.Random, t: Target, _: dt.date, __: Way) -> Entry:
    """In its own name, or by its task."""
    return {"task": t.task} if t.task and chance(rng, 50) else {}


SPOKEN = {
    "count": _count, "level": _level, "rate": _rate, "recurring": _recurring, "milestone": _milestone,
    "duty": _duty,
}  # fmt: skip

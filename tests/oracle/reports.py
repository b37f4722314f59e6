"""Random valid logs for the targets of a plan."""

import datetime as dt
import random
import string
from fractions import Fraction
from typing import Any

from .drawing import chance, pick, places_of, typed
from .figures import bound_of, has_goal
from .periods import DAY, asked_periods, linear
from .reading import Target

Entry = dict[str, Any]
Marks = dict[str, list[dt.date]]
ORDER = (
    "date", "target", "task", "add", "value", "done", "light", "by", "note", "problem", "next", "evidence",
    "id",
)  # fmt: skip
WORDS = ("note", "problem", "next")


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
    _share_an_id(rng, logs)
    return dict(sorted(logs.items()))


def _file(rng: random.Random, day: str) -> str:
    odds = rng.randrange(100)
    return f"more/{day[:7]}.yaml" if odds < 4 else f"{day[:7]}-more.yaml" if odds < 8 else f"{day[:7]}.yaml"


def _disturb(rng: random.Random, log: list[Entry]) -> None:
    """What hands and merges leave: lines out of order, a line twice."""
    if chance(rng, 15):
        rng.shuffle(log)
    if chance(rng, 8):
        log.insert(rng.randint(0, len(log)), dict(pick(rng, log)))


def _share_an_id(rng: random.Random, logs: dict[str, list[Entry]]) -> None:
    """4 "ids are compared within one file": the same id in two files is two entries."""
    bare = [[entry for entry in log if "id" not in entry] for log in logs.values()]
    if chance(rng, 8):
        for entries in [each for each in bare if each][:2]:
            entries[0]["id"] = "same4twofile"


# --- one target -----------------------------------------------------------------------------------------


def _of_target(rng: random.Random, t: Target, days: list[dt.date], as_of: dt.date) -> list[Entry]:
    if chance(rng, 15):
        return []
    past = [day for day in days if day <= as_of]
    pool = past if past and chance(rng, 70) else days
    chosen = sorted(pick(rng, pool) for _ in range(rng.randint(1, pick(rng, (2, 5, 9)))))
    if t.kind == "recurring" and chance(rng, 60):
        chosen = sorted(chosen + _one_a_period(rng, t))
    if chance(rng, 15):
        chosen = sorted([*chosen, pick(rng, chosen)])  # twice on one day
    return SPOKEN[t.kind](rng, t, chosen)


def _one_a_period(rng: random.Random, t: Target) -> list[dt.date]:
    asked = asked_periods(t.start, t.due, t.raw["every"])
    keep = pick(rng, (60, 90, 100))
    return [pick(rng, (a, b, a + (b - a) / 2)) for a, b in asked[:60] if chance(rng, keep)]


def _dressed(rng: random.Random, t: Target, entry: Entry) -> Entry:
    """With its target, words, light and id, and keys in their order."""
    ids = [t.id, *t.raw.get("formerly", [])]
    if "task" not in entry:
        entry["target"] = pick(rng, ids)
        if chance(rng, 7):
            entry["light"] = pick(rng, ("yellow", "red"))
    silent = not any(key in entry for key in ("add", "value", "done", "light"))
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


def _count(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    """Follows the pace, faster or slower, by adds and totals, with corrections and whims."""
    speed, habit, total, found = _speed(rng), rng.randrange(3), Fraction(0), []
    for day in days:
        goal = _wanted(rng, t, day, speed)
        if chance(rng, 12):
            found.append(_at(day))
            continue
        value = Fraction(typed(max(Fraction(0), goal), _places(rng, t)))
        if chance(rng, 10) and total >= 1:
            value = total - 1
        found.append(_at(day) | _told(rng, habit, value, total))
        total = value
    return found


def _told(rng: random.Random, habit: int, value: Fraction, total: Fraction) -> Entry:
    add, whole = {"add": typed(value - total, 3)}, {"value": typed(value, 3)}
    if chance(rng, 5):
        return (add if chance(rng, 70) else {"add": typed(value - total + 1, 3)}) | whole
    return whole if habit == 0 or (habit == 1 and chance(rng, 30)) else add


def _speed(rng: random.Random) -> Fraction:
    return pick(rng, [Fraction(n, 100) for n in (0, 30, 60, 70, 80, 90, 95, 100, 100, 110, 130, 200)])


def _wanted(rng: random.Random, t: Target, day: dt.date, speed: Fraction) -> Fraction:
    """A total for the day: at its pace, exactly at a threshold, or on the bound."""
    bound, base = _bound(t), t.figure("baseline") or Fraction(0)
    part = linear(day, t.start, t.due)
    odds = rng.randrange(10)
    if odds < 2:
        limits = [Fraction(t.settings[key]) / 100 for key in ("yellow", "red")]
        limit = pick(rng, limits)
        part = part * limit if t.settings["rule"] == "ratio" else part - limit
    elif odds == 2:
        part = pick(rng, (Fraction(1), Fraction(0), Fraction(1, 2)))
    elif odds == 3 and t.checkpoints:
        return pick(rng, t.checkpoints).value
    else:
        part *= speed
    return base + part * (bound - base)


def _bound(t: Target) -> Fraction:
    return bound_of(t) if has_goal(t) or "at_most" not in t.raw else t.figure("at_most") or Fraction(1)


def _places(rng: random.Random, t: Target) -> int:
    text: str = t.raw["at_least"] if "at_least" in t.raw else t.raw.get("at_most", "10")
    return places_of(text) + (1 if chance(rng, 12) else 0)


def _level(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    """Near its bounds, on them, or on the way from the baseline."""
    speed, found = _speed(rng), []
    for day in days:
        entry = _at(day)
        if not chance(rng, 12):
            entry["value"] = _level_text(
                rng, t, _near(rng, t) if chance(rng, 60) else _wanted(rng, t, day, speed)
            )
        found.append(entry)
    return found


def _level_text(rng: random.Random, t: Target, value: Fraction) -> str:
    if t.raw["unit"] == "%" and chance(rng, 25):
        return pick(rng, ("27/38", "1/3", "19/38", "7/8", "38/38", "2/16"))
    text = typed(max(Fraction(0), value), pick(rng, (0, 1, 1, 2)))
    return text + "%" if t.raw["unit"] == "%" and chance(rng, 20) else text


def _near(rng: random.Random, t: Target) -> Fraction:
    edges = [t.figure(key) for key in ("at_least", "at_most", "baseline") if key in t.raw]
    edge = pick(rng, [each for each in [*edges, *(t.between or [])] if each is not None] or [Fraction(7)])
    red = Fraction(t.settings["rate_red"])
    return edge + pick(
        rng,
        [
            Fraction(0), Fraction(0), Fraction(1, 10), Fraction(-1, 10), Fraction(1), Fraction(-1), -red,
            -red - Fraction(1, 10), Fraction(-9), Fraction(4), Fraction(-1, 100),
        ],
    )  # fmt: skip


def _rate(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    found: list[Entry] = []
    for day in days:
        entry = _at(day)
        if not chance(rng, 12):
            entry["value"] = typed(_near(rng, t), 2) + ("%" if chance(rng, 15) else "")
        found.append(entry)
    return found


def _recurring(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    need = t.figure("at_least") or Fraction(1)
    amounts = [typed(need, 1), typed(need, 1), typed(need, 1), "1", "1", "2", "0", "0.5"]
    found: list[Entry] = []
    for day in days:
        entry = _at(day)
        if not chance(rng, 8):
            entry["add"] = "-1" if found and chance(rng, 5) else pick(rng, amounts)
        found.append(entry)
    return found


def _milestone(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    found, done = [], False
    for day in days:
        odds = rng.randrange(100)
        entry = _at(day)
        if odds < 20 and (t.due - day) <= 60 * DAY:
            entry["done"] = "true"
        elif odds < 25 or (done and odds < 50):
            entry["done"] = "false"
        elif odds < 85:
            entry["value"] = pick(rng, ("0", "10", "30", "50", "50%", "60", "62.5", "75", "80", "99", "100"))
        done = entry.get("done") == "true"
        found.append(entry)
    return found


def _duty(rng: random.Random, t: Target, days: list[dt.date]) -> list[Entry]:
    """In its own name, or by its task."""
    return [_at(day) | ({"task": t.task} if t.task and chance(rng, 50) else {}) for day in days]


SPOKEN = {
    "count": _count, "level": _level, "rate": _rate, "recurring": _recurring, "milestone": _milestone,
    "duty": _duty,
}  # fmt: skip

"""Random valid plans."""

import datetime as dt
import random
from fractions import Fraction
from typing import Any

from .drawing import chance, pick, places_of, typed
from .kinds import BOUNDED
from .periods import DAY, EVERY, period_holding
from .reading import last_day, number

Data = dict[str, Any]

PERIODS = (
    *4 * [("2022-01-01", "2022-12-31")], ("2022-04-01", "2022-06-30"), ("2022-01-01", "2022-06-30"),
    ("2021-07-01", "2022-12-31"), ("2022-03-15", "2022-12-31"), ("2022-02-10", "2023-02-09"),
    ("2020-01-01", "2020-12-31"), ("2022-07-20", "2022-09-10"), ("2022-05-16", "2022-06-02"),
)  # fmt: skip
KINDS = (
    *6 * ["count"], *4 * ["level"], *3 * ["rate"], *4 * ["recurring"], *3 * ["milestone"], "duty",
)  # fmt: skip
NAMES = ("黄永", "陈阳", "万韬", "Ann Lee", "规建办")


def random_plan(rng: random.Random) -> Data:
    """One to twelve targets in one to three sections."""
    start, end = pick(rng, PERIODS)
    plan: Data = {"title": "某街道工作要点: 2022 #1", "organization": "某街道"}
    if chance(rng, 30):
        plan["language"] = pick(rng, ("zh", "en"))
    plan["period"] = {"start": start, "end": end}
    _settings(rng, plan)
    plan["owners"] = {}
    plan["sections"] = _sections(rng)
    _targets(rng, plan)
    _definitions(rng, plan)
    _owners(rng, plan)
    _revisions(rng, plan)
    return plan


def _settings(rng: random.Random, plan: Data) -> None:
    if chance(rng, 60):
        plan["reporting"] = _reporting(rng)
    if chance(rng, 40):
        plan["pace"] = pick(
            rng,
            (
                {"rule": "ratio"}, {"rule": "ratio", "yellow": "95", "red": "50"},
                {"rule": "ratio", "red": "80"}, {"rule": "points"}, {"yellow": "0"},
                {"rule": "points", "yellow": "5", "red": "15", "rate_red": "2"}, {"red": "12.5"},
                {"rate_red": "0"},
            ),
        )  # fmt: skip
    if chance(rng, 40):
        plan["due_soon"] = pick(rng, ("0", "7", "15", "60"))


def _reporting(rng: random.Random) -> Data:
    """Whole or partial."""
    found = {"every": pick(rng, EVERY), "grace": pick(rng, ("0", "1", "3", "5", "10", "15", "40"))}
    if chance(rng, 35):
        del found[pick(rng, ("every", "grace"))]
    return found


def _sections(rng: random.Random) -> list[Data]:
    found = []
    for s in range(1, rng.randint(1, 3) + 1):
        section: Data = {"id": f"section-{s}", "title": f"第{s}板块"}
        if chance(rng, 30):
            section |= {"number": "一二三"[s - 1], "aim": "提升: 水平"}
        if chance(rng, 25):
            section["weight"] = pick(rng, ("0", "2", "0.5"))
        section["tasks"] = [_task(rng, f"task-{s}.{n}") for n in range(1, rng.randint(0, 3) + 1)]
        found.append(section)
    return found


def _task(rng: random.Random, name: str) -> Data:
    task: Data = {"id": name, "title": f"任务 {name}", "lead": rng.sample(NAMES, rng.randint(0, 3))}
    if chance(rng, 25):
        task["weight"] = pick(rng, ("0", "2", "0.5"))
    if chance(rng, 25):
        task["reporting"] = "never" if chance(rng, 25) else _reporting(rng)
    if chance(rng, 15):
        task |= {"number": "1", "department": "服务办", "support": ["自由文字"], "detail": "按计划"}
    return task


def _targets(rng: random.Random, plan: Data) -> None:
    places: list[Data] = [*plan["sections"]] + [task for s in plan["sections"] for task in 3 * s["tasks"]]
    made: list[Data] = []
    for n in range(1, rng.randint(1, pick(rng, (3, 6, 12))) + 1):
        target = _target(rng, plan, f"t{n}" if chance(rng, 70) else f"指标-{n}")
        _part_of(rng, target, made)
        pick(rng, places).setdefault("targets", []).append(target)
        made.append(target)


def _target(rng: random.Random, plan: Data, name: str) -> Data:
    target: Data = {"id": name, "name": f"指标（事项） {name}", "kind": pick(rng, KINDS)}
    BOUNDED[target["kind"]](rng, target)
    if chance(rng, 45):
        _window(rng, plan, target)
    if _has_completion(target):
        _pace(rng, plan, target)
    if chance(rng, 20):
        target["owner"] = pick(rng, (NAMES[0], [NAMES[1]], [NAMES[3], NAMES[2]]))
    for key, odds, choices in (("weight", 25, ("0", "2", "0.5")), ("state", 6, ("suspended", "cancelled"))):
        if chance(rng, odds):
            target[key] = pick(rng, choices)
    if chance(rng, 25):
        target["reporting"] = "never" if chance(rng, 35) else _reporting(rng)
    if chance(rng, 12):
        target["formerly"] = [f"old-{name}"]
    return target


def _has_completion(target: Data) -> bool:
    reduction = "at_most" in target and "baseline" in target
    goal = target["kind"] in {"count", "level"} and ("at_least" in target or reduction)
    return goal or target["kind"] == "milestone"


# --- windows, pace, checkpoints -------------------------------------------------------------------------


def _window(rng: random.Random, plan: Data, target: Data) -> None:
    start, end = (dt.date.fromisoformat(plan["period"][key]) for key in ("start", "end"))
    one, two = sorted((_day(rng, start, end), _day(rng, start, end)))
    which = rng.randrange(3)
    if which != 0:
        target["start"] = one.isoformat()
    if which != 1:
        target["due"] = _day_text(rng, two)


def _day(rng: random.Random, start: dt.date, end: dt.date) -> dt.date:
    """Mostly the first or last day of a month or quarter."""
    day = start + rng.randint(0, (end - start).days) * DAY
    edge = pick(rng, period_holding(day, pick(rng, ("month", "month", "quarter", "week"))))
    return min(max(start, edge), end) if chance(rng, 75) else day


def _day_text(rng: random.Random, day: dt.date) -> str:
    month_end = (day + DAY).day == 1
    return day.isoformat()[:7] if month_end and chance(rng, 60) else day.isoformat()


def _pace(rng: random.Random, plan: Data, target: Data) -> None:
    if chance(rng, 25):
        target["pace"] = pick(rng, ("even", "end"))
    if chance(rng, 45):
        _checkpoints(rng, plan, target)


def _checkpoints(rng: random.Random, plan: Data, target: Data) -> None:
    start = dt.date.fromisoformat(target.get("start", plan["period"]["start"]))
    due = last_day(target.get("due", plan["period"]["end"]))
    days = sorted({_day(rng, start, due) for _ in range(rng.randint(1, 3))})
    found = []
    for n, day in enumerate(days, 1):
        part = Fraction(1) if day == due else Fraction(n, len(days) + 1)
        found.append({"by": _day_text(rng, day), "value": _checkpoint_value(target, part)})
        if chance(rng, 30):
            found[-1]["name"] = f"节点 {n}"
    target["checkpoints"] = found


def _checkpoint_value(target: Data, part: Fraction) -> str:
    goal = "at_least" if "at_least" in target else "at_most"
    text: str = "100" if target["kind"] == "milestone" else target[goal]
    base, bound = number(target.get("baseline", "0")), number(text)
    return typed(base + part * (bound - base), places_of(text) if abs(bound - base) > 4 else 2)


def _part_of(rng: random.Random, target: Data, made: list[Data]) -> None:
    wholes = [t for t in made if t["kind"] == target["kind"] == "count" and "part_of" not in t]
    if wholes and chance(rng, 15):
        whole = pick(rng, wholes)
        target |= {"part_of": whole["id"], "unit": whole["unit"]}


# --- owners, definitions, revisions ---------------------------------------------------------------------


def _all_targets(plan: Data) -> list[Data]:
    places = [*plan["sections"], *(task for s in plan["sections"] for task in s["tasks"])]
    return [target for place in places for target in place.get("targets", [])]


def _owners(rng: random.Random, plan: Data) -> None:
    """All that are named, and no other."""
    if not any("owner" in t for t in _all_targets(plan)):
        _all_targets(plan)[0]["owner"] = NAMES[0]
    named = {name for s in plan["sections"] for task in s["tasks"] for name in task["lead"]}
    for target in _all_targets(plan):
        own = target.get("owner", [])
        named |= {own} if isinstance(own, str) else set(own)
    used = [name for name in NAMES if name in named]
    for n, name in enumerate(used):
        plan["owners"][name] = {"title": "副主任"} if chance(rng, 70) else {}
        if n and chance(rng, 20):
            plan["owners"][name]["under"] = used[0]


def _definitions(rng: random.Random, plan: Data) -> None:
    if not chance(rng, 15):
        return
    plan["definitions"] = {"四个一": {"items": ["一支队伍", "一套流程"], "text": "说明: 文字"}}
    pick(rng, _all_targets(plan))["detail"] = "按[^四个一]建设"


def _revisions(rng: random.Random, plan: Data) -> None:
    found = []
    for target in _all_targets(plan):
        ids = [target["formerly"][0]] if "formerly" in target and chance(rng, 30) else [target["id"]]
        start = target.get("start", plan["period"]["start"])
        due = last_day(target["due"]).isoformat() if "due" in target else start
        if "state" in target:
            found.append({"date": start, "reason": "上级调整", "by": "党工委会议", "targets": ids})
        elif start < due and chance(rng, 30):
            moved = {"from": start, "to": due}
            found.append({"date": start, "reason": "停滞: 延期", "targets": ids, "due": moved})
    if found:
        plan["revisions"] = found

"""Random valid plans."""

import datetime as dt
import random
from fractions import Fraction
from typing import Any

from .drawing import chance, pick, places_of, typed
from .kinds import BOUNDED
from .periods import DAY, EVERY, name_of, period_holding, periods_from_to
from .reading import last_day, number

Data = dict[str, Any]

PERIODS = (
    *6 * [("2022-01-01", "2022-12-31")], ("2022-01-01", "2022-06-30"), ("2021-07-01", "2022-12-31"),
    ("2022-03-15", "2022-12-31"), ("2022-02-10", "2023-02-09"), ("2020-01-01", "2020-12-31"),
    ("2022-07-20", "2022-09-10"), ("2022-05-16", "2022-06-02"), ("2019-01-01", "2023-12-31"),
    *3 * [("2022-04-01", "2023-03-31")], ("2022-02-01", "2023-01-31"),
)  # fmt: skip
KINDS = (
    *7 * ["count"], *5 * ["level"], *3 * ["rate"], *4 * ["recurring"], *3 * ["milestone"], "duty",
)  # fmt: skip
NAMES = ("黄永", "陈阳", "万韬", "Ann Lee", "规建办")
LABELS = {"lead": "牵头单位", "department": "责任科室", "support": "配合单位", "title": "职务"}
NOISE: tuple[Data, ...] = (
    {"tags": "市级"}, {"tags": ["约束性", "民生 实事"]}, {"meta": {"data_source": "统计局: 月报"}},
    {"tags": ["市级"], "meta": {"口径": "#1"}},
)  # fmt: skip


def random_plan(rng: random.Random) -> Data:
    """One to twelve targets in one to three sections."""
    plan: Data = {"title": "某街道工作要点: 2022 #1", "organization": "某街道"}
    if chance(rng, 30):
        plan["language"] = pick(rng, ("zh", "en"))
    plan["period"] = _period(rng)
    plan |= pick(rng, NOISE) if chance(rng, 10) else {}
    plan |= {"labels": {key: LABELS[key] for key in rng.sample([*LABELS], 2)}} if chance(rng, 15) else {}
    _settings(rng, plan)
    plan["owners"] = {}
    plan["sections"] = _sections(rng, plan)
    _targets(rng, plan)
    _definitions(rng, plan)
    _owners(rng, plan)
    _revisions(rng, plan)
    return plan


def _period(rng: random.Random) -> Data:
    """A year of the calendar, of an office, or any months."""
    start, end = pick(rng, PERIODS)
    if chance(rng, 30):
        first = dt.date(2022, rng.randint(1, 12), 1)
        last = first + 31 * (pick(rng, (1, 2, 3, 6, 9, 12, 12, 15, 18, 24)) - 1) * DAY
        start, end = first.isoformat(), period_holding(last, "month", 1)[1].isoformat()
    return {"start": start, "end": end}


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
    if chance(rng, 20):
        plan["pace"] = plan.get("pace", {}) | {"profile": _profile(rng, plan)}
    if chance(rng, 40):
        plan["due_soon"] = pick(rng, ("0", "7", "15", "60", "200"))


def _profile(rng: random.Random, plan: Data) -> list[Data]:
    start, end = (dt.date.fromisoformat(plan["period"][key]) for key in ("start", "end"))
    days = sorted({_day(rng, start, end - DAY) for _ in range(rng.randint(1, 3))})
    shares = sorted(pick(rng, (0, 10, 25, 40, 55, 60, 62.5, 80, 100)) for _ in days)
    found = [{"by": _day_text(rng, d), "share": str(s)} for d, s in zip(days, shares, strict=True) if d < end]
    return found or [{"by": start.isoformat(), "share": "5"}]


def _reporting(rng: random.Random) -> Data:
    """Whole or partial."""
    found = {"every": pick(rng, EVERY), "grace": pick(rng, ("0", "1", "3", "5", "10", "15", "40"))}
    if chance(rng, 35):
        del found[pick(rng, ("every", "grace"))]
    return found


def _sections(rng: random.Random, plan: Data) -> list[Data]:
    found = []
    for s in range(1, rng.randint(1, 3) + 1):
        section: Data = {"id": f"section-{s}", "title": f"第{s}板块"}
        if chance(rng, 30):
            section |= {"number": "一二三"[s - 1], "aim": "提升: 水平"}
        if chance(rng, 25):
            section["weight"] = pick(rng, ("0", "2", "0.5"))
        section |= pick(rng, NOISE) if chance(rng, 10) else {}
        section["tasks"] = [_task(rng, plan, f"task-{s}.{n}") for n in range(1, rng.randint(0, 3) + 1)]
        found.append(section)
    return found


def _task(rng: random.Random, plan: Data, name: str) -> Data:
    task: Data = {"id": name, "title": f"任务 {name}", "lead": rng.sample(NAMES, rng.randint(0, 3))}
    if chance(rng, 25):
        task["weight"] = pick(rng, ("0", "2", "0.5"))
    if chance(rng, 25):
        task["reporting"] = "never" if chance(rng, 25) else _reporting(rng)
    if chance(rng, 15):
        task |= {"number": "1", "department": "服务办", "support": ["自由文字"], "detail": "按计划"}
    task |= pick(rng, NOISE) if chance(rng, 10) else {}
    if chance(rng, 15):
        task["profile"] = _profile(rng, plan)
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
    _on_the_way(rng, plan, target)
    if chance(rng, 20):
        target["owner"] = pick(rng, (NAMES[0], [NAMES[1]], [NAMES[3], NAMES[2]]))
    for key, odds, choices in (("weight", 25, ("0", "2", "0.5")), ("state", 6, ("suspended", "cancelled"))):
        if chance(rng, odds):
            target[key] = pick(rng, choices)
    if chance(rng, 25):
        target["reporting"] = "never" if chance(rng, 35) else _reporting(rng)
    if chance(rng, 12):
        target["formerly"] = [f"old-{name}"]
    if chance(rng, 10):
        target |= {"number": pick(rng, ("3", "二(1)"))} | pick(rng, NOISE)
    return target


# --- windows, pace, checkpoints, months -----------------------------------------------------------------


def _window(rng: random.Random, plan: Data, target: Data) -> None:
    """Within the plan's period, or put off beyond it."""
    start, end = (dt.date.fromisoformat(plan["period"][key]) for key in ("start", "end"))
    one, two = sorted((_day(rng, start, end), _day(rng, start, end)))
    which = rng.randrange(4)
    if which in {1, 2} and one < two:
        target["start"] = one.isoformat()
    if which == 3:
        two = _day(rng, end + DAY, end + 200 * DAY)
    if which != 1:
        target["due"] = _day_text(rng, two)


def _span(plan: Data, target: Data) -> tuple[dt.date, dt.date]:
    start = dt.date.fromisoformat(target.get("start", plan["period"]["start"]))
    return start, last_day(target.get("due", plan["period"]["end"]))


def _day(rng: random.Random, start: dt.date, end: dt.date) -> dt.date:
    """Mostly the first or last day of a month or quarter."""
    day = start + rng.randint(0, (end - start).days) * DAY
    edge = pick(rng, period_holding(day, pick(rng, ("month", "month", "quarter", "week")), 1))
    return min(max(start, edge), end) if chance(rng, 75) else day


def _day_text(rng: random.Random, day: dt.date) -> str:
    month_end = (day + DAY).day == 1
    return day.isoformat()[:7] if month_end and chance(rng, 60) else day.isoformat()


def _on_the_way(rng: random.Random, plan: Data, target: Data) -> None:
    """What is asked for before due, of what takes it."""
    is_rate = target["kind"] == "rate" and ("at_least" in target or "at_most" in target)
    if is_rate and chance(rng, 40):
        _checkpoints(rng, plan, target)
    if not _has_completion(target):
        return
    if chance(rng, 25):
        target["pace"] = pick(rng, ("even", "end"))
    odds = rng.randrange(100)
    if odds < 60 and target["kind"] == "count" and target.get("pace") != "end":
        _monthly(rng, plan, target)
    elif odds < 80:
        _checkpoints(rng, plan, target)
    if chance(rng, 30):
        _stages(rng, plan, target)


def _has_completion(target: Data) -> bool:
    reached = "keep" not in target and ("at_least" in target or {"at_most", "baseline"} <= target.keys())
    return target["kind"] == "milestone" or (target["kind"] in {"count", "level"} and reached)


def _checkpoints(rng: random.Random, plan: Data, target: Data) -> None:
    start, due = _span(plan, target)
    days = sorted({_day(rng, start, due) for _ in range(rng.randint(1, 3))} - {due})
    found = []
    for n, day in enumerate(days, 1):
        value = _checkpoint_value(rng, target, Fraction(n, len(days) + 1))
        found.append({"by": _day_text(rng, day), "value": value})
        if chance(rng, 30):
            found[-1]["name"] = f"节点 {n}"
    if found:
        target["checkpoints"] = found


def _checkpoint_value(rng: random.Random, target: Data, part: Fraction) -> str:
    text: str = "100" if target["kind"] == "milestone" else target[_goal(target)]
    base, bound = number(target.get("baseline", "0")), number(text)
    if target["kind"] == "rate":
        return typed(bound + pick(rng, (Fraction(-3), Fraction(-1, 2), Fraction(2), Fraction(-13, 4))), 2)
    return typed(base + part * (bound - base), places_of(text) if abs(bound - base) > 4 else 2)


def _goal(target: Data) -> str:
    return "at_least" if "at_least" in target else "at_most"


def _stages(rng: random.Random, plan: Data, target: Data) -> None:
    start, due = _span(plan, target)
    days = sorted(_day(rng, start, due) for _ in range(rng.randint(1, 3)))
    stages: list[Data] = []
    for day, name in zip(days, ("招标", "进场", "封顶: #3"), strict=False):
        stages.append({"by": _day_text(rng, day), "name": name})
    found = sorted([*target.get("checkpoints", []), *stages], key=lambda each: last_day(each["by"]))
    if chance(rng, 10):
        rng.shuffle(found)
    if found:
        target["checkpoints"] = found


def _monthly(rng: random.Random, plan: Data, target: Data) -> None:
    """Issued for some months, about as much as the bound asks for or for all of it."""
    start, due = _span(plan, target)
    months = [(a, b) for a, b in periods_from_to(start, due, "month", 1) if start <= a and b <= due]
    chosen = months if chance(rng, 40) else [each for each in months if chance(rng, 50)]
    if not chosen:
        return
    each, text = number(target["at_least"]) / len(months), target["at_least"]
    shares = [pick(rng, (Fraction(1), Fraction(1), Fraction(1, 2), Fraction(2))) for _ in chosen]
    places = places_of(text) + (1 if each < 1 else 0)
    values = [number(typed(each * one, places)) or Fraction(1, 10) for one in shares]
    target["monthly"] = {f"{a:%Y-%m}": typed(v, 3) for (a, _), v in zip(chosen, values, strict=True)}


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
        if chance(rng, 10):
            plan["owners"][name]["contact"] = "138 0000"


def _definitions(rng: random.Random, plan: Data) -> None:
    if not chance(rng, 15):
        return
    plan["definitions"] = {"四个一": {"items": ["一支队伍", "一套流程"], "text": "说明: 文字"}}
    pick(rng, _all_targets(plan))["detail"] = "按[^四个一]建设"


def _revisions(rng: random.Random, plan: Data) -> None:
    found = []
    for target in _all_targets(plan):
        ids = [target["formerly"][0]] if "formerly" in target and chance(rng, 30) else [target["id"]]
        start, due = (day.isoformat() for day in _span(plan, target))
        end = plan["period"]["end"]
        if due > end:
            moved = {"from": end, "to": due}
            found.append({"date": end, "reason": "停滞: 延期", "targets": ids, "due": moved})
        elif "due" in target and start < due and chance(rng, 30):
            moved = {"from": start, "to": due}
            found.append({"date": start, "reason": "停滞: 延期", "targets": ids, "due": moved})
        if "state" in target:
            found.append({"date": start, "reason": "上级调整", "by": "党工委会议", "targets": ids})
    found += _excuses(rng, plan)
    if found:
        plan["revisions"] = found


def _excuses(rng: random.Random, plan: Data) -> list[Data]:
    """Periods of one recurring target, excused for it alone or for all; never all that one is asked for."""
    asked = {t["id"]: _asked_names(plan, t) for t in _all_targets(plan) if t["kind"] == "recurring"}
    found, excused = [], set[str]()
    for target, own in asked.items():
        names = [name for name in own if name not in excused and chance(rng, 30)]
        together = excused | set(names)
        if names and chance(rng, 35) and all(set(each) - together for each in asked.values()):
            excused |= set(names)
            record: Data = {"date": plan["period"]["start"], "reason": "疫情: 免考核", "excused": names}
            found.append(record | ({"targets": [target]} if chance(rng, 60) else {}))
    return found


def _asked_names(plan: Data, target: Data) -> list[str]:
    """Of its whole periods, or of its window where none is whole."""
    (start, due), first_month = _span(plan, target), int(plan["period"]["start"][5:7])
    periods = periods_from_to(start, due, target["every"], first_month)
    whole = [p for p in periods if start <= p[0] and p[1] <= due] or [(start, due)]
    return [name_of(p, first_month) for p in whole]

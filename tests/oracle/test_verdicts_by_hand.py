"""The oracle, and the product beside it, against figures worked out by hand from the design's sentences.

A case is a sentence, YAML of a target (or of several) and of what else the plan says, a log, and what is found of it
on a day or more: `06-30 state=behind missing=20`, where `-` is null and a name before a dot is a group or a target.
"""

import datetime as dt
from typing import Any, NamedTuple

import pytest
import yaml

from workplan.views.json import status_json
from workplan.views.phrases import Words
from workplan.views.words import Language

from .cases import Case, log_yaml, random_case, to_yaml
from .test_same_verdicts import answered, promised
from .verdicts import status

Data = dict[str, Any]
YEAR = {"start": "2022-01-01", "end": "2022-12-31"}
MARKS = {"+": "add", "-": "add", "=": "value"}
UNITS = {"count": {"unit": "台"}, "level": {"unit": "家"}}


class Hand(NamedTuple):
    says: str
    targets: str  # the inside of a flow mapping, or mappings
    log: str
    found: str
    plan: str = ""
    task: str = ""


def read(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506


def plan_of(hand: Hand) -> Data:
    """A plan of one task, `task`, which has the targets, but for those that say `headline: true`."""
    listed = hand.targets if hand.targets.startswith("{") else f"{{{hand.targets}}}"
    made = [target_of(each) for each in read(f"[{listed}]")]
    headline = [each for each in made if each.pop("headline", None)]
    task = {"id": "task", "title": "做优民生项目", "lead": ["黄永"], **read(f"{{{hand.task}}}")}
    task["targets"] = [each for each in made if each not in headline]
    section = {"id": "section", "title": "抓民生", "targets": headline, "tasks": [task]}
    about = {"title": "要点", "organization": "街道", "period": YEAR, "owners": {"黄永": {}}}
    return {**about, **read(f"{{{hand.plan}}}"), "sections": [section]}


def target_of(written: Data) -> Data:
    return {"id": "t", "name": "T"} | UNITS.get(written["kind"], {}) | written


def entries_of(text: str) -> list[Data]:
    """Such as `06-30 +3; b 06-30 =41 light:red; task 2023-01-03 note:good`."""
    found = []
    for report in filter(None, text.split("; ")):
        subject, day, *said = report.split() if not report[0].isdigit() else ["t", *report.split()]
        entry = {"date": full(day), "task" if subject == "task" else "target": subject}
        for word in said:
            name, _, value = word.partition(":")
            entry |= {MARKS[word[0]]: word.lstrip("+=")} if word[0] in MARKS else {name: value}
        found.append(entry)
    return found


def full(day: str) -> str:
    return day if len(day) > len("06-30") else f"2022-{day}"


def answer(plan: Data, entries: list[Data], as_of: str) -> Data:
    """What the oracle says, and the product too."""
    months = sorted({entry["date"][:7] for entry in entries})
    return told(plan, {f"{m}.yaml": [e for e in entries if e["date"][:7] == m] for m in months}, as_of)


def told(plan: Data, logs: dict[str, list[Data]], as_of: str) -> Data:
    case = Case(plan, logs, dt.date.fromisoformat(full(as_of)))
    found = status(plan, case.entries(), case.as_of)
    assert promised(status_json(answered(case), Words(Language.EN))) == found
    return found


def looked_up(found: Data, key: str) -> str:
    """`state` of the first target, `b.state` of another, `plan.light` of a group, `alerts` of all."""
    name, _, of = key.rpartition(".")
    if of == "alerts":
        return ",".join(map(alarm, found["alerts"])) or "-"
    groups = {"plan": found, "section": found["sections"][0], "task": found["tasks"][0]}
    targets = {each["id"]: each for each in found["targets"]}
    thing = groups[name] if name in groups else targets[name] if name else found["targets"][0]
    value = thing["period"]["added" if of == "added" else "name"] if of in ("added", "period") else thing[of]
    return "-" if value is None else str(value)


def alarm(alert: Data) -> str:
    """Its kind and days, what is missing, and what it rests on."""
    said = [alert["kind"], str(alert["days"]), alert["missing"] or "-"]
    if point := alert["checkpoint"]:
        said.append(point["name"] or f"by-{point['by']}")
    said += [alert["period"]["start"]] if alert["period"] else []
    said += ["own"] if alert["own_light"] else []
    return ":".join(said)


C120 = "kind: count, at_least: 120"
QUARTERLY, WEEKLY = "reporting: {every: quarter}", "reporting: {every: week}"
FISCAL = "period: {start: 2022-04-01, end: 2023-03-31}"
MONTHS = "kind: count, at_least: 120, monthly: {2022-02: 30, 2022-09: 6, 2022-12: 20}"
BENT = "kind: count, at_least: 52, checkpoints: [{by: 2022-06, value: 13}]"
AGREED = "kind: count, at_least: 80, pace: end, checkpoints: [{by: 2022-06, value: 40, name: 过半}]"
STAGES = "kind: milestone, checkpoints: [{by: 2022-03, name: 招标}, {by: 2022-06, name: 进场}]"
RATE, GOAL, LIMITED = "kind: rate, at_least: 5", "kind: level, at_least: 50", "kind: count, at_most: 10"
STEPPED = "kind: rate, at_least: 5, checkpoints: [{by: 2022-06, value: 4}]"
QUARTERS, YEARLY = "kind: recurring, every: quarter", "kind: recurring, every: year"
KEPT = "kind: level, unit: '%', at_least: 90, keep: true"
TO_80 = "kind: level, at_most: 80, baseline: 100"
EXCUSED = "revisions: [{date: 2022-05-01, reason: 疫情, excused: [2022-Q2]}]"
PARTS = "{id: a, %s}, {id: b, weight: 2, %s}, {id: c, part_of: a, %s}, {id: d, state: cancelled, %s}, {id: h, headline: true, %s}"

BY_HAND = (
    # DESIGN 2: words and periods
    Hand("this period is the last one that has ended by the as-of date, its last day counts, before that its first",
         C120, "05-31 +40; 06-30 +7",
         "01-10 period=2022-01 added=-; 06-29 period=2022-05 added=40; 06-30 period=2022-06 added=7"),
    Hand("added is null without a figure in the period, and for other kinds than count and recurring",
         "{id: t, kind: count, at_least: 9}, {id: b, kind: level, at_least: 5}, {id: c, kind: recurring, every: month}",
         "05-31 +2; 06-10 note:x; b 06-10 =3; c 05-02 +1; c 06-02 +2", "06-30 added=- b.added=- c.added=2"),
    Hand("where the period begins in January they are called 2022-Q2", C120, "", "06-30 period=2022-Q2", QUARTERLY),
    Hand("a plan from April has its quarters April to June and so on, called by their months",
         C120, "", "06-30 period=2022-04/2022-06; 09-30 period=2022-07/2022-09", f"{FISCAL}, {QUARTERLY}"),
    Hand("April to March with `every: half` asks for two periods", "kind: recurring, every: half", "09-30 +1",
         "09-30 period=2022-04/2022-09 completion=50.0; 2023-03-31 period=2022-10/2023-03 completion=50.0", FISCAL),
    Hand("February to January with `every: quarter` asks for four", QUARTERS, "02-01 +1", "04-30 completion=25.0",
         "period: {start: 2022-02-01, end: 2023-01-31}"),
    Hand("each joined with those before it in which none ends, called as the quarter that it is", QUARTERS,
         "05-31 +1; 06-30 +1", "05-31 period=2022-Q1 added=-; 06-30 period=2022-Q2 added=2"),
    Hand("what is excused is not asked for, and joined to the next", QUARTERS, "03-31 +1",
         "06-30 period=2022-Q1; 09-30 period=2022-04/2022-09; 10-05 completion=33.3 state=on_track; 10-06 state=behind",
         EXCUSED),
    Hand("joined weeks are called by the first and last", "kind: recurring, every: month", "",
         "01-31 period=2021-W52/2022-W05; 02-06 period=2021-W52/2022-W05", WEEKLY),
    Hand("reporting periods run to the one that holds its due date", f"{C120}, due: 2022-03", "03-31 =120",
         "06-30 period=2022-03 state=met alerts=-"),
    Hand("only what is overdue and can still be met has further ones", C120, "12-31 =100",
         "2023-02-10 period=2023-01 alerts=overdue:41:20,unreported:5:20"),
    Hand("a period missed cannot be met", QUARTERS, "12-31 +1", "2023-02-10 period=2022-Q4 alerts=overdue:41:-"),
    Hand("what a final figure closed cannot be met", RATE, "12-31 =3", "2023-02-10 period=2022-12 alerts=overdue:41:2"),
    Hand("`never`: only a figure, and due once late, moves the day judged", f"{C120}, reporting: never", "04-02 +30",
         "12-31 judged_on=2022-03-31 expected=25.0 state=on_track; 2023-01-05 judged_on=2022-03-31;"
         " 2023-01-06 judged_on=2022-12-31 expected=100.0 state=overdue alerts=overdue:6:90"),
    Hand("what a `reporting` leaves out is taken from the level above", f"{C120}, reporting: {{grace: 10}}", "",
         "04-10 judged_on=2021-12-31; 04-11 judged_on=2022-03-31", task=QUARTERLY),
    # DESIGN 5.1: completion and print
    Hand("81 of 80 is 101.3 %", "kind: count, at_least: 80", "06-30 =81", "06-30 completion=101.3"),
    Hand("3567 of 2000 is 178.4 %", "kind: count, at_least: 2000", "06-30 =3567", "06-30 completion=178.4"),
    Hand("what has not reached 100 % never prints as 100.0", "kind: count, at_least: 2000", "06-30 =1999.5",
         "06-30 completion=99.9 remaining=0.5 plan.completion=99.9 state=on_track"),
    Hand("a printed subtraction is of the printed figures", C120, "05-31 +40", "06-30 completion=33.3 expected=41.7 gap=-8.4"),
    Hand("(v − b) ÷ (bound − b), which also serves a reduction", TO_80, "06-30 =93.5",
         "06-30 completion=32.5 expected=50.0 missing=3.5 remaining=13.5 state=behind"),
    Hand("a share also as 27/38", "kind: level, at_least: 70, unit: '%'", "02-01 =27/38",
         "02-01 value=71.05 completion=101.5 remaining=0"),
    Hand("a milestone is 0 by words alone", "kind: milestone", "02-01 note:开工", "02-01 value=0 completion=0.0"),
    Hand("`done: false` returns to the last per cent below 100", "kind: milestone", "02-01 =60; 03-01 done:true; 04-01 done:false",
         "02-28 value=60 state=in_progress; 03-01 value=100 state=met; 04-01 value=60 state=in_progress"),
    Hand("recurring: null without any entry, its value 0 by words alone", QUARTERS, "02-01 note:x",
         "01-31 value=- completion=-; 02-01 value=0 completion=0.0 expected=- gap=-"),
    Hand("one cut by start or due is not asked for", "kind: recurring, every: month, start: 2022-01-15, due: 2022-03-31",
         "02-28 +1", "03-01 completion=50.0"),
    Hand("where none is whole, start to due is the one period", "kind: recurring, every: month, start: 2022-01-15, due: 2022-02-15",
         "02-15 +1", "02-14 completion=- state=due_soon; 02-15 completion=100.0 state=met"),
    # DESIGN 4: entries
    Hand("a later value of the same day supersedes an earlier one, an add dated before it is contained", C120,
         "02-10 +5; 02-10 =19; 02-10 =20; 02-20 +3; 02-01 +7", "02-28 value=23 added=23"),
    Hand("the sum is not that value: the value stands", C120, "02-10 +4 =9", "02-28 value=9"),
    Hand("two entries of equal content without ids both count", C120, "02-10 +5; 02-10 +5", "02-28 value=10"),
    Hand("old ids stay valid in logs", f"{C120}, formerly: [old]", "old 02-10 +5; 02-11 +1", "02-28 value=6"),
    # DESIGN 5.2: pace
    Hand("nobody is behind on the 2nd of July for a June figure that is due on the 5th", C120, "05-31 +40",
         "07-05 judged_on=2022-05-31 state=on_track alerts=-; "
         "07-06 judged_on=2022-06-30 gap=-16.7 state=behind alerts=behind:0:20,unreported:1:20"),
    Hand("no early report makes a light worse", C120, "05-31 +50; 06-29 +0", "06-29 judged_on=2022-05-31 gap=0.0"),
    Hand("the day judged is never after due", f"{C120}, due: 2022-06", "07-31 =120", "07-31 judged_on=2022-06-30"),
    Hand("where no reporting period ends from start to due, months do", f"{C120}, start: 2022-02-01, due: 2022-04",
         "02-28 +10", "02-28 period=2022-02 judged_on=2022-02-28 expected=33.3", "reporting: {every: half}"),
    Hand("at the end of September a yearly target should stand at 9/12", C120, "09-30 +1", "09-30 expected=75.0"),
    Hand("months count alike, however long", C120, "02-28 +1", "02-28 expected=16.7"),
    Hand("within a month, by days", f"{C120}, start: 2022-03-16, due: 2022-04-15", "03-31 +60", "03-31 expected=50.8 gap=-0.8"),
    Hand("checkpoints make it piecewise linear", BENT, "03-31 +13; 06-30 +0; 09-30 +0",
         "03-31 expected=12.5; 06-30 expected=25.0; 09-30 expected=62.5"),
    Hand("a profile of the plan's pace, for the targets whose start and due are the plan's",
         f"{{{C120}}}, {{id: b, {C120}, start: 2022-02-01}}", "03-31 +36; b 03-31 +36", "03-31 expected=30.0 b.expected=18.2",
         "pace: {profile: [{by: 2022-06, share: 60}]}"),
    Hand("or of a task", C120, "03-31 +36", "03-31 expected=20.0", "pace: {profile: [{by: 2022-06, share: 60}]}",
         "profile: [{by: 2022-06, share: 40}]"),
    Hand("and that have no checkpoints with values", BENT, "03-31 +13", "03-31 expected=12.5", "pace: {profile: [{by: 2022-06, share: 60}]}"),
    Hand("a due date that a revision moved past the year", f"{C120}, due: 2023-03-31", "12-31 +90",
         "2023-01-10 period=2022-12 completion=75.0 expected=80.0 state=on_track",
         "revisions: [{date: 2022-12-01, reason: 停滞, targets: [t], due: {from: 2022-12-31, to: 2023-03-31}}]"),
    Hand("in a month that has a goal: the total at the end of the month before + that goal", MONTHS, "01-31 +10; 02-28 +20",
         "02-28 expected=33.3 gap=-8.3 missing=10 state=on_track"),
    Hand("a month whose goal was not added is a missed checkpoint", MONTHS, "01-31 +10; 02-28 +20",
         "03-05 state=on_track; 03-06 state=behind missing=10 alerts=missed-checkpoint:6:10:2022-02"),
    Hand("until later months have added that much beyond their own goals", MONTHS, "01-31 +10; 02-28 +20; 03-31 +15; 04-30 -4",
         "03-31 state=on_track; 04-30 state=on_track"),
    Hand("a month's goal decides `behind` in even pace's stead", MONTHS, "02-28 =30; 08-31 =66; 09-30 +6",
         "09-30 completion=60.0 expected=60.0 state=on_track"),
    Hand("`at_risk` is by even pace; expected, gap and lack are even pace's", MONTHS, "02-28 =30; 09-30 +6",
         "09-30 completion=30.0 expected=75.0 gap=-45.0 missing=54 state=at_risk"),
    Hand("or by a missed checkpoint (a month's too) and due soon", "kind: count, at_least: 120, due: 2022-03, monthly: {2022-02: 30}",
         "01-31 +60; 02-28 +20; 03-05 +5", "03-06 expected=66.7 gap=4.1 missing=5 state=at_risk alerts=at-risk:6:5:2022-02"),
    Hand("the oldest month still missed is named, the greatest lack counts", "kind: count, at_least: 120, monthly: {2022-02: 10, 2022-03: 30}",
         "01-31 +30; 02-28 +5; 03-31 +20", "04-06 missing=10 alerts=missed-checkpoint:37:10:2022-02"),
    Hand("from due on 100 % is expected", MONTHS, "02-28 =30; 09-30 =90; 12-31 +20",
         "12-31 completion=91.7 expected=100.0 missing=10 state=on_track alerts=due-soon:0:10"),
    Hand("`monthly` makes its count even", "kind: count, at_least: 4, monthly: {2022-06: 2}", "06-30 +1", "06-30 expected=50.0"),
    Hand("a count with a whole bound under 5 is expected at the end", "kind: count, at_least: 4", "06-30 +0.5",
         "06-30 expected=- gap=- missing=0 state=in_progress plan.expected=12.5"),
    Hand("then the last checkpoint passed", AGREED, "06-15 =30",
         "07-05 completion=37.5 expected=- missing=0 remaining=50 state=in_progress; "
         "07-06 expected=50.0 missing=10 state=behind alerts=missed-checkpoint:6:10:过半"),
    Hand("a growth target is never scaled by time", RATE, "01-10 =3.2",
         "01-10 gap=-1.8 expected=- judged_on=- state=behind missing=1.8; 12-31 gap=-1.8 state=behind; 2023-01-05 gap=-1.8"),
    Hand("`at_most`: bound − value", "kind: rate, at_most: 3", "06-30 =4.5", "06-30 gap=-1.5 missing=- state=outside"),
    Hand("`between`: minus the distance outside it", "kind: rate, between: [12, 15]", "06-30 =10.5", "06-30 gap=-1.5"),
    Hand("the bound in force on the day judged", STEPPED, "06-30 =4.2",
         "08-05 gap=0.2 missing=0 state=on_track; 08-06 gap=-0.8 missing=0.8 state=behind alerts=behind:0:0.8,unreported:1:0.8"),
    Hand("with the decimals of figure or bound, whichever are more", "kind: rate, at_least: 3.25", "06-30 =3",
         "06-30 gap=-0.25 missing=0.25"),
    # DESIGN 5.3: what is final
    Hand("due soon is at most a third of the days from start to due", f"{C120}, due: 2022-01-31", "",
         "01-20 state=not_due; 01-21 state=due_soon alerts=due-soon:10:-"),
    Hand("a final figure is of the first day from due that has one", RATE, "12-31 =4; 12-31 =6; 2023-01-03 =1", "2023-01-10 value=6 state=met"),
    Hand("else, once late, the last before due in the month that holds due", RATE, "12-01 =7; 12-02 =6; 2023-02-01 =2",
         "2023-01-05 state=on_track; 2023-01-06 state=met; 2023-02-10 value=6 state=met"),
    Hand("week, where reports are weekly", f"{{{RATE}}}, {{id: b, {RATE}}}", "12-25 =6; b 12-26 =6", "2023-01-06 state=no_data b.state=met", WEEKLY),
    Hand("else that of the first day after", RATE, "11-30 =6; 2023-02-01 =5; 2023-03-01 =1",
         "2023-01-06 state=no_data; 2023-02-01 value=5 state=met; 2023-03-01 value=5 state=met"),
    Hand("a rate without any figure is overdue", RATE, "", "2023-01-06 state=overdue"),
    Hand("a count's limit is judged by its total at the end of due", LIMITED, "12-05 +9; 2023-01-03 +5", "2023-01-10 value=9 state=met"),
    Hand("or lacking any until then by the first value after it", f"{{{LIMITED}}}, {{id: b, {LIMITED}}}",
         "2023-01-03 =9; 2023-01-09 =20; b 2023-01-03 =11", "2023-01-10 value=9 state=met b.state=breached"),
    Hand("words count as an entry", f"{{{LIMITED}}}, {{id: b, {LIMITED}}}", "02-10 +9; b 02-10 +9; b 12-05 note:x",
         "2023-01-06 state=no_data b.state=met"),
    Hand("goals that fell short never close", C120, "12-31 =100; 2023-02-01 =120",
         "12-31 state=at_risk; 2023-01-05 state=at_risk; 2023-01-06 state=overdue missing=20; 2023-02-01 state=met"),
    Hand("a level at its goal at the end of due is met, later figures judge nothing, nor a 自评", GOAL,
         "12-31 =50; 2023-01-31 =40 light:red", "2023-02-10 value=50 completion=100.0 state=met own_light=False alerts=-"),
    Hand("or at the end of a later day", GOAL, "12-31 =45; 2023-01-10 =52; 2023-02-01 =30",
         "2023-01-09 state=overdue; 2023-02-10 value=52 state=met"),
    Hand("a 自评 dated after only ends an earlier one", GOAL, "12-31 =50 light:red; 2023-01-20 light:yellow",
         "2023-01-19 state=at_risk; 2023-01-20 state=met"),
    # DESIGN 5.3: the table of states
    Hand("`goal` in words, and a stretch alone, are no bound",
         "{id: t, kind: count, goal: 与全市同步}, {id: b, kind: rate, stretch: 12}", "06-30 +3; b 06-30 =11",
         "06-30 state=no_target value=3 missing=- bound=- b.state=no_target b.gap=- plan.light=grey"),
    Hand("a count above its limit is breached, before due too", LIMITED, "02-10 +11; 03-10 -1",
         "02-28 state=breached light=red completion=- missing=- alerts=breached:0:-; 03-31 state=on_track"),
    Hand("what is to be kept has no completion and may be outside", KEPT, "06-30 =85",
         "06-30 completion=- missing=- state=outside alerts=outside:0:-"),
    Hand("a final figure outside its limit", f"{{{KEPT}}}, {{id: b, {KEPT}}}", "12-31 =85; b 12-31 =90", "12-31 state=breached b.state=met"),
    Hand("recurring: met as soon as every period is", QUARTERS, "03-31 +1; 06-30 +1; 09-30 +1; 10-05 +1", "10-04 state=on_track; 10-05 state=met"),
    Hand("late and not met, reported or never; never a duty", f"{{{C120}}}, {{id: b, kind: duty}}", "",
         "2023-01-05 state=due_soon b.state=no_data; 2023-01-06 state=overdue b.state=no_data"),
    Hand("before its start", f"{C120}, start: 2022-03-01", "", "02-28 state=not_started plan.scored=0; 03-01 state=not_due"),
    Hand("more than `rate_red` points below, or negative where it is positive", f"{{{RATE}}}, {{id: b, kind: rate, at_least: 2}}",
         "06-30 =0; b 06-30 =-0.1; 07-31 =-0.1; b 07-31 =0", "06-30 state=behind b.state=at_risk; 07-31 state=at_risk b.state=behind"),
    Hand("the last two late periods missed", QUARTERS, "03-31 +2",
         "07-05 state=on_track; 07-06 state=behind alerts=missed-period:6:-:2022-04-01,unreported:1:-; "
         "10-06 state=at_risk alerts=at-risk:6:-:2022-07-01,unreported:93:-"),
    Hand("later extras do not repair it", QUARTERS, "03-31 +1; 07-01 +2", "07-06 completion=50.0 state=behind"),
    Hand("a stage by no entry that reached it; a later stage includes those before it", STAGES, "02-01 reached:招标; 07-07 reached:进场",
         "04-06 state=in_progress; 07-06 state=behind missing=- alerts=missed-checkpoint:6:-:进场,unreported:92:-; 07-07 state=in_progress"),
    Hand("a level below the goal that it had reached at the end of a reporting period", f"{{{GOAL}}}, {{id: b, {GOAL}}}",
         "03-31 =55; 05-10 =48; b 05-10 =55; b 05-20 =48", "05-20 state=behind missing=2 b.state=in_progress alerts=behind:0:2"),
    Hand("a recurring target without entry is due soon", f"{{{YEARLY}}}, {{id: b, {YEARLY}}}", "b 11-01 note:x",
         "12-01 state=due_soon b.state=on_track alerts=due-soon:30:-,due-soon:30:-"),
    Hand("a milestone is due soon, whatever its pace", "kind: milestone, pace: even", "11-30 =95", "12-01 state=due_soon missing=-"),
    Hand("no entry yet, and no report has been due", C120, "", "02-05 state=not_due light=grey plan.scored=0 alerts=-; "
         "02-06 state=no_data plan.scored=1 alerts=unreported:1:-"),
    Hand("words only, where a figure is due", "{id: t, kind: count, at_least: 9}, {id: b, kind: milestone}, {id: c, kind: milestone, pace: even}",
         "01-31 note:x; b 01-31 note:x; c 01-31 note:x",
         "02-28 state=no_figure b.state=in_progress c.state=no_figure plan.scored=3 plan.reported=1 plan.on_pace=1"),
    Hand("duty: nothing reported in the last period whose grace is over, or since", "kind: duty", "task 05-01 note:排查",
         "07-05 state=on_track; 07-06 state=no_data alerts=unreported:1:-"),
    Hand("unless `never`", "kind: duty, reporting: never", "task 05-01 note:排查", "04-30 state=not_due; 12-31 state=on_track alerts=-"),
    Hand("on a threshold nobody is beyond it", ", ".join(f"{{id: {name}, {C120}}}" for name in "abcd"),
         "a 06-30 =48; b 06-30 =47.99; c 06-30 =24; d 06-30 =23.99",
         "06-30 a.state=on_track b.state=behind c.state=behind d.state=at_risk"),
    Hand("ratio: completion ÷ expected", ", ".join(f"{{id: {name}, {C120}}}" for name in "abcd"),
         "a 06-30 =54; b 06-30 =53; c 06-30 =42; d 06-30 =41",
         "06-30 a.state=on_track b.state=behind c.state=behind d.state=at_risk", "pace: {rule: ratio}"),
    Hand("and a gap under 5 points is on pace", ", ".join(f"{{id: {name}, {C120}}}" for name in "abc"),
         "a 02-28 =15; b 02-28 =14; c 02-28 =13.9", "02-28 a.state=on_track b.state=behind c.state=at_risk", "pace: {rule: ratio}"),
    # DESIGN 5.3: the reporter's own light
    Hand("a milder state is behind, `met` too, until a figure of a later period", C120, "06-15 =120 light:yellow; 07-10 note:x; 08-01 +0",
         "06-30 state=behind own_light=True missing=0 alerts=behind:0:-:own; 07-31 state=behind; 08-01 state=met own_light=False"),
    Hand("a red light outlives another's correction, and ends with an entry with a light", C120, "06-15 =70 light:red; 06-20 =72; 06-25 light:green",
         "06-20 state=at_risk alerts=at-risk:0:-:own; 06-25 state=on_track"),
    Hand("it can lower, never raise", C120, "06-30 =20 light:green", "06-30 state=at_risk own_light=False missing=40"),
    Hand("until a figure of a later period of its rhythm, not of the same", QUARTERS, "03-31 +1; 04-10 +1 light:yellow; 05-31 +1; 07-01 +1",
         "05-31 state=behind alerts=behind:0:-:own; 07-01 state=on_track own_light=False"),
    Hand("for red also the yellow ones", C120, "06-30 =40 light:red", "06-30 state=at_risk own_light=True missing=20 alerts=at-risk:0:-:own"),
    # DESIGN 5.4: roll-up
    Hand("means are weighted and capped, headline targets weigh as one task", PARTS % (5 * (C120,)), "a 06-30 =240; b 06-30 =30; c 06-30 =1; d 06-30 =1",
         "06-30 task.completion=50.0 task.expected=50.0 task.light=red plan.completion=37.5 plan.expected=47.9 plan.gap=-10.4"
         " plan.scored=3 plan.reported=2 plan.on_pace=1 section.scored=3 task.scored=2", task="weight: 3"),
    Hand("not a part with a scored whole above it at any depth", f"{{id: a, {C120}}}, {{id: b, {LIMITED}, part_of: a}}, {{id: c, {C120}, part_of: b}}",
         "a 06-30 +60; c 06-30 +60", "06-30 plan.scored=1"),
    Hand("a part of what is not scored is", f"{{id: b, {LIMITED}}}, {{id: c, {C120}, part_of: b}}", "c 06-30 +60", "06-30 plan.scored=1"),
    Hand("nor, until late, what has no entry while no report has been due", f"{C120}, reporting: never, checkpoints: [{{by: 2022-06, name: 招标}}]", "",
         "07-06 state=behind plan.scored=0; 2023-01-05 state=at_risk plan.scored=0; 2023-01-06 state=overdue plan.scored=1"),
    Hand("periods whose grace is over, or already met, for the group's mean", QUARTERS, "03-31 +1",
         "04-01 plan.expected=25.0 plan.gap=0.0; 07-06 plan.completion=25.0 plan.expected=50.0 plan.gap=-25.0"),
    Hand("with nothing scored, or only weights of 0, it is null", f"{{id: a, weight: 0, {C120}}}, {{id: b, kind: duty}}", "a 06-30 +60; b 06-30 note:x",
         "06-30 plan.completion=- plan.gap=- plan.scored=1 plan.light=green"),
    Hand("at best yellow while one of them is unreported", GOAL, "01-31 =80", "03-06 light=green plan.light=yellow alerts=unreported:1:0"),
    Hand("a green light is grey while half of its scored targets have no figure", f"{{id: a, {C120}}}, {{id: b, {C120}}}", "a 06-30 =60; b 06-30 note:x",
         "06-30 a.light=green b.state=no_figure plan.light=grey plan.on_pace=1 plan.reported=1"),
    # DESIGN 5.5: alerts
    Hand("due-soon also for what is on track, negative once past due", C120, "12-31 =115", "2023-01-03 state=on_track alerts=due-soon:-3:5"),
    Hand("13 − 9.6 lacks 3.4 and not 4", "kind: count, at_least: 26", "06-30 =9.6", "06-30 missing=3.4"),
    Hand("rounded up to the decimals of the bound", "kind: count, at_least: 193", "06-30 =90", "06-30 missing=7 remaining=103"),
    Hand("to the pace, or to a missed checkpoint that asks for more", BENT, "06-15 =10; 07-31 =12",
         "07-06 missing=3 alerts=missed-checkpoint:6:3:by-2022-06-30; 07-31 missing=8"),
    Hand("at-risk names the checkpoint it rests on", f"{AGREED}, due: 2022-07", "06-15 =30", "07-06 state=at_risk alerts=at-risk:6:10:过半"),
    Hand("of the oldest checkpoint still missed", STAGES, "07-01 note:x", "07-06 alerts=missed-checkpoint:97:-:招标"),
    Hand("the gravest first, then most days first", f"{{id: a, {C120}, due: 2022-06}}, {{id: b, {C120}, due: 2022-05}}, {{id: c, {RATE}}}",
         "a 07-31 =1; b 07-31 =1; c 07-31 =4", "07-31 alerts=overdue:61:119,overdue:31:119,behind:0:1"),
)  # fmt: skip


@pytest.mark.parametrize("hand", BY_HAND, ids=lambda hand: hand.says)
def test_it_is_as_by_hand(hand: Hand) -> None:
    plan, entries = plan_of(hand), entries_of(hand.log)
    for of_day in hand.found.split("; "):
        day, *wanted = of_day.split()
        found, keys = answer(plan, entries, day), [each.partition("=")[0] for each in wanted]
        assert [day, *(f"{key}={looked_up(found, key)}" for key in keys)] == [day, *wanted]


def test_the_example_of_the_machine_format_comes_out_whole() -> None:
    last = {"date": "2022-06-30", "file": "progress/2022/2022-06.yaml", "line": 1}
    mean = {"completion": "34.6", "expected": "50.0", "gap": "-15.4", "light": "yellow"}
    names = "cancelled suspended no_target breached met overdue not_started at_risk behind outside due_soon"
    names += " not_due no_figure no_data in_progress on_track"
    counts = dict.fromkeys(names.split(), 0) | {"behind": 1}
    lights = {"red": 0, "yellow": 1, "green": 0, "grey": 0}
    group = {
        **mean,
        "counts": counts,
        "lights": lights,
        "on_pace": 0,
        "reported": 1,
        "scored": 1,
        "halfway": 0,
        "unreported": 0,
    }
    hand = Hand("", "kind: count, at_least: 52", "03-31 +15; 06-30 +3", "")
    about = {"section": "section", "lead": ["黄永"], "targets": ["t"]}
    assert answer(plan_of(hand), entries_of(hand.log), "06-30") == {
        "version": 2, "plan": {"title": "要点", "period": YEAR}, "as_of": "2022-06-30", "elapsed": "50.0", **group,
        "sections": [{"id": "section", "title": "抓民生", **group, "targets": [], "tasks": ["task"]}],
        "tasks": [{"id": "task", "title": "做优民生项目", **about, **group}],
        "targets": [
            {
                "id": "t", "task": "task", "section": "section", "name": "T", "kind": "count", "unit": "台",
                "owners": ["黄永"], "bound": {"at_least": "52"}, "value": "18", "period": {"name": "2022-06", "added": "3"},
                **mean, "judged_on": "2022-06-30", "missing": "8", "remaining": "34", "state": "behind", "own_light": False,
                "due": "2022-12-31", "last_report": last,
            }
        ],
        "alerts": [
            {
                "kind": "behind", "target": "t", "owners": ["黄永"], "days": 0, "missing": "8", "period": None,
                "checkpoint": None, "own_light": False, "problem": None, "next": None, "last_report": last,
            }
        ],
    }  # fmt: skip


def test_the_last_problem_and_next_are_told_if_they_are_of_this_period() -> None:
    plan = plan_of(Hand("", C120, "", ""))
    entries = entries_of("05-31 +1 problem:一 next:二; 06-10 problem:三; 06-30 +1")
    alert = answer(plan, entries, "06-30")["alerts"][0]
    assert (alert["problem"], alert["next"]) == ("三", None)


def test_one_id_counts_once_wherever_it_stands_and_its_months_own_file_is_its_place() -> None:
    plan = plan_of(Hand("", C120, "", ""))
    entry = {"date": "2022-06-10", "target": "t", "add": "5", "id": "q7k2m9x4c8tz"}
    logs = {"2022-01.yaml": [entry], "2022-06 (1).yaml": [entry], "2022-06.yaml": [entry, entry]}
    found = told(plan, logs, "06-30")["targets"][0]
    assert (found["value"], found["last_report"]["file"]) == ("5", "progress/2022/2022-06.yaml")
    found = told(plan, {"0/2022-06.yaml": [entry], "2022-06-more.yaml": [entry]}, "06-30")["targets"][0]
    assert (found["value"], found["last_report"]["file"]) == ("5", "progress/2022/0/2022-06.yaml")


def test_entries_of_a_day_are_in_the_order_of_their_months_own_file_and_then_of_the_paths() -> None:
    plan, entry = plan_of(Hand("", C120, "", "")), {"date": "2022-06-10", "target": "t"}
    logs = {
        name: [entry | {"value": value}] for name, value in (("2022-01.yaml", "2"), ("2022-06.yaml", "1"))
    }
    assert told(plan, logs, "06-30")["targets"][0]["value"] == "2"
    logs |= {"a/x.yaml": [entry | {"value": "3"}]}
    assert told(plan, logs, "06-30")["targets"][0]["value"] == "3"


def test_random_cases_are_the_same_each_time_and_read_back_from_yaml() -> None:
    for seed in range(60):
        case = random_case(seed)
        assert case == random_case(seed)
        assert read(to_yaml(case.plan)) == case.plan
        assert all(read(log_yaml(each)) == each for each in case.logs.values())
        found = status(case.plan, case.entries(), case.as_of)
        assert sum(found["counts"].values()) == len(found["targets"]) > 0

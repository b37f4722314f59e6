"""The plan of the street and its illustrative logs: all of the source is in them, and they show what they should."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from data.repository import (
    ROOT,
    Prints,
    entries_of,
    kinds_of_alerts,
    loaded,
    plan_of,
    problems_of,
    states,
    status_on,
)
from faults.form import TESTS_ALL
from workplan.core.alerts import AlertKind
from workplan.core.binding import SourceText, bind
from workplan.core.calendar import Every
from workplan.core.coverage import coverage_of
from workplan.core.coverage_state import State as Covering
from workplan.core.plan import Kind, Plan, Section, Target, Task
from workplan.core.verdict import Light, State
from workplan.files.disk.folder import DiskTree
from workplan.files.logs.fmt import format_log
from workplan.files.source.text import read_text
from workplan.reading import Loaded

LOGS = tuple(f"progress/2022/2022-{month:02}.yaml" for month in range(1, 7))
HEAD = "# 示例数据，并非街道实际完成情况"
FIRST, LAST = date(2022, 1, 31), date(2023, 1, 31)


@cache
def street() -> Loaded:
    return loaded(ROOT)


@cache
def plan() -> Plan:
    return plan_of(street())


def test_the_repository_has_no_error_and_no_warning(prints: Prints) -> None:
    assert prints(ROOT, "check", "--strict") == ""
    assert problems_of(street()) == ()


def test_sections_and_tasks_are_those_of_the_source() -> None:
    assert [(s.number, s.title, len(s.tasks), len(s.targets)) for s in plan().sections] == [
        ("一", "抓经济", 4, 8), ("二", "抓民生", 3, 0), ("三", "抓需求", 3, 0), ("四", "抓安全", 3, 0), ("五", "抓党建", 4, 0),
    ]  # fmt: skip
    assert {target.owners for target in plan().sections[0].targets} == {()}


def test_every_task_is_led_as_the_source_says() -> None:
    leads = [len(task.lead) for task in plan().tasks]
    assert (sum(leads), leads.count(1), sum(n > 1 for n in leads)) == (26, 11, 6)
    assert Counter(name for task in plan().tasks for name in task.lead) == {
        "林必德": 7, "万韬": 5, "杨颖": 4, "王锁红": 3, "黄永": 3, "陈阳": 3, "荆培春": 1,
    }  # fmt: skip


def test_owners_have_their_titles() -> None:
    assert {owner.name: owner.title for owner in plan().owners.values()} == {
        "杨颖": "副书记", "王锁红": "副书记", "林必德": "副主任", "黄永": "副主任", "陈阳": "副主任", "万韬": "副主任", "荆培春": "部长",
    }  # fmt: skip


def test_definitions_have_all_their_items_and_are_referred_to_where_the_source_does() -> None:
    items = {term: len(definition.items) for term, definition in plan().definitions.items()}
    things: tuple[Section | Task | Target, ...] = (*plan().sections, *plan().tasks, *plan().targets)
    places = {term: each.id for each in things for term in re.findall(r"\[\^(.+?)\]", each.detail or "")}
    assert {term: (items[term], places[term]) for term in items} == {
        "四个一": (4, "lift-service"), "四大品牌项目": (4, "brand-services"), "东西南北中五大片区": (5, "life-boxes"),
        "四个秩序": (4, "four-orders"), "三个过硬": (3, "hardware-rules"), "三室一库一站": (5, "three-rooms"),
    }  # fmt: skip


def test_all_that_can_be_verified_is_a_target_of_its_kind() -> None:
    assert Counter(target.kind for target in plan().targets) == {
        Kind.COUNT: 22, Kind.LEVEL: 4, Kind.RATE: 5, Kind.RECURRING: 5, Kind.MILESTONE: 52, Kind.DUTY: 36,
    }  # fmt: skip


def test_figures_are_those_of_the_source() -> None:
    measured = [target for target in plan().targets if target.kind in (Kind.COUNT, Kind.LEVEL, Kind.RATE)]
    assert {each.id: figure(each) for each in measured if each.bound.is_set} == {
        "revenue": "≥6.33亿元", "revenue-growth": "≥15%", "industry-growth": "≥6%", "services-growth": "≥12%",
        "sales-growth": "≥10%", "retail-growth": "≥8%", "investment": "≥26亿元", "investment-wusong": "≥8亿元",
        "hitech-firms": "≥50家", "tech-smes": "≥38家", "cruise-firms": "≥10家", "catering-hqs": "≥10家",
        "lifts-added": "≥52台", "lifts-finished": "≥26台", "home-care-pilot": "≥10户", "minors-station": "≥1个",
        "kiosks": "≥1台→2", "general-windows": "≥14个", "fitness-spots": "≥40个", "culture-city": "≥17场",
        "culture-district": "≥17场", "culture-level-4": "≥190场", "five-star-blocks": "≥6个",
        "green-communities": "≥6个", "green-coverage": "≥70%", "illegal-building-area": "≥4000m²",
        "safe-houses": "≥25个", "fire-retrofits": "≥3栋", "drills": "≥1次→2",
    }  # fmt: skip
    assert {each.id for each in measured if not each.bound.is_set} == {"finance-firms", "digital-scenes"}
    assert {each.id for each in plan().targets if each.part_of} == {"investment-wusong"}


def figure(target: Target) -> str:
    bound = target.bound
    return f"≥{bound.at_least}{target.unit}" + (f"→{bound.stretch}" if bound.stretch else "")


def test_five_targets_recur() -> None:
    assert {target.id: target.every for target in plan().targets if target.every} == {
        "salons": Every.MONTH, "policy-talks": Every.MONTH, "honour-board": Every.MONTH,
        "merit-record": Every.MONTH, "promotion-trips": Every.QUARTER,
    }  # fmt: skip


def test_every_log_and_entry_says_that_it_is_an_illustration_and_has_its_place_and_id() -> None:
    assert DiskTree(ROOT).logs(street().file) == LOGS
    assert [file for file in LOGS if not (ROOT / file).read_text(encoding="utf-8").startswith(HEAD)] == []
    entries = entries_of(street())
    assert [each for each in entries if each.file != f"progress/2022/{each.date:%Y-%m}.yaml"] == []
    assert {entry.by for entry in entries} == {"示例"}
    ids = {entry.id or "" for entry in entries}
    assert len(ids) == len(entries)
    assert [found for found in ids if not re.fullmatch(r"[a-z][a-z0-9]{11}", found)] == []


@pytest.mark.parametrize("file", LOGS)
def test_every_log_is_in_canonical_form_and_in_the_order_of_days(file: str) -> None:
    raw = (ROOT / file).read_bytes()
    assert format_log(raw, file) == raw
    days = [entry.date for entry in entries_of(street()) if entry.file == file]
    assert all(one <= next_one for one, next_one in pairwise(days))


def test_logs_show_every_way_of_reporting() -> None:
    entries = entries_of(street())
    shares = [entry for entry in entries if entry.given.in_points]
    ways = {
        "add": any(entry.given.add is not None and entry.given.add > 0 for entry in entries),
        "nothing added": any(entry.given.add == 0 for entry in entries),
        "correction": any(entry.given.add is not None and entry.given.add < 0 for entry in entries),
        "total": any(entry.given.value is not None for entry in entries),
        "share": {entry.subject for entry in shares} == {"green-coverage"},
        "done": any(entry.given.done is True for entry in entries),
        "undone": any(entry.given.done is False for entry in entries),
        "own light": {entry.given.light for entry in entries} == {None, "yellow", "red"},
        "words of a task": any(entry.is_task for entry in entries),
        "words of a target": any(not entry.is_task and not entry.given.is_figure for entry in entries),
        "problem": any(entry.problem for entry in entries),
        "next": any(entry.next for entry in entries),
    }
    assert [way for way, is_there in ways.items() if not is_there] == []


def test_the_middle_of_the_year_shows_most_states_and_alerts() -> None:
    status = status_on(street(), "2022-06-30")
    assert states(status) == {
        State.NO_TARGET: 2, State.MET: 12, State.AT_RISK: 5, State.BEHIND: 10, State.NO_FIGURE: 1, State.NO_DATA: 3,
        State.IN_PROGRESS: 44, State.ON_TRACK: 47,
    }  # fmt: skip
    assert kinds_of_alerts(status) == {
        AlertKind.AT_RISK: 5, AlertKind.MISSED_PERIOD: 1, AlertKind.BEHIND: 9, AlertKind.UNREPORTED: 4,
    }  # fmt: skip
    assert Counter(verdict.light for verdict in status.verdicts) == {
        Light.RED: 5, Light.YELLOW: 10, Light.GREEN: 59, Light.GREY: 50,
    }  # fmt: skip


def test_of_those_unreported_one_was_never_and_one_not_since_april() -> None:
    status = status_on(street(), "2022-06-30")
    silent = {a.target.id: a.last_entry for a in status.alerts if a.kind is AlertKind.UNREPORTED}
    assert {target: entry and str(entry.date) for target, entry in silent.items()} == {
        "import-expo": None, "star-rating": None, "veteran-aid": "2022-04-28",
        "party-app-cloud": "2022-04-25",
    }  # fmt: skip


def test_all_states_and_alerts_that_this_plan_allows_occur_from_january_to_january() -> None:
    days = [FIRST + timedelta(days=n) for n in range(0, (LAST - FIRST).days + 1, 1 if TESTS_ALL else 5)]
    answers = [status_on(street(), day.isoformat()) for day in days]
    assert {state for answer in answers for state in states(answer)} == set(State) - {
        State.CANCELLED, State.SUSPENDED, State.BREACHED, State.NOT_STARTED, State.OUTSIDE,
    }  # fmt: skip
    assert {kind for answer in answers for kind in kinds_of_alerts(answer)} == set(AlertKind) - {
        AlertKind.BREACHED, AlertKind.MISSED_CHECKPOINT, AlertKind.OUTSIDE,
    }  # fmt: skip


# The document that the plan was made from.


@cache
def source() -> SourceText:
    text = (ROOT / "source" / "2022.txt").read_text("utf-8")
    return SourceText(read_text(text), text)


def test_every_clause_of_the_document_is_bound_or_waived_with_a_reason() -> None:
    found = coverage_of(plan(), source())
    assert [source().text[slice(*each.place)] for each in found.clauses if each.state.is_unsettled] == []
    assert (found.lost, found.claims.differences, found.unanswered) == ((), (), ())
    assert (found.counts[Covering.BOUND], found.counts[Covering.WAIVED]) == (203, 6)
    assert [each.rivals for each in found.bindings if each.rivals] == []
    assert len([target for target in plan().targets if not target.source]) == 0


def test_of_targets_left_out_every_figure_is_noticed_and_nearly_all_words() -> None:
    """Each of the 124 in turn, or every third of them; the three that are not noticed have no figure."""
    left_out = plan().targets[:: 1 if TESTS_ALL else 3]
    found = {target.id: coverage_of(without(target), source()).worst for target in left_out}
    missed = {name for name, worst in found.items() if worst is Covering.BOUND}
    assert missed == {"digital-commerce", "quarter-hour-circle", "inspection-fixes"} & {*found}


def without(left_out: Target) -> Plan:
    """The plan, as though nobody had written that target."""

    def others(targets: tuple[Target, ...]) -> tuple[Target, ...]:
        return tuple(target for target in targets if target is not left_out)

    return replace(
        plan(),
        sections=tuple(
            replace(
                section,
                targets=others(section.targets),
                tasks=tuple(replace(task, targets=others(task.targets)) for task in section.tasks),
            )
            for section in plan().sections
        ),
    )


SECTION = re.compile("(?=[一二三四五]、抓)")
EDITS: dict[str, Callable[[str], str]] = {
    "wrapped anew": lambda text: "\n\n".join(
        "\n".join(re.findall(".{1,38}", part.replace("\n", ""))) for part in re.split(r"\n\s*\n", text)
    ),
    "without blank lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "a paragraph put behind each, at the ends of pages too": lambda text: re.sub(
        r"\n\s*\n", "\n\n新的一年要有新的气象。\n\n", text
    ),
    "paragraphs put in front": lambda text: "新的一年要有新的气象。\n\n" * 3 + text,
    "sections three and four swapped": lambda text: "".join(
        SECTION.split(text)[i] for i in (0, 1, 2, 4, 3, 5)
    ),
    "punctuation of half width, marks in brackets": lambda text: re.sub(
        "[¹³⁴⁵⁶]|(?<!m)²", "[1]", text.translate(str.maketrans("“”，；：。（）", '"",;:.()')).replace(" ", "")
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_every_quote_is_found_after_an_edit(edit: str) -> None:
    text = EDITS[edit]((ROOT / "source" / "2022.txt").read_text("utf-8"))
    found = bind(plan(), SourceText(read_text(text), text))
    assert [each.quote.text for each in found if each.place is None or each.is_changed or each.rivals] == []


def test_every_figure_that_is_changed_is_told() -> None:
    figure = re.compile(r"(?<![0-9A-Za-z+.“-])[0-9]+(?= ?(?:[家台户个场栋]|亿元|%))")
    text = (ROOT / "source" / "2022.txt").read_text("utf-8")
    higher = figure.sub(lambda match: str(int(match[0]) + 1), text)
    found = coverage_of(plan(), SourceText(read_text(higher)))
    changed = {id(each.quote.holder) for each in found.bindings if each.is_changed}
    told = {id(each.binding.quote.holder) for each in found.claims.differences}
    asked = [
        target
        for target in plan().targets
        if target.bound.at_least and target.unit in ("家", "台", "户", "个", "场", "栋", "%")
    ]
    assert changed == told
    assert {target.id for target in asked if id(target) not in told} == {"kiosks"}


@pytest.mark.parametrize("number", range(5))
def test_the_quotes_of_a_section_that_is_deleted_are_lost(number: int) -> None:
    parts = SECTION.split((ROOT / "source" / "2022.txt").read_text("utf-8"))
    text = "".join(parts[: number + 1] + parts[number + 2 :])
    found = bind(plan(), SourceText(read_text(text)))
    section = plan().sections[number]
    of_it = {id(each) for each in (section, *section.tasks, *section.all_targets)}
    placed = {id(each.quote.holder) for each in found if each.place is not None}
    assert of_it & placed == set()
    lost = {id(each.quote.holder) for each in found if each.place is None}
    terms = {id(definition) for definition in plan().definitions.values()}
    assert lost <= of_it | terms | {id(each) for each in plan().source.waived}  # type: ignore[union-attr]

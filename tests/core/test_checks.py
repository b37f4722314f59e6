"""Checks that depend on several entries or revisions, where a folder of broken files would hide the point."""

from datetime import date
from decimal import Decimal

import pytest

from workplan.core.calendar import Every, Span
from workplan.core.check_log import LogContext, check_log
from workplan.core.check_plan import check_plan
from workplan.core.log import Entry, logs_of
from workplan.core.plan import Checkpoint, DueChange, Kind, Plan, Revision, Target
from workplan.core.plan_context import PlanContext
from workplan.core.problems import Address

from .plans import entries, entry, plan, target

TODAY = date(2022, 12, 31)


def found_in_log(of: Plan, *entries: Entry) -> list[tuple[str, int | str]]:
    """The code and the index of each problem of some entries."""
    problems = check_log(LogContext(logs_of(of, entries), TODAY))
    return [(p.code, p.at.path[0]) for p in problems if isinstance(p.at, Address)]


def found_in_plan(of: Plan) -> list[str]:
    return [problem.code for problem in check_plan(PlanContext(of, "plan.yaml"))]


@pytest.mark.parametrize(
    ("said", "codes"), [("=100", []), ("=101", ["out-of-range"]), ("=-1", ["out-of-range"])]
)
def test_a_milestone_stands_between_nothing_and_done(said: str, codes: list[str]) -> None:
    hall = plan(target("hall", Kind.MILESTONE))
    assert [code for code, _ in found_in_log(hall, entry("hall", "2022-06-30", said))] == codes


def test_a_total_is_compared_with_what_stood_before_its_day() -> None:
    counted = plan(target("lifts", at_least=5))
    right = entry("lifts", "2022-06-30", "+2", value=3, item=1)
    wrong = entry("lifts", "2022-06-30", "+1", value=3, item=2)
    first = entry("lifts", "2022-05-31", "+1", item=0)
    assert found_in_log(counted, first, right) == []
    assert found_in_log(counted, wrong, first) == [("total-mismatch", 2)]


def found_of(of: Target, *reports: str) -> list[tuple[str, int | str]]:
    """The code and the index of each problem of reports of one target."""
    return found_in_log(plan(of), *(each._replace(id=f"e{each.item}") for each in entries(of.id, *reports)))


@pytest.mark.parametrize(
    ("whole", "part", "unit", "found"),
    [
        ("=7", ["=30"], "pieces", [("part-above-whole", 1)]),
        ("=7", ["=7"], "pieces", []),
        ("=7", ["=8", "-1"], "pieces", []),
        ("=7", ["+4", "words", "+4", "words"], "pieces", [("part-above-whole", 3)]),
        ("words", ["=30"], "pieces", []),
        ("=7", ["words"], "pieces", []),
        ("=7", ["=30"], "km", []),
    ],
)
def test_a_part_has_not_come_further_than_its_whole(
    whole: str, part: list[str], unit: str, found: list[tuple[str, int | str]]
) -> None:
    counted = plan(target("all", unit="pieces"), target("some", unit=unit, part_of="all"))
    said = [entry("some", f"2022-0{i + 1}-28", each, item=i, id=f"e{i}") for i, each in enumerate(part, 1)]
    assert found_in_log(counted, entry("all", "2022-01-31", whole), *said) == found


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (("06-30 =3", "06-30 =3"), []),
        (("06-30 =3", "06-30 =3", "06-30 =4"), [("value-superseded", 1)]),
        (("06-30 =3", "06-30 =4", "06-30 words"), []),
        (("06-30 =3", "06-30 =4", "07-31 =4"), []),
        (("06-30 =3", "07-31 =4"), []),
    ],
)
def test_a_correction_of_a_day_is_a_warning_until_the_next_entry(
    reports: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    assert found_of(target("firms", Kind.LEVEL, at_least=5), *reports) == found


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        (("05-31 =20", "06-30 =19"), [("total-fell", 1)]),
        (("05-31 +20", "05-31 +1", "05-31 =20"), [("total-fell", 2)]),
        (("05-31 =20", "06-30 =20"), []),
        (("05-31 =20", "06-30 -1"), []),
        (("05-31 =20", "06-30 =30", "06-30 =22", "07-31 =23"), []),
        (("05-31 =20", "06-30 =30", "06-30 =19", "07-31 =23"), [("total-fell", 2)]),
    ],
)
def test_a_total_that_falls_is_told_but_not_that_of_a_correction(
    reports: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    assert found_of(target("lifts", at_least=52), *reports) == found


def test_a_total_falls_without_a_word_where_a_note_says_why_or_the_figure_is_none_to_add_up() -> None:
    said = entry("lifts", "2022-06-30", "=19", note="two were counted twice", item=1)
    assert found_in_log(plan(target("lifts")), entry("lifts", "2022-05-31", "=20"), said) == []
    assert found_of(target("firms", Kind.LEVEL), "05-31 =20", "06-30 =19") == []


@pytest.mark.parametrize(
    ("of", "reports", "found"),
    [
        (target("firms", Kind.LEVEL, at_least=75), ("04-30 =75", "05-31 =70", "06-30 =7500"), [2]),
        (target("firms", Kind.LEVEL, at_least=75), ("04-30 =75", "05-31 =750", "06-30 =750"), [1]),
        (target("firms", Kind.LEVEL, at_least=75), ("04-30 =75", "05-31 =749.9"), []),
        (target("firms", Kind.LEVEL, at_least=75), ("04-30 =76", "05-31 =750"), []),
        (target("firms", Kind.LEVEL, at_least=75), ("05-31 =7500",), []),
        (target("firms", Kind.LEVEL), ("04-30 =75", "05-31 =7500"), []),
        (target("lifts", at_least=52), ("04-30 +40", "05-31 +400"), []),
        (target("lifts", at_least=52), ("04-30 +40", "05-31 +480", "06-30 +1"), [1]),
        (target("lifts", at_least=52), ("04-30 =40", "05-31 =520", "05-31 =52", "06-30 =96"), []),
        (target("lifts", at_least=52), ("04-30 +40", "05-31 +480", "05-31 -432", "06-30 +1"), []),
        (target("crimes", at_most=0), ("04-30 +0", "05-31 +1"), []),
        (target("staff", Kind.LEVEL, between=(12, 15)), ("04-30 =14", "05-31 =140", "06-30 =150"), []),
        (target("staff", Kind.LEVEL, between=(12, 15)), ("04-30 =14", "05-31 =150"), [1]),
        (target("loss", Kind.RATE, at_most=-5), ("04-30 =-5.2", "05-31 =-52"), [1]),
        (target("visits", Kind.RECURRING, every=Every.MONTH), ("04-30 +1", "05-31 +20"), []),
    ],
)
def test_a_figure_ten_times_its_bound_and_ten_times_the_one_before_is_told(
    of: Target, reports: tuple[str, ...], found: list[int]
) -> None:
    assert found_of(of, *reports) == [("unlikely-figure", place) for place in found]


@pytest.mark.parametrize(
    ("of", "reports", "found"),
    [
        (target("share", Kind.LEVEL, unit="%"), ("05-31 =0.71",), [0]),
        (target("hall", Kind.MILESTONE), ("05-31 =0.5", "05-31 =50", "06-30 =51"), []),
        (target("hall", Kind.MILESTONE), ("05-31 done", "06-30 undone"), []),
        (target("built", unit="%", at_least=100), ("05-31 +0.4", "06-30 +0.4"), [0, 1]),
        (target("growth", Kind.RATE), ("05-31 =0", "06-30 =1", "07-31 =-0.6"), []),
        (target("area", Kind.LEVEL, unit="km"), ("05-31 =0.71",), []),
    ],
)
def test_a_figure_between_0_and_1_of_a_percentage_is_told(
    of: Target, reports: tuple[str, ...], found: list[int]
) -> None:
    assert found_of(of, *reports) == [("looks-like-share", place) for place in found]


def test_a_figure_with_a_per_cent_sign_is_no_share() -> None:
    said = entry("growth", "2022-05-31", "=0.6", in_points=True)
    assert found_in_log(plan(target("growth", Kind.RATE)), said) == []


def test_tomorrow_is_a_warning_and_the_day_after_an_error() -> None:
    lifts = plan(target("lifts"))
    days = ("2022-12-31", "2023-01-01", "2023-01-02")
    reports = (entry("lifts", day, item=place, id=day) for place, day in enumerate(days))
    assert found_in_log(lifts, *reports) == [("entry-tomorrow", 1), ("entry-in-future", 2)]


def test_a_stage_is_one_of_its_target_by_its_name() -> None:
    stages = tuple(Checkpoint(date(2022, month, 1), None, name) for month, name in ((6, "tender"), (9, "b")))
    hall = target(
        "hall", Kind.MILESTONE, checkpoints=(*stages, Checkpoint(date(2022, 9, 1), Decimal(60), "c"))
    )
    reports = [
        entry("hall", "2022-06-30", "done", reached=name, item=place, id=name)
        for place, name in enumerate(("tender", "b", "tendr", "c"))
    ]
    problems = check_log(LogContext(logs_of(plan(hall), reports), TODAY))
    assert [(each.code, each.at, each.params) for each in problems] == [
        (
            "unknown-stage",
            Address((place, "reached")),
            {"name": name, "stages": ("tender", "b"), **said},
        )
        for place, name, said in (
            (2, "tendr", {"suggestion": "tender"}),
            (3, "c", {"what": "valued", "suggestion": None}),
        )
    ]
    assert found_of(target("hall", Kind.MILESTONE), "06-30 done") == []


def test_an_id_counts_once_in_a_plan_at_its_place_in_the_file_of_its_month() -> None:
    lifts = plan(target("lifts", at_least=5))
    one = entry("lifts", "2022-06-30", "+1", id="x", item=0)
    assert found_in_log(lifts, one, one._replace(item=1)) == [("entry-repeated", 1)]
    assert found_in_log(lifts, one, one._replace(item=1, words=', note: "more"')) == [("id-conflict", 1)]
    own, copy = (one._replace(file=f"progress/2022/{name}.yaml") for name in ("2022-06", "2022-06 (1)"))
    assert found_in_log(lifts, copy, own) == [("entry-repeated", 0)]
    trail = logs_of(lifts, [copy, own]).trails["lifts"]
    assert (trail.entries[0].file, trail.repeated[0].file, trail.figures) == (own.file, copy.file, [1])


def test_entries_of_a_target_that_could_not_be_read_whole_are_not_held_against_it() -> None:
    vague = plan(target("lifts", Kind.DUTY))
    context = LogContext(
        logs_of(vague, [entry("lifts", "2022-06-30", "+1")]), TODAY, vague=frozenset({"lifts"})
    )
    assert check_log(context) == ()
    lost = LogContext(
        logs_of(vague, [entry("lfits", "2022-06-30"), entry("wrk", "2022-06-30", is_task=True)]),
        TODAY,
        lost=frozenset({"tasks", "targets"}),
    )
    assert check_log(lost) == ()


def extended(due: str, *moves: tuple[str, str, str]) -> Plan:
    """A target due on a day, with revisions (recorded, from, to)."""
    day = date.fromisoformat
    revisions = tuple(
        Revision(day(on), "why", targets=("hall",), due=DueChange(day(a), day(b))) for on, a, b in moves
    )
    window = Span(date(2022, 1, 1), day(due))
    return plan(
        target("hall", Kind.MILESTONE, window=window), target("other", Kind.DUTY), revisions=revisions
    )


@pytest.mark.parametrize(
    ("of", "codes"),
    [
        (extended("2022-06-30"), []),
        (extended("2022-09-30", ("2022-05-01", "2022-06-30", "2022-09-30")), []),
        (extended("2022-11-30", ("2022-08-01", "2022-09-30", "2022-11-30"), ("2022-05-01", "2022-06-30", "2022-09-30")), []),
        (
            extended(
                "2022-11-30",
                ("2022-05-01", "2022-06-30", "2022-08-31"),
                ("2022-08-01", "2022-09-30", "2022-11-30"),
            ),
            ["due-chain-broken"],
        ),
        (extended("2022-10-31", ("2022-05-01", "2022-06-30", "2022-09-30")), ["due-chain-broken"]),
        (extended("2022-09-30", ("2022-07-01", "2022-06-30", "2022-09-30")), ["due-moved-late"]),
    ],
)  # fmt: skip
def test_extensions_lead_from_the_first_due_date_to_the_one_of_today(of: Plan, codes: list[str]) -> None:
    assert found_in_plan(of) == codes


def test_an_extension_without_targets_says_nothing_of_whose() -> None:
    revision = Revision(date(2022, 5, 1), "why", due=DueChange(date(2022, 6, 30), date(2022, 9, 30)))
    assert found_in_plan(plan(target("hall", Kind.DUTY), revisions=(revision,))) == ["missing-key"]

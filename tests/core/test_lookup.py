from datetime import date

import pytest

from workplan.core.calendar import Span
from workplan.core.lookup import (
    Found,
    definitions_for,
    find_among,
    find_reportable,
    find_subject,
    id_of,
    plans_on,
    references_to,
)
from workplan.core.plan import Definition, Kind, Revision

from .plans import definitions, owners, plan, target

PLAN = plan(
    target("lifts-added", called="新增加梯"), target("lifts-finished", called="完工加梯", formerly=("lifts-done",)),
    target("kiosks", Kind.MILESTONE, called="Kiosks"), owners=owners("Ann<Boss", "Boss"),
    definitions=definitions("lift team"),
)  # fmt: skip


def ids(found: Found) -> list[str]:
    return [id_of(subject) for subject in ((found.subject,) if found.subject else found.candidates)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("lifts-added", ["lifts-added"]), ("lifts-done", ["lifts-finished"]), ("新增加梯", ["lifts-added"]),
        ("KIOSKS", ["kiosks"]), ("完工", ["lifts-finished"]), ("added", ["lifts-added"]),
        ("加梯", ["lifts-added", "lifts-finished"]), ("work", ["work"]), ("nothing", []),
    ],
)  # fmt: skip
def test_a_target_or_task_is_meant_by_any_unique_part_of_its_id_or_name(words: str, meant: list[str]) -> None:
    assert ids(find_reportable(PLAN, words)) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [("Ann", ["Ann"]), ("lift team", ["lift team"]), ("part", ["part"]), ("Bos", ["Boss"])],
)
def test_sections_owners_and_terms_are_found_too(words: str, meant: list[str]) -> None:
    assert ids(find_subject(PLAN, words)) == meant


def test_a_section_is_found_by_its_number() -> None:
    numbered = plan(sections=(PLAN.sections[0].__class__(id="a", title="Alpha", number="二"),))
    assert ids(find_among(numbered.sections, "二")) == ["a"]
    assert ids(find_among(numbered.sections, "alph")) == ["a"]


def test_owners_are_looked_up_among_owners_only() -> None:
    assert (
        ids(find_among([*PLAN.owners.values()], "ann")),
        ids(find_among([*PLAN.owners.values()], "kiosks")),
    ) == (["Ann"], [])


def test_a_term_is_found_where_texts_refer_to_it() -> None:
    lifts = target("lifts", called="Lifts by the [^team]", detail="[^unknown], [^house], [^team]")
    stairs = target("stairs", goal_words="as in every [^house]")
    doors = target("doors", meta=(("source", "the [^house]"), ("page", "9")))
    defined = {
        "team": Definition("team", items=("workers", "one [^house]")),
        "house": Definition("house", text="a building"),
    }
    revisions = (Revision(date(2022, 5, 1), reason="no [^house] left"),)
    of = plan(lifts, stairs, doors, title="Every [^house]", definitions=defined, revisions=revisions)
    assert definitions_for((lifts,), of) == (defined["team"], defined["house"])
    assert list(references_to("house", of)) == [
        ("", "Every [^house]"), ("team", "team"), ("lifts", "Lifts by the [^team]"), ("stairs", "stairs"),
        ("doors", "doors"), ("", "2022-05-01"),
    ]  # fmt: skip


def test_a_day_means_the_plans_that_hold_it_else_the_latest_begun_else_the_first_to_begin() -> None:
    years = {f"{year}": Span(date(year, 1, 1), date(year, 12, 31)) for year in (2022, 2024, 2026)}
    years["too"] = years["2024"]
    days = (date(2021, 6, 30), date(2022, 6, 30), date(2023, 6, 30), date(2025, 6, 30), date(2030, 6, 30))
    assert [plans_on(years, day) for day in days] == [
        ("2022",), ("2022",), ("2022",), ("2024", "too"), ("2026",),
    ]  # fmt: skip
    assert plans_on({}, days[0]) == ()

import pytest

from workplan.core.lookup import (
    Found,
    Subject,
    find_owner,
    find_reportable,
    find_section,
    find_subject,
    id_of,
    name_of,
)
from workplan.core.plan import Kind

from .plans import definitions, owners, plan, target

PLAN = plan(
    target("lifts-added", called="新增加梯"),
    target("lifts-finished", called="完工加梯", formerly=("lifts-done",)),
    target("kiosks", Kind.MILESTONE, called="Kiosks"),
    owners=owners("Ann<Boss", "Boss"),
    definitions=definitions("lift team"),
)


def ids(found: Found) -> list[str]:
    return [id_of(subject) for subject in ((found.subject,) if found.subject else found.candidates)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("lifts-added", ["lifts-added"]),
        ("lifts-done", ["lifts-finished"]),
        ("新增加梯", ["lifts-added"]),
        ("KIOSKS", ["kiosks"]),
        ("完工", ["lifts-finished"]),
        ("added", ["lifts-added"]),
        ("加梯", ["lifts-added", "lifts-finished"]),
        ("work", ["work"]),
        ("nothing", []),
    ],
)
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
    assert ids(find_section(numbered, "二")) == ["a"]
    assert ids(find_section(numbered, "alph")) == ["a"]


def test_owners_are_looked_up_among_owners_only() -> None:
    assert (ids(find_owner(PLAN, "ann")), ids(find_owner(PLAN, "kiosks"))) == (["Ann"], [])


def test_everything_has_a_name_and_an_id() -> None:
    subjects: list[Subject] = [
        PLAN.sections[0],
        PLAN.tasks[0],
        PLAN.targets[0],
        PLAN.owners["Ann"],
        PLAN.definitions["lift team"],
    ]
    names = [(id_of(subject), name_of(subject)) for subject in subjects]
    assert names == [
        ("part", "Part"), ("work", "Work"), ("lifts-added", "新增加梯"), ("Ann", "Ann"), ("lift team", "lift team"),
    ]  # fmt: skip

from pathlib import Path
from typing import Any

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call, Ended
from repository import Repository


def bounds(ended: Ended, field: str = "at_least") -> list[tuple[str, Any, Any]]:
    """The commits and values of one field."""
    assert ended.code == 0, ended.err
    return [(c["commit"], c["old"], c["new"]) for c in ended.data["changes"] if c["field"] == field]


def test_every_value_of_a_target_is_told_once_with_who_and_why(repository: Repository, call: Call) -> None:
    first = repository.commit(plan(lifts(52), HALL))
    repository.commit(plan(lifts(52), HALL.replace("New hall", "Newer hall")))
    reason = "{date: 2022-03-03, targets: [lifts], reason: rain}"
    third = repository.commit(plan(lifts(40), HALL, revisions=(reason,)))
    assert call("history", "lifts").out == (
        "Date        Commit   Author  Effect     Changed           From      To\n"
        "----------  -------  ------  ---------  ----------------  --------  ----------\n"
        f"2022-03-01  {first[:7]}  Ann     tightened  added             —         Lifts\n"
        f"2022-03-01  {first[:7]}  Ann     neutral    At least (first)  —         52 lifts\n"
        f"2022-03-01  {first[:7]}  Ann     neutral    Due (first)       —         2022-12-31\n"
        f"2022-03-01  {first[:7]}  Ann     neutral    Lead (first)      —         Ann\n"
        f"2022-03-03  {third[:7]}  Ann     eased      At least          52 lifts  40 lifts\n"
        "  reason: rain\n"
    )


def test_a_merge_repeats_nothing(repository: Repository, call: Call) -> None:
    apart = [f"{{id: care-{i}, name: Care {i}, kind: duty}}" for i in range(4)]
    first = repository.commit(plan(lifts(52), *apart, HALL))
    repository.git("checkout", "-q", "-b", "side")
    one = repository.commit(plan(lifts(45), *apart, HALL))
    two = repository.commit(plan(lifts(40), *apart, HALL))
    repository.git("checkout", "-q", "main")
    other = repository.commit(plan(lifts(52), *apart, HALL.replace("}", ", due: 2022-09}")))
    repository.git("merge", "-q", "--no-edit", "side")
    expected = [(first, None, "52"), (one, "52", "45"), (two, "45", "40")]
    assert bounds(call("history", "lifts", "--format", "json")) == expected
    assert bounds(call("history", "hall", "--format", "json"), "due") == [
        (first, None, "2022-12-31"), (other, "2022-12-31", "2022-09-30"),
    ]  # fmt: skip


def test_ids_and_files_are_followed_through_renames(repository: Repository, call: Call) -> None:
    first = repository.commit(plan(lifts(52), HALL))
    second = repository.commit(plan(lifts(50), HALL))
    repository.git("mv", "plan/2022.yaml", "plan/work.yaml")
    third = repository.commit(
        plan(lifts(48, called="new", more=", formerly: [lifts]"), HALL), "plan/work.yaml"
    )
    fourth = repository.commit(plan(lifts(48, called="newer"), HALL), "plan/work.yaml")
    fifth = repository.commit(plan(lifts(47, called="newer"), HALL), "plan/work.yaml")
    ended = call("history", "newer", "--format", "json")
    assert bounds(ended) == [
        (first, None, "52"), (second, "52", "50"), (third, "50", "48"), (fifth, "48", "47"),
    ]  # fmt: skip
    assert bounds(ended, "id") == [(third, "lifts", "new"), (fourth, "new", "newer")]


def test_a_version_that_cannot_be_read_is_named_and_skipped(repository: Repository, call: Call) -> None:
    (repository.root / "progress" / "2022").mkdir(parents=True)
    first = repository.commit(plan(lifts(52)))
    broken = repository.commit("title: [\n")
    third = repository.commit(plan(lifts(40)))
    ended = call("history", "lifts", "--format", "json")
    assert bounds(ended) == [(first, None, "52"), (third, "52", "40")]
    assert ended.err == (
        f"plan/2022.yaml could not be read in commit {broken[:7]} of 2022-03-02 (Ann); it was skipped\n"
    )
    assert [each["commit"] for each in ended.data["unreadable"]] == [broken]


def test_a_removed_target_still_has_its_history(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    gone = repository.commit(plan(HALL))
    last = call("history", "lifts", "--format", "json").data["changes"][-1]
    assert (last["commit"], last["kind"], last["effect"]) == (gone, "removed", "eased")
    unknown = call("history", "nothing-such")
    assert (unknown.code, unknown.err.split(";")[0]) == (
        2,
        "no target, task, section, owner or term matches 'nothing-such'",
    )


def test_an_id_that_ever_was_comes_before_one_only_like_it(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), lifts(26, called="lifts-finished")))
    repository.commit(plan(lifts(26, called="lifts-finished")))
    found = call("history", "lifts", "--format", "json").data
    assert (found["id"], {change["id"] for change in found["changes"]}) == ("lifts", {"lifts"})


def test_an_early_id_of_several_leads_to_the_target(repository: Repository, call: Call) -> None:
    commits = [
        repository.commit(plan(lifts(52 - i, called=name, more=more), HALL))
        for i, (name, more) in enumerate([("a", ""), ("b", ", formerly: [a]"), ("c", ", formerly: [b]")])
    ]
    ended = call("history", "a", "--format", "json")
    assert bounds(ended) == [(commits[0], None, "52"), (commits[1], "52", "51"), (commits[2], "51", "50")]
    assert ended.data["id"] == "c"


def test_a_task_and_the_plan_have_all_their_changes(repository: Repository, call: Call) -> None:
    repository.commit(plan(lifts(52), HALL))
    repository.commit(plan(lifts(52), HALL.replace("New", "Old")).replace("title: head", "title: boss"))
    fields = {
        thing: [
            (c["id"], c["kind"], c["field"])
            for c in call("history", *thing, "--format", "json").data["changes"]
        ]
        for thing in (("streets",), ())
    }
    assert fields["streets",] == [
        ("streets", "added", None), ("lifts", "added", None), ("hall", "added", None), ("hall", "changed", "name"),
    ]  # fmt: skip
    assert fields[()] == [(None, "added", None), ("Ann", "changed", "title"), ("hall", "changed", "name")]


@pytest.mark.parametrize("damage", ["", "{}\n{}\n", "[1]\n[2]", "\0\xff"])
def test_what_is_remembered_changes_nothing_and_is_dropped_when_odd(
    repository: Repository, call: Call, tmp_path: Path, damage: str
) -> None:
    for number in (52, 51, 50):
        repository.commit(plan(lifts(number)))
    cold = call("history", "lifts", "--no-cache")
    assert not (tmp_path / "cache").exists()
    assert call("history", "lifts") == cold
    [memory] = (tmp_path / "cache" / "workplan").iterdir()
    assert call("history", "lifts") == cold
    memory.write_bytes(damage.encode("latin-1"))
    assert call("history", "lifts") == cold
    memory.unlink()
    memory.parent.rmdir()
    memory.parent.write_text("in the way")
    assert call("history", "lifts") == cold


def test_what_was_remembered_is_continued_by_the_next_commits(repository: Repository, call: Call) -> None:
    commits = [repository.commit(plan(lifts(52)))]
    assert len(bounds(call("history", "lifts", "--format", "json"))) == 1
    commits += [repository.commit(plan(lifts(number))) for number in (50, 40)]
    found = bounds(call("history", "lifts", "--format", "json"))
    assert found == [(commits[0], None, "52"), (commits[1], "52", "50"), (commits[2], "50", "40")]
    assert call("history", "lifts") == call("history", "lifts", "--no-cache")

"""An id that another target had: no command lets it take along what was reported by it."""

from datetime import date

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository
from workplan.core.diff import Roster
from workplan.core.history import Reused, State, reused_ids

JANUARY, MARCH = date(2022, 1, 1), date(2022, 3, 1)
ENTRY = '- {date: 2022-02-28, target: lifts, add: 7, by: "Ann", id: a00000000001}\n'
RENAMED = plan(lifts(called="raised", more=", formerly: [lifts]"), HALL)
OTHER = "{id: lifts, name: Ski lifts, kind: count, unit: lifts, at_least: 5}"
REUSED = plan(lifts(called="raised"), OTHER, HALL)
SAID = (
    "plan/2022.yaml: error: 'lifts' was an id of 'raised', and entries with it would count here; keep 'lifts' in "
    "formerly of 'raised', and choose an id here that was never used [id-reused]\n"
)


def roster(*targets: str) -> Roster:
    """Targets written as `id name former former`."""
    return tuple(tuple(each.split()) for each in targets)


@pytest.mark.parametrize(
    ("states", "found"),
    [
        (["a A", "b A a", "b A"], []),
        (["a A", "b A a", "b A; a C"], [Reused("a", "a", "b", is_gone=False)]),
        (["b A a", "b A; c C a"], [Reused("a", "c", "b", is_gone=False)]),
        (["b A a", "a C"], [Reused("a", "a", "b", is_gone=True)]),
        (["b A a", "a C b"], []),
        (["a A", "a C"], []),
        (["a A; b B", "b B", "a A; b B"], []),
        (["a A; b B", "b B", "a C; b B"], [Reused("a", "a", "a", is_gone=True)]),
        (["a A; b B", "b B", "b B a"], []),
        (["a A; b B", "b B", "b B a", "b B; a A"], [Reused("a", "a", "b", is_gone=False)]),
        (["a A", "b A a", "b A; a C", "b A a; c C"], []),
        (["a A", "b A a", "b A; a C", "b A; a C"], [Reused("a", "a", "b", is_gone=False)]),
    ],
)  # fmt: skip
def test_of_each_id_the_first_that_had_it_counts(states: list[str], found: list[Reused]) -> None:
    rosters = [roster(*state.split("; ")) for state in states]
    line = [State(each, (i - 1,) if i else ()) for i, each in enumerate(rosters)]
    assert list(reused_ids(line)) == found


def test_a_merge_takes_targets_from_both_sides_and_the_day_is_that_of_the_first_commit() -> None:
    start, renamed, more = (
        State(roster("a A")),
        State(roster("b A a"), (0,)),
        State(roster("a A", "c C"), (0,)),
    )
    merged = State(roster("b A a", "c C"), (1, 2), JANUARY)
    assert list(reused_ids([start, renamed, more, merged])) == []
    taken = State(roster("b A", "c C", "a D"), (3,), MARCH)
    last = State(taken.roster, (4,))
    found = [Reused("a", "a", "b", is_gone=False, day=MARCH)]
    assert list(reused_ids([start, renamed, more, merged, taken, last])) == found


@pytest.fixture
def office(repository: Repository) -> Repository:
    """A plan whose target got another id after an entry."""
    repository.write(ENTRY, "progress/2022/2022-02.yaml")
    repository.commit(plan(lifts(), HALL))
    repository.commit(RENAMED)
    return repository


def test_every_command_that_knows_git_refuses_it(office: Repository, call: Call) -> None:
    assert call("git-setup").code == 0
    office.write(REUSED)
    ended = call("diff")
    assert (ended.code, ended.err) == (1, SAID)
    for words in ((), ("--since", "HEAD")):
        checked = call("check", "--format", "json", *words)
        assert (checked.code, [p["line"] for p in checked.data if p["code"] == "id-reused"]) == (1, [15])
    office.git("add", "plan")
    office.write(RENAMED)
    tried = office.tried("commit", "-qm", "again")
    assert (tried.returncode, tried.stderr.startswith(SAID)) == (1, True)
    ended = call("diff", "--staged", "--require-reasons")
    assert (ended.code, ended.err) == (1, SAID)
    assert call("status", "--as-of", "2022-06-30").code == 0


@pytest.mark.parametrize("words", [(), ("--no-cache",)])
def test_what_was_committed_is_told_until_it_is_mended(
    office: Repository, call: Call, words: tuple[str, ...]
) -> None:
    office.commit(REUSED)
    office.commit(REUSED.replace("title: ", "title: The "))
    for _ in "12":
        assert "[id-reused]" in call("check", *words).out
    assert call("diff").code == 0
    office.write(
        plan(lifts(called="raised", more=", formerly: [lifts]"), OTHER.replace("lifts,", "ski,", 1), HALL)
    )
    assert call("check", *words).code == 0


def test_what_was_never_reported_by_it_is_no_matter(office: Repository, call: Call) -> None:
    office.write("", "progress/2022/2022-02.yaml")
    office.write(REUSED)
    assert call("diff").code == 0
    log = office.root / "progress" / "2022" / "2022-02.yaml"
    log.unlink()
    office.commit(REUSED, day="2022-03-05")
    office.write(ENTRY.replace("02-28", "03-06"), "progress/2022/2022-03.yaml")
    assert call("check").code == 0
    office.write(ENTRY, "progress/2022/2022-02.yaml")
    assert "[id-reused]" in call("check").out


def test_a_version_with_errors_is_passed_over(office: Repository, call: Call) -> None:
    office.commit(RENAMED.replace("milestone", "stone"))
    office.write(REUSED)
    assert "[id-reused]" in call("check").out


def test_where_git_knows_nothing_nothing_is_asked(repository: Repository, call: Call) -> None:
    repository.write(ENTRY, "progress/2022/2022-02.yaml")
    repository.write(plan(lifts(), HALL))
    assert call("check").code == 0


def test_what_git_puts_in_the_place_of_a_commit_is_seen(office: Repository, call: Call) -> None:
    def told() -> list[str]:
        return [each["commit"] for each in call("history", "--format", "json").data["changes"]]

    whole = told()
    assert len({*whole}) > 1
    office.git("replace", "--graft", "HEAD")
    assert {*told()} == {office.git("rev-parse", "HEAD")}
    office.git("replace", "-d", "HEAD")
    assert told() == whole
    office.write(office.git("rev-parse", "HEAD") + "\n", ".git/info/grafts")
    assert {*told()} == {office.git("rev-parse", "HEAD")}

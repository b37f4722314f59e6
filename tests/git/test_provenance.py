"""Who recorded an entry: what `show` says of it, and what `check --since` says of a log that was edited."""

from collections.abc import Callable
from typing import Any

import pytest

from plans import PLAN
from program import Call, started
from repository import Repository

MAY = "- {date: 2022-05-31, target: lifts-added, add: 3, id: a1}\n"
JUNE = "- {date: 2022-06-30, target: lifts-added, add: 4, id: a2}\n"
MORE, OTHER, PLAIN = MAY.replace("add: 3", "add: 30"), MAY.replace("a1", "z9"), MAY.replace(", id: a1", "")
MAY_FILE, JUNE_FILE = "progress/2022/2022-05.yaml", "progress/2022/2022-06.yaml"
OCTOBER = "2022-10-01"
ANN, BOB = "Ann 2022-06-02", "Bob 2022-09-12 late"


@pytest.fixture
def office(repository: Repository) -> Repository:
    """Ann records May in June; Bob records June, in September."""
    repository.record("2022-01-05", plan=PLAN)
    repository.record("2022-06-02", m05=MAY)
    repository.record("2022-09-12", author="Bob", m06=JUNE)
    return repository


def trail(call: Call, *arguments: str) -> list[Any]:
    """What is said of who recorded each entry."""
    ended = call("show", "lifts-added", "--format", "json", "--as-of", "2022-12", *arguments)
    assert ended.code == 0
    return [step["recorded"] for step in ended.data["target"]["trail"]]


def told(call: Call, *arguments: str) -> list[str]:
    """Author and day of each entry, whether it was late, and who changed it."""
    found = []
    for each in trail(call, *arguments):
        late = " late" if each["late"] else ""
        changed = f" changed by {each['changed']['author']}" if each["changed"] else ""
        found.append(f"{each['author']} {each['day']}{late}{changed}")
    return found


def problems(call: Call, *arguments: str) -> list[tuple[str, str, int | None]]:
    """Each problem's code and place; the exit code of the check says whether there is one."""
    ended = call("check", "--format", "json", *arguments)
    assert ended.code == bool(ended.data)
    return [(each["code"], each["file"], each["line"]) for each in ended.data]


def test_each_entry_has_the_commit_author_and_day_that_recorded_it(office: Repository, call: Call) -> None:
    assert told(call) == [ANN, BOB]
    hashes = office.git("rev-list", "--reverse", "HEAD").split()
    assert [each["commit"] for each in trail(call)] == hashes[1:]
    assert told(call, "--rev", "HEAD~1") == [ANN]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "补报：数据日期之后 74 天才入库"), ("en", "late: recorded 74 days after its date")],
)
def test_the_page_names_them_and_marks_what_was_late(call: Call, language: str, said: str) -> None:
    _, trail = call("show", "lifts-added", "--lang", language, "--width", "160").out.split("\n2022-05-31")
    may, june = trail.split("\n2022-06-30")
    assert ("Ann 2022-06-02" in may, said in may) == (True, False)
    assert ("Bob 2022-09-12" in june, said in june) == (True, True)


def test_an_entry_that_was_changed_names_who_did(office: Repository, call: Call) -> None:
    changed = office.record(OCTOBER, author="Cid", m05=MORE)
    assert told(call)[0] == f"{ANN} changed by Cid"
    assert trail(call)[0]["changed"]["commit"] == changed
    assert "changed after it was recorded" in call("show", "lifts-added").out.replace("\n", " ")


HIDDEN = '- {date: 2022-05-31, target: lifts-added, note: "x\n- {date: 2022-06-01, target: care, note: y}\n", id: a1}\n'
LOOSE = "- date: 2022-05-31\n  target: lifts-added\n  add: 3\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PLAIN, PLAIN.replace("add: 3", "add: 30")),
        (MAY + MAY, MORE),
        (MAY + JUNE * 2, MORE + JUNE),
        (HIDDEN, HIDDEN.replace("note: y", "note: z")),
        (HIDDEN + JUNE, HIDDEN.replace("note: y", "note: z") + JUNE),
        (LOOSE, LOOSE.replace("add: 3", "add: 4")),
        ("# May\n" + PLAIN + JUNE, PLAIN.replace("05-31", "05-30") + JUNE),
    ],
)
def test_a_change_is_found_anywhere_in_a_log(office: Repository, call: Call, old: str, new: str) -> None:
    office.record("2022-07-01", author="Dan", m04=old, m05="", m06="")
    office.record("2022-08-01", author="Cid", m04=new)
    assert {line.partition(" changed by ")[2] for line in told(call)} - {""} == {"Cid"}


def moved(line: str) -> Callable[[Repository], object]:
    """The line goes to the log of June, which Cid commits."""

    def move(office: Repository) -> None:
        office.git("rm", "-q", MAY_FILE)
        office.record(OCTOBER, author="Cid", m06=JUNE + line)

    return move


def renamed(office: Repository) -> None:
    office.git("mv", MAY_FILE, "progress/2022/may.yaml")
    office.record(OCTOBER, author="Cid")


def removed_for_a_while(office: Repository) -> None:
    office.git("rm", "-q", "-r", "progress")
    office.record("2022-09-20")
    office.record(OCTOBER, author="Cid", m05=MAY, m06=JUNE)


def copied_first(office: Repository) -> None:
    office.record(OCTOBER, author="Cid", m06=JUNE + MAY)
    office.record("2022-10-02", author="Dan", m05="")


def named_later(office: Repository) -> None:
    office.record("2022-06-03", m05=PLAIN)
    office.record(OCTOBER, author="Cid", m05=OTHER)


IN_MAY, IN_JUNE = ("entry-edited", MAY_FILE, 1), ("entry-edited", JUNE_FILE, 2)


@pytest.mark.parametrize(
    ("since", "step", "said"),
    [
        ("HEAD~1", lambda o: o.record(OCTOBER, author="Cid", m05=f"- {{date: 2022-05-01, target: care, note: x}}\n{LOOSE}  id: a1\n"), (ANN, [])),
        ("HEAD~1", lambda o: o.record(OCTOBER, author="Cid", m05=OTHER), (f"{ANN} changed by Cid", [IN_MAY])),
        ("HEAD~1", renamed, (ANN, [])),
        ("HEAD~1", moved(MAY), (ANN, [])),
        ("HEAD~1", moved(MORE), (f"{ANN} changed by Cid", [IN_JUNE])),
        ("HEAD~2", copied_first, (ANN, [])),
        ("HEAD~1", named_later, (f"{ANN} changed by Ann", [])),
        ("HEAD~2", removed_for_a_while, (ANN, [])),
    ],
    ids=["layout", "another id", "renamed", "moved", "moved and edited", "copied", "id added", "came back"],
)  # fmt: skip
def test_an_entry_is_followed_through_its_logs(
    office: Repository,
    call: Call,
    since: str,
    step: Callable[[Repository], object],
    said: tuple[str, list[Any]],
) -> None:
    step(office)
    assert (told(call)[0], problems(call, "--since", since)) == said


def test_a_branch_that_was_merged_keeps_who_recorded(office: Repository, call: Call) -> None:
    office.git("checkout", "-q", "-b", "side", "HEAD~1")
    office.record("2022-06-20", author="Cid", m05=MAY + JUNE.replace("a2", "a3"))
    office.git("checkout", "-q", "main")
    office.git("merge", "-q", "--no-edit", "side", day=OCTOBER)
    assert {line.split()[0] for line in told(call)} == {"Ann", "Bob", "Cid"}


def test_logs_in_folders_are_followed_and_those_of_others_are_not(office: Repository, call: Call) -> None:
    for folder, line in (("north", MAY.replace("a1", "n1")), (".hidden", MAY), ("../2021", MAY)):
        office.write(line, f"progress/2022/{folder}/2022-05.yaml")
    office.record("2022-06-20", author="Cid")
    office.record("2022-06-21", author="Dan", m07=JUNE.replace("06-30", "07-31").replace("a2", "a7"))
    assert told(call)[:2] == [ANN, "Cid 2022-06-20"]


def test_logs_that_moved_with_their_root_and_their_plan_keep_their_history(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.root / "north" / "plan").mkdir(parents=True)
    office.git("mv", "progress", "north/progress")
    office.git("mv", "north/progress/2022", "north/progress/town")
    office.git("mv", "plan/2022.yaml", "north/plan/town.yaml")
    office.record(OCTOBER, author="Cid")
    monkeypatch.chdir(office.root / "north")
    assert told(call) == [ANN, BOB]
    assert told(call, "--rev", "HEAD~2") == [ANN]
    assert problems(call, "--since", "HEAD~1") == []


@pytest.mark.parametrize(("name", "author"), [("old.yaml", "Cid"), (".hidden.yaml", "Dan")])
def test_a_log_that_was_elsewhere_keeps_its_trail(
    office: Repository, call: Call, name: str, author: str
) -> None:
    stray = office.write(JUNE.replace("a2", "a7"), f"progress/stray/{name}")
    office.record("2022-07-01", author="Cid")
    stray.unlink()
    office.record(OCTOBER, author="Dan", m07="".join(JUNE.replace("a2", n) for n in ("a7", "a8")))
    assert [line.split()[0] for line in told(call)] == ["Ann", "Bob", author, "Dan"]


def test_a_log_that_was_renamed_and_continued_keeps_its_history(office: Repository, call: Call) -> None:
    office.git("rm", "-q", MAY_FILE)
    office.record(OCTOBER, author="Cid", m04=MAY + JUNE.replace("a2", "a3"))
    assert ANN in told(call)


@pytest.mark.parametrize("name", ["HEAD~1:progress/2022", "HEAD~1:progress", f"HEAD~1:{MAY_FILE}"])
def test_where_a_tree_or_a_log_is_lost_nothing_is_made_up(office: Repository, call: Call, name: str) -> None:
    office.record(OCTOBER, author="Cid", m05=MAY + MAY.replace("a1", "a9"))
    office.lose(name)
    assert set(trail(call)) == {None}


def test_what_is_not_committed_is_said_to_be_so(office: Repository, call: Call) -> None:
    office.write("- {date: 2022-07-31, target: lifts-added, add: 1}\n", "progress/2022/2022-07.yaml")
    office.write(MORE, MAY_FILE)
    may, _, july = trail(call)
    nobody = {"commit": None, "author": None, "day": None}
    assert july == nobody | {"late": False, "changed": None}
    assert (may["author"], may["changed"]) == ("Ann", nobody)
    assert "not committed yet" in call("show", "lifts-added").out


def test_without_git_show_tells_the_rest(
    office: Repository, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = Repository(office.root.parent / "outside")
    outside.write(PLAN)
    outside.write(JUNE, JUNE_FILE)
    monkeypatch.chdir(outside.root)
    assert trail(call) == [None]
    assert "Recorded" not in call("show", "lifts-added").out
    outside.git("init", "-q")
    assert trail(call) == [None]
    outside.record("2022-07-01")
    ran = started("show", "lifts-added", env={"PATH": ""})
    assert (ran.returncode, ran.stderr) == (0, "")


GONE = ("entry-removed", MAY_FILE, None)


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (MAY, MAY + "- {date: 2022-05-31, target: lifts-added, add: -1, id: a4}\n", []),
        (MAY, MORE, [IN_MAY]),
        (MAY, "", [GONE]),
        (MAY, None, [GONE]),
        (MAY + MAY, MAY, []),
        (PLAIN + PLAIN, MORE.replace(", id: a1", "") + PLAIN, [IN_MAY]),
        (PLAIN + PLAIN, PLAIN, [GONE]),
    ],
    ids=["grown", "edited", "emptied", "deleted", "a copy gone", "edited without ids", "gone without ids"],
)
def test_entries_that_were_edited_or_removed_are_reported_where_they_are(
    office: Repository, call: Call, before: str, now: str | None, found: list[Any]
) -> None:
    office.record(OCTOBER, m05=before)
    if now is None:
        (office.root / MAY_FILE).unlink()
    else:
        office.write(now, MAY_FILE)
    assert problems(call, "--since", "HEAD") == found
    assert [code for code, *_ in problems(call) if code.startswith("entry-e") or "removed" in code] == []

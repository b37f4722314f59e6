"""The next plan from the one that is there: what goes on, what is asked, and that nothing is half done."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from program import COMMAND, on_a_terminal
from repository import Repository

Call = Callable[..., Any]
REPOSITORY = Path(__file__).parents[2]
PLAN = """\
# yaml-language-server: $schema=../schema/plan.schema.json
# The office's plan.

title: Plan 2022 of the office
organization: Office
language: en
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: month, grace: 5}   # as agreed
source: {file: source/2022.txt}

owners:
  Ann: {title: head}

sections:
  # ── Town ──
  - id: town
    title: Town
    targets:
      - {id: growth, name: Growth, kind: rate, at_least: 5, owner: Ann, checkpoints: [{by: 2022-06, value: 4}]}
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets:
          # the most important
          - {id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52, stretch: 60, formerly: [lift], source: 52 lifts}   # in old houses
          - {id: trees, name: Trees, kind: count, unit: trees, at_least: 40, due: 2022-09, monthly: {2022-05: 10}}
          - {id: oaks, name: Oaks, kind: count, unit: trees, at_least: 10, part_of: trees}
          - {id: hall, name: New hall, kind: milestone, due: 2022-10-31, checkpoints: [{by: 2022-03, value: 30}, {by: 2022-08-31, value: 80}]}
          - {id: bridge, name: Bridge, kind: milestone, due: 2023-03-31, checkpoints: [{by: 2022-06, name: pier}, {by: 2023-02, name: deck}]}
          - {id: cases, name: Open cases, kind: level, unit: cases, at_most: 40, baseline: 120}
          - {id: firms, name: Firms, kind: level, unit: firms}
          - {id: staff, name: Staff, kind: level, unit: people, at_most: 732}
          - {id: talks, name: Talks, kind: recurring, every: month, start: 2022-02-01}
          - {id: care, name: Care, kind: duty}
          - {id: lamps, name: Lamps, kind: count, unit: lamps, at_least: 5, state: suspended}
          - {id: park, name: Park, kind: milestone, state: cancelled}

revisions:
  - {date: 2022-05-01, targets: [park, lamps], reason: no money}
  - {date: 2022-05-01, targets: [bridge], reason: flood, due: {from: 2022-11-30, to: 2023-03-31}}
"""
LOG = """\
- {date: 2022-12-31, target: lifts, add: 30, id: a1}
- {date: 2022-12-31, target: trees, add: 41, id: a2}
- {date: 2022-12-31, target: oaks, value: 3, id: a3}
- {date: 2022-12-31, target: hall, value: 60, id: a4}
- {date: 2022-12-31, target: bridge, reached: pier, value: 35, id: a5}
- {date: 2022-12-31, target: cases, value: 71, id: a6}
"""
NEXT = """\
# yaml-language-server: $schema=../schema/plan.schema.json
# The office's plan.

title: Plan 2023 of the office
organization: Office
language: en
period: {start: 2023-01-01, end: 2023-12-31}
reporting: {every: month, grace: 5}   # as agreed

owners:
  Ann: {title: head}

sections:
  # ── Town ──
  - id: town
    title: Town
    targets:
      - id: growth   # ? goal
        name: Growth
        kind: rate
        at_least: 5
        owner: Ann
        checkpoints: [{by: 2023-06, value: 4}]
    tasks:
      - id: streets
        title: Streets
        lead: [Ann]
        targets:
          # the most important
          - id: lifts   # in old houses
            name: Lifts
            kind: count
            unit: lifts
            at_least: 22
            stretch: 30
            meta: {carried over: "30 lifts by 2022-12-31, goal ≥52 lifts"}
          - id: oaks
            name: Oaks
            kind: count
            unit: trees
            at_least: 7
            meta: {carried over: "3 trees by 2022-12-31, goal ≥10 trees"}
          - id: hall   # ? due
            name: New hall
            kind: milestone
            due: 2023-10-31
            checkpoints: [{by: 2023-08, value: 80}]
            meta: {carried over: 60% done by 2022-12-31}
          - id: bridge
            name: Bridge
            kind: milestone
            due: 2023-03-31
            checkpoints: [{by: 2023-02, name: deck}]
            meta: {carried over: 35% done by 2022-12-31}
          - id: cases
            name: Open cases
            kind: level
            unit: cases
            at_most: 40
            baseline: 71
            meta: {carried over: "at 71 cases on 2022-12-31, goal ≤40 cases"}
          - {id: firms, name: Firms, kind: level, unit: firms}   # ? goal
          - {id: staff, name: Staff, kind: level, unit: people, at_most: 732}   # ? goal
          - {id: talks, name: Talks, kind: recurring, every: month, start: 2023-02-01}
          - {id: care, name: Care, kind: duty}
          - id: lamps
            name: Lamps
            kind: count
            unit: lamps
            at_least: 5
            meta: {carried over: "nothing reported by 2022-12-31, goal ≥5 lamps"}
"""
AT_END = ("--like", "plan/2022.yaml", "--as-of", "2022-12-31")
TAKEN = "taken over: 1 section, 1 task; {} on, 4 repeat, {} again in full, {} left out\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("plan", "progress/2022", "source"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "plan/2022.yaml").write_text(PLAN)
    (tmp_path / "progress/2022/2022-12.yaml").write_text(LOG)
    (tmp_path / "source/2022.txt").write_text("This year 52 lifts are added.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids_in(root: Path, name: str = "2023") -> list[str]:
    lines = (root / "plan" / f"{name}.yaml").read_text().split("tasks:")[1].splitlines()
    return [
        line.split("id: ")[1].split(",")[0].split()[0]
        for line in lines
        if "- id: " in line or "- {id: " in line
    ][1:]


def test_what_is_not_met_goes_on_with_what_is_left(root: Path, call: Call) -> None:
    ended = call("init", *AT_END, "--yes")
    assert ended == (
        0,
        "".join(
            f"written: {name}\n"
            for name in (
                "plan/2023.yaml", "progress/2023", ".gitattributes", ".gitignore",
                "schema/plan.schema.json", "schema/log.schema.json",
            )
        )
        + TAKEN.format("7 targets go", 0, 2)
        + "Next: edit plan/2023.yaml: goals and due dates marked # ?, what is new; `workplan check` it, "
        "see `workplan status --plan 2023`\n",
        "",
    )  # fmt: skip
    assert (root / "plan/2023.yaml").read_text() == NEXT
    assert (root / "plan/2022.yaml").read_text() == PLAN
    assert call("check", "--strict") == (0, "", "")


def test_a_script_lists_what_goes_on_and_what_begins_again(root: Path, call: Call) -> None:
    assert (
        TAKEN.format("1 target goes", 1, 7) in call("init", *AT_END, "--carry", "hall", "--anew", "Lifts").out
    )
    assert ids_in(root) == ["lifts", "hall", "staff", "talks", "care"]
    assert "at_least: 52, stretch: 60}   # in old houses # ? goal" in (root / "plan/2023.yaml").read_text()


def test_options_change_what_is_proposed(root: Path, call: Call) -> None:
    """Of what is met nothing is left, so it can only begin again; what repeats does."""
    call(
        "init", *AT_END, "--yes", "--carry", "trees", "--carry", "talks", "--anew", "staff", "--anew", "park"
    )
    text = (root / "plan/2023.yaml").read_text()
    assert "- id: trees   # ? goal\n" in text
    assert "at_least: 40\n            due: 2023-09\n            monthly: {2023-05: 10}\n" in text
    assert "part_of: trees" in text
    assert ids_in(root)[-1] == "park"


@pytest.mark.parametrize("way", ["file", "stdin"])
def test_ids_are_read_from_a_file_too(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (root / "ids").write_text("\ufeff# what goes on\nhall  New hall: goes on\n\nlifts\n", "utf-8")
    with (root / "ids").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert call("init", *AT_END, "--carry", "ids" if way == "file" else "-").code == 0
    assert ids_in(root) == ["lifts", "hall", "staff", "talks", "care"]


def test_without_a_terminal_all_that_would_be_asked_is_listed(root: Path, call: Call) -> None:
    code, out, err = call("init", *AT_END)
    assert (code, out, err.splitlines()[1:5]) == (
        2,
        "",
        [
            "lifts  Lifts, at 30 lifts, goal ≥52 lifts (stretch 60 lifts), at risk: goes on",
            "trees  Trees, at 41 trees, goal ≥40 trees, met late: left out",
            "oaks  Oaks, at 3 trees, goal ≥10 trees, at risk: goes on",
            "hall  New hall, at 60%, goal done, overdue: goes on",
        ],
    )
    assert err.startswith("8 targets are to be decided on: ")
    assert not (root / "plan/2023.yaml").exists()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("\n" * 8, ["lifts", "oaks", "hall", "bridge", "cases", "firms", "staff", "talks", "care", "lamps"]),
        ("n\ny\nx\nr\nN\nn\na\n", ["lifts", "trees", "oaks"]),
    ],
)
def test_a_person_is_asked_about_each(root: Path, typed: str, ids: list[str]) -> None:
    code, shown = on_a_terminal([*COMMAND, "init", *AT_END], typed, cwd=root, width=120)
    assert code == 0, shown
    assert "1/8 [lifts] Lifts, at 30 lifts, goal ≥52 lifts (stretch 60 lifts), at risk" in shown
    assert ids_in(root)[: len(ids)] == ids or typed[0] == "n"


def test_who_stops_has_written_nothing(root: Path) -> None:
    code, shown = on_a_terminal([*COMMAND, "init", *AT_END], "y\nq\n", cwd=root, width=120)
    assert (code, shown.rstrip().endswith("stopped; nothing was written")) == (130, True)
    assert sorted(each.name for each in root.iterdir()) == ["plan", "progress", "source"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--yes",), "--carry, --anew, --yes and --as-of go with --like alone; add the plan to begin from, such as --like plan/2022.yaml"),
        (("--like", "2021", "--yes"), "no plan named '2021'; there are: plan/2022.yaml"),
        (("--like", "elsewhere/plan/2022.yaml", "--yes"), "no plan named 'elsewhere/plan/2022.yaml'"),
        (("--like", "2022", "--carry", "boat"), "nothing matches 'boat'; there are: growth, lifts,"),
        (("--like", "2022", "--carry", "hall", "--anew", "hall"), "hall: both --carry and --anew name it"),
        (("--like", "2022", "--carry", "plan"), "nothing matches 'plan'"),
        (("--like", "2022", "--yes", "--year", "2022"), "the new plan would begin on 2022-01-01, and the old one ends only on 2022-12-31; give a later --year, or none, for the period that follows"),
        (("--like", "2022", "--yes", "--year", "23"), "'23' is not a year; write 2023, or 2023/24 for one that spans two"),
        (("--like", "2022", "--yes", "--title", " "), "--title cannot be empty"),
        (("--like", "2022", "--as-of", "32"), "'32'"),
    ],
)  # fmt: skip
def test_a_call_that_is_wrong_writes_nothing(
    root: Path, call: Call, options: tuple[str, ...], said: str
) -> None:
    code, out, err = call("init", "--lang", "en", *options)
    assert (code, out, said in err) == (2, "", True), err
    assert [each.name for each in (root / "plan").iterdir()] == ["2022.yaml"]


def test_what_is_there_is_told_before_anything_is_asked(root: Path, call: Call) -> None:
    (root / "progress/2023").mkdir()
    (root / "progress/2023/.gitkeep").touch()
    assert call("init", "--like", "2022") == (
        2,
        "",
        (
            "progress/2023/.gitkeep already exists, and nothing was changed; "
            "choose another year, or move the file away\n"
        ),
    )


def test_errors_stop_it_and_warnings_do_not(root: Path, call: Call) -> None:
    (root / "plan/2022.yaml").write_text(PLAN.replace("owners:\n", "owners:\n  Eve: {title: guest}\n"))
    assert call("init", *AT_END, "--yes").code == 0
    (root / "plan/2022.yaml").write_text(PLAN.replace("lead: [Ann]", "lead: [Anna]"))
    ended = call("init", *AT_END, "--yes", "--year", "2024")
    assert (ended.code, "[unknown-owner]" in ended.err) == (1, True)
    assert sorted(each.name for each in (root / "plan").iterdir()) == ["2022.yaml", "2023.yaml"]


@pytest.mark.parametrize(
    ("period", "options", "new"),
    [
        ("2022-04-01, end: 2023-03-31", (), ("2023-24", "2023-04-01, end: 2024-03-31")),
        ("2022-04-01, end: 2023-03-31", ("--year", "2024/25"), ("2024-25", "2024-04-01, end: 2025-03-31")),
        ("2022-01-01, end: 2022-12-31", ("--year", "2023/24", "--start-month", "4"), ("2023-24", "2023-04-01, end: 2024-03-31")),
        ("2022-01-01, end: 2022-12-31", ("--start-month", "4"), ("2023-24", "2023-04-01, end: 2024-03-31")),
        ("2022-01-01, end: 2022-06-30", (), ("2022-H2", "2022-07-01, end: 2022-12-31")),
        ("2020-01-01, end: 2022-12-31", (), ("2023-01_2025-12", "2023-01-01, end: 2025-12-31")),
    ],
)  # fmt: skip
def test_a_plan_of_any_period_goes_on_in_one_as_long(
    root: Path, call: Call, period: str, options: tuple[str, ...], new: tuple[str, str]
) -> None:
    plan = PLAN.partition("    targets:")[0].replace("2022-01-01, end: 2022-12-31", period)
    (root / "plan/2022.yaml").write_text(plan.replace("owners:\n  Ann: {title: head}", "owners: {}"))
    (root / "progress/2022/2022-12.yaml").unlink()
    assert call("init", "--like", "2022", *options).code == 0
    name, said = new
    assert f"period: {{start: {said}}}\n" in (root / "plan" / f"{name}.yaml").read_text()
    assert (root / "progress" / name / ".gitkeep").exists()
    assert call("check", "--plan", name) == (0, "", "")


def test_a_plan_at_the_end_of_time_has_none_after_it(root: Path, call: Call) -> None:
    plan = PLAN.partition("    targets:")[0].replace(
        "2022-01-01, end: 2022-12-31", "1900-01-01, end: 2999-12-31"
    )
    (root / "plan/2022.yaml").write_text(plan)
    (root / "progress/2022/2022-12.yaml").unlink()
    said = "'4099' is not a year; write 2023, or 2023/24 for one that spans two\n"
    ended = call("init", "--like", "2022", "--yes")
    assert (ended.code, ended.err.splitlines(keepends=True)[-1]) == (2, said)


def test_a_day_before_the_end_is_said_to_be_one(call: Call, root: Path) -> None:
    ended = call(
        "init", "--like", "2022", "--yes", "--as-of", "2022-11-30", "--title", "Ours", "--organization", "We"
    )
    assert "as of 2022-11-30; the old plan ends on 2022-12-31: look at what is left again then\n" in ended.out
    text = (root / "plan/2023.yaml").read_text()
    assert "title: Ours\norganization: We\n" in text


@pytest.mark.parametrize("folder", [".", "examples/tour", "examples/linan-2022"])
@pytest.mark.parametrize("day", ["2022-06-30", "2022-12-31", "2023-02-01"])
def test_the_real_plans_go_on_without_errors(call: Call, tmp_path: Path, folder: str, day: str) -> None:
    for name in ("plan", "progress", "source"):
        if (REPOSITORY / folder / name).exists():
            shutil.copytree(REPOSITORY / folder / name, tmp_path / name)
    here = ("-C", str(tmp_path))
    assert call(*here, "init", "--like", "plan/2022.yaml", "--yes", "--as-of", day).code == 0
    checked = call(*here, "check", "--plan", "2023")
    assert (checked.code, "error" in checked.out) == (0, False)
    assert call(*here, "status", "--plan", "2023", "--as-of", "2023-03").code == 0


def test_the_difference_to_the_old_plan_says_what_is_left(root: Path, call: Call) -> None:
    Repository.at(root).commit(day="2022-12-31")
    call("init", *AT_END, "--yes")
    (root / "plan/2023.yaml").replace(root / "plan/2022.yaml")
    changes = call("diff", "--format", "json").data
    said = [(each["id"], each["field"], each["old"], each["new"]) for each in changes if each["field"]]
    for change in (
        ("lifts", "at_least", "52", "22"),
        ("lifts", "stretch", "60", "30"),
        ("oaks", "at_least", "10", "7"),
        ("oaks", "part_of", "trees", None),
        ("hall", "due", "2022-10-31", "2023-10-31"),
        ("cases", "baseline", "120", "71"),
        ("talks", "start", "2022-02-01", "2023-02-01"),
    ):
        assert change in said
    assert [each["id"] for each in changes if each["kind"] == "removed"] == ["trees", "park"]
    assert {each["id"] for each in changes if each["kind"] in ("added", "renamed")} == set()

"""Tags: an answer narrowed to some of them, and one grouped by them."""

from pathlib import Path

import pytest

from plans import plan_text
from program import Call

from .conftest import write_log

JUNE = ("--as-of", "2022-06-30")
LIFTS = "{id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 52, tags: [city, binding]}"
HALL = "{id: hall, name: New hall, kind: milestone, tags: binding, owner: Bob}"
CARE = "{id: care, name: Care, kind: duty}"


@pytest.fixture
def tagged(root: Path) -> Path:
    """A root whose plan has tags; the first of them is that of a section."""
    text = plan_text(LIFTS, HALL, CARE, owners="Ann: {title: head}, Bob: {title: deputy}")
    (root / "plan" / "2022.yaml").write_text(
        text.replace("title: Town\n", "title: Town\n    tags: Green city\n")
    )
    write_log(root, "- {date: 2022-06-30, target: lifts, add: 18}")
    return root


@pytest.mark.usefixtures("tagged")
@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--tag", "city"], ["lifts"]),
        (["--tag", "binding"], ["lifts", "hall"]),
        (["--tag", "CITY", "--tag", "bind"], ["lifts", "hall"]),
        (["--tag", "Green city"], ["lifts", "hall", "care"]),
        (["--tag", "green"], ["lifts", "hall", "care"]),
        (["--tag", "binding", "--owner", "Bob"], ["hall"]),
        (["--tag", "city", "--owner", "Bob"], []),
        (["--owner", "Bob", "--owner", "ann"], ["lifts", "hall", "care"]),
        (["--section", "town", "--owner", "Bob", "--section", "town"], ["hall"]),
        (["--tag", "binding", "--section", "town", "--state", "behind"], ["lifts"]),
        (["--task", "streets"], ["lifts", "hall", "care"]),
        (["--task", "street", "--state", "no-data"], ["hall", "care"]),
        (["--task", "streets", "--state", "met"], []),
    ],
)
def test_a_target_with_any_of_the_tags_is_chosen(options: list[str], ids: list[str], call: Call) -> None:
    found = call("status", *JUNE, "--format", "json", *options).data["targets"]
    assert [each["id"] for each in found] == ids


@pytest.mark.usefixtures("tagged")
def test_the_heading_says_to_what_an_answer_is_narrowed(call: Call) -> None:
    said = "Selected only (lead: Ann; section: Town; tag: city, binding)"
    options = (
        *JUNE,
        "--owner",
        "ann",
        "--section",
        "town",
        "--tag",
        "city",
        "--tag",
        "binding",
        "--tag",
        "city",
    )
    assert call("status", *options).out.splitlines()[2].startswith(f"{said}; ")
    assert call("status", *options, "--format", "markdown").out.splitlines()[2] == f"- {said}"
    assert call("alerts", *options).out.splitlines()[1].startswith(f"{said}; ")
    assert said not in call("status", *JUNE).out
    assert "chosen" not in call("alerts", *JUNE).out


@pytest.mark.usefixtures("tagged")
def test_a_target_with_several_tags_counts_under_each_of_them(call: Call) -> None:
    told = call("status", *JUNE, "--by", "tag", "--format", "csv").out.splitlines()
    assert [line.split(",")[:2] for line in told] == [
        ["Tag", "Targets"], ["Green city", "3"], ["city", "1"], ["binding", "2"],
    ]  # fmt: skip
    tags = call("status", *JUNE, "--format", "json").data["tags"]
    assert [(each["name"], each["targets"]) for each in tags] == [
        ("Green city", ["lifts", "hall", "care"]), ("city", ["lifts"]), ("binding", ["lifts", "hall"]),
    ]  # fmt: skip
    by_gap = call("status", *JUNE, "--by", "tag", "--sort", "gap", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in by_gap[1:]] != ["Green city", "city", "binding"]
    only = call("status", *JUNE, "--by", "tag", "--tag", "city", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in only] == ["Tag", "city"]


@pytest.mark.parametrize("command", ["status", "alerts", "report"])
@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("bindign", "nothing matches 'bindign'; did you mean 'binding'?"),
        ("moon", "nothing matches 'moon'; there are: Green city, city, binding"),
        ("i", "nothing matches 'i'; there are: Green city, city, binding"),
        (" ", "nothing matches ' '; there are: Green city, city, binding"),
    ],
)
def test_an_unknown_tag_ends_the_call(tagged: Path, command: str, tag: str, said: str, call: Call) -> None:
    form = ["--format", "csv"]
    assert call(command, *form, "--tag", tag) == (2, "", f"{said}\n")
    assert not (tagged / "report.csv").exists()


@pytest.mark.usefixtures("root")
def test_of_a_plan_without_tags_that_is_said(call: Call) -> None:
    assert call("status", "--tag", "city") == (2, "", "there is no tag 'city': the plan has no tags\n")


def test_labels_stand_in_the_language_of_any_call(tagged: Path, call: Call) -> None:
    plan = tagged / "plan" / "2022.yaml"
    plan.write_text(plan.read_text().replace("language: en\n", "language: en\nlabels: {lead: Directorate}\n"))
    for language in ("zh", "en"):
        assert "Directorate" in call("status", *JUNE, "--lang", language, "--width", "120").out
    assert "Directorate" in call("alerts", *JUNE, "--format", "feishu").out

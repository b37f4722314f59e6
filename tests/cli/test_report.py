"""`workplan report`: where a report goes and in which format, and what is refused before anything is written."""

import csv
import io
import json
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

import program
from plans import PLAN
from program import COMMAND, Call, on_a_terminal
from repository import Repository
from workplan.files.disk.folder import DiskTree
from workplan.views.formats import FORMATS, Form

from .conftest import write_log

AS_OF = ("--as-of", "2022-06-30")
TEXT_FORMS = [each.form for each in FORMATS if each.extra is None]
ENDINGS = ".html, .htm, .xlsx, .docx, .md, .markdown, .csv, .json, .ics"
ENTRY = '- {date: 2022-06-30, target: lifts-added, add: 18, note: "begun", problem: "rain"}'


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("r.md", b"# Plan of the office\n"),
        ("r.MARKDOWN", b"# Plan of the office\n"),
        ("r.csv", b"\xef\xbb\xbfNo.,Section,Task,Target,"),
        ("r.json", b'{\n  "version": 2,'),
        ("r.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
    ],
)
def test_the_ending_of_the_file_says_the_format(root: Path, call: Call, file: str, begins: bytes) -> None:
    assert call("report", "-o", file, *AS_OF) == (0, f"written: {file}\n", "")
    assert (root / file).read_bytes().startswith(begins)
    assert sorted(path.name for path in root.iterdir()) == sorted(["plan", "progress", file])


def test_what_is_said_is_stronger_than_the_ending(root: Path, call: Call) -> None:
    assert call("report", "-o", "r.txt", "--format", "csv", *AS_OF).code == 0
    assert call("report", "-o", "r.html", "--format", "csv", *AS_OF).code == 0
    assert (root / "r.txt").read_bytes() == (root / "r.html").read_bytes()


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_without_a_file_a_report_is_printed_as_it_would_be_written(
    root: Path, capfdbinary: pytest.CaptureFixture[bytes], form: Form, output: tuple[str, ...]
) -> None:
    assert program.run(["report", "--format", form, "-o", "r", *AS_OF]) == 0
    capfdbinary.readouterr()
    assert program.run(["report", "--format", form, *output, *AS_OF]) == 0
    assert capfdbinary.readouterr() == ((root / "r").read_bytes(), b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "r.txt"),
         f"cannot tell the format of 'r.txt'; end its name in one of {ENDINGS}, or give --format\n"),
        (("-o", "report"), f"cannot tell the format of 'report'; end its name in one of {ENDINGS}, or give --format\n"),
        ((), f"which report? Name a file with -o that ends in one of {ENDINGS}, or give --format to print or pipe it\n"),
        (("-o", "none/r.csv"), "there is no folder none; create it with `mkdir -p` and try again\n"),
        (("-o", "made", "--format", "csv"), "made is a folder; name a file in it, such as made/report.csv\n"),
        (("-o", "plan/2022.yaml", "--format", "json"), "plan/2022.yaml is below plan/ or progress/, which hold plans and logs; put the report elsewhere\n"),
        (("-o", "loop.csv"), "loop.csv is a link that leads back to itself; choose another name\n"),
        (("-o", "r.csv", "--owner", "Cid"), "nothing matches 'Cid'; there are: Ann, Bob\n"),
        (("-o", "r.csv", "--section", "x"), "nothing matches 'x'; there are: town\n"),
        (("-o", "r.csv", "--issue", "5"), "--issue, --sign and --ask are for a bulletin (.docx), not for csv\n"),
        (("--format", "pdf"), "--format is one of: html, xlsx, docx, markdown, csv, json, ics; see workplan report -h\n"),
    ],
)  # fmt: skip
def test_what_is_refused_does_nothing(root: Path, call: Call, arguments: tuple[str, ...], said: str) -> None:
    (root / "made").mkdir()
    (root / "loop.csv").symlink_to("loop.csv")
    before = (root / "plan" / "2022.yaml").read_bytes()
    assert call("report", *arguments, *AS_OF) == (2, "", said)
    assert (root / "plan" / "2022.yaml").read_bytes() == before
    assert sorted(path.name for path in root.iterdir()) == ["loop.csv", "made", "plan", "progress"]


def test_data_that_is_wrong_leaves_the_old_report(root: Path, call: Call) -> None:
    (root / "r.csv").write_text("old")
    (root / "plan" / "2022.yaml").write_text(PLAN.replace("kind: rate", "kind: rat"))
    ended = call("report", "-o", "r.csv", *AS_OF)
    assert (ended.code, ended.out) == (1, "")
    assert "plan/2022.yaml" in ended.err
    assert (root / "r.csv").read_text() == "old"


@pytest.mark.usefixtures("root")
def test_a_report_that_cannot_be_written_ends_with_the_machines_trouble(call: Call) -> None:
    assert call("report", "-o", "/dev/full", "--format", "csv", *AS_OF) == (
        3, "", "not written: /dev/full: No space left on device\n",
    )  # fmt: skip


@pytest.mark.usefixtures("root")
def test_a_report_is_written_to_stdout_and_to_a_pipe_of_the_shell() -> None:
    whole = program.started("report", "--format", "csv", *AS_OF).stdout
    words = ("report", "--format", "csv", *AS_OF, "-o")
    ended = program.started(*words, "/dev/stdout")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, whole, "")
    shell = f"{' '.join((*COMMAND, *words))} >(cat >piped) >said; sleep 0.2; {' '.join((*COMMAND, *words))} /dev/stdout >file"
    assert run(["bash", "-c", shell], check=False, timeout=60).returncode == 0
    assert (Path("piped").read_text(), Path("file").read_text()) == (whole, whole)
    assert Path("said").read_text().startswith("written: /dev/fd/")


def test_a_missing_library_is_named_with_its_command(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """An interpreter that sees the program and what it always needs, and nothing else."""
    bare = tmp_path_factory.mktemp("bare")
    _link_what_is_always_there(bare)
    code = f"import sys; sys.path[:0] = [{str(bare)!r}]; from workplan.cli.main import main; main()"
    for file, missing, extra in (
        ("r.html", "jinja2", "html"),
        ("r.xlsx", "xlsxwriter", "office"),
        ("r.docx", "python-docx", "office"),
    ):
        command = [sys.executable, "-S", "-c", code, "report", "-o", file, *AS_OF]
        ended = run(command, capture_output=True, text=True, check=False, cwd=root, env={"LC_ALL": "C.UTF-8"})
        said = (
            f"a report in {file[2:]} needs {missing}, which is not installed; run `pip install 'workplan[{extra}]'` "
            f"(if installed by pipx: `pipx runpip workplan install 'workplan[{extra}]'`)\n"
        )
        assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)
    command = [sys.executable, "-S", "-c", code, "report", "-o", "r.csv", *AS_OF]
    assert run(command, capture_output=True, check=False, cwd=root).returncode == 0


def _link_what_is_always_there(folder: Path) -> None:
    """What the package requires, and nothing that an extra brings."""
    import typer  # noqa: PLC0415

    import workplan  # noqa: PLC0415

    installed = Path(typer.__file__).parents[1]
    optional = {"jinja2", "xlsxwriter", "docx", "lxml", "markupsafe"}
    for path in installed.iterdir():
        if path.name not in optional and path.suffix != ".pth":
            (folder / path.name).symlink_to(path)
    (folder / "workplan").unlink(missing_ok=True)
    (folder / "workplan").symlink_to(Path(workplan.__file__).parent)


def printed(call: Call, *arguments: str) -> str:
    ended = call(*arguments)
    assert (ended.code, ended.err) == (0, ""), ended
    return ended.out


def of_json(call: Call, *arguments: str) -> Any:
    return json.loads(printed(call, *arguments, "--format", "json", *AS_OF))


def test_json_is_the_status_and_more(root: Path, call: Call) -> None:
    write_log(root, ENTRY)
    status, report = of_json(call, "status"), of_json(call, "report")
    more = {
        "line": 20, "support": [], "last_figure": _place(1),
        "last_words": {**_place(1), **_said()},
    }  # fmt: skip
    assert {key: report["targets"][0][key] for key in more} == more
    assert {*report["chosen"]} == {"owner", "owners", "section", "sections", "tags", "tasks", "states"}
    assert not any(report["chosen"].values())
    assert (report["revisions"], report["changes"]) == ([], [])
    for target in report["targets"]:
        for key in more:
            del target[key]
    assert {key: report[key] for key in status} == status


def _place(line: int) -> dict[str, Any]:
    return {"date": "2022-06-30", "file": "progress/2022/2022-06.yaml", "line": line}


def _said() -> dict[str, Any]:
    return {"note": "begun", "problem": "rain", "next": None, "by": None}


@pytest.fixture
def repository(root: Path) -> Repository:
    """January: 60 lifts are asked; June: 18 are there; July: 52 would do, and 30 is the share asked."""
    made = Repository.at(root)
    made.record("2022-01-05", plan=PLAN.replace("at_least: 52", "at_least: 60"))
    made.record("2022-06-30", m06=ENTRY + "\n")
    reason = "revisions:\n  - {date: 2022-07-01, targets: [lifts-added], reason: no money}\n"
    made.record("2022-07-02", plan=PLAN + reason)
    return made


@pytest.mark.usefixtures("repository")
def test_a_baseline_tells_what_changed_and_what_that_plan_says(call: Call) -> None:
    found = of_json(call, "report", "--baseline", "HEAD~2")
    assert [(each["id"], each["field"], each["old"], each["new"], each["effect"], each["reason"]) for each in found["changes"]] == [
        ("lifts-added", "at_least", "60", "52", "eased", "no money")
    ]  # fmt: skip
    assert found["targets"][0]["baseline"]["completion"] == "30.0"
    assert [each["reason"] for each in found["revisions"]] == ["no money"]
    rows = list(
        csv.reader(io.StringIO(printed(call, "report", "--format", "csv", "--baseline", "HEAD~2", *AS_OF)))
    )
    assert (rows[0][-3:], rows[1][-3:]) == (
        ["Completion then", "Gap then (points)", "State then"],
        ["30.0%", "-20.0", "behind"],
    )


@pytest.mark.usefixtures("root")
def test_what_is_no_text_is_not_shown_on_a_terminal() -> None:
    shown = on_a_terminal([*COMMAND, "report", "--format", "xlsx", "--lang", "en"])
    assert shown == (
        2,
        "xlsx is not text and cannot be shown on a terminal; name a file with -o, or pipe it\r\n",
    )


def test_a_plan_that_is_removed_once_it_was_judged_is_reported(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = call("report", "--format", "json", *AS_OF).out
    reads: list[str] = []
    real = DiskTree.read

    def read(tree: DiskTree, file: str) -> object:
        content = real(tree, file)
        reads.append(file)
        if file == "plan/2022.yaml":
            (root / file).unlink(missing_ok=True)
        return content

    monkeypatch.setattr(DiskTree, "read", read)
    assert call("report", "--format", "json", *AS_OF).out == whole
    assert reads.count("plan/2022.yaml") == 1

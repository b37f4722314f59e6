"""`export` writes what the API tells, writes nothing again, and tells of each body that it could not write."""

import os
import re
import shutil
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

import workplan
from export.bodies import (
    DAY,
    changed,
    district,
    files,
    listed,
    relation,
    states,
    table,
    write_body,
    write_log,
)
from plans import LIFTS
from program import Call
from workplan.files.warehouse.parquet import Filled, write_table
from workplan.views.records import SCHEMA, TABLES, columns_of

ROOT = Path(__file__).parents[2]
SAID = re.compile(r"(\d+) (?:body|bodies) written, (\d+) unchanged, (\d+) not written")


def counts(out: str) -> tuple[int, ...]:
    """How many were written, unchanged and not written."""
    match = SAID.search(out)
    assert match is not None
    return tuple(map(int, match.groups()))


def export(call: Call, file: str, out: Path, *more: str) -> tuple[int, tuple[int, ...], str]:
    """The exit code, the counts and the problems of a call."""
    ended = call("--lang", "en", "export", file, "-o", str(out), "--jobs", "1", *DAY, *more)
    return ended.code, counts(ended.out), ended.err


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_the_rows_of_the_api_and_says_its_schema(call: Call, tmp_path: Path, name: str) -> None:
    assert call("-C", str(ROOT), "export", "-o", str(tmp_path), *DAY).code == 0
    file = tmp_path / f"body={ROOT.name}" / "period=2022" / f"{name}.parquet"
    rows = workplan.open(ROOT, today=date(2023, 1, 1)).status("2022-06-30").rows(name)
    found = relation(f"FROM read_parquet('{file}', hive_partitioning = false)")
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows
    assert [*zip(found.columns, map(str, found.types), strict=True)] == [
        (column.key, column.type.value) for column in columns_of(name)
    ]
    read = pl.read_parquet(f"{tmp_path}/*/*/{name}.parquet")
    assert read.to_dicts() == rows
    assert [read.schema[key] for key in ("body", "period")] == [pl.String, pl.String]
    kept = relation(f"FROM parquet_kv_metadata('{file}')").project("key, value").fetchall()
    assert (b"workplan_schema", str(SCHEMA).encode()) in kept


def test_the_page_lists_every_column_and_its_type() -> None:
    page = (ROOT / "docs" / "export.md").read_text()
    for name in TABLES:
        section = page.partition(f"### {name}\n")[2].partition("\n###")[0]
        listed_there = re.findall(r"^\| `(\w+)` \| (\w+) \|", section, re.MULTILINE)
        types = {"VARCHAR": "text", "VARCHAR[]": "texts", "DECIMAL(38,12)": "decimal", "INTEGER": "integer"}
        types |= {"DATE": "date", "BOOLEAN": "boolean"}
        assert listed_there == [(each.key, types[each.type.value]) for each in TABLES[name].columns], name


def test_the_largest_figures_stay_exact(call: Call, tmp_path: Path) -> None:
    most = "999999999999999999.999999999999"
    body = tmp_path / "a"
    write_body(body, 0, f"{{id: lifts, name: Lifts, kind: count, unit: lifts, at_least: {most}}}")
    (body / "progress/2022/2022-01.yaml").write_text(
        f"- {{date: 2022-01-05, target: lifts, add: {most}}}\n- {{date: 2022-01-06, target: lifts, add: {most}}}\n"
    )
    assert export(call, listed(tmp_path, "a"), tmp_path / "out")[:2] == (0, (1, 0, 0))
    [(value, at_least, completion)] = table(tmp_path / "out", "verdicts", "value, at_least, completion")
    assert (value, at_least, completion) == (2 * Fraction(most), Decimal(most), Decimal(2))


def test_a_share_that_no_table_holds_is_told(call: Call, tmp_path: Path) -> None:
    write_body(
        tmp_path / "a", 0, "{id: lifts, name: Lifts, kind: count, unit: lifts, at_least: 0.000000000001}"
    )
    (tmp_path / "a/progress/2022/2022-01.yaml").write_text(
        f"- {{date: 2022-01-05, target: lifts, add: {10**17}}}\n"
    )
    assert "more than 26 digits" in export(call, listed(tmp_path, "a"), tmp_path / "out")[2]


def test_a_second_run_writes_nothing_and_a_changed_body_its_own_files_alone(
    call: Call, tmp_path: Path
) -> None:
    file, out = district(tmp_path, "a", "b", "c"), tmp_path / "out"
    assert export(call, file, out) == (0, (3, 0, 0), "")
    first = states(out)
    assert export(call, file, out) == (0, (0, 3, 0), "")
    assert states(out) == first
    write_log(tmp_path / "b", 6, 9)
    assert export(call, file, out) == (0, (1, 2, 0), "")
    assert changed(first, states(out)) == ["body=b"]
    assert table(out, "verdicts", "body, value") == [("a", 18), ("b", 24), ("c", 18)]


def test_another_day_another_language_and_a_lost_or_shortened_file_are_written_anew(
    call: Call, tmp_path: Path
) -> None:
    file, out = district(tmp_path, "a", "b"), tmp_path / "out"
    export(call, file, out)
    assert export(call, file, out, "--as-of", "2022-05")[1] == (2, 0, 0)
    assert call("--lang", "zh", "export", file, "-o", str(out), "--as-of", "2022-09", "--jobs", "1").code == 0
    assert "逾期未报" in str(table(out, "alerts", "message"))
    export(call, file, out)
    (out / "body=a/period=2022/entries.parquet").unlink()
    (out / "body=b/period=2022/verdicts.parquet").write_bytes(b"PAR1")
    assert export(call, file, out)[1] == (2, 0, 0)
    (out / "body=b/period=2022/_workplan.json").write_text("[]")
    assert "holds files that are not of an export" in export(call, file, out)[2]


def test_a_body_without_a_list_is_called_as_its_folder_is(call: Call, tmp_path: Path) -> None:
    write_body(tmp_path / "my office")
    out = tmp_path / "out"
    ended = call("-C", str(tmp_path / "my office"), "--lang", "en", "export", "-o", str(out), *DAY)
    assert (ended.code, counts(ended.out)) == (1, (0, 0, 1))
    assert "'my office' cannot be the name of a folder" in ended.err
    (tmp_path / "my office").rename(tmp_path / "友谊路")
    assert call("-C", str(tmp_path / "友谊路"), "export", "-o", str(out), *DAY).code == 0
    assert table(out, "plans", "body, period, targets, warnings") == [("友谊路", "2022", 1, 0)]


def test_the_day_decides_among_plans_and_each_period_has_a_folder(call: Call, tmp_path: Path) -> None:
    write_body(tmp_path / "a")
    text = (tmp_path / "a/plan/2022.yaml").read_text().replace("2022-", "2023-")
    (tmp_path / "a/plan/2023.yaml").write_text(text)
    (tmp_path / "a/progress/2023").mkdir()
    file, out = listed(tmp_path, "a", "{id: b, folder: a, plan: 2023}"), tmp_path / "out"
    assert export(call, listed(tmp_path, "a"), out)[1] == (1, 0, 0)
    assert export(call, listed(tmp_path, "a"), out, "--as-of", "2023-01")[1] == (1, 0, 0)
    assert export(call, listed(tmp_path, "a"), out)[1] == (0, 1, 0)
    assert table(out, "plans", "body, period") == [("a", "2022"), ("a", "2023")]
    del file


def test_what_fails_is_told_by_body_and_the_others_are_written(call: Call, tmp_path: Path) -> None:
    for name in ("a", "bad", "bare", "many", "z"):
        write_body(tmp_path / name)
    (tmp_path / "bad/progress/2022/2022-03.yaml").write_text("- {date: 2022-03-28, target: lift, add: 3}\n")
    shutil.rmtree(tmp_path / "bare/plan")
    shutil.copy(tmp_path / "many/plan/2022.yaml", tmp_path / "many/plan/2022-b.yaml")
    (tmp_path / "none/plan").mkdir(parents=True)
    (tmp_path / "file").write_text("")
    file, out = listed(tmp_path, "a", "bad", "bare", "many", "none", "file", "gone", "z"), tmp_path / "out"
    code, found, err = export(call, file, out)
    assert (code, found) == (1, (2, 0, 6))
    assert table(out, "verdicts", "body") == [("a",), ("z",)]
    assert err == (
        f"bad (bad) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/bad/progress/2022/2022-03.yaml:1:30: error: no target 'lift'; did you mean 'lifts'?"
        f" [unknown-target]\n"
        f"    1 | - {{date: 2022-03-28, target: lift, add: 3}}\n"
        f"      |                              ^^^^\n"
        f"bare (bare) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/bare has no plan/ in it; check the body's folder\n"
        f"many (many) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/many/ has more than one plan for that day: plan/2022-b.yaml, plan/2022.yaml; name one by the"
        f" body's plan\n"
        f"none (none) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/none/ has no plan (.yaml) in its plan/; check the body's folder or revision\n"
        f"file (file) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/file has no plan/ in it; check the body's folder\n"
        f"gone (gone) was not written; what tables it has stay as they were:\n"
        f"{tmp_path}/gone has no plan/ in it; check the body's folder\n"
    )


def test_what_was_written_stays_where_a_body_fails_later_and_is_made_anew_when_it_is_well(
    call: Call, tmp_path: Path
) -> None:
    file, out = district(tmp_path, "a", "b"), tmp_path / "out"
    export(call, file, out)
    before, plan = states(out), (tmp_path / "a/plan/2022.yaml").read_text()
    (tmp_path / "a/plan/2022.yaml").write_text("title: Plan\n")
    (tmp_path / "a/progress/2022/2022-06.yml").write_text("")
    assert export(call, file, out)[:2] == (1, (0, 1, 1))
    assert states(out) == before
    (tmp_path / "a/plan/2022.yaml").write_text(plan)
    code, found, err = export(call, file, out)
    assert (code, found) == (1, (0, 1, 1))  # a report that nobody reads
    assert "misnamed-file" in err
    (tmp_path / "a/progress/2022/2022-06.yml").unlink()
    assert export(call, file, out) == (0, (0, 2, 0), "")


@pytest.mark.skipif(sys.platform != "linux", reason="needs names of files that are any bytes")
def test_a_log_whose_name_is_no_text_is_exported(call: Call, tmp_path: Path) -> None:
    write_body(tmp_path / "a")
    logs = tmp_path / "a/progress/2022"
    (logs / "2022-06.yaml").rename(logs / os.fsdecode(b"\xff.yaml"))
    assert export(call, listed(tmp_path, "a"), tmp_path / "out") == (0, (1, 0, 0), "")
    assert table(tmp_path / "out", "entries", "file")[-1] == ("progress/2022/\\udcff.yaml",)


def test_a_body_under_another_name_is_written_anew(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(call, district(tmp_path, "a"), out)
    (out / "body=a").rename(out / "body=b")
    assert export(call, listed(tmp_path, "{id: b, folder: a}"), out) == (0, (1, 0, 0), "")
    assert table(out, "verdicts", "body, value") == [("b", 18)]


def test_what_cannot_be_read_or_is_in_the_way_stops_no_other_body(call: Call, tmp_path: Path) -> None:
    long = "x" * 300
    file, out = district(tmp_path, "a", "b"), tmp_path / "out"
    out.mkdir()
    (out / "body=a").write_text("mine")
    listed(tmp_path, "a", f"{{id: c, folder: {long}}}", f"{{id: d, git: {long}}}", "b")
    code, found, err = export(call, file, out)
    assert (code, found) == (1, (1, 0, 3))
    assert f"{out}/body=a/period=2022 holds files that are not of an export" in err
    assert err.count(f"{tmp_path}/{long} cannot be read: File name too long; check the path") == 2
    assert table(out, "plans", "body") == [("b",)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    columns = [Filled("body", "VARCHAR", ["a"])]
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        write_table(Path("/dev/full"), columns, {})
    with pytest.raises(FileNotFoundError):
        write_table(tmp_path / "none" / "plans.parquet", columns, {})


def test_an_entry_that_leaves_the_future_makes_tables_anew(call: Call, tmp_path: Path) -> None:
    """Tables are known by the day too while an entry lies after it, and then no more."""
    write_body(tmp_path / "a")
    write_log(tmp_path / "a", 12, 1)
    office = tmp_path / "a/progress/2022/2022-12.yaml"
    tomorrow = date.fromordinal(date.today().toordinal() + 1)  # noqa: DTZ011  # the program's own day
    office.write_text(f"- {{date: {tomorrow}, target: lifts, add: 3}}\n")
    out = tmp_path / "out"
    assert export(call, listed(tmp_path, "a"), out)[1] == (1, 0, 0)
    assert table(out, "plans", "warnings") == [(1,)]
    stamp = out / "body=a/period=2022/_workplan.json"
    stamp.write_text(re.sub(r'("day": ")[^"]*', r"\g<1>2022-12-31", stamp.read_text()))
    assert export(call, listed(tmp_path, "a"), out)[1] == (1, 0, 0)
    assert export(call, listed(tmp_path, "a"), out)[1] == (0, 1, 0)


def test_what_is_no_longer_listed_goes_and_what_others_put_there_stays(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(call, district(tmp_path, "a", "b", "c", "d"), out)
    (out / "body=c/period=2022/mine.txt").write_text("mine")
    (out / "body=d/notes.txt").write_text("mine")
    (out / "body=e/period=2022").mkdir(parents=True)
    ended = call("--lang", "en", "export", listed(tmp_path, "a"), "-o", str(out), *DAY)
    assert (ended.code, ended.err) == (0, "deleted, as no longer listed: b, d\n")
    assert sorted(path.name for path in out.iterdir()) == [
        ".workplan",
        "body=a",
        "body=c",
        "body=d",
        "body=e",
    ]
    assert [path.name for path in (out / "body=d").iterdir()] == ["notes.txt"]
    assert call("-C", str(tmp_path / "a"), "export", "-o", str(out), *DAY).code == 0
    assert (out / "body=c").is_dir()


def test_several_processes_write_the_same_as_one(call: Call, tmp_path: Path) -> None:
    names = [f"body-{i}" for i in range(9)]
    file, one, two = district(tmp_path, *names), tmp_path / "one", tmp_path / "two"
    (tmp_path / "body-4/plan/2022.yaml").write_text("")
    export(call, file, one)
    ended = call("--lang", "en", "export", file, "-o", str(two), "--jobs", "2", *DAY)
    assert (ended.code, counts(ended.out)) == (1, (8, 0, 1))
    assert "body-4/plan/2022.yaml:1:1: error: the file is empty" in ended.err
    assert {path.relative_to(one): path.read_bytes() for path in files(one)} == {
        path.relative_to(two): path.read_bytes() for path in files(two)
    }


@pytest.mark.parametrize(
    ("bodies", "said"),
    [
        (("{id: Ab, folder: a}", "{id: aB, folder: b}"), "more than one body is called 'Ab'"),
        ((f"{{id: {'a' * 101}, folder: a}}",), "cannot be the name of a folder"),
    ],
)
def test_names_that_cannot_be_folders_are_refused(
    call: Call, tmp_path: Path, bodies: tuple[str, ...], said: str
) -> None:
    district(tmp_path, "a", "b")
    code, found, err = export(call, listed(tmp_path, *bodies), tmp_path / "out")
    assert (code, found[0]) == (1, 0)
    assert said in err


def test_a_period_that_cannot_be_a_folder_is_refused(call: Call, tmp_path: Path) -> None:
    write_body(tmp_path / "a")
    (tmp_path / "a/plan/2022.yaml").rename(tmp_path / "a/plan/my plan.yaml")
    (tmp_path / "a/progress/2022").rename(tmp_path / "a/progress/my plan")
    assert (
        "'my plan' cannot be the name of a folder" in export(call, listed(tmp_path, "a"), tmp_path / "out")[2]
    )


def test_what_is_wrong_with_the_list_is_told_and_the_other_bodies_are_written(
    call: Call, tmp_path: Path
) -> None:
    """Nothing is deleted meanwhile: a body that cannot be read is listed all the same."""
    out = tmp_path / "out"
    export(call, district(tmp_path, "a", "b", "c"), out)
    file = listed(tmp_path, "a", "{id: a, folder: c}", "{id: b, folder: b, weigth: 2}")
    write_log(tmp_path / "a", 6, 9)
    code, found, err = export(call, file, out)
    assert (code, found) == (1, (1, 0, 0))
    assert err == (
        f"{file}:5:10: error: the id 'a' is in use already; choose another [duplicate-id]\n"
        f"    5 |   - {{id: a, folder: c}}\n"
        f"      |          ^\n"
        f"{file}:6:24: error: no key 'weigth' here; did you mean 'weight'? [unknown-key]\n"
        f"    6 |   - {{id: b, folder: b, weigth: 2}}\n"
        f"      |                        ^^^^^^\n"
        f"2 errors\n"
    )
    assert table(out, "verdicts", "body, value") == [("a", 24), ("b", 18), ("c", 18)]


def test_a_list_of_which_nothing_can_be_read_ends_the_call(call: Call, tmp_path: Path) -> None:
    ended = call("--lang", "en", "export", str(tmp_path / "none.yaml"), "-o", str(tmp_path / "out"))
    assert ended.code == 2
    assert f"{tmp_path}/none.yaml" in ended.err
    (tmp_path / "empty.yaml").write_text("")
    ended = call("--lang", "en", "export", str(tmp_path / "empty.yaml"), "-o", str(tmp_path / "out"))
    assert (ended.code, "the file is empty" in ended.err) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("place", "said"),
    [("file", "is no folder"), ("a/plan/out", "which hold plans and logs"), ("a/progress", "which hold")],
)
def test_a_place_that_is_not_for_tables_is_refused(call: Call, tmp_path: Path, place: str, said: str) -> None:
    file = district(tmp_path, "a")
    (tmp_path / "file").write_text("")
    ended = call("--lang", "en", "export", file, "-o", str(tmp_path / place))
    assert (ended.code, said in ended.err) == (2, True)


def test_evidence_and_documents_are_not_looked_for(call: Call, tmp_path: Path) -> None:
    write_body(tmp_path / "a")
    plan = tmp_path / "a/plan/2022.yaml"
    plan.write_text("source: {file: source/2022.txt}\n" + plan.read_text())
    (tmp_path / "a/progress/2022/2022-06.yaml").write_text(
        '- {date: 2022-06-28, target: lifts, add: 1, evidence: ["evidence/a.pdf"], id: a1}\n'
    )
    assert export(call, listed(tmp_path, "a"), tmp_path / "out") == (0, (1, 0, 0), "")
    assert (["evidence/a.pdf"],) in table(tmp_path / "out", "entries", "evidence")
    assert table(tmp_path / "out", "plans", "warnings") == [(0,)]
    assert LIFTS in plan.read_text()

"""Bodies that are repositories: read at a revision, by it known again, and nothing in them run or fetched."""

import shutil
from pathlib import Path

import pytest

from export.bodies import changed, listed, states, table
from export.test_export import export
from git.conftest import LOG
from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository

AT = "{{id: a, git: {}, revision: {}}}"


@pytest.fixture
def two(repository: Repository) -> Repository:
    """A repository of two commits, of which the first is tagged."""
    repository.write(LOG, "progress/2022/2022-02.yaml")
    repository.commit(plan(lifts(52), HALL))
    repository.git("tag", "v1")
    repository.commit(plan(lifts(40), HALL))
    return repository


@pytest.mark.parametrize("bare", [False, True])
def test_a_body_is_read_at_its_revision_with_or_without_a_work_tree(
    call: Call, two: Repository, tmp_path: Path, bare: bool
) -> None:
    place = tmp_path / "bare.git" if bare else two.root
    if bare:
        two.git("clone", "-q", "--bare", ".", str(place))
    file = listed(tmp_path, AT.format(place.name, "v1"), f"{{id: b, git: {place}}}")
    two.write("title: not committed\n")
    assert export(call, file, tmp_path / "out") == (0, (2, 0, 0), "")
    bounds = [("a", "lifts", 52), ("b", "lifts", 40)]
    assert [row for row in table(tmp_path / "out", "verdicts", "body, target, at_least") if row[2]] == bounds
    commits = [(two.git("rev-parse", f"{name}^{{commit}}"),) for name in ("v1", "HEAD")]
    assert sorted(table(tmp_path / "out", "plans", "commit")) == sorted(commits)


def test_a_commit_whose_tables_are_there_is_not_read_again(
    call: Call, two: Repository, tmp_path: Path
) -> None:
    file, out = listed(tmp_path, AT.format("office", "v1")), tmp_path / "out"
    export(call, file, out)
    before = states(out)
    two.lose("v1:plan/2022.yaml")
    assert export(call, file, out) == (0, (0, 1, 0), "")
    assert states(out) == before
    code, counts, err = export(call, file, tmp_path / "other")
    assert (code, counts) == (1, (0, 0, 1))
    assert "the repository lacks a commit or content it needs" in err
    two.git("tag", "-f", "v1", "HEAD")
    assert export(call, file, out) == (0, (1, 0, 0), "")


def test_a_folder_of_a_repository_is_a_body(call: Call, repository: Repository, tmp_path: Path) -> None:
    for name, goal in (("a", 52), ("b", 40)):
        repository.write(plan(lifts(goal)), f"bodies/{name}/plan/2022.yaml")
        repository.write(LOG, f"bodies/{name}/progress/2022/2022-02.yaml")
    repository.commit()
    bodies = [f"{{id: {each}, git: office/bodies/{each}}}" for each in "ab"]
    assert export(call, listed(tmp_path, *bodies), tmp_path / "out") == (0, (2, 0, 0), "")
    assert table(tmp_path / "out", "verdicts", "body, at_least, value") == [("a", 52, 3), ("b", 40, 3)]


def test_a_commit_that_touches_other_folders_alone_rewrites_nothing(
    call: Call, repository: Repository, tmp_path: Path
) -> None:
    for name in "ab":
        repository.write(plan(lifts(52)), f"{name}/plan/2022.yaml")
        repository.write(LOG, f"{name}/progress/2022/2022-02.yaml")
    repository.commit()
    file = listed(tmp_path, "{id: a, git: office/a}", "{id: b, git: office/b}")
    export(call, file, tmp_path / "out")
    before = states(tmp_path / "out")
    repository.write("title: Notes\n", "b/notes.yaml")
    repository.write(plan(lifts(40)), "a/plan/2022.yaml")
    repository.commit()
    assert export(call, file, tmp_path / "out") == (0, (1, 1, 0), "")
    assert changed(before, states(tmp_path / "out")) == ["body=a"]


def test_what_cannot_be_reached_is_told_and_the_others_are_written(
    call: Call, two: Repository, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (two.root / "other").mkdir()
    bodies = [
        AT.format("office", "v1"), "{id: b, git: office, revision: v9}", "{id: c, git: gone.git}",
        "{id: d, git: empty}", "{id: e, git: office/other}", "{id: f, git: 'https://example.org/x.git'}",
        "{id: g, git: office/.git}",
    ]  # fmt: skip
    code, counts, err = export(call, listed(tmp_path, *bodies), tmp_path / "out")
    assert (code, counts) == (1, (2, 0, 5))
    revision, gone, empty, other, url = err.splitlines()[1::2]
    assert revision.startswith("there is no revision 'v9'; give a commit")
    assert gone.startswith(f"there is no folder {tmp_path}/gone.git; clone the repository there first")
    assert empty.startswith(f"{tmp_path}/empty is not in a git repository")
    assert other.startswith(f"{tmp_path}/office/other@HEAD: has no plan (.yaml)")
    assert url.startswith("https://example.org/x.git is an address, and nothing is fetched; clone it first")


@pytest.mark.parametrize("bare", [False, True])
def test_nothing_that_a_hostile_repository_configures_is_run(
    call: Call, trap: Path, repository: Repository, tmp_path: Path, bare: bool
) -> None:
    place = tmp_path / "bare.git" if bare else repository.root
    if bare:
        shutil.copytree(repository.root / ".git", place)
        config = (place / "config").read_text().replace("bare = false", "bare = true")
        (place / "config").write_text(config)
        trap.unlink(missing_ok=True)
    file = listed(
        tmp_path, AT.format(place.name, "HEAD~1"), f"{{id: b, git: {place.name}}}", "{id: c, folder: office}"
    )
    assert export(call, file, tmp_path / "out") == (0, (3, 0, 0), "")
    assert not trap.exists()


@pytest.mark.parametrize("revision", ["--output=x", "--all", "-p", "HEAD:plan", ":/next", "a b", "@{-1}"])
def test_an_option_is_no_revision_of_a_body(
    call: Call, trap: Path, repository: Repository, tmp_path: Path, revision: str
) -> None:
    code, _, err = export(
        call, listed(tmp_path, f"{{id: a, git: office, revision: '{revision}'}}"), tmp_path / "out"
    )
    assert (code, "there is no revision" in err) in ((1, True), (0, False))
    assert not (repository.root / "x").exists()
    assert not trap.exists()


def test_links_that_lead_out_of_a_body_are_not_followed(
    call: Call, repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text(plan(lifts(99)))
    (repository.root / "plan").mkdir()
    (repository.root / "plan" / "2022.yaml").symlink_to("../../secret.yaml")
    repository.commit()
    file = listed(tmp_path, "{id: a, git: office}", "{id: b, folder: office}")
    code, counts, err = export(call, file, tmp_path / "out")
    assert (code, counts) == (1, (0, 0, 2))
    assert "office@HEAD:plan/2022.yaml" in err
    assert "office/plan/2022.yaml: error: this link leads out of the plan's folder" in err


def test_what_a_partial_clone_lacks_is_not_fetched(call: Call, two: Repository, tmp_path: Path) -> None:
    two.git("config", "uploadpack.allowFilter", "true")
    two.git("clone", "-q", "--bare", "--filter=blob:none", f"file://{two.root}", str(tmp_path / "part.git"))
    code, _, err = export(call, listed(tmp_path, "{id: a, git: part.git}"), tmp_path / "out")
    assert (code, "lacks a commit or content" in err) == (1, True)

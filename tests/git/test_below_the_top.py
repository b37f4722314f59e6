"""A root below the top of its repository, as others name its files."""

import unicodedata

import pytest

from git.plans import lifts, plan
from plans import HALL
from program import Call
from repository import Repository


@pytest.mark.parametrize("folder", ["town", "办公室/a", "."])
def test_annotations_name_files_from_the_top(
    repository: Repository, call: Call, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    repository.write(plan(lifts(), HALL.replace("milestone", "stone")), f"{folder}/plan/2022.yaml")
    top = "" if folder == "." else f"{folder}/"
    said = f"::error file={top}plan/2022.yaml,line=15,"
    assert said in call("-C", folder, "check", "--format", "github").out
    monkeypatch.chdir(repository.root / folder / "plan")
    monkeypatch.setenv("PATH", "")
    assert said in call("check", "--format", "github").out


def test_without_a_repository_they_name_files_from_the_root(repository: Repository, call: Call) -> None:
    (repository.root / ".git").rename(repository.root / "git")
    repository.write(plan(lifts(), HALL.replace("milestone", "stone")))
    assert "::error file=plan/2022.yaml," in call("check", "--format", "github").out


def test_evidence_of_a_commit_is_found_by_what_its_name_looks_like(
    repository: Repository, call: Call
) -> None:
    repository.write("x", unicodedata.normalize("NFD", "evidence/Übersicht.pdf"))
    entry = '- {date: 2022-02-28, target: lifts, add: 7, evidence: ["evidence/Übersicht.pdf"]}\n'
    repository.write(entry, "progress/2022/2022-02.yaml")
    repository.commit(plan(lifts(), HALL))
    for words in ((), ("--rev", "HEAD")):
        shown = call("show", "lifts", "--as-of", "2022-06-30", *words)
        assert (shown.code, "missing-evidence" in shown.out + shown.err) == (0, False)
    assert "missing-evidence" not in call("check").out

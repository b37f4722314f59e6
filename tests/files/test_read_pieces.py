"""A file read piece by piece is what it is read whole, or the same problem."""

import os
from datetime import date
from pathlib import Path

import pytest

from workplan.core.problems import Problem
from workplan.files.disk.folder import DiskTree, UnreadableError, read_bytes, read_pieces
from workplan.files.git.run import Commit
from workplan.files.git.tree import CommitTree


def pieces(root: Path, file: str) -> bytes | Problem:
    try:
        return b"".join(read_pieces(root, file))
    except UnreadableError as error:
        return error.problem


def test_a_file_comes_in_pieces(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(bytes(3_000_000))
    assert [len(piece) for piece in read_pieces(tmp_path, "a.yaml")] == [
        1 << 20,
        1 << 20,
        3_000_000 - (1 << 21),
    ]


@pytest.mark.parametrize("file", ["a.yaml", "missing.yaml", "folder", "pipe", "link.yaml", "large.yaml"])
def test_what_cannot_be_read_has_the_same_problem(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPLAN_MAX_MB", "1")
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (root / "a.yaml").write_text("a\n")
    (root / "large.yaml").write_bytes(bytes(1_000_001))
    (tmp_path / "outside.yaml").write_text("b\n")
    (root / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    os.mkfifo(root / "pipe")
    assert pieces(root, file) == read_bytes(root, file)


def test_the_size_of_a_file_is_known_as_far_as_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a\n")
    assert [DiskTree(tmp_path).size(file) for file in ("a.yaml", "missing.yaml")] == [2, 0]


def test_of_a_commit_there_is_one_piece_or_the_same_problem() -> None:
    commit = Commit("1234", "Ann", date(2022, 6, 30), ())
    tree = CommitTree(commit, "HEAD:", frozenset({"a.yaml"}), {"a.yaml": b"a\n"})
    assert list(tree.pieces("a.yaml")) == [b"a\n"]
    assert [tree.size(file) for file in ("a.yaml", "missing.yaml")] == [2, 0]
    with pytest.raises(UnreadableError) as raised:
        list(tree.pieces("missing.yaml"))
    assert raised.value.problem == tree.read("missing.yaml")


def test_what_the_machine_does_not_give_is_a_problem(tmp_path: Path) -> None:
    file = "a" * 300
    assert pieces(tmp_path, file) == read_bytes(tmp_path, file)

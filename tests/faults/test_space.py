"""A log that has no room for an entry, or for a part of it: a limit on files, and a full file system."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from needs import need

from . import small_disk
from .forks import Call, Nest, nest
from .form import measured, runs
from .scenes import SCENES, Scene
from .verdict import Trial, counted

_NOTES = ("开工", "宝钢八村开工", "x" * 40, "验收" * 30, "y")


_PARTS = runs(2, 20)


@pytest.fixture
def forks() -> Iterator[Nest]:
    with nest() as made:
        yield made


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Nest]:
    need(small_disk.why_not())
    (tmp_path / "disk").mkdir()
    with small_disk.small_disk(tmp_path / "disk") as made:
        yield made


@pytest.mark.parametrize("part", range(_PARTS))
def test_a_file_that_may_not_grow_takes_an_entry_or_none(forks: Nest, tmp_path: Path, part: int) -> None:
    count, complaints = runs(100, 1000), []
    for i in range(part, count, _PARTS):
        scene = _scene(i)
        room = i * (len(scene.line) + 1) // count
        root = tmp_path / str(i)
        scene.make(root)
        call = Call(root, scene.arguments, size=len(scene.before) + room)
        complaints += Trial(call, scene, f"room for {room} bytes").complaints(forks)
    measured("a file that may not grow", count // _PARTS, **counted(complaints))
    assert complaints == []


@pytest.mark.parametrize("part", range(_PARTS))
def test_a_full_disk_takes_an_entry_whole_or_not_at_all(disk: Nest, tmp_path: Path, part: int) -> None:
    count, complaints = runs(50, 500), []
    for i in range(part, count, _PARTS):
        scene, free = _on_disk(i, count), i % 5 // 4
        root = tmp_path / "disk" / str(i)
        scene.make(disk.seen(root))
        filler = small_disk.filler(disk.seen(root), free)
        call = Call(root, scene.arguments, output=tmp_path)
        complaints += Trial(call, scene, f"{free} pages free", relief=filler.unlink).complaints(disk)
        shutil.rmtree(disk.seen(root))
    measured("a full disk", count // _PARTS, **counted(complaints))
    assert complaints == []


def _scene(i: int) -> Scene:
    """The scenes that write, in turn, with notes of several lengths."""
    model = SCENES[i % 3]
    return Scene(model.name, model.files, _NOTES[i // 3 % len(_NOTES)])


def _on_disk(i: int, count: int) -> Scene:
    """In turn a log that ends near the end of a page, and a scene whose log is new."""
    note = _NOTES[i % len(_NOTES)]
    if i % 4 == 3:
        return Scene("new log", SCENES[i // 4 % 2 * 2].files, note)
    return small_disk.ending_before_page(i * 160 // count, note)

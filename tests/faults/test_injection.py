"""Faults injected by strace into `workplan log`, at every system call that touches the log."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from needs import need

from . import strace
from .forks import Call, Nest, nest
from .form import measured, runs
from .injection import Fault, faults_at, spread
from .scenes import SCENES, Scene
from .strace import Strace
from .verdict import Complaint, Trial, counted

_PARTS = runs(2, 20)


@pytest.fixture(scope="module")
def forks() -> Iterator[Nest]:
    need(strace.why_not())
    with nest() as made:
        yield made


@pytest.mark.parametrize("part", range(_PARTS))
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_log_stays_whole_whatever_it_meets(forks: Nest, tmp_path: Path, scene: Scene, part: int) -> None:
    places = faults_at(_clean_run(forks, tmp_path, scene).counts(), len(scene.line))
    faults = spread(places, runs(50, 500))[part::_PARTS]
    complaints = [
        c for i, fault in enumerate(faults) for c in _injected(forks, tmp_path / str(i), scene, fault)
    ]
    measured("a fault at a system call", len(faults), **counted(complaints))
    assert complaints == []


def test_a_fault_is_injected_where_it_was_ordered(forks: Nest, tmp_path: Path) -> None:
    scene, tracer = SCENES[1], Strace(tmp_path / "trace", ["write:error=ENOSPC:when=1"])
    scene.make(tmp_path)
    ended = forks.made(Call(tmp_path, scene.arguments), tracer)
    assert (ended.code, ended.err) == (
        3,
        "not written: progress/2022/2022-06.yaml: No space left on device\n",
    )
    assert [done.result for done in tracer.done() if done.name == "write"] == [
        "-1 ENOSPC (No space left on device) (INJECTED)"
    ]


@pytest.mark.parametrize("scene", SCENES[:3], ids=lambda scene: scene.name)
def test_the_entry_and_the_name_of_a_new_log_are_on_the_disk_before_anybody_says_so(
    forks: Nest, tmp_path: Path, scene: Scene
) -> None:
    assert strace.unsynced(_clean_run(forks, tmp_path, scene).done(), is_new=not scene.before) == []


def _clean_run(forks: Nest, folder: Path, scene: Scene) -> Strace:
    root = folder / "clean"
    root.mkdir()
    scene.make(root)
    tracer = Strace(folder / "trace")
    assert forks.made(Call(root, scene.arguments), tracer).code == 0
    return tracer


def _injected(forks: Nest, root: Path, scene: Scene, fault: Fault) -> list[Complaint]:
    root.mkdir()
    scene.make(root)
    tracer = Strace(root / "trace", fault.injections)
    return Trial(Call(root, scene.arguments), scene, fault.name, tracer).complaints(forks)

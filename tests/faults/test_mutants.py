"""The write weakened in one place each, which the tests of this folder notice: they are no empty promise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from needs import need

from . import strace
from .forks import Call, Nest, nest
from .injection import faults_at
from .lockstep import in_lockstep
from .mutants import MUTANTS
from .scenes import LOG, SCENES
from .strace import Done, Strace, unsynced
from .verdict import Trial

SCENE = SCENES[1]
NEW_LOG = SCENES[0]
CAUGHT_BY_INJECTION = {
    "exists() says new": ["lost", "other", "lost"],
    "no read-back": ["acknowledged_but_missing"],
    "close not suppressed": ["other"],
}
CAUGHT_ELSEWHERE = ("no cut-back", "no fsync", "no lock")


@pytest.fixture(scope="module")
def forks() -> Iterator[Nest]:
    with nest() as made:
        yield made


@pytest.fixture
def injecting() -> None:
    need(strace.why_not())


def weakened_at(mutant: str, done: list[Done]) -> tuple[str, ...]:
    """The fault, of those that test_injection injects, at the place where the mutant is weak."""
    opened = next(i for i, call in enumerate(done) if call.name == "openat" and "O_APPEND" in call.arguments)
    written = next(i for i, call in enumerate(done) if call.name == "fsync")
    names = [call.name for call in done]
    if mutant == "exists() says new":
        looked = names[:opened].count("newfstatat")
        return ("write:error=ENOSPC:when=1", f"newfstatat:error=EACCES:when={looked}")
    if mutant == "no read-back":
        return (f"write:retval={len(SCENE.line)}:when=1",)
    return (f"close:error=EIO:when={names[:written].count('close') + 1}",)


@pytest.mark.usefixtures("injecting")
@pytest.mark.parametrize("mutant", CAUGHT_BY_INJECTION)
def test_a_weakened_write_is_caught_by_an_injected_fault(forks: Nest, tmp_path: Path, mutant: str) -> None:
    tracer = Strace(tmp_path / "clean.trace")
    SCENE.make(tmp_path / "clean")
    assert forks.made(Call(tmp_path / "clean", SCENE.arguments, mutant), tracer).code == 0
    fault = weakened_at(mutant, tracer.done())
    assert fault in {each.injections for each in faults_at(tracer.counts(), len(SCENE.line))}
    assert kinds(forks, tmp_path, fault, None) == []
    assert kinds(forks, tmp_path, fault, mutant) == CAUGHT_BY_INJECTION[mutant]


def kinds(forks: Nest, folder: Path, fault: tuple[str, ...], mutant: str | None) -> list[str]:
    root = folder / (mutant or "as it is")
    SCENE.make(root)
    trial = Trial(Call(root, SCENE.arguments, mutant), SCENE, str(fault), Strace(root / "trace", fault))
    return [complaint.kind for complaint in trial.complaints(forks)]


@pytest.mark.parametrize(
    ("mutant", "caught"), [(None, []), ("no cut-back", ["other", "other", "unreadable", "lost"])]
)
def test_a_write_that_is_not_cut_back_is_caught_by_a_file_that_may_not_grow(
    forks: Nest, tmp_path: Path, mutant: str | None, caught: list[str]
) -> None:
    SCENE.make(tmp_path)
    call = Call(tmp_path, SCENE.arguments, mutant, size=len(SCENE.before) + 9)
    assert [c.kind for c in Trial(call, SCENE, "room for 9 bytes").complaints(forks)] == caught


@pytest.mark.usefixtures("injecting")
@pytest.mark.parametrize(("mutant", "caught"), [(None, []), ("no fsync", [LOG, "progress/2022"])])
def test_a_write_that_is_not_put_on_the_disk_is_caught_by_its_trace(
    forks: Nest, tmp_path: Path, mutant: str | None, caught: list[str]
) -> None:
    NEW_LOG.make(tmp_path)
    tracer = Strace(tmp_path / "trace")
    forks.made(Call(tmp_path, NEW_LOG.arguments, mutant), tracer)
    assert unsynced(tracer.done(), is_new=True) == caught


@pytest.mark.usefixtures("injecting")
@pytest.mark.parametrize(("mutant", "times"), [(None, 1), ("no lock", 2)])
def test_a_write_without_the_lock_is_caught_by_a_second_one_in_its_middle(
    forks: Nest, tmp_path: Path, mutant: str | None, times: int
) -> None:
    with nest() as other:
        ended, log = in_lockstep(forks, other, tmp_path, mutant)
    assert [each.code for each in ended] == [0, 0]
    assert log == SCENE.before + SCENE.line * times


def test_every_mutant_is_caught() -> None:
    assert set(MUTANTS) == {*CAUGHT_BY_INJECTION, *CAUGHT_ELSEWHERE}

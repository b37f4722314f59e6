"""Logging, editing, merging, formatting and crashing in any order: the figures are those of a simple model."""

import random
from pathlib import Path

import pytest

from .form import measured, runs
from .world import World

STEPS = runs(2000, 50_000)
PARTS = 4
STEPS_OF_A_WORLD = 50
ALONE = ("log", "log", "crash", "fmt", "crash_in_fmt", "append_by_hand", "rewrite_by_hand")
MERGES = 0.03  # of all steps


@pytest.mark.parametrize("part", range(PARTS))
def test_in_any_order_the_figures_are_those_of_the_model(part: int, tmp_path: Path) -> None:
    for number in range(STEPS // PARTS // STEPS_OF_A_WORLD):
        rng = random.Random(f"{part} {number}")
        _live(World(tmp_path / str(number), rng), rng)
    measured("logging, editing, merging, crashing", STEPS // PARTS, acknowledged_but_missing=0, unreadable=0)


def _live(world: World, rng: random.Random) -> None:
    left = STEPS_OF_A_WORLD
    while left > 0:
        if rng.random() < MERGES:
            ours, theirs = (rng.choices(ALONE, k=rng.randint(1, 3)) for _ in range(2))
            world.merge(ours, theirs)
            left -= len(ours) + len(theirs)
        else:
            getattr(world, rng.choice(ALONE))()
        world.check()
        left -= 1

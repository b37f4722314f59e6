"""Matching: which thing of one plan is which of another, by id, by former id, or by what it says."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from workplan.core.plan import Section, Task
from workplan.core.target import Target

Thing = TypeVar("Thing", Section, Task, Target)


@dataclass(frozen=True, slots=True)
class Matched(Generic[Thing]):
    """Pairs of the same thing before and after, and what is only on one side."""

    pairs: tuple[tuple[Thing, Thing], ...]
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]


def matched(
    old: Sequence[Thing], new: Sequence[Thing], content: Callable[[Thing], Hashable]
) -> Matched[Thing]:
    """The same things of both sides, in the order of `new`.

    An id decides first, then an id that the new thing had formerly; what is left and says the same under
    another id was renamed, if there is only one such thing on either side.
    """
    before = {thing.id: thing for thing in old}
    pairs = {each.id: before.pop(each.id) for each in new if each.id in before}
    left = [each for each in new if each.id not in pairs]
    for each in left:
        name = next((name for name in _former(each) if name in before), None)
        if name is not None:
            pairs[each.id] = before.pop(name)
    pairs |= _same_words(before, [each for each in left if each.id not in pairs], content)
    return Matched(
        tuple((pairs[each.id], each) for each in new if each.id in pairs),
        tuple(before.values()),
        tuple(each for each in new if each.id not in pairs),
    )


def _former(thing: Section | Task | Target) -> tuple[str, ...]:
    return thing.formerly if isinstance(thing, Target) else ()


def _same_words(
    before: dict[str, Thing], new: Sequence[Thing], content: Callable[[Thing], Hashable]
) -> dict[str, Thing]:
    """What each of `new` was called before, by its content; taken out of `before`."""
    then, now = _by_content(before.values(), content), _by_content(new, content)
    alike = [(then[words], same) for words, same in now.items() if words in then]
    return {same[0].id: before.pop(olds[0].id) for olds, same in alike if len(olds) == len(same) == 1}


def _by_content(things: Iterable[Thing], content: Callable[[Thing], Hashable]) -> dict[Hashable, list[Thing]]:
    found: dict[Hashable, list[Thing]] = {}
    for thing in things:
        found.setdefault(content(thing), []).append(thing)
    return found


def content_of_target(target: Target) -> Hashable:
    """All that a target says but its ids and its place."""
    return replace(target, id="", formerly=(), section="", task=None, part_of=None)


def content_of_task(task: Task) -> Hashable:
    """All that a task says of itself but its id and its place."""
    return replace(task, id="", section="", number=None, targets=())


def content_of_section(section: Section) -> Hashable:
    """All that a section says of itself but its id and its place."""
    return replace(section, id="", number=None, targets=(), tasks=())

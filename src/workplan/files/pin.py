"""Problems pinned to line and column: the one place where addresses become places in a file."""

from collections.abc import Callable, Iterable, Sequence

from workplan.core.problems import Address, Path, Pinned, Place, Problem
from workplan.files.marks import Mark, Stretch, marks_of
from workplan.files.reading import read_tree
from workplan.files.source import Source


def pin(problems: Iterable[Problem], read: Callable[[str], bytes | None]) -> tuple[Pinned, ...]:
    """Each problem once, by file, line, column and code; only files that have problems are read again."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    pinned = [each for file, found in by_file.items() for each in _pinned(found, read(file), file)]
    return tuple(_without_repeats(sorted(pinned, key=_order)))


def _order(pinned: Pinned) -> tuple[str, Place, str, str]:
    problem = pinned.problem
    return problem.file, pinned.place or Place(0, 0, 0), problem.code, repr(sorted(problem.params.items()))


def _without_repeats(pinned: Sequence[Pinned]) -> list[Pinned]:
    return [each for i, each in enumerate(pinned) if not i or _order(each) != _order(pinned[i - 1])]


def _pinned(problems: Sequence[Problem], raw: bytes | None, file: str) -> list[Pinned]:
    if raw is None:
        return [Pinned(p, p.at if isinstance(p.at, Place) else None, None) for p in problems]
    reading = read_tree(raw, file)
    source = reading.source
    steps = {p.at.path[0] for p in problems if isinstance(p.at, Address) and p.at.path}
    root = marks_of(source.text, steps) if any(isinstance(p.at, Address) for p in problems) else None
    return [_one(problem, source, root) for problem in problems]


def _one(problem: Problem, source: Source, root: Mark | None) -> Pinned:
    place = _place(problem.at, source, root) if isinstance(problem.at, Address) else problem.at
    within = place is not None and place.line <= len(source.written)
    return Pinned(problem, place, source.written[place.line - 1] if place and within else None)


def _place(address: Address, source: Source, root: Mark | None) -> Place:
    if root is None:
        return Place(1, 1)
    mark, is_whole = _at(root, address.path)
    stretch = _stretch(mark, on_key=address.on_key and is_whole)
    if address.part is not None and (found := _part(address.part, mark.value, source)) is not None:
        return found
    (line, column), (end_line, end) = stretch.start, stretch.end
    width = end - column if end_line == line else len(source.lines[line].rstrip()) - column
    return source.place(line, column, max(1, width))


def _at(mark: Mark, path: Path) -> tuple[Mark, bool]:
    """The mark at `path`, or the nearest above it when the data end before."""
    for step in path:
        if step not in mark.within:
            return mark, False
        mark = mark.within[step]
    return mark, True


def _stretch(mark: Mark, *, on_key: bool) -> Stretch:
    """The key, where it is meant or where there is no value to show; of a mapping, its first key."""
    is_empty = mark.value.start == mark.value.end and not mark.within
    if mark.key is not None and (on_key or is_empty):
        return mark.key
    return mark.first_key() or mark.value


def _part(part: str, value: Stretch, source: Source) -> Place | None:
    """Where `part` is written within the value, on whichever of its lines."""
    for line in range(value.start[0], value.end[0] + 1):
        begin = value.start[1] if line == value.start[0] else 0
        end = value.end[1] if line == value.end[0] else len(source.lines[line])
        if (column := source.lines[line].find(part, begin, end)) >= 0:
            return source.place(line, column, len(part))
    return None

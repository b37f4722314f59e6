"""A plan's text with the words of its document added, all else in it as it was."""

from collections.abc import Iterator, Mapping, Sequence

from workplan.files.logs.write import quoted
from workplan.files.yaml.place import Mark, marks_of


def with_sources(text: str, quotes: Mapping[str, Sequence[str]], source: tuple[str, str]) -> str:
    """The text of a plan, which has no errors, with a `source` for each of these ids, and one of its own.

    That is the file of the document and its sum; a source that the plan has stays as it is.
    """
    root = marks_of(text)
    assert root is not None
    lines = text.split("\n")
    edits = [
        _added(lines, mark, f"source: {_quotes(quotes[ident])}")
        for ident, mark in _things(root, lines)
        if ident in quotes
    ]
    if "source" not in root.within:
        file, digest = source
        edits.append((root.within["owners"].key, f"source: {{file: {quoted(file)}, sha256: {digest}}}\n"))
    for (line, column), added in sorted(((_point(place), new) for place, new in edits), reverse=True):
        lines[line] = lines[line][:column] + added + lines[line][column:]
    return "\n".join(lines)


def _point(place: "Mark | tuple[int, int] | None") -> tuple[int, int]:
    assert place is not None
    return place if isinstance(place, tuple) else place.start


def _quotes(texts: Sequence[str]) -> str:
    return quoted(texts[0]) if len(texts) == 1 else f"[{', '.join(map(quoted, texts))}]"


def _things(mark: Mark, lines: list[str]) -> Iterator[tuple[str, Mark]]:
    """Each section, task and target by its id, as it is written."""
    for name, within in mark.within.items():
        if name in ("sections", "tasks", "targets"):
            for thing in within.within.values():
                ident = thing.within["id"]
                (line, start), (_, end) = ident.start, ident.end
                yield lines[line][start:end].strip().strip("\"'"), thing
                yield from _things(thing, lines)


def _added(lines: list[str], mark: Mark, key: str) -> tuple["Mark | tuple[int, int] | None", str]:
    """Where a key is added to a mapping, and what: before the brace that ends it, or as its second line."""
    line, column = mark.end
    if lines[line][column - 1 : column] == "}" and lines[mark.start[0]][mark.start[1]] == "{":
        before = lines[line][: column - 1].rstrip()
        return (line, len(before)), f"{'' if before.endswith((',', '{')) else ','} {key}"
    first = mark.within["id"]
    at = first.end[0], len(lines[first.end[0]])
    assert first.key is not None
    return at, f"\n{' ' * mark.start[1]}{key}"

"""Items of a log by the YAML reader: those that are not written as `log` writes them, or the whole log."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias
from unicodedata import normalize

from workplan.core.figures import is_in_points
from workplan.core.log import WORDS, Entry, Given, words_of
from workplan.core.problems import Address, Place, Problem
from workplan.files.schema.shape import MOST, entry_in, path_of
from workplan.files.yaml.decode import UNSEEN
from workplan.files.yaml.place import mappings_with_gaps
from workplan.files.yaml.read import as_it_is, read_tree
from workplan.files.yaml.scan import may_cut
from workplan.files.yaml.tree import UNREADABLE, Data

Odd: TypeAlias = tuple[int, int, str]  # the place of an item, the line it begins on, and its text
Found: TypeAlias = tuple[list[Entry], list[Problem]]
_OF_GAPS = ("missing-key", "says-nothing")  # what a lost line may be the cause of


def items_of(odd: Sequence[Odd], file: str) -> Found | None:
    """The entries of items, and what is wrong with them.

    None where there may be a fault of their text, or one runs into the next: that is seen in the whole alone.
    """
    text = "".join(whole for _, _, whole in odd)
    reading = None if UNSEEN.search(text) or may_cut(text) else as_it_is(text)
    data = None if reading is None or reading.problems else reading.tree.data
    if reading is None or not isinstance(data, list) or len(data) != len(odd):
        return None
    above = accumulate((whole.count("\n") for _, _, whole in odd), initial=0)
    begun = zip(reading.tree.item_lines, above, odd, strict=False)
    lines = [line + begin - before for begin, before, (_, line, _) in begun]
    return _entries(zip([place for place, _, _ in odd], lines, data, strict=True), file)


def whole_log(raw: bytes, file: str) -> Found:
    """The entries of a whole log, and all that is wrong with it."""
    reading = read_tree(raw, file)
    data, told = reading.tree.data, [*reading.problems, *reading.warnings]
    if not isinstance(data, list):
        is_explained = data is None or data is UNREADABLE or reading.problems
        no_list = Problem("wrong-type", file, Address(()), {"expected": "list"})
        return [], [*told, *(() if is_explained else (no_list,))]
    lines = [line + 1 for line in reading.tree.item_lines]
    entries, problems = _entries(zip(range(len(data)), lines, data, strict=False), file)
    lost = {id(each.mapping) for each in reading.tree.doubtful}
    gaps = {path[0] for path, _ in mappings_with_gaps(reading) if path}
    told += [p for p in problems if p.code not in _OF_GAPS or path_of(p)[0] not in gaps]
    return [entry for entry in entries if id(data[entry.item]) not in lost], told


def _entries(items: Iterable[tuple[int, int, Data]], file: str) -> Found:
    """The entries of items, each with its place and its line, and what is wrong with them."""
    entries, problems = list[Entry](), list[Problem]()
    for place, line, data in items:
        if len(problems) >= MOST:
            return entries, [*problems, Problem("syntax", file, Place(line, 1), {"reason": "gave-up"})]
        written = entry_in(data, place, file)
        if isinstance(written, tuple):
            problems += written
            continue
        in_points = isinstance(data, dict) and is_in_points(data.get("add"), data.get("value"))
        stage: str | None = written.reached
        reached = None if stage is None else normalize("NFC", stage)
        figures = (written.add, written.value, written.done)
        given = Given(*figures, reached, written.light, in_points=in_points)
        words = words_of({key: getattr(written, key) for key in WORDS}, written.evidence or ())
        about = (written.target or written.task or "", written.task is not None)
        entries.append(Entry(written.date, *about, given, words, written.id, file, line, place))
    return entries, problems

"""What work takes, counted: the characters that a pattern tries, and the calls that a command makes."""

import re
from collections.abc import Callable, Iterator
from cProfile import Profile
from re import _constants as op  # type: ignore[attr-defined]  # of no stub
from re import _parser  # type: ignore[attr-defined]  # of no stub
from typing import Any, TypeAlias

from workplan.cli.answers import Asked
from workplan.cli.args import run

_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    op.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    op.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
    op.CATEGORY_DIGIT: str.isdigit,
    op.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
}
_REPRESENTATIVES = 'a0 -_é甲\n\x01"\\'
_ENOUGH = 20_000
_Then: TypeAlias = Callable[[int], int | None]


class TooManyError(Exception):
    """A pattern tries far more characters than the text has."""


class Steps:
    """A pattern that is matched as `re` does it, by trying and going back, with every trial counted."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, str) else pattern.flags
        self.flags = flags
        self.nodes = [*_parser.parse(text, flags)]
        self.text, self.count = "", 0
        self.taken: dict[tuple[int, str], bool] = {}  # of a set, which has dozens of ranges at times

    def of(self, text: str, *, searches: bool) -> int:
        """How many characters are tried, at the beginning of the text or everywhere in it."""
        self.text, self.count, at = text, 0, 0
        while at <= len(text):
            end = self._all(self.nodes, 0, at, lambda place: place)
            if not searches:
                break
            at = at + 1 if end is None or end == at else end
        return self.count

    def _all(self, nodes: Any, i: int, at: int, then: _Then) -> int | None:
        if i == len(nodes):
            return then(at)
        kind, what = nodes[i]
        return self._one(kind, what, at, lambda place: self._all(nodes, i + 1, place, then))

    def _one(self, kind: Any, what: Any, at: int, then: _Then) -> int | None:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            self.count += 1
            if self.count > _ENOUGH:
                raise TooManyError
            is_there = at < len(self.text) and self._takes(kind, what, self.text[at])
            return then(at + 1) if is_there else None
        if kind is op.SUBPATTERN:
            return self._all(what[-1], 0, at, then)
        if kind is op.BRANCH:
            ends = (self._all(branch, 0, at, then) for branch in what[1])
            return next((end for end in ends if end is not None), None)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self._repeat(what, 0, at, then, is_lazy=kind is op.MIN_REPEAT)
        if kind is op.AT:
            return then(at) if self._is_at(what, at) else None
        assert kind in (op.ASSERT, op.ASSERT_NOT), kind
        begin = at if what[0] > 0 else at - what[1].getwidth()[0]
        found = None if begin < 0 else self._all(what[1], 0, begin, lambda place: place)
        return then(at) if (found is not None) == (kind is op.ASSERT) else None

    def _repeat(self, what: Any, times: int, at: int, then: _Then, *, is_lazy: bool) -> int | None:
        least, most, nodes = what

        def again(place: int) -> int | None:
            goes_on = place > at or times < least
            return self._repeat(what, times + 1, place, then, is_lazy=is_lazy) if goes_on else None

        def more() -> int | None:
            return self._all(nodes, 0, at, again) if times < most else None

        def enough() -> int | None:
            return then(at) if times >= least else None

        first, second = (enough, more) if is_lazy else (more, enough)
        end = first()
        return second() if end is None else end

    def _takes(self, kind: Any, what: Any, char: str) -> bool:
        if kind is op.ANY:
            return char != "\n" or bool(self.flags & re.DOTALL)
        if kind is op.LITERAL:
            return char == chr(what)
        if kind is op.NOT_LITERAL:
            return char != chr(what)
        negates, known = what[0][0] is op.NEGATE, (id(what), char)
        if known not in self.taken:
            self.taken[known] = negates != any(_is_in(item, char) for item in what[negates:])
        return self.taken[known]

    def _is_at(self, what: Any, at: int) -> bool:
        if what is op.AT_BEGINNING and self.flags & re.MULTILINE:
            return at == 0 or self.text[at - 1] == "\n"
        if what in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return at == 0
        return at == len(self.text) or (what is op.AT_END and self.text[at:] == "\n")

    def texts(self, size: int) -> Iterator[str]:
        """Texts that begin as the pattern may, and go on with what it names, `size` times."""
        leaves = [*_leaves(self.nodes)]
        named = dict.fromkeys(char for leaf in leaves for char in _chars(*leaf))
        literals = dict.fromkeys(chr(what) for kind, what in leaves if kind is op.LITERAL)
        pairs = [*literals, " ", "a"][:9]
        pumps = [*[*named][:16], *(one + other for one in pairs for other in pairs if one != other)]
        samples = [next(_chars(*leaf), "a") for leaf in leaves]
        beginnings = ["".join(samples[:i]) for i in range(len(samples) + 1)]
        for beginning in dict.fromkeys(beginnings[:: max(1, len(beginnings) // 8)]):
            for pump in pumps:
                yield f"{beginning}{pump * size}\0"


def _is_in(item: tuple[Any, Any], char: str) -> bool:
    kind, what = item
    if kind is op.LITERAL:
        return char == chr(what)
    return what[0] <= ord(char) <= what[1] if kind is op.RANGE else _CATEGORIES[what](char)


def _leaves(nodes: Any) -> Iterator[tuple[Any, Any]]:
    for kind, what in nodes:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            yield kind, what
        elif kind is op.BRANCH:
            for branch in what[1]:
                yield from _leaves(branch)
        elif kind in (op.SUBPATTERN, op.MAX_REPEAT, op.MIN_REPEAT, op.ASSERT):
            yield from _leaves(what[-1])


def _chars(kind: Any, what: Any) -> Iterator[str]:
    """Some of the characters that a leaf takes."""
    if kind is op.LITERAL:
        yield chr(what)
    elif kind is op.IN and what[0][0] is not op.NEGATE:
        yield from (
            chr(each if kind is op.LITERAL else each[0]) for kind, each in what if kind is not op.CATEGORY
        )
        yield from (char for char in _REPRESENTATIVES if any(_is_in(item, char) for item in what))
    elif kind is op.IN:
        yield from (char for char in _REPRESENTATIVES if not any(_is_in(item, char) for item in what[1:]))
    else:
        yield from (char for char in "a -" if kind is op.ANY or char != chr(what))


def calls(*words: str) -> int:
    """How many functions one command line calls, ours and Python's."""
    profile = Profile()
    with profile:
        run(Asked(("--no-cache", *words), 1_656_547_200_000_000_000))
    return sum(each.callcount for each in profile.getstats())

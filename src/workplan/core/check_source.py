"""The checks of a plan against the document that it was made from; one check, one code, warnings all."""

from collections.abc import Iterator

from workplan.core.binding import Binding, SourceText, bind, quotes_of
from workplan.core.claims import claims_of
from workplan.core.plan import Plan
from workplan.core.problems import Address, Param, Path, Problem
from workplan.core.source import folded

MISSING = "source-missing"


def check_source(plan: Plan, file: str, text: SourceText, found: str) -> tuple[Problem, ...]:
    """What in the plan in `file` does not fit its document; `found` is the SHA-256 sum of that."""
    return tuple(_Check(plan, file, text).problems(found))


def source_missing(plan: Plan, file: str, why: str) -> Problem:
    """The document of the plan cannot be read, and why."""
    assert plan.source is not None
    params = {"path": plan.source.file, "why": why}
    return Problem(MISSING, file, Address(("source", "file")), params)


class _Check:
    def __init__(self, plan: Plan, file: str, text: SourceText) -> None:
        assert plan.source is not None
        self.plan, self.source, self.file, self.text = plan, plan.source, file, text
        self.bindings = bind(plan, text)

    def problems(self, found: str) -> Iterator[Problem]:
        if self.source.sha256 and self.source.sha256.lower() != found:
            yield self._problem("source-changed", ("source", "sha256"), sum=found)
        for quote in quotes_of(self.plan):
            if not folded(quote.text):  # punctuation alone stands everywhere and nowhere
                yield self._problem("source-lost", quote.path, text=quote.text)
        for binding in self.bindings:
            yield from self._of(binding)
        for each in claims_of(self.plan, self.bindings, self.text).differences:
            said = {"there": each.there, "here": each.here, "text": self._words_at(each.binding)}
            yield self._problem("source-differs", each.binding.quote.path, **said)

    def _of(self, binding: Binding) -> Iterator[Problem]:
        path, words = binding.quote.path, binding.quote.text
        if binding.place is None:
            yield self._problem("source-lost", path, text=words)
        elif binding.rivals:
            yield self._problem("source-ambiguous", path, text=words, number=binding.rivals + 1)

    def _words_at(self, binding: Binding) -> str:
        return self.text.text[slice(*binding.place)] if binding.place else ""

    def _problem(self, code: str, path: Path, **params: Param) -> Problem:
        return Problem(code, self.file, Address(path), {"path": self.source.file, **params})

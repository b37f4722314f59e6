"""The merger a second time, from the words of DESIGN 4 alone: what entries add up to, and what is said of them.

An entry is what its file holds: a mapping of texts, with its `file` and its `line`.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

Raw = dict[str, str]
Notice = tuple[str, str, str]
PLACE = ("file", "line")
SAYING = ("add", "value", "done")


def total(kind: str, entries: Iterable[Raw], as_of: str) -> Fraction | None:
    """The figure of one target of a kind as of a day, None when it has none."""
    counting = list(counted(each for each in entries if each["date"] <= as_of))
    figures = [each for each in counting if any(key in each for key in SAYING)]
    if kind == "duty" or not (counting if kind in ("milestone", "recurring") else figures):
        return None
    standing = below = Fraction(0)
    for each in figures:
        if "value" in each:
            standing = number(each["value"])
            below = standing if standing < 100 else below
        elif "add" in each:
            standing += number(each["add"])
        else:
            standing = Fraction(100) if each["done"] == "true" else below
    return standing


def in_order(entries: Iterable[Raw]) -> list[Raw]:
    """By date, then file, then line."""
    return sorted(entries, key=lambda each: (each["date"], each["file"], int(each["line"])))


def counted(entries: Iterable[Raw]) -> Iterator[Raw]:
    """In order, one id of a file once."""
    seen = set()
    for each in in_order(entries):
        if _mark(each) not in seen:
            yield each
        seen.add(_mark(each))


def notices_of_copies(entries: Iterable[Raw]) -> Iterator[Notice]:
    """Ids that stand twice in a file, and equal entries anywhere of which one has no id."""
    before: list[Raw] = []
    for each in sorted(entries, key=lambda each: (each["file"], int(each["line"]))):
        same_id = [other for other in before if "id" in each and _mark(other) == _mark(each)]
        if same_id:
            is_copy = content(same_id[0]) == content(each)
            yield "entry-repeated" if is_copy else "id-conflict", each["file"], each["line"]
        equal = [other for other in before if content(other) == content(each)]
        if equal and ("id" not in each or "id" not in equal[0]):
            yield "duplicate-entry", each["file"], each["line"]
        before.append(each)


def notices_of_figures(kind: str, entries: Iterable[Raw]) -> Iterator[Notice]:
    """Totals of one target that another of the same day replaces, or that the addition does not lead to."""
    counting = list(counted(entries))
    for place, each in enumerate(counting):
        later = [
            other for other in counting[place + 1 :] if other["date"] == each["date"] and "value" in other
        ]
        if "value" not in each:
            continue
        if later and number(later[0]["value"]) != number(each["value"]):
            yield "value-superseded", each["file"], each["line"]
        before = counting[:place]
        if kind == "count" and "add" in each:
            stood = total(kind, before, each["date"]) or Fraction(0)
            if stood + number(each["add"]) != number(each["value"]):
                yield "total-mismatch", each["file"], each["line"]


def _mark(entry: Raw) -> tuple[str, str]:
    """An entry without an id is like no other."""
    return entry["file"], entry.get("id", f"line {entry['line']}")


def content(entry: Raw) -> tuple[str, ...]:
    """What an entry says, however its figures are typed; its id is no part of that."""
    said = {key: str(number(text)) if key in ("add", "value") else text for key, text in entry.items()}
    return tuple(f"{key}: {text}" for key, text in sorted(said.items()) if key not in (*PLACE, "id"))


def number(text: str) -> Fraction:
    return 100 * Fraction(text) if "/" in text else Fraction(text)

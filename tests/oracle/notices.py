"""What is said of entries that repeat or contradict one another (docs/format.md): code, file and line."""

import datetime as dt
from collections.abc import Iterator

from .figures import total
from .reading import Data, counted, number, place, report, targets_of

Notice = tuple[str, str, int]


def notices(plan: Data, entries: list[Data]) -> list[Notice]:
    """All of them; where one id has two contents that is an error, and nothing is added up."""
    found = [*of_copies(entries)]
    if not any(code == "id-conflict" for code, *_ in found):
        for target in targets_of(plan, [], dt.date.max):
            ids = [target.id, *target.raw.get("formerly", [])]
            found += of_figures(target.kind, [entry for entry in entries if entry.get("target") in ids])
    return sorted(found)


def of_copies(entries: list[Data]) -> Iterator[Notice]:
    """Ids that stand twice, and equal entries of which one has no id."""
    # Choice: what is told is the place that does not count, of two contents the later by path and line.
    before: list[Data] = []
    for entry in sorted(entries, key=lambda entry: place(entry)[1:]):  # whatever its date
        same_id = [e for e in before if "id" in entry and e.get("id") == entry["id"]]
        if same_id:
            code = "entry-repeated" if content(same_id[0]) == content(entry) else "id-conflict"
            yield code, entry["file"], entry["line"]
        equal = [other for other in before if content(other) == content(entry)]
        if equal and ("id" not in entry or "id" not in equal[0]):
            yield "duplicate-entry", entry["file"], entry["line"]
        before.append(entry)


def of_figures(kind: str, entries: list[Data]) -> Iterator[Notice]:
    """Totals that another of the same day replaces, "a warning only until a later entry of that target" (4), or
    to which the addition does not lead."""
    counting = counted(entries, dt.date.max)
    for nth, entry in enumerate(counting):
        if "value" not in entry:
            continue
        later = [e for e in counting[nth + 1 :] if e["date"] == entry["date"] and "value" in e]
        if later and later[0] is counting[-1] and number(later[0]["value"]) != number(entry["value"]):
            yield "value-superseded", entry["file"], entry["line"]
        if kind == "count" and "add" in entry:
            stood = total([report(each) for each in counting[:nth]])
            if stood + number(entry["add"]) != number(entry["value"]):
                yield "total-mismatch", entry["file"], entry["line"]


def content(entry: Data) -> list[str]:
    """What an entry says, however its figures are typed, but for the sign of a share; without place and id."""
    said = dict(entry)
    for key in {"add", "value"} & said.keys():
        said[key] = number(entry[key]), entry[key].endswith("%") or "/" in entry[key]
    return sorted(f"{key}: {value}" for key, value in said.items() if key not in ("file", "line", "id"))

"""What may be typed next: answers a shell that completes, before the whole command line is loaded."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from os.path import expanduser, expandvars
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from workplan.cli.clock import today
from workplan.cli.typed import Typed, is_option, unquoted
from workplan.core.calendar import parse_last_day
from workplan.core.lookup import Subject, id_of, name_of
from workplan.core.plan import Definition, Owner, Plan
from workplan.files.disk.folder import find_root
from workplan.files.plan.keep import outlines
from workplan.views.shell import Offer, offer_lines
from workplan.views.words import Language

FILES, FOLDERS = Offer("", "files"), Offer("", "folders")


class _Plan(NamedTuple):
    file: str
    plan: Plan


def answer(arguments: Sequence[str]) -> int:
    """Print what may stand at the end of the words; where nothing can be read or printed, nothing."""
    if len(arguments) > 1:
        with suppress(OSError):  # a folder or a pipe that is gone is no matter for a prompt
            _print_offers(*arguments)
    return 0


def _print_offers(shell: str, *words: str) -> None:
    lines = _bash_lines(*words) if shell == "bash" else _lines(shell, Typed.of(words))
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"))
    sys.stdout.buffer.flush()


def _lines(shell: str, typed: Typed) -> list[str]:
    return offer_lines(offers(typed), shell, typed.current, typed.lead)


def _bash_lines(replaced: str, *words: str) -> list[str]:
    """What bash may put in the place of `replaced`, the end of the last of `words`, which are as typed."""
    typed = Typed.of([unquoted(word) for word in words])
    head = "".join(words[-1:]).removesuffix(replaced)
    stays = max(0, len(unquoted(head)) - len(typed.lead))
    found = [offer for offer in offers(typed) if offer.value[stays:] or not offer.value]
    rest = [replace(offer, value=offer.value[stays:]) for offer in found]
    return offer_lines(rest, "bash", head[-1:])


def offers(typed: Typed) -> list[Offer]:
    """What may stand in the place of the word that is being typed."""
    source = _source(typed)
    if source is None:
        from workplan.cli.syntax import syntax_offers  # noqa: PLC0415  # loads the whole command line

        return _fitting(syntax_offers(typed), typed.current)
    return _fitting(source(typed), typed.current)


_Source = Callable[[Typed], Iterable[Offer]]


def _source(typed: Typed) -> _Source | None:
    """Where the values come from; None where the command line itself knows them."""
    if typed.option is not None:
        return _OF_OPTIONS.get(typed.option)
    if typed.command is None or is_option(typed.current) or typed.current == "-":
        return None
    return _OF_COMMANDS.get((typed.command, typed.place))


def _fitting(found: Iterable[Offer], current: str) -> list[Offer]:
    """The offers that begin with what was typed, else those whose name does, under that name."""
    everything = list(found)
    if everything in ([FILES], [FOLDERS]):
        return everything
    begun = [offer for offer in everything if offer.value.startswith(current)]
    return begun or [Offer(o.help, o.value) for o in everything if o.named and o.help.startswith(current)]


def _reportable(typed: Typed) -> Iterator[Offer]:
    for _, plan in _plans(typed):
        subjects: tuple[Subject, ...] = (*plan.targets, *plan.tasks)
        yield from map(_offer, subjects)


def _all_subjects(typed: Typed) -> Iterator[Offer]:
    for _, plan in _plans(typed):
        listed: tuple[Subject, ...] = (*plan.targets, *plan.tasks, *plan.sections)
        named: tuple[Subject, ...] = (*plan.owners.values(), *plan.definitions.values())
        yield from map(_offer, (*listed, *named))


def _owners(typed: Typed) -> Iterator[Offer]:
    return (_offer(owner) for _, plan in _plans(typed) for owner in plan.owners.values())


def _sections(typed: Typed) -> Iterator[Offer]:
    return (_offer(section) for _, plan in _plans(typed) for section in plan.sections)


def _plan_names(typed: Typed) -> Iterator[Offer]:
    return (Offer(PurePosixPath(file).stem, plan.title) for file, plan in _all_plans(typed))


def _offer(subject: Subject) -> Offer:
    if isinstance(subject, Owner):
        return Offer(subject.name, subject.title or "")
    if isinstance(subject, Definition):
        return Offer(subject.term, subject.text or " ".join(subject.items))
    return Offer(id_of(subject), name_of(subject), named=True)


def _all_plans(typed: Typed) -> list[_Plan]:
    given = expandvars(typed.given.get("-C", "."))
    folder = Path(expanduser(given))  # noqa: PTH111  # that of Path raises where there is no such user
    root = find_root(folder) if folder.is_dir() else None
    return [] if root is None else [_Plan(*found) for found in outlines(root)]


def _plans(typed: Typed) -> list[_Plan]:
    """The plan that the call would be about; all that it may be about, where that is not decided."""
    found, name = _all_plans(typed), typed.given.get("--plan")
    if name is not None:
        return [each for each in found if PurePosixPath(each.file).stem == name.removesuffix(".yaml")]
    day = parse_last_day(typed.given.get("--date") or typed.given.get("--as-of") or "") or today()
    holding = [each for each in found if day in each.plan.period]
    return holding or sorted(found, key=lambda each: each.plan.period.start)[-1:]


_OF_OPTIONS: Mapping[str, _Source] = {
    "--owner": _owners,
    "--section": _sections,
    "--plan": _plan_names,
    "--evidence": lambda _: [FILES],
    "-o": lambda _: [FILES],
    "--lang": lambda _: [Offer(words.value, "") for words in Language],
    "-C": lambda _: [FOLDERS],
}
_OF_COMMANDS: Mapping[tuple[str, int], _Source] = {
    ("show", 0): _all_subjects,
    ("history", 0): _all_subjects,
    ("log", 0): _reportable,
    **{("fmt", place): lambda _: [FILES] for place in range(9)},
}

"""What may be typed next: answers a shell at a TAB, before the command line itself is loaded."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from os import environ
from os.path import expanduser, expandvars
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from workplan.cli.output import language_without_plan
from workplan.core.lookup import Subject, all_tags, id_of, name_of, plans_on
from workplan.core.plan import Definition, Owner, Plan
from workplan.core.typed import day_typed
from workplan.files.disk.folder import find_root
from workplan.files.disk.store import keep, kept
from workplan.files.plan.keep import outlines
from workplan.views.shell import Offer, offer_lines
from workplan.views.words import Language

_PARTED = frozenset({"collect"})  # the first words of commands of two words
_FILES, _FOLDERS = Offer("", "files"), Offer("", "folders")
_QUOTED = re.compile(r"""\\(.)|'([^']*)(?:'|$)|"((?:\\.|[^"\\])*)(?:"|$)""", re.DOTALL)


def answer(arguments: Sequence[str], day: str) -> int:
    """Print what may stand at the end of the words; where nothing can be read or printed, nothing.

    `day` is today, as YYYY-MM-DD.
    """
    if len(arguments) > 1:
        (shell, *words), today = arguments, date.fromisoformat(day)
        with suppress(OSError):  # a folder or a pipe that is gone is no matter for a prompt
            lines = _bash_lines(words, today) if shell == "bash" else _lines(shell, words, today)
            sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"))
            sys.stdout.buffer.flush()
    return 0


def _lines(shell: str, words: Sequence[str], today: date) -> list[str]:
    typed = Typed.of(words, today)
    return offer_lines(_offers(typed), shell, typed.current, typed.lead)


def _bash_lines(words: Sequence[str], today: date) -> list[str]:
    """What bash may put in the place of the first word, the end of the last one; all of them are as typed."""
    replaced, *words = words
    typed = Typed.of([unquoted(word) for word in words], today)
    head = "".join(words[-1:]).removesuffix(replaced)
    stays = max(0, len(unquoted(head)) - len(typed.lead))
    found = [offer for offer in _offers(typed) if offer.value[stays:] or not offer.value]
    rest = [replace(offer, value=offer.value[stays:]) for offer in found]
    return offer_lines(rest, "bash", head[-1:])


def unquoted(word: str) -> str:
    """What a word of bash means, its quotes and backslashes taken away; a quote may still be open."""
    return _QUOTED.sub(lambda match: match[1] or match[2] or re.sub(r"\\(.)", r"\1", match[3] or ""), word)


class Parameter(NamedTuple):
    """An option with its names, or an argument, which has none, and what it may be, with help."""

    names: Sequence[str]
    help: str
    is_flag: bool
    choices: Sequence[tuple[str, str]]


class Syntax(NamedTuple):
    """The help of each command, and its parameters; those of the program itself stand under no name."""

    commands: Mapping[str, str]
    parameters: Mapping[str, Sequence[Parameter]]

    def of(self, command: str | None) -> Sequence[Parameter]:
        """The parameters of a command, or of the program where there is no such command."""
        return self.parameters.get(command or "", self.parameters[""])

    def takes_value(self, option: str) -> bool:
        """Whether the next word is the value of an option; it is that of one that is not known, too."""
        every = (each for parameters in self.parameters.values() for each in parameters)
        return not any(each.is_flag and option in each.names for each in every)


@cache
def _syntax(language: Language) -> Syntax:
    """That of the command line, with its help in that language; it is kept, for it takes long to load."""
    text = kept("syntax", language.encode())
    if text is None:
        from workplan.cli.args import syntax  # noqa: PLC0415  # loads Typer and all commands

        text = json.dumps(syntax(language)).encode()
        keep("syntax", language.encode(), text)
    commands, parameters = json.loads(text)
    return Syntax(commands, {name: [Parameter(*each) for each in own] for name, own in parameters.items()})


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the word at the cursor is a value of `option`, or the `place`th word of `command`.

    `words` are those of the command before it.
    """

    current: str
    command: str | None
    words: Sequence[str]
    option: str | None
    given: Mapping[str, str]
    lead: str
    today: date

    @property
    def place(self) -> int:
        """Which word of the command it is, from 0."""
        return len(self.words)

    @property
    def syntax(self) -> Syntax:
        """What the command line is like, in the language asked for, else that of the environment."""
        return _syntax(language_without_plan(self.given.get("--lang")))

    @classmethod
    def of(cls, words: Sequence[str], today: date) -> "Typed":
        """What `words`, up to the cursor, mean; the last of them may be empty."""
        *before, current = words or [""]
        lead = ""
        if current.startswith("--") and "=" in current:
            name, _, current = current.partition("=")
            before, lead = [*before, name], f"{name}="
        option, plain, given = _read(before)
        plain = plain[plain[:1] == ["help"] :]
        count = 2 if plain[:1] and plain[0] in _PARTED else 1
        command = " ".join(plain[:count]) or None
        return cls(current, command, plain[count:], option, given, lead, today)


def _read(words: Sequence[str]) -> tuple[str | None, list[str], dict[str, str]]:
    """The option that waits for its value, the words that belong to no option, and the values given."""
    waiting, plain, given, is_over = None, list[str](), dict[str, str](), False
    for word in words:
        is_long = word.startswith("--")
        name, joint, value = word.partition("=") if is_long else (word[:2], word[2:], word[2:])
        if waiting is not None:
            given[waiting], waiting = word, None
        elif is_over or not _is_option(word):
            plain.append(word)
        elif word == "--":
            is_over = True
        elif joint:
            given[name] = value
        elif _syntax(language_without_plan()).takes_value(name):
            waiting = name
    return waiting, plain, given


def _is_option(word: str) -> bool:
    """Whether `word` is an option; `-3` is a change, and `-` nothing as yet."""
    return word.startswith("-") and not word[1:2].isdigit() and word != "-"


def _offers(typed: Typed) -> list[Offer]:
    """What may stand in the place of the word that is being typed: what begins so, else what is called so."""
    everything = list(_all_offers(typed))
    if everything in ([_FILES], [_FOLDERS]):
        return everything
    current = typed.current
    begun = [offer for offer in everything if offer.value.startswith(current)]
    return begun or [Offer(o.help, o.value) for o in everything if o.named and o.help.startswith(current)]


_Source = Callable[[Typed], Iterable[Offer]]


def _all_offers(typed: Typed) -> Iterable[Offer]:
    """What may stand there, whatever was typed of it."""
    if typed.option is not None and (source := _OF_OPTIONS.get(typed.option)):
        return source(typed)
    if typed.option is not None:
        every = (*typed.syntax.of(None), *typed.syntax.of(typed.command))
        return _choices([each for each in every if typed.option in each.names], 0)
    if _is_option(typed.current) or typed.current == "-":
        options = (each for each in typed.syntax.of(typed.command) if each.names)
        return (Offer(max(each.names, key=len), each.help) for each in options)
    if typed.command is None or typed.command in _PARTED:
        return _further(typed)
    if source := _OF_COMMANDS.get((typed.command or "", typed.place)):
        return source(typed)
    return _choices([each for each in typed.syntax.of(typed.command) if not each.names], typed.place)


def _further(typed: Typed) -> list[Offer]:
    """The next words of commands: the first, and of those of two words the second."""
    begun = f"{typed.command} " if typed.command else ""
    named = (
        (name.removeprefix(begun), text)
        for name, text in typed.syntax.commands.items()
        if name.startswith(begun)
    )
    first = {name.partition(" ")[0]: text for name, text in named}
    return [Offer(name, text) for name, text in first.items()]


def _choices(parameters: Sequence[Parameter], place: int) -> Iterable[Offer]:
    """What the parameter at that place may be."""
    return (Offer(*choice) for each in parameters[place : place + 1] for choice in each.choices)


def _things(of: Callable[[Plan], Iterable[Subject]]) -> _Source:
    """Some things of the plan."""
    return lambda typed: [_offer(thing) for _, plan in _plans(typed) for thing in of(plan)]


def _offer(subject: Subject) -> Offer:
    if isinstance(subject, Owner):
        return Offer(subject.name, subject.title or "")
    if isinstance(subject, Definition):
        return Offer(subject.term, subject.text or " ".join(subject.items))
    return Offer(id_of(subject), name_of(subject), named=True)


def _stages(typed: Typed) -> list[Offer]:
    """Those of the target that was typed; of all while none was."""
    targets = [target for _, plan in _plans(typed) for target in plan.targets]
    asked = [target for target in targets if not typed.words or typed.words[0] in target.ids]
    return [Offer(stage.name or "", target.name) for target in asked for stage in target.stages]


def _periods(typed: Typed) -> list[Offer]:
    """The reporting periods."""
    from workplan.core.collect import period_names  # noqa: PLC0415  # loads how targets are judged

    return [Offer(name, "") for _, plan in _plans(typed) for name in period_names(plan)]


def _plans(typed: Typed) -> list[tuple[str, Plan]]:
    """The plan that the call would be about; all that it may be about, where that is not decided."""
    found, name = _all_plans(typed), typed.given.get("--plan")
    if name is not None:
        return [each for each in found if PurePosixPath(each[0]).stem == name.removesuffix(".yaml")]
    given = typed.given.get("--date") or typed.given.get("--as-of") or ""
    day = day_typed(given, typed.today) or typed.today
    meant = plans_on({file: plan.period for file, plan in found}, day)
    return [each for each in found if each[0] in meant]


def _all_plans(typed: Typed) -> list[tuple[str, Plan]]:
    given = expanduser(expandvars(typed.given.get("-C", "")))  # noqa: PTH111  # Path raises for an unknown user
    folder = Path(given or environ.get("WORKPLAN_DIR") or ".")
    root = find_root(folder) if folder.is_dir() else None
    return [] if root is None else list(outlines(root))


_ALL_THINGS = _things(
    lambda plan: (
        *plan.targets,
        *plan.tasks,
        *plan.sections,
        *plan.owners.values(),
        *plan.definitions.values(),
    )
)
_OF_OPTIONS: Mapping[str, _Source] = {
    "--owner": _things(lambda plan: plan.owners.values()),
    "--section": _things(lambda plan: plan.sections),
    "--task": _things(lambda plan: plan.tasks),
    "--reached": _stages,
    "--tag": lambda typed: [Offer(tag, "") for _, plan in _plans(typed) for tag in all_tags(plan)],
    "--plan": lambda typed: [Offer(PurePosixPath(f).stem, plan.title) for f, plan in _all_plans(typed)],
    "--evidence": lambda _: [_FILES],
    "--period": _periods,
    "--mark": lambda _: [_FOLDERS],
    "--unit": _things(lambda plan: plan.owners.values()),
    "--from": lambda _: [_FILES],
    "-o": lambda _: [_FILES],
    "-C": lambda _: [_FOLDERS],
}
_OF_COMMANDS: Mapping[tuple[str, int], _Source] = {
    ("show", 0): _ALL_THINGS,
    ("history", 0): _ALL_THINGS,
    **{("log", place): _things(lambda plan: (*plan.targets, *plan.tasks)) for place in range(0, 20, 2)},
    **{(name, place): lambda _: [_FILES] for name in ("fmt", "collect in") for place in range(9)},
}

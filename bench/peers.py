"""The other programs: what each is given, what is asked of it, and how its answer is read."""

import csv
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bench.journals import (
    TASKRC,
    beancount_account,
    beancount_ledger,
    ledger_journal,
    taskjuggler_account,
    taskjuggler_project,
    taskwarrior_data,
)
from bench.reports import Report, counts, subjects, sums
from bench.timing import Command
from workplan.core.plan import Plan

Sums = dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that can do equal work: load everything, aggregate per target, print a row for each."""

    name: str
    program: str  # as it is found on PATH
    file: str
    text_of: Callable[[Plan, Iterable[Report]], Iterator[str]]
    arguments: tuple[str, ...]
    read: Callable[[Plan, str], Sums]
    expected: Callable[[Plan, Iterable[Report]], Sums] = sums
    answer: str | None = None  # the file that it writes its table to; None when it prints it
    settings: Mapping[str, str] | None = None  # further files, by name
    cache: str | None = None  # the file by which it remembers what it read
    versions: str = ""  # what the version has to begin with

    @property
    def absence(self) -> str | None:
        """Why it cannot be measured here; None where it can."""
        if shutil.which(self.program) is None:
            return "not installed"
        if not self.version.startswith(self.versions):
            return f"{self.version}, whose files are of another kind"
        return None

    @property
    def version(self) -> str:
        """The last number with dots in what it says of its version."""
        said = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=False).stdout
        found: list[str] = re.findall(r"\d+(?:\.\d+)+", said.partition("\n")[0])
        return found[-1] if found else "?"

    def command(self, folder: Path, environment: Mapping[str, str]) -> Command:
        """The call that prints or writes the table."""
        path = shutil.which(self.program)
        assert path is not None
        return Command([path, *self.arguments], folder, environment)

    def answered(self, folder: Path, plan: Plan, printed: str) -> Sums:
        """The figures in the table that was printed, or written to the folder."""
        return self.read(plan, (folder / self.answer).read_text("utf-8") if self.answer else printed)

    def write(self, folder: Path, plan: Plan, made: Iterable[Report]) -> None:
        """Write its files into the folder that it is run in."""
        for name, text in (self.settings or {}).items():
            (folder / name).write_text(text, "utf-8")
        with (folder / self.file).open("w", encoding="utf-8") as file:
            file.writelines(self.text_of(plan, made))


def _ledger_sums(_: Plan, printed: str) -> Sums:
    rows = (line.split() for line in printed.splitlines())
    return {account.removeprefix("target:"): Decimal(total) for total, account in rows}


def _beancount_sums(plan: Plan, printed: str) -> Sums:
    ids = {beancount_account(subject): subject for subject in subjects(plan)}
    return {
        ids[account]: Decimal(total.strip()) for account, total in list(csv.reader(printed.splitlines()))[1:]
    }


def _task_counts(_: Plan, printed: str) -> Sums:
    rows = (line.split() for line in printed.splitlines()[2:-1])
    return {project: Decimal(number) for project, number in rows}


def _taskjuggler_sums(plan: Plan, printed: str) -> Sums:
    rows = list(csv.reader(printed.splitlines(), delimiter=";"))[1:]
    totals = {account: Decimal(total) for account, total in rows}
    return {subject: _difference(totals, subject) for subject in subjects(plan)}


def _difference(totals: Mapping[str, Decimal], subject: str) -> Decimal:
    """It adds in binary, so that its sums are right to some ten digits."""
    more, less = (totals[taskjuggler_account(subject, is_less=is_less)] for is_less in (False, True))
    return round(more - less, 2)


_QUERY = 'SELECT account, sum(number) WHERE account ~ "^Assets" GROUP BY account ORDER BY account'


def _of_journal(program: str, file: str) -> Peer:
    """One of the two programs that read the same journal, and take the same words."""
    words = ("-f", file, "balance", "--flat", "--empty", "--no-total", "^target:")
    return Peer(
        name=program, program=program, file=file, text_of=ledger_journal, arguments=words, read=_ledger_sums
    )


PEERS = (
    _of_journal("ledger", "reports.ledger"),
    Peer(
        name="taskwarrior",
        program="task",
        file="pending.data",
        text_of=taskwarrior_data,
        arguments=("rc:taskrc", "projects"),
        read=_task_counts,
        expected=counts,
        settings={"taskrc": TASKRC},
        versions="2.",
    ),
    _of_journal("hledger", "reports.journal"),
    Peer(
        name="beancount",
        program="bean-query",
        file="reports.beancount",
        text_of=beancount_ledger,
        arguments=("-f", "csv", "reports.beancount", _QUERY),
        read=_beancount_sums,
        cache=".reports.beancount.picklecache",
    ),
    Peer(
        name="taskjuggler",
        program="tj3",
        file="reports.tjp",
        text_of=taskjuggler_project,
        arguments=("--silent", "reports.tjp"),
        read=_taskjuggler_sums,
        answer="sums.csv",
    ),
)

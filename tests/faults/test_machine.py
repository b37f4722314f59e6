"""A machine in trouble: read-only, without a home, in the C locale, with nobody who reads, and a clock set back."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plans import PLAN
from program import Call, Ended, started
from repository import Repository
from workplan.core.problems import Problem
from workplan.files.disk.folder import DiskTree

from .forks import Call as Forked
from .forks import Nest, nest
from .form import measured, runs

LOG = "progress/2022/2022-06.yaml"
ENTRY = '- {date: 2022-06-30, target: lifts-added, add: 3, note: "开工"}\n'
READ = {
    "status": ("status", "--as-of", "2022-06-30"),
    "targets": ("status", "--as-of", "2022-06-30", "--by", "target", "--format", "csv"),
    "alerts": ("alerts", "--as-of", "2022-06-30"), "show": ("show", "lifts-added", "--as-of", "2022-06-30"),
    "history": ("history", "lifts-added"), "diff": ("diff", "--format", "json"),
    "check": ("check", "--format", "csv"), "schema": ("schema", "plan"), "completion": ("completion", "bash"),
    "help": ("--help",), "bare": (), "version": ("--version",),
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A repository with a plan, a log, and a change of the plan."""
    root = tmp_path / "office"
    for file, text in (("plan/2022.yaml", PLAN), (LOG, ENTRY)):
        (root / file).parent.mkdir(parents=True)
        (root / file).write_text(text, encoding="utf-8")
    Repository.at(root).commit()
    (root / "plan/2022.yaml").write_text(PLAN.replace("52", "40"), encoding="utf-8")
    return root


def _run(root: Path, *arguments: str, **settings: Any) -> Ended:
    """The program in a process of its own."""
    ran = started(*arguments, cwd=root, env={**os.environ, **settings}, encoding="utf-8")
    return Ended(ran.returncode, ran.stdout, ran.stderr)


def _read_only(root: Path) -> tuple[str, ...]:
    """What makes `root` read-only for a program, whoever runs it: a mount in a name space of its own."""
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'
    return ("unshare", "--mount", "--propagation", "private", "sh", "-c", script, str(root))


@pytest.fixture
def read_only(office: Path) -> Iterator[tuple[str, ...]]:
    if subprocess.run([*_read_only(office), "true"], capture_output=True, check=False).returncode == 0:
        yield _read_only(office)
        return
    if os.getuid() == 0:
        pytest.skip("nothing is read-only for this user, and no mount is allowed")
    folders = [path for path in (office, *office.rglob("*")) if path.is_dir()]
    for path in folders:
        path.chmod(0o555)
    yield ()
    for path in folders:
        path.chmod(0o755)


# What root may and others may not: open what its mode keeps from everybody.
_AS_OTHERS = ("setpriv", "--bounding-set", (_NONE := "-dac_override,-dac_read_search"), "--inh-caps", _NONE)
_LOGS_NEEDED = (
    *[READ[name] for name in ("status", "alerts", "show", "check")],
    ("log", "lifts-added", "+1"),
    ("fmt",),
)


@pytest.fixture(scope="module")
def others() -> Iterator[Nest]:
    before = _AS_OTHERS if os.getuid() == 0 else ()
    if subprocess.run([*before, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("root stays root here")
    with nest(*before) as made:
        yield made


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
@pytest.mark.parametrize("folder", ["progress/2022", "progress"])
def test_logs_that_one_has_no_right_to_are_never_taken_for_no_logs(
    office: Path, others: Nest, mode: int, folder: str
) -> None:
    (office / folder).chmod(mode)
    try:
        for command in (*_LOGS_NEEDED, READ["diff"], READ["history"]):
            ran = others.made(Forked(office, ("--lang", "en", *command), output=office.parent))
            ended = (3, True) if command in _LOGS_NEEDED else (0, False)
            assert (ran.code, not ran.out) == ended, command
            told = [re.fullmatch(r".*no permission.*; ask .*owner.*", line) for line in ran.err.splitlines()]
            assert told, command
            assert None not in told, command
    finally:
        (office / folder).chmod(0o755)


def test_in_a_read_only_repository_all_is_read_and_an_entry_is_said_not_to_be_written(
    office: Path, read_only: tuple[str, ...], tmp_path: Path
) -> None:
    with nest("env", f"XDG_CACHE_HOME={tmp_path / 'cache'}", *read_only) as forks:
        for command in READ.values():
            ran = forks.made(Forked(office, command, output=tmp_path))
            assert (ran.code, ran.err) == (0, ""), command
        for month in ("06", "07"):
            words = ("log", "lifts-added", "+1", "--date", f"2022-{month}-30")
            ran = forks.made(Forked(office, words, output=tmp_path))
            assert (ran.code, ran.out) == (3, "")
            assert "not written" in ran.err
            assert ran.err.count("\n") == 1
    assert (office / LOG).read_text(encoding="utf-8") == ENTRY
    measured("read-only repository", len(READ) + 2, tracebacks=0)


@pytest.mark.parametrize("home", ["read-only", "missing", "file", "unset"])
def test_a_home_that_cannot_be_written_to_costs_only_time(office: Path, tmp_path: Path, home: str) -> None:
    where = tmp_path / "home"
    if home == "file":
        where.write_text("")
    elif home == "read-only":
        where = Path("/proc/self")
    names = ("-u", "HOME") if home == "unset" else (f"HOME={where}", f"XDG_CACHE_HOME={where / 'cache'}")
    with nest("env", *names) as forks:
        for name in ("status", "show", "history", "check", "diff"):
            ran = forks.made(Forked(office, READ[name], output=tmp_path))
            assert (ran.code, ran.err) == (0, ""), ran
    measured("read-only home", 5, tracebacks=0)


@pytest.mark.parametrize("name", READ)
def test_in_the_c_locale_the_output_is_the_same(office: Path, name: str, call: Call) -> None:
    plain = call("-C", str(office), *READ[name])
    assert plain.code == 0
    for settings in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})[
        -runs(1, 2) :
    ]:
        assert _run(office, *READ[name], **settings).out == plain.out
    measured("C locale", 2, tracebacks=0)


def test_in_the_c_locale_an_entry_is_written_as_typed(office: Path) -> None:
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = _run(office, "log", "lifts-added", "+1", "--date", "2022-07-31", "--note", "宝钢", **settings)
    log = office / LOG.replace("-06.", "-07.")
    assert ran.code == 2 if not log.exists() else '"宝钢"' in log.read_text(encoding="utf-8")


def _headless(root: Path, arguments: tuple[str, ...], *, to_pipe: bool) -> tuple[int, str]:
    """The program, whose reader of stdout has gone before it begins, or whose stdout is closed."""
    reading, writing = os.pipe()
    os.close(reading)
    before = () if to_pipe else ("sh", "-c", '"$@" >&-', "sh")
    ran = started(*arguments, before=before, cwd=root, stdout=writing)
    os.close(writing)
    return ran.returncode, ran.stderr


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("to_pipe", [True, False] if runs(0, 1) else [True])
def test_a_reader_that_goes_away_ends_every_command_well(office: Path, name: str, *, to_pipe: bool) -> None:
    assert _headless(office, READ[name], to_pipe=to_pipe) == (0, "")
    measured("closed stdout", 1, tracebacks=0)


def test_an_unreadable_file_is_one_problem(office: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for month in ("05", "07"):
        name = LOG.replace("-06.", f"-{month}.")
        (office / name).write_text(ENTRY.replace("-06-30", f"-{month}-20").replace("lifts-", "lift-"))
    (office / LOG).unlink()
    (office / LOG).symlink_to("2022-06.yaml")
    monkeypatch.chdir(office)
    ended = call("check", "--format", "csv")
    codes = [line.split(",")[4] for line in ended.out.splitlines()[1:]]
    assert codes == ["unknown-target", "unreadable-file", "unknown-target"]
    assert (
        call("status", "--as-of", "2022-08-01").code,
        call("log", "lifts-added", "+1", "--date", "2022-06-30").code,
    ) == (1, 1)
    assert call("log", "lifts-added", "+1", "--date", "2022-08-31").code == 0
    measured("an unreadable file", 4, tracebacks=0)


def test_a_clock_set_back_makes_entries_of_the_future_the_next_is_logged(office: Path, call: Call) -> None:
    today = date.today()  # noqa: DTZ011  # the day that the program itself sees
    plan = PLAN.replace("2022-01-01", f"{today.year - 1}-01-01").replace(
        "2022-12-31", f"{today.year + 1}-12-31"
    )
    (office / "plan/2022.yaml").write_text(plan)
    (office / LOG).unlink()
    ahead = today + timedelta(days=40)
    log = office / f"progress/2022/{ahead:%Y-%m}.yaml"
    log.write_text(f"- {{date: {ahead}, target: lifts-added, add: 3}}\n")
    where = ("-C", str(office))
    checked = call(*where, "check")
    assert (checked.code, "[entry-in-future]" in checked.out) == (1, True)
    assert call(*where, "status").code == 1
    logged = call(*where, "log", "lifts-added", "+1")
    assert (logged.code, "[entry-in-future]" in logged.err) == (0, True)
    before = log.read_text()
    refused = call(*where, "log", "lifts-added", "+1", "--date", ahead.isoformat())
    assert (refused.code, "[entry-in-future]" in refused.err, log.read_text()) == (2, True, before)
    measured("a clock set back", 4, tracebacks=0)


@pytest.mark.parametrize("change", ["cut", "grown", "replaced", "gone"])
def test_a_file_that_changes_while_it_is_read_is_read_as_one_of_its_states_or_is_a_problem(
    office: Path, call: Call, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change comes between the opening of a log and the reading of it, and between two readings."""
    really_open, log, another = os.open, office / LOG, office / "another"
    changes: dict[str, Callable[[], object]] = {
        "cut": lambda: os.truncate(log, 20),
        "grown": lambda: log.write_text(ENTRY * 2, encoding="utf-8"),
        "replaced": lambda: another.replace(log) if another.exists() else None,
        "gone": lambda: log.unlink(missing_ok=True),
    }

    def opened(path: str | Path, *more: int, **keys: int) -> int:
        descriptor = really_open(path, *more, **keys)
        if Path(path) == log:
            changes[change]()
        return descriptor

    for command in (("check",), READ["status"], READ["show"], ("fmt", "--check")):
        log.write_text(ENTRY.replace("lifts", "lift"), encoding="utf-8")
        another.write_text("- x\n")
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", opened)
            ended = call("-C", str(office), *command)
        assert ended.code in (0, 1), ended
        assert "Traceback" not in ended.out + ended.err
    measured("files that change while they are read", 4, tracebacks=0)


def test_a_file_that_grows_at_last_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log.yaml"
    log.write_text("x")
    really_stat = os.fstat
    monkeypatch.setenv("WORKPLAN_MAX_MB", "1")

    def grown(descriptor: int) -> os.stat_result:
        status = really_stat(descriptor)
        os.truncate(log, 2_000_000)
        return status

    monkeypatch.setattr(os, "fstat", grown)
    found = DiskTree(tmp_path).read("log.yaml")
    assert isinstance(found, Problem)
    assert found.code == "too-large"

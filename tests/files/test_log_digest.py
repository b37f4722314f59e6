"""The digest of a log is kept, goes on as the log does, and is that of the whole log at any time, or not used."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from workplan.files.disk.folder import DiskTree, UnreadableError
from workplan.files.log_digest import LogDigest, known_digest, log_digest_text, new_digest, read_log_digest

FILE = "progress/2022/2022-06.yaml"
MANY = 1500


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)
    return tmp_path / "cache" / "workplan"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "root" / FILE
    path.parent.mkdir(parents=True)
    path.write_text("".join(map(line, range(MANY))), "utf-8")
    return path


def line(number: int) -> str:
    """A line as `log` writes it; there are days, subjects and figures of many kinds."""
    day, subject = f"2022-06-{number % 30 + 1:02}", ("lifts", "hall", "加梯")[number % 3]
    figure = ("add: 3", "value: 9", "done: true")[number % 3]
    return f'- {{date: {day}, target: {subject}, {figure}, note: "第{number}号", id: n{number}x}}\n'


def tree_of(log: Path) -> DiskTree:
    return DiskTree(log.parents[2], keeps=True)


def read(log: Path) -> LogDigest | None:
    """As a call reads it: by what is known, or anew."""
    tree = tree_of(log)
    return known_digest(tree, FILE) or new_digest(tree, FILE)


def anew(log: Path) -> LogDigest | None:
    return new_digest(DiskTree(log.parents[2]), FILE)


def append(log: Path, *lines: str) -> None:
    with log.open("a", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def test_a_log_that_stands_as_it_was_is_known(log: Path) -> None:
    assert known_digest(tree_of(log), FILE) is None
    assert read(log) == known_digest(tree_of(log), FILE) == anew(log)


def test_a_log_that_grew_by_a_line_is_known(log: Path) -> None:
    read(log)
    append(log, line(MANY), line(MANY + 1))
    found = known_digest(tree_of(log), FILE)
    assert found is not None
    assert found == anew(log)
    assert found.lines == MANY + 2


def test_a_log_without_entries_without_ids_may_grow_and_comes_back_from_its_text(log: Path) -> None:
    found = anew(log)
    assert found is not None
    assert found.may_grow
    assert read_log_digest(log_digest_text(found)) == found


def test_what_grew_much_is_kept_again(log: Path) -> None:
    read(log)
    for number in range(MANY, MANY + 40, 10):  # in all more than may be added at once
        append(log, *map(line, range(number, number + 10)))
        assert known_digest(tree_of(log), FILE) == anew(log)


OTHER = {
    "more than a little": "".join(map(line, range(MANY, MANY + 30))),
    "an id that stands there already": line(7),
    "an id that is a part of one": "- {date: 2022-06-30, target: lifts, add: 3, id: n7}\n",
    "the same new id twice": line(MANY) * 2,
    "no id": "- {date: 2022-06-30, target: lifts, add: 3}\n",
    "another layout": "- date: 2022-06-30\n  target: lifts\n  add: 3\n",
    "a mistake": "- {date: 2022-06-31, target: lifts, add: 3, id: z}\n",
    "no line": "- {date: 2022-06-30, target: lifts, add: 3, id: z}",
    "a half line": "- {date: 20",
    "a mark of UTF-8 in the middle": f"\ufeff{line(MANY)}",
}


@pytest.mark.parametrize("added", OTHER)
def test_what_takes_a_closer_look_is_not_added(log: Path, added: str) -> None:
    read(log)
    append(log, OTHER[added])
    assert known_digest(tree_of(log), FILE) is None
    assert read(log) == anew(log)


@pytest.mark.parametrize(
    ("old", "new"), [("第7号", "第8号"), ("add: 3", "add: 4"), ("id: n1x", "id: m1x"), (line(MANY - 1), "")]
)
def test_a_log_that_was_changed_is_not_known(log: Path, old: str, new: str) -> None:
    read(log)
    text = log.read_text("utf-8")
    log.write_text(text.replace(old, new, 1), "utf-8")
    assert known_digest(tree_of(log), FILE) is None
    assert read(log) == anew(log) == known_digest(tree_of(log), FILE)


@pytest.mark.parametrize(
    "first",
    [
        "- {date: 2022-06-30, target: lifts, add: 3}\n",  # may be what the new line says
        '- {date: 2022-06-30, target: lifts, note: "\\u0061", id: "n\\u0031500x"}\n',
        "- date: 2022-06-30\n  target: lifts\n  add: 3\n  id: a\n",
        "# a remark\n",
    ],
)
def test_a_log_that_is_not_all_lines_with_ids_is_known_as_it_stands_and_read_anew_when_it_grows(
    log: Path, first: str
) -> None:
    log.write_text(first + log.read_text("utf-8"), "utf-8")
    assert read(log) == known_digest(tree_of(log), FILE) == anew(log)
    append(log, line(MANY))
    assert known_digest(tree_of(log), FILE) in (None, anew(log))
    assert read(log) == anew(log)


def test_an_id_in_a_text_with_escapes_is_looked_for_by_the_reader(log: Path) -> None:
    """The pattern reads no other escapes than these two."""
    append(log, '- {date: 2022-06-30, target: lifts, note: "C:\\\\x \\"so\\"", id: z}\n')
    read(log)
    append(log, line(MANY))
    assert known_digest(tree_of(log), FILE) in (None, anew(log))
    assert read(log) == anew(log)


def test_an_id_with_a_sign_that_is_a_plain_k_in_nfc_is_looked_for_by_the_reader(log: Path) -> None:
    append(log, "- {date: 2022-06-30, target: lifts, note: a, id: \u212a1}\n")
    found = read(log)
    assert found is not None
    assert found.may_grow
    append(log, '- {date: 2022-06-30, target: lifts, note: "b", id: K1}\n')
    assert known_digest(tree_of(log), FILE) is None
    assert read(log) is None


def test_a_log_whose_last_line_has_no_end_is_known_only_as_it_stands(log: Path) -> None:
    append(log, line(MANY).rstrip())
    assert read(log) == known_digest(tree_of(log), FILE) == anew(log)
    append(log, "\n", line(MANY + 1))
    assert known_digest(tree_of(log), FILE) is None


def test_any_sequence_of_changes_is_read_as_anew(log: Path) -> None:
    rng, known = Random(1), 0
    for step in range(40):
        _change(rng, log, step)
        known += known_digest(tree_of(log), FILE) is not None
        assert read(log) == anew(log)
    assert known > 7


def _change(rng: Random, log: Path, step: int) -> None:
    choice = rng.random()
    if choice < 0.6:
        append(log, *(line(MANY + 100 * step + i) for i in range(rng.randint(0, 12))))
        return
    lines = log.read_text("utf-8").splitlines(keepends=True)
    if choice < 0.7:
        lines.append(rng.choice(list(OTHER.values())[1:5]))
    elif choice < 0.8:
        del lines[rng.randrange(len(lines))]
    elif choice < 0.9:
        lines = [
            each for each in lines if each.startswith("- {") and ", id: " in each and each.endswith("}\n")
        ]
        lines = list(_with_own_ids(lines))
    else:
        at = rng.randrange(len(lines))
        lines[at] = lines[at].replace("2022-06-1", "2022-06-2")
    log.write_text("".join(lines), "utf-8")


def _with_own_ids(lines: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys({each.partition(", id: ")[2]: each for each in lines}.values())


def test_a_log_with_mistakes_has_no_digest(log: Path) -> None:
    append(log, OTHER["a mistake"])
    assert read(log) is None


def test_a_log_that_cannot_be_read_is_told(log: Path) -> None:
    read(log)
    log.unlink()
    assert known_digest(tree_of(log), FILE) is None
    with pytest.raises(UnreadableError):
        new_digest(tree_of(log), FILE)


def test_a_short_log_is_not_worth_keeping(log: Path, cache: Path) -> None:
    log.write_text(line(1), "utf-8")
    assert read(log) == anew(log)
    assert not cache.exists()

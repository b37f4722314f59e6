import json
from pathlib import Path

import pytest

from workplan.files.memory import Memory, memory_file, recall, remember


def remembered(file: Path) -> Memory:
    memory = Memory(unreadable={"1111"})
    memory.keep_walk("2222", "plan/2022.yaml", ())
    remember(file, memory)
    return memory


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    memory, again = remembered(tmp_path / "new" / "history.json"), recall(tmp_path / "new" / "history.json")
    assert (again.unreadable, again.walk, again.has_grown) == (memory.unreadable, memory.walk, False)
    assert again.walked("2222", "plan/2022.yaml") == ()
    assert again.walked("2222", "plan/2023.yaml") is None


@pytest.mark.parametrize(
    "change", [lambda head: {**head, "format": "0"}, lambda head: {**head, "sha256": "0"}, lambda _: []]
)
def test_what_another_version_or_nobody_of_ours_wrote_is_not_recalled(tmp_path: Path, change: object) -> None:
    file = tmp_path / "history.json"
    remembered(file)
    head, body = file.read_text().splitlines()
    assert callable(change)
    file.write_text(json.dumps(change(json.loads(head))) + f"\n{body}\n")
    assert recall(file) == Memory()


def test_a_folder_that_cannot_be_written_is_no_trouble_and_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    remembered(tmp_path / "history.json")
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr(Path, "home", homeless)
    assert memory_file(tmp_path, "plan/2022.yaml") is None
    assert recall(None) == Memory()
    remember(None, Memory(unreadable={"1111"}))

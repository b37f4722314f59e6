from pathlib import Path

import pytest

from workplan.files.memory import Memory, recall, remember


def test_what_is_remembered_is_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("WORKPLAN_NO_CACHE", raising=False)
    plan, memory = tmp_path / "plan" / "2022.yaml", Memory(unreadable={"1111"})
    memory.keep_walk("2222", "plan/2022.yaml", ())
    remember(plan, memory)
    again = recall(plan)
    assert (again.unreadable, again.walk, again.has_grown) == (memory.unreadable, memory.walk, False)
    assert again.walked("2222", "plan/2022.yaml") == ()
    assert again.walked("2222", "plan/2023.yaml") is None
    remember(plan.with_name("2023.yaml"), again)
    assert recall(plan.with_name("2023.yaml")) == Memory()

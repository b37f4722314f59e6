"""The scenes that a fault is met in: a folder as it was before, a call of `workplan log`, and its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plans import LIFTS, plan_text

PLAN = plan_text(LIFTS.replace("id: lifts", "id: lifts-added"))
LOG = "progress/2022/2022-06.yaml"
LOCK = "progress/.lock"
DAY = "2022-06-30"
NOTE = "宝钢八村开工"


@dataclass(frozen=True)
class Scene:
    """What there is before the call, beside the plan; the note makes the line longer or shorter."""

    name: str
    files: Mapping[str, str]
    note: str = NOTE

    @property
    def arguments(self) -> list[str]:
        return ["log", "lifts-added", "+3", "--date", DAY, "--note", self.note, "--id", "q1"]

    @property
    def line(self) -> bytes:
        """The line that the call writes."""
        return line(self.note)

    @property
    def before(self) -> bytes:
        """What the log holds before; nothing when there is none."""
        return self.files.get(LOG, "").encode()

    def make(self, root: Path) -> None:
        """Put the scene below `root`, which is empty."""
        for file, text in {"plan/2022.yaml": PLAN, **self.files}.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(text, encoding="utf-8")


def line(note: str) -> bytes:
    return f'- {{date: {DAY}, target: lifts-added, add: 3, note: "{note}", id: q1}}\n'.encode()


_EARLIER = "- {date: 2022-06-0%d, target: lifts-added, add: 1, id: e%d}\n"
ENTRIES = "".join(_EARLIER % (i, i) for i in range(1, 4))
MAY = {"progress/2022/2022-05.yaml": "- {date: 2022-05-31, target: lifts-added, add: 9, id: m1}\n"}
SCENES = (
    Scene("new log", {**MAY, LOCK: ""}),
    Scene("log with entries", {**MAY, LOCK: "", LOG: ENTRIES}),
    Scene("new year folder", {}),
    Scene("retry with the same id", {LOCK: "", LOG: ENTRIES + line(NOTE).decode()}),
)

"""The table of docs/reliability.md is made of what the tests of faults counted."""

import json
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (
    "# Reliable\n\n<!-- counted by `make faults` -->\n\nold\n\n<!-- end of what was counted -->\n\nThe end.\n"
)


def test_the_figures_of_a_tests_parts_are_added_up(tmp_path: Path) -> None:
    (tmp_path / "reliability.py").write_bytes((DOCS / "reliability.py").read_bytes())
    (tmp_path / "reliability.md").write_text(PAGE)
    parts = [
        {"test": "a full disk", "runs": 700, "lost": 0, "hangs": 1},
        {"test": "a full disk", "runs": 500, "lost": 0, "hangs": 1},
        {"test": "a crash", "runs": 9, "lost": 0},
    ]
    (tmp_path / "counted").write_text("".join(json.dumps(part) + "\n" for part in parts))
    subprocess.run([sys.executable, tmp_path / "reliability.py", tmp_path / "counted"], check=True)
    assert (tmp_path / "reliability.md").read_text() == (
        "# Reliable\n\n<!-- counted by `make faults` -->\n\n"
        "| test | runs | lost | acknowledged but missing | tracebacks | hangs | files left unreadable |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| a crash | 9 | 0 | – | – | – | – |\n"
        "| a full disk | 1,200 | 0 | – | – | 2 | – |\n"
        "\n<!-- end of what was counted -->\n\nThe end.\n"
    )


def test_the_page_has_the_place_for_the_table() -> None:
    text = (DOCS / "reliability.md").read_text(encoding="utf-8")
    assert text.index("<!-- counted by `make faults` -->") < text.index("<!-- end of what was counted -->")

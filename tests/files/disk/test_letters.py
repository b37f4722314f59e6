"""Evidence named in composed letters (NFC) and written in decomposed ones (NFD), as on a Mac."""

import unicodedata
from pathlib import Path

from workplan.files.disk.folder import DiskTree

NAMED = ["evidence/Übersicht.pdf", "학점/a/학점.pdf"]


def test_names_that_look_the_same_are_the_same(tmp_path: Path) -> None:
    for name in NAMED:
        file = tmp_path / unicodedata.normalize("NFD", name)
        file.parent.mkdir(parents=True)
        file.write_text("x")
    lost = ["evidence/Ü.pdf", "Ü/b.pdf", "Ü/ü.pdf", "evidence/../../Übersicht.pdf", "Ü\0/x"]
    assert DiskTree(tmp_path).missing([*NAMED, *lost, "evidence/no.pdf"]) == {*lost, "evidence/no.pdf"}

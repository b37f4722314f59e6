import re
from collections.abc import Callable
from pathlib import Path

import pytest

from files.source.gold import DOCUMENTS, draft_of, read, score, total
from files.source.word import office_plan
from workplan.core.problems import errors_of
from workplan.core.source import Form, numbers
from workplan.files.plan.read import read_plan
from workplan.files.source.docx import read_docx
from workplan.files.source.plan import plan_text
from workplan.files.source.text import read_text, text_of

TUNED = sorted(path for path in DOCUMENTS.glob("*.*") if path.suffix != ".gold")
APART = sorted(path for path in (DOCUMENTS / "apart").glob("*.*") if path.suffix != ".gold")
SOURCE = ("source/2024.txt", "0" * 64)


@pytest.mark.parametrize("paths", [TUNED, APART], ids=["tuned", "apart"])
def test_figures_kinds_bounds_and_owners_are_drafted_as_people_read_them(paths: list[Path]) -> None:
    """`tuned` are documents that the rules were made with; no rule was changed for those `apart`."""
    all_of = total(map(score, paths))
    print(all_of)  # noqa: T201  # read with `pytest -rP`
    assert all_of.found >= 0.90 * all_of.wanted, all_of.notes
    assert all_of.found >= 0.85 * (all_of.found + all_of.extra), all_of.notes
    assert all_of.kind >= 0.90 * all_of.found, all_of.notes
    assert all_of.bound >= 0.95 * all_of.found, all_of.notes
    assert all_of.due == all_of.dated, all_of.notes
    assert all_of.owners_found == all_of.owners, all_of.notes


@pytest.mark.parametrize("path", [*TUNED, *APART], ids=lambda path: path.name)
@pytest.mark.parametrize("words", [False, True])
def test_a_draft_is_a_plan_without_errors_and_always_the_same(path: Path, words: bool) -> None:
    text = plan_text(draft_of(read(path), words=words), SOURCE, str)
    assert errors_of(read_plan(text.encode(), "plan/2024.yaml").problems) == ()
    assert text == plan_text(draft_of(read(path), words=words), SOURCE, str)


@pytest.mark.parametrize("path", [*TUNED, *APART], ids=lambda path: path.name)
def test_every_number_is_drafted_or_set_aside(path: Path) -> None:
    document = read(path)
    draft = draft_of(document)
    assert draft.drafted + len(draft.asides) == sum(len(numbers(block.text)) for block in document.blocks)
    for block in document.blocks:
        told = [range(number.start, number.end) for number in numbers(block.text)]
        plain = re.sub(r"\[\^?\w+\]", lambda mark: " " * len(mark[0]), block.text)
        loose = [m[0] for m in re.finditer(r"[0-9]+", plain) if not any(m.start() in each for each in told)]
        assert loose == []


@pytest.mark.parametrize("path", [*TUNED, *APART], ids=lambda path: path.name)
def test_every_target_is_bound_to_words_that_stand_in_the_document(path: Path) -> None:
    document = read(path)
    quotes = [target.quote for target in draft_of(document).targets]
    assert [quote for quote in quotes if quote not in document.text] == []


@pytest.mark.parametrize("made", [lambda: read(DOCUMENTS / "pipes.md"), lambda: read_docx(office_plan())])
def test_the_text_of_a_document_is_read_back_as_the_same_blocks(made: Callable[[], object]) -> None:
    document = made()
    again = read_text(text_of(document))  # type: ignore[arg-type]

    def said(blocks: object) -> list[tuple[str, str, list[str]]]:
        return [
            (
                "" if block.form is Form.ROW else block.mark,
                block.text if block.form is not Form.ROW else "",
                [c.text for c in block.cells],
            )
            for block in blocks  # type: ignore[attr-defined]
        ]

    assert said(again.blocks) == said(document.blocks)  # type: ignore[attr-defined]

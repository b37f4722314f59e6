"""What `workplan draft` asks: which parts are the plan, of what year, and what columns are for."""

import shlex
import sys
from collections.abc import Sequence
from pathlib import PurePath

from typer import prompt

from workplan.cli.office import Call
from workplan.cli.output import Exit, Stop, is_terminal, tell
from workplan.core.calendar import Span
from workplan.core.draft_outline import Outline, Part, chosen, period_in
from workplan.core.draft_rows import Role, role_of
from workplan.core.draft_sentence import tongue_of
from workplan.core.source import Document, Form, numbers
from workplan.views.phrases import Words
from workplan.views.text import safe

_HUGE = 1500  # characters of a paragraph that should have been several
_MANY = 40  # numbers before the first heading
_TABLES = (".csv", ".tsv", ".xlsx")


def tell_outline(document: Document, outline: Outline, words: Words) -> None:
    """What could not be laid out, before all else; then the outline."""
    if not outline.parts:
        tell(words("draft.no-outline"))
    for block in document.blocks:
        if block.form is not Form.ROW and len(block.text) > _HUGE:
            tell(words("draft.huge", line=block.line, size=len(block.text)))
    before = sum(len(numbers(piece.text)) for piece in outline.opening.pieces)
    if outline.parts and before > _MANY:
        tell(words("draft.before-heading", figures=before))
    for part in outline.restarts:
        line = next(part.all_pieces()).block.line
        tell(words("draft.restarts", line=line, number=part.number, title=safe(part.title)))
    tell(_outline_text(outline, words))


def _outline_text(outline: Outline, words: Words) -> str:
    """The parts that can be chosen, numbered, with how many numbers are in each."""
    lines = [words("draft.outline", title=safe(outline.title))]
    for number, part in enumerate(outline.choices, 1):
        title = safe(part.title) or words("draft.untitled")
        if part is outline.choices[0] and part.style == "opening":
            title = words("draft.opening")
        key = "draft.part.back" if part.looks_back else "draft.part"
        figures = sum(len(numbers(piece.text)) for piece in part.all_pieces())
        mark = f"{safe(part.number)} " if part.number else ""
        lines.append(words(key, number=number, mark=mark, title=title, figures=figures))
    return "\n".join(lines)


def asked_parts(
    call: Call, file: str, outline: Outline, sections: str | None, year: str | None
) -> tuple[tuple[Part, ...], Span]:
    """The parts that are the plan, and its period: as the options say, else asked for on a terminal."""
    words, said = call.words, outline.period
    has_terminal = is_terminal(sys.stdin)
    if not has_terminal and (sections is None or (year is None and said is None)):
        needed = [
            name for name, given in (("--sections", sections), ("--year", year or said)) if given is None
        ]
        example = f"workplan draft {shlex.quote(safe(file))} --sections all"
        example += f" --year {call.today.year}" if "--year" in needed else ""
        raise Stop(Exit.CALL_WRONG, words("draft.need", options=words.list(needed), example=example))
    if sections is None:
        sections = prompt(words("draft.ask-sections"), default="all")
    parts = chosen(outline, sections)
    if parts is None:
        raise Stop(Exit.CALL_WRONG, words("draft.bad-sections", text=safe(sections)))
    if year is None and has_terminal:
        year = prompt(words("draft.ask-year"), default=None if said is None else str(said.start.year))
    if year is None or (said is not None and year == str(said.start.year)):
        assert said is not None
        return parts, said
    period = period_in(year, outline.title, tongue_of(chinese=outline.chinese and "/" not in year))
    if period is None:
        raise call.stop("bad-year", text=year)
    return parts, period


def asked_roles(file: str, document: Document, given: Sequence[str], words: Words) -> dict[str, Role]:
    """What the columns of a table are for: shown, and asked for on a terminal; what was decided otherwise."""
    heads = dict.fromkeys(cell.head for block in document.blocks for cell in block.cells if cell.head)
    roles = dict[str, Role]()
    if not heads:
        return roles
    if PurePath(file).suffix.casefold() in _TABLES:
        said = [words("draft.column", head=safe(h), role=words.of("draft-role", role_of(h))) for h in heads]
        tell(words("draft.columns", columns=words.list(said)))
        if not given and is_terminal(sys.stdin):
            example = f"{next(iter(heads))}={words.of('draft-role', Role.NAME)}"
            answer = prompt(words("draft.ask-columns", example=example), default="", show_default=False)
            given = [each.strip() for each in answer.replace("，", ",").split(",") if each.strip()]
    named = {words.of("draft-role", role): role for role in Role} | {role.value: role for role in Role}
    for each in given:
        head, _, name = each.partition("=")
        if head.strip() not in heads or name.strip() not in named:
            listed = words.list([words.of("draft-role", role) for role in Role])
            raise Stop(Exit.CALL_WRONG, words("draft.bad-column", text=safe(each), roles=listed))
        roles[head.strip()] = named[name.strip()]
    return roles

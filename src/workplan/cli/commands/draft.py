"""workplan draft: a first plan from the office's own document, or the words of one for a plan that exists."""

import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Annotated, Literal

from typer import Context, prompt

from workplan.cli.args import argument, option
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit_written, is_terminal, tell
from workplan.core.calendar import Span
from workplan.core.draft import Draft, drafted
from workplan.core.draft_outline import Outline, Part, chosen, outline_of, period_in
from workplan.core.draft_promise import Why
from workplan.core.draft_rows import Role, role_of
from workplan.core.draft_sentence import tongue_of
from workplan.core.source import Document, Form, numbers
from workplan.files.disk.folder import content_of
from workplan.files.disk.starter import companions
from workplan.files.disk.write import write_new
from workplan.files.source.plan import plan_text
from workplan.files.source.read import Read, Refused, read_source, source_text
from workplan.views.phrases import Words
from workplan.views.text import safe
from workplan.views.words import Language

_HUGE = 1500  # characters of a paragraph that should have been several
_TABLES = (".csv", ".tsv", ".xlsx")


def draft(
    context: Context,
    file: Annotated[str, argument("draft-file", "FILE")],
    sections: Annotated[str | None, option("--sections", "draft-sections", "PARTS")] = None,
    year: Annotated[str | None, option("--year", "draft-year", "YEAR")] = None,
    kept: Annotated[Literal["all"] | None, option("--words", "draft-words", "all")] = None,
    columns: Annotated[list[str] | None, option("--column", "draft-columns", "H=ROLE")] = None,
    output: Annotated[str | None, option("-o --output", "draft-output", "FILE")] = None,
    asides: Annotated[bool, option("--asides", "draft-asides")] = False,
    bind: Annotated[bool, option("--bind", "draft-bind")] = False,
) -> None:
    """Draft a plan from a document, each target bound to its words."""
    call = call_of(context)
    data, read = _read(call, file)
    if bind:
        from workplan.cli.commands.draft_bind import bind_plan  # noqa: PLC0415  # it needs what drafting does not

        bind_plan(call, file, data, read)
        return
    outline = outline_of(read.document)
    words = Words(call.language or (Language.ZH if outline.chinese else Language.EN))
    _tell_troubles(read.document, outline, words)
    tell(outline_text(outline, words))
    roles = _roles(file, read.document, columns or [], words)
    parts, period = _asked(call, file, outline, sections, year, words)
    made = drafted(read.document, outline, (parts, period), words=kept == "all", roles=roles)
    if not made.sections:
        raise Stop(Exit.DATA_WRONG, words("draft.none"))
    _write(call, file, data, read, made, output, words)
    if asides:
        tell(
            "\n".join(
                words(
                    "draft.aside",
                    line=each.line,
                    text=each.text,
                    why=words.of("draft-why", each.why),
                    around=each.around,
                )
                for each in made.asides
            )
        )


def _read(call: Call, file: str) -> tuple[bytes, Read]:
    """The document, or the reason why it is not read."""
    path = call.directory / file
    try:
        data = content_of(str(path)) or b""
    except (FileNotFoundError, IsADirectoryError):
        raise Stop(Exit.CALL_WRONG, call.words("draft.no-file", file=safe(file))) from None
    try:
        read = read_source(file, data)
    except ImportError:
        raise Stop(Exit.MACHINE_TROUBLE, call.words("draft.missing", file=safe(file))) from None
    if isinstance(read, Refused):
        said = call.words(f"draft.refused.{read.reason}", file=safe(file), suffix=PurePath(file).suffix)
        raise Stop(Exit.DATA_WRONG, said)
    if read.coding is not None:
        tell(call.words("call.encoding", file=safe(file), encoding=read.coding))
    return data, read


def _tell_troubles(document: Document, outline: Outline, words: Words) -> None:
    """What could not be laid out, before all else."""
    if not outline.parts:
        tell(words("draft.no-outline"))
    for block in document.blocks:
        if block.form is not Form.ROW and len(block.text) > _HUGE:
            tell(words("draft.huge", line=block.line, size=len(block.text)))


def outline_text(outline: Outline, words: Words) -> str:
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


def _asked(
    call: Call, file: str, outline: Outline, sections: str | None, year: str | None, words: Words
) -> tuple[tuple[Part, ...], Span]:
    """The parts that are the plan, and its period: as the options say, else asked for on a terminal."""
    said = outline.period
    has_terminal = is_terminal(sys.stdin)
    if not has_terminal and (sections is None or (year is None and said is None)):
        needed = [
            name for name, given in (("--sections", sections), ("--year", year or said)) if given is None
        ]
        example = f"workplan draft {file} --sections all" + (" --year 2023" if "--year" in needed else "")
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


def _roles(file: str, document: Document, given: Sequence[str], words: Words) -> dict[str, Role]:
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


def _write(
    call: Call, file: str, data: bytes, read: Read, made: Draft, output: str | None, words: Words
) -> None:
    """Write the plan, with the text it is bound to where that is not the file itself; overwrite nothing."""
    first, last = made.period.start, made.period.end
    name = f"{first:%Y}" if first.year == last.year else f"{first:%Y}-{last:%y}"
    target = PurePath(output or f"plan/{name}.yaml")
    root = call.directory
    source, text = source_text(root, root / file, data, read, target.name)
    digest = sha256(text.encode() if text is not None else data).hexdigest()
    plan = plan_text(made, (source, digest), lambda doubt: words.of("draft-doubt", doubt))
    files = {str(target): plan, **({source: text} if text is not None else {})}
    if not target.is_absolute() and target.parts[0] == "plan":
        files |= (
            {f"progress/{target.stem}/.gitkeep": ""} if not (root / "progress" / target.stem).is_dir() else {}
        )
        files |= companions(root)
    try:
        write_new(root, files)
    except FileExistsError as error:
        raise Stop(Exit.CALL_WRONG, words("call.exists", file=error.filename)) from None
    counts = Counter(each.why for each in made.asides)
    whys = [
        words("draft.reason", why=words.of("draft-why", why), count=counts[why]) for why in Why if counts[why]
    ]
    targets = list(made.targets)
    said = words(
        "draft.sum",
        all=made.drafted + len(made.asides),
        drafted=made.drafted,
        aside=len(made.asides),
        reasons=words.list(whys),
        targets=len(targets),
        doubtful=made.doubtful,
    )
    lines = [words("call.written", file=root / each) for each in files]
    emit_written("\n".join([*lines, said, words("draft.next", file=target)]), str(target), words)

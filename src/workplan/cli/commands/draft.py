"""workplan draft: a first plan from the office's own document, or the words of one for a plan that exists."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath
from typing import Annotated, Literal

from typer import Context

from workplan.cli.args import argument, option
from workplan.cli.draft import asked_parts, asked_roles, tell_outline
from workplan.cli.office import Call, call_of
from workplan.cli.output import Exit, Stop, emit_written, tell
from workplan.core.draft import Draft, drafted
from workplan.core.draft_outline import outline_of
from workplan.core.draft_promise import Why
from workplan.files.disk.folder import content_of
from workplan.files.disk.starter import companions
from workplan.files.disk.write import write_new
from workplan.files.source.plan import plan_text
from workplan.files.source.read import Read, Refused, read_source, source_text
from workplan.views.phrases import Words
from workplan.views.text import safe
from workplan.views.words import Language


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
    call = replace(call, language=call.language or (Language.ZH if outline.chinese else Language.EN))
    words = call.words
    tell_outline(read.document, outline, words)
    roles = asked_roles(file, read.document, columns or [], words)
    asked = asked_parts(call, file, outline, sections, year)
    made = drafted(read.document, outline, asked, words=kept == "all", roles=roles)
    if not made.sections:
        raise Stop(Exit.DATA_WRONG, words("draft.none"))
    target = _target(made, output, words)
    files = _files(call, file, (data, read), made, target, words)
    try:
        write_new(call.directory, files)
    except FileExistsError as error:
        raise Stop(Exit.CALL_WRONG, words("call.exists", file=error.filename)) from None
    written = [words("call.written", file=call.directory / each) for each in files]
    said = "\n".join([*written, _sum_text(made, words), words("draft.next", file=target)])
    emit_written(said, str(target), words)
    if asides:
        tell(_asides_text(made, words))


def _read(call: Call, file: str) -> tuple[bytes, Read]:
    """The document, or the reason why it is not read."""
    path = call.directory / file
    if path.exists() and not path.is_file():
        raise Stop(Exit.CALL_WRONG, call.words("draft.not-a-file", file=safe(file)))
    try:
        data = content_of(str(path)) or b""
    except FileNotFoundError:
        raise Stop(Exit.CALL_WRONG, call.words("draft.no-file", file=safe(file))) from None
    try:
        read = read_source(file, data)
    except ImportError:
        raise Stop(Exit.MACHINE_TROUBLE, call.words("draft.missing", file=safe(file))) from None
    if isinstance(read, Refused):
        given = {"file": safe(file), "suffix": PurePath(file).suffix, "line": read.line}
        raise Stop(Exit.DATA_WRONG, call.words(f"draft.refused.{read.reason}", **given))
    if read.unreckoned is not None:
        tell(call.words("draft.unreckoned", file=safe(file), cell=read.unreckoned))
    if read.coding is not None:
        tell(call.words("call.encoding", file=safe(file), encoding=read.coding))
    return data, read


def _target(made: Draft, output: str | None, words: Words) -> PurePath:
    """Where the plan is written."""
    first, last = made.period.start, made.period.end
    name = f"{first:%Y}" if first.year == last.year else f"{first:%Y}-{last:%y}"
    target = PurePath(f"plan/{name}.yaml" if output is None else output)
    if target.suffix != ".yaml":
        raise Stop(Exit.CALL_WRONG, words("draft.bad-output", file=safe(str(output))))
    return target


def _files(
    call: Call, file: str, source: tuple[bytes, Read], made: Draft, target: PurePath, words: Words
) -> dict[str, str]:
    """What is written: the plan, the text it is bound to where that is not there yet, what a plan needs."""
    root, (data, read) = call.directory, source
    name, text = source_text(root, root / file, data, read, target.name)
    digest = sha256(data if text is None else text.encode()).hexdigest()
    files = {str(target): plan_text(made, (name, digest), lambda doubt: words.of("draft-doubt", doubt))}
    if text is not None and not ((root / name).is_file() and content_of(str(root / name)) == text.encode()):
        files[name] = text
    if not target.is_absolute() and target.parts[0] == "plan":
        if not (root / "progress" / target.stem).is_dir():
            files[f"progress/{target.stem}/.gitkeep"] = ""
        files |= companions(root)
    return files


def _sum_text(made: Draft, words: Words) -> str:
    """How many numbers were drafted, and how many set aside, for each reason."""
    counts = Counter(each.why for each in made.asides)
    reasons = [
        words("draft.reason", why=words.of("draft-why", why), count=counts[why]) for why in Why if counts[why]
    ]
    return words(
        "draft.sum",
        all=made.drafted + len(made.asides),
        drafted=made.drafted,
        aside=len(made.asides),
        reasons=words.list(reasons),
        targets=len(list(made.targets)),
        doubtful=made.doubtful,
    )


def _asides_text(made: Draft, words: Words) -> str:
    """Each number that was set aside, with the reason."""
    lines = (
        words(
            "draft.aside",
            line=each.line,
            text=each.text,
            why=words.of("draft-why", each.why),
            around=each.around,
        )
        for each in made.asides
    )
    return "\n".join(lines)

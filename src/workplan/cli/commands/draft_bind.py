"""workplan draft --bind: the words of a document, added to the targets of a plan that exists."""

from hashlib import sha256

from workplan.cli.office import Call
from workplan.cli.output import Exit, Stop, emit_written
from workplan.core.binding import SourceText
from workplan.core.draft_bind import bindings
from workplan.core.problems import errors_of
from workplan.files.disk.folder import content_of
from workplan.files.disk.write import locked, rewrite, write_new
from workplan.files.source.bind import with_sources
from workplan.files.source.read import Read, source_text
from workplan.reading import load_plan
from workplan.views.text import safe


def bind_plan(call: Call, file: str, data: bytes, read: Read) -> None:
    """Add a `source` to each target that has none and whose words are found; nothing else is changed."""
    tree = call.tree()
    name = (
        call.plan_file(tree, call.today)
        if call.plan or len(tree.plans()) > 1
        else next(iter(tree.plans()), None)
    )
    if name is None:
        raise Stop(Exit.CALL_WRONG, call.words("draft.bind-needs-plan"))
    loaded, problems = load_plan(tree, name)
    words = call.page(loaded.plan).words
    raw = tree.read(name)
    if loaded.plan is None or errors_of(problems) or not isinstance(raw, bytes):
        raise Stop(Exit.DATA_WRONG, words("draft.not-bindable", file=name))
    quotes = bindings(loaded.plan, SourceText(read.document))
    targets = [target for target in loaded.plan.targets if not target.source]
    if not targets:
        emit_written(words("draft.bound.nothing", file=name), name, words)
        return
    source, text = source_text(tree.root, call.directory / file, data, read, name)
    digest = sha256(text.encode() if text is not None else data).hexdigest()
    new = with_sources(raw.decode(), quotes, (source, digest)).encode()
    bound = loaded.plan.source
    if bound is not None and bound.file != source:
        raise Stop(Exit.CALL_WRONG, words("draft.bound-to-other", file=name, other=safe(bound.file)))
    if text is not None and (there := tree.root / source).exists():
        if content_of(str(there)) != text.encode():
            raise Stop(Exit.CALL_WRONG, words("draft.other-text", file=source))
    elif text is not None:
        write_new(tree.root, {source: text})
    with locked(tree.root):
        rewrite(tree.root / name, raw, new)
    left = [target.id for target in targets if target.id not in quotes]
    key = "draft.bound" if left else "draft.bound.all"
    said = words(key, file=name, bound=len(targets) - len(left), left=len(left), ids=words.list(left))
    emit_written(said, name, words)

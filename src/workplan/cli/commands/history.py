"""workplan history: every value that a thing of the plan has had."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Annotated

from typer import Context

from workplan.cli.args import Formatted, argument
from workplan.cli.office import call_of, tell_bar
from workplan.cli.output import Exit, Stop, emit, tell
from workplan.cli.past import HEAD
from workplan.core.diff import SUBJECTS, SubjectKind
from workplan.core.history import Version, last_name
from workplan.core.history import history as events_of
from workplan.core.lookup import Found, find_subject, id_of
from workplan.core.problems import Problem
from workplan.files.git.run import open_repository
from workplan.files.git.tree import readable_plan
from workplan.files.git.versions import plan_versions
from workplan.views.pages.changes import Told, history_text, skipped_words
from workplan.views.pages.show import candidate_list

_WHOLE_PLAN = "plan"


def history(
    context: Context,
    words: Annotated[str | None, argument("history-id", "[ID]")] = None,
    form: Formatted = "table",
) -> None:
    """Print the values that a thing of the plan has had."""
    call = call_of(context)
    tree = call.tree()
    file = call.plan_file(tree, call.today)
    repository = open_repository(tree.root)
    versions = plan_versions(repository, repository.commit(HEAD), file, is_kept=tree.keeps)
    content = tree.read(file)
    plan = None if isinstance(content, Problem) else readable_plan(content)  # None where it has errors
    page = call.page(plan)
    found = Found() if plan is None or words is None else find_subject(plan, words)
    subject = None if words is None else _subject(words, found, versions)
    if subject is None and words not in (None, _WHOLE_PLAN, PurePosixPath(file).stem):
        if found.candidates:
            raise Stop(Exit.CALL_WRONG, candidate_list(words, found.candidates, page))
        raise call.stop("not-found", words=words)
    events = events_of(versions) if subject is None else events_of(versions, *subject)
    unread = [version for version in versions if not version.is_readable]
    emit(history_text(Told(file, subject and subject[1], tuple(events), unread), form, page))
    tell_bar(tree, file, plan, call.today, page.words)
    for version in unread:
        tell(skipped_words(version, page.words))


def _subject(words: str, found: Found, versions: Sequence[Version]) -> tuple[SubjectKind, str] | None:
    """What has the id `words`, or ever had it, else what was `found` by them in the plan now."""
    now = None if found.subject is None else (SUBJECTS[type(found.subject)], id_of(found.subject))
    if now is not None and now[1] == words:
        return now
    ever = ((kind, name) for kind in SubjectKind if (name := last_name(kind, words, versions)) is not None)
    return next(ever, now)

"""workplan: an annual work plan in YAML, its progress logs, and the verdicts between them.

`open` and `judge` are for programs in Python (docs/api.md); what they need is loaded when they are called.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from os import PathLike

    from workplan.api import Judgement, Office

__all__ = ["Judgement", "Office", "judge", "open"]
__version__ = "0.1.0"

if not TYPE_CHECKING:

    def __getattr__(name: str) -> type:
        """The types of answers, for annotations."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from workplan import api  # noqa: PLC0415  # a start waits for nothing

        return getattr(api, name)


def open(  # noqa: A001  # `workplan.open`, as of other libraries that open something
    path: str | PathLike[str] = ".",
    plan: str | None = None,
    *,
    today: date | None = None,
    language: str | None = None,
) -> Office:
    """The office whose root is the nearest folder from `path` upwards that holds plan/.

    `plan` is the name of a plan, as after `--plan`; without it that of the day asked for is taken. `today`
    is the day after which entries lie in the future, and for which is answered where no day is said; without
    it the computer's. `language` (zh or en) is that of messages; without it the plan's. LookupError where
    there is no root.
    """
    from datetime import date as day  # noqa: PLC0415  # a start waits for nothing that it may not need
    from pathlib import Path  # noqa: PLC0415

    from workplan.api import open_office  # noqa: PLC0415

    now = day.today() if today is None else today  # noqa: DTZ011  # the user's own day
    return open_office(Path(path), plan, now, language)


def judge(  # noqa: PLR0913  # two texts, two days, and how the answer is called
    plan: str | bytes,
    logs: Mapping[str, str | bytes],
    day: date,
    today: date | None = None,
    *,
    file: str = "plan/plan.yaml",
    body: str = "",
    language: str | None = None,
) -> Judgement:
    """What a plan comes to on a day by its logs: no file is opened, no clock asked, nothing kept.

    `logs` are texts by their paths, as progress/2022/2022-06.yaml; `file` is what the plan is called. An
    entry after `today` is an error; without it none is in the future. Evidence is not looked for. `body` is
    what the rows of tables call whose plan it is, `language` (zh or en) that of messages, else the plan's.
    """
    from workplan.api import Question, day_given, judge_texts, language_named  # noqa: PLC0415  # see `open`

    until = None if today is None else day_given(today)
    question = Question(day_given(day), until, language_named(language), body)
    return judge_texts(file, plan, logs, question)

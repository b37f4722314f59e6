"""The words of all problems by code (a variant stands behind a dot), and of the lines that print them."""

from collections.abc import Mapping

from workplan.views.words.entry_problems import ENTRY_PROBLEMS
from workplan.views.words.plan_problems import PLAN_PROBLEMS
from workplan.views.words.revision_problems import REVISION_PROBLEMS
from workplan.views.words.shape_problems import SHAPE_PROBLEMS
from workplan.views.words.text import Text
from workplan.views.words.text_problems import TEXT_PROBLEMS

PROBLEMS: Mapping[str, Text] = {
    **TEXT_PROBLEMS,
    **SHAPE_PROBLEMS,
    **PLAN_PROBLEMS,
    **ENTRY_PROBLEMS,
    **REVISION_PROBLEMS,
}

# The parameter whose value chooses among the variants of a code; `other` stands for any value not named.
VARIANT_BY: Mapping[str, str] = {
    "anchor": "what",
    "eased-without-reason": "what",
    "bad-number": "why",
    "fullwidth-comma": "text",
    "log-of-no-plan": "folder",
    "misnamed-file": "what",
    "missing-key": "key",
    "not-utf8": "encoding",
    "syntax": "reason",
    "unreadable-file": "reason",
    "wrong-type": "expected",
}

PROBLEM_LINES: Mapping[str, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "line": Text("{where}: {severity}：{message} [{code}]", "{where}: {severity}: {message} [{code}]"),
    "suggestion": Text("{message}；是否想写‘{suggestion}’？", "{message}; did you mean '{suggestion}'?"),
    "summary": Text("共 {counts}", "{counts}"),
    "unnamed": Text("这里有问题，请核对", "something is wrong here; check it"),
    "errors.one": Text("{number} 个错误", "{number} error"),
    "errors.other": Text("{number} 个错误", "{number} errors"),
    "warnings.one": Text("{number} 个警告", "{number} warning"),
    "warnings.other": Text("{number} 个警告", "{number} warnings"),
}

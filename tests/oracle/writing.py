"""Plans and logs as YAML: figures, dates and the schema's words plain, every other text quoted."""

import json
import re
from typing import Any

PLAIN_KEYS = frozenset({
    "add", "at_least", "at_most", "baseline", "between", "by", "date", "done", "due", "due_soon", "end",
    "every", "excused", "formerly", "from", "grace", "id", "keep", "kind", "language", "light", "monthly",
    "pace", "part_of", "rate_red", "red", "reporting", "rule", "share", "start", "state", "stretch", "target",
    "targets", "task", "to", "value", "weight", "yellow",
})  # fmt: skip
MONTH = r"\d{4}-\d\d"
PLAIN = re.compile(rf"-?\d+(\.\d+)?%?|\d+/\d+|{MONTH}(-\d\d)?|\d{{4}}-[A-Z]\d\d?|[a-z][a-z0-9_.-]*")


def to_yaml(plan: dict[str, Any]) -> str:
    """A plan in block style, with its targets, periods, reporting and the like in flow style."""
    return "".join(f"{_key(key)}:{_block(key, value, 1)}" for key, value in plan.items())


def log_yaml(entries: list[dict[str, Any]]) -> str:
    """A log, one entry a line, keys in the order given."""
    return "".join(f"- {_flow('', entry)}\n" for entry in entries)


def _block(key: str, value: Any, depth: int) -> str:
    if key in {"owners", "definitions"} and isinstance(value, dict):
        lines = (f"{'  ' * depth}{_key(name)}: {_flow('', each)}\n" for name, each in value.items())
        return "\n" + "".join(lines)
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return "\n" + "".join(_item(each, depth) for each in value)
    return f" {_flow(key, value)}\n"


def _item(item: dict[str, Any], depth: int) -> str:
    """A section or task over several lines; any other mapping in one."""
    if "tasks" not in item and not isinstance(item.get("lead"), list):
        return f"{'  ' * depth}- {_flow('', item)}\n"
    rows = [f"{_key(key)}:{_block(key, value, depth + 2)}" for key, value in item.items()]
    return "".join(f"{'  ' * depth}{'- ' if n == 0 else '  '}{row}" for n, row in enumerate(rows))


def _flow(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{_key(n)}: {_flow(key if is_month(n) else n, v)}" for n, v in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(_flow(key, each) for each in value) + "]"
    return value if key in PLAIN_KEYS and PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch("[a-z_]+", name) or is_month(name) else json.dumps(name, ensure_ascii=False)


def is_month(name: str) -> bool:
    return bool(re.fullmatch(MONTH, name))

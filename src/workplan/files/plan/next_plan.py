"""The file of the next plan: the data of the old one, where the plan that follows says something else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from workplan.core.calendar import last_of_month, parse_month
from workplan.core.figures import parse_points, plain
from workplan.core.next_plan import Remark
from workplan.core.plan import Plan, ProfilePoint, Section, Target, Task
from workplan.files.plan.write import Address, Comment, comments_in, plan_text
from workplan.files.yaml.read import read_tree
from workplan.files.yaml.tree import Data

_ENDED = ("state", "formerly", "source", "revisions")  # keys of what was, and not of what is to come


def following_text(raw: bytes, plan: Plan, remarks: Mapping[str, Remark]) -> str:
    """The text of `plan`, which follows the one that `raw` writes; `remarks` are of its targets, by id."""
    reading = read_tree(raw, "")
    assert isinstance(reading.tree.data, dict)
    comments = dict(comments_in("\n".join(reading.source.lines), reading.tree.data))
    for name, remark in remarks.items():
        _doubt(comments, (name,), remark.doubt)
    return plan_text(_plan(reading.tree.data, plan, remarks), comments)


def _doubt(comments: dict[Address, Comment], at: Address, doubt: str) -> None:
    """Put the doubt behind what stands at `at`, in the place of one that was there."""
    comment = comments.get(at, Comment())
    before = comment.behind.partition("# ?")[0].rstrip()
    behind = " ".join(filter(None, (before, doubt and f"# ? {doubt}")))
    comments[at] = replace(comment, behind=behind)


def _plan(data: Mapping[str, Data], plan: Plan, remarks: Mapping[str, Remark]) -> dict[str, Data]:
    kept = _kept(data)
    kept |= {"title": plan.title, "organization": plan.organization}
    kept["period"] = {"start": plan.period.start.isoformat(), "end": plan.period.end.isoformat()}
    pace = kept.get("pace")
    if isinstance(pace, dict) and plan.profile:
        kept["pace"] = {**pace, "profile": _profile(pace, plan.profile)}
    kept["sections"] = [
        _section(each, section, plan, remarks)
        for each, section in zip(_items(data, "sections"), plan.sections, strict=True)
    ]
    return kept


def _section(
    data: Mapping[str, Data], section: Section, plan: Plan, remarks: Mapping[str, Remark]
) -> dict[str, Data]:
    tasks = zip(_items(data, "tasks"), section.tasks, strict=True)
    return _with(_kept(data), {
        "targets": _targets(data, section.targets, plan, remarks),
        "tasks": [_task(each, task, plan, remarks) for each, task in tasks] or data.get("tasks"),
    })  # fmt: skip


def _task(data: Mapping[str, Data], task: Task, plan: Plan, remarks: Mapping[str, Remark]) -> dict[str, Data]:
    return _with(_kept(data), {
        "profile": _profile(data, task.profile) or None,
        "targets": _targets(data, task.targets, plan, remarks),
    })  # fmt: skip


def _targets(
    data: Mapping[str, Data], targets: Iterable[Target], plan: Plan, remarks: Mapping[str, Remark]
) -> Data:
    written = {normalize("NFC", str(each["id"])): each for each in _items(data, "targets")}
    going = ((written[each.id], each, remarks.get(each.id, Remark())) for each in targets)
    return [_target(each, target, plan, remark) for each, target, remark in going] or None


def _target(data: Mapping[str, Data], target: Target, plan: Plan, remark: Remark) -> dict[str, Data]:
    bound, meta = target.bound, data.get("meta")
    if remark.meta is not None:
        meta = {**(meta if isinstance(meta, dict) else {}), remark.meta[0]: remark.meta[1]}
    start, due = target.start, target.due
    like = next((each.get("by") for each in _items(data, "checkpoints")), None)
    points: list[Data] = [
        _with({}, {"by": _day(p.by, like), "value": _figure(p.value, None), "name": p.name})
        for p in target.checkpoints
    ]
    return _with(_kept(data), {
        "at_least": _figure(bound.at_least, data.get("at_least")),
        "baseline": _figure(bound.baseline, data.get("baseline")),
        "stretch": _figure(bound.stretch, data.get("stretch")),
        "monthly": {goal.name: plain(goal.value) for goal in target.monthly} or None,
        "part_of": target.part_of,
        "start": None if start == plan.period.start else start.isoformat(),
        "due": None if due == plan.period.end else _day(due, data.get("due")),
        "meta": meta,
        "checkpoints": points or None,
    })  # fmt: skip


def _kept(data: Mapping[str, Data]) -> dict[str, Data]:
    return {key: value for key, value in data.items() if key not in _ENDED}


def _with(data: dict[str, Data], changed: Mapping[str, Data]) -> dict[str, Data]:
    """`data` with these keys where they stood, new ones at the end; without those that are nothing now."""
    return {key: value for key, value in {**data, **changed}.items() if value is not None}


def _items(data: Mapping[str, Data], key: str) -> list[dict[str, Data]]:
    items = data.get(key)
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []


def _profile(data: Mapping[str, Data], points: Iterable[ProfilePoint]) -> list[Data]:
    like = next((each.get("by") for each in _items(data, "profile")), None)
    return [{"by": _day(each.by, like), "share": plain(each.share)} for each in points]


def _day(day: date, like: Data) -> str:
    """A day as it was written before: a month, where its last day is meant, or the day itself."""
    is_month = isinstance(like, str) and parse_month(like) is not None and day == last_of_month(day)
    return f"{day:%Y-%m}" if is_month else day.isoformat()


def _figure(figure: Decimal | None, like: Data) -> str | None:
    """A figure as it was written before, if it is the same."""
    is_same = isinstance(like, str) and parse_points(like) == figure
    return None if figure is None else str(like) if is_same else plain(figure)

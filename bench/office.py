"""A root as an office keeps it, with the plan and logs of made-up reports in one layout or another."""

import json
import os
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from bench.reports import Report
from workplan.core.plan import Plan
from workplan.files.logs.write import entry_line
from workplan.files.plan.read import read_plan

PLAN = Path(__file__).parents[1] / "plan" / "2022.yaml"
SOURCE = PLAN.parents[1] / "source" / "2022.txt"
Layout = Callable[[Report], str]


def street_plan() -> Plan:
    """The plan that all measurements are about."""
    found = read_plan(PLAN.read_bytes(), PLAN.name)
    assert found.plan is not None
    assert not found.problems
    return found.plan


def write_office(root: Path, made: Iterable[Report], layout: Layout) -> None:
    """Write the plan with its document, and a log for each month that has reports."""
    logs = root / "progress" / PLAN.stem
    logs.mkdir(parents=True)
    (root / "plan").mkdir()
    (root / "plan" / PLAN.name).write_bytes(PLAN.read_bytes())
    (root / "source").mkdir()
    (root / "source" / SOURCE.name).write_bytes(SOURCE.read_bytes())
    for month, of_month in groupby(made, key=lambda report: report.day.strftime("%Y-%m")):
        with (logs / f"{month}.yaml").open("w", encoding="utf-8") as file:
            file.writelines(layout(report) for report in of_month)
    os.sync()  # so that no measurement has to share the disk with what was just written


def canonical(report: Report) -> str:
    """The line that `workplan log` writes."""
    start = {"date": report.day.isoformat(), "task" if report.is_task else "target": report.subject}
    fields: dict[str, str | bool] = {**start}
    if report.key is not None:
        fields[report.key] = True if report.key == "done" else report.figure
    texts = {
        "by": report.by,
        "note": report.note,
        "problem": report.problem,
        "next": report.next,
        "id": report.id,
    }
    fields |= {key: text for key, text in texts.items() if text is not None}
    return entry_line(fields) + "\n"


def by_hand(report: Report) -> str:
    """The same in block style, as people type it: no id, hardly any quotes, remarks and blank lines."""
    lines = [f"date: {report.day}", f"{'task' if report.is_task else 'target'}: {report.subject}"]
    if report.key is not None:
        lines.append(f"{report.key}: {report.figure}")
    if report.by is not None:
        lines.append(f"by: {_typed(report.by, report.number)}")
    # Two reports of equal words and figures would be taken for one that was copied.
    note = report.note or f"例行报送（第{report.number}号）"
    lines.append(f"note: {_typed(note, report.number)}")
    lines += [f"{key}: {text}" for key, text in (("problem", report.problem), ("next", report.next)) if text]
    return _before(report.number) + "- " + "\n  ".join(lines) + "\n"


def half_by_hand(report: Report) -> str:
    """Every other report, by chance, as `log` writes it, the others as people type them."""
    return canonical(report) if report.id < "n" else by_hand(report)


def _typed(text: str, number: int) -> str:
    """Now and then somebody puts quotes."""
    return json.dumps(text, ensure_ascii=False) if number % 7 == 0 else text


def _before(number: int) -> str:
    if number % 50 == 0:
        return "\n# 以下由值班人员补录\n"
    return "\n" if number % 10 == 0 else ""

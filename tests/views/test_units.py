"""What offices say in their own way: tags beside an earlier plan, stages in a chart, months in a calendar."""

import json
from dataclasses import replace
from decimal import Decimal

from views import units
from views.office import FILE
from workplan.core.baseline import baseline_of
from workplan.core.plan import Plan
from workplan.core.report import report_of
from workplan.core.status import Choice
from workplan.views.columns import tag_rows
from workplan.views.formats import BY_FORM, Form
from workplan.views.html.chart import chart_of
from workplan.views.page import Page
from workplan.views.pages.status import StatusRows, status_text
from workplan.views.phrases import Words
from workplan.views.words import Language

PAGE = Page(Words(Language.ZH, units.LABELS), 160)


def more_asked() -> Plan:
    """The district's plan with twice as many lifts, and without the tag of the section."""
    plan = units.district()
    [life] = plan.sections
    [homes] = life.tasks
    lifts, *rest = homes.targets
    bound = replace(lifts.bound, at_least=Decimal(240), stretch=None)
    task = replace(homes, targets=(replace(lifts, bound=bound), *rest))
    return replace(plan, sections=(replace(life, tags=(), tasks=(task,)),))


def test_a_tag_has_beside_it_what_an_earlier_plan_says_of_its_targets() -> None:
    now = units.status()
    then = baseline_of(("0123456789", "2022-01-01"), more_asked(), FILE, now, units.reports())
    old = {each.name: each.group for each in then.status.tags}
    found = {row.subject: row for row in tag_rows(now, then)}
    assert [name for name, row in found.items() if row.then is None] == []
    assert found["约束性"].then == old["约束性"] != now.tags[2].group
    told = json.loads(status_text(now, StatusRows.TAG, "json", PAGE, baseline=then))["tags"]
    assert [each["baseline"]["completion"] for each in told] == [None, "8.0", "22.1"]
    assert "原差距" in status_text(now, StatusRows.TAG, "table", PAGE, baseline=then)


def test_stages_stand_at_the_foot_of_a_chart_those_filled_that_are_reached() -> None:
    facts = units.status().of_target("hall").facts
    marks = [
        shape.attributes
        for shape in chart_of(facts, Words(Language.ZH)).shapes
        if "waymark" in shape.attributes.get("class", "")
    ]
    heights = [each["d"].split()[1].partition("m")[0] for each in marks]
    assert [each["class"] for each in marks] == ["waymark reached", *["waymark"] * 3]
    assert heights[:2] == ["76", "76"]
    assert all(float(height) < float(heights[0]) for height in heights[2:])


def test_a_calendar_has_the_goals_of_months() -> None:
    content = BY_FORM[Form.ICS].render(report_of(units.status(), Choice(), {}), PAGE).decode()
    lines = content.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("SUMMARY") and "应新增" in line] == [
        "SUMMARY:【节点未完成】加装电梯 2022-05应新增10台", "SUMMARY:【月度目标】加装电梯 2022-06应新增12台",
    ]  # fmt: skip

"""`status --forecast`: where goals stand at due if they go on as they went, in every format, and when it is refused."""

from pathlib import Path

import pytest

from plans import plan_text
from program import Call
from repository import Repository

from .conftest import write_log

JUNE = ("status", "--forecast", "--as-of", "2022-07-03")
LIFTS = "{id: lifts, name: 新增加梯, kind: count, unit: 台, at_least: 52}"
HALL = "{id: hall, name: 新会堂, kind: milestone, owner: Bob, due: 2022-09-30}"
OPEN = "{id: cases, name: 信访件, kind: level, unit: 件, at_most: 40, baseline: 120, owner: Bob}"
GROWTH = "{id: growth, name: 增速, kind: rate, at_least: 5}"
KIOSKS = "{id: kiosks, name: 自助设备, kind: count, unit: 台, at_least: 1, owner: Bob}"
DAYS = ("01-31", "02-28", "03-31", "04-30", "05-31", "06-30")


@pytest.fixture
def town(root: Path) -> Path:
    """A root with half a year of reports."""
    owners = "Ann: {title: head}, Bob: {title: deputy}"
    (root / "plan" / "2022.yaml").write_text(plan_text(LIFTS, HALL, OPEN, GROWTH, KIOSKS, owners=owners))
    months = zip(DAYS, (3, 1, 4, 2, 5, 3), (10, 20, 30, 50, 60, 70), (112, 104, 96, 88, 80, 72), strict=True)
    for day, lifts, hall, cases in months:
        given = (f"lifts, add: {lifts}", f"hall, value: {hall}", f"cases, value: {cases}")
        write_log(
            root, *(f"- {{date: 2022-{day}, target: {each}}}" for each in given), month=f"2022-{day[:2]}"
        )
    return root


ENGLISH = """\
Plan of the office  As of 2022-07-03, 50.8% of the year elapsed
As it goes on, 3 goals are forecast: 1 likely, 1 open, 1 unlikely
The range should hold 80% of what comes; looking back on this plan, it held 15
of 18 later reports (83.3%)

Target    Goal    To date  At due   Range  Goal is   Needs  So far  Times  Held
--------  ------  -------  ------  ------  --------  -----  ------  -----  ----
新增加梯  ≥52 台    18 台      36   29–43  unlikely    5.7       3    1.9   6/6
新会堂    done        70%     100  92–100  open         10    11.7    0.9   3/6
信访件    ≤40 件    72 件      24      24  likely     -5.3      -8    0.7   6/6

Farthest from its goal (1 of 1 unlikely)
新增加梯: as it goes on, about 36 台 by the end of the year (29–43), goal 52 台;
needs 5.7 台 a month (so far 3 台)

Without a forecast (2)
rate, recurring, duty (1)
at the end (1): 自助设备
"""
CHINESE = """\
Plan of the office  截至 2022-07-03，全年时间已过 50.8%
照此进度：3 项可推算（可达 1、难料 1、难达 1）
范围按 80% 的把握估算；用已有数据回看：18 次中落入 15 次（83.3%）

指标（事项）  年度目标  累计  到期约    范围  预计  需每月  迄今  倍数  回看
------------  --------  ----  ------  ------  ----  ------  ----  ----  ----
新增加梯      ≥52台     18台      36   29–43  难达     5.7     3   1.9   6/6
新会堂        办结       70%     100  92–100  难料      10  11.7   0.9   3/6
信访件        ≤40件     72件      24      24  可达    -5.3    -8   0.7   6/6

离目标最远的 1 项（难达共 1 项）
新增加梯：照此进度，年底约36台（29–43），目标52台，需每月5.7台（迄今3台）

不推算的 2 项
增速、周期、常态（1）
到期见效（1）：自助设备
"""
LISTED = """\
Plan of the office  As of 2022-07-03, 50.8% of the year elapsed
Selected only (lead: Bob)
As it goes on, 2 goals are forecast: 1 likely, 1 open
The range should hold 80% of what comes; looking back on this plan, it held 9 of 12
later reports (75.0%)

Target    Goal    To date      At due   Range  Goal is  Needs  So far  Times  Held
--------  ------  -------  ----------  ------  -------  -----  ------  -----  ----
新会堂    done        70%         100  92–100  open        10    11.7    0.9   3/6
信访件    ≤40 件    72 件          24      24  likely    -5.3      -8    0.7   6/6
自助设备  ≥1 台         —  at the end

Arithmetic
新会堂: (70 − 0) ÷ 6 months = 11.6667 a month; 70 + 11.6667 × 3 months = 105 ±
12.7825; 12.7825 = 1.476 × √(16.6667 × 3 × (1 + 3 ÷ 6)), where 16.6667 is the
variance of 6 steps per month
信访件: (72 − 120) ÷ 6 months = -8 a month; 72 − 8 × 6 months = 24 ± 0; 0 = 1.476 ×
√(0 × 6 × (1 + 6 ÷ 6)), where 0 is the variance of 6 steps per month
"""
CSV = """\
Section,Task,Target,Unit,Goal,To date,Due,At due,Low,High,Goal is,Needed a month,So far a month,Times,Held,Looked back,No forecast,Id,In words
Town,Streets,新增加梯,台,52,18,2022-12-31,36,29,43,unlikely,5.7,3,1.9,6,6,,lifts,"新增加梯: as it goes on, about 36 台 by the end of the year (29–43), goal 52 台; needs 5.7 台 a month (so far 3 台)"
Town,Streets,自助设备,台,1,,2022-12-31,,,,,,,,0,0,at the end,kiosks,自助设备: no forecast (at the end)
"""
MARKDOWN = """\
# Plan of the office

- As of 2022-07-03, 50.8% of the year elapsed
- Selected only (state: behind)
- As it goes on, 1 goal is forecast: 1 unlikely
- The range should hold 80% of what comes; looking back on this plan, it held 6 of 6 later reports (100.0%)

| Target | Goal | To date | At due | Range | Goal is | Needed a month | So far a month | Times | Held |
| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |
| 新增加梯 | ≥52 台 | 18 台 | 36 | 29–43 | unlikely | 5.7 | 3 | 1.9 | 6/6 |

## Farthest from its goal (1 of 1 unlikely)

- 新增加梯: as it goes on, about 36 台 by the end of the year (29–43), goal 52 台; needs 5.7 台 a month (so far 3 台)
"""
EMPTY = """\
# Plan of the office

- As of 2022-07-03, 50.8% of the year elapsed
- Selected only (state: cancelled)
- As it goes on: no goal can be forecast
- The range should hold 80% of what comes; this plan has too little past to look back on
"""


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("options", "page"),
    [
        (("--width", "80"), ENGLISH),
        (("--width", "80", "--lang", "zh"), CHINESE),
        (("--width", "84", "--by", "target", "--explain", "--owner", "Bob"), LISTED),
        (("--format", "markdown", "--state", "behind"), MARKDOWN),
        (("--format", "markdown", "--state", "cancelled"), EMPTY),
    ],
)
def test_the_page_has_one_table_the_farthest_in_a_sentence_and_what_has_no_forecast(
    call: Call, options: tuple[str, ...], page: str
) -> None:
    assert call(*JUNE, *options) == (0, page, "")


@pytest.mark.usefixtures("town")
def test_in_csv_every_target_has_a_row_whose_figures_are_numbers(call: Call) -> None:
    head, lifts, *_, kiosks = call(*JUNE, "--format", "csv").out.splitlines(keepends=True)
    assert head + lifts + kiosks == CSV


@pytest.mark.usefixtures("town")
def test_in_json_each_target_has_its_forecast_and_the_status_the_record(call: Call) -> None:
    found = call(*JUNE, "--format", "json").data
    assert found["forecast"] == {"level": 80, "held": 15, "tests": 18}
    lifts, *_, kiosks = (each.pop("forecast") for each in found["targets"])
    text = "about 36 台 by the end of the year (29–43), goal 52 台; needs 5.7 台 a month (so far 3 台)"
    assert lifts == {
        "value": "36", "low": "29", "high": "43", "outlook": "unlikely", "needed": "5.7", "pace": "3", "times": "1.9",
        "figures": 6, "held": 6, "tests": 6, "why": None, "message": f"新增加梯: as it goes on, {text}",
    }  # fmt: skip
    nothing = dict.fromkeys(("value", "low", "high", "outlook", "needed", "pace", "times"))
    text = "自助设备: no forecast (at the end)"
    assert kiosks == {**nothing, "figures": 0, "held": 0, "tests": 0, "why": "at_end", "message": text}


@pytest.mark.usefixtures("town")
def test_it_changes_no_verdict(call: Call) -> None:
    found = call(*JUNE, "--format", "json").data
    del found["forecast"]
    for each in found["targets"]:
        del each["forecast"]
    assert found == call("status", "--as-of", "2022-07-03", "--format", "json").data


@pytest.mark.usefixtures("town")
def test_rows_come_in_the_order_that_is_asked_for(call: Call) -> None:
    found = call(*JUNE, "--sort", "owner", "--format", "csv").out.splitlines()[1:]
    assert [row.split(",")[2] for row in found] == ["新增加梯", "增速", "新会堂", "信访件", "自助设备"]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--by", "owner"),
            "--forecast lists targets, for groups have no forecast; leave out --by owner, or say --by target\n",
        ),
        (
            ("--baseline", "HEAD"),
            "--forecast is of the current plan alone; leave out --baseline, or ask twice\n",
        ),
        (
            ("--by", "tag", "--lang", "zh"),
            "--forecast 逐项列出指标；请去掉 --by tag，或用 --by target\n",
        ),
    ],
)
def test_what_has_no_forecast_to_show_is_refused(call: Call, options: tuple[str, ...], said: str) -> None:
    assert call(*JUNE, *options) == (2, "", said)


def test_a_commit_is_forecast_as_it_stood_on_its_day(town: Path, call: Call) -> None:
    made = Repository.at(town)
    made.record("2022-04-05", plan=(town / "plan" / "2022.yaml").read_text())
    found = call("status", "--forecast", "--rev", "HEAD", "--format", "json").data
    lifts = found["targets"][0]["forecast"]
    assert (found["as_of"], lifts["figures"], lifts["value"]) == ("2022-04-05", 3, "32")

"""A district led by units, with labels, numbers, tags, fields and goals of its own, and its reports of 2022."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from core import plans
from views.office import FILE, entry, target
from workplan.core.calendar import Every, period_of
from workplan.core.log import Entry
from workplan.core.plan import (
    Checkpoint,
    Kind,
    MonthGoal,
    Owner,
    Plan,
    ProfilePoint,
    Revision,
    Section,
    Target,
    Task,
)
from workplan.core.status import Choice, Status, status_of

LABELS = {"lead": "牵头单位", "department": "经办科室", "support": "协办单位", "title": "职级"}

CHOICE = Choice(("区房管局",), ("life",), ("约束性",))


def district(labels: dict[str, str] = LABELS, *, titled: bool = False) -> Plan:
    """The plan; `titled` where an owner has a title."""
    homes = Task(
        "homes", "安居", "life", ("区房管局", "区民政局"), number="1", department=("物业科",), support=("各街镇",),
        profile=(ProfilePoint(date(2022, 6, 30), Decimal(40)), ProfilePoint(date(2022, 9, 30), Decimal("72.5"))),
        tags=("实事项目",), meta=(("资金来源", "区级财政"),), targets=(*_homes(),),
    )  # fmt: skip
    life = Section(
        "life", "民生", number="一", tags=("市级",), meta=(("分管", "王副区长"),),
        targets=(_of_section(),), tasks=(homes,),
    )  # fmt: skip
    return plans.plan(
        title="某区2022年重点工作", organization="某区人民政府", language="zh", labels=labels,
        meta=(("文号", "某府发〔2022〕1号"),), sections=(life,), revisions=(
            Revision(date(2022, 2, 8), "春节", "区政府办", ("talks",), excused=("2022-W05", "2022-W06")),
        ),
        owners={
            "区房管局": Owner("区房管局", "正处级" if titled else None, contact="李四 021-5555 0000"),
            "区民政局": Owner("区民政局"), "区统计局": Owner("区统计局"),
        },
    )  # fmt: skip


def _of_section() -> Target:
    own: dict[str, Any] = {"task": None, "owners": ("区统计局",), "has_own_owner": True}
    return target("income", "居民收入增速", Kind.RATE, "%", number="0", goal_words="与全市同步", **own)


def _homes() -> tuple[Target, ...]:
    own: dict[str, Any] = {"task": "homes", "owners": ("区房管局", "区民政局")}
    kept = target("rate", "物业收缴率", Kind.LEVEL, "%", at_least="90", number="3", **own)
    months = [
        MonthGoal(period_of(date(2022, month, 1), Every.MONTH), Decimal(figure)) for month, figure in _MONTHS
    ]
    return (
        target("lifts", "加装电梯", at_least="120", stretch="150", number="1.1", tags=("约束性",),
               meta=(("数据来源", "房管局月报"), ("统计口径", "完工")), monthly=(*months,), **own),
        target("beds", "养老床位", unit="张", stretch="600", tags=("约束性", "市级"), meta=(("数据来源", "民政局"),), **own),
        replace(kept, bound=replace(kept.bound, keep=True)),
        target("talks", "政企恳谈", Kind.RECURRING, "次", every=Every.WEEK, **own),
        target("hall", "社区中心", Kind.MILESTONE, None, checkpoints=(
            Checkpoint(date(2022, 3, 31), None, "招标"), Checkpoint(date(2022, 8, 31), None, "结构封顶"),
            Checkpoint(date(2022, 9, 30), Decimal(80), "内装"), Checkpoint(date(2022, 10, 31), Decimal(90)),
        ), **own),
    )  # fmt: skip


_MONTHS = ((5, 10), (6, 12))


def reports() -> tuple[Entry, ...]:
    """What was reported until the end of June."""
    return (
        entry("income", "06-30", 1, value="4.1"),
        entry("lifts", "04-30", 1, add="40"),
        entry("lifts", "05-31", 1, add="4", problem="居民意见不一", next="逐户上门"),
        entry("lifts", "06-30", 2, add="9"),
        entry("beds", "06-30", 3, add="310"),
        entry("rate", "06-30", 4, value="88.5"),
        entry("talks", "06-10", 1, add="1"),
        entry("hall", "04-10", 2, reached="招标", note="已定标"),
    )  # fmt: skip


def status(day: str = "2022-06-30", plan: Plan | None = None) -> Status:
    """The status of the district on a day."""
    return status_of(plan or district(), FILE, reports(), date.fromisoformat(day))

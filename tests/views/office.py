"""A small office with a target of every kind, its reports of the first half of 2022, and their status."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from core import plans
from entries import entry_of
from workplan.core.baseline import Baseline, baseline_of
from workplan.core.calendar import Every, Span
from workplan.core.log import Entry
from workplan.core.plan import (
    Checkpoint,
    Definition,
    DueChange,
    Hold,
    Kind,
    Owner,
    Plan,
    Revision,
    Section,
    Target,
    Task,
)
from workplan.core.status import Status, status_of

FILE = "plan/2022.yaml"


def target(name: str, title: str, kind: Kind = Kind.COUNT, unit: str | None = "台", **fields: Any) -> Target:
    """A target of the task `lifts`; figures of its bound are given as text."""
    settings = {"section": "life", "task": "lifts", "owners": ("黄永", "陈阳", "万韬"), "unit": unit}
    return plans.target(name, kind, called=title, **{**settings, **fields})


def entry(subject: str, day: str, line: int = 1, **fields: Any) -> Entry:
    """One entry of 2022, such as `06-30`, in the log of its month; figures are given as text."""
    figures: dict[str, Any] = {key: Fraction(fields.pop(key)) for key in ("add", "value") if key in fields}
    file = f"progress/2022/2022-{day[:2]}.yaml"
    return entry_of(f"2022-{day}", subject, file=file, line=line, item=line, **figures, **fields)


def plan(*targets: Target, **fields: Any) -> Plan:
    """A plan of one section with one task, which has `targets`."""
    lifts = Task("lifts", "做优民生项目", "life", ("黄永", "陈阳", "万韬"), number="二", targets=targets)
    settings: dict[str, Any] = {
        "title": "友谊路街道2022年工作要点", "organization": "友谊路街道", "language": "zh",
        "owners": owners(黄永="副主任", 陈阳="副主任", 万韬="副主任"),
        "sections": (Section("life", "抓民生", number="二", tasks=(lifts,)),),
    }  # fmt: skip
    return plans.plan(**{**settings, **fields})


def owners(**titles: str) -> Mapping[str, Owner]:
    """Owners by name with their titles."""
    return {name: Owner(name, title) for name, title in titles.items()}


def status(day: str = "2022-06-30") -> Status:
    """The status of the whole office on a day."""
    return status_of(office(), FILE, entries(), date.fromisoformat(day))


def status_with(*targets: Target, entries: tuple[Entry, ...] = (), day: str = "2022-06-30") -> Status:
    """The status of a plan of `targets` alone."""
    return status_of(plan(*targets), FILE, entries, date.fromisoformat(day))


def eased() -> Status:
    """The status of the office in June after the lifts asked for were cut down to those that there are."""
    return status_of(office("18"), FILE, entries(), date(2022, 6, 30))


def before_easing() -> Baseline:
    """What the office's first plan says of the same reports."""
    return baseline_of(("0123456789abcdef", "2022-01-20"), office(), FILE, eased(), entries())


def office(asked: str = "52") -> Plan:
    """The whole office, of which so many lifts are asked."""
    economy = Section("economy", "抓经济", number="一", targets=(*_headline(),))
    lifts = Task(
        "lifts", "做优民生项目", "life", ("黄永", "陈阳", "万韬"), number="一",
        department=("服务办",), detail="加梯服务机制按[^四个一]建设", targets=(*_lifts(asked),),
    )  # fmt: skip
    order = Task("order", "打造更安全、更有序的城区", "life", ("杨颖",), number="二", targets=(*_order(),))
    life = Section("life", "抓民生", number="二", aim="不断提升高品质生活水平", tasks=(lifts, order))
    return plan(
        owners={"杨颖": Owner("杨颖", "副书记"), **owners(黄永="副主任", 陈阳="副主任"), "万韬": _UNDER},
        definitions={"四个一": Definition("四个一", items=("一支专业队伍", "一套规范流程"))},
        sections=(economy, life),
        revisions=(*_revisions(),),
    )


_UNDER = Owner("万韬", "科长", under="黄永")


def _headline() -> Iterator[Target]:
    top: dict[str, Any] = {"section": "economy", "task": None, "owners": ()}
    yield target("revenue", "区地方财政收入", unit="亿元", at_least="6.33", **top)
    yield target("revenue-growth", "财政收入增速", Kind.RATE, "%", at_least="15", **top)
    yield target("plots", "储备地块", Kind.LEVEL, "块", between=("12", "15"), **top)


def _lifts(asked: str) -> Iterator[Target]:
    yield target("lifts-added", "新增加梯", at_least=asked)
    yield target("lifts-west", "其中西片", at_least="10", part_of="lifts-added")
    yield target("kiosks", "新增自助设备", at_least="1", stretch="2", owners=("万韬",), has_own_owner=True)
    yield target("salons", "企业沙龙", Kind.RECURRING, "次", every=Every.MONTH)
    half = Span(date(2022, 1, 1), date(2022, 6, 18))
    yield target("centre", "启用新城运中心", Kind.MILESTONE, None, window=half)


def _order() -> Iterator[Target]:
    led: dict[str, Any] = {"task": "order", "owners": ("杨颖",)}
    points = (Checkpoint(date(2022, 4, 30), Decimal(40), "封顶"),)
    yield target("unemployed", "失业登记", Kind.LEVEL, "人", at_most="732", **led)
    yield target("complaints", "积案化解存量", Kind.LEVEL, "件", at_most="40", baseline="120", **led)
    yield target("station", "消防站建设", Kind.MILESTONE, None, checkpoints=points, **led)
    yield target("patrol", "常态化推进扫黑除恶", Kind.DUTY, None, **led)
    yield target("firms", "引进企业", unit="家", **led)
    yield target("bridge", "人行天桥", Kind.MILESTONE, None, hold=Hold.SUSPENDED, **led)
    late = Span(date(2022, 9, 1), date(2022, 12, 31))
    yield target("cameras", "高空探头", unit="个", at_least="300", window=late, **led)


def _revisions() -> Iterator[Revision]:
    moved = DueChange(date(2022, 9, 30), date(2022, 12, 31))
    yield Revision(date(2022, 4, 15), "二季度施工停滞", "党工委会议", ("lifts-added",), moved)
    yield Revision(date(2022, 5, 10), "规划调整", "党工委会议", ("bridge",))


def entries() -> tuple[Entry, ...]:
    """The reports of the first half-year."""
    return (
        entry("revenue", "03-31", 1, add="1.52"),
        entry("revenue", "06-30", 1, add="1.74", by="财政所"),
        entry("revenue-growth", "06-30", 2, value="13.2"),
        entry("plots", "06-30", 3, value="17"),
        entry("lifts-added", "03-31", 2, add="15", by="万韬", note="宝钢八村开工"),
        entry("lifts-added", "06-30", 4, add="3", by="万韬", problem="管线搬迁慢", next="七月集中进场",
              evidence=("evidence/2022-06/lifts.pdf",), id="q7k2m9x4c8tz"),
        entry("lifts-west", "06-30", 5, add="6"),
        entry("salons", "01-20", 1, add="1"),
        entry("salons", "02-18", 1, add="2"),
        entry("salons", "04-15", 1, add="1"),
        entry("salons", "05-20", 1, add="1"),
        entry("centre", "05-31", 2, value="85"),
        entry("unemployed", "06-30", 6, value="698"),
        entry("complaints", "06-30", 7, value="96"),
        entry("station", "06-30", 8, value="32"),
        entry("order", "06-28", 9, is_task=True, note="完成上半年排查"),
        entry("firms", "06-30", 10, add="7"),
    )  # fmt: skip

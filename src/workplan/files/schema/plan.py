"""What is written in a plan, key by key: the closed lists of keys, what each may hold, and what it is for.

A new key is a line here. One that only some kinds of target take stands in the table of kinds.py, too.
"""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import GetJsonSchemaHandler, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import CoreSchema

from workplan.core.calendar import Every
from workplan.core.plan import Hold, Rule, Shape
from workplan.core.problems import closest
from workplan.files.schema.ids import NEVER, meant
from workplan.files.schema.kinds import KINDS
from workplan.files.schema.values import (
    Day,
    Figure,
    Id,
    JsonSchema,
    LastDay,
    Months,
    Name,
    Names,
    NotNegative,
    Pair,
    Record,
    Share,
    Sum,
    Text,
    Texts,
    Truth,
    choice,
    optional,
    refuse,
    required,
    text_of,
    whole,
)

_A_TARGET = {"id": "lifts-added", "name": "lifts added", "kind": "count", "unit": "lifts", "at_least": 52}
_A_RATE = {"id": "income", "name": "growth of income", "kind": "rate", "at_least": 5}
_A_TASK = {"id": "lifts", "title": "More lifts", "lead": ["A. Smith"], "targets": [_A_TARGET]}
_A_SECTION = {"id": "livelihood", "title": "Livelihood", "tasks": [_A_TASK]}
_A_REVISION = {"date": "2022-07-15", "targets": ["lifts-added"], "reason": "work stood still"}
_A_WAIVED = {"quote": "52 lifts were added last year", "reason": "introduction"}
_EVERY = {
    Every.WEEK: "from Monday to Sunday",
    Every.MONTH: "a calendar month",
    Every.QUARTER: "three months, counted from the first month of the plan's period",
    Every.HALF: "six months, counted from the first month of the plan's period",
    Every.YEAR: "twelve months, counted from the first month of the plan's period",
}
_HOLDS = {
    Hold.SUSPENDED: "for the time being",
    Hold.CANCELLED: "for good; a revision says why",
}
_SHAPES = {
    Shape.EVEN: "by the months that have passed, or along the checkpoints",
    Shape.END: "nothing is expected before due, but at checkpoints",
}
_RULES = {
    Rule.POINTS: "yellow and red are percentage points behind",
    Rule.RATIO: "yellow and red are per cent of what is expected",
}
LANGUAGES = {"zh": "中文", "en": "English"}
_KINDS = {kind: rule.meaning for kind, rule in KINDS.items()}


class WrittenReporting(Record):
    """How often reports are due."""

    every: Annotated[str, choice(_EVERY)] = optional("length of a reporting period", "month", default="month")
    grace: Annotated[int, whole(0, 366)] = optional(
        "days after a period's end until its report is late", 5, default=5
    )


def _never(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    """`never`, or a mapping."""
    text = text_of(value) if isinstance(value, str) else None
    if text is not None and text != NEVER:
        if closest(text, [NEVER]):
            refuse("bad-choice", text=text, choices=(NEVER,), suggestion=NEVER)
        refuse("wrong-type", expected="reporting", every=meant(text, _EVERY) or Every.MONTH.value)
    return value if text == NEVER else handler(value)


class _OrNever(WrapValidator):
    """A validator that says in the JSON Schema that `never` may stand there too."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        never = {"enum": [NEVER], "enumDescriptions": ["no reports are asked for"]}
        return {"anyOf": [handler(schema), never]}


Reporting: TypeAlias = Annotated[WrittenReporting, _OrNever(_never)]
_WEIGHT = ("weight in the mean of its group; 0 leaves it out", 1, 2)
_DETAIL = ("explanation; [^term] refers to a definition", "as set out in [^term]")
_NUMBER = ("number as printed in the document", "1", "二")
_DEPARTMENT = ("who does the work; a text or a list", "Services")
_SUPPORT = ("who helps; a text or a list", ["Finance", "Works"])
_REPORTING = ("how often reports are due, or never", {"every": "quarter", "grace": 10}, NEVER)
_TAGS = ("what to filter and group by; a text or a list", ["city", "binding"])
_META = ("fields of your own, shown and never judged", {"data_source": "Statistics office"})
_SOURCE = ("its words in the document; a text or a list", "52 more lifts")
_PROFILE = (
    "shares that even pace expects, of targets from the plan's first to its last day",
    [{"by": "2022-06", "share": 60}],
)


class WrittenCheckpoint(Record):
    """A cumulative value to be reached by a day; without a value a stage, reached when a report says so."""

    by: LastDay = required("day, or month for its last day", "2022-06")
    value: Figure = optional("in the target's unit; per cent for a milestone", 26)
    name: Text = optional("what is reached", "half")


class WrittenPoint(Record):
    """The share of its goal that a target should have reached by a day."""

    by: LastDay = required("day, or month for its last day", "2022-06")
    share: Share = required("in per cent", 60)


class WrittenTarget(Record):
    """Something that can be verified; which further keys it takes is decided by its kind."""

    id: Id = required("short name, unique in the plan", "lifts-added")
    name: Text = required("name as printed", "lifts added")
    kind: Annotated[str, choice(_KINDS)] = required("what is verified, and so what its reports give", "count")
    unit: Text = optional("unit of its figures", "lifts", "%")
    at_least: Figure = optional("figure to be reached", 52)
    at_most: Figure = optional("figure not to be exceeded", 732)
    between: Pair = optional("lowest and highest figure", [12, 15])
    baseline: Figure = optional("figure at the beginning", 800)
    stretch: Figure = optional("figure hoped for", 60)
    goal: Text = optional("the goal in words, where there is no figure", "as the whole city")
    keep: Truth = optional("at_least is to be kept at all times", True)
    monthly: Months = optional("what is to be added in a month alone", {"2022-08": 30, "2022-09": 40})
    every: Annotated[str, choice(_EVERY)] = optional("its period", "quarter")
    size: Text = optional("size, for the reader", "7200 m²")
    part_of: Id = optional("count that contains this one", "all-lifts")
    owner: Names = optional("who answers for it; default: the task's leads", "A. Smith")
    department: Texts = optional(*_DEPARTMENT)
    support: Texts = optional(*_SUPPORT)
    start: Day = optional("first day; default: the plan's", "2022-03-01")
    due: LastDay = optional("last day; default: the plan's", "2022-09")
    weight: NotNegative = optional(*_WEIGHT)
    state: Annotated[str, choice(_HOLDS)] = optional("taken out of the plan", "cancelled")
    reporting: Reporting = optional(*_REPORTING)
    detail: Text = optional(*_DETAIL)
    number: Text = optional(*_NUMBER)
    tags: Names = optional(*_TAGS)
    meta: dict[str, Text] = optional(*_META)
    source: Texts = optional(*_SOURCE)
    formerly: list[Id] = optional("old ids", ["lifts"])
    pace: Annotated[str, choice(_SHAPES)] = optional("how completion grows", "end")
    checkpoints: list[WrittenCheckpoint] = optional(
        "values and stages to be reached on the way", [{"by": "2022-06", "value": 26}]
    )


class WrittenTask(Record):
    """A part of a section that has lead owners."""

    id: Id = required("short name, unique in the plan", "lifts")
    title: Text = required("title as printed", "More lifts")
    lead: Names = required("lead owners, by division of labour; may be empty", ["A. Smith"])
    number: Text = optional(*_NUMBER)
    department: Texts = optional(*_DEPARTMENT)
    support: Texts = optional(*_SUPPORT)
    detail: Text = optional(*_DETAIL)
    tags: Names = optional(*_TAGS)
    meta: dict[str, Text] = optional(*_META)
    weight: NotNegative = optional(*_WEIGHT)
    profile: list[WrittenPoint] = optional(*_PROFILE)
    reporting: Reporting = optional(*_REPORTING)
    source: Texts = optional(*_SOURCE)
    targets: list[WrittenTarget] = optional("what can be verified", [_A_TARGET])


class WrittenSection(Record):
    """A part of the plan."""

    id: Id = required("short name, unique in the plan", "livelihood")
    title: Text = required("title as printed", "Livelihood")
    number: Text = optional(*_NUMBER)
    aim: Text = optional("what it is for", "a better life")
    detail: Text = optional(*_DETAIL)
    tags: Names = optional(*_TAGS)
    meta: dict[str, Text] = optional(*_META)
    weight: NotNegative = optional(*_WEIGHT)
    source: Texts = optional(*_SOURCE)
    targets: list[WrittenTarget] = optional("headline targets", [_A_RATE])
    tasks: list[WrittenTask] = optional("its tasks", [_A_TASK])


class WrittenPeriod(Record):
    """The days that the plan is for."""

    start: Day = required("first day", "2022-01-01")
    end: LastDay = required("last day", "2022-12-31")


class WrittenPace(Record):
    """How completion should grow, and when a gap is yellow or red."""

    rule: Annotated[str, choice(_RULES)] = optional(
        "compare by percentage points, or as a ratio", "points", default="points"
    )
    yellow: NotNegative = optional("behind by more is yellow", 10)
    red: NotNegative = optional("behind by more is red", 30)
    rate_red: NotNegative = optional("points below its bound from which a rate is red", 5)
    profile: list[WrittenPoint] = optional(*_PROFILE)


class WrittenOwner(Record):
    """A responsible person or unit."""

    title: Text = optional("office held", "deputy director")
    under: Name = optional("the owner one level up", "B. Jones")
    contact: Text = optional("how to be reached", "ext. 1234")


class WrittenLabels(Record):
    """What the office calls these columns, everywhere."""

    lead: Text = optional("who leads", "Lead unit", "牵头单位")
    department: Text = optional("who does the work", "Department", "责任科室")
    support: Text = optional("who helps", "Support", "配合单位")
    title: Text = optional("the office that an owner holds", "Post", "职务")


class WrittenWaived(Record):
    """Words of the document that no target answers for."""

    quote: Text = required("the words", _A_WAIVED["quote"])
    reason: Text = required("why not", _A_WAIVED["reason"])


class WrittenSource(Record):
    """The document that the plan was made from."""

    file: Text = required("its text, a file below the root", "source/2022.txt")
    sha256: Sum = optional("the SHA-256 sum of that file", "0123456789abcdef" * 4)
    waived: list[WrittenWaived] = optional("words that no target answers for", [_A_WAIVED])


class WrittenDefinition(Record):
    """A term explained in a footnote, by a text, by items, or both."""

    text: Text = optional("the explanation", "what the term means")
    items: list[Text] = optional("its parts", ["first", "second"])
    source: Texts = optional(*_SOURCE)


class WrittenDueChange(Record):
    """A due date that was moved."""

    from_: LastDay = required("the due date before", "2022-09-30", alias="from")
    to: LastDay = required("the due date after", "2022-12-31")


class WrittenRevision(Record):
    """A recorded change of the plan, with its reason."""

    date: Day = required("day of the decision", "2022-07-15")
    reason: Text = required("why", "work stood still")
    by: Text = optional("who decided", "the committee")
    targets: list[Id] = optional("ids concerned", ["lifts-added"])
    due: WrittenDueChange = optional("a moved due date", {"from": "2022-09-30", "to": "2022-12-31"})
    excused: list[Text] = optional("periods of recurring targets that are not asked for", ["2022-02"])


class WrittenPlan(Record):
    """An annual work plan."""

    title: Text = required("title of the plan", "Work plan 2022")
    organization: Text = required("whose plan it is", "Friendship Road Office")
    period: WrittenPeriod = required("first and last day", {"start": "2022-01-01", "end": "2022-12-31"})
    owners: dict[str, WrittenOwner | None] = required(
        "responsible people by name", {"A. Smith": {"title": "director"}}
    )
    sections: list[WrittenSection] = required("the outline", [_A_SECTION])
    language: Annotated[str, choice(LANGUAGES)] = optional("of tables and alerts", "en")
    labels: WrittenLabels = optional("your own words for columns", {"lead": "Lead unit"})
    detail: Text = optional(*_DETAIL)
    tags: Names = optional(*_TAGS)
    meta: dict[str, Text] = optional(*_META)
    reporting: Reporting = optional(*_REPORTING)
    pace: WrittenPace = optional("when a gap is yellow or red", {"yellow": 10, "red": 30})
    due_soon: Annotated[int, whole(0, 3660)] = optional("days before due from which it is due soon", 30)
    source: WrittenSource = optional("the document it was made from", {"file": "source/2022.txt"})
    definitions: dict[str, WrittenDefinition] = optional(
        "terms and what they mean", {"term": {"text": "meaning"}}
    )
    revisions: list[WrittenRevision] = optional("recorded changes", [_A_REVISION])


RECORDS: Mapping[str, type[Record]] = {
    "": WrittenPlan,
    "period": WrittenPeriod,
    "reporting": WrittenReporting,
    "labels": WrittenLabels,
    "pace": WrittenPace,
    "profile": WrittenPoint,
    "source": WrittenSource,
    "waived": WrittenWaived,
    "owners": WrittenOwner,
    "definitions": WrittenDefinition,
    "sections": WrittenSection,
    "tasks": WrittenTask,
    "targets": WrittenTarget,
    "checkpoints": WrittenCheckpoint,
    "revisions": WrittenRevision,
    "due": WrittenDueChange,
}  # by the key under which they stand

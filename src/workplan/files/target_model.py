"""What is written of a target, and what it shares with tasks and sections, key by key."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema

from workplan.core.calendar import Every
from workplan.core.plan import Hold, Kind, Shape
from workplan.core.problems import closest
from workplan.files.json_scalars import JsonSchema, one_of
from workplan.files.scalars import (
    Day,
    Figure,
    LastDay,
    Names,
    NotNegative,
    Pair,
    Texts,
    WrittenId,
    WrittenText,
    choice,
    refuse,
    text_of,
    whole,
)
from workplan.files.words import NEVER

LONGEST_GRACE = 366
A_TARGET = {"id": "lifts-added", "name": "lifts added", "kind": "count", "unit": "lifts", "at_least": 52}


EVERY = {
    Every.WEEK: "from Monday to Sunday",
    Every.MONTH: "a calendar month",
    Every.QUARTER: "three months, from January, April, July or October",
    Every.HALF: "half a year, from January or July",
    Every.YEAR: "a calendar year",
}
_KINDS = {
    Kind.COUNT: "累计数: adds up, such as 52 new lifts; an entry gives `add`, or the total as `value`",
    Kind.LEVEL: "时点数: stands at a figure, such as 50 firms or 70 %; an entry gives `value`",
    Kind.RATE: "增速: growth in per cent, may be negative; an entry gives `value`",
    Kind.RECURRING: "周期任务: so many times in every period; an entry gives `add`",
    Kind.MILESTONE: "办结事项: is done or not; an entry gives `done`, or per cent as `value`",
    Kind.DUTY: "常态工作: goes on all the time; an entry gives words only",
}
_HOLDS = {
    Hold.SUSPENDED: "for the time being",
    Hold.CANCELLED: "for good; a revision says why",
}
_SHAPES = {
    Shape.EVEN: "by the months that have passed, or along the checkpoints",
    Shape.END: "nothing is expected before due, but at checkpoints",
}


def explained(choices: Mapping[str, str]) -> JsonSchema:
    """What an editor says of each of some choices."""
    return {"enumDescriptions": list(choices.values())}


def _reporting(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    """`never`, or a mapping."""
    if value is None or isinstance(value, str):
        text = text_of(value)
        if text != NEVER and closest(text, [NEVER]):
            refuse("bad-choice", text=text, choices=(NEVER,), suggestion=NEVER)
        if text == NEVER:
            return NEVER
    return handler(value)


class _Reporting(WrapValidator):
    """A validator that says in the JSON Schema that `never` may stand there too."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        never = {**one_of((NEVER,)), "enumDescriptions": ["no reports are asked for"]}
        return {"anyOf": [handler(schema), never]}


class WrittenRecord(BaseModel):
    """A mapping with a closed list of keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class WrittenReporting(WrittenRecord):
    """How often reports are due."""

    every: Annotated[
        str,
        choice(*EVERY),
        Field(
            description="length of a reporting period",
            examples=["month"],
            json_schema_extra=explained(EVERY),
        ),
    ] = "month"
    grace: Annotated[
        int,
        whole(0, LONGEST_GRACE),
        Field(description="days after a period's end until its report is late", examples=[5]),
    ] = 5


Reporting: TypeAlias = Annotated[
    WrittenReporting | None,
    _Reporting(_reporting),
    Field(
        description="how often reports are due, or never", examples=[{"every": "quarter", "grace": 10}, NEVER]
    ),
]
Weight: TypeAlias = Annotated[
    NotNegative | None, Field(description="weight in the mean of its group; 0 leaves it out", examples=[1, 2])
]
Detail: TypeAlias = Annotated[
    WrittenText | None,
    Field(description="explanation; [^term] refers to a definition", examples=["as set out in [^term]"]),
]
Number: TypeAlias = Annotated[
    WrittenText | None, Field(description="number as printed in the document", examples=["1", "二"])
]
Department: TypeAlias = Annotated[
    Texts | None, Field(description="who does the work; a text or a list", examples=["Services"])
]
Support: TypeAlias = Annotated[
    Texts | None, Field(description="who helps; a text or a list", examples=[["Finance", "Works"]])
]


class WrittenCheckpoint(WrittenRecord):
    """A cumulative value to be reached by a day."""

    by: Annotated[LastDay, Field(description="day, or month for its last day", examples=["2022-06"])]
    value: Annotated[
        Figure, Field(description="in the target's unit; per cent for a milestone", examples=[26])
    ]
    name: Annotated[WrittenText | None, Field(description="what is reached", examples=["half"])] = None


class WrittenTarget(WrittenRecord):
    """Something that can be verified; which further keys it takes is decided by its kind."""

    id: Annotated[WrittenId, Field(description="short name, unique in the plan", examples=["lifts-added"])]
    name: Annotated[WrittenText, Field(description="name as printed", examples=["lifts added"])]
    kind: Annotated[
        str,
        choice(*_KINDS),
        Field(
            description="what is verified, and so what its reports give",
            examples=["count"],
            json_schema_extra=explained(_KINDS),
        ),
    ]
    unit: Annotated[WrittenText | None, Field(description="unit of its figures", examples=["lifts", "%"])] = (
        None
    )
    at_least: Annotated[Figure | None, Field(description="figure to be reached", examples=[52])] = None
    at_most: Annotated[Figure | None, Field(description="figure not to be exceeded", examples=[732])] = None
    between: Annotated[Pair | None, Field(description="lowest and highest figure", examples=[[12, 15]])] = (
        None
    )
    baseline: Annotated[Figure | None, Field(description="figure at the beginning", examples=[800])] = None
    stretch: Annotated[Figure | None, Field(description="figure hoped for", examples=[60])] = None
    every: Annotated[
        str | None,
        choice(*EVERY),
        Field(description="its period", examples=["quarter"], json_schema_extra=explained(EVERY)),
    ] = None
    size: Annotated[WrittenText | None, Field(description="size, for the reader", examples=["7200 m²"])] = (
        None
    )
    part_of: Annotated[
        WrittenId | None, Field(description="count that contains this one", examples=["all-lifts"])
    ] = None
    owner: Annotated[
        Names | None,
        Field(description="who answers for it; default: the task's leads", examples=["A. Smith"]),
    ] = None
    department: Department = None
    support: Support = None
    start: Annotated[
        Day | None, Field(description="first day; default: the plan's", examples=["2022-03-01"])
    ] = None
    due: Annotated[
        LastDay | None, Field(description="last day; default: the plan's", examples=["2022-09"])
    ] = None
    weight: Weight = None
    state: Annotated[
        str | None,
        choice(*_HOLDS),
        Field(
            description="taken out of the plan",
            examples=["cancelled"],
            json_schema_extra=explained(_HOLDS),
        ),
    ] = None
    reporting: Reporting = None
    detail: Detail = None
    formerly: Annotated[list[WrittenId] | None, Field(description="old ids", examples=[["lifts"]])] = None
    pace: Annotated[
        str | None,
        choice(*_SHAPES),
        Field(description="how completion grows", examples=["end"], json_schema_extra=explained(_SHAPES)),
    ] = None
    checkpoints: Annotated[
        list[WrittenCheckpoint] | None,
        Field(description="values to be reached on the way", examples=[[{"by": "2022-06", "value": 26}]]),
    ] = None

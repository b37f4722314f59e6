"""What is written in a plan file, key by key: the closed lists of keys, and what each may hold."""

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidatorFunctionWrapHandler, WrapValidator

from workplan.core.days import Every
from workplan.core.plan import Rule
from workplan.core.suggest import closest
from workplan.core.target import Hold, Kind, Shape
from workplan.files.scalars import (
    Day,
    Figure,
    LastDay,
    Name,
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
LONGEST_NOTICE = 3660


def _reporting(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    """`never`, or a mapping."""
    if value is None or isinstance(value, str):
        text = text_of(value)
        if text != NEVER and closest(text, [NEVER]):
            refuse("bad-choice", text=text, choices=(NEVER,), suggestion=NEVER)
        if text == NEVER:
            return NEVER
    return handler(value)


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class WrittenReporting(_Written):
    """How often reports are due."""

    every: Annotated[
        str, choice(*Every), Field(description="length of a reporting period", examples=["month"])
    ] = "month"
    grace: Annotated[
        int,
        whole(0, LONGEST_GRACE),
        Field(description="days after a period's end until its report is late", examples=[5]),
    ] = 5


Reporting: TypeAlias = Annotated[
    WrittenReporting | None,
    WrapValidator(_reporting),
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


class WrittenPeriod(_Written):
    """The days that the plan is for."""

    start: Annotated[Day, Field(description="first day", examples=["2022-01-01"])]
    end: Annotated[LastDay, Field(description="last day", examples=["2022-12-31"])]


class WrittenPace(_Written):
    """When a gap is yellow or red."""

    rule: Annotated[
        str,
        choice(*Rule),
        Field(description="compare by percentage points, or as a ratio", examples=["points"]),
    ] = "points"
    yellow: Annotated[NotNegative | None, Field(description="behind by more is yellow", examples=[10])] = None
    red: Annotated[NotNegative | None, Field(description="behind by more is red", examples=[30])] = None
    rate_red: Annotated[
        NotNegative | None, Field(description="points below its bound from which a rate is red", examples=[5])
    ] = None


class WrittenOwner(_Written):
    """A responsible person or unit."""

    title: Annotated[WrittenText | None, Field(description="office held", examples=["deputy director"])] = (
        None
    )
    under: Annotated[
        Name | None, Field(description="the owner one level up", examples=["director's name"])
    ] = None


class WrittenDefinition(_Written):
    """A term explained in a footnote, by a text, by items, or both."""

    text: Annotated[
        WrittenText | None, Field(description="the explanation", examples=["what the term means"])
    ] = None
    items: Annotated[
        list[WrittenText] | None, Field(description="its parts", examples=[["first", "second"]])
    ] = None


class WrittenCheckpoint(_Written):
    """A cumulative value to be reached by a day."""

    by: Annotated[LastDay, Field(description="day, or month for its last day", examples=["2022-06"])]
    value: Annotated[
        Figure, Field(description="in the target's unit; per cent for a milestone", examples=[26])
    ]
    name: Annotated[WrittenText | None, Field(description="what is reached", examples=["half"])] = None


class WrittenTarget(_Written):
    """Something that can be verified; which further keys it takes is decided by its kind."""

    id: Annotated[WrittenId, Field(description="short name, unique in the plan", examples=["lifts-added"])]
    name: Annotated[WrittenText, Field(description="name as printed", examples=["lifts added"])]
    kind: Annotated[str, choice(*Kind), Field(description="what its reports give", examples=["count"])]
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
    every: Annotated[str | None, choice(*Every), Field(description="its period", examples=["quarter"])] = None
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
        str | None, choice(*Hold), Field(description="taken out of the plan", examples=["cancelled"])
    ] = None
    reporting: Reporting = None
    detail: Detail = None
    formerly: Annotated[list[WrittenId] | None, Field(description="old ids", examples=[["lifts"]])] = None
    pace: Annotated[
        str | None, choice(*Shape), Field(description="how completion grows", examples=["end"])
    ] = None
    checkpoints: Annotated[
        list[WrittenCheckpoint] | None,
        Field(description="values to be reached on the way", examples=[[{"by": "2022-06", "value": 26}]]),
    ] = None


class WrittenTask(_Written):
    """A part of a section that has lead owners."""

    id: Annotated[WrittenId, Field(description="short name, unique in the plan", examples=["lifts"])]
    title: Annotated[WrittenText, Field(description="title as printed", examples=["More lifts"])]
    lead: Annotated[
        Names, Field(description="lead owners, by division of labour; may be empty", examples=[["A. Smith"]])
    ]
    number: Number = None
    department: Department = None
    support: Support = None
    detail: Detail = None
    weight: Weight = None
    reporting: Reporting = None
    targets: Annotated[
        list[WrittenTarget] | None, Field(description="what can be verified", examples=[[]])
    ] = None


class WrittenSection(_Written):
    """A part of the plan."""

    id: Annotated[WrittenId, Field(description="short name, unique in the plan", examples=["livelihood"])]
    title: Annotated[WrittenText, Field(description="title as printed", examples=["Livelihood"])]
    number: Number = None
    aim: Annotated[WrittenText | None, Field(description="what it is for", examples=["a better life"])] = None
    detail: Detail = None
    weight: Weight = None
    targets: Annotated[list[WrittenTarget] | None, Field(description="headline targets", examples=[[]])] = (
        None
    )
    tasks: Annotated[list[WrittenTask] | None, Field(description="its tasks", examples=[[]])] = None


class WrittenDueChange(_Written):
    """A due date that was moved."""

    from_: Annotated[LastDay, Field(alias="from", description="the due date before", examples=["2022-09-30"])]
    to: Annotated[LastDay, Field(description="the due date after", examples=["2022-12-31"])]


class WrittenRevision(_Written):
    """A recorded change of the plan, with its reason."""

    date: Annotated[Day, Field(description="day of the decision", examples=["2022-07-15"])]
    reason: Annotated[WrittenText, Field(description="why", examples=["work stood still"])]
    by: Annotated[WrittenText | None, Field(description="who decided", examples=["the committee"])] = None
    targets: Annotated[
        list[WrittenId] | None, Field(description="ids concerned", examples=[["lifts-added"]])
    ] = None
    due: Annotated[
        WrittenDueChange | None,
        Field(description="a moved due date", examples=[{"from": "2022-09-30", "to": "2022-12-31"}]),
    ] = None


class WrittenPlan(_Written):
    """An annual work plan."""

    title: Annotated[WrittenText, Field(description="title of the plan", examples=["Work plan 2022"])]
    organization: Annotated[
        WrittenText, Field(description="whose plan it is", examples=["Friendship Road Office"])
    ]
    period: Annotated[
        WrittenPeriod,
        Field(description="first and last day", examples=[{"start": "2022-01-01", "end": "2022-12-31"}]),
    ]
    owners: Annotated[
        dict[str, WrittenOwner | None],
        Field(description="responsible people by name", examples=[{"A. Smith": {"title": "director"}}]),
    ]
    sections: Annotated[list[WrittenSection], Field(description="the outline", examples=[[]])]
    language: Annotated[
        str | None, choice("zh", "en"), Field(description="of tables and alerts", examples=["en"])
    ] = None
    detail: Detail = None
    reporting: Reporting = None
    pace: Annotated[
        WrittenPace | None,
        Field(description="when a gap is yellow or red", examples=[{"yellow": 10, "red": 30}]),
    ] = None
    due_soon: Annotated[
        int | None,
        whole(0, LONGEST_NOTICE),
        Field(description="days before due from which it is due soon", examples=[30]),
    ] = None
    definitions: Annotated[
        dict[str, WrittenDefinition] | None,
        Field(description="terms and what they mean", examples=[{"term": {"text": "meaning"}}]),
    ] = None
    revisions: Annotated[
        list[WrittenRevision] | None, Field(description="recorded changes", examples=[[]])
    ] = None

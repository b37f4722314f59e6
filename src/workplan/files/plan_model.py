"""What is written in a plan file, key by key: the closed lists of keys, and what each may hold."""

from typing import Annotated

from pydantic import Field

from workplan.core.plan import Rule
from workplan.files.scalars import (
    Day,
    LastDay,
    Name,
    Names,
    NotNegative,
    WrittenId,
    WrittenText,
    choice,
    whole,
)
from workplan.files.target_model import (
    A_TARGET,
    Department,
    Detail,
    Number,
    Reporting,
    Support,
    Weight,
    WrittenRecord,
    WrittenTarget,
    explained,
)

LONGEST_NOTICE = 3660
_A_TASK = {"id": "lifts", "title": "More lifts", "lead": ["A. Smith"], "targets": [A_TARGET]}
_A_SECTION = {"id": "livelihood", "title": "Livelihood", "tasks": [_A_TASK]}
_A_RATE = {"id": "income", "name": "growth of income", "kind": "rate", "at_least": 5}
_A_REVISION = {"date": "2022-07-15", "targets": ["lifts-added"], "reason": "work stood still"}

_RULES = {
    Rule.POINTS: "yellow and red are percentage points behind",
    Rule.RATIO: "yellow and red are per cent of what is expected",
}
_LANGUAGES = {"zh": "中文", "en": "English"}


class WrittenPeriod(WrittenRecord):
    """The days that the plan is for."""

    start: Annotated[Day, Field(description="first day", examples=["2022-01-01"])]
    end: Annotated[LastDay, Field(description="last day", examples=["2022-12-31"])]


class WrittenPace(WrittenRecord):
    """When a gap is yellow or red."""

    rule: Annotated[
        str,
        choice(*_RULES),
        Field(
            description="compare by percentage points, or as a ratio",
            examples=["points"],
            json_schema_extra=explained(_RULES),
        ),
    ] = "points"
    yellow: Annotated[NotNegative | None, Field(description="behind by more is yellow", examples=[10])] = None
    red: Annotated[NotNegative | None, Field(description="behind by more is red", examples=[30])] = None
    rate_red: Annotated[
        NotNegative | None, Field(description="points below its bound from which a rate is red", examples=[5])
    ] = None


class WrittenOwner(WrittenRecord):
    """A responsible person or unit."""

    title: Annotated[WrittenText | None, Field(description="office held", examples=["deputy director"])] = (
        None
    )
    under: Annotated[Name | None, Field(description="the owner one level up", examples=["B. Jones"])] = None


class WrittenDefinition(WrittenRecord):
    """A term explained in a footnote, by a text, by items, or both."""

    text: Annotated[
        WrittenText | None, Field(description="the explanation", examples=["what the term means"])
    ] = None
    items: Annotated[
        list[WrittenText] | None, Field(description="its parts", examples=[["first", "second"]])
    ] = None


class WrittenTask(WrittenRecord):
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
        list[WrittenTarget] | None, Field(description="what can be verified", examples=[[A_TARGET]])
    ] = None


class WrittenSection(WrittenRecord):
    """A part of the plan."""

    id: Annotated[WrittenId, Field(description="short name, unique in the plan", examples=["livelihood"])]
    title: Annotated[WrittenText, Field(description="title as printed", examples=["Livelihood"])]
    number: Number = None
    aim: Annotated[WrittenText | None, Field(description="what it is for", examples=["a better life"])] = None
    detail: Detail = None
    weight: Weight = None
    targets: Annotated[
        list[WrittenTarget] | None, Field(description="headline targets", examples=[[_A_RATE]])
    ] = None
    tasks: Annotated[list[WrittenTask] | None, Field(description="its tasks", examples=[[_A_TASK]])] = None


class WrittenDueChange(WrittenRecord):
    """A due date that was moved."""

    from_: Annotated[LastDay, Field(alias="from", description="the due date before", examples=["2022-09-30"])]
    to: Annotated[LastDay, Field(description="the due date after", examples=["2022-12-31"])]


class WrittenRevision(WrittenRecord):
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


class WrittenPlan(WrittenRecord):
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
    sections: Annotated[list[WrittenSection], Field(description="the outline", examples=[[_A_SECTION]])]
    language: Annotated[
        str | None,
        choice(*_LANGUAGES),
        Field(
            description="of tables and alerts",
            examples=["en"],
            json_schema_extra=explained(_LANGUAGES),
        ),
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
        list[WrittenRevision] | None, Field(description="recorded changes", examples=[[_A_REVISION]])
    ] = None

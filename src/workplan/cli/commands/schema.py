"""workplan schema: the JSON Schema of plans or logs, for editors."""

from enum import StrEnum
from typing import Annotated

from workplan.cli.args import argument
from workplan.cli.output import emit


class Written(StrEnum):
    """The kinds of files that people write."""

    PLAN = "plan"
    LOG = "log"


def schema(
    written: Annotated[Written, argument("schema-of", "[plan|log]")] = Written.PLAN,
) -> None:
    """Print a JSON Schema."""
    from workplan.files.schema.json import schema_text  # noqa: PLC0415  # pydantic is heavy

    emit(schema_text(written))

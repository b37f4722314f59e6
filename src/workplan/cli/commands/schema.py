"""workplan schema: the JSON Schema of plans or logs, for editors."""

from enum import StrEnum
from typing import Annotated

from typer import Context, Typer

from workplan.cli.helped import Helped
from workplan.cli.output import emit


class Written(StrEnum):
    """The kinds of files that people write."""

    PLAN = "plan"
    LOG = "log"


def add_to(app: Typer, helped: Helped) -> None:
    """Register the command."""

    @helped.command(app, "schema")
    def schema(
        context: Context,  # noqa: ARG001  # every command takes the shared options
        written: Annotated[Written, helped.argument("schema-of", metavar="[plan|log]")] = Written.PLAN,
    ) -> None:
        from workplan.files.schema.json import schema_text  # noqa: PLC0415  # pydantic is heavy

        emit(schema_text(written))

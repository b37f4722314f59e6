"""workplan schema: the JSON Schema of plans, logs or plans of plans, for editors."""

from typing import Annotated, Literal

from workplan.cli.args import argument
from workplan.cli.output import emit


def schema(
    written: Annotated[Literal["plan", "log", "rollup"], argument("schema-of", "[plan|log|rollup]")] = "plan",
) -> None:
    """Print a JSON Schema."""
    from workplan.files.schema.json import schema_text  # noqa: PLC0415  # pydantic is heavy

    emit(schema_text(written))

"""Many versions of a plan, read fast: what several have in common is parsed, checked and resolved once."""

from typing import cast

from workplan.core.plan import Plan
from workplan.core.problems import errors_of
from workplan.files.decoding import decode
from workplan.files.plain_shape import plain_shape
from workplan.files.plan_file import read_plan
from workplan.files.plan_parts import PlanParts, UnusualError
from workplan.files.resolve import Known, resolve
from workplan.files.yaml_tree import Data


class PlanReader:
    """Reads versions of a plan, each as `read_plan` would."""

    def __init__(self) -> None:
        self._parts = PlanParts()
        self._shape = plain_shape()
        self._known = Known()

    def read(self, raw: bytes) -> Plan | None:
        """The plan that `raw` writes; None where it has errors."""
        data = self._plain(raw)
        if data is not None:
            return resolve(data, self._known)
        found = read_plan(raw, "")
        return None if errors_of(found.problems) else found.plan

    def _plain(self, raw: bytes) -> dict[str, Data] | None:
        """The data of a plan without any problem; None when a slower look must decide."""
        decoded = decode(raw, "")
        if decoded.text is None or decoded.problems:
            return None
        try:
            data = self._parts.data(decoded.text)
        except UnusualError:
            return None
        return cast("dict[str, Data]", data) if self._shape.of_plan(data) else None

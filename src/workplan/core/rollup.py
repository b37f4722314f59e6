"""A plan of plans: the bodies whose plans are rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Body:
    """One body: a folder, or a git repository at a revision; and which of its plans, where it has several."""

    id: str
    name: str
    folder: str | None
    git: str | None
    revision: str | None
    weight: Decimal
    plan: str | None

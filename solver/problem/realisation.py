"""Realisation: what has in fact moved, beside every plan; and notes kept with the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from solver.problem.record import SourcedRecord
from solver.units import choice, day, ref, text


class MoveStatus(StrEnum):
    """State of a unit's move."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Realisation(SourcedRecord):
    """What became of the move of a unit."""

    unit: str = ref("unit")
    move: MoveStatus = choice(MoveStatus.PLANNED)
    moved_on: date | None = day()
    building: str = ref("building", optional=True)
    floor: str = ref("floor", optional=True)


@dataclass(frozen=True, kw_only=True)
class Remark(SourcedRecord):
    """A remark about a record or the whole project: contradiction of sources, open question."""

    subject_kind: str = text()
    subject: str = text()
    body: str = text(required=True)

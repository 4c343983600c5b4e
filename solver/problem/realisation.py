"""Realisation: what has in fact moved, the timetable of a plan, and notes kept with the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from solver.problem.record import Record, SourcedRecord
from solver.units import Measure, blob, choice, day, flag, quantity, ref, text


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
class Timetable(Record):
    """The order of moves kept for a scenario; `id` is the id of the scenario.

    The terms come first (solver.moves.build.MoveTerms), then what was proved. `plan_sha256` is of
    the case from today's seats, whatever has moved since; `case_sha256` of the case as ordered.
    `waves` is JSON [[unit id, wave of leaving, wave of entering], ...].
    """

    scenario: str = ref("scenario")
    start: date | None = day()
    weeks: int = quantity(Measure.COUNT, low=1, high=26, default=2)
    people: int = quantity(Measure.COUNT, low=1, high=10_000, default=200)
    fit_out: int = quantity(Measure.COUNT, high=104, default=4)  # weeks
    swing: int = quantity(Measure.AREA, high=10_000_000)
    realised: bool = flag(True)
    outcome: str = text()  # status word of solver.plan.SolveStatus
    bound: int | None = quantity(Measure.RUPIAH, low=-(10**15), default=None)
    seed: int = quantity(Measure.COUNT)
    case_sha256: str = text()
    plan_sha256: str = text()
    found_on: str = text()  # ISO time at which it was kept
    kept_by: str = text()  # who kept it
    waves: str = blob()


@dataclass(frozen=True, kw_only=True)
class Remark(SourcedRecord):
    """A remark about a record or the whole project: contradiction of sources, open question."""

    subject_kind: str = text()
    subject: str = text()
    body: str = text(required=True)
